"""The cover note: what the package is, how much of how much, what is asked for, and what the case system needs."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from flows.deliver.settings import HandOffSettings, ReceiverSettings
from flows.deliver.wording import wording
from flows.notes import Edition
from flows.write.account import hidden
from flows.write.form import AppendixForm, Heading, Look
from flows.write.outline import outline
from flows.write.word.document import WordDocument
from flows.write.word.looks import Role
from flows.write.word.markup import paragraph, run
from flows.write.wording import count, long_date, unbroken


def write_cover(
    edition: Edition,
    receiver: ReceiverSettings,
    hand_off: HandOffSettings,
    heading: Heading,
    form: AppendixForm,
    look: Look,
) -> bytes:
    """Make the cover note as a .docx.

    Args:
        edition: Narrowed to the receiver's notes.
        receiver: Whom it goes to.
        hand_off: Who sends it, and what the case system asks for.
        heading: What is known of the workshop.
        form: That of the appendix.
        look: The template's.
    """
    says = wording().cover
    document = WordDocument(look)
    title = says.title.format(subject=heading.title)
    _Cover(document, edition, receiver, hand_off, heading, form).write(title)
    return document.to_bytes(title, says.mark, hand_off.sender.name or heading.host, heading.date)


class _Cover:
    """Writes the note from top to bottom."""

    def __init__(
        self,
        document: WordDocument,
        edition: Edition,
        receiver: ReceiverSettings,
        hand_off: HandOffSettings,
        heading: Heading,
        form: AppendixForm,
    ) -> None:
        self._document = document
        self._edition = edition
        self._receiver = receiver
        self._hand_off = hand_off
        self._heading = heading
        self._form = form
        self._plan = outline(edition, grouped=True)

    def write(self, title: str) -> None:
        says = wording().cover
        self._add("title", title)
        self._facts()
        plan = self._plan
        words = says.what if plan.notes < plan.collected else says.all
        told = words.of(plan.notes, receiver=self._receiver.name, all=count(plan.collected))
        self._add("body", " ".join([told, *hidden(plan)]))
        self._add("theme", says.themes)
        for section in plan.sections:
            self._add("bullet", says.theme.format(theme=section.title, count=count(len(section.notes))))
        if shared := list(self._shared()):
            self._add("theme", says.shared_heading)
            self._add("body", " ".join([*shared, says.shared_advice]))
        self._add("theme", says.do_heading)
        for sentence in (*says.do, self._back()):
            self._add("bullet", sentence)
        self._add("theme", says.enclosed_heading)
        for key in ("table", *self._receiver.get, "description"):
            self._add("bullet", says.enclosed[key].format(file=self._form.file_name))
        if journal := list(self._journal(title)):
            self._add("theme", says.journal_heading)
            for name, value in journal:
                self._fact(name, value)

    def _facts(self) -> None:
        says, sender = wording().cover, self._hand_off.sender
        facts = (
            (says.to, self._receiver.name),
            (says.sender, sender.name or self._heading.host),
            (says.held, _day(self._heading.date)),
            (says.deadline, _day(self._receiver.deadline)),
            (says.answer_to, sender.email),
            (says.contact, sender.contact),
        )
        for name, value in facts:
            if value:
                self._fact(name, value)

    def _shared(self) -> Iterator[str]:
        """Say how many of the notes others have got, too: else each waits for the other."""
        says = wording().cover
        others = [len(receivers) - 1 for receivers in self._edition.sent_to.values()]
        for words, number in (
            (says.shared_one, sum(other == 1 for other in others)),
            (says.shared_several, sum(other > 1 for other in others)),
        ):
            if number:
                yield words.of(number)

    def _back(self) -> str:
        says, deadline = wording().cover, self._receiver.deadline
        by = says.back_by.format(date=long_date(deadline)) if deadline else ""
        if self._receiver.delivered_to_folder:
            return says.back_folder.format(by=by)
        email = self._hand_off.sender.email
        return says.back.format(to=says.back_to.format(email=email) if email else "", by=by)

    def _journal(self, title: str) -> Iterator[tuple[str, str]]:
        """Give what the case system asks for; nothing where nobody filled in any of it."""
        journal = self._hand_off.journal
        if journal == type(journal)():
            return
        day = journal.document_date or self._heading.date
        given = {
            **journal.model_dump(),
            "document_title": journal.document_title or title,
            "document_date": day.strftime("%d-%m-%Y") if day else "",
        }
        yield from ((name, given[key]) for key, name in wording().cover.journal.items() if given[key])

    def _fact(self, name: str, value: str) -> None:
        style = self._document.looks.id_of
        self._document.add(paragraph(style("fact"), run(name, style("label")), run(unbroken(f"\t{value}"))))

    def _add(self, role: Role, text: str) -> None:
        self._document.add(paragraph(self._document.looks.id_of(role), run(unbroken(text))))


def _day(date: datetime.date | None) -> str:
    return long_date(date) if date else ""
