"""Which words are nouns."""

import pytest

from flows.danish.nouns import is_noun


@pytest.mark.parametrize(
    "word", ["bænk", "mad", "bog", "havn", "bibliotek", "kaffe", "havnebænk", "ventetid", "kantinemad"]
)
def test_a_noun(word: str) -> None:
    assert is_noun(word)


@pytest.mark.parametrize("word", ["spise", "lave", "stor", "gammel", "idet", "gratis", "være", "rød", "løbet"])
def test_no_noun(word: str) -> None:
    assert not is_noun(word)


@pytest.mark.parametrize(
    ("written", "told"), [("banerne", True), ("løbebane", True), ("løbebanen", True), ("banede", False)]
)
def test_a_noun_that_may_be_a_verb_is_told_by_what_was_read(written: str, told: bool) -> None:
    assert is_noun("bane", (written,)) == told


def test_forms_of_a_verb_make_no_noun() -> None:
    assert not is_noun("hente", ("henter", "hentede", "hent"))


@pytest.mark.parametrize(("word", "written"), [("søge", "ansøge"), ("tale", "omtale"), ("lyse", "belyse")])
def test_a_verb_with_a_prefix_makes_no_noun_of_it(word: str, written: str) -> None:
    assert not is_noun(word, (written,))
