"""A line under "Se på" that a person has answered does not come back; others do."""

import pytest

from flows.errors import RulesError
from flows.settings import read_settings
from tests.gather.make import codes, gather, xlsx

ROWS = [["Input", "Xyz"], ["Ro", "Det tager vi op på næste møde"], ["Lys", "Er allerede i gang på første sal"]]


def of(**keys):
    return {"files": {"bord.xlsx": keys}}


def test_a_cell_that_somebody_has_checked(tmp_path):
    assert codes(gather(tmp_path, bord__xlsx=xlsx(ROWS))) == ["looks_like_note"]
    assert codes(gather(tmp_path, of(checked="B2:B3"), bord__xlsx=xlsx(ROWS))) == []


def test_a_cell_that_is_new_is_told_although_others_were_checked(tmp_path):
    gathered = gather(
        tmp_path, of(checked=["B2", "B3"]), bord__xlsx=xlsx([*ROWS, ["Tid", "Det vil vi gerne tale mere om"]])
    )

    assert [caution.source.cell for caution in gathered.cautions] == ["B4"]


def test_a_sheet_that_is_not_read_and_may_be_so(tmp_path):
    sheets = {"Ark1": [["Input"], ["Ro"]], "Vejledning": [["Skriv et input i hver celle"]]}
    ignored = {"files": {"bord.xlsx": {"sheets": {"Vejledning": {"ignore": True}}}}}

    assert codes(gather(tmp_path, bord__xlsx=xlsx(sheets))) == ["guidance_sheet"]
    assert codes(gather(tmp_path, ignored, bord__xlsx=xlsx(sheets))) == []


def test_hidden_cells_that_are_to_stay_aside(tmp_path):
    def hide(book):
        book.active.row_dimensions[3].hidden = True

    content = xlsx([["Input"], ["Ro"], ["Lys"]], hide)

    assert codes(gather(tmp_path, bord__xlsx=content)) == ["hidden"]
    assert codes(gather(tmp_path, of(hidden="set_aside"), bord__xlsx=content)) == []


@pytest.mark.parametrize("cells", ["B", "B0", "alt", "B2-B9"])
def test_what_is_no_cell_is_refused(tmp_path, cells):
    (tmp_path / "workshop.yaml").write_text(
        f"columns: {{files: {{a.xlsx: {{checked: {cells}}}}}}}", encoding="utf-8"
    )

    with pytest.raises(RulesError, match="B2:B9"):
        read_settings(tmp_path)


@pytest.mark.parametrize("key", ["checked", "read"])
@pytest.mark.parametrize("cells", ["Z99", "C2", "D1:F9"])
def test_a_cell_in_which_nothing_stands_is_named(tmp_path, key, cells):
    with pytest.raises(RulesError) as caught:
        gather(tmp_path, of(**{key: ["B2", cells]}), bord__xlsx=xlsx(ROWS))
    assert str(caught.value) == (
        f"workshop.yaml, columns, bord.xlsx: der står intet i '{cells}', som er skrevet under '{key}'. "
        "Skriv cellen, som Excel viser den, eller slet den, hvis inputtet er flyttet."
    )


def test_a_cell_is_one_of_any_sheet_of_its_file(tmp_path):
    gather(tmp_path, of(checked="B3"), bord__xlsx=xlsx({"Ark1": [["Input"], ["Ro"]], "Ark2": ROWS}))
    with pytest.raises(RulesError, match="'B3'"):
        gather(tmp_path, of(checked="B3"), bord__xlsx=xlsx({"Ark1": [["Input"], ["Ro"]]}))
