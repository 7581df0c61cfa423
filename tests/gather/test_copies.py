"""A file that holds what another one holds is told, whatever it is called."""

import pytest

from tests.gather.make import codes, csv, gather, xlsx

NOTES = ["Mere lys i gangen", "Ro på kontoret", "Flere planter", "Bedre stole", "Kortere møder", "Længere pauser"]


def rows(*notes: str) -> list[list[str]]:
    return [["Input"], *([note] for note in notes)]


def read(folder, columns=None, **files: bytes) -> list[tuple[str, str]]:
    gathered = gather(folder, columns, **files)
    return [(caution.code, caution.source.file) for caution in gathered.cautions]


@pytest.mark.parametrize(
    "name",
    ["bord-1-PC4711", "bord-1 (1)", "bord-1 - Kopi", "Kopi af bord-1", "bord-1 (Idas konfliktkopi 2025-03-01)"],
)
def test_names_that_synced_folders_and_explorer_give_to_copies(tmp_path, name):
    files = {"bord-1__xlsx": xlsx(rows(*NOTES)), f"{name}__xlsx": xlsx(rows("Noget helt andet", "Og et til"))}

    assert read(tmp_path, **files) == [("conflict_copy", f"{name}.xlsx")]
    own = {"files": {f"{name}.xlsx": {"is_copy": False}}}
    assert read(tmp_path, own) == []


def test_tables_with_a_number_are_no_copies(tmp_path):
    files = {f"bord-{number}__xlsx": xlsx(rows(f"Note {number} om lys")) for number in (1, 2, 10)}

    assert read(tmp_path, **files) == []


def test_files_whose_notes_are_mostly_the_same(tmp_path):
    gathered = gather(
        tmp_path, alle__xlsx=xlsx(rows(*NOTES)), sendt__csv=csv(rows(*(note.upper() for note in NOTES), "Mere mad"))
    )

    assert codes(gathered) == ["same_notes"]
    assert "6 af 6 input" in gathered.cautions[0].message
    own = {"files": {"sendt.csv": {"is_copy": False}}}
    assert codes(gather(tmp_path, own)) == []


def test_four_fifths_and_few_notes_are_not_enough(tmp_path):
    five = NOTES[:5]

    assert read(tmp_path, a__xlsx=xlsx(rows(*five)), b__csv=csv(rows(*five[:4], "Mere mad"))) == []
    assert read(tmp_path, a__xlsx=xlsx(rows("Ro", "Lys")), b__csv=csv(rows("Ro", "Lys"))) == []


def test_the_same_file_twice_is_told_once(tmp_path):
    content = xlsx(rows(*NOTES))

    assert read(tmp_path, **{"bord__xlsx": content, "bord (1)__xlsx": content}) == [
        ("same_file_twice", "bord.xlsx")
    ]
