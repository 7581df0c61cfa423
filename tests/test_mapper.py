"""What of a stage can be divided may be done by others, and comes out as the stage does it alone."""

import pytest

from flows.categorise import categorise_notes, load_scheme
from flows.dedupe import dedupe_notes
from flows.errors import InputError
from flows.gather import read_file
from flows.gather.settings import ColumnSettings
from flows.notes import Group, Grouping, Note, Source
from tests.mappers import Recording

TEXTS = ("Kurser om trivsel", "Kuser om trivsel", "Kurser om løn", "Bænke ved åen", "Bænke ved åen")
NOTES = tuple(Note(f"n{number}", text, Source("a.csv", "", f"A{number}")) for number, text in enumerate(TEXTS))
SCHEME = """\
title: Byen
themes:
- {id: viden, title: Viden, rules: [kursus], subthemes: [{id: trivsel, title: Trivsel, rules: [trivsel]}]}
- {id: byrum, title: Byrum, rules: [bænk]}
"""


def test_notes_are_grouped_alike(monkeypatch):
    alone = dedupe_notes(NOTES, 0.8)
    monkeypatch.setattr("flows.dedupe.grouping.Workers", None)
    mapper = Recording()

    assert dedupe_notes(NOTES, 0.8, mapper=mapper) == alone
    assert [*dict.fromkeys(mapper.asked)] == ["_views", "join_partition", "judge_pairs"]


@pytest.mark.parametrize(("notes", "parts"), [(NOTES, 3), (NOTES[:1], 1), ((), 0)])
def test_notes_are_placed_alike_in_as_many_parts_as_are_done_at_a_time(tmp_path, notes, parts):
    (tmp_path / "byen.yaml").write_text(SCHEME, encoding="utf-8")
    scheme = load_scheme(tmp_path / "byen.yaml")
    grouping = Grouping(tuple(Group.of([note], note.id) for note in notes))
    mapper = Recording()

    placed = categorise_notes(notes, grouping, scheme, mapper)
    assert [*placed.items()] == [*categorise_notes(notes, grouping, scheme).items()]
    assert [placement.theme for placement in placed.values()] == ["viden", "viden", "viden", "byrum", "byrum"][
        : len(notes)
    ]
    assert mapper.asked == ["place_groups"] * parts


def test_a_file_is_read_alike_by_one_who_has_its_bytes_only(tmp_path):
    (tmp_path / "noter.csv").write_text("Input\nBedre kaffe\n", encoding="utf-8")
    mapper = Recording()

    read = read_file(tmp_path / "noter.csv", tmp_path, ColumnSettings(), mapper=mapper)
    assert read == read_file(tmp_path / "noter.csv", tmp_path, ColumnSettings())
    assert [note.text for note in read.notes] == ["Bedre kaffe"]
    assert mapper.asked == ["read_raw"]


def test_a_file_that_can_not_be_read_is_named_by_its_error(tmp_path):
    (tmp_path / "bord.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    with pytest.raises(InputError) as refused:
        read_file(tmp_path / "bord.xlsx", tmp_path, ColumnSettings(), mapper=Recording())

    assert (refused.value.file, str(refused.value)[:36]) == ("bord.xlsx", "bord.xlsx: filen er beskadiget eller")
