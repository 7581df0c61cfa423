"""Suggests rules: the words that would separate the themes best in labelled notes. Nothing is applied by itself."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from flows.categorise.decision import decide
from flows.categorise.evaluation import LabelledNote
from flows.categorise.finding import PatternFinder
from flows.categorise.patterns import parse_pattern
from flows.categorise.rule_reader import score_of
from flows.categorise.rules import rules_of
from flows.categorise.scheme import Scheme
from flows.categorise.word_lists import parse_lists
from flows.danish.function_words import empty_words
from flows.danish.inflection import dictionary_word
from flows.danish.matching_copy import matching_copy

_LEAST_NOTES = 2
_LEAST_Z = 1.0  # below it a difference between the themes is as likely chance
_LEAST_LETTERS = 3
_EXAMPLES = 4
_PRIOR = 2.0  # words that the prior weighs in all: little, for a workshop has few


@dataclass(frozen=True, slots=True)
class SuggestedWord:
    """A word that stands in one theme's notes more than chance explains.

    Attributes:
        here: Notes of the theme that have it.
        elsewhere: Other notes that have it.
        mends: Notes that the rules place wrongly, and rightly with a rule on the word.
        breaks: Notes that they place rightly, and wrongly with it.
        z: Log-odds against the other notes with a Dirichlet prior, in standard errors (Monroe et al. 2008).
        examples: Ids of notes that have it.
    """

    word: str
    here: int
    elsewhere: int
    z: float
    examples: tuple[str, ...]
    mends: int = 0
    breaks: int = 0

    @property
    def weight(self) -> int:
        """What a rule on it may weigh."""
        return 3 if not self.elsewhere and self.here > _LEAST_NOTES else 2 if self.here >= 3 * self.elsewhere else 1


def suggest_words(
    labelled: Sequence[LabelledNote], scheme: Scheme, most: int = 10
) -> dict[str, tuple[SuggestedWord, ...]]:
    """Find the words that would separate each theme from the others, that its rules do not find yet, and that mend.

    Notes that are the same but for capitals and signs count once.
    """
    labelled = _each_once(labelled)
    notes = [(note, _lemmas(note.text)) for note in labelled if note.theme is not None]
    overall: Counter[str] = Counter()
    by_theme: dict[str, Counter[str]] = defaultdict(Counter)
    for note, lemmas in notes:
        overall.update(lemmas)
        by_theme[note.theme or ""].update(lemmas)
    total = overall.total()
    suggested = {}
    for theme in scheme.themes:
        here = by_theme[theme.id]
        known = PatternFinder(
            [parse_pattern(text) for _, _, group in rules_of(theme) for text in group.any],
            scheme.words.forms,
            scheme.words.abbreviations,
            parse_lists(scheme.words),
        )
        words = []
        for word, count in sorted(here.items()):
            if count < _LEAST_NOTES or known.find(word) or known.find(word.upper()):  # "tr" may have been TR
                continue
            z = _log_odds(count, here.total(), overall[word] - count, total - here.total(), overall[word] / total)
            if z >= _LEAST_Z:
                examples = [note.id for note, lemmas in notes if note.theme == theme.id and word in lemmas]
                words.append(
                    SuggestedWord(word, count, overall[word] - count, round(z, 2), tuple(examples[:_EXAMPLES]))
                )
        mending = [one for one in _weigh_up(words, theme.id, labelled, scheme) if one.mends]
        suggested[theme.id] = tuple(sorted(mending, key=lambda one: (-one.z, one.word))[:most])
    return suggested


def suggest_rules(labelled: Sequence[LabelledNote], scheme: Scheme, most: int = 10) -> str:
    """Write the suggested words as YAML to paste into the scheme, with counts and examples as comments."""
    suggested = suggest_words(labelled, scheme, most)
    if not any(suggested.values()):
        return (
            "# Ingen forslag: intet ord ville give flere noter det rigtige tema. Se med 'workshop evaluate',\n"
            "# hvilke der står forkert, og med 'workshop explain', hvorfor.\n"
        )
    lines = [
        "# Forslag. Læs hvert ord: tæller det for temaet i alle workshops, eller kun i denne?",
        "# Sæt det, du vil bruge, ind under temaets rules, og giv det en vægt.",
    ]
    for theme, words in suggested.items():
        lines += ["", f"- id: {theme}", "  rules:" if words else "  rules: []  # intet ord ville rette noget"]
        for one in words:
            lines.append(
                f"    - {{any: [{one.word}], weight: {one.weight}}}  # retter {one.mends}, ødelægger {one.breaks}; "
                f"i {one.here} noter her, {one.elsewhere} andre; fx {', '.join(one.examples)}"
            )
    return "\n".join(lines) + "\n"


def _each_once(labelled: Sequence[LabelledNote]) -> list[LabelledNote]:
    seen: dict[tuple[str, str | None], LabelledNote] = {}
    for note in labelled:
        seen.setdefault((" ".join(word.folded for word in matching_copy(note.text).words), note.theme), note)
    return list(seen.values())


def _weigh_up(
    words: Sequence[SuggestedWord], theme: str, labelled: Sequence[LabelledNote], scheme: Scheme
) -> Iterator[SuggestedWord]:
    """Count for each word the notes that would come right with it, and those that would go wrong."""
    if not words:
        return
    patterns = [parse_pattern(one.word) for one in words]
    finder = PatternFinder(patterns, scheme.words.forms, scheme.words.abbreviations)
    mends, breaks = Counter[int](), Counter[int]()
    for note in labelled:
        found = finder.find(note.text)
        if not found or scheme.off_subject(note.text):
            continue
        readings = scheme.reader.read(note.text)
        scores = {reading.theme: reading.score for reading in readings}
        weights = [hit.weight for reading in readings if reading.theme == theme for hit in reading.hits]
        for item in found:
            more = score_of([*weights, words[item.pattern].weight])
            before = decide(scores, scheme)[0] == note.theme
            after = decide({**scores, theme: max(scores[theme], more)}, scheme)[0] == note.theme
            mends[item.pattern] += after and not before
            breaks[item.pattern] += before and not after
    for number, one in enumerate(words):
        yield replace(one, mends=mends[number], breaks=breaks[number])


def _log_odds(here: int, all_here: int, there: int, all_there: int, share: float) -> float:
    prior = _PRIOR * share
    odds_here = (here + prior) / (all_here + _PRIOR - here - prior)
    odds_there = (there + prior) / (all_there + _PRIOR - there - prior)
    return (math.log(odds_here) - math.log(odds_there)) / math.sqrt(1 / (here + prior) + 1 / (there + prior))


def _lemmas(text: str) -> set[str]:
    """Give the dictionary words of a text, each once, without those that say nothing of a subject."""
    return {
        lemma
        for word in matching_copy(text).words
        if len(word.folded) >= _LEAST_LETTERS and word.folded.isalpha() and word.folded not in empty_words()
        for lemma in [dictionary_word(word.folded)]
        if lemma not in empty_words()
    }
