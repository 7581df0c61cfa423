"""The words of patterns, indexed by the words of texts: which parts and phrases a word of a text may be.

Most words of a scheme stand in none of the notes that it reads, so the forms of a word are made when a text has a
word that begins as all of them do.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from flows.categorise.patterns import SHORTEST_ENDING, Phrase, PhraseWord
from flows.danish.compounds import is_accident
from flows.danish.function_words import function_words, means_another_without_accent
from flows.danish.inflection import beginning_of_forms, doubtful_forms_of, fold_word, forms_of, inflects
from flows.danish.known_words import is_known

_SHORTEST_REST = 3  # letters that a compound must have besides the part that a pattern names
SHORTEST_FIRST = 2
_BEGINNING = 5  # letters by which words are filed until a text asks for their forms
_SHORTEST_KNOWN = 4  # letters of a first part that is known
_VOWEL = re.compile("[aeiouyæøåé]")
_SHORTEST_HALF = 3  # letters of the first half of a compound that was split: "af rapporter" is no "afrapporter"
_CLITICS = "s|en|er|et|ere|erne|ene|ens|ers|ets|eres|ernes"  # in capitals behind an apostrophe alone: "TR'EN"
_CLITIC = re.compile(rf"^([A-ZÆØÅ][A-ZÆØÅ0-9]+)(?:'?(?:{_CLITICS})|'(?:{_CLITICS.upper()}))$")
_OLD_SPELLINGS = (("aa", "å"), ("ae", "æ"), ("oe", "ø"))  # tried where a word is found in no pattern
_ACCENTS = re.compile("[\u0300\u0301\u0302]")
_ACCENTED = re.compile("[àáâèéêìíîòóôùúû]")


class WordUse(NamedTuple):
    """What a word of a text may be in the patterns.

    Attributes:
        parts: The parts that it may be.
        alone: The phrases that it is by itself.
        begins: The phrases of several words that may begin with it, each with its other parts.
        is_half: Whether a word of a pattern may begin so, and a text have it as two.
        meant: The word that a misspelt one is read as; empty for others.
    """

    parts: tuple[int, ...]
    alone: tuple[int, ...]
    begins: tuple[tuple[int, tuple[int, ...]], ...]
    is_half: bool
    meant: str = ""


NO_USE = WordUse((), (), (), is_half=False)  # of most words


class PatternIndex:
    """The parts and phrases of patterns, each with a number of its own.

    Attributes:
        parts: By number.
        single: Phrases of one part, by the part.
        longer: By the first part, the phrases of several, and their other parts.
    """

    def __init__(
        self, more_forms: Mapping[str, frozenset[str]], abbreviations: Mapping[str, Sequence[str]]
    ) -> None:
        """Begin empty; see `PatternFinder` for the words."""
        self.parts: list[PhraseWord] = []
        self.single: dict[int, list[int]] = {}
        self.longer: dict[int, list[tuple[int, tuple[int, ...]]]] = {}
        self.openings: set[int] = set()  # phrases that a text must begin with
        self.written_together: dict[str, list[int]] = {}
        self._more_forms = more_forms
        self._abbreviations = {short: tuple(map(fold_word, full)) for short, full in abbreviations.items()}
        self._part_ids: dict[PhraseWord, int] = {}
        self._forms: dict[str, list[int]] = {}
        self._doubtful: dict[str, list[int]] = {}
        self._starts: dict[str, list[int]] = {}
        self._heads: dict[str, list[int]] = {}
        self._doubtful_heads: dict[str, list[int]] = {}
        self._endings: dict[str, list[int]] = {}
        self._cased: dict[str, list[int]] = {}
        self._numbers: list[int] = []
        self._phrase_ids: dict[Phrase, int] = {}
        self._halves: set[str] = set()  # beginnings of the forms that are made, and of what is asleep
        self._asleep: dict[str, list[int]] = {}  # parts whose forms are not made yet, by what these begin with
        self._asleep_together: dict[str, list[tuple[int, str, str]]] = {}
        self._awake: set[str] = set()

    def add(self, phrase: Phrase) -> int:
        """Index a phrase, and give its number."""
        if phrase in self._phrase_ids:
            return self._phrase_ids[phrase]
        number = self._phrase_ids[phrase] = len(self._phrase_ids)
        if phrase[0].kind == "first":
            self.openings.add(number)
            phrase = phrase[1:]
        parts = tuple(map(self._part, phrase))
        if len(parts) == 1:
            self.single.setdefault(parts[0], []).append(number)
            return number
        self.longer.setdefault(parts[0], []).append((number, parts[1:]))
        *before, last = phrase
        if all(part.kind in ("word", "small") for part in before):
            start = "".join(part.text for part in before)
            if last.kind in ("word", "small"):
                beginning = (start + self._beginning(last.text))[:_BEGINNING]
                self._asleep_together.setdefault(_plain_start(beginning), []).append((number, start, last.text))
            elif last.kind == "start":  # "on-boarding*" finds "onboardingforløb"
                self.single.setdefault(self._part(PhraseWord("start", start + last.text)), []).append(number)
        return number

    def _part(self, part: PhraseWord) -> int:
        if part in self._part_ids:
            return self._part_ids[part]
        number = self._part_ids[part] = len(self.parts)
        self.parts.append(part)
        if part.kind == "exact" and part.text != part.text.lower():
            self._cased.setdefault(part.text, []).append(number)
            for full in self._abbreviations.get(part.text, ()):
                _put(self._forms, self.certain_forms(full), number)
            return number
        if part.kind == "exact":
            _put(self._forms, [part.text], number)
            return number
        if part.kind == "number":
            self._numbers.append(number)
            return number
        if part.kind == "ending":
            _put(self._endings, [part.text], number)
            _put(self._forms, [part.text], number)
            self._halves.update(_first_halves([part.text]))
            return number
        beginning = self._beginning(part.text)
        self._asleep.setdefault(beginning, []).append(number)
        self._halves.update(_first_halves([beginning]))
        if part.kind in ("word", "small"):
            for short, words in self._abbreviations.items():
                if part.text in words:
                    self._cased.setdefault(short, []).append(number)
        elif part.kind == "start":
            _put(self._starts, _spellings([part.text]), number)
        else:
            _put(self._heads, _spellings(self.certain_forms(part.text)), number)
            _put(self._doubtful_heads, doubtful_forms_of(part.text), number)
        return number

    def certain_forms(self, word: str) -> frozenset[str]:
        """Give the forms of a word, those that staff have added included; "cafe" has those of "café", too."""
        forms = forms_of(word) | self._more_forms.get(word, frozenset())
        accented = word[:-1] + "é"
        if word.endswith("e") and is_known(accented) and not means_another_without_accent(word):
            forms |= forms_of(accented)
        return forms

    def _beginning(self, word: str) -> str:
        return "" if word in self._more_forms else _plain_start(beginning_of_forms(word, _BEGINNING))

    def _wake(self, word: str) -> None:
        """Make the forms that may be this word.

        What is made twice, by two threads at once, is found no otherwise than what is made once.
        """
        if word[:_BEGINNING] in self._awake:
            return
        for length in range(_BEGINNING + 1):
            beginning = word[:length]
            if beginning not in self._awake:
                self._make_forms(beginning)
                self._awake.add(beginning)

    def _make_forms(self, beginning: str) -> None:
        for number in self._asleep.get(beginning, ()):
            part = self.parts[number]
            certain = self.certain_forms(part.text)
            if part.kind == "small":
                certain -= function_words()
            forms = list(_spellings(certain))
            _put(self._forms, forms, number)
            self._halves.update(_first_halves(forms))
            _put(self._doubtful, doubtful_forms_of(part.text), number)
        for number, start, last in self._asleep_together.get(beginning, ()):
            _put(self.written_together, _spellings(start + form for form in self.certain_forms(last)), number)

    def forms_found(self, folded: str) -> Sequence[int]:
        """Give the parts that are words of which a word in lower case is a form for certain, and no exact ones."""
        self._wake(folded)
        return [part for part in self._forms.get(folded, ()) if self.parts[part].kind != "exact"]

    def use_of(self, shape: str, meant: str = "") -> WordUse:
        """Tell what a word of a text may be, and the word that was meant, too."""
        folded = shape.lower()
        parts = self._look_up(shape, folded)
        if meant:
            parts |= self.plain_parts(meant)
        together = self.written_together.get(folded, ())
        is_half = len(folded) >= _SHORTEST_HALF and folded[:_BEGINNING] in self._halves
        if not (parts or together or is_half or meant):
            return NO_USE
        return WordUse(
            tuple(sorted(parts)),
            tuple(chain(*(self.single.get(part, ()) for part in parts), together)),
            tuple(chain(*(self.longer.get(part, ()) for part in parts))),
            is_half,
            meant,
        )

    def _look_up(self, shape: str, folded: str) -> set[int]:
        parts = self.plain_parts(folded)
        if "'" in folded:
            parts |= self.plain_parts(folded.partition("'")[0])
        parts.update(self._cased.get(shape, ()))
        if (clitic := _CLITIC.match(shape)) is not None:
            parts.update(self._cased.get(clitic[1], ()))
        elif shape.endswith("s"):
            parts.update(self._cased.get(shape[:-1], ()))
        if not parts:
            for old, new in _OLD_SPELLINGS:
                if old in folded:
                    folded = folded.replace(old, new)
                    parts |= self.plain_parts(folded)
            for plain in _without_accents(folded):
                parts |= self.plain_parts(plain)
        return parts

    def plain_parts(self, folded: str) -> set[int]:
        """Give the parts that a word in lower case may be."""
        self._wake(folded)
        parts = set(self._forms.get(folded, ()))
        if self._numbers and folded[:1].isdigit():
            parts.update(self._numbers)
        for part in self._doubtful.get(folded, ()):
            if part not in parts and inflects(folded, self.parts[part].text):
                parts.add(part)
        for cut in range(_SHORTEST_REST + 1, len(folded) - _SHORTEST_REST + 1):
            if (starting := self._starts.get(folded[:cut])) is not None and _VOWEL.search(folded, cut):
                parts.update(part for part in starting if not is_accident(folded, self.parts[part].text, "start"))
        for cut in range(SHORTEST_FIRST, len(folded) - _SHORTEST_REST):
            rest = folded[cut:]
            if (ending := self._heads.get(rest)) is not None and _VOWEL.search(folded[:cut]):
                parts.update(part for part in ending if not is_accident(folded, self.parts[part].text, "head"))
            for part in self._doubtful_heads.get(rest, ()):
                word = self.parts[part].text
                if _VOWEL.search(folded[:cut]) and not is_accident(folded, word, "head") and inflects(rest, word):
                    parts.add(part)
        if self._endings:
            for cut in range(_SHORTEST_KNOWN, len(folded) - SHORTEST_ENDING + 1):
                if (exact := self._endings.get(folded[cut:])) is not None and _is_first(folded[:cut]):
                    parts.update(exact)
        return parts


def _is_first(part: str) -> bool:
    """Tell whether a part is a word, with or without the s or e that links it."""
    return is_known(part) or (part[-1] in "se" and is_known(part[:-1]))


def _first_halves(words: Iterable[str]) -> Iterator[str]:
    """Give what words begin with, as far as they are filed."""
    return (word[:length] for word in words for length in range(_SHORTEST_HALF, _BEGINNING + 1))


def _put(index: dict[str, list[int]], keys: Iterable[str], number: int) -> None:
    for key in keys:
        index.setdefault(key, []).append(number)


def _spellings(words: Iterable[str]) -> Iterator[str]:
    """Give words, and as they are written without their accents."""
    for word in words:
        yield word
        yield from _without_accents(word)


def _without_accents(word: str) -> Iterator[str]:
    if not word.isascii() and _ACCENTED.search(word):
        plain = unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", word)))
        if not means_another_without_accent(plain):
            yield plain


def _plain_start(beginning: str) -> str:
    """Cut a beginning where accents may be missing."""
    found = _ACCENTED.search(beginning)
    return beginning[: found.start()] if found else beginning
