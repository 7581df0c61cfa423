"""`resultat.json` by the schema in the README: every value of a small edition that has something of everything."""

import datetime
import json
from dataclasses import replace

import pytest

from flows.findings import Finding
from flows.notes import Caution, FileReading, Hit, Placement, SetAside, SheetReading, Source, Suggestion, TextColumn
from flows.settings import WorkshopSettings
from flows.write import list_documents, result_data
from tests.write.editions import THEMES, edition

SETTINGS = WorkshopSettings(title="cykler", date=datetime.date(2025, 8, 13))
COLUMN = Source("borde.xlsx", "Bord 1", "B2", "Input")
BOX = Source("borde.xlsx", "Bord 2", "A1", box="tekstboks 2")


def _made():
    """Make an edition of four notes: two of a group in one cell, one in a box, one left out in a second file."""
    made = edition(
        ("Synlige ledre", "ledelse", ["synlig", "mandat"]),
        ("synlige ledere", "ledelse", ["synlig"]),
        ("Penge til Karla", None),
        ("skal ud", "kultur"),
        groups=[(0, 1)],
        left_out=[3],
        themes=THEMES[:2],
        stances={2: "question"},
        names={0: ["ledere"]},
    )
    first, second, third, fourth = (
        replace(note, source=source)
        for note, source in zip(
            made.gathered.notes, (COLUMN, COLUMN, BOX, Source("sent.csv", "", "A2", "Input")), strict=True
        )
    )
    files = (
        FileReading(
            "borde.xlsx",
            "a" * 64,
            "",
            (
                SheetReading("Bord 1", "list", (TextColumn("B", "Input", "overskriften siger det"),), 4, 2),
                SheetReading("Bord 2", "boxes", (), 1, 1),
            ),
            (first, second, third),
            (
                SetAside(Source("borde.xlsx", "Bord 1", "C2"), "number", "7"),
                SetAside(Source("borde.xlsx", "Bord 1", "B1"), "heading", "Input"),
                SetAside(Source("borde.xlsx", "Bord 1", "C3"), "number", "8"),
            ),
        ),
        FileReading("sent.csv", "b" * 64, "utf-8", (SheetReading("", "list", (), 1, 1),), (fourth,), ()),
    )
    placements = {
        **made.placements,
        first.id: Placement(
            "ledelse",
            ("synlig", "mandat"),
            "rule",
            (Hit("leder*", "ledre", 8, 13, 1.5, "ledere", "ledere"), Hit("synlig*", "Synlige", 0, 7, 2.0)),
            "ressourcer",
            0.5,
            ("ledere",),
            near_tie=True,
        ),
        third.id: Placement(None, (), "tie", (), None, 0.0),
    }
    return replace(
        made,
        gathered=replace(made.gathered, files=files),
        grouping=replace(made.grouping, suggested=(Suggestion((second.id, third.id), 0.876543, "et ord mere"),)),
        placements=placements,
        cautions=(
            Caution("doubt", "Se på cellen.", COLUMN),
            Caution("decision", "Holder ikke.", None, ("»Mere lys«", "»Ro«")),
        ),
        findings={third.id: (Finding(10, 15, "single_name", "warn", "kept"), Finding(0, 5, "role"))},
    )


CELL = {"file": "borde.xlsx", "sheet": "Bord 1", "cell": "B2", "heading": "Input"}
RESULT = {
    "schema_version": 1,
    "workshop": {"id": "prøve", "title": "cykler", "date": "2025-08-13", "scheme": "lgbt"},
    "counts": {
        "cells": 6,
        "note_cells": 3,
        "notes": 4,
        "set_aside": 3,
        "groups": 3,
        "placed": 3,
        "unplaced": 1,
        "left_out": 1,
    },
    "files": [
        {
            "file": "borde.xlsx",
            "sha256": "a" * 64,
            "encoding": "",
            "sheets": [
                {
                    "name": "Bord 1",
                    "layout": "list",
                    "text_columns": ["B"],
                    "why": {"B": "overskriften siger det"},
                    "notes": 2,
                    "cells": 4,
                    "set_aside": {"heading": 1, "number": 2},
                },
                {
                    "name": "Bord 2",
                    "layout": "boxes",
                    "text_columns": [],
                    "why": {},
                    "notes": 1,
                    "cells": 1,
                    "set_aside": {},
                },
            ],
        },
        {
            "file": "sent.csv",
            "sha256": "b" * 64,
            "encoding": "utf-8",
            "sheets": [
                {
                    "name": "",
                    "layout": "list",
                    "text_columns": [],
                    "why": {},
                    "notes": 1,
                    "cells": 1,
                    "set_aside": {},
                }
            ],
        },
    ],
    "notes": [
        {
            "id": "n0",
            "number": 1,
            "text": "Synlige ledre",
            "source": CELL,
            "group": "g-n0",
            "theme": "ledelse",
            "subthemes": ["synlig", "mandat"],
            "decided_by": "rule",
            "lead": 0.5,
            "near_tie": True,
            "stance": None,
            "why": [
                {
                    "pattern": "leder*",
                    "matched": "ledre",
                    "start": 8,
                    "end": 13,
                    "weight": 1.5,
                    "name": "ledere",
                    "read_as": "ledere",
                },
                {"pattern": "synlig*", "matched": "Synlige", "start": 0, "end": 7, "weight": 2.0},
            ],
            "names": ["ledere"],
            "runner_up": "ressourcer",
            "findings": [],
            "left_out": None,
        },
        {
            "id": "n1",
            "number": 1,
            "text": "synlige ledere",
            "source": CELL,
            "group": "g-n0",
            "theme": "ledelse",
            "subthemes": ["synlig"],
            "decided_by": "rule",
            "lead": None,
            "near_tie": False,
            "stance": None,
            "why": [],
            "names": [],
            "runner_up": None,
            "findings": [],
            "left_out": None,
        },
        {
            "id": "n2",
            "number": 2,
            "text": "Penge til Karla",
            "source": {"file": "borde.xlsx", "sheet": "Bord 2", "cell": "A1", "heading": "", "box": "tekstboks 2"},
            "group": "g-n2",
            "theme": None,
            "subthemes": [],
            "decided_by": "tie",
            "lead": 0.0,
            "near_tie": False,
            "stance": "question",
            "why": [],
            "names": [],
            "runner_up": None,
            "findings": [
                {"kind": "single_name", "grade": "warn", "state": "kept", "start": 10, "end": 15},
                {"kind": "role", "grade": "stop", "state": "open", "start": 0, "end": 5},
            ],
            "left_out": None,
        },
        {
            "id": "n3",
            "number": None,
            "text": "skal ud",
            "source": {"file": "sent.csv", "sheet": "", "cell": "A2", "heading": "Input"},
            "group": "g-n3",
            "theme": "kultur",
            "subthemes": [],
            "decided_by": "rule",
            "lead": None,
            "near_tie": False,
            "stance": None,
            "why": [],
            "names": [],
            "runner_up": None,
            "findings": [],
            "left_out": "personoplysning",
        },
    ],
    "set_aside": [
        {
            "source": {"file": "borde.xlsx", "sheet": "Bord 1", "cell": cell, "heading": ""},
            "reason": reason,
            "text": text,
        }
        for cell, reason, text in (("C2", "number", "7"), ("B1", "heading", "Input"), ("C3", "number", "8"))
    ],
    "groups": [
        {"id": "g-n0", "notes": ["n0", "n1"], "representative": "n0", "kind": "near"},
        {"id": "g-n2", "notes": ["n2"], "representative": "n2", "kind": "single"},
        {"id": "g-n3", "notes": ["n3"], "representative": "n3", "kind": "single"},
    ],
    "suggested": [{"notes": ["n1", "n2"], "similarity": 0.8765, "blocked_by": "et ord mere"}],
    "themes": [
        {
            "id": "ledelse",
            "title": "Ledelse og ansvar",
            "notes": 2,
            "subthemes": [
                {"id": "synlig", "title": "Synlig opbakning", "notes": 2},
                {"id": "mandat", "title": "Mandat", "notes": 1},
            ],
        },
        {
            "id": "ressourcer",
            "title": "Ressourcer, organisering og politikker",
            "notes": 0,
            "subthemes": [{"id": "penge", "title": "Penge", "notes": 0}],
        },
    ],
    "warnings": [
        {"code": "doubt", "message": "Se på cellen.", "source": CELL},
        {"code": "decision", "message": "Holder ikke.", "source": None, "details": ["»Mere lys«", "»Ro«"]},
    ],
}


@pytest.mark.parametrize("key", RESULT)
def test_the_result_tells_everything_of_an_edition(key):
    assert result_data(_made(), SETTINGS)[key] == RESULT[key]


def test_the_keys_stand_in_the_order_of_the_schema():
    told = json.dumps(result_data(_made(), SETTINGS), ensure_ascii=False)
    assert told == json.dumps(RESULT, ensure_ascii=False)


def test_a_workshop_without_a_date_has_none():
    assert result_data(edition(("Ro", None)), WorkshopSettings(title="x"))["workshop"]["date"] is None


def test_the_file_has_a_line_for_each_note_so_that_two_can_be_compared():
    written = list_documents(SETTINGS, None)["resultat.json"](edition(("Mere ”lys”\nnu", None), ("Ro", "kultur")))
    lines = written.decode().splitlines()
    assert lines[:4] == [
        "{",
        '  "schema_version": 1,',
        '  "workshop": {"id": "prøve", "title": "cykler", "date": "2025-08-13", "scheme": "lgbt"},',
        '  "counts": {"cells": 2, "note_cells": 2, "notes": 2, "set_aside": 0, "groups": 2, "placed": 1, '
        '"unplaced": 1, "left_out": 0},',
    ]
    assert [line[:33] for line in lines[4:]] == [
        '  "files": [',
        '    {"file": "borde.xlsx", "sha25',
        "  ],",
        '  "notes": [',
        '    {"id": "n0", "number": 2, "te',
        '    {"id": "n1", "number": 1, "te',
        "  ],",
        '  "set_aside": [],',
        '  "groups": [',
        '    {"id": "g-n0", "notes": ["n0"',
        '    {"id": "g-n1", "notes": ["n1"',
        "  ],",
        '  "suggested": [],',
        '  "themes": [',
        '    {"id": "ledelse", "title": "L',
        '    {"id": "ressourcer", "title":',
        '    {"id": "kultur", "title": "Ar',
        "  ],",
        '  "warnings": []',
        "}",
    ]
    assert written.endswith(b"}\n")
    assert json.loads(written)["notes"][0]["text"] == "Mere ”lys”\nnu"
