import pytest
from simplemma.strategies.dictionaries import DEFAULT_DICTIONARY_FACTORY

from flows.danish.known_words import LONGEST, SHORTEST, is_dictionary_word, is_known
from flows.dedupe.word_lists import word_lists


def test_every_contrast_has_two_sides():
    sides = {}
    for places in word_lists().contrasts.values():
        for line, side in places:
            sides.setdefault(line, set()).add(side)
    assert [line for line, found in sides.items() if len(found) < 2] == []


def test_no_word_is_harmless_that_turns_the_meaning():
    lists = word_lists()
    assert not lists.harmless.keys() & lists.negations
    assert not lists.harmless.keys() & lists.numbers.keys() - {"en"}


def test_short_words_are_short_and_hold_the_small_words():
    lists = word_lists()
    short = {word for word in lists.small_words if len(word) <= 3}
    assert short - lists.short_words <= {"én", "ét"}


def test_every_abbreviation_is_written_out_in_words():
    assert [pair for pair in word_lists().abbreviations if not pair[1].replace(" ", "").isalpha()] == []


def test_the_filter_knows_every_word_of_the_list():
    words = [word for word in DEFAULT_DICTIONARY_FACTORY.get_dictionary("da") if word.isalpha() and word.islower()]
    sample = [word for word in words[::500] if SHORTEST <= len(word) <= LONGEST]
    assert len(sample) > 500
    assert [word for word in sample if not is_known(word)] == []


@pytest.mark.parametrize(
    "word", ["medarbejdre", "arbejdpslads", "kuser", "rekrutering", "toilleter", "mangfldighed"]
)
def test_the_filter_does_not_know_misspellings(word):
    assert not is_known(word)


@pytest.mark.parametrize(
    ("word", "is_one"), [("havn", True), ("havnen", False), ("haven", False), ("taler", True), ("talen", False)]
)
def test_the_words_that_others_are_forms_of_are_known(word, is_one):
    assert is_dictionary_word(word) is is_one
