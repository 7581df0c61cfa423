"""Groups of notes that say the same: stars around a centre, so that nothing drifts over a chain.

Groups in which all are near-identical to all were measured beside them: on 10,000 generated notes (seed 401 of
`dedupe_quality.py`) stars have recall .966, such groups .926; precision is 1.000 and no look-alike is merged in
both.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import combinations, product

from flows.dedupe.cut_words import write_cut_words
from flows.dedupe.differences import Difference
from flows.dedupe.guards import blocked_by
from flows.dedupe.join import Pair, TooManyPairsError, Workers
from flows.dedupe.other_words import same_in_other_words
from flows.dedupe.pairs import Units, find_units, units_alone
from flows.dedupe.representative import most_complete
from flows.dedupe.word_lists import word_lists
from flows.mapper import Mapper
from flows.notes import Group, Grouping, Note, Suggestion

_MOST_SUGGESTED = 5  # for each group, the most similar first
_CHUNK = 2_000
_MOST_OF_FORM = 400
_MOST_PAIRS = 1_000_000  # to judge word by word; a million notes of a workshop have a fifth of that
_NEARLY_ONE = 0.99
_NOT_THE_CENTRE = "ligner en note i gruppen, men ikke nok af dens andre noter"

_OTHER_WORDS = "siger måske det samme med andre ord"

PlacePair = tuple[int, int]
Suggested = tuple[int, int, float, str]


def group_near_identical(texts: Sequence[str], similarity: float) -> list[list[int]]:
    """Partition texts into groups that say the same; each is near-identical to one of its group.

    The indices of a group ascend, and the groups stand in the order of their first; the order of the texts changes
    nothing but the numbering. Where so many pairs are alike that they can't be judged, the threshold is raised.
    """
    with Workers(len(texts)) as workers:
        return _build(texts, similarity, (), (), (), workers).groups()


def dedupe_notes(
    notes: Sequence[Note],
    similarity: float,
    same: Iterable[tuple[str, str]] = (),
    apart: Iterable[tuple[str, str]] = (),
    more_contrasts: Sequence[str] = (),
    mapper: Mapper | None = None,
) -> Grouping:
    """Group the notes that say the same, and suggest the pairs that look alike but may say different things.

    Args:
        notes: In reading order.
        similarity: From 0 to 1; see `near_identical_pairs`.
        same: Pairs of ids that a person joined; they win over every rule.
        apart: Pairs of ids that a person keeps apart: no group holds both, not even where `same` asks for it.
        more_contrasts: Staff's own lines for the contrasts of `word_lists.yaml`, such as "kvote / måltal".
        mapper: Who does the work; without one, processes of this machine where there are texts enough.

    Returns:
        The groups. Where so many pairs are alike that they can't be judged, `raised_to` says from which similarity
        on they were.
    """
    place = {note.id: number for number, note in enumerate(notes)}
    texts = [note.text for note in notes]

    def places(pairs: Iterable[tuple[str, str]]) -> list[PlacePair]:
        known = ((place[a], place[b]) for a, b in pairs if a in place and b in place and a != b)
        return sorted((min(pair), max(pair)) for pair in known)

    with Workers(len(texts)) if mapper is None else nullcontext(mapper) as workers:
        graph = _build(texts, similarity, places(same), places(apart), tuple(more_contrasts), workers)
    groups = graph.groups()
    made = [
        Group.of([notes[member] for member in members], notes[graph.representative(members)].id)
        for members in groups
    ]
    shown = graph.suggested(groups)
    suggested = tuple(
        Suggestion((notes[i].id, notes[j].id), measured, difference)
        for i, j, measured, difference in sorted([*shown, *_in_other_words(graph, groups, shown)])
    )
    return Grouping(tuple(made), suggested, graph.similarity if graph.similarity != similarity else None)


def _in_other_words(graph: _Graph, groups: list[list[int]], shown: Sequence[Suggested]) -> Iterator[Suggested]:
    """Give pairs of groups that may say the same in other words, as far as a group is not in suggestions enough."""
    group_of = {place: number for number, members in enumerate(groups) for place in members}
    between = [(group_of[i], group_of[j]) for i, j, *_ in shown]
    times = Counter(number for pair in between for number in pair)
    seen = set(between)
    nodes = [{graph.node_of[place] for place in members} for members in groups]
    for a, b, alike, shared in same_in_other_words(
        [graph.texts[graph.representative(members)] for members in groups]
    ):
        apart = any(not graph.forbidden[node].isdisjoint(nodes[b]) for node in nodes[a] if node in graph.forbidden)
        if apart or {(a, b), (b, a)} & seen or max(times[a], times[b]) >= _MOST_SUGGESTED:
            continue
        times.update((a, b))
        yield groups[a][0], groups[b][0], alike, f"{_OTHER_WORDS}: {', '.join(shared)}"


def make_group(notes: Sequence[Note]) -> Group:
    """Make a group of notes that are known to say the same, as when a person parted a larger one."""
    texts = [note.text for note in notes]
    return Group.of(notes, notes[most_complete(texts, range(len(notes)))].id)


@dataclass
class _Graph:
    """Nodes are notes with the same views; edges join those that say the same.

    Attributes:
        similarity: That similar nodes have.
        nodes: The places of each node's notes.
        blocked: Similar pairs of nodes that do not say the same, and why.
        different: The nodes of such pairs where no third can show that they are the same after all: "mange" and
            "ingen", which both are much like "ange".
        forbidden: The nodes that a person keeps apart.
    """

    texts: Sequence[str]
    similarity: float
    nodes: list[list[int]]
    node_of: list[int]
    spelling: list[str]
    edges: dict[int, dict[int, float]]
    blocked: list[tuple[int, int, float, str]]
    different: dict[int, set[int]]
    forbidden: dict[int, set[int]]
    cluster: dict[int, list[int]]

    def join(self, a: int, b: int) -> bool:
        """Put the clusters of two nodes together unless a person keeps two of their notes apart."""
        first, second = self.cluster[a], self.cluster[b]
        if first is second:
            return True
        if any(not self.forbidden[node].isdisjoint(second) for node in first if node in self.forbidden):
            return False
        if len(first) < len(second):
            first, second = second, first
        first.extend(second)
        for node in second:
            self.cluster[node] = first
        return True

    def may_meet(self, a: int, b: int) -> bool:
        """Tell whether the clusters of two nodes hold none that certainly say different things."""
        second = self.cluster[b]
        return all(self.different[node].isdisjoint(second) for node in self.cluster[a] if node in self.different)

    def groups(self) -> list[list[int]]:
        """Give the places of each group, ascending, in the order of the first."""
        distinct = {id(cluster): cluster for cluster in self.cluster.values()}
        return sorted(
            sorted(place for node in cluster for place in self.nodes[node]) for cluster in distinct.values()
        )

    def representative(self, members: list[int]) -> int:
        """Give the place of the most complete spelling among those that are near-identical to all of the group."""
        if len(members) == 1:
            return members[0]
        nodes = sorted({self.node_of[member] for member in members})
        central = [node for node in nodes if len(self.edges[node].keys() & set(nodes)) == len(nodes) - 1]
        candidates = [place for node in central or nodes for place in self.nodes[node]]
        return most_complete(self.texts, sorted(candidates))

    def suggested(self, groups: list[list[int]]) -> list[Suggested]:
        """Give the pairs to look at: the most similar one of two groups, and a few for each group."""
        group_of = {self.node_of[place]: number for number, members in enumerate(groups) for place in members}
        pairs = list(self.blocked)
        for a, neighbours in self.edges.items():
            pairs.extend(
                (a, b, measured, _NOT_THE_CENTRE)
                for b, measured in neighbours.items()
                if a < b and group_of[a] != group_of[b]
            )
        found: list[tuple[float, int, int, str]] = []
        for a, b, measured, difference in pairs:
            if b not in self.forbidden.get(a, ()):
                i, j = sorted((self.nodes[a][0], self.nodes[b][0]))
                found.append((-measured, i, j, difference))
        shown: Counter[int] = Counter()
        seen: set[PlacePair] = set()
        kept = []
        for distance, i, j, difference in sorted(found):
            between = (group_of[self.node_of[i]], group_of[self.node_of[j]])
            if between[0] == between[1] or between in seen or between[::-1] in seen:
                continue
            if max(shown[between[0]], shown[between[1]]) < _MOST_SUGGESTED:
                seen.add(between)
                shown.update(between)
                kept.append((i, j, -distance, difference))
        return sorted(kept)


def _build(
    texts: Sequence[str],
    similarity: float,
    same: Sequence[PlacePair],
    apart: Sequence[PlacePair],
    more_contrasts: tuple[str, ...],
    workers: Mapper,
) -> _Graph:
    written = write_cut_words(texts, word_lists())
    similarity, (members, similar) = _find_units(written, similarity, workers)
    spelling = [_commonest(written, places) for places in members]
    calls = [
        ([(spelling[a], spelling[b]) for a, b, _ in similar[start : start + _CHUNK]], more_contrasts)
        for start in range(0, len(similar), _CHUNK)
    ]
    differences = [difference for chunk in workers.map(judge_pairs, calls) for difference in chunk]
    graph = _lay_out(texts, similarity, members, spelling, list(zip(similar, differences, strict=True)), apart)
    for i, j in same:
        graph.join(graph.node_of[i], graph.node_of[j])
    _form_stars(graph)
    return graph


def _find_units(texts: Sequence[str], similarity: float, workers: Mapper) -> tuple[float, Units]:
    """Find the units, and the pairs from the lowest similarity on at which they are not too many; maybe none."""
    while True:
        try:
            return similarity, find_units(texts, similarity, workers, _MOST_PAIRS, _MOST_OF_FORM)
        except TooManyPairsError:
            if similarity == 1:
                return similarity, units_alone(texts, workers)
            similarity = round((1 + similarity) / 2, 3) if similarity < _NEARLY_ONE else 1.0


def judge_pairs(pairs: Sequence[tuple[str, str]], more_contrasts: tuple[str, ...] = ()) -> list[Difference | None]:
    """Give for each pair of similar texts what keeps them apart; None where nothing does."""
    lists = word_lists(more_contrasts)
    return [blocked_by(a, b, lists) for a, b in pairs]


def _commonest(texts: Sequence[str], places: list[int]) -> str:
    counted = Counter(texts[place] for place in places)
    return min(counted, key=lambda text: (-counted[text], -len(text), text))


def _lay_out(
    texts: Sequence[str],
    similarity: float,
    members: list[list[int]],
    spelling: list[str],
    judged: list[tuple[Pair, Difference | None]],
    apart: Sequence[PlacePair],
) -> _Graph:
    """Make the nodes: a unit each, but a node of its own for every note that a person keeps apart from another."""
    alone = {place for pair in apart for place in pair}
    nodes: list[list[int]] = []
    nodes_of: list[list[int]] = []  # of each unit
    for places in members:
        parts = [[place] for place in places if place in alone]
        rest = [place for place in places if place not in alone]
        parts = [*parts, rest] if rest else parts
        nodes_of.append(list(range(len(nodes), len(nodes) + len(parts))))
        nodes.extend(parts)
    node_of = [0] * len(texts)
    for node, places in enumerate(nodes):
        for place in places:
            node_of[place] = node
    edges: dict[int, dict[int, float]] = defaultdict(dict)
    blocked: list[tuple[int, int, float, str]] = []
    different: dict[int, set[int]] = defaultdict(set)
    pairs: list[tuple[int, int, float, Difference | None]] = [
        (a, b, 1.0, None) for unit in nodes_of for a, b in combinations(unit, 2)
    ]
    for (first, second, measured), difference in judged:
        pairs.extend((a, b, measured, difference) for a, b in product(nodes_of[first], nodes_of[second]))
    for a, b, measured, difference in pairs:
        if difference is None:
            edges[a][b] = edges[b][a] = measured
            continue
        blocked.append((a, b, measured, difference.text))
        if difference.is_certain:
            different[a].add(b)
            different[b].add(a)
    forbidden: dict[int, set[int]] = defaultdict(set)
    for i, j in apart:
        forbidden[node_of[i]].add(node_of[j])
        forbidden[node_of[j]].add(node_of[i])
    unit_spelling = [spelling[unit] for unit, parts_of in enumerate(nodes_of) for _ in parts_of]
    cluster = {node: [node] for node in range(len(nodes))}
    return _Graph(texts, similarity, nodes, node_of, unit_spelling, edges, blocked, different, forbidden, cluster)


def _form_stars(graph: _Graph) -> None:
    """Join every node to a neighbour that is a centre: the one with the most notes around it goes first."""

    def rank(node: int) -> tuple[int, int, str]:
        around = sum(len(graph.nodes[other]) for other in graph.edges[node])
        return -around - len(graph.nodes[node]), -len(graph.spelling[node]), graph.spelling[node]

    taken: set[int] = set()
    for centre in sorted((node for node in graph.edges if graph.edges[node]), key=rank):
        if centre in taken:
            continue
        taken.add(centre)
        around = graph.edges[centre]
        for other in sorted(around.keys() - taken, key=lambda node: (-around[node], graph.spelling[node])):
            if graph.may_meet(centre, other) and graph.join(centre, other):
                taken.add(other)
