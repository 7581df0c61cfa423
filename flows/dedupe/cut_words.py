"""Words that a hand cut short with a full stop ("kompetenceudv. til alle"): the other notes tell how they go on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import takewhile

from flows.dedupe.layout import LETTER
from flows.dedupe.vocabulary import exists
from flows.dedupe.word_lists import WordLists

# A stop inside of a sentence, where a small letter follows; at the end of a note only behind small letters or the
# note's first word, as an ordinary stop stands behind names and what is spelled in capitals.
_CUT = re.compile(
    rf"(?<!\w)(?:({LETTER}{{4,}})\.(?=\s+[a-zæøå])|([a-zæøå]{{4,}}|^[A-ZÆØÅ][a-zæøå]{{3,}})\.(?=\s*$))"
)
_WORD = re.compile(rf"{LETTER}{{6,}}")
_FEWEST_CUT = 2  # letters


def write_cut_words(texts: Sequence[str], lists: WordLists) -> Sequence[str]:
    """Write out what is cut short in a text, where the words of all texts leave no doubt of what is meant.

    Words that exist, and abbreviations that are known, stay as they are.
    """
    places = [place for place, text in enumerate(texts) if "." in text and _CUT.search(text)]
    abbreviated = {short.replace(".", "").casefold() for short, _ in lists.abbreviations}
    cut = {
        word
        for place in places
        for word in map(_cut_word, _CUT.finditer(texts[place]))
        if word not in abbreviated and not exists(word, lists)
    }
    if not cut:
        return texts
    words = sorted({word for text in texts for word in _WORD.findall(text.casefold())})
    whole = {word: full for word in cut if (full := _only_whole(word, words)) is not None}

    def written(match: re.Match[str]) -> str:
        return whole.get(_cut_word(match), match[0])

    completed = list(texts)
    for place in places:
        completed[place] = _CUT.sub(written, texts[place])
    return completed


def _cut_word(match: re.Match[str]) -> str:
    return (match[1] or match[2]).casefold()


def _only_whole(cut: str, words: Sequence[str]) -> str | None:
    """Give the word that begins so; of several the one that the others go on from ("samarbejdet")."""
    begun = list(takewhile(lambda word: word.startswith(cut), words[bisect_left(words, cut) :]))
    longer = [word for word in begun if len(word) >= len(cut) + _FEWEST_CUT]
    if not longer or not all(word.startswith(longer[0]) for word in longer):
        return None
    return longer[0]
