"""The letter to somebody who asked for the input: the municipality's form, with plain marks where it is open."""

from __future__ import annotations

from collections.abc import Iterator

from flows.notes import Edition
from flows.write.citations import Citations
from flows.write.document_settings import AnswerSettings
from flows.write.form import AppendixForm, Heading, Look
from flows.write.marks import MARK, mark, name_of_recipient
from flows.write.outline import Outline, number_notes, outline
from flows.write.summary import add_tellings, overview, tell_themes
from flows.write.word.document import WordDocument
from flows.write.word.looks import Role
from flows.write.word.markup import paragraph, run
from flows.write.wording import BLANK_LINES, genitive, long_date, wording

THEMES = "themes"


def write_answer(
    edition: Edition, heading: Heading, letter: AnswerSettings, form: AppendixForm, look: Look
) -> bytes:
    """Make the letter as a .docx; `form` is that of the appendix which goes with it.

    Every field that `letter` leaves open is a mark.
    """
    says = wording().answer
    plan = outline(edition, grouped=True)
    name = name_of_recipient(letter)
    title = letter.subject or (says.subject_to if name else says.subject).format(subject=heading.title, name=name)
    document = WordDocument(look)
    _Letter(document, letter, heading, form, edition, plan).write(title)
    return document.to_bytes(title, says.mark, letter.administration or heading.host, letter.date or heading.date)


class _Letter:
    """Writes the letter from top to bottom."""

    def __init__(
        self,
        document: WordDocument,
        letter: AnswerSettings,
        heading: Heading,
        form: AppendixForm,
        edition: Edition,
        plan: Outline,
    ) -> None:
        self._document = document
        self._letter = letter
        self._heading = heading
        self._edition = edition
        self._plan = plan
        self._mark = wording().appendix.mark.format(number=form.number)
        self._citations = Citations(number_notes(edition, form), self._mark)

    def write(self, title: str) -> None:
        self._sender_and_recipient()
        self._date_and_cases()
        self._add("title", title)
        self._questions()
        self._answers()
        self._signature()
        self._appendices()
        self._contact()
        self._citations.add_lists(self._document, "theme")

    def _sender_and_recipient(self) -> None:
        letter, says = self._letter, wording().answer
        for line in (letter.administration, letter.department or self._heading.host):
            if line:
                self._add("sender", line)
        recipient = [says.to, letter.recipient or mark(says.missing.recipient)]
        if letter.email:
            recipient.append(says.email.format(email=letter.email))
        self._add("signature", "\n".join(recipient))

    def _date_and_cases(self) -> None:
        letter, says = self._letter, wording().answer
        facts = [(says.date, long_date(letter.date) if letter.date else mark(says.missing.date))]
        for number in letter.cases:
            named = bool(number.system)
            case = says.case_in.format(system=number.system) if named else says.case
            document = says.document_in.format(system=number.system) if named else says.document
            facts += [(name, value) for name, value in ((case, number.case), (document, number.document)) if value]
        if not any(number.case for number in letter.cases):
            facts.append((says.case, mark(says.missing.case)))
        label = self._document.looks.id_of("label")
        for name, value in facts:
            self._document.add(
                paragraph(self._document.looks.id_of("fact"), run(name, label), *self._runs(f"\t{value}"))
            )

    def _questions(self) -> None:
        letter, says = self._letter, wording().answer
        recipient = name_of_recipient(letter) or mark(says.missing.recipient)
        asked_on = long_date(letter.asked_on) if letter.asked_on else mark(says.missing.asked_on)
        self._add("body", says.greeting.format(name=recipient))
        if letter.asked_by and letter.asked_by != letter.recipient:
            self._add("body", says.asked_by_other.format(name=letter.asked_by, date=asked_on))
        else:
            self._add("body", says.asked.format(date=asked_on))
        if not letter.questions:
            self._add("quote", mark(says.missing.questions))
        several = len(letter.questions) > 1
        for number, question in enumerate(letter.questions, 1):
            quoted = wording().telling.quotation.format(text=question.text)
            self._add("quote", f"{number}. {quoted}" if several else quoted)

    def _answers(self) -> None:
        letter, says = self._letter, wording().answer
        who = genitive(letter.administration) if letter.administration else mark(says.missing.administration)
        self._add("theme", says.answers.format(administration=who))
        several = len(letter.questions) > 1
        for number, question in enumerate(letter.questions, 1):
            if several:
                self._add("subtheme", says.answer_to.format(number=number))
            answer = question.answer
            if answer.casefold() == THEMES:
                enclosed = says.enclosed.format(mark=self._mark)
                self._add("body", f"{overview(self._plan)} {enclosed}")
                heading: Role = "detail" if several else "subtheme"
                tellings = tell_themes(self._edition, self._plan, self._citations)
                add_tellings(self._document, tellings, self._citations, heading)
                continue
            for part in BLANK_LINES.split(answer or mark(says.missing.answer.format(number=number))):
                self._add("body", part.strip())

    def _signature(self) -> None:
        signature, says = self._letter.signature, wording().answer
        self._add("signature", says.regards)
        name = signature.name or mark(says.missing.name)
        self._add("signature", f"{name}\n{signature.title or mark(says.missing.title)}")

    def _appendices(self) -> None:
        says = wording().answer
        title = wording().appendix.title.format(subject=self._heading.title)
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
        for found in MARK.finditer(text):
            if found.start() > start:
                yield run(text[start : found.start()])
            yield run(found.group(), self._document.looks.id_of("open"))
            start = found.end()
        if start < len(text):
            yield run(text[start:])
