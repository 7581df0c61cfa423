"""Lays what came back over the book, and tells what is new in it, what can't be used and what contradicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from flows.follow_up.book import About, FollowUpBook, Reply, Standing, stand
from flows.follow_up.form import FIELDS, Field, form, means
from flows.follow_up.returned import Returned, iter_cells
from flows.review.veiling import NO_DECISIONS, Veil


@dataclass(frozen=True)
class Merged:
    """The book with what came back.

    Attributes:
        before: As follow_up.yaml has it.
        book: With what came back.
        returned: The files.
        names: What the receivers are called, by id.
        veil: Masks what people typed.
    """

    before: FollowUpBook
    book: FollowUpBook
    returned: tuple[Returned, ...]
    names: Mapping[str, str]
    veil: Veil = NO_DECISIONS

    @property
    def changed(self) -> bool:
        """Whether follow_up.yaml must be written."""
        return self.book != self.before

    @property
    def told(self) -> tuple[str, ...]:
        """Say what came back: counts, what can't be used with its cell, and contradictions with all their cells.

        Of what was filled in only statuses are told, never free words.
        """
        return tuple(self._tell())

    @property
    def details(self) -> tuple[str, ...]:
        """Lines with what people typed, for the console only, personal data masked."""
        return tuple(
            f"{each.name}, {fault.cell}: »{self.veil.text(fault.typed)}«"
            for each in self.returned
            for fault in each.faults
            if fault.typed
        )

    def _tell(self) -> Iterator[str]:
        says = form().told
        before, now = stand(self.before), stand(self.book)
        for each in self.returned:
            if each.refused:
                yield says.refused.format(file=each.name, fault=each.refused)
                continue
            counts = Counter(
                _news(before.get(reply.about), now[reply.about], field)
                for reply in each.replies
                for field in _said(reply)
            )
            counts["gone"] = self._taken_back(each)
            words = {"new": says.new, "changed": says.changed, "gone": says.gone, "same": says.same}
            told = ", ".join(words[key].of(counts[key]) for key in words if counts[key]) or says.nothing
            yield says.head.format(receiver=self._name(each.receiver), file=each.name, counts=told)
            for fault in each.faults:
                yield says.fault.format(file=each.name, cell=fault.cell, fault=fault.message)
        yield from self._contested(now)
        yield from self._differ(now)

    def _taken_back(self, returned: Returned) -> int:
        """Count what a file said before and says no more."""
        now = {(reply.about, field) for reply in returned.replies for field in _said(reply)}
        was = {
            (reply.about, field)
            for reply in self.before.replies
            if reply.file == returned.file
            for field in _said(reply)
        }
        return len(was - now)

    def _contested(self, standing: Mapping[About, Standing]) -> Iterator[str]:
        says = form().told
        cells = {
            (reply.mark, field): (file.name, file.cells[reply.about, field])
            for reply, file in iter_cells(self.returned)
            for field in _said(reply)
        }
        for (receiver, note), held in standing.items():
            for field, replies in held.contested.items():
                places = sorted(self._place(reply, field, cells) for reply in replies)
                yield says.contested.format(
                    receiver=self._name(receiver),
                    note=note,
                    field=form().columns[field].heading,
                    places=" / ".join(places),
                )

    def _place(self, reply: Reply, field: Field, cells: Mapping[tuple[str, Field], tuple[str, str]]) -> str:
        says = form().told
        value = (reply.of(field) or says.empty) if field == "status" else "…"
        if (reply.mark, field) in cells:
            file, cell = cells[reply.mark, field]
            return says.place.format(file=file, cell=cell, value=value)
        return says.kept.format(value=value)

    def _differ(self, standing: Mapping[About, Standing]) -> Iterator[str]:
        """Tell of notes that two departments have settled in different ways; both answers stand."""
        says = form().told
        by_note: dict[str, dict[str, str]] = {}
        for (receiver, note), held in standing.items():
            if status := held.values.get("status"):
                by_note.setdefault(note, {})[receiver] = status
        for note, statuses in by_note.items():
            settled = {status for status in statuses.values() if means(status, form().meanings.settled)}
            if len(settled) > 1:
                answers = ", ".join(
                    says.answer.format(receiver=self._name(receiver), status=status)
                    for receiver, status in statuses.items()
                )
                yield says.differ.format(note=note, answers=answers)

    def _name(self, receiver: str) -> str:
        return self.names.get(receiver, receiver)


def merge_returned(
    book: FollowUpBook, returned: Sequence[Returned], names: Mapping[str, str], veil: Veil = NO_DECISIONS
) -> Merged:
    """Let each file that came back say what it says now; those of earlier runs keep what they said.

    Args:
        book: What came back before.
        returned: The files that lie there.
        names: What the receivers are called, by id.
        veil: Masks what people typed, where it is told.
    """
    merged = book
    for each in returned:
        if not each.refused:
            merged = merged.with_file(each.file, each.replies)
    return Merged(book, merged, tuple(returned), names, veil)


def _said(reply: Reply) -> Iterator[Field]:
    return (field for field in FIELDS if reply.of(field) is not None)


def _news(before: Standing | None, now: Standing, field: Field) -> str:
    if before is None or field not in before.values:
        return "new"
    return "same" if before.values.get(field) == now.values.get(field) else "changed"
