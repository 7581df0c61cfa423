"""What becomes of each text box and each comment of a sheet, and what is told of it."""

import pytest

from flows.gather.chosen_columns import choices_for
from flows.gather.classify import classify_sheet
from flows.gather.headers import load_vocabulary
from flows.gather.settings import ColumnSettings
from flows.sheets.book import Box, Cell, Sheet

CELLS = (Cell(1, 1, "text", "Input"), Cell(2, 1, "text", "Luk døren"))
NOTE = "note"
CASES = [
    # how each box is read and told, the notes of all
    ([("text_box", "Flere planter")], {}, [(NOTE, [])], ["Flere planter"]),
    ([("text_box", "")], {}, [("empty", [])], []),
    ([("text_box", " \n")], {}, [("empty", [])], []),
    ([("text_box", "Bord 4")], {}, [("heading", ["read_as_section"])], []),
    ([("text_box", "Vores noter")], {}, [("heading", ["read_as_section"])], []),
    ([("text_box", "Bordvært: Ida Holm")], {}, [("person", [])], []),
    ([("text_box", "Renskrevet af Ida Holm")], {}, [("person", [])], []),
    ([("text_box", "Lys\nRo i salen\nVand")], {}, [(NOTE, ["line_breaks_in_cell"])], ["Lys\nRo i salen\nVand"]),
    ([("text_box", "Lys\nRo i salen\nVand")], {"split": "lines"}, [(NOTE, [])], ["Lys", "Ro i salen", "Vand"]),
    ([("text_box", "Lys\nRo i salen\nVand")], {"split": "none"}, [(NOTE, [])], ["Lys\nRo i salen\nVand"]),
    ([("text_box", "Bord 4"), ("text_box", "Is")], {}, [("heading", ["read_as_section"]), (NOTE, [])], ["Is"]),
    ([("text_box", "Bord 4")], {"read": "B2"}, [(NOTE, [])], ["Bord 4"]),
    ([("text_box", "Bord 4"), ("text_box", "Is")], {"checked": "B2"}, [("heading", []), (NOTE, [])], ["Is"]),
    ([("text_box", "Is")], {"ignore": True}, [("ignored", [])], []),
    ([("comment", "Husk lyset")], {}, [("comment", ["comment_to_cell"])], []),
    ([("comment", "Husk lyset")], {"comments": "read"}, [(NOTE, [])], ["Husk lyset"]),
    ([("comment", "Husk lyset")], {"comments": "set_aside"}, [("comment", [])], []),
    ([("comment", " ")], {}, [("empty", [])], []),
    ([("comment", "")], {"comments": "read"}, [("empty", [])], []),
    ([("comment", "Is"), ("text_box", "Ro")], {}, [("comment", ["comment_to_cell"]), (NOTE, [])], ["Ro"]),
]


def classify(boxes, keys, **more):
    """Read a sheet with boxes anchored in B2, B3 and so on."""
    anchored = tuple(Box(row, 2, kind, text) for row, (kind, text) in enumerate(boxes, 2))
    sheet = Sheet("Ark1", CELLS, len(CELLS), boxes=anchored, **more)
    columns = ColumnSettings.model_validate({"files": {"a.xlsx": keys}})
    (choice,) = choices_for(columns, "a.xlsx", [sheet])
    return classify_sheet("a.xlsx", sheet, load_vocabulary(), choice)


def becomes(result, boxes):
    """Give what became of each box, and the notes in them."""
    told = {caution.code: caution.message.partition(":")[0].split(", ")[2:] for caution in result.cautions}
    names = {"text_box": "tekstboks", "comment": "kommentar"}
    found = []
    for row, (kind, _) in enumerate(boxes, 2):
        name = f"{names[kind]} {row - 1}"
        sources = [note.source for note in result.notes] + [cell.source for cell in result.set_aside]
        assert {source.cell for source in sources if source.box == name} == {f"B{row}"}
        (reason,) = [cell.reason for cell in result.set_aside if cell.source.box == name] or [NOTE]
        found.append((reason, [code for code, cells in told.items() if f"B{row}" in cells]))
    return found, [note.text for note in result.notes if note.source.box]


@pytest.mark.parametrize(("boxes", "keys", "what", "notes"), CASES)
def test_a_box_becomes(boxes, keys, what, notes):
    assert becomes(classify(boxes, keys), boxes) == (what, notes)


def test_boxes_of_a_hidden_sheet_are_told_and_read_on_demand():
    boxes = [("text_box", "Is"), ("text_box", "Bord 4"), ("text_box", " ")]

    aside = classify(boxes, {}, hidden=True)
    assert becomes(aside, boxes) == ([("hidden", ["hidden"]), ("hidden", ["hidden"]), ("empty", [])], [])
    read = classify(boxes, {"hidden": "read"}, hidden=True)
    assert becomes(read, boxes) == ([(NOTE, []), ("heading", ["read_as_section"]), ("empty", [])], ["Is"])


def test_who_is_named_in_a_box_is_kept_nowhere():
    boxes = [("text_box", "Bordvært: Ida Holmskov"), ("text_box", "Is")]

    assert "Holmskov" not in repr(classify(boxes, {}))
