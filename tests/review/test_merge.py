"""Two books become one, or it is told what of them can't both hold."""

from hypothesis import given, settings

from flows.review.book import (
    Change,
    Conflict,
    Decision,
    DecisionBook,
    LeftOutDecision,
    PairDecision,
    Revoked,
    SummaryDecision,
    ThemeDecision,
    find_contradictions,
    merge,
)
from flows.review.read_book import parse_book
from flows.review.write_book import write_book
from tests.review.test_write_book import books


def theme(note: str, theme: str | None) -> Decision:
    return Decision("themes", ThemeDecision(note=note, text="Te", theme=theme))


def pair(key: str, one: str, other: str) -> Decision:
    return Decision(key, PairDecision(notes=(one, other), texts=(one.upper(), other.upper())))


VIDEN, LEDELSE, OTHER = theme("a", "viden"), theme("a", "ledelse"), theme("b", None)


def test_what_is_new_is_added_and_the_same_decision_twice_is_one():
    assert merge(DecisionBook.of([VIDEN]), DecisionBook.of([OTHER, VIDEN])) == DecisionBook.of([VIDEN, OTHER])


def test_a_pair_the_other_way_round_is_the_same_decision():
    book = DecisionBook.of([pair("same", "a", "b")])

    assert merge(book, DecisionBook.of([pair("same", "b", "a")])) == book


def test_two_books_that_decide_differently_about_one_thing_are_a_conflict_with_both():
    assert merge(DecisionBook.of([VIDEN, OTHER]), DecisionBook.of([LEDELSE])) == (Conflict((VIDEN, LEDELSE)),)
    one, other = pair("same", "a", "b"), pair("apart", "b", "a")
    assert merge(DecisionBook.of([one]), DecisionBook.of([other])) == (Conflict((one, other)),)


def test_a_theme_and_a_left_out_note_are_two_things():
    left_out = Decision("left_out", LeftOutDecision(note="a", text="Te", reason="x"))

    assert merge(DecisionBook.of([VIDEN]), DecisionBook.of([left_out])) == DecisionBook.of([VIDEN, left_out])


def test_who_saw_what_is_in_force_may_change_it_in_its_place():
    book = DecisionBook.of([VIDEN, OTHER])

    assert merge(book, [Change(LEDELSE, before=VIDEN)]) == DecisionBook.of([LEDELSE, OTHER])
    assert merge(book, [Change(Revoked(VIDEN.subject), before=VIDEN)]) == DecisionBook.of([OTHER])
    same, apart = pair("same", "a", "b"), pair("apart", "a", "b")
    assert merge(DecisionBook.of([same]), [Change(apart, before=same)]) == DecisionBook.of([apart])


def test_who_saw_something_else_may_not():
    third = theme("a", "kultur")

    assert merge(DecisionBook.of([third]), [Change(LEDELSE, before=VIDEN)]) == (Conflict((third, LEDELSE)),)
    revoked = Revoked(VIDEN.subject)
    assert merge(DecisionBook.of([third]), [Change(revoked, before=VIDEN)]) == (Conflict((third, revoked)),)
    assert merge(DecisionBook(), [Change(LEDELSE, before=VIDEN)]) == (Conflict((revoked, LEDELSE)),)


def test_what_is_revoked_already_may_be_revoked_again():
    assert merge(DecisionBook.of([OTHER]), [Change(Revoked(VIDEN.subject), VIDEN)]) == DecisionBook.of([OTHER])


def test_of_two_texts_about_a_theme_only_one_can_hold_whatever_notes_they_were_written_about():
    def text(words, *notes):
        entry = SummaryDecision(theme="viden", intro=words, notes=notes, texts=tuple(map(str.upper, notes)))
        return Decision("summary", entry)

    one, other, later = text("Te", "a"), text("Kaffe", "a"), text("Te", "a", "b")
    assert merge(DecisionBook.of([one]), DecisionBook.of([other])) == (Conflict((one, other)),)
    assert merge(DecisionBook.of([one]), [Change(later, before=one)]) == DecisionBook.of([later])
    assert merge(DecisionBook.of([one]), [Change(Revoked(one.subject), before=one)]) == DecisionBook()


def test_two_changes_that_differ_are_a_conflict_and_nothing_is_changed():
    changes = [Change(LEDELSE, VIDEN), Change(Revoked(VIDEN.subject), VIDEN), Change(theme("b", "viden"), OTHER)]

    assert merge(DecisionBook.of([VIDEN, OTHER]), changes) == (Conflict((LEDELSE, Revoked(VIDEN.subject))),)


def test_notes_kept_apart_that_are_the_same_over_others_are_a_conflict_with_the_whole_chain():
    apart, first, second = pair("apart", "a", "c"), pair("same", "a", "b"), pair("same", "c", "b")

    assert merge(DecisionBook.of([first, apart]), DecisionBook.of([second])) == (Conflict((apart, first, second)),)


@settings(max_examples=50)
@given(books(), books())
def test_a_book_merged_holds_both_or_tells_of_the_one_thing_they_differ_on(book, further):
    merged = merge(book, further)

    assert merge(book, DecisionBook()) == book or find_contradictions(book.decisions)
    if isinstance(merged, DecisionBook):
        meanings = {each.meaning for each in merged.decisions}
        assert meanings == {each.meaning for each in (*book.decisions, *further.decisions)}
        assert parse_book(write_book(merged)) == merged
        assert merge(merged, further) == merged
    else:
        assert merged
        for conflict in merged:
            told = {side.meaning for side in conflict.sides if isinstance(side, Decision)}
            assert len(told) == len(conflict.sides)
