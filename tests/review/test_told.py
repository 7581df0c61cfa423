"""What does not hold is told on the console with its texts masked; Prefect keeps what it is told and sees none."""

import json
from dataclasses import replace

import pytest

from flows.notes import Caution, Source
from flows.settings import WorkshopSettings
from flows.write import result_data
from tests.command import workshop_here
from tests.prefect_homes import prefect_home, server_in
from tests.test_cli import project, workshop
from tests.write.editions import edition

SECRET = "Ring til Kaja Opdigtet om kaffen"
MASKED = "Ring til Kxxx Oxxxxxxx om kaffen"


@pytest.fixture
def kaffe(tmp_path):
    """A workshop whose one note reads a little otherwise than when it was decided about."""
    return project(tmp_path, f"Input\n{SECRET} nu\nFlere stole\n")


def decide(folder, text: str) -> None:
    (folder / "inputs" / "kantinen" / "decisions.yaml").write_text(text, encoding="utf-8")


def test_a_held_back_run_tells_the_texts_masked_on_the_console_and_none_to_prefect(kaffe, tmp_path):
    home = prefect_home(tmp_path / "prefect")
    decide(kaffe, f"left_out:\n- {{note: abc, text: {SECRET}, reason: personoplysning}}\n")

    with server_in(home) as served:
        done = workshop("run", "--verbose", cwd=kaffe, PREFECT_LOGGING_LEVEL="INFO", **served)

    assert done.returncode == 6
    assert "\n  decisions.yaml, abc: »Rxxx txx Kxxx Oxxxxxxx ox kxxxxx«\n  " in done.stderr
    assert " (noter.csv, A2): »Rxxx txx Kxxx Oxxxxxxx ox kxxxxx nx«\n" in done.stderr
    assert "Opdigtet" not in done.stderr
    assert not (kaffe / "outputs" / "kantinen" / "resultat.json").exists()
    kept = b"".join(path.read_bytes() for path in sorted(home.rglob("*")) if path.is_file())
    assert b"en person har udeladt" in kept
    assert b"(A2)" in kept
    assert b"Opdigtet" not in kept


def test_check_tells_the_texts_of_a_decision_that_does_not_hold(kaffe):
    decide(kaffe, f"themes:\n- {{note: abc, text: {SECRET}, theme: mad}}\n")

    done = workshop_here("check", cwd=kaffe)

    assert done.returncode == 0
    assert f"  decisions.yaml, abc: »{MASKED}«\n  noter.csv, A2: »{MASKED} nu«\n" in done.stdout
    (told,) = json.loads(workshop_here("check", "--json", cwd=kaffe).stdout)["warnings"]
    assert told["details"] == [f"decisions.yaml, abc: »{MASKED}«", f"noter.csv, A2: »{MASKED} nu«"]


def test_a_caution_without_texts_stands_in_the_result_as_ever():
    made = edition(("Te", None))
    caution = Caution("doubt", "se her", Source("a.csv", "", "A2"))
    told = result_data(replace(made, cautions=(caution,)), WorkshopSettings(title="te"))["warnings"]

    assert told == [
        {
            "code": "doubt",
            "message": "se her",
            "source": {"file": "a.csv", "sheet": "", "cell": "A2", "heading": ""},
        }
    ]
