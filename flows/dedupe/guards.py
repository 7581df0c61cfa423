"""What keeps two notes apart although their letters are alike: every word that differs needs a harmless reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from flows.danish.inflection import share_lemma
from flows.dedupe.views import matching_views, plain_text, write_out
from flows.dedupe.vocabulary import is_known
from flows.dedupe.word_lists import word_lists

_MAX_BLOCK = 12  # words that differ in one place; more is another text
_DIGIT = re.compile(r"\d")


class PairExplanation(NamedTuple):
    """How alike two texts are, and what keeps them apart (Danish; empty where nothing does)."""

    similarity: float
    blocked_by: str


def explain_pair(a: str, b: str, similarity: float) -> PairExplanation:
    """Tell how alike two texts are and, in words, what keeps them apart."""
    from rapidfuzz.distance import Levenshtein

    measured = max(
        Levenshtein.normalized_similarity(*views)
        for views in zip(matching_views(a), matching_views(b), strict=True)
    )
    if measured < similarity:
        return PairExplanation(measured, f"lighed {_percent(measured)} er under grænsen {_percent(similarity)}")
    return PairExplanation(measured, blocked_by(a, b))


def _percent(share: float) -> str:
    return f"{int(share * 1000) / 10:g} %".replace(".", ",")


def blocked_by(a: str, b: str) -> str:
    """Give the reason why two similar texts do not say the same; empty where they do."""
    words_a, words_b = plain_text(a).split(), plain_text(b).split()
    reason = _compare(words_a, words_b)
    if reason and _same_list(a, b):
        return ""
    return reason


def _compare(words_a: Sequence[str], words_b: Sequence[str]) -> str:
    from rapidfuzz.distance import Levenshtein

    spelled_a, spelled_b = list(map(write_out, words_a)), list(map(write_out, words_b))
    if spelled_a == spelled_b:
        return ""
    reasons = []
    for tag, a0, a1, b0, b1 in Levenshtein.opcodes(spelled_a, spelled_b):
        if tag != "equal":
            reasons.append((a0, a1, b0, b1))
    blocks: list[list[int]] = []
    for a0, a1, b0, b1 in reasons:
        if blocks and blocks[-1][1] == a0 and blocks[-1][3] == b0:
            blocks[-1][1], blocks[-1][3] = a1, b1
        else:
            blocks.append([a0, a1, b0, b1])
    found = [_explain_block(words_a[a0:a1], words_b[b0:b1]) for a0, a1, b0, b1 in blocks]
    return min(filter(None, found), default=("", 0), key=lambda item: item[1])[0] if any(found) else ""


_Reason = tuple[str, int]


def _explain_block(a: Sequence[str], b: Sequence[str]) -> _Reason | None:
    """Give the reason why a run of words does not say the same as the other."""
    if len(a) > _MAX_BLOCK or len(b) > _MAX_BLOCK:
        return "for mange forskellige ord", 9
    best: dict[tuple[int, int], tuple[int, tuple[_Reason, ...]]] = {(0, 0): (0, ())}
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            if (i, j) not in best:
                continue
            cost, reasons = best[i, j]
            for di, dj in ((1, 1), (1, 0), (0, 1), (2, 1), (1, 2), (3, 1), (1, 3), (2, 2)):
                if i + di > len(a) or j + dj > len(b):
                    continue
                reason = _reason(a[i : i + di], b[j : j + dj])
                step = (cost + (10 * (di + dj) if reason else 1), (*reasons, reason) if reason else reasons)
                key = (i + di, j + dj)
                if key not in best or step < best[key]:
                    best[key] = step
    return min(best[len(a), len(b)][1], key=lambda r: (r[1], r[0]), default=None)


def _reason(a: Sequence[str], b: Sequence[str]) -> _Reason | None:
    lists = word_lists()
    if len(a) + len(b) == 1:
        word = (*a, *b)[0]
        if word in lists.harmless:
            return None
        if _DIGIT.search(word) or word in lists.numbers:
            return f"tal: {word} / –", 1
        if word in lists.negations:
            return f"benægtelse: '{word}'", 2
        return f"kun i den ene: '{word}'", 6
    if len(a) != 1 or len(b) != 1:
        return None if write_out("".join(a)) == write_out("".join(b)) else ("for mange forskellige ord", 9)
    return _compare_words(a[0], b[0])


def _compare_words(a: str, b: str) -> _Reason | None:
    lists = word_lists()
    spelled_a, spelled_b = write_out(a), write_out(b)
    if spelled_a == spelled_b:
        return None
    if _DIGIT.search(a) or _DIGIT.search(b) or a in lists.numbers or b in lists.numbers:
        return None if lists.numbers.get(a, a) == lists.numbers.get(b, b) else (f"tal: {a} / {b}", 1)
    if (a in lists.negations) != (b in lists.negations) and is_known(a) and is_known(b):
        return f"benægtelse: '{a if a in lists.negations else b}'", 2
    short, long = sorted((a, b), key=len)
    if any(long == prefix + short for prefix in lists.opposite_prefixes):
        return f"benægtelse: '{long}' / '{short}'", 2
    for line, side in lists.contrasts.get(a, ()):
        for other_line, other_side in lists.contrasts.get(b, ()):
            if line == other_line and side != other_side:
                return f"modsætning: '{a}' / '{b}'", 3
    if lists.harmless.get(a, -1) == lists.harmless.get(b, -2):
        return None
    if share_lemma(a, b):
        return None
    if _is_typing_error(a, b):
        return None
    return f"forskelligt ord: '{a}' / '{b}'", 5


def _is_typing_error(a: str, b: str) -> bool:
    from rapidfuzz.distance import OSA

    length = max(len(a), len(b))
    allowed = 1 if length <= 6 else 2 if length <= 12 else 3
    if OSA.distance(a, b, score_cutoff=allowed) > allowed:
        return False
    known = is_known(a) + is_known(b)
    return known == 1 or (known == 0 and length >= 6)


_SEPARATORS = re.compile(r"[,;/&+\n•·|]|(?<!\w)(?:og|samt|eller)(?!\w)", re.I)


def _same_list(a: str, b: str) -> bool:
    items_a, items_b = _items(a), _items(b)
    return len(items_a) > 1 and sorted(items_a) == sorted(items_b)


def _items(text: str) -> list[str]:
    return [item for part in _SEPARATORS.split(text) if (item := write_out(plain_text(part)))]
