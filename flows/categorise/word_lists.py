"""The staff's named lists of words, as patterns use them: "@ledelse ~3 kursus"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from flows.categorise.patterns import Alternatives, parse_pattern
from flows.danish.inflection import fold_word
from flows.danish.staff_words import WORDS_FILE, StaffWords
from flows.errors import RulesError


def parse_lists(words: StaffWords) -> Mapping[str, Alternatives]:
    """Read the lists, by their names in lower case.

    Raises:
        RulesError: Where a word of a list is no word, and no phrase.
    """
    lists = {}
    for name, texts in words.lists.items():
        parsed: list[Alternatives] = []
        for text in texts:
            try:
                pattern = parse_pattern(text)
            except ValueError as exc:
                raise RulesError(f"{WORDS_FILE}: listen '{name}': {exc}") from exc
            if pattern.relation != "alone" or pattern.lists:
                raise RulesError(
                    f"{WORDS_FILE}: listen '{name}': '{text}' kan ikke stå i en liste. Skriv ord og udtryk uden ~, "
                    "+ og @, og sæt dem omkring listens navn i skemaet: @ledelse ~3 kursus."
                )
            parsed.append(pattern.operands[0])
        lists[fold_word(name)] = tuple(phrase for alternatives in parsed for phrase in alternatives)
    return lists


def tell_unknown_lists(patterns: Iterable[str], words: StaffWords) -> Iterator[tuple[str, str]]:
    """Give each pattern that names a list which is not there, and what to do."""
    known = {fold_word(name) for name in words.lists}
    for text in patterns:
        for name in parse_pattern(text).lists:
            if name not in known:
                there = f" Her kan stå: {', '.join('@' + name for name in words.lists)}." if words.lists else ""
                yield text, f"'{text}': listen @{name} findes ikke. Skriv den under lists i {WORDS_FILE}.{there}"
