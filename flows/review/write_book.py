"""Writes `decisions.yaml` so that nothing which a person wrote in it changes but what was decided anew.

The text between the decisions is never read as YAML and written again: comments, order, quotes, line ends and blank
lines stay as they are, byte for byte, which no round trip through a parser gives.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import yaml

from flows.errors import DecisionsError, LedgerError
from flows.review.book import Decision, DecisionBook, Entry
from flows.review.read_book import parse_book

_BOM = b"\xef\xbb\xbf"
_PLAIN = re.compile(r"(?!(?:null|true|false|yes|no|on|off|y|n)$)[a-z][a-z0-9_-]*", re.IGNORECASE | re.ASCII)
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")  # YAML forbids or folds them


class _Edit(NamedTuple):
    """Puts `new` where the text from `start` to `stop` stood."""

    start: int
    stop: int
    new: str


def write_book(book: DecisionBook, before: bytes = b"") -> bytes:
    """Give what the file is to hold; whoever writes it puts it in the old one's place in one step.

    A decision that stands in the file already is not touched. Of one that changed, only what changed; one that is
    gone goes with the comment on the lines right above it; a new one is added last under its key.

    Args:
        book: What is decided.
        before: What the file holds; empty where there is none.

    Raises:
        DecisionsError: What the file holds is no book of decisions.
        LedgerError: What would be written does not say what the book says.
    """
    parse_book(before)
    text = before.decode("utf-8-sig")
    if text and not text.endswith("\n"):
        text += "\n"
    page = _Page(text)
    edits = sorted(page.edits(book), key=lambda edit: edit[:2])
    if not edits:
        return before
    pieces, place = [], 0
    for edit in edits:
        pieces += [text[place : edit.start], edit.new.replace("\n", page.line_end)]
        place = edit.stop
    written = ("".join(pieces) + text[place:]).encode()
    try:
        says = parse_book(written)
    except DecisionsError as exc:
        raise _refusal() from exc
    if Counter(says.decisions) != Counter(book.decisions):
        raise _refusal()
    return (_BOM if before.startswith(_BOM) else b"") + written


def _refusal() -> LedgerError:
    return LedgerError(
        "decisions.yaml kan ikke skrives om, uden at en beslutning bliver en anden, så den er ikke rørt. Skriv "
        "hver beslutning på sin egen linje, der begynder med '- ', og kør igen."
    )


def _under(book: DecisionBook, key: str) -> list[Entry]:
    return [decision.entry for decision in book.decisions if decision.key == key]


class _Page:
    """The text of the file, with the places of what is decided in it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._was = parse_book(text.encode())
        root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        self._root = root if isinstance(root, yaml.MappingNode) else None
        self.line_end = "\r\n" if "\r\n" in text else "\n"

    def edits(self, book: DecisionBook) -> Iterator[_Edit]:
        """Give what to do so that the page says what a book says; of equal places in this order."""
        told = {key: _under(book, key) for key in DecisionBook.model_fields}
        changed = {key: told[key] for key in told if Counter(told[key]) != Counter(_under(self._was, key))}
        if self._root is not None and self._root.flow_style and changed:  # the whole file within { }
            whole = "".join(_section(key, entries, 0) for key, entries in told.items() if entries)
            yield _Edit(self._root.start_mark.index, self._root.end_mark.index, whole)
            return
        for key in sorted(changed, key=lambda key: self._find(key) is None):  # new keys behind what is added to old
            yield from self._edits_of_key(key, changed[key])

    def _edits_of_key(self, key: str, entries: Sequence[Entry]) -> Iterator[_Edit]:
        found = self._find(key)
        if found is None:
            place = len(self._text) if self._root is None else self._after(self._root)
            column = 0 if self._root is None else self._root.start_mark.column
            yield _Edit(place, place, _section(key, entries, column))
            return
        name, listed = found
        if not isinstance(listed, yaml.SequenceNode) or listed.flow_style:
            column = name.start_mark.column
            place = self._after(listed)
            yield _Edit(self._colon(name), self._end(listed), "")
            yield _Edit(place, place, "".join(_listed(entry, column) for entry in entries))
            return
        yield from self._edits_of_list(key, listed, _under(self._was, key), entries)

    def _edits_of_list(
        self, key: str, listed: yaml.SequenceNode, was: Sequence[Entry], entries: Sequence[Entry]
    ) -> Iterator[_Edit]:
        column = listed.start_mark.column
        kept = Counter(was) & Counter(entries)
        new = _without(entries, kept)
        for node, entry in zip(listed.value, was, strict=True):
            if kept[entry]:
                kept[entry] -= 1
                continue
            subject = Decision(key, entry).subject
            now = next((each for each in new if Decision(key, each).subject == subject), None)
            if now is None:
                yield _Edit(self._start(node, column), self._after(node), "")
            else:
                new.remove(now)
                yield from self._change(node, entry, now)
        if new:
            place = self._after(listed)
            yield _Edit(place, place, "".join(_listed(entry, column) for entry in new))

    def _change(self, node: yaml.MappingNode, was: Entry, now: Entry) -> Iterator[_Edit]:
        fields = {name.value: (name, value) for name, value in node.value}
        models = type(now).model_fields
        unsaid = {
            field
            for field, value in now
            if field in fields and not models[field].is_required() and value == models[field].default
        }
        if node.flow_style and unsaid and "\n" not in self._text[node.start_mark.index : self._end(node)]:
            yield _Edit(node.start_mark.index, self._end(node), self._flow(fields, was, now, unsaid))
            return
        for field, value in now:
            if getattr(was, field) == value:
                continue
            if field in unsaid and (lines := self._own_lines(node, *fields[field])):
                yield _Edit(*lines, "")
            elif field in fields:
                name, old = fields[field]
                stop = self._end(old)
                line = "\n" if self._text[stop - 1] == "\n" else ""
                yield _Edit(self._colon(name), stop, f" {_inline(value)}{line}")
            elif node.flow_style:
                place = self._end(node.value[-1][1])
                yield _Edit(place, place, f", {field}: {_inline(value)}")
            else:
                place = self._after(node)
                yield _Edit(place, place, f"{' ' * node.start_mark.column}{field}: {_inline(value)}\n")

    def _flow(
        self, fields: Mapping[str, tuple[yaml.Node, yaml.Node]], was: Entry, now: Entry, unsaid: Collection[str]
    ) -> str:
        """Write an entry within { } without the fields that say nothing any more."""
        told = []
        for field, value in now:
            if field in fields and getattr(was, field) == value and field not in unsaid:
                name, old = fields[field]
                told.append(self._text[name.start_mark.index : self._end(old)])
            elif getattr(was, field) != value and field not in unsaid:
                told.append(f"{field}: {_inline(value)}")
        return f"{{{', '.join(told)}}}"

    def _own_lines(self, node: yaml.MappingNode, name: yaml.Node, value: yaml.Node) -> tuple[int, int] | None:
        """Give the lines on which a field stands with no dash and no comment; None where there are none."""
        start, stop = self._line_of(name.start_mark.index), self._after(value)
        beside = self._text[start : name.start_mark.index] + self._text[self._end(value) : stop]
        return None if node.flow_style or beside.strip() else (start, stop)

    def _find(self, key: str) -> tuple[yaml.ScalarNode, yaml.Node] | None:
        pairs = [] if self._root is None else self._root.value
        return next(((name, value) for name, value in pairs if name.value == key), None)

    def _colon(self, name: yaml.ScalarNode) -> int:
        """Give the place behind the colon of a key."""
        return self._text.index(":", name.end_mark.index) + 1

    def _end(self, node: yaml.Node) -> int:
        """Give the place behind a node's last sign; the parser's own stands behind the comments that follow."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self._end(last[1] if isinstance(last, tuple) else last)
        return int(node.end_mark.index)

    def _after(self, node: yaml.Node) -> int:
        """Give the place of the line below a node."""
        end = self._end(node)
        return end if end and self._text[end - 1] == "\n" else self._text.index("\n", end) + 1

    def _start(self, node: yaml.Node, column: int) -> int:
        """Give the place of the first line of an entry: its dash, or the comment right above that."""
        dash = " " * column + "-"
        start = self._line_of(node.start_mark.index)
        while not self._text.startswith(dash, start):
            if not start:
                raise _refusal()
            start = self._line_of(start - 1)
        while start and self._text[self._line_of(start - 1) : start].lstrip().startswith("#"):
            start = self._line_of(start - 1)
        return start

    def _line_of(self, place: int) -> int:
        return self._text.rfind("\n", 0, place) + 1


def _without(entries: Sequence[Entry], known: Counter[Entry]) -> list[Entry]:
    """Give the entries that are not known; of equal ones the last."""
    left = Counter(known)
    new = []
    for entry in entries:
        if left[entry]:
            left[entry] -= 1
        else:
            new.append(entry)
    return new


def _section(key: str, entries: Sequence[Entry], column: int) -> str:
    lines = "".join(_listed(entry, column) for entry in entries)
    return f"{' ' * column}{key}:\n{lines}"


def _listed(entry: Entry, column: int) -> str:
    """Write an entry of a list whose dashes stand in a column."""
    fields = type(entry).model_fields
    told = [
        f"{name}: {_inline(value)}"
        for name, value in entry
        if fields[name].is_required() or value != fields[name].default
    ]
    return "".join(f"{' ' * column}{'  ' if number else '- '}{line}\n" for number, line in enumerate(told))


def _inline(value: Any) -> str:
    """Write a value on one line."""
    if value is None:
        return "null"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, tuple):
        return f"[{', '.join(map(_inline, value))}]"
    if _PLAIN.fullmatch(value):
        return str(value)
    quoted = json.dumps(value, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found.group()):04x}", quoted)
