"""What a row of a copy says against the row as it was written: each change to the book, its weight and its cell."""

from __future__ import annotations

import pytest

from flows.notes import Theme
from flows.review import Decision, Revoked
from flows.review.book import (
    KeptDecision,
    LeftOutDecision,
    MaskedDecision,
    NotNoteDecision,
    PrintedDecision,
    RemarkDecision,
    Subject,
    ThemeDecision,
)
from flows.review.source_entries import CellDecision
from flows.themes import Subtheme
from flows.workbook.decide import Fault, Told, read_decisions
from flows.workbook.form import form
from flows.workbook.parent import Parent, ParentRow
from flows.workbook.reaching import Pending
from flows.workbook.read import ReadCell, ReadRow, ReadSheet
from flows.workbook.unread import Unread

TEXT = "Ida Holm og Bo Falk vil have te"
THEMES = (
    Theme("mad", "Mad", "", (Subtheme("varmt", "Varmt", ""), Subtheme("koldt", "Koldt", ""))),
    Theme("rum", "Rum", "", ()),
)


def theme(of, subthemes=None, note="n1", text=TEXT):
    return Decision("themes", ThemeDecision(note=note, text=text, theme=of, subthemes=subthemes))


def left_out(note="n1", text=TEXT, reason="Andet"):
    return Decision("left_out", LeftOutDecision(note=note, text=text, reason=reason))


def hidden(*words, note="n1", text=TEXT):
    return Decision("masked", MaskedDecision(note=note, text=text, words=words))


def kept(*words):
    return Decision("kept", KeptDecision(note="n1", text=TEXT, words=words))


def remark(words="", by=""):
    return Decision("remarks", RemarkDecision(note="n1", text=TEXT, remark=words, by=by))


def not_note(note="n1", text=TEXT):
    return Decision("not_notes", NotNoteDecision(note=note, text=text))


PRINTED = Decision("printed", PrintedDecision(note="n1", text=TEXT))
CELL = Decision("notes", CellDecision(cell="c1", text=TEXT))


def asked(decision, way="moved", *others):
    return Pending(decision, way, (frozenset(("n1",)), *(frozenset((other,)) for other in others)))


def written(ids="n1", text=TEXT, cells=None, **further):
    return ParentRow("notes", (ids,), (text,), {"theme": "Mad", **(cells or {})}, **{"theme": "mad", **further})


def sheet_of(*rows):
    """Give the sheet Input with these rows, from row 2 on; a row is its cells by the form's key."""
    shape = form().sheets["notes"]
    read = [
        ReadRow(number, {key: ReadCell(row.get(key, ""), f"{key} {number}") for key in shape.columns})
        for number, row in enumerate(rows, 2)
    ]
    return ReadSheet("notes", tuple(read), frozenset(shape.columns), {}, "A1")


def read(parents, *rows):
    found = read_decisions([sheet_of(*rows)], Parent("prøve", "e", (), tuple(parents)), THEMES)
    return [_brief(each) for each in found]


def _brief(found):
    if isinstance(found, Told):
        now = found.change.now
        return found.weight, now.subject if isinstance(now, Revoked) else now, found.change.before, found.cell
    if isinstance(found, Fault):
        return found.cell, found.message
    assert isinstance(found, Unread)
    return found.kind, found.place


def row_of(parent, **cells):
    there = {key: value for key, value in {**parent.written, **cells}.items() if value}
    return {"id": parent.ids[0], "text": parent.texts[0], **there}


def subject(topic, note="n1"):
    return Subject(topic, frozenset((note,)))


OLD = "Ida Holm vil have te"
OPEN = (("warn", "Bo Falk"), ("stop", "Ida Holm"))


@pytest.mark.parametrize(
    ("was", "cells", "told"),
    [
        # themes and subthemes
        (
            {},
            {"new_theme": "mad", "new_subthemes": "Koldt; ;varmt; koldt"},
            [("decided", theme("mad", ("koldt", "varmt")), None, "new_theme 2")],
        ),
        ({}, {"new_subthemes": "Varmt"}, [("decided", theme("mad", ("varmt",)), None, "new_subthemes 2")]),
        ({}, {"action": "Behold"}, [
            ("decided", theme("mad"), None, "action 2"),
            # that it is printed is decided of no one who was not left out
        ]),
        (
            {"decided": (theme("mad"),), "cells": {"new_theme": "Mad"}},
            {"new_theme": ""},
            [("revoked", subject("theme"), theme("mad"), "new_theme 2")],
        ),
        # a decision under an id that is gone is written under the one that is there, and taken back there
        (
            {"decided": (theme("rum", note="x"),), "cells": {"new_theme": "Rum"}},
            {"new_theme": "Mad"},
            [
                ("carried", subject("theme", "x"), theme("rum", note="x"), "new_theme 2"),
                ("decided", theme("mad"), None, "new_theme 2"),
            ],
        ),
        (
            {"decided": (theme("rum", note="x"),), "cells": {"new_theme": "Rum"}},
            {"new_theme": ""},
            [("revoked", subject("theme", "x"), theme("rum", note="x"), "new_theme 2")],
        ),
        (
            {"moved": ((theme("rum", note="x"), theme("rum")), (left_out("x"), left_out()))},
            {"action": "Udelad"},
            [
                ("decided", left_out(), None, "action 2"),
                ("carried", subject("theme", "x"), theme("rum", note="x"), "action 2"),
                ("carried", theme("rum"), None, "action 2"),
            ],
        ),
        # left out, and printed again
        ({}, {"action": "Udelad", "reason": "egne ord"}, [
            (
                "reason 2",
                "det kan ikke vælges her. Vælg Personoplysning, Uden for emnet, Gentagelse, Andet, eller tøm "
                "cellen.",
            )
        ]),
        (
            {"decided": (left_out(reason="Egne ord"),), "cells": {"action": "Udelad", "reason": "Egne ord"}},
            {"reason": ""},
            [("decided", left_out(), left_out(reason="Egne ord"), "reason 2")],
        ),
        (
            {"decided": (left_out(reason="Egne ord"),), "cells": {"action": "Udelad", "reason": "Egne ord"}},
            {"action": "", "reason": ""},
            [("revoked", subject("left_out"), left_out(reason="Egne ord"), "action 2")],
        ),
        (
            {"decided": (left_out(),), "cells": {"action": "Udelad", "reason": "Andet"}},
            {"action": "Behold"},
            [
                ("decided", theme("mad"), None, "action 2"),
                ("decided", PRINTED, left_out(), "action 2"),
            ],
        ),
        ({"pending": (asked(left_out("x", OLD)),)}, {"action": "Behold"}, [
            ("decided", theme("mad"), None, "action 2"),
            ("decided", PRINTED, None, "action 2"),
        ]),
        # words
        ({"found": OPEN}, {"action": "Skjul fund"}, [("decided", hidden("Ida Holm"), None, "action 2")]),
        (
            {"found": OPEN[:1]},
            {"action": "Skjul fund"},
            [("decided", hidden("Bo Falk"), None, "action 2")],
        ),
        (
            {"found": OPEN},
            {"action": "Skjul fund", "hide": "TE; ida holm"},
            [("decided", hidden("te", "Ida Holm"), None, "hide 2")],
        ),
        ({"found": OPEN}, {"action": "Behold"}, [("decided", kept("Bo Falk", "Ida Holm"), None, "action 2")]),
        ({"found": OPEN[:1]}, {"action": "Behold"}, [
            ("decided", theme("mad"), None, "action 2"),
            ("decided", kept("Bo Falk"), None, "action 2"),
        ]),
        (
            {"decided": (kept("te"),), "found": OPEN, "cells": {}},
            {"action": "Behold"},
            [("decided", kept("te", "Bo Falk", "Ida Holm"), kept("te"), "action 2")],
        ),
        (
            {"decided": (kept("te"),), "cells": {"action": "Behold"}},
            {"action": "Udelad"},
            [("decided", left_out(), None, "action 2"), ("revoked", subject("kept"), kept("te"), "action 2")],
        ),
        (
            {"pending": (asked(hidden("Ida Holm", note="x", text=OLD)),)},
            {"action": "Behold"},
            [("revoked", subject("masked", "x"), hidden("Ida Holm", note="x", text=OLD), "action 2")],
        ),
        (
            {"pending": (asked(hidden("Ida Holm", note="x", text=OLD), "several", "n2"),)},
            {"action": "Behold"},
            [("decided", kept("Ida Holm"), None, "action 2")],
        ),
        (
            {"pending": (asked(hidden("Ida Holm", "vil", "Ib", note="x", text=OLD + " Ib"), "dropped"),)},
            {"action": "Behold"},
            [("decided", kept("Ida Holm", "vil"), None, "action 2")],
        ),
        # no note
        ({}, {"action": "Ikke et input"}, [("decided", not_note(), None, "action 2")]),
        (
            {"decided": (CELL,)},
            {"action": "Ikke et input"},
            [("revoked", Subject("cell", frozenset(("c1",))), CELL, "action 2")],
        ),
        (
            {"pending": (asked(not_note("x", OLD)),)},
            {"action": "Behold"},
            [
                ("decided", theme("mad"), None, "action 2"),
                ("revoked", subject("not_note", "x"), not_note("x", OLD), "action 2"),
            ],
        ),
        (
            {"pending": (asked(not_note("x", OLD)),)},
            {"action": "Ikke et input"},
            [
                ("decided", not_note(), None, "action 2"),
                ("carried", subject("not_note", "x"), not_note("x", OLD), "action 2"),
            ],
        ),
        # remarks
        ({}, {"remark": "Spørg"}, [("decided", remark("Spørg"), None, "remark 2")]),
        (
            {"decided": (remark("Spørg", "ab"),), "cells": {"remark": "Sp", "initials": "ab"}},
            {"initials": "cd"},
            [("decided", remark("Spørg", "cd"), remark("Spørg", "ab"), "initials 2")],
        ),
        (
            {"decided": (remark("Spørg", "ab"),), "cells": {"remark": "Spørg", "initials": "ab"}},
            {"remark": ""},
            [("decided", remark(by="ab"), remark("Spørg", "ab"), "remark 2")],
        ),
        (
            {"decided": (remark("Spørg"),), "cells": {"remark": "Spørg"}},
            {"remark": ""},
            [("revoked", subject("remark"), remark("Spørg"), "remark 2")],
        ),
        # what the program shows
        (
            {},
            {"subthemes": "Varmt"},
            [
                (
                    "subthemes 2",
                    "her viser programmet noget. Skriv i kolonnen 'Rettede undertemaer' i stedet, og lad det her "
                    "stå, som det var.",
                )
            ],
        ),
        ({}, {"text": "ida holm"}, [
            (
                "text 2",
                "teksten hører ikke til rækkens ID. Er kun en del af kolonnerne sorteret, så fortryd det. En tekst "
                "rettes i regnearket med input.",
            )
        ]),
        ({}, {"text": "Ixx Hxxx og Bx Fxxx vil have te", "action": "Udelad"}, [
            ("decided", left_out(), None, "action 2"),
        ]),
    ],
)  # fmt: skip
def test_what_a_changed_row_does_to_the_book(was, cells, told):
    parent = written(**was)
    assert read([parent], row_of(parent, **cells)) == told


def test_a_row_that_says_what_was_written_says_nothing():
    parent = written(decided=(theme("rum"), remark("Sp")), cells={"new_theme": "Rum", "remark": "Sp  x"})
    assert read([parent], row_of(parent), row_of(parent, remark=" Sp x ")) == []


def test_a_row_that_nobody_knows_is_told_and_the_rows_behind_it_are_read():
    one, other = written(), written("n2", "Mere lys")
    shape = form().sheets["notes"]
    header = {key: column.heading for key, column in shape.columns.items()}

    assert read(
        [one, other],
        header,
        {},
        {"remark": "ny"},
        {"why": "mine ord"},
        {"id": "n9"},
        row_of(one, action="Udelad"),
        row_of(other, new_theme="Rum"),
    ) == [
        (
            "remark 4",
            "rækken har intet ID, så det kan ikke ses, hvilket input der menes. Tøm de gule celler i rækken, eller "
            "slet den.",
        ),
        ("row", "5"),
        ("id 6", "ID'et kendes ikke. Skriv det rigtige, eller slet rækken."),
        ("decided", left_out(), None, "action 7"),
        ("decided", theme("rum", note="n2", text="Mere lys"), None, "new_theme 8"),
    ]


def test_what_may_mean_several_rows_is_taken_out_of_the_book_when_each_was_answered_and_once():
    old = theme("rum", note="x", text=OLD)
    out = left_out("x", OLD)
    pending = (asked(old, "several", "n2"), asked(out, "several", "n2"))
    one, other = written(pending=pending), written("n2", pending=pending)
    answers = [
        ("decided", theme("mad"), None, "new_theme 2"),
        ("decided", theme(None, note="n2"), None, "new_theme 3"),
    ]

    assert read([one, other], row_of(one, new_theme="Mad"), row_of(other)) == answers[:1]
    assert read([one, other], row_of(one, new_theme="Mad"), row_of(other, new_theme="Uden tema")) == [
        *answers,
        ("carried", subject("theme", "x"), old, "new_theme 2"),
    ]


@pytest.mark.parametrize(
    ("first", "second", "gone"),
    [
        ({"action": "Behold"}, {"action": "Behold"}, True),
        ({"action": "Behold"}, {"hide": "te"}, True),
        ({"hide": "te"}, {"hide": "Ida Holm"}, True),
        ({"action": "Behold"}, {}, False),
        ({"hide": "te"}, {"remark": "Hvem er det?"}, False),
    ],
)
def test_words_that_may_be_hidden_in_several_rows_are_answered_by_hiding_them_and_by_letting_them_stand(
    first, second, gone
):
    old = hidden("Ida Holm", note="x", text=OLD)
    one, other = (written(note, pending=(asked(old, "several", "n2"),)) for note in ("n1", "n2"))

    told = read([one, other], row_of(one, **first), row_of(other, **second))

    taken_out = ("carried", subject("masked", "x"), old, f"{next(iter(first))} 2")
    assert [each for each in told if each[0] == "carried"] == ([taken_out] if gone else [])
