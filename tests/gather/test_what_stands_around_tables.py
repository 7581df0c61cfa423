"""Facts above a table, its name, who led it, what its colours and figures mean, and keys where a tool has notes."""

import pytest

from tests.gather.make import aside, codes, csv, gather, texts, xlsx

FACTS = [
    ["Workshop", "En bedre havn"],
    ["Dato", "4. marts"],
    ["Sted", "Det gamle pakhus ved kajen"],
    ["Formål", "At samle input fra dem, der sejler"],
    [],
    ["Nr.", "Seddel", "Bord"],
]
SAID = [(1, "Lys på broen", "Bord 1"), (2, "En kran, der virker", "Bord 2")]


def test_facts_above_a_table_are_no_notes(tmp_path):
    gathered = gather(tmp_path, havn__xlsx=xlsx([*FACTS, *SAID]))

    assert texts(gathered) == ["Lys på broen", "En kran, der virker"]


@pytest.mark.parametrize(
    "above",
    [
        [["Lys ved kajen", "Mere sand"], ["Dato", "Sæt datoer på skiltene"]],  # one known word is no block of facts
        [["Dato:", "Sæt datoer op"], ["Sted:", "Find et andet sted."], ["Vi mangler et sted at bade", "Toiletter"]],
    ],
)
def test_notes_above_a_table_stay_notes(tmp_path, above):
    gathered = gather(tmp_path, havn__xlsx=xlsx([*above, [], *FACTS[5:], *SAID]))

    assert texts(gathered) == [*(cell for row in above for cell in row), "Lys på broen", "En kran, der virker"]


def test_the_name_of_a_later_table_stands_right_above_its_headings(tmp_path):
    head = ["Seddel", "Status"]
    rows = [["Om formiddagen"], head, ["Lys på broen", "Ny"], [], ["Ikke placeret"], head, ["En kran", "Ny"]]
    gathered = gather(tmp_path, havn__xlsx=xlsx(rows))

    assert texts(gathered) == ["Lys på broen", "En kran"]
    rows[4] = ["En note mere", "Ny"]  # a line of the table above: something stands beside it
    assert texts(gather(tmp_path, havn__xlsx=xlsx(rows))) == ["Lys på broen", "En note mere", "En kran"]


def test_who_led_a_table_beside_its_number(tmp_path):
    rows = [
        ["Bord 1", "Bordvært: Gry Falslev Holm"],
        ["Lys på broen"],
        ["Mere sand"],
        [],
        ["Bord 2", "Vært: ingen"],
    ]
    gathered = gather(tmp_path, havn__xlsx=xlsx(rows))

    assert {place: aside(gathered)[place] for place in ("A1", "B1")} == {"A1": "heading", "B1": "person"}
    assert "Gry Falslev Holm" not in repr(gathered)


@pytest.mark.parametrize(
    "line", ["GULE SEDLER", "Gul = det er et problem", "Grønne lapper: forslag", "1 = slet ikke vigtigt, 5 = meget"]
)
def test_what_colours_and_figures_mean_is_no_note(tmp_path, line):
    gathered = gather(tmp_path, havn__xlsx=xlsx([[line], ["Lys på broen"], ["Mere sand"], ["En kran"]]))

    assert texts(gathered) == ["Lys på broen", "Mere sand", "En kran"]


@pytest.mark.parametrize("note", ["Gule veste til alle", "Gul maling på kajen = sikrere", "1 = 1 stemme til alle"])
def test_notes_of_colours_and_figures_stay_notes(tmp_path, note):
    gathered = gather(tmp_path, havn__xlsx=xlsx([["Lys på broen"], [note], ["Mere sand"], ["En kran"]]))

    assert note in texts(gathered)


def test_a_legend_below_a_table_is_told(tmp_path):
    rows = [["Seddel", "Skala"], *([said, 3] for _, said, _ in SAID), [], ["1 = nej, 5 = ja"]]
    gathered = gather(tmp_path, havn__xlsx=xlsx(rows))

    assert texts(gathered) == ["Lys på broen", "En kran, der virker"]
    assert codes(gathered) == ["looks_like_note"]


def test_columns_that_people_made_hold_the_notes_where_a_tool_has_keys_for_names(tmp_path):
    rows = [["Name", "Udfordring", "Løsning", "Status", "Assignee", "Attachments"]]
    rows += [[f"IDÉ-{number}", said, f"{said} nu", "Todo", "Gry Holm", ""] for number, said, _ in SAID]
    gathered = gather(tmp_path, havn__csv=csv(rows, delimiter=","))

    assert {*texts(gathered)} == {f"{said}{more}" for _, said, _ in SAID for more in ("", " nu")}
    assert "Gry Holm" not in repr(gathered)


def test_nicknames_are_persons(tmp_path):
    rows = [["Player", "Idea"], ["Sejlreven", "Lys på broen"], ["Kaptajn7", "Mere sand"]]
    gathered = gather(tmp_path, havn__csv=csv(rows))

    assert texts(gathered) == ["Lys på broen", "Mere sand"]
    assert "Sejlreven" not in repr(gathered)


def test_two_sheets_with_the_same_notes_are_told(tmp_path):
    said = [[text] for text in ("Lys", "Sand ved kajen", "En kran", "Flere bænke", "Ro om natten")]
    sheets = {"Alle": [["Seddel"], *said], "Sorteret": [["Seddel"], *reversed(said)]}
    gathered = gather(tmp_path, havn__xlsx=xlsx(sheets))

    (told,) = gathered.cautions
    assert (told.code, told.source.sheet) == ("same_notes", "Sorteret")
    assert told.message.startswith(
        "havn.xlsx, Sorteret: 5 af 5 input står også på arket Alle, så de tæller to gange."
    )
    assert codes(gather(tmp_path, {"files": {"havn.xlsx": {"is_copy": False}}})) == []


def test_a_legend_to_the_right_of_a_table_is_none_of_its_columns(tmp_path):
    rows = [["Note", "Farve", None, "Gul = mødre"], ["Lys på broen", "gul", None, "Grøn = fædre"], ["Sand", "gul"]]
    gathered = gather(tmp_path, havn__xlsx=xlsx(rows))

    assert texts(gathered) == ["Lys på broen", "Sand"]


def test_a_fact_above_is_no_first_row_of_a_table(tmp_path):
    rows = [["Session", 1], [], ["Voter", "Hvad mangler på havnen?", "Beskriv den med ét ord"]]
    gathered = gather(tmp_path, havn__xlsx=xlsx([*rows, [1, "Lys på hele broen", "mørk"], [2, "Mere sand", "våd"]]))

    assert texts(gathered) == ["Lys på hele broen", "Mere sand"]


@pytest.mark.parametrize("heads", [("Godt", "Kan blive bedre"), ("Ros", "Ris"), ("Mere af", "Mindre af")])
def test_what_is_good_and_what_may_be_better(tmp_path, heads):
    gathered = gather(tmp_path, havn__xlsx=xlsx([heads, ["Lys på hele broen", "Sandet"], ["Kranen virker", "Ro"]]))

    assert texts(gathered) == ["Lys på hele broen", "Sandet", "Kranen virker", "Ro"]


@pytest.mark.parametrize("above", [[["Tilmeldinger"]], [["Deltagere:"], ["Bo Lund"], ["Ida Holm"]]])
def test_notes_beside_names_below_a_list_of_people_are_read(tmp_path, above):
    rows = [["Navn", "Input"], ["Bo Lund", "Flere bænke"], ["Ida Holm", "Bedre mad i kantinen"], ["Per Krog", "Ro"]]
    gathered = gather(tmp_path, havn__xlsx=xlsx([*above, [], *rows]))

    assert texts(gathered) == ["Flere bænke", "Bedre mad i kantinen", "Ro"]
    assert "Ida Holm" not in repr(gathered)


@pytest.mark.parametrize("head", [[["Input"]], []])
def test_who_wrote_and_got_a_mail_is_kept_nowhere(tmp_path, head):
    rows = [
        ["Til: Sneppe Brommeholt"],
        ["Sendt: 3. maj 2025"],
        [],
        *head,
        ["Mere lys på broen"],
        ["En kran"],
        ["Ro"],
    ]
    gathered = gather(tmp_path, havn__xlsx=xlsx(rows))

    assert texts(gathered) == ["Mere lys på broen", "En kran", "Ro"]
    assert aside(gathered)["A1"] == "person"
    assert "Brommeholt" not in repr(gathered)


def test_notes_that_begin_with_a_number_below_a_gap_stay_notes(tmp_path):
    rows = [["Bord", "Input"], [1, "Mere lys"], [1, "Bedre mad"], [], [2, "2 sofaer"], [2, "10 planter"]]

    assert texts(gather(tmp_path, havn__xlsx=xlsx(rows))) == ["Mere lys", "Bedre mad", "2 sofaer", "10 planter"]


def test_a_question_that_names_a_group_may_ask_for_notes(tmp_path):
    rows = [["Hvilken afdeling er bedst at lære af?", "Hvorfor?"], ["Køkkenet", "De hjælper hinanden"]]
    rows += [["Havnen", "De har altid tid til en snak"], ["Porten", "Fordi de smiler, når vi kommer"]]

    assert "Køkkenet" in texts(gather(tmp_path, havn__xlsx=xlsx(rows)))
