"""Sheets, and lines below a table, that count or list values of notes, and agendas: none of them holds notes."""

import pytest

from tests.gather.make import codes, gather, texts, xlsx

SAID = ["Lån et telt", "Boldene er væk", "Ro i hallen", "Skab med lås", "Senere lukketid", "Nye net"]
AREAS = ["Udstyr", "Udstyr", "Hal", "Hal", "Hal", "Udstyr"]
LIST = [["Input", "Emne"], *map(list, zip(SAID, AREAS, strict=True))]


@pytest.mark.parametrize(
    "counts",
    [
        [["Rækkenavne", "Antal af Input"], ["Hal", 3], ["Udstyr", 3], ["Hovedtotal", 6]],
        [["Rækkenavne", "Sum af prikker"], ["Hal", 20], ["Udstyr", 31]],  # sums of something else
        [["Udstyr", 3], ["Hal", 3]],
        [["Emne", "Antal", "Andel"], ["Udstyr", 3, "50 %"], ["Hal", 3, "50 %"]],
        [["Rækkenavne", "Antal"], ["Hal", 3], *([said, 1] for said in SAID[2:5]), ["Udstyr", 3], [SAID[0], 1]],
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_a_sheet_that_counts_anothers_values_is_told_and_not_read(tmp_path, counts, first):
    sheets = {"Ark2": counts, "Ark1": LIST} if first else {"Ark1": LIST, "Ark2": counts}
    gathered = gather(tmp_path, hal__xlsx=xlsx(sheets))

    assert texts(gathered) == SAID
    assert codes(gathered) in (["counting_sheet"], ["no_notes_in_sheet"])


@pytest.mark.parametrize("other", [[["Bænke", 3], ["Is", 1]], [["Hal", 3], ["Mere is til os", 2]]])
def test_a_sheet_with_figures_beside_other_texts_is_read(tmp_path, other):
    gathered = gather(tmp_path, hal__xlsx=xlsx({"Ark1": LIST, "Ark2": other}))

    assert texts(gathered) == [*SAID, *(row[0] for row in other)]


def test_of_two_sheets_that_count_each_other_the_first_is_read(tmp_path):
    counts = [["Net", 2], ["Net", 2], ["Is", 2], ["Is", 2]]
    gathered = gather(tmp_path, hal__xlsx=xlsx({"Ark1": counts, "Ark2": counts}))

    assert texts(gathered) == ["Net", "Net", "Is", "Is"]
    assert codes(gathered)[-1:] == ["counting_sheet"]


WORDS = ["Larm", "Lys", "Net", "Lys"]


@pytest.mark.parametrize("name", ["Ark2", "Eftermiddag", "Bord 2"])
@pytest.mark.parametrize(
    "again",
    [
        [["Net"], ["Lys"], ["Larm"]],
        [["Input"], ["Net"], ["Lys"], ["Larm"]],
        [["Net", 4], ["Lys", 5], ["Larm", 3]],  # votes
        [["Net", 1], ["Lys", 1], ["Larm", 1]],
        [["Lån et telt"], ["Skab med lås"], ["Nye net"], ["Ro"], ["Lys", 2], ["Larm", 1]],
    ],
)
def test_texts_that_another_sheet_has_too_are_read(tmp_path, name, again):
    sheets = {"Bord 1": [["Input"], *([word] for word in WORDS)], name: again}
    gathered = gather(tmp_path, hal__xlsx=xlsx(sheets))

    assert texts(gathered) == [*WORDS, *(row[0] for row in again if row[0] != "Input")]
    assert "counting_sheet" not in codes(gathered)


@pytest.mark.parametrize(
    "other", [{"Bord 2": [["Lys", 2], ["Net", 1]]}, {"Ark2": [["Input"], ["Lys", 2], ["Net", 1]]}]
)
def test_a_sheet_of_a_table_or_below_a_heading_for_notes_is_read_although_its_figures_count(tmp_path, other):
    sheets = {"Bord 1": [["Input"], *([word] for word in WORDS)], **other}

    assert texts(gather(tmp_path, hal__xlsx=xlsx(sheets))) == [*WORDS, "Lys", "Net"]


def test_what_a_drop_down_offers_is_read_as_a_list_of_texts_is(tmp_path):
    gathered = gather(tmp_path, hal__xlsx=xlsx({"Ark1": LIST, "Ark2": [["Hal"], ["Udstyr"], ["Andet"]]}))

    assert {"Hal", "Udstyr"} <= {*texts(gathered)}


def test_a_sheet_that_staff_name_is_read(tmp_path):
    columns = {"files": {"hal.xlsx": {"sheets": {"Ark2": {"notes": "A"}}}}}
    gathered = gather(tmp_path, columns, hal__xlsx=xlsx({"Ark1": LIST, "Ark2": [["Hal", 3], ["Udstyr", 3]]}))

    assert texts(gathered)[len(SAID) :] == ["Hal", "Udstyr"]


@pytest.mark.parametrize("above", [[], [["Optælling"]]])
def test_counts_below_a_table_are_told_and_no_notes(tmp_path, above):
    gathered = gather(tmp_path, hal__xlsx=xlsx([*LIST, [], *above, ["Hal", 3], ["Udstyr", 3]]))
    assert texts(gathered) == SAID
    assert "counted_values" in codes(gathered)

    gathered = gather(tmp_path, hal__xlsx=xlsx([*LIST, [], ["Bænke ved banen", 3], ["En is til os alle", 3]]))
    assert texts(gathered) == [*SAID, "Bænke ved banen", "En is til os alle"]


@pytest.mark.parametrize("above", [[], [["Runde 2"]]])
@pytest.mark.parametrize("more", [[2, 5], [1, 1]])
def test_votes_on_the_same_notes_below_a_gap_are_notes(tmp_path, above, more):
    said = ["Mere larm", "Mere ro", "Mere lys"]
    rows = [["Input", "Antal"], *([text, 1] for text in said), [], *above]
    gathered = gather(tmp_path, hal__xlsx=xlsx([*rows, *([text, n] for text, n in zip(said, more, strict=False))]))

    assert texts(gathered) == [*said, *said[:2]]


def test_notes_below_a_gap_that_are_called_as_a_subject_is_are_notes(tmp_path):
    gathered = gather(tmp_path, hal__xlsx=xlsx([*LIST, [], ["Hal", 7], ["Udstyr", 5]]))

    assert texts(gathered) == [*SAID, "Hal", "Udstyr"]


@pytest.mark.parametrize("line", ["6 sedler i alt", "(6 input)"])
def test_a_last_line_that_counts_the_notes_is_none(tmp_path, line):
    gathered = gather(tmp_path, hal__xlsx=xlsx([["Input"], *([said] for said in SAID), [], [line]]))
    assert texts(gathered) == SAID

    gathered = gather(
        tmp_path, hal__xlsx=xlsx([["Input"], *([said] for said in SAID), [], ["6 nye mål til hallen"]])
    )
    assert texts(gathered)[-1] == "6 nye mål til hallen"


def test_a_last_row_that_counts_the_notes_of_each_column_is_none(tmp_path):
    rows = [["Bord 1", "Bord 2"], *([one, other] for one, other in zip(SAID[:3], SAID[3:], strict=True))]

    gathered = gather(tmp_path, hal__xlsx=xlsx([*rows, ["3 sedler", "3 sedler"]]))
    assert {*texts(gathered)} == {*SAID}
    gathered = gather(tmp_path, hal__xlsx=xlsx([*rows, ["3 sedler", "Et skab"]]))
    assert len(texts(gathered)) == len(SAID) + 2


AGENDA = [
    ["Kl.", "Hvad"],
    ["9.00", "Velkomst og kaffe i hallen"],
    ["9.30", "Gruppearbejde"],
    ["11.15", "Tak for i dag"],
]


def test_an_agenda_beside_notes_is_told_and_not_read(tmp_path):
    gathered = gather(tmp_path, hal__xlsx=xlsx({"Ark1": AGENDA, "Ark2": LIST}))

    assert texts(gathered) == SAID
    assert codes(gathered) == ["agenda_sheet"]


SEEN = [
    ["9.05", "Deltagerne taler længe om net og bolde"],
    ["9.30", "To går ud i hallen"],
    ["9.50", "Der er stille nu"],
]


@pytest.mark.parametrize("name", ["Observationer bord 2", "Ark1", "Bord 2"])
def test_what_was_seen_at_times_is_read(tmp_path, name):
    gathered = gather(tmp_path, hal__xlsx=xlsx({name: SEEN, "Ark2": LIST}))

    assert texts(gathered) == [*(row[1] for row in SEEN), *SAID]


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("Observationer bord 2", AGENDA[1:]),  # called so
        ("Ark1", [*AGENDA[1:], ["11.30", "Pausen var for kort, og der var ingen kaffe"]]),  # a sentence
        ("Ark1", [["9.00", "Larm i gangen"], ["9.30", "Pause uden kaffe"], ["10.10", "Kulde ved døren"]]),
    ],
)
def test_few_words_at_times_are_read_where_they_may_be_what_was_seen(tmp_path, name, rows):
    gathered = gather(tmp_path, hal__xlsx=xlsx({name: rows, "Ark2": LIST}))

    assert texts(gathered) == [*(row[1] for row in rows), *SAID]


@pytest.mark.parametrize(
    "said",
    [
        [["Kl.", "Hvad"], ["9.00", "Lån et telt"], ["9.01", "Ro i hallen"], ["9.02", "Nye net"]],  # as people wrote
        [["Kl.", "Besked"], ["9.00", "Lån et telt"], ["9.30", "Ro i hallen"], ["10.10", "Nye net"]],
    ],
)
def test_what_was_said_at_times_is_read(tmp_path, said):
    gathered = gather(tmp_path, hal__xlsx=xlsx({"Ark1": said, "Ark2": [["Input"], ["Skab med lås"]]}))

    assert texts(gathered) == ["Lån et telt", "Ro i hallen", "Nye net", "Skab med lås"]


def test_who_led_several_tables_is_kept_nowhere(tmp_path):
    rows = [["Bord 1", "Bord 2"], ["Vært: Gry Falslev", "Vært: Bo Brommeholt"], ["Lån et telt", "Nye net"]]
    gathered = gather(tmp_path, hal__xlsx=xlsx(rows))

    assert texts(gathered) == ["Lån et telt", "Nye net"]
    assert "Falslev" not in repr(gathered)
    assert "Brommeholt" not in repr(gathered)


def test_notes_that_nobody_can_read_are_set_aside(tmp_path):
    rows = [["Input"], ["Lån et telt"], ["(ulæseligt)"], ["tom seddel"], ["Skiltet er ulæseligt"]]

    assert texts(gather(tmp_path, hal__xlsx=xlsx(rows))) == ["Lån et telt", "Skiltet er ulæseligt"]


@pytest.mark.parametrize("heads", [("Original", "Dansk oversættelse"), ("Input", "Oversættelse")])
def test_a_translation_beside_the_notes_is_told_and_not_read(tmp_path, heads):
    rows = [heads, ["More tents to borrow", "Flere telte at låne"], ["New nets", "Nye net"]]
    gathered = gather(tmp_path, hal__xlsx=xlsx(rows))

    assert texts(gathered) == ["More tents to borrow", "New nets"]
    assert codes(gathered) == ["looks_like_note"]


def test_remarks_of_staff_in_a_phrase_are_no_notes_beside_them_and_notes_alone(tmp_path):
    said = [["Lån et telt", "Det kan vi godt nå i år"], ["Nye net", "De er bestilt i går"]]
    gathered = gather(tmp_path, hal__xlsx=xlsx([["Forslag", "Vores bemærkninger"], *said]))
    assert texts(gathered) == ["Lån et telt", "Nye net"]

    gathered = gather(
        tmp_path, hal__xlsx=xlsx([["Nr", "Borgernes bemærkninger"], [1, "Lån et telt"], [2, "Nye net"]])
    )
    assert texts(gathered) == ["Lån et telt", "Nye net"]


@pytest.mark.parametrize(
    "heading",
    ["Idéer og kommentarer", "Vores idéer og kommentarer", "Deltagernes kommentarer", "Borgernes bemærkninger"],
)
def test_comments_of_those_who_wrote_are_notes_beside_others(tmp_path, heading):
    rows = [["Forslag", heading], ["Lån et telt", "Det kan vi godt nå i år"], ["Nye net", "De er bestilt i går"]]
    gathered = gather(tmp_path, hal__xlsx=xlsx(rows))

    assert {*texts(gathered)} == {text for row in rows[1:] for text in row}


def test_a_summary_beside_a_sheet_with_notes_is_told_and_not_read(tmp_path):
    summary = [["Deltagerne vil gerne låne mere udstyr"], ["Der er brug for ro og for skabe"]]

    gathered = gather(tmp_path, hal__xlsx=xlsx({"Konklusion": summary, "Ark2": LIST}))
    assert texts(gathered) == SAID
    assert codes(gathered) == ["summary_sheet"]
    gathered = gather(tmp_path, hal__xlsx=xlsx({"Konklusion": summary, "Ark2": [[said] for said in SAID]}))
    assert len(texts(gathered)) == len(SAID) + 2
