"""What stands in an output folder is replaced by an edition that was kept, unless that prints what it may not."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from flows.cli import workshop as command
from flows.editions import is_restored, keep_published, list_editions, stays_restored, tell_superseded
from flows.errors import HeldBackError, UsageError
from flows.publish import publish, read_published
from flows.record import EditionRecord, list_outputs
from flows.restoring import restore_edition
from flows.workshop import Folders


@pytest.fixture
def folders(tmp_path) -> Folders:
    """A workshop of three editions that are kept, the last of which stands."""
    (tmp_path / "inputs" / "kantinen").mkdir(parents=True)
    folders = Folders(tmp_path / "inputs", tmp_path / "outputs", tmp_path / "categories")
    for number, text in enumerate(("Mere kaffe", "Ring til Kaja Opdigtet", "Bedre stole"), 1):
        publish(folders.outputs / "kantinen", *edition(number, text))
        keep_published(folders.outputs, "kantinen")
    return folders


def edition(number: int, text: str) -> tuple[dict[str, bytes], EditionRecord]:
    result = {"notes": [{"id": f"note{number}", "text": text, "left_out": None}]}
    documents = {
        "bilag-1.docx": text.encode(),
        "overdragelse/bif/pakke.json": b"{}",
        "resultat.json": json.dumps(result).encode(),
    }
    record = EditionRecord(
        workshop="kantinen",
        fingerprint=f"{number}" * 64,
        parts={},
        skipped=(),
        counts={"notes": number, "unplaced": 0, "left_out": 0},
        changes=None,
        open_marks=(),
        outputs=list_outputs(documents),
    )
    return documents, record


def appendix(folders: Folders) -> str:
    return (folders.outputs / "kantinen" / "bilag-1.docx").read_text(encoding="utf-8")


@pytest.mark.parametrize("wanted", ["0002-22222222", "0002", "2", "22222222"])
def test_an_edition_is_known_by_its_number_its_digest_or_both(folders, wanted):
    restored, kept = restore_edition("kantinen", wanted, folders)

    assert (restored.name, kept, appendix(folders)) == ("0002-22222222", (), "Ring til Kaja Opdigtet")
    assert is_restored(folders.outputs, "kantinen", restored.record)
    assert (folders.outputs / "kantinen" / "overdragelse" / "bif" / "pakke.json").read_bytes() == b"{}"


def test_the_newest_is_not_restored_in_the_place_of_another(folders):
    restore_edition("kantinen", "1", folders)
    newest, _ = restore_edition("kantinen", "3", folders)

    assert appendix(folders) == "Bedre stole"
    assert not is_restored(folders.outputs, "kantinen", newest.record)


def test_a_file_that_was_changed_by_hand_is_kept(folders):
    (folders.outputs / "kantinen" / "bilag-1.docx").write_bytes(b"by hand")
    _, (kept,) = restore_edition("kantinen", "1", folders)

    assert (folders.outputs / "kantinen" / kept).read_bytes() == b"by hand"


@pytest.mark.parametrize(
    "decision",
    [
        "left_out:\n- {note: andet, text: Ring til Kaja Opdigtet, reason: personoplysning}\n",
        "left_out:\n- {note: note2, text: Ring til Kaja, reason: personoplysning}\n",
        "masked:\n- {note: andet, text: Spørg kaja opdigtet, words: [kaja opdigtet]}\n",
    ],
    ids=["a text left out", "a note left out", "words hidden"],
)
def test_what_was_left_out_or_hidden_since_is_not_printed_again(folders, decision):
    (folders.inputs / "kantinen" / "decisions.yaml").write_text(decision, encoding="utf-8")
    with pytest.raises(HeldBackError, match="trykker noget, der siden er udeladt eller skjult: note2") as caught:
        restore_edition("kantinen", "2", folders)

    assert "Kaja" not in str(caught.value)
    assert appendix(folders) == "Bedre stole"
    restore_edition("kantinen", "1", folders)
    assert appendix(folders) == "Mere kaffe"


def test_one_that_a_person_printed_all_the_same_is_restored(folders):
    (folders.inputs / "kantinen" / "decisions.yaml").write_text(
        "left_out:\n- {note: note2, text: Ring til Kaja, reason: personoplysning}\n"
        "printed:\n- {note: note9, text: Ring til Kaja Opdigtet}\n",
        encoding="utf-8",
    )
    restore_edition("kantinen", "2", folders)

    assert appendix(folders) == "Ring til Kaja Opdigtet"


@pytest.mark.parametrize("wanted", ["4", "0", "", "²", "-1", "2222", "0002-2222"])
def test_an_edition_is_not_guessed_from_a_part_of_its_name(folders, wanted):
    with pytest.raises(UsageError) as caught:
        restore_edition("kantinen", wanted, folders)

    assert str(caught.value) == (
        f"kantinen: der er ingen udgave '{wanted}'. Her er: 0001-11111111, 0002-22222222, 0003-33333333."
    )


def test_an_edition_that_is_not_there_or_not_whole_is_refused_with_those_that_are(folders):
    (folders.outputs / ".udgaver" / "kantinen" / "0002-22222222" / "bilag-1.docx").write_bytes(b"damaged")
    with pytest.raises(UsageError) as caught:
        restore_edition("kantinen", "0002", folders)

    assert str(caught.value) == ("kantinen: der er ingen udgave '0002'. Her er: 0001-11111111, 0003-33333333.")


def test_one_that_was_left_half_kept_is_no_edition_and_its_number_is_not_used_again(folders):
    (folders.outputs / ".udgaver" / "kantinen" / "0003-33333333" / "manifest.json").unlink()
    publish(folders.outputs / "kantinen", *edition(4, "Te"))
    keep_published(folders.outputs, "kantinen", 2)

    assert [each.name for each in list_editions(folders.outputs, "kantinen")] == ["0004-44444444"]
    names = sorted(path.name for path in (folders.outputs / ".udgaver" / "kantinen").iterdir())
    assert names == ["0003-33333333", "0004-44444444"]


def test_old_review_workbooks_stay_where_editions_are_kept(folders):
    workbook = folders.outputs / ".udgaver" / "kantinen" / "gennemgang-1a2b3c4d.xlsx"
    workbook.write_bytes(b"x")
    publish(folders.outputs / "kantinen", *edition(4, "Te"))
    keep_published(folders.outputs, "kantinen", 1)

    assert workbook.exists()
    assert [each.name for each in list_editions(folders.outputs, "kantinen")] == ["0004-44444444"]


def test_what_is_not_whole_is_not_kept(folders):
    documents, record = edition(4, "Te")
    publish(folders.outputs / "kantinen", documents, replace(record, outputs=list_outputs({"a": b"", **documents})))
    keep_published(folders.outputs, "kantinen")

    assert len(list_editions(folders.outputs, "kantinen")) == 3


def ask(folders: Folders, *arguments: str):
    places = [f"--inputs={folders.inputs}", f"--outputs={folders.outputs}"]
    return CliRunner().invoke(command, ["restore", *arguments, *places])


def test_the_command_lists_what_is_kept_and_restores_it(folders):
    listed = ask(folders, "kantinen").output.splitlines()

    assert [line.split()[0] for line in listed[1:-1]] == ["0001-11111111", "0002-22222222", "0003-33333333"]
    assert [line.endswith("3 input (udgivet nu)") for line in listed[1:-1]] == [False, False, True]
    assert listed[-1] == 'Udgiv en af dem igen med: workshop restore "kantinen" 0001'
    done = ask(folders, "kantinen", "0001")
    assert done.output.startswith("kantinen: udgaven 0001-11111111 er udgivet igen.")
    assert appendix(folders) == "Mere kaffe"


def test_a_workshop_of_which_nothing_is_kept_is_told(tmp_path):
    (tmp_path / "inputs" / "tom").mkdir(parents=True)
    told = ask(Folders(tmp_path / "inputs", tmp_path / "outputs"), "tom")

    assert told.output == "tom: ingen udgave er gemt.\n"
    assert not Path(tmp_path / "outputs").exists()


def test_five_editions_are_kept_unless_another_number_is_asked_for_and_none_twice(folders):
    for number in range(4, 8):
        publish(folders.outputs / "kantinen", *edition(number, "Te"))
        for _ in range(2):
            keep_published(folders.outputs, "kantinen")
    kept = [f"000{number}-{f'{number}' * 8}" for number in range(3, 8)]
    assert [each.name for each in list_editions(folders.outputs, "kantinen")] == kept
    keep_published(folders.outputs, "kantinen", 2)
    assert [each.name for each in list_editions(folders.outputs, "kantinen")] == kept[3:]


def in_the_place_of(folders: Folders) -> list[int]:
    """Give the editions whose next run leaves what stands, as it was restored in their place."""
    standing = read_published(folders.outputs / "kantinen")
    return [
        number
        for number in range(1, 5)
        if stays_restored(folders.outputs, "kantinen", standing.record, f"{number}" * 64)
    ]


def test_what_is_restored_stands_in_the_place_of_the_one_that_a_run_published_last(folders):
    assert in_the_place_of(folders) == []
    restore_edition("kantinen", "2", folders)
    assert in_the_place_of(folders) == [3]
    restore_edition("kantinen", "1", folders)
    assert in_the_place_of(folders) == [3]
    publish(folders.outputs / "kantinen", *edition(4, "Te"))
    assert in_the_place_of(folders) == []
    restore_edition("kantinen", "2", folders)
    assert in_the_place_of(folders) == [4]


def test_where_nothing_stands_an_edition_is_restored_in_the_place_of_none(folders):
    (folders.outputs / "kantinen" / "manifest.json").unlink()
    restored, _ = restore_edition("kantinen", "3", folders)
    assert in_the_place_of(folders) == []
    assert stays_restored(folders.outputs, "kantinen", restored.record, "")


def test_that_a_restored_edition_is_replaced_is_told_and_of_no_other(folders):
    def told() -> tuple[str, ...]:
        return tell_superseded(folders.outputs, "kantinen", read_published(folders.outputs / "kantinen"))

    assert (told(), tell_superseded(folders.outputs, "kantinen", None)) == ((), ())
    restore_edition("kantinen", "2", folders)
    assert told() == ("Den gendannede udgave er afløst: noget er ændret, siden den blev gendannet.",)
    restore_edition("kantinen", "3", folders)
    assert told() == ()
