"""The letter to somebody who asked for the input: the municipality's form, with plain marks where it is open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.notes import Edition
from flows.write.citations import Citations
from flows.write.document_settings import AnswerSettings, Question
from flows.write.form import AppendixForm, Heading, Look
from flows.write.marks import MARK, mark
from flows.write.outline import Outline, number_notes, outline
from flows.write.recipient import name_of
from flows.write.summary import add_tellings, overview, tell_themes
from flows.write.word.document import WordDocument
from flows.write.word.looks import Role
from flows.write.word.markup import paragraph, run
from flows.write.wording import BLANK_LINES, genitive, long_date, unbroken, wording

THEMES = "themes"
_LISTED = re.compile(r"\A\s*(?:(?:(?i:spørgsmål)\s+)?\(?\d{1,2}[.):]+|[-–—•*])\s+(?![a-zæøå])")  # not "13. august"


def write_answer(
    edition: Edition, heading: Heading, letter: AnswerSettings, form: AppendixForm, look: Look
) -> bytes:
    """Make the letter as a .docx; `form` is that of the appendix which goes with it.

    Every field that `letter` leaves open is a mark.
    """
    says = wording().answer
    plan = outline(edition, grouped=True)
    name = name_of(letter.recipient)
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
        self._document.add_columns([*self._sender(), self._recipient()], list(self._aside()))
        self._add("title", title)
        self._questions()
        self._answers()
        self._signature()
        self._appendices()
        self._citations.add_lists(self._document, "theme")

    def _sender(self) -> Iterator[str]:
        letter = self._letter
        lines: tuple[tuple[Role, str], ...] = (
            ("municipality", letter.municipality),
            ("sender", letter.administration),
            ("sender", letter.department or self._heading.host),
        )
        return (self._paragraph(role, line) for role, line in lines if line)

    def _recipient(self) -> str:
        letter, says = self._letter, wording().answer
        recipient = [says.to, letter.recipient or mark(says.missing.recipient)]
        if letter.email:
            recipient.append(says.email.format(email=letter.email))
        return self._paragraph("recipient", "\n".join(recipient))

    def _aside(self) -> Iterator[str]:
        """Write what stands to the right of sender and recipient: date, numbers in each system, where to turn."""
        letter, says = self._letter, wording().answer
        yield self._labelled(says.date, long_date(letter.date) if letter.date else mark(says.missing.date))
        for number in letter.cases:
            named = bool(number.system)
            case = says.case_in.format(system=number.system) if named else says.case
            document = says.document_in.format(system=number.system) if named else says.document
            yield from (
                self._labelled(name, value)
                for name, value in ((case, number.case), (document, number.document))
                if value
            )
        if not any(number.case for number in letter.cases):
            yield self._labelled(says.case, mark(says.missing.case))
        contact = letter.contact
        if office := "\n".join(filter(None, (contact.name, *contact.address))):
            yield self._paragraph("aside", office)
        if contact.phone:
            yield self._labelled(says.phone, contact.phone)
        if elsewhere := "\n".join(filter(None, (contact.email, contact.web))):
            yield self._paragraph("aside", elsewhere)

    def _questions(self) -> None:
        letter, says = self._letter, wording().answer
        name = name_of(letter.recipient) or mark(says.missing.recipient)
        asked_on = long_date(letter.asked_on) if letter.asked_on else mark(says.missing.asked_on)
        self._add("body", letter.greeting or says.greeting.format(name=name))
        if letter.asked_by and letter.asked_by != letter.recipient:
            self._say("body", says.asked_by_other.format(name=letter.asked_by, date=asked_on))
        else:
            self._say("body", says.asked.format(date=asked_on))
        asked = [_LISTED.sub("", question.text, count=1) for question in letter.questions]
        if not asked:
            self._add("quote", mark(says.missing.questions))
        elif len(asked) == 1:
            self._add("quote", wording().telling.quotation.format(text=asked[0]))
        else:
            for text in asked:
                self._add("question", text)

    def _answers(self) -> None:
        letter, says = self._letter, wording().answer
        who = genitive(letter.administration) if letter.administration else mark(says.missing.administration)
        self._add("theme", says.answers.format(administration=who))
        questions = letter.questions or (Question(text=says.missing.questions, answer=THEMES),)
        several = len(questions) > 1
        for number, question in enumerate(questions, 1):
            if several:
                self._say("subtheme", says.answer_to.format(number=number))
            answer = question.answer
            if answer.casefold() == THEMES:
                self._themes("detail" if several else "subtheme")
                continue
            for part in BLANK_LINES.split(answer or mark(says.missing.answer.format(number=number))):
                self._add("body", part.strip())

    def _themes(self, heading: Role) -> None:
        enclosed = wording().answer.enclosed.format(mark=self._mark)
        self._say("body", f"{overview(self._plan)} {enclosed}")
        add_tellings(
            self._document, tell_themes(self._edition, self._plan, self._citations), self._citations, heading
        )

    def _signature(self) -> None:
        """Sign, on a page that has some of the text, whatever follows."""
        signature, says = self._letter.signature, wording().answer
        self._document.keep_last_with_next()
        self._add("signature", says.regards)
        self._document.keep_last_with_next()
        name = signature.name or mark(says.missing.name)
        self._add("signature", f"{name}\n{signature.title or mark(says.missing.title)}")

    def _appendices(self) -> None:
        says = wording().answer
        title = wording().appendix.title.format(subject=self._heading.title)
        self._add("theme", says.appendices)
        self._add("bullet", says.appendix.format(mark=self._mark, title=title))
        for name in filter(None, self._letter.appendices):
            self._add("bullet", name)

    def _add(self, role: Role, text: str) -> None:
        self._document.add(self._paragraph(role, text))

    def _say(self, role: Role, text: str) -> None:
        self._add(role, unbroken(text))

    def _labelled(self, label: str, value: str) -> str:
        style = self._document.looks.id_of
        return paragraph(style("aside"), run(label, style("label")), *self._runs(unbroken(f"\n{value}")))

    def _paragraph(self, role: Role, text: str) -> str:
        return paragraph(self._document.looks.id_of(role), *self._runs(text))

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
