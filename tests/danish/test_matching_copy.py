"""The copy that rules are matched on, and the way back to the verbatim text."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from flows.danish.matching_copy import Word, matching_copy


def test_words_with_their_places() -> None:
    assert matching_copy("T.R. og TR’er: e-læring!").words == (
        Word("TR", "tr", 0, 4),
        Word("og", "og", 5, 7, joined=True),
        Word("TR'er", "tr'er", 8, 13, joined=True),
        Word("e", "e", 15, 16),
        Word("læring", "læring", 17, 23, joined=True),
    )


def test_what_is_dropped_or_replaced_keeps_its_place() -> None:
    text = "a\u030ar\u00admål\u00a0nu"
    assert [(word.folded, text[word.start : word.end]) for word in matching_copy(text).words] == [
        ("årmål", "a\u030ar\u00admål"),
        ("nu", "nu"),
    ]


def test_compounds_written_in_part_are_seen() -> None:
    assert matching_copy("leder- og medarbejderudvikling").suspended == ((0, 2),)
    assert matching_copy("børneområdet og -pædagogikken").suspended == ((2, 0),)
    assert matching_copy("e-læring og kurser").suspended == ()


@given(st.text(alphabet="aåAÅæøé o-'’.T R\u030a\u00ad\u00a0\n/", max_size=40))
def test_a_word_is_what_stands_at_its_place(text: str) -> None:
    last = 0
    for word in matching_copy(text).words:
        assert last <= word.start < word.end <= len(text)
        there = unicodedata.normalize("NFC", text[word.start : word.end]).replace("\u00ad", "").replace("’", "'")
        letters = [letter for letter in there if letter != "." and not unicodedata.combining(letter)]
        assert "".join(letters) == word.shape
        last = word.end
