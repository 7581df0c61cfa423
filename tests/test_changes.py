import json
from dataclasses import replace

import pytest

from flows.changes import compare_with_published
from flows.notes import Changes, Edition, FileReading, Gathered, Grouping, Note, Placement, SheetReading, Source
from flows.publish import Published
from flows.record import EditionRecord


def edition(left_out: tuple[str, ...] = (), **notes: tuple[str, str | None]) -> Edition:
    read = tuple(
        Note(note, text, Source("a.csv", "", f"A{n}")) for n, (note, (text, _)) in enumerate(notes.items())
    )
    sheet = SheetReading("", "list", (), len(read), len(read))
    return Edition(
        workshop="w",
        scheme="s",
        gathered=Gathered((FileReading("a.csv", "0" * 64, "utf-8", (sheet,), read, ()),)),
        grouping=Grouping(()),
        placements={note: Placement(theme, (), "rule") for note, (_, theme) in notes.items()},
        themes=(),
        left_out=dict.fromkeys(left_out, "personoplysning"),
    )


def record(fingerprint: str, changes: Changes | None = None) -> EditionRecord:
    return EditionRecord(
        workshop="w",
        fingerprint=fingerprint,
        parts={},
        skipped=(),
        counts={},
        changes=changes,
        open_marks=(),
        outputs=(),
    )


def found(before: dict, after: Edition, left_out_before: tuple[str, ...] = ()) -> Changes | None:
    notes = [
        {"id": note, "text": text, "theme": theme, "left_out": "fejl" if note in left_out_before else None}
        for note, (text, theme) in before.items()
    ]
    published = Published(record("old"), json.dumps({"notes": notes}).encode())
    return compare_with_published(after, published, "new").changes


def test_added_removed_and_moved_notes():
    before = {"a": ("Te", "x"), "b": ("Kaffe", "x"), "c": ("Vand", "y")}

    assert found(before, edition(a=("Te", "y"), c=("Vand", "y"), d=("Saft", None))) == Changes(
        added=("d",), removed=("b",), moved=("a",)
    )


def test_a_note_whose_file_was_renamed_is_the_same_note():
    before = {"old1": ("Te", "x"), "old2": ("Te", "x"), "old3": ("Vand", "x")}

    assert found(before, edition(new1=("Te", "x"), new3=("Vand", "y"))) == Changes(
        added=(), removed=("old2",), moved=("new3",)
    )


def test_of_two_notes_of_a_renamed_file_with_one_text_each_stands_for_one_before():
    before = {"old1": ("Te", "x"), "old2": ("Te", "y")}

    after = edition(new1=("Te", "x"), new2=("Te", "y"), new3=("Te", "x"))
    assert found(before, after) == Changes(added=("new3",), removed=(), moved=())


def test_a_note_that_is_left_out_now_counts_as_removed():
    before = {"a": ("Te", "x"), "b": ("Kaffe", "x")}

    after = edition(("b",), a=("Te", "x"), b=("Kaffe", "y"))
    assert found(before, after) == Changes(added=(), removed=("b",), moved=())


def test_a_note_that_is_left_out_hides_nothing_of_those_below_it():
    before = {"a": ("Te", "x"), "b": ("Kaffe", "x")}

    after = edition(("a",), a=("Te", "x"), b=("Kaffe", "y"))
    assert found(before, after) == Changes(added=(), removed=("a",), moved=("b",))


def test_a_note_that_is_restored_counts_as_added():
    before = {"a": ("Te", "x"), "b": ("Kaffe", "x")}

    after = edition(a=("Te", "x"), b=("Kaffe", "y"))
    assert found(before, after, ("b",)) == Changes(added=("b",), removed=(), moved=())


def test_a_note_that_is_left_out_still_is_no_change_even_if_it_is_gone_or_moved():
    before = {"a": ("Te", "x"), "b": ("Kaffe", "x"), "c": ("Vand", "x")}

    after = edition(("b",), a=("Te", "x"), b=("Kaffe", "y"))
    assert found(before, after, ("b", "c")) == Changes((), (), ())


def test_another_note_with_the_same_text_does_not_hide_that_one_was_left_out_or_restored():
    before = {"a": ("Te", "x"), "b": ("Kaffe", "x"), "c": ("Kaffe", "x")}

    after = edition(("a",), a=("Te", "x"), b=("Kaffe", "x"), d=("Te", "x"))
    assert found(before, after, ("b",)) == Changes(added=("b", "d"), removed=("a", "c"), moved=())


def test_the_first_edition_has_nothing_to_compare_with():
    assert compare_with_published(edition(a=("Te", "x")), None, "new").changes is None


@pytest.mark.parametrize("result", [b"", b"{", b"[]", b"{}", b'{"notes": [{"id": "a"}]}'])
def test_an_unreadable_result_is_nothing_to_compare_with(result):
    assert compare_with_published(edition(), Published(record("old"), result), "new").changes is None


def test_the_same_edition_again_keeps_the_comparison_it_was_published_with():
    changes = Changes(("a",), (), ("b",))
    published = Published(record("same", changes), b"")
    made_anew = compare_with_published(edition(a=("Te", "x")), published, "same")

    assert made_anew == replace(edition(a=("Te", "x")), changes=changes)
