"""Finds every copy of a workshop's workbook and reads what people decided in them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from flows.errors import WorkbookError
from flows.fingerprint import sha256_of
from flows.notes import Theme
from flows.review import Approval, Decision, Memory, Revoked
from flows.review.veiling import NO_DECISIONS, Veil
from flows.sheets import ENDINGS, Book, NoHints, read_book, read_bytes
from flows.workbook.approval import SHEET, Said
from flows.workbook.decide import Fault, Told, read_decisions
from flows.workbook.form import FORM_VERSION, form
from flows.workbook.mark import is_workbook
from flows.workbook.parent import Parent, ParentError, ParentRow
from flows.workbook.read import parent_of, read_sheets
from flows.workbook.receivers import Names
from flows.workbook.unread import Unread, find_unread

_MOST_FAULTS = 20


@dataclass(frozen=True)
class Copy:
    """A copy of the workbook.

    Attributes:
        name: How messages call it; of a copy that a person named it is not its name.
        own: Whether it is the one that the program writes.
    """

    path: Path
    name: str
    own: bool


@dataclass(frozen=True)
class Answer:
    """A change that a person made, and in which copy.

    Attributes:
        origin: Which of all the workbooks that were written the copy is of.
    """

    told: Told
    copy: Copy
    origin: str = ""

    @property
    def digest(self) -> str:
        """What tells the change from every other, also from the same one in a workbook that was written later."""
        return _digest([_told(self.told.change.now), _told(self.told.change.before), self.origin])

    def digest_of(self, now: Decision | Revoked) -> str:
        """Give the digest that the change would have, had the person decided otherwise."""
        return _digest([_told(now), _told(self.told.change.before), self.origin])


@dataclass(frozen=True)
class Verdict:
    """What a copy says of an edition as a whole; `origin` is as in `Answer`."""

    said: Said
    copy: Copy
    origin: str

    @property
    def digest(self) -> str:
        """What tells it from every other, also from the same one in a copy, or in a later workbook."""
        return self.digest_of(self.said.approval)

    def digest_of(self, approval: Approval) -> str:
        """Give the digest that it would have, had the person said otherwise."""
        return _digest([self.said.key, approval.model_dump(), self.origin, self.copy.own])


@dataclass(frozen=True)
class Answers:
    """What the copies of a workbook say.

    Attributes:
        given: Every change in them, whether or not it was read before; of a copy that was read as it lies there,
            none.
        taken: Digests of changes that an earlier run took in.
        read: The SHA-256 of the copies in which there are changes.
        again: Whether the workbook that the program writes was read as it lies there by an earlier run.
        unread: What stands in them beside the cells that are read.
        untold: Whether the workbook that the program writes has such things: a run tells of them, keeps the file as
            it was, and writes it anew.
        own: The SHA-256 of the workbook that the program writes; empty where there is none.
        edition: The edition that it shows.
        asked: What it asks of that edition as a whole, as it was written; None where nothing is to be approved.
        files: The digests of the input files, as the copies show them.
        verdicts: What the copies say of an edition as a whole.
        approvals: What was said of editions by the last run, by what it is kept under.
    """

    given: tuple[Answer, ...] = ()
    taken: frozenset[str] = frozenset()
    read: frozenset[str] = frozenset()
    again: bool = False
    unread: tuple[Unread, ...] = ()
    untold: bool = False
    own: str = ""
    edition: str = ""
    asked: ParentRow | None = None
    files: Mapping[str, str] = field(default_factory=dict)
    verdicts: tuple[Verdict, ...] = ()
    approvals: Mapping[str, Approval] = field(default_factory=dict)

    @property
    def new(self) -> tuple[Answer, ...]:
        """The changes that no earlier run took in."""
        return tuple(answer for answer in self.given if answer.digest not in self.taken)

    @property
    def new_verdicts(self) -> tuple[Verdict, ...]:
        """What is said of editions that no earlier run took in."""
        return tuple(verdict for verdict in self.verdicts if verdict.digest not in self.taken)

    @property
    def silent(self) -> bool:
        """Whether the copies say nothing that no earlier run took in."""
        return not self.new and not self.new_verdicts

    @property
    def digests(self) -> frozenset[str]:
        """Those of all that is taken in when this was: it is not read again."""
        given = {answer.digest for answer in self.given}
        return self.taken | given | {verdict.digest for verdict in self.verdicts}


@dataclass(frozen=True)
class _Choices:
    """What can be chosen in the copies of a workshop's workbook."""

    workshop: str
    themes: Sequence[Theme]
    schemes: Sequence[str]
    receivers: Names | None


def collect_answers(
    output: Path,
    inputs: Sequence[Path],
    workshop: str,
    themes: Sequence[Theme],
    memory: Memory | None = None,
    schemes: Sequence[str] = (),
    receivers: Names | None = None,
    veil: Veil = NO_DECISIONS,
) -> Answers:
    """Read every copy: the workbook itself, what lies beside it, and what lies among the inputs.

    Args:
        output: The workshop's output folder.
        inputs: The copies among the input files.
        workshop: The name of its folder.
        themes: The scheme's.
        memory: What earlier runs took in.
        schemes: The names of the schemes that can be chosen.
        receivers: What the departments are called that notes are handed off to, by id.
        veil: Masks what is told of what was typed.

    Raises:
        InputError: A copy can't be read now, or no longer.
        WorkbookError: With every fault in every copy: then nothing of any is used.
    """
    given: list[Answer] = []
    verdicts: list[Verdict] = []
    faults: list[tuple[Copy, Fault | str]] = []
    unread: list[Unread] = []
    asked: ParentRow | None = None
    memory = memory or Memory()
    own, edition, taken, untold, again = "", "", memory.taken, False, False
    read: set[str] = set()
    files: dict[str, str] = {}
    choices = _Choices(workshop, themes, schemes, receivers)
    for copy in _copies(output, inputs):
        raw = read_bytes(copy.path, copy.name)
        known = sha256_of(raw) in memory.read
        if known and not copy.own:  # whatever has become of the scheme since, nothing of it is read again
            continue
        before = len(given) + len(verdicts)
        parent = _read_copy(raw, copy, choices, given, verdicts, faults, unread)
        if len(given) + len(verdicts) > before:
            read.add(sha256_of(raw))
        if parent is not None:
            files |= {row.ids[0]: row.was or "" for row in parent.rows if row.sheet == "reading"}
        if copy.own and parent is not None:
            own, edition, taken = sha256_of(raw), parent.edition, taken | set(parent.taken)
            untold, again = bool(unread), known
            asked = next((row for row in parent.rows if row.sheet == SHEET), None)
    if faults:
        raise _refuse(workshop, faults, veil)
    return Answers(
        given=tuple(given),
        taken=taken,
        read=frozenset(read),
        again=again,
        unread=tuple(unread),
        untold=untold,
        own=own,
        edition=edition,
        asked=asked,
        files=files,
        verdicts=tuple(verdicts),
        approvals=memory.approvals,
    )


def _copies(output: Path, inputs: Sequence[Path]) -> Iterator[Copy]:
    own = output / form().file
    if own.is_file():
        yield Copy(own, form().file, own=True)
    beside = [
        path
        for path in (sorted(output.iterdir()) if output.is_dir() else ())
        if path != own and path.suffix.lower() in ENDINGS and not path.name.startswith(("~$", "."))
    ]
    places = (("copy_in_outputs", [path for path in beside if is_workbook(path)]), ("copy_in_inputs", inputs))
    for place, paths in places:
        for number, path in enumerate(paths, 1):
            yield Copy(path, form().faults[place].format(number=number), own=False)


def _read_copy(
    raw: bytes,
    copy: Copy,
    choices: _Choices,
    given: list[Answer],
    verdicts: list[Verdict],
    faults: list[tuple[Copy, Fault | str]],
    unread: list[Unread],
) -> Parent | None:
    words = form().faults
    if copy.own and not is_workbook(copy.path):
        faults.append((copy, words["no_mark"].format(file=copy.name)))
        return None
    book = _read_book(raw, copy.name)
    try:
        parent = parent_of(book)
    except ParentError:
        faults.append((copy, words["damaged"].format(file=copy.name)))
        return None
    if parent.form > FORM_VERSION:
        faults.append((copy, words["newer"].format(file=copy.name)))
    elif parent.workshop != choices.workshop:
        faults.append((copy, words["other_workshop"].format(file=copy.name, other=parent.workshop)))
    else:
        sheets, origin = read_sheets(book), _digest([parent.edition, sorted(parent.taken)])
        unread += find_unread(book, sheets, parent)
        for found in read_decisions(sheets, parent, choices.themes, choices.schemes, choices.receivers):
            if isinstance(found, Told):
                given.append(Answer(found, copy, origin))
            elif isinstance(found, Said):
                verdicts.append(Verdict(found, copy, origin))
            elif isinstance(found, Fault):
                faults.append((copy, found))
            else:
                unread.append(found)
    return parent


@lru_cache(maxsize=1)  # a command reads the workbook, and then its run does
def _read_book(raw: bytes, name: str) -> Book:
    return read_book(raw, name, NoHints())


def _refuse(workshop: str, faults: Sequence[tuple[Copy, Fault | str]], veil: Veil) -> WorkbookError:
    words = form().faults
    lines = [words["refused"].format(workshop=workshop)]
    shown = list(lines)
    for copy, fault in faults[:_MOST_FAULTS]:
        if isinstance(fault, str):
            line, typed = words["book"].format(fault=fault), ""
        else:
            place = {"file": copy.name, "sheet": fault.sheet, "cell": fault.cell}
            line, typed = words["place"].format(**place, fault=fault.message), veil.text(fault.typed, fault.was)
        lines.append(line)
        shown.append(line + words["typed"].format(text=typed) if typed else line)
    if len(faults) > _MOST_FAULTS:
        more = words["more"].format(count=len(faults) - _MOST_FAULTS)
        lines.append(more)
        shown.append(more)
    details = (f"{copy.name}: {copy.path.name}" for copy in _named({copy for copy, _ in faults}))
    return WorkbookError("\n".join(lines), tuple(details), "\n".join(shown))


def _named(copies: Iterable[Copy]) -> list[Copy]:
    return sorted((copy for copy in copies if not copy.own), key=lambda copy: copy.path)


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:16]


def _told(side: Decision | Revoked | None) -> object:
    if isinstance(side, Decision):
        return [side.key, side.entry.model_dump(mode="json")]
    return None if side is None else [side.subject.topic, sorted(side.subject.ids)]
