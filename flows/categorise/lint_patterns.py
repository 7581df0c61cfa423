"""What a scheme's patterns show by themselves: those that find more, or less, than their writer may think."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from flows.categorise.finding import PatternFinder
from flows.categorise.lint_told import Warned
from flows.categorise.patterns import Alternatives, Pattern, PhraseWord, parse_pattern
from flows.categorise.scheme import Scheme
from flows.danish.function_words import everyday_words, function_words
from flows.danish.inflection import inflects
from flows.danish.known_words import is_dictionary_word
from flows.danish.lemmas import lemma

_PLURALS = ("erne", "ene", "inger", "heder", "elser", "ioner")  # other endings make words of their own, too
_ABBREVIATION = re.compile(r"[A-ZÆØÅ]{2,}[0-9]*")
_INFLECTED = ("word", "start", "head")
_NAMED = 3  # words of a pattern's finds

Placed = tuple[int, Pattern]  # with its line


def find_odd_patterns(scheme: Scheme) -> Iterator[Warned]:
    """Tell of patterns that say something else than they seem to, wherever in the scheme they stand."""
    placed = [
        (scheme.source.line_of((*path, place)), parse_pattern(text))
        for path, texts in scheme.list_patterns()
        for place, text in enumerate(texts)
    ]
    for line, pattern in placed:
        if alone := _split_off(pattern):
            told = " og ".join(f"»{word}«" for word in alone)
            yield Warned("split", line, f"'{pattern.text}' leder også efter {told} alene")
        if _ABBREVIATION.fullmatch(pattern.text):
            yield Warned("abbreviation", line, f"'{pattern.text}' finder også '{pattern.text.lower()}'")
        if (word := _dictionary_form(pattern)) is not None:
            yield Warned("form", line, f"'{pattern.text}' ligner en bøjning af '{word}'")
    yield from _everyday(placed, scheme)


def _split_off(pattern: Pattern) -> list[str]:
    """Give the words that stand alone in an alternative and were maybe meant to share the phrase before them."""
    found = [word for operand in pattern.operands for word in _after_phrase(operand)]
    if pattern.relation == "alone" and len(pattern.operands[0]) > 1:
        found += [word for word in _single_words(pattern.operands[0]) if word in function_words()]
    return list(dict.fromkeys(found))


def _after_phrase(alternatives: Alternatives) -> list[str]:
    """Give the words after a phrase where all that comes after it are words."""
    singles = _single_words(alternatives[1:])
    return singles if len(alternatives[0]) > 1 and len(singles) == len(alternatives) - 1 else []


def _single_words(alternatives: Alternatives) -> list[str]:
    return [phrase[0].text for phrase in alternatives if len(phrase) == 1 and phrase[0].text]


def _everyday(placed: Sequence[Placed], scheme: Scheme) -> Iterator[Warned]:
    words: list[tuple[int, Pattern, str]] = [
        (line, pattern, phrase[0].text)
        for line, pattern in placed
        if pattern.relation == "alone"
        for phrase in pattern.operands[0]
        if len(phrase) == 1 and phrase[0].kind in _INFLECTED
    ]
    by_forms = [Pattern(word, "alone", (((PhraseWord("word", word),),),)) for _, _, word in words]
    finder = PatternFinder(by_forms, scheme.words.forms, scheme.words.abbreviations)
    found: dict[int, list[str]] = {}
    for small in sorted(everyday_words()):
        for item in finder.find(small):
            if words[item.pattern][2] != small:
                found.setdefault(item.pattern, []).append(f"»{small}«")
    for place, others in found.items():
        line, pattern, word = words[place]
        told = ", ".join(others[:_NAMED])
        yield Warned("everyday", line, f"'{pattern.text}' finder også {told}; ={word} finder det ikke")


def _dictionary_form(pattern: Pattern) -> str | None:
    """Give the dictionary's form of a pattern that is one noun in the plural; None where it is no such pattern."""
    if pattern.relation != "alone" or len(pattern.operands[0]) != 1 or len(pattern.operands[0][0]) != 1:
        return None
    part = pattern.operands[0][0][0]
    if part.kind != "word" or not part.text.isalpha() or is_dictionary_word(part.text):
        return None
    word = lemma(part.text)
    plural = part.text.endswith(_PLURALS) or (part.text.endswith("ere") and word.endswith("er"))
    return word if plural and word != part.text and inflects(part.text, word) else None
