"""The book of what came back, `follow_up.yaml`: what each returned file says of each note, and what holds of it.

The book keeps what every file says, not only what holds: so files may come in any order, several at a time or one
by one, and the same files always give the same book.
"""

from __future__ import annotations

import datetime
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pydantic import BaseModel, ConfigDict, field_validator

from flows.fingerprint import sha256_of
from flows.follow_up.form import FIELDS, Field

About = tuple[str, str]  # the id of a receiver and that of a note


class _Said(BaseModel):
    """What is said of a note; None where nothing is said of a field, and "" where it was emptied."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    receiver: str
    note: str
    status: str | None = None
    responsible: str | None = None
    deadline: str | None = None
    answer: str | None = None

    @field_validator("deadline", mode="before")
    @classmethod
    def _as_text(cls, value: object) -> object:
        """Take a date that YAML made of an unquoted one."""
        return value.isoformat() if isinstance(value, datetime.date) else value

    @field_validator("deadline")
    @classmethod
    def _is_a_day(cls, value: str | None) -> str | None:
        if value:
            try:
                datetime.date.fromisoformat(value)
            except ValueError:
                raise ValueError("fristen skrives som 2026-12-01.") from None
        return value

    def of(self, field: Field) -> str | None:
        """Give what is said of a field."""
        value: str | None = getattr(self, field)
        return value

    @property
    def about(self) -> About:
        """Whose answer it is, and to what."""
        return self.receiver, self.note


class Reply(_Said):
    """What a row of a returned file says that was not in it when it was sent.

    Attributes:
        text: The note's, when the file was sent.
        file: Tells the file from every other: by where it lay and what it was when it was sent.
        over: The marks of what stood in its cells when it was sent: whoever wrote this saw that.
    """

    text: str
    file: str
    over: tuple[str, ...] = ()

    @cached_property
    def mark(self) -> str:
        """What tells this reply from every other."""
        return sha256_of(json.dumps(self.model_dump(mode="json"), sort_keys=True).encode())[:12]


class HandReply(_Said):
    """What a person of the unit says holds, whatever the files say."""


class FollowUpBook(BaseModel):
    """The whole of `follow_up.yaml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    replies: tuple[Reply, ...] = ()
    by_hand: tuple[HandReply, ...] = ()

    @field_validator("*", mode="before")
    @classmethod
    def _empty(cls, value: object) -> object:
        return () if value is None else value

    def with_file(self, file: str, replies: Iterable[Reply]) -> FollowUpBook:
        """Let what a file says now take the place of what it said before."""
        others = (reply for reply in self.replies if reply.file != file)
        ordered = sorted((*others, *replies), key=lambda reply: (reply.receiver, reply.note, reply.file))
        return self.model_copy(update={"replies": tuple(ordered)})

    def followed(self, texts: Mapping[str, str]) -> FollowUpBook:
        """Let what was said of a note that is gone go with its text, as where a file got another name.

        Args:
            texts: Those of all notes, by their ids. Only the one note with the very text is taken for it.
        """
        by_text: dict[str, list[str]] = defaultdict(list)
        taken = {reply.note for reply in self.replies}
        for note, text in texts.items():
            if note not in taken:
                by_text[text].append(note)
        gone: dict[str, set[str]] = defaultdict(set)
        for reply in self.replies:
            if reply.note not in texts:
                gone[reply.text].add(reply.note)
        moved = {
            next(iter(notes)): by_text[text][0]
            for text, notes in gone.items()
            if len(notes) == 1 and len(by_text[text]) == 1
        }
        replies = tuple(
            reply.model_copy(update={"note": moved.get(reply.note, reply.note)}) for reply in self.replies
        )
        by_hand = tuple(hand.model_copy(update={"note": moved.get(hand.note, hand.note)}) for hand in self.by_hand)
        return FollowUpBook(replies=replies, by_hand=by_hand)


@dataclass(frozen=True)
class Standing:
    """What holds of a note for one receiver.

    Attributes:
        values: By field; what is not there was never said.
        contested: By field, the replies that say different things; none of them is used.
        known: The marks of all replies about it.
    """

    values: Mapping[Field, str]
    contested: Mapping[Field, tuple[Reply, ...]] = field(default_factory=dict)
    known: tuple[str, ...] = ()


def stand(book: FollowUpBook) -> dict[About, Standing]:
    """Find what holds of each note that something is said of."""
    replies: dict[About, list[Reply]] = defaultdict(list)
    for reply in book.replies:
        replies[reply.about].append(reply)
    by_hand: dict[About, list[HandReply]] = defaultdict(list)
    for hand in book.by_hand:
        by_hand[hand.about].append(hand)
    return {
        about: _stand(replies.get(about, ()), by_hand.get(about, ()))
        for about in sorted(replies.keys() | by_hand.keys())
    }


def _stand(replies: Sequence[Reply], by_hand: Sequence[HandReply]) -> Standing:
    values: dict[Field, str] = {}
    contested: dict[Field, tuple[Reply, ...]] = {}
    for name in FIELDS:
        value, rivals = _settle([reply for reply in replies if reply.of(name) is not None], name)
        hands = [said for hand in by_hand if (said := hand.of(name)) is not None]
        if rivals and not hands:
            contested[name] = rivals
        if (value := hands[-1] if hands else value) is not None:
            values[name] = value
    return Standing(values, contested, tuple(sorted(reply.mark for reply in replies)))


def _settle(said: Sequence[Reply], name: Field) -> tuple[str | None, tuple[Reply, ...]]:
    """Give what holds of a field, and those that contradict each other: then what stood before them holds."""
    last = _last(said)
    if len({reply.of(name) for reply in last}) > 1:
        return _settle([reply for reply in said if reply not in last], name)[0], tuple(last)
    return (last[0].of(name) if last else None), ()


def _last(replies: Sequence[Reply]) -> list[Reply]:
    """Give the replies that nobody who wrote another had seen."""
    seen = {mark for reply in replies for mark in reply.over}
    return [reply for reply in replies if reply.mark not in seen]
