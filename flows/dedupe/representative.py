"""The spelling of a group that the appendix prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from flows.dedupe.layout import strip_layout
from flows.dedupe.views import is_stretched, plain_text
from flows.dedupe.vocabulary import exists
from flows.dedupe.word_lists import word_lists


def most_complete(texts: Sequence[str], places: Sequence[int]) -> int:
    """Give the place of the most complete spelling.

    That is the one with the fewest misspelt words; of these the one with the most words and letters; then one with
    no label, thanks or bullet around it, with abbreviations written out, not all in capitals, that most people
    wrote, and that stands first.
    """
    counted = Counter(texts[place] for place in places)
    if len(counted) == 1:
        return min(places)
    words = {text: plain_text(text).split() for text in counted}
    shared = set.intersection(*map(set, words.values()))
    lists = word_lists()

    def rank(place: int) -> tuple[int, int, bool, int, bool, int, int]:
        text = texts[place]
        odd = [word for word in words[text] if word not in shared and word.isalpha()]
        misspelt = sum(not exists(word, lists) for word in odd) + is_stretched(text)
        around = strip_layout(text) != " ".join(text.split())
        letters = sum(map(str.isalpha, text))
        return misspelt, -sum(map(len, words[text])), around, -letters, text.isupper(), -counted[text], place

    return min(places, key=rank)
