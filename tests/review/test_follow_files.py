"""How a file is read was decided under a name that the file may not have any more."""

import pytest

from flows.review import DecisionBook, follow_files
from flows.review.source_entries import ReadingDecision


def book_about(*files: str) -> DecisionBook:
    return DecisionBook(reading=tuple(ReadingDecision(file=file, split="lines") for file in files))


@pytest.mark.parametrize(
    ("decided", "was", "there", "now"),
    [
        (["a.xlsx"], {"a.xlsx": "1"}, {"b.xlsx": "1"}, ["b.xlsx"]),
        (
            ["a.xlsx"],
            {"a.xlsx": "1"},
            {"a.xlsx": "2", "b.xlsx": "1"},
            ["a.xlsx"],
        ),  # it is there
        (["a.xlsx"], {"a.xlsx": "1"}, {"b.xlsx": "2"}, ["a.xlsx"]),  # changed as well: nobody knows
        (["a.xlsx"], {"a.xlsx": "1"}, {"b.xlsx": "1", "c.xlsx": "1"}, ["a.xlsx"]),  # two copies
        (["a.xlsx", "b.xlsx"], {"a.xlsx": "1"}, {"b.xlsx": "1"}, ["a.xlsx", "b.xlsx"]),  # that one is decided
        (["a.xlsx", "b.xlsx"], {"a.xlsx": "1", "b.xlsx": "1"}, {"c.xlsx": "1"}, ["a.xlsx", "b.xlsx"]),  # two met
        (
            ["a.xlsx", "b.xlsx"],
            {"a.xlsx": "1", "b.xlsx": "2"},
            {"b.xlsx": "1", "a.xlsx": "2"},
            ["a.xlsx", "b.xlsx"],
        ),
        (["a.xlsx"], {}, {"b.xlsx": "1"}, ["a.xlsx"]),
    ],
)
def test_a_decision_goes_with_the_one_file_that_holds_the_very_same(decided, was, there, now):
    assert [entry.file for entry in follow_files(book_about(*decided), was, there).reading] == now
