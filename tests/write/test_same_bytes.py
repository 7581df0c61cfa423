"""The same edition gives the same bytes in any process; nothing heavy is imported before a document is made."""

import os
import subprocess
import sys

import pytest

_MAKE = """
import datetime, hashlib, sys
from flows.settings import WorkshopSettings
from tests.write.writing import write_answer, write_appendix, write_board, write_summary
from flows.write.document_settings import AnswerSettings, Question
from tests.write.editions import edition
from tests.write.templates import danish_template
made = edition(
    ("Chefen skal gå forrest i arbejdet", "ledelse", ["synlig", "mandat"]), ("Mere lys", "ressourcer", ["penge"]),
    ("Chefen skal gaa forrest i arbejdet", "ledelse", ["mandat"]), ("uklart", None), groups=[(0, 2)],
)
answer = AnswerSettings(questions=(Question(text="Hvad?", answer="themes"),))
settings = WorkshopSettings(title="cykler", date=None, answer=answer)
for template in (None, danish_template()):
    for write in (write_appendix, write_summary, write_answer):
        print(write.__name__, hashlib.sha256(write(made, settings, template)).hexdigest())
print("board", hashlib.sha256(write_board(made, settings)).hexdigest())
"""


def _run(code: str, seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    return made.stdout


def test_two_processes_with_different_hashes_write_the_same_bytes():
    first, second = _run(_MAKE, "1"), _run(_MAKE, "2")
    assert first == second
    assert len(set(first.splitlines())) == 7


@pytest.mark.parametrize("module", ["docx", "lxml", "xlsxwriter", "openpyxl", "jinja2"])
def test_importing_the_stage_does_not_import(module):
    assert _run(f"import sys, flows.write; print('{module}' in sys.modules)", "0") == "False\n"
