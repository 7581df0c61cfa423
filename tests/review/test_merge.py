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
    Subject,
    SummaryDecision,
    ThemeDecision,
    find_contradictions,
    merge,
    name_chains,
)
from flows.review.read_book import parse_book
from flows.review.source_entries import CellDecision, FactDecision, ReadingDecision
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


def words(intro: str, *notes: str) -> Decision:
    """Give words about a theme; without notes as a person has just typed them."""
    texts = tuple(map(str.upper, notes))
    return Decision(
        "summary", SummaryDecision(theme="viden", intro=intro, notes=notes or None, texts=texts or None)
    )


def test_words_that_name_their_notes_by_now_are_those_that_were_typed():
    typed, there = words("Te"), words("Te", "a")
    book = DecisionBook.of([there])

    assert merge(book, [Change(typed)]) == book
    assert merge(book, [Change(typed, before=words("Kaffe"))]) == book
    assert merge(book, [Change(typed, before=there)]) == DecisionBook.of([typed])
    for other in (words("Kaffe"), words("Te", "a", "b"), words("Kaffe", "a")):
        assert merge(book, [Change(other)]) == (Conflict((there, other)),)
    assert merge(DecisionBook.of([VIDEN]), [Change(typed)]) == DecisionBook.of([VIDEN, typed])
    assert merge(DecisionBook.of([VIDEN]), [Change(LEDELSE)]) == (Conflict((VIDEN, LEDELSE)),)


def test_cells_sheets_and_facts_are_subjects_of_their_own():
    cell, other_cell = (Decision("notes", CellDecision(cell=cell, text="Te")) for cell in "ab")
    sheet = Decision("reading", ReadingDecision(file="a.xlsx", sheet="Ark1", split="lines"))
    other_way = Decision("reading", ReadingDecision(file="a.xlsx", sheet="Ark1", split="none"))
    file = Decision("reading", ReadingDecision(file="a.xlsx", split="none"))
    title, other_title = (
        Decision("workshop", FactDecision(fact="title", value=value)) for value in ("Te", "Kaffe")
    )
    place = Decision("workshop", FactDecision(fact="place", value="Te"))
    book = DecisionBook.of([cell, sheet, title])

    assert merge(book, DecisionBook.of([other_cell, file, place, cell])) == DecisionBook.of(
        [cell, other_cell, sheet, file, title, place]
    )
    assert merge(book, DecisionBook.of([other_way, other_title])) == (
        Conflict((sheet, other_way)),
        Conflict((title, other_title)),
    )
    assert [each.about for each in (cell, sheet, title)] == [(), (), ()]
    assert [each.subject for each in (cell, sheet, file, title)] == [
        Subject("cell", frozenset(["a"])),
        Subject("reading", frozenset(["a.xlsx, Ark1"])),
        Subject("reading", frozenset(["a.xlsx"])),
        Subject("fact", frozenset(["title"])),
    ]


def test_of_a_chain_only_the_links_between_the_two_are_told_and_those_are_the_fewest():
    links = [pair("same", *ends) for ends in ("ab", "bc", "cd", "ad", "de", "xy")]
    apart, elsewhere = pair("apart", "a", "e"), pair("apart", "a", "x")

    assert [*find_contradictions([*links, elsewhere, apart])] == [(apart, links[3], links[4])]
    assert [*find_contradictions([pair("apart", "q", "z"), *links])] == []
    chains = name_chains(links)
    assert {name for note, name in chains.items() if note in "abcde"} == {chains["a"]}
    assert (chains["x"], chains.keys()) == (chains["y"], set("abcdexy"))
    assert chains["x"] != chains["a"]


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
