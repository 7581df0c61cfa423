"""What is printed of an edition in which words are hidden; all persons and numbers are constructed."""

import json
import re
from itertools import pairwise

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.findings import Finding, mask
from flows.screen.hiding import _Printed, hide
from flows.screen.masking import mask_found
from flows.screen.searches import screen_text
from tests.screen.desk import Desk


def test_masked_words_show_a_birthday_and_nothing_else():
    words = ("070761-4285", "20 30 40 50", "Mette Hansen", "m.h@firma.dk", "Nørregade 12")

    assert [*map(mask, words)] == ["0707XX-XXXX", "XX XX XX XX", "Mxxxx Hxxxxx", "m.h@fxxxx.dx", "Nxxxxxxxx XX"]


def test_what_rules_found_is_told_where_it_stands_now(tmp_path):
    text = "Hos Mette Hansen er der kaffe og kage"
    desk = Desk(tmp_path, text)
    desk.decide(masked=[{"text": text, "words": ["Mette Hansen"]}])
    (note,) = desk.result()["notes"]

    assert note["text"] == "Hos [personoplysning udeladt] er der kaffe og kage"
    assert [note["text"][hit["start"] : hit["end"]] for hit in note["why"]] == ["kaffe", "kage"]
    assert [(f["state"], note["text"][f["start"] : f["end"]]) for f in note["findings"]] == [
        ("hidden", "[personoplysning udeladt]")
    ]


def test_a_hit_of_the_rules_in_hidden_words_tells_nothing_of_them(tmp_path):
    text = "Ring 20 30 40 50 om kaffe"
    desk = Desk(tmp_path, text, "Mere kage")
    desk.decide(masked=[{"text": text, "words": ["20 30 40 50 om kaffe"]}])
    note = desk.result()["notes"][0]

    assert note["text"] == "Ring [personoplysning udeladt]"
    assert note["why"] == []


def test_texts_that_stand_beside_notes_are_masked_in_the_result(tmp_path):
    desk = Desk(tmp_path, "Mere kage")
    (desk.inputs / "hold.csv").write_text(
        "Input;Status\nMere kaffe;ring 20 30 40 50\nMere te;ring 20 30 40 50\n", encoding="utf-8"
    )
    aside = [cell["text"] for cell in desk.result()["set_aside"]]

    assert "ring XX XX XX XX" in aside
    assert not any("20 30" in text for text in aside)


def test_names_of_files_and_sheets_are_masked_by_what_is_found_listed_and_hidden(tmp_path):
    text = "Hos Kvistholdet er der kaffe"
    desk = Desk(tmp_path, text)
    desk.decide(masked=[{"text": text, "words": ["Kvistholdet"]}])
    (desk.inputs / "names.txt").write_text("Xylofina Opdigtet\n", encoding="utf-8")
    for file, sheet, heading in (
        ("Mette Hansens svar.xlsx", "Bord 20 30 40 50", "Input"),
        ("fra kvistholdet.xlsx", "XYLOFINA OPDIGTET", "Input fra Xylofina"),
    ):
        book = openpyxl.Workbook()
        book.worksheets[0].title = sheet
        for value in (heading, "Mere kage", f"Flere kager, {len(file)}"):
            book.worksheets[0].append([value, "ring til Xylofina" if value != heading else "Status"])
        book.save(desk.inputs / file)
    raw = desk.made().documents["resultat.json"].decode()
    result = json.loads(raw)

    assert [(file["file"], *(sheet["name"] for sheet in file["sheets"])) for file in result["files"]] == [
        ("Mxxxx Hxxxxxx svar.xlsx", "Bord XX XX XX XX"),
        ("fra kxxxxxxxxxx.xlsx", "Xxxxxxxx Oxxxxxxx"),
        ("noter.csv", ""),
    ]
    assert {note["source"]["file"] for note in result["notes"]} == {file["file"] for file in result["files"]}
    assert "ring til Xxxxxxxx" in {cell["text"] for cell in result["set_aside"]}
    assert not re.search("mette|hansen|20 30|kvisthold|xylofina|opdigtet", raw, re.IGNORECASE)


def test_files_whose_masked_names_are_alike_stay_apart(tmp_path):
    desk = Desk(tmp_path, "Mere kage")
    for number, name in enumerate(("Mette Hansen", "Malte Hassan", "Morts Hansen")):
        (desk.inputs / f"{name}.csv").write_text(f"Input\nMere kaffe {number}\nKage {number}\n", encoding="utf-8")
    result = desk.result()
    files = [file["file"] for file in result["files"]]

    assert len({*files}) == 4
    assert not any("Hansen" in file for file in files)
    assert sorted({note["source"]["file"] for note in result["notes"]}) == sorted(files)


def test_a_caution_names_no_file_that_may_be_a_persons(tmp_path):
    desk = Desk(tmp_path, "Mere kage")
    (desk.inputs / "names.txt").write_text("Xylofina Opdigtet\n", encoding="utf-8")
    for name in ("Xylofina.csv", "Xylofina (1).csv"):
        (desk.inputs / name).write_text("Input\nMere kaffe\nMere kage\nKage til alle\n", encoding="utf-8")
    cautions = desk.result()["warnings"]

    assert any(each["message"].startswith("Xxxxxxxx") for each in cautions)
    assert "Xylofina" not in json.dumps(cautions)


@pytest.mark.parametrize(
    ("hidden", "printed", "found"),
    [
        (["Mette Hansen"], "Så vil [] have kaffe, ikke kage", "[]"),
        (["Mette"], "Så vil [] Hansen have kaffe, ikke kage", "[] Hansen"),
        (["Hansen"], "Så vil Mette [] have kaffe, ikke kage", "Mette []"),
        (["vil Mette"], "Så [] Hansen have kaffe, ikke kage", "[] Hansen"),
        (["Hansen have"], "Så vil Mette [] kaffe, ikke kage", "Mette []"),
        (["tte Han"], "Så vil Me[]sen have kaffe, ikke kage", "Me[]sen"),
        (["vil Mette Hansen have"], "Så [] kaffe, ikke kage", "[]"),
        (["Så", "have"], "[] vil Mette Hansen [] kaffe, ikke kage", "Mette Hansen"),
        (["Så", "Mette", "ikke"], "[] vil [] Hansen have kaffe, [] kage", "[] Hansen"),
        (["Mette Han", "te Hansen"], "Så vil [] have kaffe, ikke kage", "[]"),  # they meet
    ],
)
def test_what_was_found_is_told_where_it_stands_in_what_is_printed(tmp_path, hidden, printed, found):
    text = "Så vil Mette Hansen have kaffe, ikke kage"
    desk = Desk(tmp_path, text)
    desk.decide(masked=[{"text": text, "words": hidden}], kept=[{"text": text, "words": ["Mette Hansen"]}])
    made = hide(desk.edition())
    (note,) = made.gathered.notes

    def shown(start: int, end: int) -> str:
        return note.text[start:end].replace("[personoplysning udeladt]", "[]")

    assert shown(0, len(note.text)) == printed
    assert [shown(each.start, each.end) for each in made.findings[note.id]] == [found]
    assert [shown(each.start, each.end) for each in made.placements[note.id].why] == ["kaffe", "kage"]
    assert {shown(start, end) for start, end in made.hidden[note.id]} == {"[]"}
    assert len(made.hidden[note.id]) == printed.count("[]")


def test_of_what_is_left_out_nothing_is_told_and_the_others_stay(tmp_path):
    out, masked, plain = "Mette Hansen vil have kaffe", "Ole Jensen vil have kage", "Irma vil have kage"
    desk = Desk(tmp_path, out, masked, plain, "Mere te")
    desk.decide(
        left_out=[{"text": out, "reason": "x"}],
        masked=[{"text": out, "words": ["Mette"]}, {"text": masked, "words": ["Ole Jensen"]}],
    )
    edition = desk.edition()
    made = hide(edition)
    ids = [note.id for note in made.gathered.notes]

    assert [note.text for note in made.gathered.notes] == [
        "[udeladt]",
        "[personoplysning udeladt] vil have kage",
        plain,
        "Mere te",
    ]
    assert [len(made.placements[note].why) for note in ids] == [0, 1, 1, 0]
    assert {note: [each.kind for each in found] for note, found in made.findings.items()} == {
        ids[1]: ["name"],
        ids[2]: ["single_name"],
    }
    assert made.findings[ids[2]] == edition.findings[ids[2]]
    assert made.hidden == {ids[1]: ((0, 25),)}


@given(st.text(alphabet="ab æ@0.-\n", max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40))))
def test_what_is_not_hidden_stands_in_its_order_and_nothing_of_the_hidden_stands(text, wanted):
    spans, last = [], 0
    for start, end in sorted((min(pair), max(pair)) for pair in wanted):
        if last <= start < end <= len(text):
            spans.append((start, end))
            last = end
    printed = _Printed(text, tuple(spans))
    kept = []
    place = 0
    for start, end in spans:
        kept.append(text[place:start])
        place = end
    kept.append(text[place:])

    assert printed.text == "[personoplysning udeladt]".join(kept)
    for start, end in printed.printed_spans:
        assert printed.text[start:end] == "[personoplysning udeladt]"


@given(st.text(max_size=60))
def test_every_finding_lies_in_the_text_and_masking_keeps_its_length(text):
    found = screen_text(text)

    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert len(mask_found(text)) == len(text)


def test_findings_are_ordered_by_their_place():
    assert sorted([Finding(4, 9, "name"), Finding(0, 2, "cpr")])[0].kind == "cpr"
