"""The numbers of the appendix' bullets, and that the other documents tell the same."""

import re

import pytest

from flows.settings import WorkshopSettings
from flows.write import result_data
from flows.write.document_settings import AppendixSettings
from tests.write.assertions import NUMBERED, bullets, numbering_level
from tests.write.editions import edition
from tests.write.reading import W, read_word
from tests.write.templates import danish_template, logo_template, plain_template
from tests.write.writing import write_appendix, write_board

NOTES = edition(
    ("Chefen skal gå forrest", "ledelse", ["synlig"]),
    ("Mere lys", "ressourcer", ["penge"]),
    ("Chefen skal gaa forrest", "ledelse", ["synlig"]),
    ("uklart", None),
    ("En fast ejer, som alle kan se", "ledelse", ["mandat", "synlig"]),
    ("skal ud", "kultur"),
    ("7) ikke et punkt", "ledelse"),
    groups=[(0, 2)],
    left_out=[5],
)


def _settings(**appendix):
    return WorkshopSettings(title="cykler", appendix=AppendixSettings(**appendix))


def _numbers(**appendix):
    return {note["id"]: note["number"] for note in result_data(NOTES, _settings(**appendix))["notes"]}


@pytest.mark.parametrize(
    ("appendix", "numbers"),
    [
        ({}, [1, 4, 1, 5, 2, None, 3]),
        ({"duplicates": "all"}, [1, 5, 2, 6, 3, None, 4]),
        ({"subthemes": True}, [1, 4, 1, 5, 2, None, 3]),
        ({"numbers": False}, [None] * 7),
    ],
)
def test_a_note_has_the_number_of_its_bullet(appendix, numbers):
    assert list(_numbers(**appendix).values()) == numbers


def test_where_all_is_left_out_nothing_has_a_number():
    alone = edition(("Mere lys", None), left_out=[0])
    assert result_data(alone, _settings())["notes"][0]["number"] is None


@pytest.mark.parametrize("template", [None, danish_template(), logo_template(), plain_template()])
@pytest.mark.parametrize("appendix", [{}, {"duplicates": "all"}, {"subthemes": True}])
def test_word_counts_the_bullets_and_each_has_a_bookmark_of_its_number(appendix, template):
    file = read_word(write_appendix(NOTES, _settings(**appendix), template))
    by_text = {note.text: _numbers(**appendix)[note.id] for note in NOTES.gathered.notes}
    points = bullets(file)
    assert [by_text[point.text] for point in points] == list(range(1, len(points) + 1))
    marks = [mark.get(W + "name") for point in points for mark in point.element.iter(W + "bookmarkStart")]
    assert marks == [f"nr_{number}" for number in range(1, len(points) + 1)]
    [style] = {point.style_id for point in points}
    level = numbering_level(file, style)
    assert [level.find(W + tag).get(W + "val") for tag in ("start", "numFmt", "lvlText", "lvlJc")] == [
        "1", "decimal", NUMBERED, "right",
    ]  # fmt: skip
    assert file.effective(style, "rPr/sz") != "18"  # the label is small, the note is not


def test_staff_can_have_plain_bullets():
    file = read_word(write_appendix(NOTES, _settings(numbers=False), None))
    level = numbering_level(file, bullets(file)[0].style_id)
    assert [level.find(W + tag).get(W + "val") for tag in ("numFmt", "lvlText")] == ["bullet", "•"]
    assert list(file.body.iter(W + "bookmarkStart")) == []


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        (True, " Se også nr. 2.".strip()),
        (False, "Ét input, der står under et andet undertema, hører også hertil."),
    ],
)
def test_what_has_a_second_subtheme_is_referred_to_there(numbers, words):
    file = read_word(write_appendix(NOTES, _settings(subthemes=True, numbers=numbers), None))
    told = [(p.style, p.text + p.added) for p in file.paragraphs[4:]]
    assert told[:6] == [
        ("heading 3", "Synlig opbakning"),
        ("list bullet", "Chefen skal gå forrest (nævnt 2 gange)"),
        ("list bullet 2", "Chefen skal gaa forrest"),
        ("normal", words),
        ("heading 3", "Mandat"),
        ("list bullet", "En fast ejer, som alle kan se"),
    ]
    assert [link.get(W + "anchor") for link in file.body.iter(W + "hyperlink")] == (["nr_2"] if numbers else [])


def test_a_subtheme_whose_notes_all_stand_elsewhere_still_tells_of_them():
    made = edition(("Begge dele", "ledelse", ["mandat", "synlig"]))
    file = read_word(write_appendix(made, _settings(subthemes=True), None))
    assert [p.text + p.added for p in file.paragraphs[4:]] == [
        "Synlig opbakning",
        "Se også nr. 1.",
        "Mandat",
        "Begge dele",
    ]


def test_what_stands_elsewhere_is_referred_to_in_the_order_of_its_numbers():
    both, one = ["synlig", "mandat"], ["synlig"]
    made = edition(*((f"Input {n}", "ledelse", both if n in (1, 8, 9) else one) for n in range(1, 10)))
    file = read_word(write_appendix(made, _settings(subthemes=True), None))
    texts = [p.text + p.added for p in file.paragraphs[4:]]
    assert texts[-2:] == ["Mandat", "Se også nr. 1, 8 og 9."]


def test_the_board_has_a_link_a_number_a_theme_and_a_subtheme():
    page = write_board(NOTES, _settings()).decode()
    cards = re.findall(r'<li class="note"(?: id="([^"]*)")?.*?>([^<]*)</p>.*?href="#([^"]*)">([^<]*)</a>', page)
    assert cards == [
        ("nr-1", "Chefen skal gå forrest", "nr-1", "Nr. 1"),
        ("", "Chefen skal gaa forrest", "nr-1", "Nr. 1"),
        ("nr-2", "En fast ejer, som alle kan se", "nr-2", "Nr. 2"),
        ("nr-3", "7) ikke et punkt", "nr-3", "Nr. 3"),
        ("nr-4", "Mere lys", "nr-4", "Nr. 4"),
        ("nr-5", "uklart", "nr-5", "Nr. 5"),
    ]
    assert re.findall(r'id="(tema-[^"]*)"', page) == ["tema-ledelse", "tema-ressourcer", "tema-uden.tema"]
    assert re.findall(r'<li id="(undertema-[^"]*)">.*?</a> \((\d+)\)', page) == [
        ("undertema-ledelse.synlig", "3"),
        ("undertema-ledelse.mandat", "1"),
        ("undertema-ressourcer.penge", "1"),
    ]


def test_a_board_of_plain_bullets_has_no_numbers():
    page = write_board(NOTES, _settings(numbers=False)).decode()
    assert "Nr. " not in page
    assert 'id="nr-' not in page


def test_notes_of_a_group_have_each_others_subthemes_in_every_document():
    made = edition(
        ("Mere lys", "ledelse", ["mandat"]), ("mere lys", "ledelse", ["synlig"]), ("Andet", "ledelse", ["synlig"]),
        groups=[(0, 1)],
    )  # fmt: skip
    board = write_board(made, _settings()).decode()
    assert re.findall(r"</a> \((\d+)\)</li>", board) == ["3", "2"]
    both = read_word(write_appendix(made, _settings(subthemes=True, duplicates="all"), None))
    assert [p.text + p.added for p in both.paragraphs[4:]] == [
        "Synlig opbakning",
        "Andet",
        "Se også nr. 2 og 3.",
        "Mandat",
        "Mere lys",
        "mere lys",
    ]
