"""What files that came back say over what is known: counted, and told by cells without free words."""

from __future__ import annotations

import pytest

from flows.follow_up.book import FollowUpBook, Reply
from flows.follow_up.form import FIELDS
from flows.follow_up.merging import merge_returned
from flows.follow_up.returned import Fault, Returned
from flows.review.veiling import Veil

NAMES = {"mad": "Madforvaltningen", "rum": "Bygningen"}


def reply(receiver="mad", note="n1", file="f1", over=(), **said):
    return Reply(receiver=receiver, note=note, text="Te", file=file, over=over, **said)


def back(*replies, name="svar.xlsx", **further):
    cells = {
        (each.about, field): f"{column}{row}"
        for row, each in enumerate(replies, 2)
        for field, column in zip(FIELDS, "EFGH", strict=True)
    }
    receiver, file = (replies[0].receiver, replies[0].file) if replies else ("mad", "f1")
    return Returned(name, receiver, file, replies, cells, **further)


def test_what_was_typed_is_shown_with_personal_data_and_listed_names_masked():
    """Of constructed persons."""
    faults = (Fault("E2", "…", "Ida Opdigt Hansen"), Fault("E3", "…", "spørg lene glad"))
    merged = merge_returned(FollowUpBook(), [back(faults=faults)], NAMES, Veil(names=("Lene Glad",)))
    assert merged.details == ("svar.xlsx, E2: »Ixx Oxxxxx Hxxxxx«", "svar.xlsx, E3: »spørg lxxx gxxx«")


def told(before, *files):
    merged = merge_returned(FollowUpBook(replies=tuple(before)), files, NAMES)
    return merged.told, merged.changed


@pytest.mark.parametrize(
    ("before", "now", "counts", "changed"),
    [
        ([], [], "intet nyt", False),
        ([], [reply(status="I gang", answer="Ja")], "2 nye svar", True),
        ([reply(status="I gang")], [reply(status="I gang")], "1 uændret", False),
        ([reply(status="I gang")], [reply(status="Afvist", answer="Nej")], "1 nyt svar, 1 ændret", True),
        ([reply(status="I gang", answer="Ja")], [reply(answer="Ja")], "1 taget tilbage, 1 uændret", True),
        ([reply(status="I gang"), reply(note="n2", answer="Ja", responsible="Os")], [], "3 taget tilbage", True),
        (
            [reply(status="I gang"), reply(note="n2", status="I gang", file="f2")],
            [reply(status="I gang"), reply(note="n3", status="I gang")],
            "1 nyt svar, 1 uændret",
            True,
        ),
    ],
)
def test_each_answer_is_counted_as_new_changed_taken_back_or_as_it_was(before, now, counts, changed):
    assert told(before, back(*now)) == ((f"Opfølgning fra Madforvaltningen (svar.xlsx): {counts}.",), changed)


def test_what_can_not_be_used_is_told_with_its_cell_and_what_was_typed_only_in_the_details():
    faults = (Fault("E2", "statussen findes ikke", "Måske"), Fault("I3", "rækken har intet ID"))
    book = FollowUpBook()
    files = [
        back(reply(answer="Ja"), faults=faults),
        Returned("andet.xlsx", refused="det skjulte ark er ændret"),
        back(
            reply("ukendt", file="f3", answer="Ja"),
            name="tredje.xlsx",
            faults=(Fault("G4", "ingen dato", "snart"),),
        ),
    ]
    merged = merge_returned(book, files, NAMES)

    assert merged.told == (
        "Opfølgning fra Madforvaltningen (svar.xlsx): 1 nyt svar.",
        "- svar.xlsx, E2: statussen findes ikke",
        "- svar.xlsx, I3: rækken har intet ID",
        "- andet.xlsx: det skjulte ark er ændret",
        "Opfølgning fra ukendt (tredje.xlsx): 1 nyt svar.",
        "- tredje.xlsx, G4: ingen dato",
    )
    assert merged.details == ("svar.xlsx, E2: »Måske«", "tredje.xlsx, G4: »snart«")
    assert [each.file for each in merged.book.replies] == ["f1", "f3"]


def test_two_files_that_say_different_things_are_told_with_both_cells_and_no_free_words():
    one = reply(status="I gang", answer="Det gør vi", responsible="Os")
    other = reply(status="Afvist", answer="Nej tak", responsible="Os", file="f2")
    lines, _ = told([other], back(one))

    assert lines == (
        "Opfølgning fra Madforvaltningen (svar.xlsx): 2 ændrede, 1 uændret.",
        "- Madforvaltningen, input n1: Status står forskelligt i follow_up.yaml (Afvist) / svar.xlsx, E2 (I gang). "
        "Intet af det er brugt. Ret den ene celle, eller skriv det rigtige i follow_up.yaml under by_hand.",
        "- Madforvaltningen, input n1: Svar står forskelligt i follow_up.yaml (…) / svar.xlsx, H2 (…). "
        "Intet af det er brugt. Ret den ene celle, eller skriv det rigtige i follow_up.yaml under by_hand.",
    )


@pytest.mark.parametrize(
    ("mad", "rum", "differ"),
    [
        ("Gennemført", "Afvist", True),
        ("Gennemført", "Gennemført", False),
        ("Gennemført", "I gang", False),
        ("I gang", "Ikke begyndt", False),
    ],
)
def test_two_departments_that_settled_a_note_in_different_ways_are_told_and_both_answers_stand(mad, rum, differ):
    answers = [reply(status=mad), reply("rum", status=rum, file="f2"), reply("rum", "n2", status=mad, file="f2")]
    lines, _ = told(answers)

    line = f"- Input n1: forvaltningerne svarer forskelligt: Madforvaltningen: {mad}, Bygningen: {rum}."
    assert lines == ((line,) if differ else ())
