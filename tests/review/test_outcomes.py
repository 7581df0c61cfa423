"""Every decision ends as applied, lost or contested; what does not hold is told, its texts on the console only."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.errors import HeldBackError, LedgerError
from flows.notes import FileReading, Gathered, Note, SheetReading, Source
from flows.review import DecisionBook, standing_decisions
from flows.review.book import (
    Decision,
    KeptDecision,
    LeftOutDecision,
    MaskedDecision,
    PairDecision,
    PrintedDecision,
    ThemeDecision,
)
from flows.review.outcomes import all_alike, check_outcomes, find_outcomes, most_alike


def notes_of(**texts: str) -> tuple[Note, ...]:
    return tuple(
        Note(note, text, Source("bord 1.xlsx", "Ark1", f"A{row}"))
        for row, (note, text) in enumerate(texts.items(), 2)
    )


def gathered(**texts: str) -> Gathered:
    notes = notes_of(**texts)
    sheet = SheetReading("Ark1", "list", (), len(notes), len(notes))
    return Gathered((FileReading("bord 1.xlsx", "0" * 64, "", (sheet,), notes, ()),))


def theme(note: str, text: str, theme: str | None = "viden") -> Decision:
    return Decision("themes", ThemeDecision(note=note, text=text, theme=theme))


def pair(key: str, **texts: str) -> Decision:
    return Decision(key, PairDecision(notes=tuple(texts), texts=tuple(texts.values())))


def left_out(note: str, text: str) -> Decision:
    return Decision("left_out", LeftOutDecision(note=note, text=text, reason="x"))


def ends(notes: tuple[Note, ...], *decisions: Decision) -> list[tuple[str, list[str]]]:
    """Give the fate of each decision, and the way that each of its notes was found."""
    outcomes = find_outcomes(notes, DecisionBook.of(decisions))
    return [(outcome.fate, [reach.way for reach in outcome.reaches]) for outcome in outcomes]


def test_where_the_note_is_there_a_decision_is_applied():
    assert ends(notes_of(a="Te", b="Kaffe"), theme("a", "Te"), pair("same", a="Te", b="Kaffe")) == [
        ("applied", ["there"]),
        ("applied", ["there", "there"]),
    ]


def test_where_the_file_was_renamed_it_goes_with_the_text():
    (outcome,) = find_outcomes(notes_of(new="Te"), DecisionBook.of([theme("old", "Te")]))

    assert (outcome.fate, outcome.now) == ("applied", theme("new", "Te"))


def test_two_decisions_that_fall_on_one_heir_are_contested_and_told():
    book = DecisionBook.of([theme("old1", "Te", "viden"), theme("old2", "Te", "ledelse")])
    standing = standing_decisions(gathered(new="Te", other="Vand"), book)

    assert [outcome.fate for outcome in standing.outcomes] == ["contested", "contested"]
    assert standing.themes == {}
    assert [(caution.code, str(caution.source)) for caution in standing.cautions] == [
        ("decision_text_changed", "bord 1.xlsx, Ark1, A2")
    ] * 2
    assert standing.cautions[0].message == (
        "Beslutningen om inputtet old1 bruges ikke: det er flyttet, og kun new har teksten nu, men der er "
        "besluttet om flere med den: old1, old2. Lad kun den beslutning stå, der gælder new."
    )
    assert standing.cautions[0].details == ("decisions.yaml, old1: »Te«", "bord 1.xlsx, Ark1, A2: »Te«")


def test_two_decisions_about_one_note_that_is_gone_go_to_its_heir_together():
    book = DecisionBook.of([theme("old", "Te"), left_out("old", "Te")])
    standing = standing_decisions(gathered(new="Te"), book)

    assert (standing.themes.keys(), standing.left_out) == ({"new"}, {"new": "x"})
    assert standing.cautions == ()


def test_renamed_twins_are_not_told_apart():
    """Two notes have the text, two decisions are about it: which is which nobody knows."""
    twins = notes_of(new1="Te", new2="Te")

    assert ends(twins, theme("old1", "Te"), theme("old2", "Te", None)) == [("contested", ["several"])] * 2


def test_only_where_there_is_just_one_heir_is_it_taken():
    standing = standing_decisions(gathered(new1="Te", new2="Te"), DecisionBook.of([theme("old", "Te")]))

    assert standing.themes == {}
    (caution,) = standing.cautions
    assert caution.message.endswith(
        "flere input har dets tekst: new1, new2. Skriv i decisions.yaml id'et på det, der menes."
    )
    assert caution.details[1:] == ("bord 1.xlsx, Ark1, A2: »Te«", "bord 1.xlsx, Ark1, A3: »Te«")


def test_a_note_that_is_decided_about_is_no_heir():
    decisions = (theme("new", "Te"), theme("old", "Te", None))

    assert ends(notes_of(new="Te"), *decisions) == [("applied", ["there"]), ("contested", ["moved"])]


def test_a_pair_holds_only_with_both_of_its_notes():
    notes = notes_of(a="Te", b="Noget helt andet")

    assert ends(notes, pair("apart", a="Te", x="Saftevand")) == [("lost", ["there", "gone"])]
    assert ends(notes, pair("apart", a="Tee", x="Saftevand")) == [("contested", ["changed", "gone"])]
    assert ends(notes_of(new="Te"), pair("apart", a="Te", b="Te")) == [("contested", ["shared", "shared"])]


def test_a_pair_that_followed_its_texts_gives_way_to_what_was_decided_there():
    here, followed = pair("same", a="Te", b="Kaffe"), pair("apart", old="Te", b="Kaffe")
    standing = standing_decisions(gathered(a="Te", b="Kaffe"), DecisionBook.of([here, followed]))

    assert (standing.same, standing.apart) == ((("a", "b"),), ())
    assert [(outcome.fate, outcome.against) for outcome in standing.outcomes] == [
        ("applied", ()),
        ("contested", (here,)),
    ]
    (caution,) = standing.cautions
    assert caution.code == "decisions_disagree"
    assert caution.message == (
        "Beslutningen om old og b bruges ikke: den gælder nu a (A2) og b (A3), og det er besluttet anderledes "
        "i den om a og b. Slet en af dem i decisions.yaml."
    )


def test_a_pair_that_followed_its_texts_into_a_chain_gives_way_too():
    notes = notes_of(a="Te", b="Kaffe", c="Vand")
    chain = (pair("same", a="Te", b="Kaffe"), pair("same", b="Kaffe", c="Vand"))
    outcomes = find_outcomes(notes, DecisionBook.of([*chain, pair("apart", old="Te", c="Vand")]))

    assert [(outcome.fate, outcome.against) for outcome in outcomes] == [
        ("applied", ()),
        ("applied", ()),
        ("contested", chain),
    ]


@pytest.mark.parametrize(
    "texts",
    [{"a": "Ring til Jens nu"}, {"new": "Ring til Jens nu"}, {"new": "Ring til Jens", "new2": "Ring til Jens"}],
)
def test_a_left_out_note_that_may_stand_elsewhere_holds_back_and_its_texts_are_shown_only(texts):
    with pytest.raises(HeldBackError) as caught:
        standing_decisions(gathered(**texts), DecisionBook.of([left_out("a", "Ring til Jens")]))

    assert "Jens" not in str(caught.value)
    assert "bord 1" not in str(caught.value)
    assert "A2" in str(caught.value)
    now = [f"  {note} (bord 1.xlsx, Ark1, A{row}): »{text}«" for row, (note, text) in enumerate(texts.items(), 2)]
    assert caught.value.shown.splitlines()[2:-1] == ["  decisions.yaml, a: »Ring til Jens«", *now]


def test_what_is_held_back_is_told_line_by_line_with_what_to_do():
    book = DecisionBook.of([left_out("a", "Te"), left_out("b", "Te"), left_out("c", "Vand"), left_out("x", "Saft")])
    with pytest.raises(HeldBackError) as caught:
        standing_decisions(gathered(new="Te", c="Vand nu", other="Noget helt andet"), book)

    only = "det er flyttet, og kun new (A2) har teksten nu, men der er besluttet om flere med den: a, b. Lad kun"
    assert str(caught.value).splitlines() == [
        "Intet er udgivet, for et input, som en person har udeladt eller skjult ord i, kan stå i filerne på en "
        "anden måde:",
        f"- Beslutningen om inputtet a bruges ikke: {only} den beslutning stå, der gælder new.",
        f"- Beslutningen om inputtet b bruges ikke: {only} den beslutning stå, der gælder new.",
        "- Beslutningen om inputtet c bruges ikke: teksten i decisions.yaml er ikke ordret inputtets (A3). Er det "
        "det samme input, så skriv inputtets tekst af, som den er nu.",
        "Beslut igen i gennemgang.xlsx, hvor det står øverst, eller i decisions.yaml, og kør igen.",
    ]
    only = only.replace(" (A2)", "")
    assert caught.value.shown.splitlines() == [
        str(caught.value).splitlines()[0],
        f"- Beslutningen om inputtet a bruges ikke: {only} den beslutning stå, der gælder new.",
        "  decisions.yaml, a: »Te«",
        "  new (bord 1.xlsx, Ark1, A2): »Te«",
        f"- Beslutningen om inputtet b bruges ikke: {only} den beslutning stå, der gælder new.",
        "  decisions.yaml, b: »Te«",
        "  new (bord 1.xlsx, Ark1, A2): »Te«",
        "- Beslutningen om inputtet c bruges ikke: teksten i decisions.yaml er ikke ordret inputtets. Er det "
        "det samme input, så skriv inputtets tekst af, som den er nu.",
        "  decisions.yaml, c: »Vand«",
        "  c (bord 1.xlsx, Ark1, A3): »Vand nu«",
        str(caught.value).splitlines()[-1],
    ]


def test_a_left_out_note_that_is_gone_holds_nothing_back_and_its_text_goes_nowhere():
    standing = standing_decisions(gathered(b="Vand"), DecisionBook.of([left_out("a", "Ring til Jens")]))

    assert [outcome.fate for outcome in standing.outcomes] == ["lost"]
    assert [(caution.code, caution.details) for caution in standing.cautions] == [("decision_without_note", ())]


def test_a_sum_that_does_not_hold_is_told_with_its_figures():
    book = DecisionBook.of([theme("a", "Te"), theme("x", "Saftevand")])
    outcomes = find_outcomes(notes_of(a="Te"), book)
    check_outcomes(book, outcomes)

    for wrong, told in (
        (outcomes[:1], "1 i brug, 0 uden input og 0 til afklaring"),
        ((*outcomes, outcomes[0]), "2 i brug, 1 uden input og 0 til afklaring"),
        ((outcomes[0], replace(outcomes[1], fate="applied")), "2 i brug, 0 uden input og 0 til afklaring"),
        ((outcomes[0], *[replace(outcomes[1], fate="contested")] * 2), "1 i brug, 0 uden input og 2 til afklaring"),
    ):
        with pytest.raises(LedgerError) as caught:
            check_outcomes(book, wrong)
        assert str(caught.value) == (
            f"Regnskabet over beslutningerne går ikke op: 2 beslutninger, men {told}. Det er en fejl i "
            "programmet, så intet er udgivet. Meld den til IT."
        )


_ID = st.sampled_from("abcde")
_TEXT = st.sampled_from(("Te", "Kaffe", "Kaffe nu", "Vand", "Saft på en varm dag"))
_DECISION = st.one_of(
    st.builds(theme, _ID, _TEXT, st.sampled_from(("viden", "ledelse", None))),
    st.builds(
        lambda key, ids, texts: Decision(key, PairDecision(notes=ids, texts=texts)),
        st.sampled_from(("same", "apart")),
        st.lists(_ID, min_size=2, max_size=2, unique=True).map(tuple),
        st.tuples(_TEXT, _TEXT),
    ),
    st.builds(left_out, _ID, _TEXT),
)


@settings(max_examples=300)
@given(st.dictionaries(st.sampled_from("abcdefgh"), _TEXT), st.lists(_DECISION, max_size=6))
def test_whatever_was_decided_each_decision_ends_in_one_way_and_holds_for_its_own_text_only(texts, decisions):
    book = DecisionBook.of(decisions)
    outcomes = find_outcomes(notes_of(**texts), book)

    assert [outcome.decision for outcome in outcomes] == list(book.decisions)
    assert {outcome.fate for outcome in outcomes} <= {"applied", "lost", "contested"}
    applied = [outcome.now for outcome in outcomes if outcome.now is not None]
    assert len(applied) == sum(outcome.fate == "applied" for outcome in outcomes)
    assert all(texts[note] == text for decision in applied for note, text in decision.about)
    assert len({decision.subject for decision in applied}) == len({decision.meaning for decision in applied})
    for outcome in outcomes:
        if outcome.fate == "lost":
            assert any(note not in texts for note, _ in outcome.decision.about)


@pytest.mark.parametrize(
    "now",
    [
        {"x": "Lederen drikker for meget", "y": "i rum 3 om fredagen"},  # the cell is split at its line breaks
        {"x": "Lederen drikker for meget\ni rum 3 om fredagen. Det er ikke i orden, synes alle, vi har talt med"},
    ],
)
def test_what_was_left_out_is_asked_about_where_its_text_is_a_part_of_another_or_another_of_it(now):
    text = "Lederen drikker for meget\ni rum 3 om fredagen"
    book = DecisionBook.of([left_out("n", text)])

    (outcome,) = find_outcomes(notes_of(**now, z="Bedre kaffe"), book)
    assert (outcome.fate, [note.id for note in outcome.reaches[0].found]) == ("contested", list(now))
    with pytest.raises(HeldBackError):
        standing_decisions(gathered(**now, z="Bedre kaffe"), book)


def test_a_short_text_that_happens_to_stand_in_another_is_not_asked_about():
    (outcome,) = find_outcomes(
        notes_of(x="Mere te til alle, og gerne hele dagen"), DecisionBook.of([left_out("n", "Mere te")])
    )

    assert outcome.fate == "lost"


def masked(note: str, text: str, *words: str) -> Decision:
    return Decision("masked", MaskedDecision(note=note, text=text, words=words))


def kept(note: str, text: str, *words: str) -> Decision:
    return Decision("kept", KeptDecision(note=note, text=text, words=words))


RING = "Ring til Kaja eller Ole om det"  # constructed persons
HIDDEN = masked("n", RING, "Kaja", "Ole")
NEAR = "Ring til Kaja eller Ida om det"


@pytest.mark.parametrize(
    ("texts", "said", "end"),
    [
        ({"n": RING}, [], ("contested", "dropped", ["n"])),
        ({"n": "Ring til Kaja"}, [], ("contested", "dropped", ["n"])),
        ({"n": "Ring til os"}, [], ("lost", "answered", [])),
        ({"n": "Ring til os", "x": RING}, [], ("lost", "answered", [])),  # the note itself is there
        ({"x": NEAR}, [], ("contested", "dropped", ["x"])),
        ({"x": NEAR, "y": RING, "z": "Kaja vil have te"}, [], ("contested", "dropped", ["y", "x"])),
        ({"z": "Kaja vil have te"}, [], ("lost", "gone", [])),
        ({"n": RING}, [masked("n", RING, "Kaja")], ("lost", "answered", [])),
        ({"n": RING}, [left_out("n", RING)], ("lost", "answered", [])),
        ({"n": RING}, [theme("n", RING)], ("contested", "dropped", ["n"])),
        ({"n": RING}, [kept("n", RING, "Kaja", "Ole")], ("lost", "answered", [])),
        ({"n": RING}, [kept("n", RING, "Kaja")], ("contested", "dropped", ["n"])),
        ({"x": NEAR}, [kept("x", NEAR, "Kaja")], ("lost", "answered", [])),
        ({"x": NEAR}, [kept("n", RING, "Kaja")], ("contested", "dropped", ["x"])),
    ],
)
def test_hidden_words_that_are_gone_from_the_book_are_asked_about_where_one_is_printed(texts, said, end):
    *_, outcome = find_outcomes(notes_of(**texts), DecisionBook.of(said), [HIDDEN])

    (reach,) = outcome.reaches
    assert (outcome.decision, outcome.now, reach.note, reach.text, reach.rivals) == (HIDDEN, None, "n", RING, ())
    assert (outcome.fate, reach.way, [note.id for note in reach.found]) == end


@pytest.mark.parametrize(
    ("texts", "said", "end"),
    [
        ({"n": RING}, [], ("contested", "dropped", ["n"])),
        ({"n": "Ring til os"}, [], ("contested", "dropped", ["n"])),
        ({"x": NEAR, "y": RING}, [], ("contested", "dropped", ["y"])),
        ({"x": NEAR, "y": RING}, [left_out("y", RING)], ("contested", "dropped", ["x"])),
        ({"x": NEAR}, [Decision("printed", PrintedDecision(note="x", text=NEAR))], ("lost", "answered", [])),
        ({"x": NEAR}, [theme("x", NEAR)], ("contested", "dropped", ["x"])),
        ({"z": "Bedre te"}, [], ("lost", "gone", [])),
    ],
)
def test_what_was_left_out_and_is_gone_from_the_book_is_asked_about_where_it_may_be_printed(texts, said, end):
    lost = left_out("n", RING)
    *first, outcome = find_outcomes(notes_of(**texts), DecisionBook.of(said), [lost])

    (reach,) = outcome.reaches
    assert [each.decision for each in first] == said
    assert (outcome.decision, outcome.now, reach.rivals) == (lost, None, ())
    assert (outcome.fate, reach.way, [note.id for note in reach.found]) == end


@pytest.mark.parametrize(
    ("text", "texts", "places"),
    [
        ("Mere te", ["Kaffe", "Mere te!", "Mere te", "Mere vand"], [2, 1]),
        ("Mere te i pausen", ["Mere te", "Ja: Mere te i pausen, tak, for vi er mange", "Kage"], [1]),
        ("Mere te nu", ["Ja: Mere te nu, tak, for vi er mange"], []),  # so short a text may stand anywhere
        ("- Mere te\n- Flere kopper, og rene kopper", ["Mere te", "Kage"], [0]),
        ("Mere te i dag", ["Mere te"], [0]),
        ("Mere te og meget mere kaffe", ["Mere te"], []),  # no line of it
    ],
)
def test_a_text_is_alike_by_its_letters_where_it_stands_whole_and_where_it_is_a_line(text, texts, places):
    assert all_alike(text, texts) == places
    assert most_alike(text, texts) == (places[0] if places else None)


NEW = Note("x", "Kaja vil have ro", Source("bord 1.xlsx", "Ark1", "A2"))
NEWER = Note("y", "Flere borde", Source("bord 1.xlsx", "Ark1", "A3"))


@pytest.mark.parametrize(
    ("decision", "said", "found"),
    [
        (left_out("n", RING), [], ["x", "y"]),
        (HIDDEN, [], ["x"]),  # of hidden words only what holds one
        (masked("n", RING.lower(), "kaja"), [], ["x"]),  # in any case
        (left_out("n", RING), [left_out("x", NEW.text)], ["y"]),
        (left_out("n", RING), [Decision("printed", PrintedDecision(note="x", text=NEW.text))], ["y"]),
        (left_out("n", RING), [masked("x", NEW.text, "Kaja")], ["x", "y"]),  # may be more than those words
        (left_out("n", RING), [left_out("x", NEW.text), left_out("y", NEWER.text)], None),
        (HIDDEN, [masked("x", NEW.text, "Kaja")], None),
        (HIDDEN, [kept("x", NEW.text, "Kaja")], None),
        (HIDDEN, [left_out("x", NEW.text)], None),
        (HIDDEN, [theme("x", NEW.text)], ["x"]),
    ],
)
@pytest.mark.parametrize("way", ["rewritten", "dropped"])
def test_new_words_where_a_protected_text_stood_are_asked_about_unless_a_person_has_answered(
    decision, said, found, way
):
    text = decision.about[0][1]
    book = DecisionBook.of([*said, decision] if way == "rewritten" else said)
    lost = [] if way == "rewritten" else [decision]
    outcomes = find_outcomes((NEW, NEWER), book, lost, {text: (NEW, NEWER), "Andet": (NEWER,)})
    (outcome,) = (each for each in outcomes if each.decision == decision)

    assert (outcome.fate, outcome.now) == ("contested" if found else "lost", None)
    assert [(reach.note, reach.text, reach.way) for reach in outcome.reaches] == [
        ("n", text, way if found else "gone")
    ]
    assert [note.id for note in outcome.reaches[0].found] == (found or [])


def test_where_a_text_stood_that_nobody_protected_nothing_is_asked():
    (outcome,) = find_outcomes((NEW,), DecisionBook.of([theme("n", RING)]), (), {RING: (NEW,)})

    assert (outcome.fate, outcome.reaches[0].way) == ("lost", "gone")


def test_what_was_left_out_and_what_is_to_be_printed_can_not_both_follow_their_text_to_one_note():
    out, printed = left_out("old", "Te"), Decision("printed", PrintedDecision(note="older", text="Te"))
    words = theme("older", "Te")
    outcomes = find_outcomes(notes_of(new="Te"), DecisionBook.of([words, out, printed]))

    assert [(each.decision, each.fate, each.now and each.now.about, each.against) for each in outcomes] == [
        (words, "applied", (("new", "Te"),), ()),
        (out, "contested", None, (printed,)),
        (printed, "contested", None, (out,)),
    ]


def test_pairs_that_follow_their_texts_are_applied_beside_those_that_agree():
    here, same, apart = (
        pair("same", a="Te", b="Kaffe"),
        pair("same", old="Te", b="Kaffe"),
        pair("apart", old="Te", c="x"),
    )
    other = pair("apart", b="Kaffe", c="x")
    outcomes = find_outcomes(notes_of(a="Te", b="Kaffe", c="x"), DecisionBook.of([here, same, apart, other]))

    assert [(each.decision, each.fate, each.against) for each in outcomes] == [
        (each, "applied", ()) for each in (here, same, apart, other)
    ]
