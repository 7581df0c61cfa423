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


def test_names_that_only_begin_alike_are_no_copies(tmp_path):
    names = ("bord", "bord-1", "bord-ny", "bord-2b", "bord (a)", "bord - Kopier", "Kopi af", "bord (1) til alle")

    assert read(tmp_path, **{f"{name}__xlsx": xlsx(rows(f"Note om {name}")) for name in names}) == []


def test_a_copy_of_another_kind_or_in_another_folder_is_none(tmp_path):
    (tmp_path / "b").mkdir()
    for name in ("a (1).csv", "b/a (1).xlsx"):
        (tmp_path / name).write_bytes(csv(rows(name)) if name.endswith("csv") else xlsx(rows(name)))
    assert read(tmp_path, a__xlsx=xlsx(rows("Ro"))) == []

    (tmp_path / "b" / "a.xlsx").write_bytes(xlsx(rows("Lys")))
    assert read(tmp_path) == [("conflict_copy", "b/a (1).xlsx")]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (NOTES, [*NOTES[:5], "Mad"], "5 af 6"),
        (NOTES, [*NOTES[:4], "Mad", "Is"], None),
        (NOTES, NOTES[:5], "5 af 5"),
        (NOTES[:4], NOTES[:4], None),
        (["Ro"] * 6, ["Ro", *["Lys"] * 5], None),  # one of six
        (["Ro"] * 6, [*["Ro"] * 5, "Lys"], "5 af 6"),
    ],
)
@pytest.mark.parametrize("sheets", [False, True])
def test_as_many_notes_are_alike_as_stand_in_both(tmp_path, one, other, alike, sheets):
    if sheets:
        gathered = gather(tmp_path, a__xlsx=xlsx({"A": rows(*one), "B": rows(*other)}))
        told = "a.xlsx, B: {} input står også på arket A, så de tæller to gange. Er det ene ark en kopi, så skriv "
    else:
        gathered = gather(tmp_path, a__xlsx=xlsx(rows(*one)), b__csv=csv(rows(*other)))
        told = "b.csv: {} input står også i a.xlsx, så de tæller to gange. Er den ene en kopi, så slet den; "

    messages = [caution.message for caution in gathered.cautions if caution.code == "same_notes"]
    assert [message.startswith(told.format(alike)) for message in messages] == ([True] if alike else [])
