"""Lays what people decided in workbooks over the book of decisions, and tells what comes of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from flows.errors import WorkbookError
from flows.notes import Edition
from flows.review import Approval, Change, Conflict, Decision, DecisionBook, Facts, Memory, Revoked, merge
from flows.review.book import ELSEWHERE, Subject, SummaryDecision
from flows.review.outcomes import Outcome
from flows.review.source_entries import FactDecision
from flows.review.source_outcomes import every_outcome
from flows.review.veiling import NO_DECISIONS, Veil
from flows.workbook.facts import say_decision
from flows.workbook.form import Counted, form
from flows.workbook.found import Answer, Answers, Verdict
from flows.workbook.reaching import status_of, way_of

NO_FACTS = Facts()


@dataclass(frozen=True)
class Settled:
    """The book with what workbooks add to it.

    Attributes:
        before: As decisions.yaml has it.
        book: With what was decided further.
        answers: What the workbooks say.
        vanished: What was in force at the last run and stands in decisions.yaml no more, but for what it kept from
            print: `Memory.lost_from` has that.
    """

    before: DecisionBook
    book: DecisionBook
    answers: Answers
    vanished: tuple[Decision, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether decisions.yaml must be written."""
        return self.book != self.before

    def memory_after(self, memory: Memory) -> Memory:
        """Give what the next run must know."""
        revoked = {
            answer.told.change.now.subject
            for answer in self.answers.new
            if isinstance(answer.told.change.now, Revoked)
        }
        approvals = {verdict.said.key: verdict.said.approval for verdict in self.answers.new_verdicts}
        return memory.after(self.book, revoked, self.answers.digests, self.answers.read, approvals)

    @property
    def saved(self) -> tuple[str, ...]:
        """Say that the decisions are safe, where a run ends before it can be told what they do."""
        counts = _say_counts({"new": len(self._decided().keys() & self._added()), "revoked": len(self._revoked())})
        return (form().keep["saved"].format(counts=counts),) if self.changed else ()

    def _decided(self) -> dict[Decision, Answer]:
        """Give what a person decided in a workbook, each with who says so last."""
        decided: dict[Decision, Answer] = {}
        for answer in self.answers.new:
            now = answer.told.change.now
            if isinstance(now, Decision) and answer.told.weight == "decided":
                decided[_as_typed(now)] = answer
        return decided

    def _added(self) -> frozenset[Decision]:
        """Give what the book did not say before."""
        return frozenset(map(_as_typed, self.book.decisions)) - frozenset(map(_as_typed, self.before.decisions))

    def _revoked(self) -> dict[Decision, Answer]:
        """Give the decisions of the book that a person took back, each with who says so first."""
        there = {decision.subject: decision for decision in self.before.decisions}
        revoked: dict[Decision, Answer] = {}
        for answer in self.answers.new:
            if answer.told.weight == "revoked" and (decision := there.get(answer.told.change.now.subject)):
                revoked.setdefault(decision, answer)
        return revoked

    def preview_of(self, edition: Edition, facts: Facts) -> tuple[str, ...]:
        """Say what the workbooks' decisions do in an edition of a workshop with these facts; see `preview`."""
        return self.preview(every_outcome(edition, self.book, facts), facts)

    def preview(self, outcomes: Iterable[Outcome], facts: Facts = NO_FACTS) -> tuple[str, ...]:
        """Say what the workbooks' decisions do, and of each that is not used which cell it stands in; no text.

        Args:
            outcomes: What became of the decisions of the book.
            facts: What holds of the workshop itself.
        """
        unread = [
            form().unread[each.kind].format(sheet=each.sheet, place=each.place) for each in self.answers.unread
        ]
        unread = [*(verdict.said.told() for verdict in self.answers.new_verdicts), *unread]
        if self.answers.again:
            unread.insert(0, _sentence("read_before"))
        if self.vanished:
            kinds = Counter(form().headings[decision.key] for decision in self.vanished)
            listed = ", ".join(f"{kind} {count}" for kind, count in kinds.items())
            unread.insert(0, _sentence("vanished").format(kinds=listed))
        if not self.answers.new:
            return tuple(unread)
        added, cells = self._added(), self._decided()
        counts: Counter[str] = Counter()
        lines = []
        for outcome in outcomes:
            typed = _as_typed(outcome.decision)
            told = cells.get(typed)
            rests = outcome.decision.key not in ELSEWHERE and way_of(outcome) == "answered"
            fate = None if rests else {"lost": "gone", "contested": "changed"}.get(outcome.fate)
            counts[fate or ("new" if told and typed in added else "unchanged")] += 1
            if fate and told:
                lines.append(_sentence("not_applied").format(place=_place(told), way=status_of(outcome)))
        revoked = self._revoked()
        counts["revoked"] = len(revoked)
        lines += [
            _sentence("taken_back").format(place=_place(answer), kind=_holds_now(decision, facts))
            for decision, answer in revoked.items()
        ]
        return (_sentence("head").format(counts=_say_counts(counts)), *lines, *unread)


def _say_counts(counts: Mapping[str, int]) -> str:
    """Say how many there are of each kind that there is; of new ones always."""
    return ", ".join(
        words.of(counts.get(key, 0))
        for key, words in form().preview.items()
        if isinstance(words, Counted) and (counts.get(key) or key == "new")
    )


def _holds_now(decision: Decision, facts: Facts) -> str:
    """Name what was taken back; of a fact also where what holds now comes from."""
    kind = form().headings[decision.key]
    if not isinstance(decision.entry, FactDecision):
        return kind
    fact = decision.entry.fact
    key = "categories" if fact == "scheme" else fact
    said = _sentence("fact_from_yaml" if facts.written.get(fact) else "fact_from_nowhere")
    return said.format(kind=kind, fact=form().facts[fact], key=key)


def _place(answer: Answer) -> str:
    return _sentence("place").format(sheet=answer.told.sheet, cell=answer.told.cell)


def other_themes(workshop: str, count: int) -> str:
    """Say that a scheme can't be chosen, because so many decisions name themes that it has not."""
    return form().faults["other_themes"].format(workshop=workshop, count=count)


def _as_typed(decision: Decision) -> Decision:
    """Give words about a theme as a person typed them, without the notes that the program adds."""
    if not isinstance(decision.entry, SummaryDecision):
        return decision
    return Decision(decision.key, decision.entry.model_copy(update={"notes": None, "texts": None}))


def settle(book: DecisionBook, answers: Answers, workshop: str, veil: Veil = NO_DECISIONS) -> Settled:
    """Add to the book what workbooks say that no earlier run took in; `veil` masks what is told of texts.

    Raises:
        WorkbookError: Two say different things about one subject, or the book says a third: neither is used. Or a
            copy says of an edition what it said before something else was said of it.
    """
    firm = [answer for answer in answers.new if answer.told.weight != "carried"]
    decided = {answer.told.change.now.subject for answer in firm}
    carried = [
        answer
        for answer in answers.new
        if answer.told.weight == "carried" and answer.told.change.now.subject not in decided
    ]
    used = [*firm, *carried]
    in_force = {decision.subject: decision for decision in book.decisions}
    merged = merge(book, [_from(answer, in_force, answers) for answer in used])
    if not isinstance(merged, DecisionBook):
        raise _refuse(workshop, merged, used, veil)
    _refuse_two_verdicts(workshop, answers)
    return Settled(book, merged, answers)


def _from(answer: Answer, in_force: Mapping[Subject, Decision], answers: Answers) -> Change:
    """Give a change, made from what the same workbook said first, where that was taken in while it stayed open."""
    change = answer.told.change
    there = in_force.get(change.now.subject)
    if there is not None and answer.digest_of(there) in answers.taken:
        return Change(change.now, there)
    return change


def _refuse_two_verdicts(workshop: str, answers: Answers) -> None:
    """Refuse copies that say different things about one edition, or other than was said since they were written."""
    words, verdicts = form().conflicts, answers.new_verdicts
    said: dict[str, dict[str, str]] = {}
    for verdict in verdicts:
        place = words["cell"].format(file=verdict.copy.name, sheet=verdict.said.sheet, cell=verdict.said.cell)
        said.setdefault(verdict.said.key, {}).setdefault(verdict.said.approval.verdict, place)
    for verdict in verdicts:
        known = answers.approvals.get(verdict.said.key)
        if known is not None and not any(
            _follows(each, known, answers) and _says_the_same(each, verdict) for each in verdicts
        ):
            place = words["said"].format(said=form().approval[known.verdict])
            said[verdict.said.key].setdefault(known.verdict, place)
    against = [
        words["conflict"].format(sides=words["and"].join(each.values())) for each in said.values() if len(each) > 1
    ]
    if against:
        details = [f"{each.copy.name}: {each.copy.path.name}" for each in verdicts if not each.copy.own]
        raise WorkbookError("\n".join((words["refused"].format(workshop=workshop), *against)), tuple(details))


def _follows(verdict: Verdict, known: Approval, answers: Answers) -> bool:
    """Tell whether it was said by one who saw what is known; or in the same workbook, which stayed open."""
    return verdict.said.knew(known) or (verdict.copy.own and verdict.digest_of(known) in answers.taken)


def _says_the_same(one: Verdict, other: Verdict) -> bool:
    return (one.said.key, one.said.approval.verdict) == (other.said.key, other.said.approval.verdict)


def _sentence(key: str) -> str:
    return str(form().preview[key])


def _refuse(workshop: str, conflicts: Sequence[Conflict], used: Sequence[Answer], veil: Veil) -> WorkbookError:
    words = form().conflicts
    sides = [*(side for conflict in conflicts for side in conflict.sides), *(each.told.change.now for each in used)]
    veil = veil.beside(side for side in sides if isinstance(side, Decision))
    lines, details = [words["refused"].format(workshop=workshop)], []
    for conflict in conflicts:
        places = [place for side in conflict.sides for place in _places(side, used)]
        lines.append(words["conflict"].format(sides=words["and"].join(places)))
        for side in conflict.sides:
            details += _texts(side, used, veil)
    details += [f"{answer.copy.name}: {answer.copy.path.name}" for answer in used if not answer.copy.own]
    return WorkbookError("\n".join(lines), tuple(dict.fromkeys(details)))


def _places(side: Decision | Revoked, used: Sequence[Answer]) -> list[str]:
    """Give the cells that say what a side says, or its entry in the book."""
    words = form().conflicts
    cells = [
        words["cell"].format(file=answer.copy.name, sheet=answer.told.sheet, cell=answer.told.cell)
        for answer in used
        if answer.told.change.now == side
    ]
    if cells:
        return list(dict.fromkeys(cells))
    if isinstance(side, Decision):
        return [words["entry"].format(notes=_named(side))]
    return [words["gone"]]


def _named(decision: Decision) -> str:
    """Name what a decision is about by ids; of how a sheet is read only that: a file's name may tell."""
    if decision.key == "reading":
        return form().headings[decision.key]
    notes = [] if decision.key in ELSEWHERE else [note for note, _ in decision.about]
    return ", ".join(notes or sorted(decision.subject.ids))


def _texts(side: Decision | Revoked, used: Sequence[Answer], veil: Veil) -> list[str]:
    words = form().conflicts
    before = (answer.told.change.before for answer in used if answer.told.change.now == side)
    anew = (answer.told.change.now for answer in used)  # of the same notes
    shown = next((each for each in (side, *before, *anew) if isinstance(each, Decision)), None)
    text = " / ".join(veil.text(text) for _, text in shown.about) if shown else ""
    decided = veil.text(say_decision(side)) if isinstance(side, Decision) else words["revoked"]
    line = words["text" if text else "without_text"]
    return [line.format(place=place, decided=decided, text=text) for place in _places(side, used)]
