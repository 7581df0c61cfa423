import os
import subprocess
import sys
import textwrap
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from flows.errors import OutputError
from flows.publish import (
    WAITING,
    Published,
    end_waiting,
    folder_lock,
    is_whole,
    let_wait,
    publish,
    read_published,
    read_waiting,
    recover,
)
from flows.record import MANIFEST, EditionRecord, list_outputs
from tests.dying import Killed, killed_at

ROOT = Path(__file__).parent.parent


def edition(fingerprint: str, **files: bytes) -> tuple[dict[str, bytes], EditionRecord]:
    named = {name.replace("_", "."): content for name, content in files.items()}
    record = EditionRecord(
        workshop="w",
        fingerprint=fingerprint,
        parts={},
        skipped=(),
        counts={},
        changes=None,
        open_marks=(),
        outputs=list_outputs(named),
    )
    return named, record


def standing(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


def test_files_and_record_stand_together(tmp_path):
    publish(tmp_path / "w", *edition("one", a_docx=b"A", b_json=b"B"))

    assert standing(tmp_path / "w") == {"a.docx": b"A", "b.json": b"B"}
    record = EditionRecord.read(tmp_path / "w")
    assert record == edition("one", a_docx=b"A", b_json=b"B")[1]
    assert is_whole(tmp_path / "w", record)


def test_a_new_edition_replaces_the_old_and_removes_what_it_no_longer_has(tmp_path):
    publish(tmp_path, *edition("one", a_docx=b"A", old_docx=b"O"))
    publish(tmp_path, *edition("two", a_docx=b"A2"))

    assert standing(tmp_path) == {"a.docx": b"A2"}


def test_files_of_other_people_are_left_alone(tmp_path):
    (tmp_path / "mine.pdf").write_bytes(b"mine")
    publish(tmp_path, *edition("one", a_docx=b"A"))
    publish(tmp_path, *edition("two", a_docx=b"A2"))

    assert standing(tmp_path) == {"a.docx": b"A2", "mine.pdf": b"mine"}


def test_a_file_changed_by_hand_is_kept_beside_the_new_one(tmp_path):
    publish(tmp_path, *edition("one", a_docx=b"A"))
    (tmp_path / "a.docx").write_bytes(b"changed by hand")

    kept = publish(tmp_path, *edition("two", a_docx=b"A2"))

    assert len(kept) == 1
    assert standing(tmp_path) == {"a.docx": b"A2", kept[0]: b"changed by hand"}


def test_an_edition_that_lost_or_changed_a_file_is_not_whole(tmp_path):
    publish(tmp_path, *edition("one", a_docx=b"A", b_docx=b"B"))
    record = EditionRecord.read(tmp_path)
    assert record is not None

    (tmp_path / "b.docx").write_bytes(b"B!")
    assert not is_whole(tmp_path, record)
    (tmp_path / "b.docx").unlink()
    assert not is_whole(tmp_path, record)


def test_a_file_that_cannot_be_moved_leaves_the_old_edition(tmp_path, monkeypatch):
    publish(tmp_path, *edition("one", a_docx=b"A", b_docx=b"B"))
    os_replace = os.replace

    def locked(source, target):  # as Windows does while Word holds b.docx open
        if Path(target) == tmp_path / "b.docx":
            raise PermissionError(13, "Permission denied")
        return os_replace(source, target)

    monkeypatch.setattr(os, "replace", locked)
    with pytest.raises(OutputError, match=r"b\.docx: kan ikke skrives") as caught:
        publish(tmp_path, *edition("two", a_docx=b"A2", b_docx=b"B2", c_docx=b"C2"))

    assert caught.value.exit_code == 5
    assert standing(tmp_path) == {"a.docx": b"A", "b.docx": b"B"}
    record = EditionRecord.read(tmp_path)
    assert record is not None
    assert record.fingerprint == "one"
    assert is_whole(tmp_path, record)


def test_a_full_disk_leaves_the_old_edition(tmp_path, monkeypatch):
    publish(tmp_path, *edition("one", a_docx=b"A"))

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="plads på drevet"):
        publish(tmp_path, *edition("two", a_docx=b"A2"))

    assert standing(tmp_path) == {"a.docx": b"A"}


def test_an_edition_that_can_neither_be_finished_nor_undone_is_finished_by_the_next_run(tmp_path, monkeypatch):
    publish(tmp_path, *edition("one", a_docx=b"A", b_docx=b"B"))
    os_replace = os.replace
    opened: list[str] = []

    def locked(source, target):  # b.docx is open, and a.docx is opened while the run works
        if Path(target) == tmp_path / "b.docx" or str(target) in opened:
            raise PermissionError(13, "Permission denied")
        opened.append(str(tmp_path / "a.docx") if Path(target) == tmp_path / "a.docx" else "")
        return os_replace(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", locked)
        with pytest.raises(OutputError, match="kan ikke gøres færdig"):
            publish(tmp_path, *edition("two", a_docx=b"A2", b_docx=b"B2"))
        with pytest.raises(OutputError, match="Luk filerne i Word og Excel"):
            recover(tmp_path)
    recover(tmp_path)

    assert standing(tmp_path) == {"a.docx": b"A", "b.docx": b"B"}


def test_a_folder_with_a_files_name_is_left_alone(tmp_path):
    publish(tmp_path, *edition("one", a_docx=b"A"))
    (tmp_path / "a.docx").unlink()
    (tmp_path / "a.docx").mkdir()
    (tmp_path / "a.docx" / "mine.txt").write_bytes(b"mine")

    with pytest.raises(OutputError, match=r"a\.docx: her står en mappe"):
        publish(tmp_path, *edition("two", a_docx=b"A2"))
    assert standing(tmp_path) == {"a.docx/mine.txt": b"mine"}


def test_without_a_record_only_what_differs_is_kept(tmp_path):
    publish(tmp_path, *edition("one", a_docx=b"A", b_docx=b"B"))
    (tmp_path / MANIFEST).unlink()

    kept = publish(tmp_path, *edition("two", a_docx=b"A", b_docx=b"B2"))

    assert [name.split(".")[0] for name in kept] == ["b"]


def test_a_stale_file_changed_by_hand_is_kept(tmp_path):
    publish(tmp_path, *edition("one", a_docx=b"A", svar_docx=b"S"))
    (tmp_path / "svar.docx").write_bytes(b"S by hand")

    (kept,) = publish(tmp_path, *edition("two", a_docx=b"A"))

    assert standing(tmp_path) == {"a.docx": b"A", kept: b"S by hand"}


@pytest.mark.parametrize(("operation", "stands"), [(2, "one"), (-4, "two")], ids=["before", "after"])
def test_a_run_killed_hard_before_or_after_the_journal_stands(tmp_path, operation, stands):
    """In a process of its own, which ends at once; test_exchange.py kills at every operation."""
    publish(tmp_path / "w", *edition("one", a_docx=b"A", b_docx=b"B"))
    with killed_at(None) as counted:
        publish(tmp_path / "counted", *edition("one", a_docx=b"A", b_docx=b"B"))
        first = counted.done
        publish(tmp_path / "counted", *edition("two", a_docx=b"A2", c_docx=b"C2"))
    at = operation % (counted.done - first)
    killed = textwrap.dedent(
        f"""
        import os, pathlib
        from flows.publish import publish
        from tests.dying import Killed, killed_at
        from tests.test_publish import edition
        try:
            with killed_at({at}):
                publish(pathlib.Path({str(tmp_path / "w")!r}), *edition("two", a_docx=b"A2", c_docx=b"C2"))
        except Killed:
            os._exit(9)
        """
    )
    assert subprocess.run([sys.executable, "-c", killed], cwd=ROOT, check=False).returncode == 9

    recover(tmp_path / "w")

    record = EditionRecord.read(tmp_path / "w")
    assert record is not None
    assert record.fingerprint == stands
    assert is_whole(tmp_path / "w", record)
    assert (
        standing(tmp_path / "w")
        == {
            "one": {"a.docx": b"A", "b.docx": b"B"},
            "two": {"a.docx": b"A2", "c.docx": b"C2"},
        }[stands]
    )


def test_files_in_folders_below_are_published_and_go_with_their_edition(tmp_path):
    def packages(fingerprint: str, **files: bytes) -> tuple[dict[str, bytes], EditionRecord]:
        named = {f"overdragelse/{name}/pakke.json": content for name, content in files.items()}
        return named, replace(edition(fingerprint)[1], outputs=list_outputs(named))

    publish(tmp_path, *packages("one", bif=b"{1}", soc=b"{2}"))
    assert standing(tmp_path) == {"overdragelse/bif/pakke.json": b"{1}", "overdragelse/soc/pakke.json": b"{2}"}
    (tmp_path / "overdragelse" / "soc" / "pakke.json").write_bytes(b"by hand")
    (kept,) = publish(tmp_path, *packages("two", bif=b"{3}"))

    assert kept.startswith("overdragelse/soc/pakke.rettet-")
    assert standing(tmp_path) == {"overdragelse/bif/pakke.json": b"{3}", kept: b"by hand"}
    publish(tmp_path, *packages("three", ok=b"{4}"))
    assert sorted(path.name for path in (tmp_path / "overdragelse").iterdir()) == ["ok", "soc"]


def test_two_runs_do_not_work_in_one_folder(tmp_path):
    holder = textwrap.dedent(
        f"""
        import pathlib, sys
        from flows.publish import folder_lock
        with folder_lock(pathlib.Path({str(tmp_path)!r}), "w"):
            print("held", flush=True)
            sys.stdin.read()
        """
    )
    with subprocess.Popen([sys.executable, "-c", holder], stdin=-1, stdout=-1, text=True) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        assert process.stdout.readline() == "held\n"
        with pytest.raises(OutputError, match="en anden kørsel er i gang"), folder_lock(tmp_path, "w", seconds=0.1):
            pass
        with folder_lock(tmp_path, "another", seconds=0.1):
            pass
        process.kill()
    with folder_lock(tmp_path, "w", seconds=5):  # the lock died with its process
        pass


def test_a_lock_file_is_removed_by_who_holds_it_and_who_waits_for_it_still_waits_for_its_turn(tmp_path):
    inside: list[int] = []
    met: list[int] = []

    def take_turns(number: int) -> None:
        for _ in range(20):
            with folder_lock(tmp_path, "w", last=True):
                met.extend(inside)
                inside.append(number)
                time.sleep(0.001)
                inside.remove(number)

    runs = [threading.Thread(target=take_turns, args=(number,)) for number in range(6)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()

    assert met == []
    assert list(tmp_path.iterdir()) == []


def test_a_file_where_the_outputs_should_be_is_told(tmp_path):
    (tmp_path / "ud").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match="Det er en fil og ingen mappe"), folder_lock(tmp_path / "ud", "w"):
        pass


def test_an_edition_that_a_killed_run_half_replaced_is_not_whole(tmp_path):
    publish(tmp_path, *edition("one", a_docx=b"A"))
    record = EditionRecord.read(tmp_path)
    assert record is not None
    (tmp_path / ".udgivelse.json").write_text('{"turns": []}', encoding="utf-8")

    assert not is_whole(tmp_path, record)
    recover(tmp_path)
    assert is_whole(tmp_path, record)


def test_a_run_waits_for_the_one_before_it(tmp_path):
    ended: list[str] = []
    held = threading.Event()

    def first() -> None:
        with folder_lock(tmp_path, "w"):
            held.set()
            time.sleep(0.5)
            ended.append("first")

    running = threading.Thread(target=first)
    running.start()
    assert held.wait(30)
    with folder_lock(tmp_path, "w"):
        ended.append("second")
    running.join()

    assert ended == ["first", "second"]


def test_what_stands_in_a_folder_is_its_record_and_its_result(tmp_path):
    assert read_published(tmp_path) is None
    documents, record = edition("one", resultat_json=b"{}")
    publish(tmp_path, documents, record)
    assert read_published(tmp_path) == Published(record, b"{}")
    (tmp_path / "resultat.json").unlink()
    assert read_published(tmp_path) == Published(record, b"")


def test_an_edition_that_waits_stands_apart_until_it_is_published_or_given_up(tmp_path):
    publish(tmp_path, *edition("one", a_docx=b"A"))
    let_wait(tmp_path, *edition("two", a_docx=b"B", b_docx=b"B"))
    let_wait(tmp_path, *edition("three", a_docx=b"C"))

    assert standing(tmp_path) == {"a.docx": b"A", f"{WAITING}/a.docx": b"C"}
    assert read_waiting(tmp_path) == edition("three", a_docx=b"C")[1]
    publish(tmp_path, *edition("four", a_docx=b"D"), ends_waiting=False)
    assert read_waiting(tmp_path) == edition("three", a_docx=b"C")[1]
    assert end_waiting(tmp_path) == ()
    assert (standing(tmp_path), (tmp_path / WAITING).exists()) == ({"a.docx": b"D"}, False)
    assert end_waiting(tmp_path) == ()


def test_one_that_lost_or_changed_a_file_waits_no_more(tmp_path):
    let_wait(tmp_path, *edition("one", a_docx=b"A"))
    (tmp_path / WAITING / "a.docx").write_bytes(b"changed")

    assert read_waiting(tmp_path) is None
    kept = let_wait(tmp_path, *edition("two", a_docx=b"B"))
    assert [(tmp_path / name).read_bytes() for name in kept] == [b"changed"]


def test_killed_at_any_operation_either_it_waits_whole_or_it_is_published_and_waits_no_more(tmp_path):
    old, new = edition("one", a_docx=b"A"), edition("two", a_docx=b"B")

    def prepare(folder: Path) -> None:
        publish(folder, *old)
        let_wait(folder, *new)

    prepare(tmp_path / "counted")
    with killed_at(None) as counted:
        publish(tmp_path / "counted", *new)
    ends = []
    for operation in range(counted.done):
        folder = tmp_path / str(operation)
        prepare(folder)
        with pytest.raises(Killed), killed_at(operation):
            publish(folder, *new)
        recover(folder)
        ends.append((EditionRecord.read(folder), read_waiting(folder)))
    assert {repr(end) for end in ends} == {repr((old[1], new[1])), repr((new[1], None))}
