"""The letter to somebody who asked for the input: the municipality's form, with plain marks where it is open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from flows.notes import Edition
from flows.settings import WorkshopSettings
from flows.write.outline import Outline, outline
from flows.write.settings import AnswerSettings
from flows.write.summary import add_tellings, overview, tell_themes
from flows.write.word.document import WordDocument
from flows.write.word.looks import Role
from flows.write.word.markup import paragraph, run
from flows.write.wording import genitive, long_date, wording

THEMES = "themes"
_MARK = re.compile(r"\[Udfyldes[^\]]*\]?", re.IGNORECASE)
_BLANK_LINES = re.compile(r"\n\s*\n")


def write_answer(edition: Edition, settings: WorkshopSettings, template: bytes | None) -> bytes:
    """Make the letter as a .docx; the arguments are those of `write_appendix`.

    Without `settings.answer` every field of it is a mark.
    """
    letter = settings.answer or AnswerSettings()
    says = wording().answer
    plan = outline(edition, grouped=True)
    title = letter.subject or says.subject.format(subject=settings.title)
    document = WordDocument(template, settings.appendix.template, settings.appendix.styles)
    _Letter(document, letter, settings, edition, plan).write(title)
    return document.to_bytes(title, says.mark, letter.administration or settings.host, letter.date or settings.date)


def open_marks(settings: WorkshopSettings) -> list[str]:
    """List the marks in the letter, as they stand in it: what a caseworker must still write.

    Empty where no letter is asked for. A mark that staff have typed themselves counts, too, in whichever field.
    """
    letter = settings.answer
    if letter is None:
        return []
    says = wording().answer.missing
    missing = [
        what
        for value, what in (
            (_name_of_recipient(letter), says.recipient),
            (letter.date, says.date),
            (any(number.case for number in letter.cases), says.case),
            (letter.asked_on, says.asked_on),
            (letter.questions, says.questions),
            (letter.administration, says.administration),
        )
        if not value
    ]
    missing += [
        says.answer.format(number=number)
        for number, question in enumerate(letter.questions, 1)
        if not question.answer
    ]
    signature = ((letter.signature.name, says.name), (letter.signature.title, says.title))
    missing += [what for value, what in signature if not value]
    typed = [found.group() for text in _texts(settings, letter) for found in _MARK.finditer(text)]
    return [_open(what) for what in missing] + typed


class _Letter:
    """Writes the letter from top to bottom."""

    def __init__(
        self,
        document: WordDocument,
        letter: AnswerSettings,
        settings: WorkshopSettings,
        edition: Edition,
        plan: Outline,
    ) -> None:
        self._document = document
        self._letter = letter
        self._settings = settings
        self._edition = edition
        self._plan = plan
        self._mark = wording().appendix.mark.format(number=settings.appendix.number)

    def write(self, title: str) -> None:
        self._sender_and_recipient()
        self._date_and_cases()
        self._add("title", title)
        self._questions()
        self._answers()
        self._signature()
        self._appendices()
        self._contact()

    def _sender_and_recipient(self) -> None:
        letter, says = self._letter, wording().answer
        for line in (letter.administration, letter.department or self._settings.host):
            if line:
                self._add("sender", line)
        recipient = [says.to, letter.recipient or _open(says.missing.recipient)]
        if letter.email:
            recipient.append(says.email.format(email=letter.email))
        self._add("signature", "\n".join(recipient))

    def _date_and_cases(self) -> None:
        letter, says = self._letter, wording().answer
        facts = [(says.date, long_date(letter.date) if letter.date else _open(says.missing.date))]
        for number in letter.cases:
            named = bool(number.system)
            case = says.case_in.format(system=number.system) if named else says.case
            document = says.document_in.format(system=number.system) if named else says.document
            facts += [(name, value) for name, value in ((case, number.case), (document, number.document)) if value]
        if not any(number.case for number in letter.cases):
            facts.append((says.case, _open(says.missing.case)))
        label = self._document.looks.id_of("label")
        for name, value in facts:
            self._document.add(
                paragraph(self._document.looks.id_of("fact"), run(name, label), *self._runs(f"\t{value}"))
            )

    def _questions(self) -> None:
        letter, says = self._letter, wording().answer
        recipient = _name_of_recipient(letter) or _open(says.missing.recipient)
        asked_on = long_date(letter.asked_on) if letter.asked_on else _open(says.missing.asked_on)
        self._add("body", says.greeting.format(name=recipient))
        if letter.asked_by and letter.asked_by != letter.recipient:
            self._add("body", says.asked_by_other.format(name=letter.asked_by, date=asked_on))
        else:
            self._add("body", says.asked.format(date=asked_on))
        if not letter.questions:
            self._add("quote", _open(says.missing.questions))
        several = len(letter.questions) > 1
        for number, question in enumerate(letter.questions, 1):
            quoted = wording().telling.quotation.format(text=question.text)
            self._add("quote", f"{number}. {quoted}" if several else quoted)

    def _answers(self) -> None:
        letter, says = self._letter, wording().answer
        who = genitive(letter.administration) if letter.administration else _open(says.missing.administration)
        self._add("theme", says.answers.format(administration=who))
        several = len(letter.questions) > 1
        for number, question in enumerate(letter.questions, 1):
            if several:
                self._add("subtheme", says.answer_to.format(number=number))
            answer = question.answer
            if answer.casefold() == THEMES:
                enclosed = says.enclosed.of(self._plan.notes, mark=self._mark)
                self._add("body", f"{overview(self._plan)} {enclosed}")
                heading: Role = "detail" if several else "subtheme"
                add_tellings(self._document, tell_themes(self._edition, self._plan, self._mark), heading)
                continue
            for part in _BLANK_LINES.split(answer or _open(says.missing.answer.format(number=number))):
                self._add("body", part.strip())

    def _signature(self) -> None:
        signature, says = self._letter.signature, wording().answer
        self._add("signature", says.regards)
        name = signature.name or _open(says.missing.name)
        self._add("signature", f"{name}\n{signature.title or _open(says.missing.title)}")

    def _appendices(self) -> None:
        says = wording().answer
        title = wording().appendix.title.format(subject=self._settings.title)
        self._add("theme", says.appendices)
        self._add("bullet", says.appendix.format(mark=self._mark, title=title))
        for name in filter(None, self._letter.appendices):
            self._add("bullet", name)

    def _contact(self) -> None:
        contact, says = self._letter.contact, wording().answer
        phone = says.phone.format(phone=contact.phone) if contact.phone else ""
        lines = [contact.name, *contact.address, phone, contact.email, contact.web]
        if any(lines):
            self._add("contact", "\n".join(line for line in lines if line))

    def _add(self, role: Role, text: str) -> None:
        self._document.add(paragraph(self._document.looks.id_of(role), *self._runs(text)))

    def _runs(self, text: str) -> Iterator[str]:
        """Set the marks off from the text around them."""
        start = 0
        for found in _MARK.finditer(text):
            if found.start() > start:
                yield run(text[start : found.start()])
            yield run(found.group(), self._document.looks.id_of("open"))
            start = found.end()
        if start < len(text):
            yield run(text[start:])


def _open(what: str) -> str:
    return wording().answer.open.format(what=what)


def _name_of_recipient(letter: AnswerSettings) -> str:
    """Give the name without the title behind it: "Karen Vestergaard" of "Karen Vestergaard, MB"."""
    return letter.recipient.split(",")[0].strip()


def _texts(settings: WorkshopSettings, letter: AnswerSettings) -> Iterator[str]:
    """Give every text that staff have typed and the letter prints."""
    yield settings.title  # of the appendix, which the letter lists
    if not letter.department:
        yield settings.host
    yield from _strings(letter.model_dump())


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)
