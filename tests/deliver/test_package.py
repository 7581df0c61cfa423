"""Each package holds exactly its notes, with the full appendix' numbers; read with other code than wrote it."""

import io
import json
import re
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from frictionless import Package

from flows.errors import HeldBackError
from flows.fingerprint import fingerprint
from flows.pipeline import make_edition
from flows.workbook import mark_of_edition
from flows.workshop import digest_inputs, open_workshop
from tests.deliver.desk import HAND_OFF, NAME, desk_of, publish_now

WORDS = ("kaffe", "suppe", "is", "stol", "bord", "pause", "kage")
THREE_HUNDRED = [
    f"{word} {place} nummer {number}, tak"
    for number in range(43)
    for word, place in zip(
        WORDS, ("i nord", "i syd", "i øst", "i vest", "ved et bord", "på taget", "?"), strict=True
    )
][:300]
THREE = """
title: kantinen
date: 2026-03-12
hand_off:
  sender: {name: Enheden, email: enhed@kommune.example}
  receivers:
  - {id: mad, name: Madforvaltningen, themes: [mad], get: [appendix, summary, board], deadline: 2026-12-01}
  - {id: bygning, name: Bygningsforvaltningen, themes: [rum], rules: ["suppe + syd"]}
  - {id: is, name: Isforvaltningen, subthemes: [koldt], files: [nordfra.csv], get: board}
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    desk = desk_of(tmp_path_factory.mktemp("three"), THREE_HUNDRED[:250], THREE)
    desk.note_down(THREE_HUNDRED[250:], "nordfra.csv")
    documents = publish_now(desk)
    return desk, documents, json.loads(documents["resultat.json"])


def files_of(documents, receiver: str) -> dict[str, bytes]:
    start = f"overdragelse/{receiver}/"
    return {name.removeprefix(start): content for name, content in documents.items() if name.startswith(start)}


def table(raw: bytes) -> list[dict[str, Any]]:
    header, *rows = openpyxl.load_workbook(io.BytesIO(raw))["Opfølgning"].iter_rows(values_only=True)
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]


def wanted(result, receiver: str) -> dict[str, dict]:
    """Say by other means what a receiver is to get."""
    asked = {
        "mad": lambda note: note["theme"] == "mad",
        "bygning": lambda note: note["theme"] == "rum" or note["text"].startswith("suppe i syd"),
        "is": lambda note: "koldt" in note["subthemes"] or note["source"]["file"] == "nordfra.csv",
    }[receiver]
    groups = {key: group["notes"] for group in result["groups"] for key in group["notes"]}
    by_id = {note["id"]: note for note in result["notes"]}
    if receiver == "is":
        return {key: note for key, note in by_id.items() if asked(note)}
    return {key: note for key, note in by_id.items() if any(asked(by_id[other]) for other in groups[key])}


@pytest.mark.parametrize("receiver", ["mad", "bygning", "is"])
def test_the_table_has_a_row_for_each_of_its_notes_with_the_numbers_of_the_full_appendix(made, receiver):
    _, documents, result = made
    rows = table(files_of(documents, receiver)["opfoelgning.xlsx"])
    theirs = wanted(result, receiver)

    assert {row["ID"]: (row["Nr."], row["Input"]) for row in rows} == {
        key: (note["number"], note["text"]) for key, note in theirs.items()
    }
    assert len(rows) == len(theirs) > 30
    assert all(isinstance(row["Nr."], int) for row in rows)
    assert [row["Nr."] for row in rows] == sorted(row["Nr."] for row in rows)
    assert {row["Status"] for row in rows} == {"Ny"}


def test_the_departments_overlap_and_the_sums_add_up(made):
    desk, documents, result = made
    got = Counter(
        row["ID"]
        for receiver in ("mad", "bygning", "is")
        for row in table(files_of(documents, receiver)["opfoelgning.xlsx"])
    )
    sent_to = make_edition(open_workshop(NAME, desk.folders)).sent_to

    assert got == Counter({note: len(ids) for note, ids in sent_to.items() if ids})
    assert {1, 2} <= set(got.values())
    assert len(result["notes"]) == 300


@pytest.mark.parametrize("receiver", ["mad", "bygning", "is"])
def test_nothing_of_other_departments_notes_is_in_any_file(made, receiver):
    _, documents, result = made
    theirs = {note["text"] for note in wanted(result, receiver).values()}
    others = [note for note in result["notes"] if note["text"] not in theirs]
    assert len(others) > 50
    for name, content in files_of(documents, receiver).items():
        parts = [content]
        if zipfile.is_zipfile(io.BytesIO(content)):
            with zipfile.ZipFile(io.BytesIO(content)) as package:
                parts = [package.read(part) for part in package.namelist()]
        said = b"\0".join(parts).decode("utf-8", "replace")
        said += said.encode().decode("unicode-escape", "replace") if name.endswith(".xlsx") else ""
        assert [note["id"] for note in others if note["text"] in said or note["id"] in said] == [], name
        assert ("nordfra" in said, "noter.csv" in said) == (False, False), name


def test_the_appendix_prints_their_notes(made):
    _, documents, result = made
    document = docx.Document(io.BytesIO(files_of(documents, "mad")["bilag-1.docx"]))
    printed = {re.sub(r" \(nævnt \d+ gange\)$", "", each.text) for each in document.paragraphs}

    assert {note["text"] for note in wanted(result, "mad").values()} <= printed


def test_a_receiver_gets_the_documents_that_it_asks_for(made):
    _, documents, _ = made
    always = {"foelgebrev.docx", "opfoelgning.xlsx", "pakke.json"}

    assert {name: set(files_of(documents, name)) - always for name in ("mad", "bygning", "is")} == {
        "mad": {"bilag-1.docx", "sammenfatning.docx", "tavle.html"},
        "bygning": {"bilag-1.docx", "sammenfatning.docx"},
        "is": {"tavle.html"},
    }
    assert all(always <= set(files_of(documents, name)) for name in ("mad", "bygning", "is"))


@pytest.mark.parametrize("receiver", ["mad", "bygning", "is"])
def test_a_case_system_can_read_it(made, receiver):
    """Frictionless checks the description, sizes and hashes, and every row of the table by its schema."""
    desk, documents, result = made
    folder = desk.folders.outputs / NAME / "overdragelse" / receiver
    report = Package(str(folder / "pakke.json")).validate()

    assert [error.message for task in report.tasks for error in task.errors] == []
    assert report.valid
    rows = next(task for task in report.tasks if task.name == "opfoelgning").stats["rows"]
    told = json.loads(files_of(documents, receiver)["pakke.json"])
    assert rows == told["counts"]["notes"] == len(told["notes"])
    others = [wanted(result, other).keys() for other in ("mad", "bygning", "is") if other != receiver]
    elsewhere = wanted(result, receiver).keys() & set().union(*others)
    assert told["counts"] == {"notes": rows, "collected": 300, "also_sent_elsewhere": len(elsewhere)}
    assert {each["path"] for each in told["resources"]} == set(files_of(documents, receiver)) - {"pakke.json"}


def test_a_table_that_was_tampered_with_is_found(made, tmp_path):
    _, documents, _ = made
    for name, content in files_of(documents, "mad").items():
        (tmp_path / name).write_bytes(content)
    book = openpyxl.load_workbook(tmp_path / "opfoelgning.xlsx")
    book["Opfølgning"]["E2"] = "Måske"
    book.save(tmp_path / "opfoelgning.xlsx")

    assert not Package(str(tmp_path / "pakke.json")).validate().valid


def cover(documents, receiver: str) -> list[str]:
    document = docx.Document(io.BytesIO(files_of(documents, receiver)["foelgebrev.docx"]))
    return [each.text.replace("\N{NO-BREAK SPACE}", " ") for each in document.paragraphs]


def test_the_cover_note_says_what_it_is_how_much_of_how_much_and_what_is_asked_for(tmp_path):
    journal = "  journal: {case_title: Kantinen 2026, kle: '15.20.00', facet: P05, access: Åben}\n  receivers:\n"
    desk = desk_of(tmp_path, settings=HAND_OFF.replace("  receivers:\n", journal))
    said = cover(publish_now(desk), "mad")

    assert said == [
        "Input fra workshop om kantinen",
        "Til\tMadforvaltningen",
        "Fra\tLigestillingsenheden",
        "Workshoppens dato\t12. marts 2026",
        "Svar senest\t1. december 2026",
        "Svar til\tligestilling@kommune.example",
        "Madforvaltningen modtager her 3 af de 6 input, der blev indsamlet på workshoppen.",
        "Det handler jeres input om",
        "Mad og drikke: 3 input",
        "Input, der også er sendt til andre",
        "3 af jeres input er også sendt til én anden forvaltning. "
        "Svar på det, der hører under jer; de andre svarer selv.",
        "Det beder vi jer om",
        "Åbn opfoelgning.xlsx. Der er en række for hvert input. Nummeret er det samme som i det samlede bilag.",
        "Skriv kun i de gule kolonner: vælg en status, og udfyld ansvarlig, frist og svar. Lad rækken være, hvor I "
        "ikke ved det endnu.",
        "En afvisning kræver en begrundelse under Svar. Hører et input ikke til hos jer, så vælg Ikke relevant, og "
        "skriv under Svar, hvem der bør have det.",
        "Arket Om i filen siger mere om, hvordan den bruges.",
        "Send filen tilbage til ligestilling@kommune.example senest den 1. december 2026.",
        "I pakken ligger",
        "opfoelgning.xlsx: skemaet, I svarer i",
        "bilag-1.docx: jeres input ordret, samlet efter tema",
        "sammenfatning.docx: hvad jeres input handler om",
        "tavle.html: jeres input som en tavle, der åbnes i en browser",
        "pakke.json: pakkens indhold til et sagssystem; den skal I ikke bruge",
        "Til journalen",
        "Sagsoverskrift\tKantinen 2026",
        "KLE-nummer\t15.20.00",
        "Handlingsfacet\tP05",
        "Indsigtsgrad\tÅben",
        "Dokumenttitel\tInput fra workshop om kantinen",
        "Dokumentdato\t12-03-2026",
    ]


def test_the_cover_note_names_one_and_several_others_and_a_folder(tmp_path):
    one_more = "  - id: suppe\n    name: Suppeforvaltningen\n    rules: [suppe]\n    deliver: {folder: delt}\n"
    desk = desk_of(tmp_path, settings=HAND_OFF + one_more)
    documents = publish_now(desk)

    (mad,) = (line for line in cover(documents, "mad") if "også sendt" in line and "jeres input" in line)
    assert mad.startswith(
        "2 af jeres input er også sendt til én anden forvaltning. "
        "Ét af jeres input er også sendt til flere andre forvaltninger. Svar"
    )
    assert "Gem filen, hvor den ligger. Den bliver hentet der." in cover(documents, "suppe")
    assert "Direktionen modtager her alle 6 input, der blev indsamlet på workshoppen." in cover(documents, "alt")
    assert "Suppeforvaltningen modtager her ét af de 6 input, der blev indsamlet på workshoppen." in cover(
        documents, "suppe"
    )


def test_a_receiver_without_notes_gets_no_package_and_the_last_one_is_taken_away(tmp_path):
    desk = desk_of(tmp_path)
    publish_now(desk)
    package = desk.folders.outputs / NAME / "overdragelse" / "bygning"
    assert (package / "opfoelgning.xlsx").is_file()

    desk.note_down(["Bedre kaffe"])
    publish_now(desk)
    assert not (package / "opfoelgning.xlsx").exists()


def test_what_is_left_out_or_hidden_is_in_no_package_and_nothing_is_made_while_a_stop_is_open(tmp_path):
    desk = desk_of(tmp_path, ["Bedre kaffe, siger Jens Hansen", "Suppe til min nabo", "Stolene larmer"])
    desk.run()
    with pytest.raises(HeldBackError):
        publish_now(desk)
    assert not (desk.folders.outputs / NAME / "overdragelse").exists()

    ids = desk.ids()
    (desk.inputs / "decisions.yaml").write_text(
        f"masked:\n- {{note: {ids[next(t for t in ids if 'Jens' in t or 'X' in t)]}, "
        'text: "Bedre kaffe, siger Jens Hansen", words: [Jens Hansen]}\n'
        f'left_out:\n- {{note: {ids["Suppe til min nabo"]}, text: "Suppe til min nabo", reason: andet}}\n',
        encoding="utf-8",
    )
    documents = publish_now(desk)
    rows = table(files_of(documents, "mad")["opfoelgning.xlsx"])
    assert [row["Input"] for row in rows] == ["Bedre kaffe, siger [personoplysning udeladt]"]
    assert any("Forvaltningen har udeladt én personoplysning" in line for line in cover(documents, "mad"))
    for name, content in documents.items():
        if name.startswith("overdragelse/") and name.endswith(("xlsx", "docx")):
            with zipfile.ZipFile(io.BytesIO(content)) as package:
                said = b"".join(package.read(part) for part in package.namelist())
            assert (b"Hansen" in said, b"nabo" in said) == (False, False)


def test_the_same_edition_gives_the_same_bytes(tmp_path: Path):
    one, other = (publish_now(desk_of(tmp_path / name)) for name in ("a", "b"))

    assert one == other


def about(documents, receiver: str) -> list[tuple[str, str]]:
    sheet = openpyxl.load_workbook(io.BytesIO(files_of(documents, receiver)["opfoelgning.xlsx"]))["Om"]
    return [(str(name or ""), str(text)) for name, text in sheet.iter_rows(values_only=True) if text]


def test_whom_to_ask_and_how_to_send_it_back_are_told(tmp_path):
    sender = "{name: Ligestillingsenheden, email: ligestilling@kommune.example"
    told = HAND_OFF.replace(sender, f"{sender}, contact: 'Vagten, tlf. 99 99 00 00'").replace(
        "themes: [mad]\n", "themes: [mad]\n    deliver: {folder: delt}\n"
    )
    documents = publish_now(desk_of(tmp_path, settings=told))

    assert "Spørgsmål til\tVagten, tlf. 99 99 00 00" in cover(documents, "mad")
    facts = dict(about(documents, "mad"))
    assert (facts["Spørgsmål til"], facts["Svar senest"]) == ("Vagten, tlf. 99 99 00 00", "1. december 2026")
    last = [[text for _, text in about(documents, each)][-8] for each in ("mad", "alt")]
    assert last == [
        "Gem filen, hvor den ligger. Den bliver hentet der.",
        "Gem filen som .xlsx eller .ods, og send den til afsenderen.",
    ]


def test_the_table_calls_its_edition_as_the_sender_knows_it(made):
    desk, documents, _ = made
    job = open_workshop(NAME, desk.folders)
    digest = fingerprint(job.parts_with(digest_inputs(job)))

    for receiver in ("mad", "bygning", "is"):
        assert dict(about(documents, receiver))["Udgave (til afsenderen)"] == mark_of_edition(digest)
        assert json.loads(files_of(documents, receiver)["pakke.json"])["edition"] == digest


def test_rows_grow_with_what_is_typed_and_a_colour_can_be_laid_over_the_yellow(tmp_path):
    long = "Suppe " + "om vinteren " * 20
    raw = files_of(publish_now(desk_of(tmp_path, [long, "Bedre kaffe"])), "mad")["opfoelgning.xlsx"]
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        rows = re.findall(r"<row [^>]*>", parts.read("xl/worksheets/sheet1.xml").decode())
    assert [("ht=" in row, "customHeight" in row) for row in rows].count((True, False)) == 1
    assert not any("customHeight" in row for row in rows)

    sheet = openpyxl.load_workbook(io.BytesIO(raw))["Opfølgning"]
    assert {sheet[f"{column}2"].fill.fgColor.rgb for column in "EFGH"} == {"FFFFF9E5"}
    ruled = {rule.formula[0] for area in sheet.conditional_formatting for rule in area.rules}
    assert ruled == {'AND(OR($E2="Afvist"),TRIM($H2)="")'}
    assert (sheet.oddHeader.left.text, sheet.oddHeader.right.text) == (
        "kantinen · Madforvaltningen",
        "Svar senest 1. december 2026",
    )


def test_the_table_can_be_filled_in(tmp_path):
    raw = files_of(publish_now(desk_of(tmp_path)), "mad")["opfoelgning.xlsx"]
    book = openpyxl.load_workbook(io.BytesIO(raw))
    sheet = book["Opfølgning"]
    rules = {str(rule.sqref): (rule.type, rule.formula1) for rule in sheet.data_validations.dataValidation}

    assert book.sheetnames == ["Opfølgning", "Om", "Overdragelsens grundlag"]
    assert rules["E2:E4"] == ("list", "Statusliste")
    assert rules["G2:G4"] == ("date", "46093")  # the day of the workshop
    name, cells = book.defined_names["Statusliste"].attr_text.split("!")
    assert [cell.value for (cell,) in book[name.strip("'")][cells.replace("$", "")]] == [
        "Ny", "I gang", "Gennemført", "Kontinuerlig indsats", "Kræver finansiering", "Afvist", "Ikke relevant",
    ]  # fmt: skip
    asked = [
        rule.formula
        for cells in sheet.conditional_formatting
        for rule in cells.rules
        if "Afvist" in "".join(rule.formula)
    ]
    assert asked == [['AND(OR($E2="Afvist"),TRIM($H2)="")']] * 2
    own = [cell.value for each in ("Om",) for row in book[each].iter_rows() for cell in row]
    assert {"Input", "Status"} & set(own) == set()
