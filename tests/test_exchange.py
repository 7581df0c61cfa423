"""Files are exchanged together: the old ones whole or the new ones, whenever the program is killed."""

import json
import os
import time
from pathlib import Path

import pytest

from flows.exchange import JOURNAL, ExchangeError, exchange, heal, is_left_over, is_pending
from flows.replacing import replace_file
from tests.dying import Killed, killed_at

OLD = {"a.docx": b"old a", "b.docx": b"old b", "del/x/c.json": b"old c"}
NEW = {"a.docx": b"new a", "b.docx": None, "del/y/d.json": b"new d", "del/x/c.json": b"new c"}
STANDS = {"a.docx": b"new a", "del/y/d.json": b"new d", "del/x/c.json": b"new c"}


def standing(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def sharing_error() -> PermissionError:
    """What Windows raises where another program holds a file."""
    error = PermissionError(13, "Permission denied")
    error.winerror = 32  # type: ignore[attr-defined]  # on other systems the class has none
    return error


@pytest.fixture(autouse=True)
def no_loss_of_power(monkeypatch):
    monkeypatch.setattr(os, "fsync", lambda _: None)  # what it costs is no test's matter


@pytest.fixture
def folder(tmp_path) -> Path:
    exchange(tmp_path / "w", OLD)
    return tmp_path / "w"


def test_files_are_exchanged_made_and_removed_with_folders_that_are_empty_then(folder):
    exchange(folder, {**NEW, "del/x/c.json": None})

    assert standing(folder) == {"a.docx": b"new a", "del/y/d.json": b"new d"}
    assert sorted(path.name for path in folder.rglob("*") if path.is_dir()) == ["del", "y"]


def test_killed_at_any_operation_the_old_stand_or_the_next_run_finishes_the_new(tmp_path):
    with killed_at(None) as counted:
        exchange(tmp_path / "counted", OLD)
        before = counted.done
        exchange(tmp_path / "counted", NEW)
    operations = counted.done - before
    ends = []
    for operation in range(operations):
        folder = tmp_path / str(operation)
        exchange(folder, OLD)
        with pytest.raises(Killed), killed_at(operation):
            exchange(folder, NEW)
        held = is_pending(folder)
        seen = standing(folder)
        assert all(name in seen for name in OLD if name in STANDS)  # none is missing in between
        assert heal(folder) == ()
        assert not is_left_over(folder)
        ends.append((held, standing(folder)))
        assert ends[-1] in ((False, OLD), (True, STANDS), (False, STANDS))
    assert operations > 25
    assert [end for _, end in ends] == sorted((end for _, end in ends), key=lambda end: end == STANDS)


def test_killed_while_it_heals_it_heals_at_the_next_try(tmp_path):
    journal = tmp_path / "kept"
    exchange(journal, OLD)
    with pytest.raises(Killed), killed_at(_when_held(tmp_path)):
        exchange(journal, NEW)
    assert is_pending(journal)
    for operation in range(30):
        folder = tmp_path / f"heals-{operation}"
        for name, content in standing(journal).items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
        try:
            with killed_at(operation):
                heal(folder)
        except Killed:
            heal(folder)
        else:
            break
        assert standing(folder) == STANDS
    assert 10 < operation < 29


def _when_held(tmp_path: Path) -> int:
    """Give the first operation at which the journal stands."""
    for operation in range(60):
        folder = tmp_path / f"probe-{operation}"
        exchange(folder, OLD)
        with pytest.raises(Killed), killed_at(operation):
            exchange(folder, NEW)
        if is_pending(folder):
            return operation
    raise AssertionError


@pytest.mark.parametrize("held", sorted({*NEW, JOURNAL}))
@pytest.mark.parametrize("operation", ["replace", "unlink"])
def test_a_file_that_is_held_leaves_all_as_it_was(folder, monkeypatch, held, operation):
    act = getattr(os, operation)

    def locked(*paths):
        if str(folder / held) in map(str, paths):
            raise PermissionError(13, "Permission denied")
        return act(*paths)

    with monkeypatch.context() as patch:
        patch.setattr(os, operation, locked)
        touched = held == "b.docx" if operation == "unlink" else held != "b.docx"
        if operation == "unlink" and held == JOURNAL:
            touched = True  # it can't be ended, nor undone: the next run does
        if touched:
            with pytest.raises(ExchangeError):
                exchange(folder, NEW)
        else:
            exchange(folder, NEW)
    heal(folder)

    assert standing(folder) == (OLD if touched else STANDS)


def test_killed_while_it_undoes_the_next_run_brings_it_to_an_end(folder, tmp_path):
    """b.docx is held, so it is undone: killed before that is written down it goes forward, and else back."""
    ends = set()
    for operation in range(60):
        place = tmp_path / f"undo-{operation}"
        exchange(place, OLD)
        held = {"b.docx": True}

        def hold(unlink=os.unlink, place=place, held=held):
            def unlinking(path, *more, **named):
                if held["b.docx"] and str(path) == str(place / "b.docx"):
                    raise PermissionError(13, "Permission denied")
                return unlink(path, *more, **named)

            return unlinking

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, "unlink", hold())
            try:
                with killed_at(operation):
                    exchange(place, NEW)
            except Killed:
                pass
            except ExchangeError as exc:
                undone = (exc.file, exc.undone, standing(place))
                break
        held["b.docx"] = False
        heal(place)
        ends.add("old" if standing(place) == OLD else "new" if standing(place) == STANDS else "mixed")
    assert undone == ("b.docx", True, OLD)
    assert ends == {"old", "new"}
    assert operation > 25


def test_what_was_changed_since_the_kill_is_kept_beside(folder, tmp_path):
    with pytest.raises(Killed), killed_at(_when_held(tmp_path)):
        exchange(folder, NEW)
    (folder / "a.docx").write_bytes(b"by hand")

    (kept,) = heal(folder)

    assert kept.startswith("a.rettet-")
    assert standing(folder) == {**STANDS, kept: b"by hand"}


def test_a_full_disk_leaves_all_as_it_was(folder, monkeypatch):
    def full(_descriptor):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(ExchangeError) as caught:
            exchange(folder, NEW)

    assert (caught.value.file, caught.value.undone, caught.value.cause.errno) == ("a.docx", True, 28)
    assert standing(folder) == OLD


def test_a_journal_that_is_none_is_cleared_away(folder):
    (folder / JOURNAL).write_text("[]", encoding="utf-8")
    heal(folder)

    assert standing(folder) == OLD


def test_the_journal_tells_digests_only(folder, tmp_path):
    with pytest.raises(Killed), killed_at(_when_held(tmp_path)):
        exchange(folder, NEW)
    journal = json.loads((folder / JOURNAL).read_bytes())

    assert [(turn["file"], turn["old"] is None, turn["new"] is None) for turn in journal["turns"]] == [
        ("a.docx", False, False),
        ("b.docx", False, True),
        ("del/y/d.json", True, False),
        ("del/x/c.json", False, False),
    ]
    assert {len(turn[way]) for turn in journal["turns"] for way in ("old", "new") if turn[way]} == {64}


def test_a_file_that_windows_holds_for_a_moment_is_waited_for(tmp_path, monkeypatch):
    waits: list[float] = []
    replace = os.replace

    def held(source, target):
        if len(waits) < 5:
            raise sharing_error()
        return replace(source, target)

    monkeypatch.setattr(time, "sleep", waits.append)
    monkeypatch.setattr(os, "replace", held)
    replace_file(tmp_path / "a.docx", b"new")

    assert (tmp_path / "a.docx").read_bytes() == b"new"
    assert waits == [0.01, 0.02, 0.05, 0.1, 0.2]


def test_one_that_stays_held_is_given_up_after_two_and_a_half_seconds(folder, monkeypatch):
    waits: list[float] = []
    replace = os.replace

    def held(source, target):
        if Path(target) == folder / "a.docx":
            raise sharing_error()
        return replace(source, target)

    monkeypatch.setattr(time, "sleep", waits.append)
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", held)
        with pytest.raises(ExchangeError, match="Permission denied"):
            exchange(folder, NEW)

    assert 2.4 < sum(waits) < 2.6
    assert standing(folder) == OLD


def test_what_is_no_sharing_error_is_not_waited_for(folder, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(time, "sleep", lambda _: pytest.fail("it waited"))
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", full)
        with pytest.raises(ExchangeError):
            exchange(folder, NEW)

    assert standing(folder) == OLD
