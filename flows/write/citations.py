"""From a count to its notes: the numbers of their bullets where they are few, and else a list that is linked to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from flows.write.word.document import WordDocument
from flows.write.word.looks import Role
from flows.write.word.markup import bookmark, link, paragraph, run
from flows.write.wording import count, listed, sentence, unbroken, wording

_FEW = 8  # numbers, or spans of numbers, that a sentence can bear
_SHORTEST_SPAN = 3


@dataclass(frozen=True, slots=True)
class NumberList:
    """The numbers behind a count that are too many for its sentence; `what` is what was counted."""

    number: int
    what: str
    notes: int
    cited: str

    @property
    def name(self) -> str:
        """What a sentence calls it."""
        return wording().citation.list_name.format(number=self.number)


class Citations:
    """Cites notes in one document, and keeps the lists that it has to end with."""

    def __init__(self, numbers: Mapping[str, int], mark: str) -> None:
        """Begin without lists.

        Args:
            numbers: By note id; where it is empty, nothing is cited.
            mark: What the appendix is called.
        """
        self._numbers = numbers
        self._mark = mark
        self.lists: list[NumberList] = []

    def cite(self, what: str, notes: Sequence[str], *, naming_appendix: bool = False) -> str:
        """Give what stands behind a count of notes, with a space in front; "" where bullets have no numbers."""
        says = wording().citation
        numbers = sorted({self._numbers[note] for note in notes if note in self._numbers})
        if not numbers:
            return ""
        spans = _spans(numbers)
        cited = says.numbers.format(numbers=listed(spans))
        if len(spans) > _FEW:
            self.lists.append(NumberList(len(self.lists) + 1, what, len(notes), cited))
            return f" ({self.lists[-1].name})"
        return f" ({says.in_appendix.format(mark=self._mark, cited=cited) if naming_appendix else cited})"

    def runs(self, text: str) -> Iterator[str]:
        """Write a text of this document, in which the names of its lists are links."""
        names = {each.name: _bookmark_of(each) for each in self.lists}
        pattern = "|".join(rf"(?<=\(){re.escape(name)}(?=\))" for name in names)
        for piece in re.split(f"({pattern})", text) if names else [text]:
            if piece in names:
                yield link(names[piece], run(unbroken(piece)))
            elif piece:
                yield run(unbroken(piece))

    def add_lists(self, document: WordDocument, heading: Role) -> None:
        """End a document with the lists that it links to."""
        says = wording().citation
        style = document.looks.id_of
        if self.lists:
            document.add(paragraph(style(heading), run(unbroken(says.heading.format(mark=self._mark)))))
        for each in self.lists:
            told = says.list_entry.format(what=each.what, count=count(each.notes), cited=each.cited)
            reached = bookmark(each.number, _bookmark_of(each))
            document.add(
                paragraph(style("body"), reached, run(unbroken(f"{sentence(each.name)} {sentence(told)}")))
            )


def _bookmark_of(each: NumberList) -> str:
    return f"liste_{each.number}"


def _spans(numbers: Iterable[int]) -> list[str]:
    """Put numbers that follow each other together, from three: "1–4"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [
        told
        for each in runs
        for told in ([f"{each[0]}–{each[-1]}"] if len(each) >= _SHORTEST_SPAN else map(str, each))
    ]
