"""Returned files in any order, any of them, together or one by one, give the same book."""

from hypothesis import given
from hypothesis import strategies as st

from flows.follow_up import FollowUpBook, HandReply, Reply, merge_returned, stand
from flows.follow_up.form import FIELDS
from flows.follow_up.returned import Returned

WORDS, DAYS = ("", "I gang", "Gennemført"), ("", "2026-09-01", "2026-10-01")


def values(field: str) -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(DAYS if field == "deadline" else WORDS)


@st.composite
def replies(draw, file: str, known: dict[str, list[str]]):
    made = []
    for note in draw(st.lists(st.sampled_from(["n1", "n2", "n3"]), unique=True)):
        said = {field: draw(values(field)) for field in FIELDS}
        over = tuple(known.get(note, ())) if draw(st.booleans()) else ()
        made.append(Reply(receiver="mad", note=note, text=f"Tekst {note}", file=file, over=over, **said))
    return tuple(made)


@st.composite
def files(draw) -> list[Returned]:
    """Some files, of which later ones may have been sent when what the earlier say was known."""
    made: list[Returned] = []
    known: dict[str, list[str]] = {}
    for number in range(draw(st.integers(0, 4))):
        said = draw(replies(f"f{number}", known))
        made.append(Returned(f"nr. {number}", "mad", f"f{number}", said))
        for reply in said:
            known.setdefault(reply.note, []).append(reply.mark)
    return made


@given(files(), st.data())
def test_any_order_of_any_of_the_files_gives_the_same_book(made, data):
    chosen = data.draw(st.lists(st.sampled_from(made), unique_by=id)) if made else []
    book = merge_returned(FollowUpBook(), [each for each in made if each in chosen], {}).book

    one_by_one = FollowUpBook()
    for each in chosen:
        one_by_one = merge_returned(one_by_one, [each], {}).book
    assert one_by_one == merge_returned(FollowUpBook(), chosen, {}).book == book
    assert stand(one_by_one) == stand(book)
    assert not merge_returned(book, chosen, {}).changed


@given(files())
def test_what_holds_was_said_and_what_is_contested_has_two_sides(made):
    book = merge_returned(FollowUpBook(), made, {}).book
    for about, held in stand(book).items():
        said = [reply for reply in book.replies if reply.about == about]
        for field, value in held.values.items():
            assert value in {reply.of(field) for reply in said}
        for field, sides in held.contested.items():
            assert len({reply.of(field) for reply in sides}) > 1
            assert {reply.mark for reply in sides}.isdisjoint(
                mark for reply in said for mark in reply.over if reply.of(field) is not None
            )
            if field in held.values:
                assert all(reply.of(field) is not None for reply in sides)
        alone = {field for field in FIELDS if len({reply.of(field) for reply in said} - {None}) == 1}
        assert alone <= held.values.keys() - held.contested.keys()


@given(files(), st.sampled_from(FIELDS))
def test_a_persons_word_settles_it(made, field):
    book = merge_returned(FollowUpBook(), made, {}).book
    word = "2026-12-24" if field == "deadline" else "Mit ord"
    hand = HandReply.model_validate({"receiver": "mad", "note": "n1", field: word})
    held = stand(book.model_copy(update={"by_hand": (hand,)}))["mad", "n1"]

    assert (held.values[field], field in held.contested) == (word, False)


def test_two_files_that_say_the_same_do_not_contradict():
    said = [
        Reply(receiver="mad", note="n1", text="x", file=file, status="I gang", answer=answer)
        for file, answer in (("a", None), ("b", "Ja"))
    ]
    held = stand(FollowUpBook(replies=tuple(said)))["mad", "n1"]

    assert (held.values, held.contested) == ({"status": "I gang", "answer": "Ja"}, {})
