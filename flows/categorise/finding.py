"""Finds the patterns of a scheme in a text. The patterns are indexed by words, so a text is read once for all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from flows.categorise.pattern_index import NO_USE, SHORTEST_FIRST, PatternIndex, WordUse
from flows.categorise.patterns import Alternatives, Kind, Pattern, Phrase, write_lists_out
from flows.categorise.slips import SlipReader, is_name_like
from flows.danish.function_words import function_words, is_ordinary
from flows.danish.matching_copy import Word, matching_copy

_LONGEST_PHRASE = 20  # words, more than anybody writes in one pattern
_SHORTEST_JOINED = 6  # letters of two words that may be one compound, wrongly split
_MOST_REMEMBERED = 200_000  # words of texts that are kept with their use, so that memory stays bounded
_FEWEST_SHOUTED = 3  # ordinary words of a text in capitals; "MED UDVALG" has two and names it
_COMPOUNDING = ("-", "/")  # after a word: "MED-UDVALG", "TR/AMR" are no ordinary words
_HYPHENS = ("-", "‐", "‑")

Span = tuple[int, int]  # the first and the last word


class Found(NamedTuple):
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
    read_as: Mapping[tuple[int, int], str] = MappingProxyType({})


class PatternFinder:
    """The patterns of a scheme, ready to be found in any number of texts."""

    def __init__(
        self,
        patterns: Sequence[Pattern],
        more_forms: Mapping[str, frozenset[str]] | None = None,
        abbreviations: Mapping[str, Sequence[str]] | None = None,
        lists: Mapping[str, Alternatives] | None = None,
        *,
        read_slips: bool = False,
        asks: Callable[[str], bool] | None = None,
    ) -> None:
        """Index the patterns.

        Args:
            patterns: What to find.
            more_forms: Forms of words that the staff have added, by the word.
            abbreviations: What an abbreviation stands for, folded words by the abbreviation in capitals.
            lists: What stands for "@name", by the name.
            read_slips: Whether a misspelt word is read as the word of a pattern; see `SlipReader`.
            asks: Tells whether a text is a question; without it, whether a question mark ends it.
        """
        self._index = PatternIndex(more_forms or {}, abbreviations or {})
        self._lists = lists or {}
        self._asks = asks or _ends_in_question_mark
        self._signs: dict[str, int] = {}  # the phrase of each sign
        self._question: int | None = None  # the phrase of <spørgsmål>
        self._alone: dict[int, list[int]] = {}
        self._relations: dict[int, list[int]] = {}
        self._operands: dict[int, tuple[tuple[int, ...], ...]] = {}
        self._distances: dict[int, tuple[int, ...]] = {}
        for number, pattern in enumerate(patterns):
            self._add(number, pattern)
        self._slips = self._slip_reader() if read_slips else None
        self._uses: dict[str, WordUse] = {}

    def _slip_reader(self) -> SlipReader:
        def texts(*kinds: Kind) -> list[str]:
            return [part.text for part in self._index.parts if part.kind in kinds]

        whole = texts("word", "small", "start", "head")
        return SlipReader(whole, texts("start"), texts("head"), self._index.certain_forms)

    def _add(self, number: int, pattern: Pattern) -> None:
        operands = tuple(
            tuple(self._phrase(phrase) for phrase in write_lists_out(operand, self._lists))
            for operand in pattern.operands
        )
        if pattern.relation == "alone":
            for phrase in operands[0]:
                self._alone.setdefault(phrase, []).append(number)
            return
        self._operands[number] = operands
        if pattern.distances:
            self._distances[number] = pattern.distances
        for phrase in operands[0]:
            self._relations.setdefault(phrase, []).append(number)

    def _phrase(self, phrase: Phrase) -> int:
        number = self._index.add(phrase)
        if phrase[0].kind == "sign":
            self._signs[phrase[0].text] = number
        elif phrase[0].kind == "question":
            self._question = number
        return number

    def find(self, text: str) -> list[Found]:
        """Find all patterns, in the order in which they were given."""
        copy = matching_copy(text)
        words = copy.words
        shapes = [word.shape for word in words]
        shouted = _is_shouted(words)
        if shouted:
            shapes = [_without_capitals(word, text) for word in words]
        uses = [self._uses.get(shape) or self._use_of(shape) for shape in shapes]
        used = [position for position, use in enumerate(uses) if use is not NO_USE]
        slips = self._mend(text, words, shapes, uses, used, shouted=shouted) if self._slips else {}
        found: dict[int, list[Span]] = {}
        for position in used:
            use = uses[position]
            for phrase in use.alone:
                found.setdefault(phrase, []).append((position, position))
            for phrase, rest in use.begins:
                last = position + len(rest)
                if last < len(words) and all(
                    wanted in uses[position + 1 + step].parts and words[position + 1 + step].joined
                    for step, wanted in enumerate(rest)
                ):
                    found.setdefault(phrase, []).append((position, last))
            if use.is_half and position + 1 < len(words):
                self._find_split(text, words, position, found)
        if any(hyphen in text for hyphen in _HYPHENS):
            self._find_hyphened(text, words, found)
        for lacking, full in copy.suspended:
            self._find_suspended(words, lacking, full, found)
        for phrase in self._index.openings & found.keys():
            found[phrase] = [span for span in found[phrase] if span[0] == 0]
            if not found[phrase]:
                del found[phrase]
        if self._signs or self._question is not None:
            words = (*words, *self._find_signs(text, len(words), found))
        return self._patterns_of(found, words, slips) if found else []

    def _find_signs(self, text: str, place: int, found: dict[int, list[Span]]) -> Iterator[Word]:
        """Give what is no word as words behind the text's own, so that patterns can be made of both."""
        for sign, phrase in self._signs.items():
            start = text.find(sign)
            if start >= 0:
                found[phrase] = [(place, place)]
                place += 1
                yield Word(sign, sign, start, start + len(sign))
        if self._question is not None and self._asks(text):
            found[self._question] = [(place, place)]
            start = text.rfind("?")
            yield Word("?", "?", start, start + 1) if start >= 0 else Word("", "", 0, 0)

    def _use_of(self, shape: str) -> WordUse:
        known = self._uses.get(shape)
        if known is None:
            if len(self._uses) >= _MOST_REMEMBERED:
                self._uses.clear()
            known = self._index.use_of(shape)
            folded = shape.lower()
            if self._slips and not self._is_found(known) and not self._index.written_together.get(folded):
                meant = self._slips.read(folded)
                known = known._replace(meant=meant) if meant else known
            self._uses[shape] = known
        return known

    def _is_found(self, use: WordUse) -> bool:
        """Tell whether a pattern finds a word as it stands.

        That it begins as half of a relation asks ("trivsel*" beside "kryds") says little: so may a misspelt word.
        """
        begins_only = all(self._index.parts[part].kind == "start" for part in use.parts)
        return any(phrase in self._alone or not begins_only for phrase in use.alone)

    def _mend(
        self,
        text: str,
        words: Sequence[Word],
        shapes: Sequence[str],
        uses: list[WordUse],
        used: Sequence[int],
        *,
        shouted: bool,
    ) -> dict[int, str]:
        """Read words that nobody knows as the ones that were meant, and give these by their place."""
        slips: dict[int, str] = {}
        for place in used:
            use = uses[place]
            if use.meant and (shouted or not is_name_like(words[place], text[: words[place].start])):
                slips[place] = use.meant
                uses[place] = self._index.use_of(shapes[place], use.meant)
        return slips

    def _find_split(self, text: str, words: Sequence[Word], position: int, found: dict[int, list[Span]]) -> None:
        """Find a compound that was written as two words."""
        first, second = words[position : position + 2]
        joined = first.folded + second.folded
        if len(joined) < _SHORTEST_JOINED or not second.joined or text[first.end : second.start] in _HYPHENS:
            return
        may_stand_alone = second.folded in function_words()  # in "bassin er koldt" it does, but not in "muse er"
        for part in self._index.forms_found(joined):
            for phrase in self._index.single.get(part, ()):
                if not (may_stand_alone and (position, position) in found.get(phrase, ())):
                    found.setdefault(phrase, []).append((position, position + 1))

    def _find_hyphened(self, text: str, words: Sequence[Word], found: dict[int, list[Span]]) -> None:
        """Find what was written with one hyphen or two: "e-mail", "on-boarding-forløb"."""
        hyphened = [False] + [
            after.joined and text[before.end : after.start] in _HYPHENS for before, after in pairwise(words)
        ]
        for position in range(1, len(words)):
            if hyphened[position]:
                joined = words[position - 1].folded + words[position].folded
                self._put_joined(joined, (position - 1, position), found)
                if hyphened[position - 1]:
                    self._put_joined(words[position - 2].folded + joined, (position - 2, position), found)

    def _put_joined(self, joined: str, span: Span, found: dict[int, list[Span]]) -> None:
        """Find what was written with a hyphen as if it were one word."""
        for part in self._use_of(joined).parts:
            if self._index.parts[part].kind not in ("exact", "number"):
                for phrase in self._index.single.get(part, ()):
                    found.setdefault(phrase, []).append(span)
        for phrase in self._index.written_together.get(joined, ()):
            found.setdefault(phrase, []).append(span)

    def _find_suspended(self, words: Sequence[Word], lacking: int, full: int, found: dict[int, list[Span]]) -> None:
        """Find "lederudvikling" in "leder- og medarbejderudvikling"."""
        whole, short = words[full].folded, words[lacking].folded
        span = (min(lacking, full), max(lacking, full))
        for cut in range(SHORTEST_FIRST, len(whole) - 2):
            candidate = short + whole[cut:] if lacking < full else whole[:cut] + short
            for part in self._index.forms_found(candidate):
                for phrase in self._index.single.get(part, ()):
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
            if where := self._related(pattern, operands):
                result.append(_found(pattern, where, words, slips, alone=False))
        return sorted(result, key=lambda item: item.pattern)

    def _related(self, pattern: int, operands: list[list[Span]]) -> list[Span]:
        if (distances := self._distances.get(pattern)) is not None:
            if len(operands) > 2:
                return _first_in_order(operands, distances)
            return _first_near(operands[0], operands[1], distances[0])
        chosen = _first_apart(sorted(operands, key=len))
        return [(min(span[0] for span in chosen), max(span[1] for span in chosen))] if chosen else []


def _is_shouted(words: Sequence[Word]) -> bool:
    """Tell whether all is in capitals, ordinary words too, so that they mark no abbreviation."""
    if not all(word.shape.isupper() or word.shape.isdecimal() for word in words):
        return False
    return sum(is_ordinary(word.folded) for word in words) >= _FEWEST_SHOUTED


def _without_capitals(word: Word, text: str) -> str:
    """Give a word of a text in capitals as it is written else: an abbreviation keeps them."""
    part_of_name = text.startswith(_COMPOUNDING, word.end)
    return word.folded if is_ordinary(word.folded) and not part_of_name else word.shape


def _first_near(these: list[Span], those: list[Span], distance: int) -> list[Span]:
    """Find the first two spans with at most so many words between them; both lists are sorted."""
    for a in these:
        for b in those[bisect_left(those, (a[0] - distance - _LONGEST_PHRASE, 0)) :]:
            if b[0] - a[1] - 1 > distance:
                break
            if a[1] < b[0] or (b[1] < a[0] and a[0] - b[1] - 1 <= distance):
                return [(min(a[0], b[0]), max(a[1], b[1]))]
    return []


def _first_apart(operands: Sequence[list[Span]], taken: tuple[Span, ...] = ()) -> tuple[Span, ...]:
    """Find one span of each operand, no two of which share a word: "chef" and "leder" for `leder|chef + leder`."""
    if not operands:
        return taken
    for span in operands[0]:
        if all(span[1] < other[0] or other[1] < span[0] for other in taken) and (
            found := _first_apart(operands[1:], (*taken, span))
        ):
            return found
    return ()


def _first_in_order(operands: Sequence[list[Span]], distances: Sequence[int]) -> list[Span]:
    """Find the first chain of spans, one of each operand, with at most so many words between two."""
    ends = {span[1]: span[0] for span in reversed(operands[0])}  # where a chain ends, and where it began
    for spans, distance in zip(operands[1:], distances, strict=True):
        ends = {
            span[1]: min(begun)
            for span in spans
            if (begun := [start for end, start in ends.items() if 0 <= span[0] - end - 1 <= distance])
        }
    return [min((start, end) for end, start in ends.items())] if ends else []


def _ends_in_question_mark(text: str) -> bool:
    return text.rstrip().endswith("?")


def _found(
    pattern: int, where: Iterable[Span], words: Sequence[Word], slips: Mapping[int, str], *, alone: bool
) -> Found:
    offsets = {
        (first, last): (min(words[first].start, words[last].start), max(words[first].end, words[last].end))
        for first, last in sorted(set(where))
    }
    if not slips:
        return Found(pattern, tuple(offsets.values()), alone)
    read_as = {
        offset: " ".join(slips[place] for place in range(first, last + 1) if place in slips)
        for (first, last), offset in offsets.items()
    }
    return Found(
        pattern, tuple(offsets.values()), alone, {offset: words for offset, words in read_as.items() if words}
    )
