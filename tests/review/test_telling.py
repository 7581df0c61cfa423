"""What is told of a decision that does not hold, for each way in which it does not reach its note."""

import pytest

from flows.notes import Caution, Note, Source
from flows.review.book import (
    Decision,
    LeftOutDecision,
    MaskedDecision,
    PairDecision,
    PrintedDecision,
    RemarkDecision,
    ThemeDecision,
)
from flows.review.outcomes import Outcome, Reach
from flows.review.telling import show_places, tell_outcomes, tell_places
from flows.review.veiling import Veil

TE = Note("n1", "Te", Source("a.xlsx", "Ark1", "A1"))
THE = Note("n2", "Thé", Source("a.xlsx", "Ark1", "A2"))
THEME = Decision("themes", ThemeDecision(note="d1", text="te", theme="x"))
LEFT_OUT = Decision("left_out", LeftOutDecision(note="d1", text="te", reason="fejl"))
REMARK = Decision("remarks", RemarkDecision(note="d1", text="te", remark="ja"))
PAIR = Decision("same", PairDecision(notes=("d1", "d2"), texts=("te", "kaffe")))

WAYS = [
    (
        Reach("d1", "te", "gone"),
        "inputtet findes ikke mere. Slet beslutningen i decisions.yaml, eller læg inputtet tilbage.",
        [],
    ),
    (
        Reach("d1", "te", "changed", (TE,)),
        "teksten i decisions.yaml er ikke ordret inputtets{cell}. Er det det samme input, så skriv inputtets tekst "
        "af, som den er nu.",
        [TE],
    ),
    (
        Reach("d1", "te", "moved", (TE, THE)),
        "det er ændret eller flyttet og ligner nu n1{cell}, n2{other}. Se på det, og beslut igen.",
        [TE, THE],
    ),
    (
        Reach("d1", "te", "several", (TE, THE)),
        "det er flyttet, og flere input har dets tekst: n1{cell}, n2{other}. Skriv i decisions.yaml id'et på det, "
        "der menes.",
        [TE, THE],
    ),
    (
        Reach("d1", "te", "shared", (TE,), ("d1", "d2")),
        "det er flyttet, og kun n1{cell} har teksten nu, men der er besluttet om flere med den: d1, d2. Lad kun "
        "den beslutning stå, der gælder n1.",
        [TE],
    ),
    (
        Reach("d1", "te", "rewritten", (TE, THE)),
        "det er væk, og hvor det stod, står der nu en anden tekst: n1{cell}, n2{other}. Se på den, og beslut igen.",
        [TE, THE],
    ),
    (
        Reach("d1", "te", "dropped", (TE, THE)),
        "decisions.yaml siger ikke længere, at det er udeladt, og det kan nu være n1{cell}, n2{other}.",
        [TE, THE],
    ),
]


def of(decision, *reaches, against=()):
    return Outcome(decision, reaches[0].fate, reaches, against=against)


@pytest.mark.parametrize(("reach", "why", "found"), WAYS)
def test_why_a_decision_is_not_used(reach, why, found):
    told = "Beslutningen om inputtet d1 bruges ikke: " + why
    texts = ("decisions.yaml, d1: »te«", *(f"a.xlsx, Ark1, {note.source.cell}: »{note.text}«" for note in found))
    code = "decision_text_changed" if found else "decision_without_note"
    source = found[0].source if found else None
    outcomes = [of(THEME, reach)]

    assert tell_outcomes(outcomes) == [Caution(code, told.format(cell="", other=""), source, texts)]
    assert tell_places(outcomes) == [told.format(cell=" (A1)", other=" (A2)")]
    assert show_places(outcomes) == [
        f"- {told.format(cell='', other='')}",
        "  decisions.yaml, d1: »te«",
        *(f"  {note.id} (a.xlsx, Ark1, {note.source.cell}): »{note.text}«" for note in found),
    ]


def test_personal_data_is_masked_where_texts_are_shown_and_so_is_what_a_person_hid():
    """Of constructed persons."""
    was, now = "Ring til Ida Opdigt Hansen om kaffe, siger Bo", "Ring til Ida Opdigt Hansen, siger Bo"
    reach = Reach("d1", was, "moved", (Note("n1", now, TE.source),))
    hidden = Decision("masked", MaskedDecision(note="d1", text=was, words=("Bo",)))

    assert show_places([of(hidden, reach)])[1:] == [
        "  decisions.yaml, d1: »Ring til Ixx Oxxxxx Hxxxxx om kaffe, siger Bx«",
        "  n1 (a.xlsx, Ark1, A1): »Ring til Ixx Oxxxxx Hxxxxx, siger Bx«",
    ]


def test_what_a_person_hid_is_masked_in_any_case_and_where_other_decisions_tell_the_text():
    was, now = "Spørg Xanti om kaffe", "spørg xanti om kaffe nu"
    moved = Reach("d1", was, "moved", (Note("n1", now, TE.source),))
    hidden = Decision("masked", MaskedDecision(note="d1", text=was, words=("Xanti",)))
    theme = Decision("themes", ThemeDecision(note="d1", text=was, theme="x"))

    shown = ["decisions.yaml, d1: »Spørg Xxxxx om kaffe«", "  n1 (a.xlsx, Ark1, A1): »spørg xxxxx om kaffe nu«"]
    assert show_places([of(hidden, moved)])[1:] == [f"  {shown[0]}", shown[1]]
    caution = next(each for each in tell_outcomes([of(hidden, moved), of(theme, moved)], Veil((hidden,))))
    assert "anti" not in str(caution)


def test_a_text_in_which_hidden_words_are_not_found_any_more_is_masked_as_a_whole():
    moved = Reach("d1", "Spørg Xanti om te", "moved", (Note("n1", "Spørg Ksanti om te", TE.source),))
    hidden = Decision("masked", MaskedDecision(note="d1", text="Spørg Xanti om te", words=("Xanti",)))
    assert show_places([of(hidden, moved)])[2] == "  n1 (a.xlsx, Ark1, A1): »Sxxxx Kxxxxx ox tx«"


def test_what_was_left_out_as_personal_data_is_masked_as_a_whole_wherever_it_is_told():
    private = Decision("left_out", LeftOutDecision(note="d1", text="te", reason="personoplysning"))
    moved = Reach("d1", "te", "moved", (TE,))
    assert show_places([of(private, moved)])[1:] == [
        "  decisions.yaml, d1: »tx«",
        "  n1 (a.xlsx, Ark1, A1): »Tx«",
    ]
    (told,) = tell_outcomes([of(THEME, moved)], Veil((private,)))
    assert told.details == ("decisions.yaml, d1: »tx«", "a.xlsx, Ark1, A1: »Tx«")


def test_of_hidden_words_it_is_told_that_they_were_hidden():
    masked = Decision("masked", MaskedDecision(note="d1", text="te", words=("te",)))
    outcomes = [of(masked, Reach("d1", "te", "dropped", (TE,)))]
    told = (
        "Beslutningen om inputtet d1 bruges ikke: decisions.yaml siger ikke længere, at der er ord at skjule i det,"
    )

    assert tell_places(outcomes) == [f"{told} og det kan nu være n1 (A1)."]
    assert show_places(outcomes) == [
        f"- {told} og det kan nu være n1.",
        "  decisions.yaml, d1: »tx«",
        "  n1 (a.xlsx, Ark1, A1): »Tx«",
    ]


def test_the_text_of_what_protects_a_person_goes_nowhere():
    (caution,) = tell_outcomes([of(LEFT_OUT, WAYS[1][0])])
    assert (caution.code, caution.details) == ("decision_text_changed", ())


@pytest.mark.parametrize("way", ["there", "followed", "answered"])
def test_of_what_is_used_or_answered_nothing_is_told(way):
    outcomes = [of(THEME, Reach("d1", "te", way, (TE,)))]
    assert (tell_outcomes(outcomes), tell_places(outcomes), show_places(outcomes)) == ([], [], [])


@pytest.mark.parametrize("entry", [REMARK, Decision("printed", PrintedDecision(note="d1", text="te"))])
def test_of_a_remark_and_of_what_is_to_be_printed_nothing_is_told_in_the_result(entry):
    outcomes = [of(entry, WAYS[0][0]), of(THEME, WAYS[0][0])]
    assert tell_outcomes(outcomes) == tell_outcomes(outcomes[1:])
    assert len(tell_outcomes(outcomes)) == 1


def test_decisions_about_one_note_are_told_before_those_about_two_and_each_note_once():
    gone, kaffe = WAYS[0][0], Reach("d2", "kaffe", "gone")
    places = tell_places(
        [of(PAIR, kaffe, Reach("d3", "vand", "there", (TE,))), of(THEME, gone), of(LEFT_OUT, gone)]
    )
    assert [line.split()[3] for line in places] == ["d1", "d2"]


def test_two_decisions_that_can_not_hold_beside_each_other_are_told():
    reaches = Reach("d1", "te", "followed", (TE,)), Reach("d2", "kaffe", "there", (THE,))
    outcome = Outcome(PAIR, "contested", reaches, against=(Decision("apart", PAIR.entry), THEME))
    told = (
        "Beslutningen om d1 og d2 bruges ikke: den gælder nu n1 (A1) og n2 (A2), og det er besluttet anderledes i "
        "den om d1 og d2, d1. Slet en af dem i decisions.yaml."
    )
    assert tell_outcomes([outcome]) == [Caution("decisions_disagree", told, TE.source)]
    assert tell_places([outcome]) == [told]
    assert show_places([outcome]) == [f"- {told}"]


def test_that_what_was_left_out_is_gone_is_no_reason_to_forget_it():
    (told,) = tell_outcomes([of(LEFT_OUT, Reach("d1", "te", "gone"))])

    assert told.message == (
        "Beslutningen om inputtet d1 bruges ikke: inputtet findes ikke mere. Lad den stå: så trykkes det heller "
        "ikke, hvis det kommer igen."
    )
