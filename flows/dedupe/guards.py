"""What keeps two notes apart although their letters are alike: every word that differs needs a harmless reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from operator import ne
from typing import NamedTuple

from flows.dedupe.cut_words import write_cut_words
from flows.dedupe.differences import Difference, Weight
from flows.dedupe.inflected import are_forms
from flows.dedupe.lists import is_same_list
from flows.dedupe.spelling import is_misspelling, written_plainly
from flows.dedupe.views import asks_by_mark, matching_views, plain_text, write_out
from flows.dedupe.vocabulary import exists
from flows.dedupe.word_lists import WordLists, word_lists
from flows.dedupe.words import different_words, is_number, missing_word

_LONGEST_BLOCK = 8  # words that differ in one place; where more do, it is another text
_LONGER_JOINED = 4  # letters
_MOST_DIFFERENT = 40  # words of a long text; where more do, a person decides
_MANY = Difference(Weight.MANY, "for mange forskellige ord")
_ARTICLES = frozenset(("en", "et", "én", "ét"))
_NUMBERING = re.compile(r"\s*\d{1,2}[.)]\s")
_ACRONYM = re.compile(r"(?<!\w)[A-ZÆØÅ]{2,5}(?![^\W_])")
_LETTERS = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"(?<=[^\W\d_.!?:] )[A-ZÆØÅ][a-zæøåé]+|(?<=, )[A-ZÆØÅ][a-zæøåé]+")


_DANISH = frozenset("æøå")
_FEWEST_LACKING = 2

Words = Sequence[str]


class PairExplanation(NamedTuple):
    """How alike two texts are, and what keeps them apart (Danish; empty where nothing does)."""

    similarity: float
    blocked_by: str


def explain_pair(a: str, b: str, similarity: float) -> PairExplanation:
    """Tell how alike two texts are and, in words, what keeps them apart."""
    from rapidfuzz.distance import Levenshtein

    a, b = write_cut_words((a, b), word_lists())
    measured = max(map(Levenshtein.normalized_similarity, matching_views(a), matching_views(b)))
    if measured < similarity:
        return PairExplanation(measured, f"lighed {_percent(measured)} er under grænsen {_percent(similarity)}")
    difference = blocked_by(a, b, word_lists())
    return PairExplanation(measured, difference.text if difference else "")


def _percent(share: float) -> str:
    return f"{int(share * 1000) / 10:g} %".replace(".", ",")


def blocked_by(a: str, b: str, lists: WordLists) -> Difference | None:
    """Give the difference between what two similar texts say; None where they say the same, whichever is first."""
    return _blocked_by(a, b, lists) or _blocked_by(b, a, lists)


def _blocked_by(a: str, b: str, lists: WordLists) -> Difference | None:
    """Compare word by word from the first text's side; what is aligned first may differ from the second's."""
    words_a, words_b = _words(a), _words(b)
    if not words_a or not words_b:
        return None if words_a == words_b else Difference(Weight.MISSING, "kun i den ene: ord")
    if min(len(words_a), len(words_b)) > _MOST_DIFFERENT and len(_set(a) ^ _set(b)) > 2 * _MOST_DIFFERENT:
        return _MANY
    if told := _other_numbers(a, b, lists) or _other_acronyms(a, b):
        return told
    if _lacks_danish_letters(words_a, words_b):
        return None
    if asks_by_mark(a, words_a) != asks_by_mark(b, words_b):
        return Difference(Weight.WORD, "kun i den ene: spørgsmålstegnet")
    cut_a, cut_b = _drop_numbering(a, words_a, b, words_b)
    names = _names(a) | _names(b)
    difference = _compare(cut_a, cut_b, names, lists)
    if difference is None:
        return None
    if _differ_in_one_word(words_a, words_b):  # thousands of notes from one form may: no list, then
        return difference
    if is_same_list(a, b, lists, lambda x, y: _compare(x, y, names, lists) is None):
        return None
    if difference.weight > Weight.NEGATION and _bag(a) == _bag(b):
        return Difference(Weight.ORDER, "rækkefølge: de samme ord i en anden orden")
    return difference._replace(words_exist=False)


def _differ_in_one_word(a: Words, b: Words) -> bool:
    return len(a) == len(b) and sum(map(ne, a, b)) == 1


def _lacks_danish_letters(a: Words, b: Words) -> bool:
    """Tell whether two texts are the same but that one was written without æ, ø and å: "ferre moder".

    One such word alone proves nothing: "rad" may be "råd" or not.
    """
    if len(a) != len(b):
        return False
    plain, danish = (a, b) if _DANISH.isdisjoint("".join(a)) else (b, a)
    different = [(word, other) for word, other in zip(plain, danish, strict=True) if word != other]
    return (
        len(different) >= _FEWEST_LACKING
        and _DANISH.isdisjoint("".join(plain))
        and all(word in written_plainly(other) for word, other in different)
    )


def _other_numbers(a: str, b: str, lists: WordLists) -> Difference | None:
    """Tell at once of as many but other numbers: thousands of notes from one form may differ in nothing else."""
    numbers_a, numbers_b = _numbers(a), _numbers(b)
    if numbers_a != numbers_b:  # one may have in letters what the other has in digits
        numbers_a, numbers_b = _all_numbers(a, lists), _all_numbers(b, lists)
    if numbers_a == numbers_b or len(numbers_a) != len(numbers_b) or _NUMBERING.match(a) or _NUMBERING.match(b):
        return None
    count_a, count_b = Counter(numbers_a), Counter(numbers_b)
    return Difference(Weight.NUMBER, f"tal: {min(count_a - count_b)} / {min(count_b - count_a)}")


def _other_acronyms(a: str, b: str) -> Difference | None:
    """Tell of an acronym that stands in each, where the other has another: no letter of "PPE" is a typing error."""
    acronyms_a, acronyms_b = _acronyms(a), _acronyms(b)
    if acronyms_a == acronyms_b:
        return None
    only_a, only_b = sorted(acronyms_a - acronyms_b), sorted(acronyms_b - acronyms_a)
    words_a, words_b = set(map(str.casefold, _LETTERS.findall(a))), set(map(str.casefold, _LETTERS.findall(b)))
    only_a = [acronym for acronym in only_a if acronym.casefold() not in words_b]
    only_b = [acronym for acronym in only_b if acronym.casefold() not in words_a]
    if len(only_a) != 1 or len(only_b) != 1 or len(only_a[0]) != len(only_b[0]):
        return None
    if sorted(only_a[0]) == sorted(only_b[0]):  # letters change places by mistake
        return None
    return Difference(Weight.WORD, f"forskelligt ord: '{only_a[0]}' / '{only_b[0]}'", words_exist=True)


@lru_cache(maxsize=1 << 14)
def _acronyms(text: str) -> frozenset[str]:
    return frozenset() if text.isupper() else frozenset(_ACRONYM.findall(text))


@lru_cache(maxsize=1 << 14)
def _numbers(text: str) -> tuple[str, ...]:
    return tuple(sorted(word for word in _words(text) if word[0].isdigit()))


@lru_cache(maxsize=1 << 12)
def _all_numbers(text: str, lists: WordLists) -> tuple[str, ...]:
    """Give the numbers in digits and in letters, as digits; "en" and "et" are articles."""
    return tuple(
        sorted(
            lists.numbers.get(word, word)
            for word in _words(text)
            if is_number(word, lists) and word not in _ARTICLES
        )
    )


@lru_cache(maxsize=1 << 12)
def _words(text: str) -> tuple[str, ...]:
    return tuple(plain_text(text).split())


@lru_cache(maxsize=1 << 12)
def _set(text: str) -> frozenset[str]:
    return frozenset(_words(text))


@lru_cache(maxsize=1 << 12)
def _bag(text: str) -> Counter[str]:
    return Counter(write_out(" ".join(_words(text))).split(" "))


@lru_cache(maxsize=1 << 12)
def _names(text: str) -> frozenset[str]:
    return frozenset(map(str.casefold, _NAME.findall(text)))


def _drop_numbering(a: str, words_a: Words, b: str, words_b: Words) -> tuple[Words, Words]:
    """Leave out the number in front of one text only, as "2. mere tid" in a list."""
    numbered_a = words_a[0].isdigit() and bool(_NUMBERING.match(a))
    numbered_b = words_b[0].isdigit() and bool(_NUMBERING.match(b))
    if numbered_a == numbered_b:
        return words_a, words_b
    if numbered_a and words_a[0] not in words_b[:1]:
        return words_a[1:], words_b
    if numbered_b and words_b[0] not in words_a[:1]:
        return words_a, words_b[1:]
    return words_a, words_b


def _compare(a: Words, b: Words, names: frozenset[str], lists: WordLists) -> Difference | None:
    """Give the gravest difference between what two runs of words say."""
    from rapidfuzz.distance import Levenshtein

    spelled_a, spelled_b = write_out(" ".join(a)).split(" "), write_out(" ".join(b)).split(" ")
    if spelled_a == spelled_b:
        return None
    blocks: list[list[int]] = []
    for operation in Levenshtein.opcodes(spelled_a, spelled_b):
        if operation.tag == "equal":
            continue
        a0, a1 = operation.src_start, operation.src_end
        b0, b1 = operation.dest_start, operation.dest_end
        if blocks and blocks[-1][1] == a0 and blocks[-1][3] == b0:
            blocks[-1][1], blocks[-1][3] = a1, b1
        else:
            blocks.append([a0, a1, b0, b1])
    differences = []
    for a0, a1, b0, b1 in blocks:
        part_a, part_b = a[a0:a1], b[b0:b1]
        if _takes_back(a, a0, part_a, part_b, lists) or _takes_back(b, b0, part_b, part_a, lists):
            differences.append(Difference(Weight.NEGATION, f"benægtelse: '{(*part_a, *part_b)[0]}'"))
            continue
        if not part_a and _is_repeated(b, b0, b1, lists):
            continue
        if not part_b and _is_repeated(a, a0, a1, lists):
            continue
        difference = _compare_block(part_a, part_b, names, lists)
        if difference is None and (not part_a or not part_b):
            difference = _cut_off(part_a, a0, len(a)) or _cut_off(part_b, b0, len(b))
        if difference is not None:
            differences.append(difference)
    return min(differences, default=None)


def _takes_back(words: Words, start: int, part: Words, other: Words, lists: WordLists) -> bool:
    """Tell whether "bare" stands behind a negation in one text only: "ikke bare unge" is not "ikke unge"."""
    if other or not part or part[0] not in lists.turns:
        return False
    return start > 0 and words[start - 1] in lists.negations


def _cut_off(part: Words, start: int, length: int) -> Difference | None:
    """Tell where even harmless words are missing at an end: a part of a sentence is not the sentence."""
    if not part or (start > 0 and start + len(part) < length) or part[0] in _ARTICLES:
        return None
    return Difference(Weight.MISSING, f"kun i den ene: '{part[0]}'")


def _is_repeated(words: Words, start: int, stop: int, lists: WordLists) -> bool:
    """Tell whether a word stands beside itself, misspelt or begun: `plain_text` drops it where it is whole."""
    if stop - start != 1 or is_number(words[start], lists):
        return False
    word = words[start]
    if any(other.startswith(word) and len(word) >= 2 for other in words[stop : stop + 1]):
        return not exists(word, lists)
    beside = [*words[max(0, start - 1) : start], *words[stop : stop + 1]]
    return len(word) >= 4 and any(is_misspelling(word, other, False, lists) for other in beside if len(other) >= 4)


_STEPS = ((1, 1), (1, 0), (0, 1), (2, 1), (1, 2), (3, 1), (1, 3), (2, 2))


def _compare_block(a: Words, b: Words, names: frozenset[str], lists: WordLists) -> Difference | None:
    """Lay the words of two short runs side by side so that as few as can be are unexplained."""
    if len(a) > _LONGEST_BLOCK or len(b) > _LONGEST_BLOCK:
        return _MANY
    if len(a) == len(b) == 1:
        return _compare_single(a, b, names, lists)
    best: dict[tuple[int, int], tuple[int, tuple[Difference, ...]]] = {(0, 0): (0, ())}
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            if (i, j) not in best:
                continue
            cost, differences = best[i, j]
            for wide, high in _STEPS:
                end = (i + wide, j + high)
                if end[0] > len(a) or end[1] > len(b):
                    continue
                difference = _compare_run(a[i : end[0]], b[j : end[1]], names, lists)
                if difference is None:
                    step = (cost + 1, differences)
                elif wide + high <= 2 and wide * high <= 1:
                    step = (cost + 10 * (wide + high) - wide * high, (*differences, difference))
                else:
                    continue
                if end not in best or step < best[end]:
                    best[end] = step
    return min(best[len(a), len(b)][1], default=None)


def _compare_single(a: Words, b: Words, names: frozenset[str], lists: WordLists) -> Difference | None:
    """Compare one word with another, as the search in `_compare_block` would."""
    difference = _compare_run(a, b, names, lists)
    if difference is None:
        return None
    missing = [missing_word(word, lists) for word in (*a, *b)]
    if all(missing):
        return difference
    return next(filter(None, missing), None)


def _compare_run(a: Words, b: Words, names: frozenset[str], lists: WordLists) -> Difference | None:
    if not a or not b:
        return missing_word((*a, *b)[0], lists)
    if len(a) == 1 and len(b) == 1:
        return different_words(a[0], b[0], a[0] in names and b[0] in names, lists)
    if any(word[0].isdigit() for word in (*a, *b)):
        return _MANY
    joined_a, joined_b = "".join(a), "".join(b)
    if abs(len(joined_a) - len(joined_b)) > _LONGER_JOINED:  # with æ, ø and å written out in one of them
        return _MANY
    if write_out(joined_a) == write_out(joined_b):
        return None
    if len(a) == len(b) or min(map(len, (*a, *b))) < 3 or not lists.negations.isdisjoint((*a, *b)):
        return _MANY
    # a compound in two words, and inflected or misspelt besides
    if are_forms(joined_a, joined_b, lists):
        return None
    whole, cut = (joined_a, joined_b) if len(a) == 1 else (joined_b, joined_a)
    if exists(cut, lists) or len(whole) < 8:
        return _MANY
    return None if is_misspelling(whole, cut, False, lists) else _MANY
