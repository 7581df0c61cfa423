"""The sentences of wording.yaml, and how numbers are said in Danish."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict

from flows.danish.months import MONTHS
from flows.yaml_source import read_packaged

BLANK_LINES = re.compile(r"\n\s*\n")  # between two paragraphs of what a person typed
_NUMERALS = ("nul", "ét", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv")


class Counted(BaseModel):
    """A sentence in the singular and in the plural; `two` where Danish says "begge" of two."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    one: str
    two: str | None = None
    many: str

    def of(self, number: int, **names: Any) -> str:
        """Say it of a number: `{count}` in figures, `{word}` as prose has it."""
        words = self.one if number == 1 else self.two if number == 2 and self.two else self.many
        return words.format(count=count(number), word=in_words(number), **names)


class UnbrokenWording(BaseModel):
    """Words that stay on the line of the number behind or in front of them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    before: tuple[str, ...]
    after: tuple[str, ...]


class AccountWording(BaseModel):
    """What is said of how much a document holds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    all: Counted
    all_read: Counted
    some: Counted
    some_of_read: Counted
    verbatim: str
    verbatim_but_hidden: str
    hidden: Counted
    in_notes: Counted
    left_out: Counted
    why: str
    reasons: dict[str, str]
    skipped: Counted
    unread: Counted


class CitationWording(BaseModel):
    """How the notes behind a number are cited."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    numbers: str
    in_appendix: str
    list_name: str
    heading: str
    list_entry: str


class BoardWording(BaseModel):
    """What the board says by itself, beside what stands in its page."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    itself: str


class AppendixWording(BaseModel):
    """What the appendix says by itself."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    mark: str
    title: str
    without_theme: str
    without_subtheme: str
    contents: str
    see_also: str
    also_elsewhere: Counted
    itself: str
    grouped: str
    points: Counted
    variants: str
    numbers_of_whole: str
    mentioned: str
    blank: str


class Change(BaseModel):
    """A change, as the first of a sentence and as a later one."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    first: Counted
    next: Counted


class SummaryWording(BaseModel):
    """What the summary says around its themes."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    mark: str
    title: str
    fact_date: str
    fact_place: str
    fact_host: str
    fact_notes: str
    fact_groups: str
    notes_read: str
    notes_read_left_out: str
    notes_part: str
    notes_left_out: str
    groups: str
    overview_heading: str
    overview: Counted
    overview_read: Counted
    overview_left_out: Counted
    overview_read_left_out: Counted
    placed_in_one: Counted
    placed_in_one_some: Counted
    placed_in_many: str
    placed_in_many_some: str
    outside: Counted
    largest: str
    largest_then: str
    largest_both: str
    none_placed: Counted
    figure: str
    figure_caption: str
    figure_description: str
    table: str
    counts: str
    table_description: str
    column_theme: str
    column_notes: str
    total: str
    changes_heading: str
    unchanged: str
    changed: str
    added: Change
    removed: Change
    moved: Change
    method_heading: str
    by_rules: Counted
    by_people: Counted
    by_like: Counted
    by_staff: Counted
    between: str
    names: str
    words: str
    lone: str
    stances: str
    numbers: str
    each_counted: str
    overlap: Counted
    quotations: Counted


class Limits(BaseModel):
    """How many things a sentence names at most."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    named: int
    words: int


class TellingWording(BaseModel):
    """What is said of a theme."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    notes: Counted
    whole: Counted
    between: Counted
    all_between: Counted
    between_list: str
    first: Counted
    further: Counted
    other: Counted
    both: str
    all: str
    at_most: Limits
    names: Counted
    names_some: Counted
    names_also: str
    names_also_some: str
    names_again: str
    names_again_some: str
    names_only: str
    names_only_some: str
    thing: str
    thing_counted: str
    thing_list: str
    words: str
    further_word: str
    rest_whole: Counted
    rest: Counted
    rest_list: str
    lone_list: str
    lone: Counted
    of_them_lone: Counted
    about_other: str
    names_other: str
    against: Counted
    against_list: str
    questions: Counted
    questions_further: Counted
    questions_list: str
    quoted: Counted
    quotation: str


class WithoutThemeWording(BaseModel):
    """What is said of the notes without a theme."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    notes: Counted
    no_rule_only: Counted
    tie_only: Counted
    decision_only: Counted
    no_rule: Counted
    tie: Counted
    decision: Counted
    where: Counted


class MissingWording(BaseModel):
    """What the letter calls a field that a caseworker must write."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    recipient: str
    date: str
    case: str
    asked_on: str
    questions: str
    administration: str
    answer: str
    name: str
    title: str


class AnswerWording(BaseModel):
    """What the answer letter says around questions and answers."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    mark: str
    subject: str
    subject_to: str
    open: str
    to: str
    email: str
    date: str
    case: str
    case_in: str
    document: str
    document_in: str
    greeting: str
    asked: str
    asked_by_other: str
    answers: str
    answer_to: str
    enclosed: str
    regards: str
    appendices: str
    appendix: str
    phone: str
    missing: MissingWording


class Wording(BaseModel):
    """The whole of wording.yaml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    unbroken: UnbrokenWording
    account: AccountWording
    board: BoardWording
    appendix: AppendixWording
    summary: SummaryWording
    citation: CitationWording
    telling: TellingWording
    without_theme: WithoutThemeWording
    answer: AnswerWording


@cache
def wording() -> Wording:
    """Read the sentences."""
    return read_packaged("flows.write", "wording.yaml", Wording)


def unbroken(text: str) -> str:
    """Put no-break spaces into a sentence of ours: "Bilag 1", "117 input", "13. august". Never into a note."""
    return _breakable().sub("\N{NO-BREAK SPACE}", text)


@cache
def _breakable() -> re.Pattern[str]:
    """Match the spaces beside numbers at which no line may end."""
    words = wording().unbroken
    before = "|".join(rf"(?<=\b{re.escape(word)})" for word in words.before)
    after = "|".join(map(re.escape, words.after))
    return re.compile(
        rf"(?:{before}) (?=\d)|(?<=\d) (?=(?:{after})\b)|(?<=\d\.) (?=(?:{'|'.join(MONTHS)})\b)", re.IGNORECASE
    )


def count(number: int) -> str:
    """Write a number as Danish does: 1.234."""
    return f"{number:,}".replace(",", ".")


def in_words(number: int) -> str:
    """Write a number as a word up to twelve, as Danish prose does, else in figures."""
    return _NUMERALS[number] if number < len(_NUMERALS) else count(number)


def joined(clauses: Sequence[str]) -> str:
    """Join clauses as Danish does: "a, b, og c"."""
    return ", og ".join(part for part in (", ".join(clauses[:-1]), *clauses[-1:]) if part)


def listed(words: Sequence[str]) -> str:
    """List words as Danish does: "a, b og c"."""
    return " og ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def sentence(text: str) -> str:
    """Give it a capital letter, and a full stop where it has no sign."""
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?", ":")) else ".")


def long_date(date: datetime.date) -> str:
    """Write a date as "13. august 2025"."""
    return f"{date.day}. {MONTHS[date.month - 1]} {date.year}"


def genitive(name: str) -> str:
    """Give the genitive: -s, after a sibilant an apostrophe, after an abbreviation or a number 's."""
    name = name.strip()
    if name.casefold().endswith(("s", "x", "z")):
        return f"{name}'"
    return f"{name}'s" if name[-1:].isupper() or name[-1:].isdigit() else f"{name}s"
