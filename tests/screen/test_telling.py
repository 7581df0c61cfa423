"""What is said of notes that hold a run back: ids, cells and kinds, and on the console words that are masked."""

import pytest

from flows.findings import Finding
from flows.notes import Note, Source
from flows.screen.telling import tell_held_back, tell_kinds

TEXT = "Mette Hansen og Ole Jensen, 070761-4285"  # constructed
FOUND = (Finding(0, 12, "name"), Finding(16, 26, "name"), Finding(28, 39, "cpr"))


def test_kinds_are_counted():
    assert tell_kinds(FOUND) == "2 navne, CPR-nummer"
    assert tell_kinds(FOUND[1:]) == "navn, CPR-nummer"


@pytest.mark.parametrize(
    ("notes", "listed", "more"), [(1, 1, []), (20, 20, []), (21, 20, ["- og i 1 til"]), (33, 20, ["- og i 13 til"])]
)
def test_the_first_twenty_notes_are_listed_and_the_others_counted(notes, listed, more):
    stops = [(Note(f"n{row}", TEXT, Source("a.csv", "", f"A{row}")), FOUND) for row in range(notes)]
    message, shown = (told.splitlines() for told in tell_held_back(stops))

    count = "ét" if notes == 1 else notes
    assert (
        message[0]
        == shown[0]
        == (f"Intet er udgivet, for {count} input ser ud til at rumme personoplysninger, som en person skal se på:")
    )
    assert message[1:-1] == [*(f"- n{row} (A{row}): 2 navne, CPR-nummer" for row in range(listed)), *more]
    assert shown[1:-1] == [
        *(
            f"- n{row} (a.csv, A{row}): navn Mxxxx Hxxxxx; navn Oxx Jxxxxx; CPR-nummer 0707XX-XXXX"
            for row in range(listed)
        ),
        *more,
    ]
    assert message[-1] == shown[-1]
