"""Groups of notes that say the same: stars around a representative, so that nothing drifts over a chain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from flows.dedupe.guards import blocked_by
from flows.dedupe.word_lists import word_lists
from flows.dedupe.pairs import near_identical_pairs
from flows.dedupe.views import matching_views
from flows.notes import Group, GroupKind, Grouping, Note, Suggestion


def group_near_identical(texts: Sequence[str], similarity: float) -> list[list[int]]:
    """Partition texts into groups that say the same; each is near-identical to one of its group.

    The indices of a group ascend, and the groups stand in the order of their first; the order of the texts changes
    nothing but the numbering.
    """
    groups, _, _ = _group(texts, similarity, (), ())
    return groups


def dedupe_notes(
    notes: Sequence[Note],
    similarity: float,
    same: Iterable[tuple[str, str]] = (),
    apart: Iterable[tuple[str, str]] = (),
) -> Grouping:
    """Group the notes that say the same, and suggest the pairs that look alike but may say different things.

    Args:
        notes: In reading order.
        similarity: From 0 to 1; see `near_identical_pairs`.
        same: Pairs of ids that a person joined; they win over every rule.
        apart: Pairs of ids that a person keeps apart; no group holds both.
    """
    place = {note.id: number for number, note in enumerate(notes)}
    texts = [note.text for note in notes]

    def places(pairs: Iterable[tuple[str, str]]) -> list[tuple[int, int]]:
        return [(place[a], place[b]) for a, b in pairs if a in place and b in place and a != b]

    groups, centres, blocked = _group(texts, similarity, places(same), places(apart))
    views = [matching_views(text)[0] for text in texts]
    made = []
    for members, centre in zip(groups, centres, strict=True):
        kind: GroupKind = "single"
        if len(members) > 1:
            kind = "identical" if len({views[member] for member in members}) == 1 else "near"
        made.append(Group(f"g-{notes[centre].id}", tuple(notes[m].id for m in members), notes[centre].id, kind))
    suggested = tuple(
        Suggestion((notes[i].id, notes[j].id), measured, reason) for i, j, measured, reason in blocked
    )
    return Grouping(tuple(made), suggested)


def _group(
    texts: Sequence[str], similarity: float, same: list[tuple[int, int]], apart: list[tuple[int, int]]
) -> tuple[list[list[int]], list[int], list[tuple[int, int, float, str]]]:
    forbidden: dict[int, set[int]] = defaultdict(set)
    for i, j in apart:
        forbidden[i].add(j)
        forbidden[j].add(i)
    cluster = {i: [i] for i in range(len(texts))}
    for i, j in sorted(same):
        _join(cluster, forbidden, i, j)
    neighbours: dict[int, set[int]] = defaultdict(set)
    blocked = []
    for i, j, measured in near_identical_pairs(texts, similarity):
        reason = blocked_by(texts[i], texts[j], word_lists())
        if reason:
            blocked.append((i, j, measured, reason))
        else:
            neighbours[i].add(j)
            neighbours[j].add(i)
    rank = sorted(
        range(len(texts)), key=lambda i: (-len(neighbours[i]), -len(matching_views(texts[i])[0]), texts[i], i)
    )
    free = set(range(len(texts)))
    centre_of: dict[int, int] = {}
    for centre in rank:
        if centre not in free:
            continue
        free.discard(centre)
        centre_of[centre] = centre
        for other in sorted(neighbours[centre] & free, key=lambda i: (texts[i], i)):
            if _join(cluster, forbidden, centre, other):
                free.discard(other)
                centre_of[other] = centre
    groups = sorted({id(members): sorted(members) for members in cluster.values()}.values())
    group_of = {member: number for number, members in enumerate(groups) for member in members}
    position = {member: number for number, member in enumerate(rank)}
    centres = [min((centre_of[m] for m in members), key=position.__getitem__) for members in groups]
    shown: dict[tuple[int, int], tuple[int, int, float, str]] = {}
    for entry in sorted(blocked, key=lambda item: (-item[2], item[0], item[1])):
        i, j = entry[:2]
        if group_of[i] != group_of[j] and j not in forbidden[i]:
            shown.setdefault((min(group_of[i], group_of[j]), max(group_of[i], group_of[j])), entry)
    return groups, centres, sorted(shown.values())


def _join(cluster: dict[int, list[int]], forbidden: dict[int, set[int]], i: int, j: int) -> bool:
    """Put two clusters together unless a person keeps two of their notes apart."""
    first, second = cluster[i], cluster[j]
    if first is second:
        return True
    if any(not forbidden[member].isdisjoint(second) for member in first if member in forbidden):
        return False
    first.extend(second)
    for member in second:
        cluster[member] = first
    return True
