import json
from dataclasses import replace

from flows.changes import changes_data, compare_with_published
from flows.notes import Changes, Edition, FileReading, Gathered, Grouping, Note, Placement, SheetReading, Source
from flows.publish import Manifest


def edition(**notes: tuple[str, str | None]) -> Edition:
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
        left_out={},
    )


def found(tmp_path, before: dict, after: Edition) -> Changes | None:
    notes = [{"id": note, "text": text, "theme": theme} for note, (text, theme) in before.items()]
    (tmp_path / "resultat.json").write_text(json.dumps({"notes": notes}), encoding="utf-8")
    return compare_with_published(after, tmp_path, Manifest("old", {}, {}), "new").changes


def test_added_removed_and_moved_notes(tmp_path):
    before = {"a": ("Te", "x"), "b": ("Kaffe", "x"), "c": ("Vand", "y")}

    assert found(tmp_path, before, edition(a=("Te", "y"), c=("Vand", "y"), d=("Saft", None))) == Changes(
        added=("d",), removed=("b",), moved=("a",)
    )


def test_a_note_whose_file_was_renamed_is_the_same_note(tmp_path):
    before = {"old1": ("Te", "x"), "old2": ("Te", "x"), "old3": ("Vand", "x")}

    assert found(tmp_path, before, edition(new1=("Te", "x"), new3=("Vand", "y"))) == Changes(
        added=(), removed=("old2",), moved=("new3",)
    )


def test_the_first_edition_has_nothing_to_compare_with(tmp_path):
    assert compare_with_published(edition(a=("Te", "x")), tmp_path, None, "new").changes is None


def test_an_unreadable_result_is_nothing_to_compare_with(tmp_path):
    (tmp_path / "resultat.json").write_bytes(b"{")

    assert compare_with_published(edition(), tmp_path, Manifest("old", {}, {}), "new").changes is None


def test_the_same_edition_again_keeps_the_comparison_it_was_published_with(tmp_path):
    changes = Changes(("a",), (), ("b",))
    manifest = Manifest("same", {}, {"changes": changes_data(changes)})
    made_anew = compare_with_published(edition(a=("Te", "x")), tmp_path, manifest, "same")

    assert made_anew == replace(edition(a=("Te", "x")), changes=changes)
