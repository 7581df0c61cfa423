"""What others find in the files: openxml-audit, Microsoft's Open XML SDK, and the tags that LibreOffice makes."""

import datetime
import re
import subprocess
from pathlib import Path

import pytest

from flows.settings import WorkshopSettings
from flows.write.document_settings import AnswerSettings, AppendixSettings, Contact, Question
from tests.programs import program
from tests.validators import ask_sdk, audit
from tests.write.editions import edition
from tests.write.hostile import NOTES as HOSTILE
from tests.write.templates import convert, danish_template, logo_template
from tests.write.writing import write_answer, write_appendix, write_summary

NOTES = edition(
    ("Chefen skal gå forrest i arbejdet", "ledelse", ["synlig"]),
    ("Flere penge\ntil\tnetværk", "ressourcer", ["penge"]),
    ("Chefen skal gaa forrest i arbejdet", "ledelse", ["synlig"]),
    ("Der skal være penge til det", "ressourcer", ["penge"]),
    ("مرحبا بالعالم", "kultur"),
    (" ", "kultur"),
    ("uklart", None),
    groups=[(0, 2)],
)
LONG = edition(*((f"Der skal være mere lys på stien ved skolen {i} " * 2, "ledelse") for i in range(400)))
PART = NOTES.only(["n1", "n5", "n6"])
SETTINGS = WorkshopSettings(
    title="cykler",
    date=datetime.date(2025, 8, 13),
    host="Vejenheden",
    appendix=AppendixSettings(subthemes=True),
    answer=AnswerSettings(
        questions=(Question(text="Hvad kom der ud af det?", answer="themes"), Question(text="Og nu?")),
        contact=Contact(name="Vejenheden", address=("Gaden 1",)),
    ),
)


@pytest.fixture(scope="module")
def published(tmp_path_factory) -> Path:
    """A folder with every kind of document in every kind of template."""
    folder = tmp_path_factory.mktemp("udgivet")
    templates = {"egen": None, "dansk": danish_template(), "logo": logo_template()}
    for look, template in templates.items():
        (folder / f"bilag-{look}.docx").write_bytes(write_appendix(NOTES, SETTINGS, template))
        (folder / f"sammenfatning-{look}.docx").write_bytes(write_summary(NOTES, SETTINGS, template))
        (folder / f"svar-{look}.docx").write_bytes(write_answer(NOTES, SETTINGS, template))
        (folder / f"bilag-langt-{look}.docx").write_bytes(write_appendix(LONG, SETTINGS, template))
        (folder / f"bilag-del-{look}.docx").write_bytes(write_appendix(PART, SETTINGS, template))
    hostile = edition(*((text, "kultur") for text in HOSTILE), groups=[range(50)])
    (folder / "bilag-fjendtlig.docx").write_bytes(write_appendix(hostile, SETTINGS, None))
    return folder


def test_openxml_audit_finds_nothing(published):
    assert audit(published) == {path.name: [] for path in published.iterdir()}


def test_the_open_xml_sdk_finds_nothing(published):
    paths = sorted(published.iterdir())
    assert ask_sdk(paths) == {path.name: [] for path in paths}


@pytest.mark.office
def test_a_tagged_pdf_has_a_heading_a_theme_and_an_item_a_bullet(published, tmp_path):
    tagged = (
        '{"UseTaggedPDF":{"type":"boolean","value":"true"},"PDFUACompliance":{"type":"boolean","value":"true"}}'
    )
    convert(published / "bilag-egen.docx", f"pdf:writer_pdf_Export:{tagged}", tmp_path / "ud")
    pdf = tmp_path / "ud" / "bilag-egen.pdf"
    tags = subprocess.run(
        [program("pdfinfo"), "-struct", str(pdf)], capture_output=True, text=True, check=True
    ).stdout
    found = {tag: len(re.findall(rf"^ *{tag}\b", tags, re.MULTILINE)) for tag in ("H1", "H2", "LI")}
    assert found == {"H1": 1, "H2": 4, "LI": 7}  # a title; three themes and "Uden tema"; six points and a spelling
    text = subprocess.run([program("pdftotext"), str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    assert text.count("•") == 6
    assert "Bilag 1 – side 1/1" in text
