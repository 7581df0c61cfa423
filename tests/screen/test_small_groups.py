"""The board names no sheet that few notes of a theme come from; all persons are constructed."""

from tests.screen.desk import Desk


def board(desk: Desk) -> str:
    return desk.made().documents["tavle.html"].decode()


def test_a_sheet_with_few_notes_of_a_theme_is_not_named_and_that_is_told(tmp_path):
    desk = Desk(tmp_path, *(f"Mere kaffe {number}" for number in ("en", "to", "tre")))
    (desk.inputs / "bord.csv").write_text("Input\nMere kage nu\n", encoding="utf-8")
    (desk.inputs / "workshop.yaml").write_text(
        "board: {sources: true}\nprivacy: {smallest_group: 3}\n", encoding="utf-8"
    )

    assert [name in board(desk) for name in ("noter.csv", "bord.csv")] == [True, False]
    assert [caution.code for caution in desk.edition().cautions] == ["small_group"]


def test_where_the_board_names_no_sheet_there_is_nothing_to_tell(tmp_path):
    desk = Desk(tmp_path, "Mere kaffe")

    assert desk.edition().cautions == ()
    assert "noter.csv" not in board(desk)
