"""Whatever happens to a workshop's files, workbook and decisions.yaml: what was decided is in force, or waits.

A longer life, from any seed, is lived by `tests/benchmarks/workbook_life.py`.
"""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workbook.life import STEP, Life, take

RUN = ("run",)
KINDS = {
    "theme": ("theme", 0, "Rum og møbler"),
    "subtheme": ("subtheme", 1),
    "left out": ("action", 0, "Udelad"),
    "not a note": ("action", 1, "Ikke et input"),
    "confirmed": ("action", 0, "Behold"),
    "hidden words": ("hide", 2, True),
    "what was found": ("hide found",),
    "remark": ("remark", 1, "Husk", "jh"),
    "the same": ("pair", 0, "Samme"),
    "apart": ("pair", 0, "Hold adskilt"),
    "a cell": ("aside", 0),
    "lines": ("reading", "Ja", ""),
    "theme from": ("reading", "", "Intet"),
    "words": ("words", 0, "Vores ord.", "Et afsnit."),
    "scheme": ("fact", "Skema", "frokost"),
    "place": ("fact", "Sted", "frokost"),
    "yaml": ("yaml", 0, "tid"),
}


def live(steps: list[tuple[object, ...]]) -> Life:
    with tempfile.TemporaryDirectory() as root:
        life = Life.begin(Path(root))
        for step in steps:
            take(life, step)
        life.run()
        return life


@settings(max_examples=12)
@given(st.lists(STEP, min_size=5, max_size=12))
def test_what_was_decided_is_in_force_for_its_text_alone_and_never_lost(steps):
    live(steps)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_outlives_what_happens_to_the_files(kind):
    life = live(
        [
            KINDS[kind],
            RUN,
            ("rename the list", "noter.csv"),
            ("rename the table", "bord 2.xlsx"),
            RUN,
            ("reverse",),
            ("add", 0, 3),
            RUN,
            ("put an old workbook back", 1),
            ("rename the table", "bord.xlsx"),
        ]
    )

    assert life.said
