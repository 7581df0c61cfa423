"""Headings in other words than the lists have: "Det skrev vi ned", "Gule sedler fra bord 3"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict

from flows.gather.folding import fold_heading

_MOST_WORDS = 8
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_MOST_AFTER_LINK = 3
_LONG = 7  # letters: a shorter word with such an ending is the ending and a letter or two


class PhraseWords(BaseModel):
    """The lists under `phrases` in headers.yaml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    nouns: tuple[str, ...]
    said: tuple[str, ...]
    begins: tuple[str, ...]
    verbs: tuple[str, ...]
    endings: tuple[str, ...]
    links: tuple[str, ...]
    others: tuple[str, ...]


class HeadingPhrases:
    """Tells a heading by its words: all of them speak of notes, of saying, or of where and by whom."""

    def __init__(self, words: PhraseWords) -> None:
        self._nouns = _folded(words.nouns)
        self._said = _folded(words.said)
        self._begins = _folded(words.begins)
        self._others = _folded(words.others)
        self._verbs = _folded(words.verbs)
        self._links = _folded(words.links)
        self._endings = tuple(_folded(words.endings))

    def fits(self, text: str) -> bool:
        """Tell whether every word of a text is one of headings: "Hvad blev der sagt?", "Noter fra bordet"."""
        words = _words(text)
        if len(words) > _MOST_WORDS or text.rstrip().endswith((".", "!")):
            return False
        if not all(self.is_noun(word) or word in self._said or word in self._others for word in words):
            return False
        return any(map(self.is_noun, words)) or (
            any(word in self._said for word in words) and (words[0] in self._begins or words[0] in self._said)
        )

    def may_be(self, text: str) -> bool:
        """Tell whether a text reads like a heading where one is to be expected: "Medarbejdernes ønsker"."""
        words = _words(text)
        if len(words) > 6 or text.rstrip().endswith((".", "!", ",")):
            return False
        if self.fits(text):
            return True
        nouns = [place for place, word in enumerate(words) if self.is_noun(word)]
        if not nouns or not self._verbs.isdisjoint(words):
            return False
        unknown = [word for word in words if not (self.is_noun(word) or word in self._others | self._said)]
        after = words[nouns[0] + 1 :]
        if nouns[0] <= 1 and after and after[0] in self._links and len(after) <= _MOST_AFTER_LINK + 1:
            return True  # "Gode råd til den nye skoleleder"
        return nouns[-1] == len(words) - 1 and len(unknown) <= 1  # "Medarbejdernes ønsker"

    def knows(self, word: str) -> bool:
        """Tell whether a folded word is one of headings."""
        return self.is_noun(word) or word in self._others

    def is_noun(self, word: str) -> bool:
        """Tell whether a folded word is one for notes: "sedler", "borgerforslag"."""
        return word in self._nouns or (len(word) > _LONG and word.endswith(self._endings))


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold_heading(word) for word in words)


def _words(text: str) -> list[str]:
    """Give the words without numbers, single letters and what stands in brackets."""
    parts = re.split(
        r"[\s/,;:–—-]+", _BRACKETS.sub(" ", text.replace("post-it", "postit").replace("Post-it", "postit"))
    )
    words = [fold_heading(part) for part in parts]
    return [word for word in words if word and not word.isdigit() and (len(word) > 1 or word == "i")]
