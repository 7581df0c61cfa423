"""An appendix of many pages has contents that are right at once, and each page says which theme it begins with."""

import datetime
import re

import pytest

from flows.settings import WorkshopSettings
from flows.write.document_settings import AppendixSettings
from flows.write.word.pages import estimate_pages
from tests.write.assertions import faults
from tests.write.editions import edition
from tests.write.reading import W, read_word
from tests.write.templates import green_template, logo_template, renamed_style, unzip, zipped
from tests.write.writing import write_appendix

LINE = "Der skal være mere lys på stien ved skolen, så alle kan se hinanden om aftenen, nummer {}"
THEMES = ("ledelse", "ressourcer", "kultur")


def _notes(many):
    return edition(
        *(
            (LINE.format(i), THEMES[i % 3], ["synlig"] if i % 6 == 0 else ["penge"] if i % 3 == 1 else [])
            for i in range(many)
        )
    )


def _appendix(many, template=None, **appendix):
    settings = WorkshopSettings(
        title="cykler", date=datetime.date(2025, 8, 13), appendix=AppendixSettings(**appendix)
    )
    return read_word(write_appendix(_notes(many), settings, template))


def _codes(file, tree):
    return [(code.text or "").strip() for code in file.tree(tree).iter(W + "instrText")] + [
        field.get(W + "instr").strip() for field in file.tree(tree).iter(W + "fldSimple")
    ]


def _headers(file):
    return [name for name in file.parts if re.match(r"word/header\d*\.xml", name)]


def test_an_appendix_of_nine_pages_has_no_contents_and_one_of_ten_has():
    short, long = _appendix(200), _appendix(230)
    assert (short.in_style("toc heading"), _headers(short)) == ([], [])
    assert [p.text for p in long.in_style("toc heading")] == ["Indhold"]
    assert len(_headers(long)) == 1


def test_the_contents_stand_filled_in_between_the_introduction_and_the_first_theme():
    made = _appendix(300, subthemes=True)
    assert [(p.style, p.text, p.added) for p in made.paragraphs[3:11]] == [
        ("toc heading", "Indhold", ""),
        ("toc 2", "Ledelse og ansvar", ", nr. 1–100"),
        ("toc 3", "Synlig opbakning", ", nr. 1–50"),
        ("toc 3", "Øvrige", ", nr. 51–100"),
        ("toc 2", "Ressourcer, organisering og politikker", ", nr. 101–200"),
        ("toc 3", "Penge", ", nr. 101–200"),
        ("toc 2", "Arbejdsmiljø og kultur", ", nr. 201–300"),
        ("heading 2", "Ledelse og ansvar", ""),
    ]
    assert faults(made) == []


@pytest.mark.parametrize("numbers", [True, False])
@pytest.mark.parametrize("subthemes", [True, False])
def test_each_entry_leads_to_the_heading_of_its_words(numbers, subthemes):
    made = _appendix(300, numbers=numbers, subthemes=subthemes)
    marked = {
        mark.get(W + "name"): p.text
        for p in made.paragraphs
        for mark in p.element.iter(W + "bookmarkStart")
        if p.style.startswith("heading")
    }
    entries = [p for p in made.paragraphs if p.style in ("toc 2", "toc 3")]
    led_to = [marked[link.get(W + "anchor")] for p in entries for link in p.element.iter(W + "hyperlink")]
    assert led_to == [p.text for p in entries]
    assert led_to == [p.text for p in made.paragraphs if p.style in ("heading 2", "heading 3")]
    ids = [mark.get(W + "id") for mark in made.body.iter(W + "bookmarkStart")]
    assert len(ids) == len(set(ids))
    assert {bool(p.added) for p in entries} == {numbers}


@pytest.mark.parametrize(("subthemes", "levels"), [(True, "2-3"), (False, "2-2")])
def test_the_contents_are_a_field_of_words_own_without_pages(subthemes, levels):
    made = _appendix(300, subthemes=subthemes)
    assert [code for code in _codes(made, "word/document.xml") if "TOC" in code] == [
        f'TOC \\n \\h \\z \\u \\o "{levels}"'
    ]
    steps = [step.get(W + "fldCharType") for step in made.body.iter(W + "fldChar")]
    assert steps == ["begin", "separate", "end"]
    within = [p.style for p in made.paragraphs if any(True for _ in p.element.iter(W + "fldChar"))]
    assert within == ["toc 2", "toc 2"]


def test_the_running_theme_is_a_field_that_shows_nothing_until_word_fills_it_in():
    made = _appendix(300)
    [header] = _headers(made)
    assert _codes(made, header) == ["STYLEREF 2"]
    assert "".join(made.tree(header).itertext()) == ""
    assert made.body.find(f"{W}sectPr/{W}titlePg") is not None
    footers = ["".join(made.tree(name).itertext()) for name in made.parts if re.match(r"word/footer\d", name)]
    assert footers == ["Bilag 1 – side 1/1"] * 2


def test_a_theme_style_of_another_name_is_asked_for_by_it():
    made = _appendix(300, renamed_style(green_template(), "heading 2", "KK Tema"), styles={"theme": "KK Tema"})
    [header] = _headers(made)
    assert _codes(made, header) == ['STYLEREF "KK Tema"']


def test_the_templates_header_and_first_page_are_kept():
    made = _appendix(300, logo_template())
    [header] = _headers(made)
    assert _codes(made, header) == ["STYLEREF 2"]
    assert "".join(made.tree(header).itertext()) == "www.example.dk Byen Kommune"
    assert made.body.find(f"{W}sectPr/{W}titlePg") is None
    assert faults(made) == []


def test_a_header_that_names_the_theme_itself_is_left_alone():
    parts = unzip(logo_template())
    [name] = [name for name in parts if re.match(r"word/header\d*\.xml", name)]
    theirs = b'<w:fldSimple w:instr=" STYLEREF &quot;Heading 1&quot; "/></w:p>'
    parts[name] = parts[name].replace(b"</w:p>", theirs, 1)
    made = _appendix(300, zipped(parts))
    [header] = _headers(made)
    assert _codes(made, header) == ['STYLEREF "Heading 1"']


@pytest.mark.parametrize(
    ("texts", "pages"),
    [
        ([], 0.0),
        (["x"] * 40, 1.0),  # 40 lines of 1.35 and what is below them fill 700 points at 10 points
        (["x" * 99], 0.064),  # three lines of 38 letters
        (["x\nx\nx"], 0.064),
        (["x" * 38], 0.025),
    ],
)
def test_pages_are_estimated_from_letters_lines_and_paragraphs(texts, pages):
    assert estimate_pages(texts, 200 * 20, 700 * 20, 10.0) == pytest.approx(pages, abs=0.001)


def test_a_point_stays_with_its_other_spellings():
    made = edition(*((text, "kultur") for text in ("Mere lys", "mere lys", "Mere lyst", "Ro")), groups=[(0, 1, 2)])
    file = read_word(write_appendix(made, WorkshopSettings(title="x"), None))
    kept = [
        (p.text, p.element.find(f"{W}pPr/{W}keepNext") is not None) for p in file.paragraphs if "bullet" in p.style
    ]
    assert kept == [("Mere lys", True), ("mere lys", True), ("Mere lyst", False), ("Ro", False)]


def _contents(*notes, **more):
    made = write_appendix(edition(*notes, **more), WorkshopSettings(title="cykler"), None)
    return [(p.text, p.added) for p in read_word(made).in_style("toc 2")]


def test_an_entry_of_one_bullet_has_one_number():
    lines = [(LINE.format(i), "ledelse") for i in range(260)]
    assert _contents(*lines, ("uklart", None)) == [("Ledelse og ansvar", ", nr. 1–260"), ("Uden tema", ", nr. 261")]


def test_the_other_spellings_of_a_point_fill_pages_too():
    lines = [(LINE.format(i), "ledelse") for i in range(240)]
    assert _contents(*lines, groups=[(i, i + 1) for i in range(0, 240, 2)]) == [
        ("Ledelse og ansvar", ", nr. 1–120")
    ]
