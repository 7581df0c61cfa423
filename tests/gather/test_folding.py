"""The form in which headings are compared, and what two letters at either end of a text tell of it."""

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from flows.gather.folding import Edges, fold_heading, without_accents

WORDS = ("i alt", "Sum", "n/a", "samme som ovenfor", "Beløb", "å")
EDGES = Edges(WORDS)
FOLDED = {fold_heading(word) for word in WORDS}
near_words = st.builds(
    "".join,
    st.lists(
        st.sampled_from([*WORDS, *map(str.upper, WORDS), " ", "-", "(", ".", "_", "3", "x", "é", "ø", "ﹰ", "ﾞ"])
    ),
)


def fold_the_whole(text: str) -> str:
    """Fold a text as a whole, step by step."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[/_,;]", " ", re.sub(r"[^\w\s/#,;]+", "", plain)).split())


@given(st.text() | near_words)
@example("Ærø\u0323\u0301, Straße/Ångström_½ – 'Ⅳ' #3; \u1e9b\u0323")
def test_a_text_folded_letter_by_letter_is_the_text_folded_as_a_whole(text):
    assert fold_heading(text) == fold_the_whole(text)


@pytest.mark.parametrize(
    ("text", "plain"), [("Ærø på ÉN gang", "ærø pa en gang"), ("Tid: 4/5", "tid: 4/5"), ("ﬁn", "fin")]
)
def test_without_accents_only_case_and_accents_are_gone(text, plain):
    assert without_accents(text) == plain


@given(near_words)
@example("(I alt)")
@example("n-a")
@example(" –SUM–")
def test_no_word_of_a_list_is_told_to_be_none(text):
    folded = fold_heading(text)
    assert EDGES.may_be(text) or folded not in FOLDED
    assert EDGES.may_begin(text) or not folded.startswith(tuple(FOLDED))
    assert EDGES.may_end(text) or not folded.endswith(tuple(FOLDED))


def test_two_letters_tell_that_a_note_is_no_word_of_a_list():
    assert not EDGES.may_begin("giv os nye lamper i alt")
    assert EDGES.may_end("giv os nye lamper i alt")
    assert EDGES.may_begin("summen af lamper")
    assert not EDGES.may_end("summen af lamper")
    assert not EDGES.may_be("summen af lamper")


def test_figures_are_told_from_words_by_their_edges():
    assert not EDGES.may_begin("47")
    assert not EDGES.may_end("1.047")
    assert EDGES.may_begin("½ i alt")  # what folding changes may be anything
