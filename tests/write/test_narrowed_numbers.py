"""A part of an edition has the numbers of the full appendix, in its bullets, summary, board and data."""

import datetime
import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.notes import Edition
from flows.settings import WorkshopSettings
from flows.write import list_documents
from flows.write.document_settings import AppendixSettings
from tests.write.assertions import NUMBERED, faults, numbering_level
from tests.write.editions import edition
from tests.write.reading import W, WordFile, read_word
from tests.write.templates import danish_template, green_template, zipped

NOTES = edition(
    ("Chefen går forrest", "ledelse", ["synlig"]),
    ("Mere lys", "ressourcer", ["penge"]),
    ("Bedre tone", "kultur"),
    ("bedre tone", "kultur"),
    ("En fast ejer", "ledelse", ["mandat"]),
    ("Flere bænke", "ressourcer"),
    ("Ro", "kultur"),
    ("skal ud", "ledelse"),
    ("uklart", None),
    groups=[(2, 3)],
    left_out=[7],
)
FULL = {
    "Chefen går forrest": 1,
    "En fast ejer": 2,
    "Mere lys": 3,
    "Flere bænke": 4,
    "Bedre tone": 5,
    "Ro": 6,
    "uklart": 7,
}


def shown_numbers(file: WordFile) -> dict[str, int]:
    """Count as Word does: nums of one abstractNum go on from each other, but for a start of their own."""
    nums = {num.get(W + "numId"): num for num in file.tree("word/numbering.xml").iter(W + "num")}
    counters: dict[str, int] = {}
    begun: set[str] = set()
    found: dict[str, int] = {}
    for paragraph in file.paragraphs:
        level = numbering_level(file, paragraph.style_id)
        if level is None or level.find(W + "lvlText").get(W + "val") != NUMBERED:
            continue
        own = paragraph.element.find(f"{W}pPr/{W}numPr/{W}numId")
        number = str(
            own.get(W + "val") if own is not None else file.effective(paragraph.style_id, "pPr/numPr/numId")
        )
        kind = str(nums[number].find(W + "abstractNumId").get(W + "val"))
        start = nums[number].find(f"{W}lvlOverride/{W}startOverride")
        if start is not None and number not in begun:
            counters[kind] = int(str(start.get(W + "val"))) - 1
        begun.add(number)
        counters[kind] = counters.get(kind, 0) + 1
        found[paragraph.text] = counters[kind]
        [marked] = [mark.get(W + "name") for mark in paragraph.element.iter(W + "bookmarkStart")]
        assert marked == f"nr_{counters[kind]}"
    return found


def _written(made: Edition, name: str, template: bytes | None = None, **appendix) -> bytes:
    typed = WorkshopSettings(title="x", date=datetime.date(2025, 8, 13), appendix=AppendixSettings(**appendix))
    return list_documents(typed, template)[name](made)


def test_the_full_appendix_counts_on_by_its_style_alone():
    file = read_word(_written(NOTES, "bilag-1.docx"))
    assert shown_numbers(file) == FULL
    assert list(file.body.iter(W + "numPr")) == []


@pytest.mark.parametrize("template", [None, danish_template(), green_template()])
@pytest.mark.parametrize(
    ("theirs", "numbers", "lists"),
    [
        (["n0", "n4"], {"Chefen går forrest": 1, "En fast ejer": 2}, 0),
        (["n4", "n1", "n6"], {"En fast ejer": 2, "Mere lys": 3, "Ro": 6}, 2),
        (["n3"], {"bedre tone": 5}, 1),
        (["n0", "n2", "n3", "n8"], {"Chefen går forrest": 1, "Bedre tone": 5, "uklart": 7}, 2),
    ],
)
def test_the_bullets_of_a_part_show_their_numbers(theirs, numbers, lists, template):
    file = read_word(_written(NOTES.only(theirs), "bilag-1.docx", template))
    assert shown_numbers(file) == numbers
    own = {num.get(W + "val") for num in file.body.iter(W + "numId")}
    assert len(own) == lists
    assert faults(file) == []


def test_a_style_with_an_indent_of_its_own_keeps_it_in_another_list():
    plain = read_word(_written(NOTES.only(["n6"]), "bilag-1.docx", danish_template()))
    assert plain.body.find(f".//{W}pPr/{W}ind") is None
    parts = dict(read_word(danish_template()).parts)
    style = b'(w:styleId="Opstilling-punkttegn">.*?</w:numPr>)'

    parts["word/styles.xml"], times = re.subn(
        style, rb'\1<w:ind w:left="1000" w:hanging="500"/>', parts["word/styles.xml"], flags=re.DOTALL
    )
    assert times == 1
    [indent] = read_word(_written(NOTES.only(["n6"]), "bilag-1.docx", zipped(parts))).body.iter(W + "ind")
    assert (indent.get(W + "left"), indent.get(W + "hanging")) == ("1000", "500")


def test_summary_board_and_data_of_a_part_have_the_same_numbers():
    part = NOTES.only(["n4", "n1", "n3", "n8"])
    summary = "\n".join(p.text for p in read_word(_written(part, "sammenfatning.docx")).paragraphs)
    assert re.findall(r"\(Bilag 1, (nr\. [\d–, og]+)\)", summary) == ["nr. 2", "nr. 3", "nr. 5", "nr. 7"]
    board = _written(part, "tavle.html").decode()
    assert re.findall('<a href="#nr-([0-9]+)">', board) == ["2", "3", "5", "7"]
    told = json.loads(_written(part, "resultat.json"))
    assert {note["text"]: note["number"] for note in told["notes"]} == {
        "Mere lys": 3,
        "bedre tone": 5,
        "En fast ejer": 2,
        "uklart": 7,
    }


def test_a_part_of_a_part_has_the_numbers_of_the_whole():
    part = NOTES.only(["n1", "n6", "n8"]).only(["n6", "n8"])
    assert shown_numbers(read_word(_written(part, "bilag-1.docx"))) == {"Ro": 6, "uklart": 7}


def test_a_part_says_that_it_is_one_and_whose_numbers_it_has():
    part = NOTES.only(["n1", "n6"])
    appendix = read_word(_written(part, "bilag-1.docx"))
    assert appendix.paragraphs[2].text == (
        "Bilaget gengiver 2 af de 9 input fra workshoppen, ordret og uden redigering. "
        "Numrene er dem, som punkterne har i det samlede bilag."
    )
    own = read_word(_written(part, "bilag-1.docx", intro="Her er {antal} input.", numbers=False))
    assert own.paragraphs[2].text == "Her er 2 input."
    numbered = read_word(_written(part, "bilag-1.docx", intro="Her er {antal} input."))
    assert numbered.paragraphs[2].text == ("Her er 2 input. Numrene er dem, som punkterne har i det samlede bilag.")
    summary = [p.text for p in read_word(_written(part, "sammenfatning.docx")).paragraphs]
    assert "Input\t2 af 9" in summary
    assert "2 af de 9 input fra workshoppen er taget med her. De er fordelt på to temaer." in summary
    board = _written(part, "tavle.html").decode()
    assert "Tavlen gengiver 2 af de 9 input fra workshoppen, ordret og uden redigering.<" in board


def test_narrowed_to_all_its_notes_an_edition_is_no_part():
    every = NOTES.only(NOTES.note_by_id)
    assert _written(every, "bilag-1.docx") == _written(NOTES, "bilag-1.docx")


def test_without_numbers_nothing_is_started():
    file = read_word(_written(NOTES.only(["n6"]), "bilag-1.docx", numbers=False))
    assert list(file.body.iter(W + "numPr")) == []


@given(
    st.sets(st.integers(0, 8).filter(lambda i: i != 7), min_size=1),
    st.sampled_from(["grouped", "all"]),
    st.booleans(),
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_bullet_of_every_part_has_its_number_in_the_full_appendix(theirs, duplicates, subthemes):
    form = {"duplicates": duplicates, "subthemes": subthemes}
    full = shown_numbers(read_word(_written(NOTES, "bilag-1.docx", **form)))
    found = shown_numbers(read_word(_written(NOTES.only(f"n{i}" for i in theirs), "bilag-1.docx", **form)))
    if duplicates == "grouped" and "bedre tone" in found:
        full["bedre tone"] = full["Bedre tone"]
    assert found.items() <= full.items()
    assert found
