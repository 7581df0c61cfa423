"""Finds the patterns of a scheme in a text. The patterns are indexed by words, so a text is read once for all.

Most words of a scheme stand in none of the notes that it reads, so the forms of a word are made when a text has a
word that begins as all of them do.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from flows.categorise.patterns import Kind, Pattern, Phrase, PhraseWord
from flows.categorise.slips import SlipReader, is_name_like
from flows.danish.compounds import is_accident
from flows.danish.function_words import function_words, is_ordinary
from flows.danish.inflection import beginning_of_forms, doubtful_forms_of, fold_word, forms_of, inflects
from flows.danish.matching_copy import Word, matching_copy

_LONGEST_PHRASE = 20  # words, more than anybody writes in one pattern
_SHORTEST_REST = 3  # letters that a compound must have besides the part that a pattern names
_SHORTEST_FIRST = 2
_BEGINNING = 5  # letters by which words are filed until a text asks for their forms
_SHORTEST_JOINED = 6  # letters of two words that may be one compound, wrongly split
_SHORTEST_SPLIT_OFF = 3  # letters of the first of them: "af rapporter" is no "afrapporter"
_VOWEL = re.compile("[aeiouyæøåé]")
_MOST_REMEMBERED = 200_000  # words whose patterns are kept, so that memory stays bounded
_FEWEST_SHOUTED = 3  # ordinary words of a text in capitals; "MED UDVALG" has two and names it
_COMPOUNDING = ("-", "/")  # after a word: "MED-UDVALG", "TR/AMR" are no ordinary words
_CLITIC = re.compile(r"^([A-ZÆØÅ][A-ZÆØÅ0-9]+)'?(?:s|en|er|et|erne|ene|ens|ers|ets|ernes)$")
# Tried where a word is found in no pattern: old spellings, and the accent of "rekruttér".
_OTHER_SPELLINGS = (("aa", "å"), ("ae", "æ"), ("oe", "ø"), ("é", "e"))

Span = tuple[int, int]  # the first and the last word


@dataclass(frozen=True, slots=True)
class Found:
    """Where a pattern was found.

    Attributes:
        pattern: Its position among the patterns given to the finder.
        spans: Offsets in the verbatim text, in reading order.
        alone: It is a word or a phrase, so a longer find may hide it.
        read_as: By span, how misspelt words in it were read.
    """

    pattern: int
    spans: tuple[tuple[int, int], ...]
    alone: bool
    read_as: Mapping[tuple[int, int], str] = field(default_factory=dict)


class PatternFinder:
    """The patterns of a scheme, ready to be found in any number of texts."""

    def __init__(
        self,
        patterns: Sequence[Pattern],
        more_forms: Mapping[str, frozenset[str]] | None = None,
        abbreviations: Mapping[str, Sequence[str]] | None = None,
        *,
        read_slips: bool = False,
    ) -> None:
        """Index the patterns.

        Args:
            patterns: What to find.
            more_forms: Forms of words that the staff have added, by the word.
            abbreviations: What an abbreviation stands for, folded words by the abbreviation in capitals.
            read_slips: Whether a misspelt word is read as the word of a pattern; see `SlipReader`.
        """
        self._more_forms = more_forms or {}
        self._abbreviations = {short: tuple(map(fold_word, full)) for short, full in (abbreviations or {}).items()}
        self._parts: list[PhraseWord] = []
        self._part_ids: dict[PhraseWord, int] = {}
        self._forms: dict[str, list[int]] = {}
        self._doubtful: dict[str, list[int]] = {}
        self._starts: dict[str, list[int]] = {}
        self._heads: dict[str, list[int]] = {}
        self._doubtful_heads: dict[str, list[int]] = {}
        self._cased: dict[str, list[int]] = {}
        self._phrase_ids: dict[Phrase, int] = {}
        self._single: dict[int, list[int]] = {}
        self._longer: dict[int, list[tuple[int, tuple[int, ...]]]] = {}
        self._written_together: dict[str, list[int]] = {}
        self._alone: dict[int, list[int]] = {}
        self._relations: dict[int, list[int]] = {}
        self._operands: dict[int, tuple[tuple[int, ...], ...]] = {}
        self._distances: dict[int, int] = {}
        self._memory: dict[str, tuple[int, ...]] = {}
        self._asleep: dict[str, list[int]] = {}  # parts whose forms are not made yet, by what these begin with
        self._asleep_together: dict[str, list[tuple[int, str, str]]] = {}
        self._awake: set[str] = set()
        for number, pattern in enumerate(patterns):
            self._add(number, pattern)
        self._slips = self._slip_reader() if read_slips else None
        self._read_as: dict[str, str] = {}

    def _slip_reader(self) -> SlipReader:
        def texts(*kinds: Kind) -> list[str]:
            return [part.text for part in self._parts if part.kind in kinds]

        whole = texts("word", "small", "start", "head")
        return SlipReader(whole, texts("start"), texts("head"), self._certain_forms)

    def _add(self, number: int, pattern: Pattern) -> None:
        operands = tuple(tuple(self._phrase(phrase) for phrase in operand) for operand in pattern.operands)
        if pattern.relation == "alone":
            for phrase in operands[0]:
                self._alone.setdefault(phrase, []).append(number)
            return
        self._operands[number] = operands
        if pattern.relation == "near":
            self._distances[number] = pattern.distance
        for phrase in operands[0]:
            self._relations.setdefault(phrase, []).append(number)

    def _phrase(self, phrase: Phrase) -> int:
        if phrase in self._phrase_ids:
            return self._phrase_ids[phrase]
        number = self._phrase_ids[phrase] = len(self._phrase_ids)
        parts = tuple(self._part(part) for part in phrase)
        if len(parts) == 1:
            self._single.setdefault(parts[0], []).append(number)
            return number
        self._longer.setdefault(parts[0], []).append((number, parts[1:]))
        if all(part.kind in ("word", "small") for part in phrase):
            start, last = "".join(part.text for part in phrase[:-1]), phrase[-1].text
            beginning = (start + self._beginning(last))[:_BEGINNING]
            self._asleep_together.setdefault(beginning, []).append((number, start, last))
        return number

    def _part(self, part: PhraseWord) -> int:
        if part in self._part_ids:
            return self._part_ids[part]
        number = self._part_ids[part] = len(self._parts)
        self._parts.append(part)
        if part.kind == "exact" and part.text != part.text.lower():
            self._cased.setdefault(part.text, []).append(number)
            for full in self._abbreviations.get(part.text, ()):
                _put(self._forms, self._certain_forms(full), number)
            return number
        if part.kind == "exact":
            _put(self._forms, [part.text], number)
            return number
        self._asleep.setdefault(self._beginning(part.text), []).append(number)
        if part.kind in ("word", "small"):
            for short, words in self._abbreviations.items():
                if part.text in words:
                    self._cased.setdefault(short, []).append(number)
        elif part.kind == "start":
            self._starts.setdefault(part.text, []).append(number)
        else:
            _put(self._heads, self._certain_forms(part.text), number)
            _put(self._doubtful_heads, doubtful_forms_of(part.text), number)
        return number

    def _certain_forms(self, word: str) -> Iterable[str]:
        return forms_of(word) | self._more_forms.get(word, frozenset())

    def _beginning(self, word: str) -> str:
        return "" if word in self._more_forms else beginning_of_forms(word, _BEGINNING)

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
            part = self._parts[number]
            certain = self._certain_forms(part.text)
            if part.kind == "small":
                certain = [form for form in certain if form not in function_words()]
            _put(self._forms, certain, number)
            _put(self._doubtful, doubtful_forms_of(part.text), number)
        for number, start, last in self._asleep_together.get(beginning, ()):
            _put(self._written_together, [start + form for form in self._certain_forms(last)], number)

    def find(self, text: str) -> list[Found]:
        """Find all patterns, in the order in which they were given."""
        copy = matching_copy(text)
        words = copy.words
        shouted = _is_shouted(words)
        parts = [
            self._parts_of(word._replace(shape=word.folded))
            if shouted and is_ordinary(word.folded) and not text.startswith(_COMPOUNDING, word.end)
            else self._parts_of(word)
            for word in words
        ]
        slips = self._mend(text, words, parts, shouted=shouted) if self._slips else {}
        found: dict[int, list[Span]] = {}
        for position, here in enumerate(parts):
            for part in here:
                for phrase in self._single.get(part, ()):
                    found.setdefault(phrase, []).append((position, position))
                for phrase, rest in self._longer.get(part, ()):
                    last = position + len(rest)
                    if last < len(words) and all(
                        wanted in parts[position + 1 + step] and words[position + 1 + step].joined
                        for step, wanted in enumerate(rest)
                    ):
                        found.setdefault(phrase, []).append((position, last))
            word = words[position]
            for phrase in self._written_together.get(word.folded, ()):
                found.setdefault(phrase, []).append((position, position))
            if word.joined and len(words[position - 1].folded) >= _SHORTEST_SPLIT_OFF:
                self._find_split(words[position - 1].folded + word.folded, position, found)
        for lacking, full in copy.suspended:
            self._find_suspended(words, lacking, full, found)
        return self._patterns_of(found, words, slips) if found else []

    def _mend(
        self, text: str, words: Sequence[Word], parts: list[tuple[int, ...]], *, shouted: bool
    ) -> dict[int, str]:
        """Read words that nobody knows as the ones that were meant, and give these by their place."""
        slips: dict[int, str] = {}
        for place, word in enumerate(words):
            if self._written_together.get(word.folded):
                continue
            meant = self._meant(word.folded)
            if meant and (shouted or not is_name_like(word, text[: word.start])):
                slips[place] = meant
                parts[place] = tuple(sorted({*parts[place], *self._plain_parts(meant)}))
        return slips

    def _meant(self, folded: str) -> str:
        known = self._read_as.get(folded)
        if known is None:
            if len(self._read_as) >= _MOST_REMEMBERED:
                self._read_as.clear()
            known = self._read_as[folded] = self._slips.read(folded) if self._slips else ""
        return known

    def _find_split(self, joined: str, position: int, found: dict[int, list[Span]]) -> None:
        """Find a compound that was written as two words."""
        if len(joined) < _SHORTEST_JOINED:
            return
        self._wake(joined)
        for part in self._forms.get(joined, ()):
            if self._parts[part].kind != "exact":
                for phrase in self._single.get(part, ()):
                    found.setdefault(phrase, []).append((position - 1, position))

    def _find_suspended(self, words: Sequence[Word], lacking: int, full: int, found: dict[int, list[Span]]) -> None:
        """Find "lederudvikling" in "leder- og medarbejderudvikling"."""
        whole, short = words[full].folded, words[lacking].folded
        span = (min(lacking, full), max(lacking, full))
        for cut in range(_SHORTEST_FIRST, len(whole) - 2):
            candidate = short + whole[cut:] if lacking < full else whole[:cut] + short
            self._wake(candidate)
            for part in self._forms.get(candidate, ()):
                for phrase in self._single.get(part, ()):
                    found.setdefault(phrase, []).append(span)

    def _patterns_of(
        self, found: dict[int, list[Span]], words: Sequence[Word], slips: Mapping[int, str]
    ) -> list[Found]:
        spans: dict[int, list[Span]] = {}
        relations: set[int] = set()
        for phrase, where in found.items():
            for pattern in self._alone.get(phrase, ()):
                spans.setdefault(pattern, []).extend(where)
            relations.update(self._relations.get(phrase, ()))
        result = [_found(pattern, where, words, slips, alone=True) for pattern, where in spans.items()]
        for pattern in relations:
            operands = [
                sorted({span for phrase in operand for span in found.get(phrase, ())})
                for operand in self._operands[pattern]
            ]
            if all(operands) and (where := self._related(pattern, operands)):
                result.append(_found(pattern, where, words, slips, alone=False))
        return sorted(result, key=lambda item: item.pattern)

    def _related(self, pattern: int, operands: list[list[Span]]) -> list[Span]:
        if pattern in self._distances:
            return _first_near(operands[0], operands[1], self._distances[pattern])
        chosen: list[Span] = []
        for spans in operands:
            free = [span for span in spans if all(span[1] < other[0] or other[1] < span[0] for other in chosen)]
            if not free:
                return []
            chosen.append(free[0])
        return [(min(span[0] for span in chosen), max(span[1] for span in chosen))]

    def _parts_of(self, word: Word) -> tuple[int, ...]:
        known = self._memory.get(word.shape)
        if known is None:
            if len(self._memory) >= _MOST_REMEMBERED:
                self._memory.clear()
            known = self._memory[word.shape] = self._look_up(word.shape, word.folded)
        return known

    def _look_up(self, shape: str, folded: str) -> tuple[int, ...]:
        parts = self._plain_parts(folded)
        if "'" in folded:
            parts |= self._plain_parts(folded.partition("'")[0])
        parts.update(self._cased.get(shape, ()))
        if (clitic := _CLITIC.match(shape)) is not None:
            parts.update(self._cased.get(clitic[1], ()))
        elif shape.endswith("s"):
            parts.update(self._cased.get(shape[:-1], ()))
        if not parts:
            for old, new in _OTHER_SPELLINGS:
                if old in folded:
                    folded = folded.replace(old, new)
                    parts |= self._plain_parts(folded)
        return tuple(sorted(parts))

    def _plain_parts(self, folded: str) -> set[int]:
        self._wake(folded)
        parts = set(self._forms.get(folded, ()))
        for part in self._doubtful.get(folded, ()):
            if part not in parts and inflects(folded, self._parts[part].text):
                parts.add(part)
        for cut in range(_SHORTEST_REST + 1, len(folded) - _SHORTEST_REST + 1):
            if (starting := self._starts.get(folded[:cut])) is not None and _VOWEL.search(folded, cut):
                parts.update(part for part in starting if not is_accident(folded, self._parts[part].text, "start"))
        for cut in range(_SHORTEST_FIRST, len(folded) - _SHORTEST_REST):
            rest = folded[cut:]
            if (ending := self._heads.get(rest)) is not None and _VOWEL.search(folded[:cut]):
                parts.update(part for part in ending if not is_accident(folded, self._parts[part].text, "head"))
            for part in self._doubtful_heads.get(rest, ()):
                word = self._parts[part].text
                if _VOWEL.search(folded[:cut]) and not is_accident(folded, word, "head") and inflects(rest, word):
                    parts.add(part)
        return parts


def _is_shouted(words: Sequence[Word]) -> bool:
    """Tell whether all is in capitals, ordinary words too, so that they mark no abbreviation."""
    if not all(word.shape.isupper() or word.shape.isdecimal() for word in words):
        return False
    return sum(is_ordinary(word.folded) for word in words) >= _FEWEST_SHOUTED


def _first_near(these: list[Span], those: list[Span], distance: int) -> list[Span]:
    """Find the first two spans with at most so many words between them; both lists are sorted."""
    for a in these:
        for b in those[bisect_left(those, (a[0] - distance - _LONGEST_PHRASE, 0)) :]:
            if b[0] - a[1] - 1 > distance:
                break
            if a[1] < b[0] or (b[1] < a[0] and a[0] - b[1] - 1 <= distance):
                return [(min(a[0], b[0]), max(a[1], b[1]))]
    return []


def _put(index: dict[str, list[int]], keys: Iterable[str], number: int) -> None:
    for key in keys:
        index.setdefault(key, []).append(number)


def _found(
    pattern: int, where: Iterable[Span], words: Sequence[Word], slips: Mapping[int, str], *, alone: bool
) -> Found:
    offsets = {(first, last): (words[first].start, words[last].end) for first, last in sorted(set(where))}
    if not slips:
        return Found(pattern, tuple(offsets.values()), alone)
    read_as = {
        offset: " ".join(slips[place] for place in range(first, last + 1) if place in slips)
        for (first, last), offset in offsets.items()
    }
    return Found(
        pattern, tuple(offsets.values()), alone, {offset: words for offset, words in read_as.items() if words}
    )
