"""All the checks of assertions.py on real output: four looks, both ways with duplicates, all kinds of editions."""

import datetime
import io
import re

import docx
import pytest

from flows.settings import WorkshopSettings
from flows.write.document_settings import AnswerSettings, AppendixSettings, Question
from flows.write.word.package import pack
from tests.write.assertions import faults, faults_of_appendix
from tests.write.editions import edition
from tests.write.reading import read_word
from tests.write.templates import danish_template, libreoffice_template, logo_template, plain_template, unzip
from tests.write.writing import write_answer, write_appendix, write_summary

MANY = edition(
    ("Chefen skal gå forrest", "ledelse", ["synlig", "mandat"]),
    ("Flere penge\ntil netværk", "ressourcer", ["penge"]),
    ("Chefen skal gaa forrest", "ledelse", ["synlig"]),
    ("Chefen skal gaa forrest", "ledelse", ["synlig"]),
    ("- en liste som 1) og 2)", "ledelse"),
    ("uklart", None),
    ("lige meget af hvert", None),
    ("Bedre tone i pausen", "kultur"),
    ("Bedre tone i pausen", "kultur"),
    ("مرحبا بالعالم", "kultur"),
    ("skal ud", "kultur"),
    groups=[(0, 2, 3), (7, 8)],
    left_out=[10],
    decided_by={4: "decision", 6: "tie"},
)
ONE = edition(("Mere lys", "ressourcer"))
NO_THEME = edition(("Mere lys", None), ("Mindre larm", None))
EDITIONS = {"many": (MANY, 10, 7), "one": (ONE, 1, 1), "no theme": (NO_THEME, 2, 2)}


@pytest.fixture(
    scope="session",
    params=["danish", "logo", "dotx", "plain", pytest.param("libreoffice", marks=pytest.mark.office)],
)
def template(request, tmp_path_factory):
    made = {
        "danish": danish_template,
        "logo": logo_template,
        "dotx": lambda: logo_template(as_dotx=True),
        "plain": plain_template,
        "libreoffice": lambda: libreoffice_template(tmp_path_factory.mktemp("skabelon")),
    }
    return made[request.param]()


def _settings(**appendix):
    return WorkshopSettings(
        title="cykler",
        date=datetime.date(2025, 8, 13),
        host="Vejenheden",
        appendix=AppendixSettings(**appendix),
        answer=AnswerSettings(questions=(Question(text="Hvad kom der ud af det?", answer="themes"),)),
    )


def _appendix_faults(which, template, **appendix):
    made, notes, groups = EDITIONS[which]
    file = read_word(write_appendix(made, _settings(**appendix), template))
    texts = [note.text for note in made.gathered.notes if note.id not in made.left_out]
    assert len(texts) == notes
    grouped = appendix["duplicates"] == "grouped"
    return faults_of_appendix(file, texts, points=groups if grouped else notes, grouped=grouped)


@pytest.mark.parametrize("subthemes", [False, True])
@pytest.mark.parametrize("duplicates", ["grouped", "all"])
@pytest.mark.parametrize("which", EDITIONS)
def test_the_appendix_has_no_fault(which, duplicates, subthemes):
    assert _appendix_faults(which, None, duplicates=duplicates, subthemes=subthemes) == []


@pytest.mark.parametrize("which", EDITIONS)
@pytest.mark.parametrize("write", [write_summary, write_answer])
def test_summary_and_letter_have_no_fault(which, write):
    assert faults(read_word(write(EDITIONS[which][0], _settings(), None))) == []


@pytest.mark.parametrize(("duplicates", "subthemes"), [("grouped", True), ("all", False)])
def test_the_appendix_has_no_fault_in_a_template(template, duplicates, subthemes):
    assert _appendix_faults("many", template, duplicates=duplicates, subthemes=subthemes) == []


@pytest.mark.parametrize("write", [write_summary, write_answer])
def test_summary_and_letter_have_no_fault_in_a_template(template, write):
    assert faults(read_word(write(MANY, _settings(), template))) == []


def test_the_checks_find_what_is_wrong_with_a_naive_document():
    document = docx.Document()
    document.add_heading("Input fra workshop om cykler", 0)
    document.add_paragraph().add_run("Ledelse").bold = True
    document.add_paragraph("• Mere lys")
    document.add_paragraph("")
    document.add_table(1, 2)
    buffer = io.BytesIO()
    document.save(buffer)
    found = {
        fault.split(":")[0] for fault in faults_of_appendix(_named(buffer), ["Mere lys"], points=1, grouped=True)
    }
    assert found == {
        "s02_one_title_and_it_is_the_first_heading",
        "s06_no_empty_paragraph",
        "s07_no_bold_line_that_plays_heading",
        "t01_to_t04_tables_have_headings_names_and_whole_rows",
        "d03_paper_is_a4",
        "g01_to_g04_all_is_danish",
        "m01_to_m03_properties",
        "z03_nothing_active_or_outside",
        "z04_no_editing_sessions",
        "L01",
        "L03",
        "B01",
        "B02",
        "B03",
        "B04",
        "B06",
        "B07",
    }


def _named(buffer):
    """Name the style of paragraphs that do without: the reader wants one."""
    parts = unzip(buffer.getvalue())
    body = parts["word/document.xml"].replace(b"<w:p/>", b"<w:p></w:p>")
    named = re.sub(rb"<w:p>(?!<w:pPr>)", b'<w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr>', body)
    return read_word(pack({**parts, "word/document.xml": named}))
