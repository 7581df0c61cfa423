"""The decisions that hold: all that a book can say of notes, laid over what was read; persons are constructed."""

from dataclasses import replace

import pytest

from flows.errors import HeldBackError
from flows.notes import Caution, FileReading, Gathered, Note, SheetReading, Source
from flows.review import DecisionBook, standing_decisions
from flows.review.book import (
    Decision,
    KeptDecision,
    LeftOutDecision,
    MaskedDecision,
    NotNoteDecision,
    PairDecision,
    PrintedDecision,
    ReceiversDecision,
    SummaryDecision,
    ThemeDecision,
)

TEXTS = {"a": "Te", "b": "Ring til Kaja", "c": "Te", "d": "Overskrift", "e": "Te", "f": "Kaffe", "g": "Kage"}


def read(**texts: str) -> Gathered:
    notes = tuple(
        Note(note, text, Source("a.xlsx", "", f"A{row}")) for row, (note, text) in enumerate(texts.items())
    )
    sheet = SheetReading("", "list", (), len(notes), len(notes))
    return Gathered((FileReading("a.xlsx", "0" * 64, "", (sheet,), notes, ()),))


def about(kind, note: str, **says):
    return kind(note=note, text=TEXTS[note], **says)


def test_each_kind_of_decision_holds_for_its_note():
    words = SummaryDecision(theme="viden", intro="Ja")
    theme, of_none = about(ThemeDecision, "f", theme="viden"), about(ThemeDecision, "g", theme=None)
    book = DecisionBook(
        themes=(theme, of_none, about(ThemeDecision, "d", theme="viden")),
        same=(
            PairDecision(notes=("f", "g"), texts=("Kaffe", "Kage")),
            PairDecision(notes=("b", "f"), texts=(TEXTS["b"], "Kaffe")),
        ),
        apart=(
            PairDecision(notes=("a", "c"), texts=("Te", "Te")),
            PairDecision(notes=("a", "d"), texts=("Te", TEXTS["d"])),
        ),
        left_out=(about(LeftOutDecision, "a", reason="dobbelt"), about(LeftOutDecision, "d", reason="x")),
        printed=(about(PrintedDecision, "c"),),
        masked=(about(MaskedDecision, "b", words=("Kaja",)),),
        kept=(about(KeptDecision, "f", words=("Kaffe",)),),
        not_notes=(about(NotNoteDecision, "d"),),
        receivers=(
            about(ReceiversDecision, "g", receivers=("teknik",)),
            about(ReceiversDecision, "f", receivers=()),
        ),
        summary=(words,),
    )
    read_now = read(**TEXTS)
    standing = standing_decisions(replace(read_now, skipped=("b.xlsx",)), book)

    assert standing.themes == {"f": theme, "g": of_none, "b": theme}
    assert standing.same == (("f", "g"), ("b", "f"))
    assert standing.apart == (("a", "c"),)
    assert (standing.left_out, standing.not_notes) == ({"a": "dobbelt"}, {"d"})
    assert (standing.masked, standing.kept) == ({"b": ("Kaja",)}, {"f": ("Kaffe",)})
    assert standing.receivers == {"g": ("teknik",), "f": ()}
    assert (standing.staff_texts, standing.lacks_files) == ((words,), True)
    assert [outcome.fate for outcome in standing.outcomes] == ["applied"] * 15
    assert standing.cautions == (
        Caution(
            "twin_of_left_out",
            "inputtet e har samme tekst som et, der er udeladt, men trykkes. Skal det udelades, så vælg Udelad ud "
            "for det i gennemgang.xlsx.",
            Source("a.xlsx", "", "A4"),
        ),
    )


def test_of_what_is_no_note_no_twin_is_told():
    twin = {"a": "Te", "c": "Te"}
    book = DecisionBook(
        left_out=(about(LeftOutDecision, "a", reason="x"),), not_notes=(about(NotNoteDecision, "c"),)
    )

    assert standing_decisions(read(**twin), book).cautions == ()


def test_what_is_held_back_shows_no_name_that_the_unit_looks_for():
    """Of a constructed person."""
    book = DecisionBook(left_out=(LeftOutDecision(note="a", text="Spørg lene glad om te", reason="Andet"),))
    with pytest.raises(HeldBackError) as caught:
        standing_decisions(read(a="Spørg lene glad om te nu"), book, names=("Lene Glad",))
    assert "»Spørg lxxx gxxx om te nu«" in caught.value.on_console
    assert "glad" not in caught.value.on_console


@pytest.mark.parametrize(
    ("lost", "first"),
    [
        ([], "Beslut igen"),
        (
            [Decision("left_out", about(LeftOutDecision, "f", reason="x"))],
            "Læg den rigtige decisions.yaml tilbage, ",
        ),
    ],
)
def test_what_is_held_back_ends_with_what_to_do_and_is_shown_all_the_same_to_who_decides(lost, first):
    book = DecisionBook(
        themes=(about(ThemeDecision, "g", theme="viden"),),
        left_out=(
            LeftOutDecision(note="a", text="Te", reason="x"),
            LeftOutDecision(note="h", text="Saft", reason="x"),
        ),
    )
    now = read(a="Te nu", f="Kaffe", g="Kage")
    with pytest.raises(HeldBackError) as caught:
        standing_decisions(now, book, lost)
    assert str(caught.value).splitlines()[-1].startswith(first)

    shown = standing_decisions(now, book, lost, hold_back=False)
    assert [outcome.fate for outcome in shown.outcomes] == ["applied", "contested", "lost"]
    assert (shown.left_out, [*shown.themes], shown.lacks_files) == ({}, ["g"], False)
