"""Lists in another order: "løn og barsel til alle" says what "barsel og løn til alle" does."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import groupby, takewhile

from flows.dedupe.layout import strip_opening_and_closing
from flows.dedupe.views import plain_text, spell_words, write_out
from flows.dedupe.word_lists import WordLists
from flows.dedupe.words import is_number

Words = Sequence[str]
Same = Callable[[Words, Words], bool]

_MOST_ITEMS = 60
_MOST_MISSPELT = 4  # words of a list in another order
_SEPARATOR = re.compile(
    r"[;&\n•·|]|\+(?!\d)|(?<!\d)/|/(?!\d)|,(?!\d)|(?<!\d)[.!?](?=\s)|(?<=[^\d]\s)[-–—](?=\s)|"
    r"(?<!\w)(?:og|samt|eller)(?!\w)",
    re.I,
)
_SENTENCE_END = re.compile(r"(?<!\d)[.!?](?=\s)|\n")
# These part whole notes or sentences: no word before the first belongs to all.
_PARTS_NOTES = re.compile(rf"[;|•·]|\s\+\s|{_SENTENCE_END.pattern}")
_LINKS = frozenset(("og", "samt", "eller"))
_BETWEEN, _END = "|", "."  # stand for a separator and the end of a sentence among words; no word is spelt so


def is_same_list(a: str, b: str, lists: WordLists, same: Same) -> bool:
    """Tell whether two texts list the same items in another order, with the same words around the list.

    Args:
        a: One text; `b` the other.
        b: See `a`.
        lists: The words that are known.
        same: Tells whether two runs of words say the same, as they stand.
    """
    words_a, words_b = plain_text(a).split(), plain_text(b).split()
    if words_a.count("eller") != words_b.count("eller") or not lists.ordered.isdisjoint(words_a):
        return False
    if "eller" in words_a and not {"og", "samt"}.isdisjoint(words_a):
        return False
    if not _LINKS.isdisjoint((words_a[0], words_a[-1], words_b[0], words_b[-1])):
        return False
    if abs(len(words_a) - len(words_b)) > _MOST_MISSPELT or len(set(words_a) - set(words_b)) > _MOST_MISSPELT:
        return False
    return _is_whole_list(a, b, lists, same) or _is_inner_list(a, b, lists, same)


def _is_whole_list(a: str, b: str, lists: WordLists, same: Same) -> bool:
    """Compare texts that are a list from end to end, or but for what stands before and behind it."""
    items_a, items_b = _items_of(a), _items_of(b)
    if not 2 <= len(items_a) == len(items_b) <= _MOST_ITEMS:
        return False
    in_sentence = _PARTS_NOTES.search(a) is None and _PARTS_NOTES.search(b) is None
    head = _shared(items_a[0], items_b[0]) if in_sentence else 0
    tail = _shared(items_a[-1][::-1], items_b[-1][::-1]) if in_sentence else 0
    while tail and items_a[-1][-tail] not in lists.prepositions:
        tail -= 1
    if not lists.negations.isdisjoint(items_a[0][:head]):
        head = 0
    for first in {0, head}:
        for last in {0, tail}:
            cut_a, cut_b = _trim(items_a, first, last), _trim(items_b, first, last)
            if all(cut_a) and all(cut_b) and _match(cut_a, cut_b, lists, same):
                return True
    return False


def _is_inner_list(a: str, b: str, lists: WordLists, same: Same) -> bool:
    """Compare sentences that hold a list: all else stands in the same order."""
    row_a, row_b = _row_of(a), _row_of(b)

    def alike(x: str, y: str) -> bool:
        return x == y or ({_BETWEEN, _END}.isdisjoint((x, y)) and same((x,), (y,)))

    least = min(len(row_a), len(row_b))
    head = next((at for at in range(least) if not alike(row_a[at], row_b[at])), least)
    tail = next((at for at in range(least - head) if not alike(row_a[-1 - at], row_b[-1 - at])), least - head)
    inner_a, inner_b = row_a[head : len(row_a) - tail], row_b[head : len(row_b) - tail]
    clause = list(takewhile(_is_word, reversed(row_a[:head])))
    if not (lists.negations | {_END}).isdisjoint((*clause, *inner_a)):
        return False
    if sum(word[0].isdigit() for word in row_a) > 1:  # "5 til løn, 3 til ro": what goes with which is not known
        return False
    cut_a, cut_b = _split(inner_a), _split(inner_b)
    goes_on = bool(tail) and _is_word(row_a[-tail])
    if goes_on and any(len(item) > 1 for item in (*cut_a, *cut_b)):  # "Lederne og HR beslutter, teamet adlyder"
        return False
    if goes_on and clause and len(cut_a) == 2:  # "nye stole, borde uden hjul og lamper"
        return False
    return 2 <= len(cut_a) == len(cut_b) <= _MOST_ITEMS and _match(cut_a, cut_b, lists, same)


def _is_word(token: str) -> bool:
    return token not in (_BETWEEN, _END)


@lru_cache(maxsize=1 << 12)
def _items_of(text: str) -> list[Words]:
    """Give the words of each item; a number or letter in front of one stays: it may rank the items."""
    text = strip_opening_and_closing(text.strip())
    return [words for part in _SEPARATOR.split(text) if (words := spell_words(part).split())]


@lru_cache(maxsize=1 << 12)
def _row_of(text: str) -> list[str]:
    """Give the words of a text with a mark between the items of lists, and another between sentences."""
    row: list[str] = []
    for sentence in _SENTENCE_END.split(text):
        for item in _items_of(sentence):
            row += (*item, _BETWEEN)
        row[-1:] = [_END]
    return row[:-1]


def _split(row: list[str]) -> list[Words]:
    return [list(words) for between, words in groupby(row, _BETWEEN.__eq__) if not between]


def _shared(a: Words, b: Words) -> int:
    count = 0
    while count < min(len(a), len(b)) and write_out(a[count]) == write_out(b[count]):
        count += 1
    return count


def _trim(items: list[Words], first: int, last: int) -> list[Words]:
    trimmed = [*items]
    trimmed[0] = trimmed[0][first:]
    trimmed[-1] = trimmed[-1][: len(trimmed[-1]) - last]
    return trimmed


def _match(a: list[Words], b: list[Words], lists: WordLists, same: Same) -> bool:
    """Tell whether every item of one list has a partner in the other."""
    figures = sum(len(item) == 1 and is_number(item[0], lists) for item in a)
    if 0 < figures < len(a):  # "Løn – 5, ro – 3": only their order tells what the figures are of
        return False
    left = [*b]
    rest = []
    for item in a:
        if item in left:
            left.remove(item)
        else:
            rest.append(item)
    if len(rest) > _MOST_MISSPELT:
        return False
    for item in rest:
        for other in left:
            if same(item, other):
                left.remove(other)
                break
        else:
            return False
    return True
