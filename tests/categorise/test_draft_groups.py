"""How words are grouped by the notes that they stand in."""

from flows.categorise.draft_groups import group_words


def grouped(having: dict[str, set[int]], nouns: set[str] | None = None, most: int = 9, fewest: int = 2):
    return group_words(having, nouns or set(having), most, fewest)


def test_a_noun_that_shares_as_many_notes_as_it_adds_begins_no_group() -> None:
    assert grouped({"bænk": {1, 2, 3, 4}, "park": {3, 4, 5, 6}}) == [("bænk", "park")]
    assert grouped({"bænk": {1, 2, 3, 4}, "park": {4, 5, 6}}) == [("bænk",), ("park",)]


def test_only_nouns_begin_a_group_and_the_rest_follow_where_most_of_their_notes_are() -> None:
    having = {"male": {1, 2, 3, 4}, "bænk": {2, 3, 4}, "kaffe": {5, 6}, "kande": {4, 5, 6}}
    assert grouped(having, {"bænk", "kaffe"}) == [("bænk", "male"), ("kaffe", "kande")]


def test_a_word_with_one_of_its_four_notes_in_a_group_stays_out_and_one_of_three_goes_in() -> None:
    having = {"bænk": {1, 2, 3}, "male": {3, 4, 5, 6}, "lak": {2, 7, 8}}
    assert grouped(having, {"bænk"}) == [("bænk", "lak")]


def test_a_word_that_two_groups_have_as_much_of_is_in_neither() -> None:
    having = {"bænk": {1, 2, 3}, "kaffe": {4, 5, 6}, "male": {3, 4}}
    assert grouped(having, {"bænk", "kaffe"}) == [("bænk",), ("kaffe",)]


def test_what_a_word_brings_along_brings_others() -> None:
    having = {"bænk": {1, 2}, "male": {2, 3}, "lak": {3, 4}}
    assert grouped(having, {"bænk"}) == [("bænk", "lak", "male")]


def test_there_are_no_more_groups_than_asked_for_and_none_that_adds_too_few_notes() -> None:
    having = {"bænk": {1, 2, 3}, "kaffe": {4, 5, 6}, "flag": {7}}
    assert grouped(having) == [("bænk",), ("kaffe",)]
    assert grouped(having, most=1) == [("bænk",)]
