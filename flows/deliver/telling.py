"""What a receiver is told of its package, and what the command tells of each receiver."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from flows.deliver.ledger import Delivery, SentNote
from flows.deliver.plan import Planned
from flows.deliver.settings import SenderSettings
from flows.deliver.wording import wording
from flows.write.wording import Counted, listed, long_date


def tell_receiver(planned: Planned, sender: SenderSettings, held: datetime.date | None) -> str:
    """Write the e-mail's text: what comes, what is new since, and what is asked for. No note, and no title."""
    says, receiver = wording().mail, planned.receiver
    assert planned.package is not None  # noqa: S101 - only what is delivered is told of
    words = {"first": says.first, "again": says.again, "update": says.update}[planned.action]
    opening = words.of(len(planned.package.notes), held=says.held.format(date=long_date(held)) if held else "")
    lines = [says.greeting.format(receiver=receiver.name), "", opening]
    if planned.before is not None:
        news = list(tell_news(planned))
        lines += ["", says.since, *news] if news else []
        lines += ["", says.kept]
    lines += ["", says.begin]
    if sender.email:
        by = says.by.format(date=long_date(receiver.deadline)) if receiver.deadline else ""
        lines.append(says.back.format(email=sender.email, by=by))
    if sender.name:
        lines += ["", says.regards, sender.name]
    return "\n".join(lines) + "\n"


def tell_news(planned: Planned) -> Iterator[str]:
    """Say what is new, gone and moved since the last package, each with its numbers."""
    says, news = wording().mail, planned.news
    told = [
        _counted(words, notes, numbers)
        for words, notes, numbers in (
            (says.added, news.added, says.numbers),
            (says.removed, news.removed, says.old_numbers),
            (says.moved, news.moved, says.numbers),
        )
        if notes
    ]
    if not told and planned.action == "update":
        told = [says.details]
    yield from told


def _counted(words: Counted, notes: Iterable[SentNote], numbered: str) -> str:
    listed_notes = list(notes)
    numbers = sorted({note.number for note in listed_notes if note.number is not None})
    return words.of(
        len(listed_notes), numbers=numbered.format(numbers=listed(list(map(str, numbers)))) if numbers else ""
    )


def tell_plan(planned: Planned, maybe_at: str = "") -> Iterator[str]:
    """Say what would be done about a receiver, a line or more.

    Args:
        planned: What is to be done.
        maybe_at: When the last package was given to a server that did not answer.
    """
    says, receiver = wording().told, planned.receiver
    who = {"name": receiver.name, "id": receiver.id}
    if planned.action in ("first", "again", "update") and planned.package is not None:
        words = {"first": says.first, "again": says.again, "update": says.update}[planned.action]
        yield words.of(len(planned.package.notes), **who)
        if planned.action == "update":
            yield _count_news(planned)
        where = says.email if receiver.delivered_by_mail else says.folder
        yield where.format(target=planned.target, files=", ".join(sorted(planned.package.files)))
        return
    alone = {
        "unchanged": says.unchanged,
        "maybe": says.maybe,
        "kept_here": says.kept_here,
        "empty": says.empty_now if planned.before else says.empty,
    }
    yield alone[planned.action].format(**who, at=maybe_at)


def _count_news(planned: Planned) -> str:
    news, says = planned.news, wording()
    counts = {"added": len(news.added), "removed": len(news.removed), "moved": len(news.moved)}
    return says.told.news.format(**counts) if any(counts.values()) else says.mail.details.removeprefix("- ")


def tell_waiting(workshop: str, planned: Planned, opened: Delivery | None) -> str:
    """Say what a receiver has not got as it is now; empty where it has it all.

    Args:
        workshop: The name of its folder.
        planned: What would be done about the receiver.
        opened: Its package that was begun, and never known to have arrived.
    """
    says, receiver = wording().waiting, planned.receiver
    words = {
        "first": says.first,
        "update": says.update,
        "maybe": says.maybe,
        "kept_here": says.kept_here,
        "empty": says.gone if planned.before else "",
    }.get(planned.action, "")
    return words.format(
        workshop=workshop,
        id=receiver.id,
        name=receiver.name,
        news=_count_news(planned),
        at=long_date(datetime.datetime.fromisoformat(opened.at).date()) if opened else "",
    )


def tell_done(planned: Planned) -> str:
    """Say that a package was delivered."""
    says, receiver = wording().told, planned.receiver
    words = says.done_email if receiver.delivered_by_mail else says.done_folder
    return words.format(name=receiver.name, id=receiver.id, target=planned.target)
