"""Whether two words say the opposite of each other, or at least different things of one kind."""

from __future__ import annotations

from functools import lru_cache

from flows.dedupe.differences import Difference, Weight
from flows.dedupe.inflected import are_forms, ending_rests, shared_start
from flows.dedupe.spelling import count_edits, is_misspelling
from flows.dedupe.vocabulary import exists
from flows.dedupe.word_lists import WordLists

_SHORTEST_STEM = 3
_SHORTEST_REST = 3
LONGEST_PREFIX = 12
_OWN_PREFIXES = ("u", "mis")  # the foreign ones begin too many other words


def negation_between(a: str, b: str, lists: WordLists) -> Difference | None:
    """Give the difference where one word negates, by itself or by a prefix, and the other does not."""
    if (a in lists.negations) != (b in lists.negations):
        negation, other = (a, b) if a in lists.negations else (b, a)
        if is_misspelling(negation, other, False, lists):
            return None
        return Difference(Weight.NEGATION, f"benægtelse: '{negation}'")
    for long, short in ((a, b), (b, a)):
        for prefix in lists.opposite_prefixes:
            rest = long[len(prefix) :]
            if not long.startswith(prefix) or len(rest) < _SHORTEST_STEM:
                continue
            if short.startswith(prefix) and not rest.startswith(prefix):  # both have it: "uudfyldt" has one more
                continue
            if _is_negated(long, rest, short, lists) or (prefix in _OWN_PREFIXES and _may_be(rest, short, lists)):
                return Difference(Weight.NEGATION, f"benægtelse: '{long}' / '{short}'")
    return None


def _is_negated(long: str, rest: str, short: str, lists: WordLists) -> bool:
    """Tell whether what follows a negating prefix is the other word."""
    if rest != short and not are_forms(rest, short, lists):
        return False
    # where only the longer one exists, the other has lost its first letter: "unionen" and "nionen"
    return exists(short, lists) or (len(short) >= 6 and not exists(long, lists))


def _may_be(rest: str, short: str, lists: WordLists) -> bool:
    """Tell whether what follows a prefix is the other word, one of them misspelt ("uretfardigt", "retfærdigt")."""
    return len(rest) >= 6 and exists(rest, lists) != exists(short, lists) and count_edits(rest, short, 1) == 1


def are_opposite(a: str, b: str, lists: WordLists) -> bool:
    """Tell whether two words stand on different sides of a line of contrasts."""
    sides = dict(lists.contrasts.get(a, ()))
    return any(line in sides and sides[line] != side for line, side in lists.contrasts.get(b, ()))


def have_opposite_parts(a: str, b: str, lists: WordLists) -> bool:
    """Tell whether two words begin with opposites and go on alike, as "indflytning" and "udflytning"."""
    longest = max(len(a), len(b)) - LONGEST_PREFIX
    if longest > 0 and a[-longest:] != b[-longest:]:
        return False
    shared = shared_start(a[::-1], b[::-1])
    rests = range(max(_SHORTEST_REST, longest), min(shared + 1, len(a), len(b)))
    return any(are_opposite(a[:-rest], b[:-rest], lists) for rest in rests)


def leans_to_opposite(word: str, misspelt: str, lists: WordLists) -> bool:
    """Tell whether a misspelt word is as near to the opposite of a word as to it: "jui" may be "juni" or "juli"."""
    if word not in lists.contrasts or exists(misspelt, lists):
        return False
    edits = count_edits(word, misspelt, 3)
    return any(
        count_edits(other, misspelt, edits) <= edits
        for line, side in lists.contrasts[word]
        for other, other_side in lists.contrast_lines[line]
        if other_side != side
    )


def lean_opposite(a: str, b: str, lists: WordLists) -> bool:
    """Tell whether two words are forms of opposite ones."""
    sides_a, sides_b = _sides(a, lists), _sides(b, lists)
    return any(line == other and side != other_side for line, side in sides_a for other, other_side in sides_b)


@lru_cache(maxsize=1 << 14)
def _sides(word: str, lists: WordLists) -> tuple[tuple[int, int], ...]:
    if word in lists.contrasts:
        return lists.contrasts[word]
    near = lists.contrasts_by_start.get(word[:2], ())
    return tuple(
        place
        for listed in near
        if len(listed) >= _SHORTEST_STEM and ending_rests(listed, word, len(listed) - 1)
        for place in lists.contrasts[listed]
    )
