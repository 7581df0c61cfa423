"""What a workbook carries of itself: it comes back as it was written, or it is refused."""

import pytest

from flows.carried import CarriedError, carried_lines, read_carried

HEAD = {"form": 3, "workshop": "kantinen"}
ROWS = [
    {"note": "a_1", "text": "Bedre kaffe"},
    {"note": "b", "text": "Æble & pære " * 5_000},
    {"note": "c", "text": ""},
]


def lines() -> list[list[str]]:
    return list(carried_lines(HEAD, ROWS))


def test_it_comes_back_as_it_was_written():
    head, rows = read_carried(lines(), 3)

    assert {key: head[key] for key in HEAD} == HEAD
    assert rows == ROWS


def test_its_cells_are_short_and_plain():
    cells = [cell for line in lines() for cell in line]

    assert max(map(len, cells)) <= 32_767
    assert all(cell.isascii() and "_" not in cell for cell in cells)


@pytest.mark.parametrize(
    "changed",
    [
        [],
        [["{}"]],
        [["ingen JSON"], *lines()[1:]],
        lines()[:-1],
        [*lines(), lines()[-1]],
        [lines()[0], lines()[2], lines()[1], lines()[3]],
        [lines()[0], [lines()[1][0].replace("kaffe", "te")], *lines()[2:]],
        [*lines()[:2], lines()[2][:1], lines()[3]],
    ],
    ids=["nothing", "no_head", "no_json", "one_less", "one_more", "other_order", "other_words", "cut"],
)
def test_rows_that_are_not_as_they_were_written_are_refused(changed):
    with pytest.raises(CarriedError):
        read_carried(changed, 3)


def test_of_a_newer_form_only_the_head_is_read():
    head, rows = read_carried([*lines()[:2], ["det, der kommer"]], 2)

    assert (head["form"], head["workshop"], rows) == (3, "kantinen", [])
