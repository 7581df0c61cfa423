"""Prints how the time to look at decisions grows: by about 2 at twice as many where linear, 4 where quadratic.

Only the last line may be more: each text that is gone is compared with that of every note, in compiled code.

Run: python tests/benchmarks/review_growth.py
"""

import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from flows.notes import FileReading, Gathered, Note, Source
from flows.review.book import DecisionBook, LeftOutDecision, PairDecision, ThemeDecision, merge
from flows.review.outcomes import find_outcomes
from flows.review.standing import standing_decisions

SIZES = (1_000, 2_000, 4_000)


def text_of(number: int) -> str:
    return f"giv os {number} nye lamper ved bord {number % 9}"


def notes(number: int) -> list[Note]:
    return [Note(f"n{place}", text_of(place), Source("a.xlsx", "A", f"A{place + 1}")) for place in range(number)]


def pair(one: int, other: int) -> PairDecision:
    return PairDecision(notes=(f"n{one}", f"n{other}"), texts=(text_of(one), text_of(other)))


def themes(number: int, prefix: str = "n") -> DecisionBook:
    return DecisionBook(
        themes=tuple(
            ThemeDecision(note=f"{prefix}{place}", text=text_of(place), theme="t") for place in range(number)
        )
    )


def spread(number: int) -> DecisionBook:
    """One note has a theme, and all others are the same as their neighbour."""
    return DecisionBook(themes=themes(1).themes, same=tuple(pair(place, place + 1) for place in range(number - 1)))


def apart(number: int) -> DecisionBook:
    """Half the decisions make a chain of the same notes, the others keep its notes from ones outside it."""
    half = number // 2
    return DecisionBook(
        same=tuple(pair(place, place + 1) for place in range(half - 1)),
        apart=tuple(pair(place, place + half) for place in range(half)),
    )


def clashing(number: int) -> DecisionBook:
    """Each note has two themes."""
    themed = themes(number // 2).themes
    other = tuple(entry.model_copy(update={"theme": "u"}) for entry in themed)
    return DecisionBook(themes=(*themed, *other))


def left_out(number: int) -> DecisionBook:
    return DecisionBook(
        left_out=tuple(
            LeftOutDecision(note=f"n{place}", text=text_of(place), reason="Andet") for place in range(number)
        )
    )


def gathered(number: int) -> Gathered:
    return Gathered((FileReading("a.xlsx", "", "", (), tuple(notes(number)), ()),))


CASES: dict[str, Callable[[int], object]] = {
    "themes, every note there": lambda n: find_outcomes(notes(n), themes(n)),
    "themes, every note under another id": lambda n: find_outcomes(notes(n), themes(n, "x")),
    "two themes a note": lambda n: find_outcomes(notes(n), clashing(n)),
    "a chain of the same, many kept apart": lambda n: find_outcomes(notes(n), apart(n)),
    "a theme spread over a chain": lambda n: standing_decisions(gathered(n), spread(n)),
    "left out": lambda n: standing_decisions(gathered(n), left_out(n)),
    "two books merged": lambda n: merge(apart(n), apart(n)),
    "gone, 100 notes to look through": lambda n: find_outcomes(notes(100), themes(n, "x")),
    "gone, as many notes to look through": lambda n: find_outcomes(
        [Note(note.id, note.text[::-1], note.source) for note in notes(n)], themes(n, "x")
    ),
}


def seconds(action: Callable[[], object]) -> float:
    begun = time.process_time()
    action()
    return time.process_time() - begun


def main() -> None:
    find_outcomes(notes(10), themes(10, "x"))  # loads what is loaded once
    for what, look in CASES.items():
        took = [seconds(lambda size=size, look=look: look(size)) for size in SIZES]  # type: ignore[misc]
        shown = "   ".join(f"{size:>5,} {time:6.2f} s" for size, time in zip(SIZES, took, strict=True))
        growth = " ".join(f"x {after / max(before, 1e-3):.1f}" for before, after in pairwise(took))
        print(f"{what:36} {shown}   {growth}")


if __name__ == "__main__":
    main()
