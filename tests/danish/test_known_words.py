"""Which words are known, told by filters that are made of the installed list."""

import random

import pytest

from flows.danish import known_words
from flows.danish.known_words import LONGEST, SHORTEST, is_dictionary_word, is_known, is_ordinary


def some_of(words):
    """Give, of those that the filters serve, always the same ones."""
    return random.Random(7).sample(sorted(word for word in words if SHORTEST <= len(word) <= LONGEST), 1_000)


def test_the_filters_are_those_of_the_installed_list(root):
    every, proper = known_words.list_words()
    served = sum(SHORTEST <= len(word) <= LONGEST for word in every)
    folder = root / "flows" / "danish"

    assert (folder / "proper_nouns.bin").read_bytes() == known_words.make_filter(proper)
    assert (folder / "known_words.bin").stat().st_size == 2 * served  # two bytes a word; to make it takes seconds
    assert all(map(is_known, some_of(every)))
    assert all(map(is_dictionary_word, some_of(known_words.list_dictionary_words())))
    assert not any(map(is_ordinary, some_of(proper)))


@pytest.mark.parametrize(
    ("word", "known", "ordinary", "in_dictionary"),
    [
        ("havn", True, True, True),
        ("havnen", True, True, False),
        ("jensen", True, False, True),
        ("hvanen", False, False, False),
        ("kat", False, False, False),  # too short to be told
        ("arbejdsløshedsforsikring", False, False, False),  # too long
    ],
)
def test_a_word_is_told(word, known, ordinary, in_dictionary):
    assert (is_known(word), is_ordinary(word), is_dictionary_word(word)) == (known, ordinary, in_dictionary)
