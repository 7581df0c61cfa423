"""What it takes to look at decisions grows with their number, not with its square."""

from collections.abc import Callable
from functools import partial

import pytest

from flows.notes import FileReading, Gathered, Note, Source
from flows.review.book import DecisionBook, PairDecision, ThemeDecision, merge
from flows.review.standing import standing_decisions
from tests.counting import steps


def text_of(number: int) -> str:
    return f"giv os {number} nye lamper"


def gathered(number: int) -> Gathered:
    notes = tuple(Note(f"n{n}", text_of(n), Source("a.xlsx", "A", f"A{n + 1}")) for n in range(number))
    return Gathered((FileReading("a.xlsx", "", "", (), notes, ()),))


def pair(one: int, other: int) -> PairDecision:
    return PairDecision(notes=(f"n{one}", f"n{other}"), texts=(text_of(one), text_of(other)))


def theme(number: int, title: str) -> ThemeDecision:
    return ThemeDecision(note=f"n{number}", text=text_of(number), theme=title)


def spread(number: int) -> DecisionBook:
    return DecisionBook(themes=(theme(0, "t"),), same=tuple(pair(n, n + 1) for n in range(number - 1)))


def apart(number: int) -> DecisionBook:
    half = number // 2
    chain = tuple(pair(n, n + 1) for n in range(half - 1))
    return DecisionBook(same=chain, apart=tuple(pair(n, n + half) for n in range(half)))


def clashing(number: int) -> DecisionBook:
    return DecisionBook(themes=tuple(theme(n, title) for title in "tu" for n in range(number // 2)))


def stand(book: Callable[[int], DecisionBook], number: int) -> object:
    return standing_decisions(gathered(number), book(number))


@pytest.mark.parametrize("book", [spread, apart, clashing])
def test_twice_the_decisions_take_twice_the_steps(book):
    counted = [steps(partial(stand, book, number)) for number in (50, 200, 400)]
    assert counted[2] < 2.15 * counted[1]


def test_two_books_are_merged_in_steps_that_grow_with_them():
    counted = [steps(partial(merge, apart(number), apart(number))) for number in (50, 200, 400)]
    assert counted[2] < 2.15 * counted[1]
