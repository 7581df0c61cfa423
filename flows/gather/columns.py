"""What each column of a table holds: told by its heading first, by its content second."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from flows.danish.function_words import function_words
from flows.danish.months import ENGLISH_MONTHS, MONTHS
from flows.gather.exports import Export, Role
from flows.gather.folding import fold_heading
from flows.gather.headers import Vocabulary, are_names
from flows.sheets.book import Cell, Kind
from flows.theme_names import NO_THEMES, ThemeNames

ColumnRole = Literal["note", "label", "theme", "tick", "number", "date", "person", "metadata", "other"]

_SAMPLE = 400  # cells of a column that are looked at
_NUMBER = re.compile(r"[-+]?[\d.,  ]*\d\s?(?:%|kr\.?|pct\.?|[.)])?$")
_DIGIT = re.compile(r"\d")
_CLOCK = r"\d{1,2}[.:]\d{2}(?:[.:]\d{2})?"
_DATE = re.compile(
    r"\d{1,2}[-./ ]\s?(?:\d{1,2}|[a-zæøå]{3,9}\.?)[-./ ]\s?\d{2,4}"
    rf"(?:[ T,]+(?:kl\.? ?)?{_CLOCK})?(?: ?[ap]m)?$"
    r"|\d{4}[-/]\d{1,2}[-/]\d{1,2}(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]m)?Z?(?:[+-]\d{2}:?\d{2})?)?"
    r"(?: (?:UTC|GMT|[A-Z]{2,4})(?:[+-]\d{1,2}(?::\d{2})?)?)?$"
    rf"|{_CLOCK}$",
    re.IGNORECASE,
)
_MONTH_NAME = "|".join(name[:3] + "[a-zæøå.]{0,7}" for name in (*MONTHS, *ENGLISH_MONTHS))
_LONG_DATE = re.compile(
    rf"(?:[a-zæøå]{{3,8}}\.?,?\s+)?(?:d\.\s?)?(?:(?:{_MONTH_NAME})\s\d{{1,2}}|\d{{1,2}}\.?\s(?:{_MONTH_NAME})),?\s\d{{4}}"
    rf"(?:,?\s(?:kl\.?\s)?{_CLOCK}(?:\s?[ap]m)?)?(?:\s(?:GMT|UTC)[+-]?\d{{0,4}})?(?:\s\([^)]*\))?$",
    re.IGNORECASE,
)
_IN_NAMES = frozenset({"og", "af", "de"})
_INITIALS = re.compile(r"[A-ZÆØÅ]{2,4}\d?$|[A-ZÆØÅ]\.\s?[A-ZÆØÅ]\.?$")
_NAME = re.compile(r"[A-ZÆØÅ][a-zæøåéäöü]+(?:[ -][A-ZÆØÅ][a-zæøåéäöü]*\.?){0,3}$")
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[a-zæøå]{2,}$", re.IGNORECASE)


def is_number(text: str) -> bool:
    """Tell whether a text is a figure."""
    return len(text) <= 25 and _NUMBER.match(text.strip()) is not None


def is_date(text: str) -> bool:
    """Tell whether a text is a date or a time of day."""
    text = text.strip()
    may_be = len(text) <= 80 and _DIGIT.search(text) is not None
    return may_be and (_DATE.match(text) is not None or _LONG_DATE.match(text) is not None)


def is_email(text: str) -> bool:
    """Tell whether a text is an e-mail address."""
    return len(text) <= 120 and "@" in text and _EMAIL.match(text.strip()) is not None


def is_full_name(text: str) -> bool:
    """Tell whether a text may be somebody's full name: two to four words that begin in capitals, and no other."""
    return " " in text.strip() and _NAME.match(text.strip()) is not None


def is_initials(text: str) -> bool:
    """Tell whether a text may be somebody's initials."""
    return _INITIALS.match(text.strip()) is not None


def is_no_name(text: str) -> bool:
    """Tell whether a text can be nobody's name: four words or more, most of them small, or with a small word in it.

    Small letters alone say nothing: many type "hanne bak".
    """
    words = text.split()
    if len(words) < 2 or are_names(text):
        return False
    small = sum(word[:1].islower() for word in words)
    tied = any(word.casefold() in function_words() and word.casefold() not in _IN_NAMES for word in words)
    return tied or (len(words) >= 4 and small >= len(words) / 2)


def reads_as_prose(text: str) -> bool:
    """Tell whether a single text looks like something a participant wrote."""
    return len(text) >= 25 and len(text.split()) >= 5


class Profile:
    """What a column's cells look like, its heading apart; shares of the cells looked at.

    Each is counted when it is first asked for: a sheet may have 16,384 columns, and few are asked about names.

    Attributes:
        cells: How many are looked at.
    """

    def __init__(self, cells: Sequence[Cell], vocabulary: Vocabulary) -> None:
        self._sample = cells[:_SAMPLE]
        self._vocabulary = vocabulary
        self.cells = len(self._sample)

    @cached_property
    def _texts(self) -> list[str]:
        return [cell.text.strip() for cell in self._sample if cell.kind == "text"]

    def _typed(self, *kinds: Kind) -> int:
        return sum(cell.kind in kinds for cell in self._sample)

    def _reading(self, holds: Callable[[str], bool]) -> int:
        return sum(map(holds, self._texts))

    def _share(self, count: int) -> float:
        return count / max(self.cells, 1)

    def _mean(self, count: int) -> float:
        return count / max(len(self._texts), 1)

    @cached_property
    def numbers(self) -> float:
        """Give the share of figures, typed as text or not."""
        return self._share(self._typed("number", "boolean") + self._reading(is_number))

    @cached_property
    def dates(self) -> float:
        """Give the share of dates and times of day, typed as text or not."""
        typed = self._typed("date")
        return self._share(typed + self._reading(lambda text: is_date(text) and not is_number(text)))

    @cached_property
    def emails(self) -> float:
        """Give the share of e-mail addresses."""
        return self._share(self._reading(is_email))

    @cached_property
    def sections(self) -> float:
        """Give the share of the names of places ("Bord 2")."""
        return self._share(self._reading(self._vocabulary.is_section))

    @cached_property
    def words(self) -> float:
        """Give the mean number of words in a text."""
        return self._mean(sum(len(text.split()) for text in self._texts))

    @cached_property
    def length(self) -> float:
        """Give the mean length of a text."""
        return self._mean(sum(map(len, self._texts)))

    @cached_property
    def distinct(self) -> float:
        """Give how many of the texts differ."""
        return self._mean(len({text.casefold() for text in self._texts}))

    @cached_property
    def names(self) -> float:
        """Give the share of texts that may be a name, of one word, too."""
        return self._share(self._reading(lambda text: _NAME.match(text) is not None))

    @cached_property
    def asking(self) -> float:
        """Give the share of questions."""
        return self._share(self._reading(lambda text: text.endswith("?")))

    @cached_property
    def ticks(self) -> float:
        """Give the share of cells that tick something off."""
        return self._share(sum(self._vocabulary.is_tick(cell.text) for cell in self._sample))

    @cached_property
    def full_names(self) -> float:
        """Give the share of names in two words or more."""
        return self._share(self._reading(is_full_name))

    @cached_property
    def no_names(self) -> float:
        """Give the share of texts that are nobody's name."""
        return self._share(self._reading(is_no_name))

    @cached_property
    def initials(self) -> float:
        """Give the share of initials."""
        return self._share(self._reading(is_initials))

    @property
    def has_text(self) -> bool:
        """Tell whether it is neither figures, dates nor addresses."""
        return self.cells > 0 and self.numbers < 0.6 and self.dates < 0.6 and self.emails < 0.5

    @property
    def is_prose(self) -> bool:
        """Tell whether its cells are sentences, and not the same ones over and over."""
        return self.has_text and self.words >= 3 and self.length >= 15 and (self.distinct >= 0.5 or self.cells < 4)

    @property
    def is_names(self) -> bool:
        """Tell whether its cells look like names of people."""
        return self.cells >= 3 and self.names >= 0.9

    @property
    def is_questions(self) -> bool:
        """Tell whether its cells are questions, as down the side of their answers."""
        return self.cells >= 3 and self.asking >= 0.8

    @property
    def is_full_names(self) -> bool:
        """Tell whether its cells are names in two words or more, as in a list of participants."""
        return self.cells >= 3 and self.full_names >= 0.8

    @property
    def is_people(self) -> bool:
        """Tell whether most of its cells are names in two words, addresses or initials."""
        return self.full_names + self.emails + self.initials >= 0.5

    @property
    def is_choice(self) -> bool:
        """Tell whether its cells are a few short answers again and again."""
        return self.cells >= 6 and self.distinct <= 1 / 3 and self.words <= 4


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """What becomes of a column's cells.

    Attributes:
        why: A Danish clause; for note columns only.
        doubtful: It is set aside, but its cells look like notes: staff are told.
        multiple_choice: It is a question with a few answers, and therefore set aside: staff are told.
        generic: Its heading ("Input") says nothing of the notes; a section's name ("Bord 2") says more.
        guessed: Its heading does not say so, but its cells look like names: staff are told.
        slip: Its heading names a theme with a letter or two wrong: staff are told.
        theme: The title of the scheme's theme that its heading names: the theme that people gave its notes, or the
            rows that are ticked off in it.
        rejects: The values by which moderators took the note of a row away.
    """

    role: ColumnRole
    heading: str
    why: str = ""
    doubtful: bool = False
    multiple_choice: bool = False
    generic: bool = False
    guessed: bool = False
    theme: str = ""
    slip: bool = False
    rejects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Column:
    number: int
    heading: str
    profile: Profile
    role: Role | None
    asked: bool = False
    theme: str = ""
    slip: bool = False


def plan_columns(
    headings: Mapping[int, str],
    bodies: Mapping[int, Sequence[Cell]],
    vocabulary: Vocabulary,
    themes: ThemeNames = NO_THEMES,
) -> tuple[str, dict[int, ColumnPlan]]:
    """Decide on every column of a table; names the tool where the headings are an export's."""
    name = vocabulary.export_of(headings.values())
    export = vocabulary.exports.get(name)
    columns = []
    for number in sorted(headings.keys() | bodies.keys()):
        heading = headings.get(number, "")
        profile = Profile(bodies.get(number, ()), vocabulary)
        role = vocabulary.role_of(heading) if heading else None
        if export and export.unknown == "note" and role in ("remark", "comment"):
            role = "question"  # "Kommentarer" at the end of a form is asked, too
        if export:
            own = export.roles.get(fold_heading(heading))
            part = vocabulary.role_of_word(heading) if heading and export.unknown == "metadata" else role
            role = own or part  # "Card ID" is no card
            if role is None or (role in ("topic", "question") and export.unknown == "metadata"):
                role = "question" if export.unknown == "note" and heading else "metadata"
        found = themes.find(heading) if heading and profile.cells else None
        if found:
            role = "topic"
        theme = found.title if found else ""
        believed = _believe(role, profile, vocabulary.may_be_group(heading))
        slip = found is not None and not found.exact
        columns.append(_Column(number, heading, profile, believed, role == "question", theme, slip))
    ticked = {column.number for column in columns if column.theme and column.profile.ticks >= 0.6}
    taken = _note_columns([column for column in columns if column.number not in ticked], export)
    plans = {}
    for column in columns:
        if column.number in ticked:
            plans[column.number] = ColumnPlan("tick", column.heading, theme=column.theme, slip=column.slip)
        elif column.number in taken:
            generic = column.role in ("note", "remark", "comment", None)
            why = taken[column.number]
            plans[column.number] = ColumnPlan(
                "note", column.heading, why, generic=generic, theme=column.theme, slip=column.slip
            )
        else:
            rejects = export.rejected.get(fold_heading(column.heading), ()) if export else ()
            plans[column.number] = replace(_set_aside(column, export is not None), rejects=rejects)
    return name, plans


def _believe(role: Role | None, profile: Profile, may_be_group: bool = False) -> Role | None:
    """Doubt a heading whose column holds something else: figures are no notes, sentences no dates or figures."""
    if role in ("note", "remark", "comment", "topic", "question", None) and not profile.has_text and profile.cells:
        if profile.emails >= 0.5:
            return "person"
        return "date" if profile.dates >= 0.6 else "number"
    if role in ("date", "number") and profile.is_prose and profile.words >= 4:
        return None
    if role == "person" and (profile.no_names >= 0.5 or (may_be_group and not profile.is_people)):
        return None  # "Borger" or "Navn" over what they need
    if role in ("question", "topic") and profile.is_full_names:
        return None
    if role == "question" and profile.is_choice:
        return "label"
    return role


def _note_columns(columns: Iterable[_Column], export: Export | None) -> dict[int, str]:
    """Choose the columns that hold notes, each with the reason."""
    columns = [column for column in columns if column.profile.cells]
    named = [column for column in columns if column.role == "note"]
    topics = [column for column in columns if column.role in ("topic", "question")]
    remarks = [c for c in columns if c.role == "remark" and not c.profile.is_choice and not c.profile.is_questions]
    comments = [column for column in columns if column.role == "comment"]
    unknown = [column for column in columns if column.role is None and column.profile.sections < 0.5]
    if named:
        chosen = [*named, *topics]
    elif topics:
        several = len(topics) > 1
        chosen = [
            *topics,
            *(c for c in unknown if c.profile.is_prose or (several and c.heading and _is_short_text(c))),
        ]
    elif remarks or comments:
        chosen = remarks or comments
    else:
        prose = {c.number for c in unknown if c.profile.is_prose and not c.profile.is_questions}
        prose = prose or {c.number for c in unknown if c.profile.is_prose}
        several = len(prose) > 1
        chosen = [
            c
            for c in unknown
            if c.number in prose
            or (prose and (several or (not c.heading and c.profile.words >= 2)) and _is_short_text(c))
        ]
        if not chosen:
            chosen = [
                c for c in columns if c.role in ("theme", "label") and c.profile.is_prose and c.profile.words >= 4
            ]
        if not chosen:
            chosen = [c for c in unknown if c.profile.has_text and not c.profile.is_choice]
            chosen = [c for c in chosen if not c.profile.is_full_names]
        if not chosen and len(columns) == 1:
            chosen = [c for c in columns if c.role in ("theme", "label", None) and not c.profile.is_full_names]
    return {column.number: _why(column, export) for column in chosen}


def _is_short_text(column: _Column) -> bool:
    """Tell a column of short notes between columns of notes."""
    profile = column.profile
    return profile.has_text and profile.distinct >= 0.7 and not (profile.is_questions or profile.is_names)


def _why(column: _Column, export: Export | None) -> str:
    shown = f"overskriften »{column.heading}«"
    if export and column.role in ("note", "question", "topic", "remark", "comment"):
        return f"{shown} i en eksport fra {export.title}"
    if column.role in ("note", "remark", "comment"):
        return f"{shown} er kendt for kolonner med input"
    if column.role == "question":
        return f"{shown} er et spørgsmål, og kolonnen holder svarene"
    if column.theme:
        return f"{shown} er et tema i skemaet"
    if column.role == "topic":
        return f"{shown} samler input om et emne eller fra et bord"
    return "kolonnen holder sætninger" if column.profile.is_prose else "kolonnen er den, der holder tekst"


def _set_aside(column: _Column, export: bool) -> ColumnPlan:
    role, profile = column.role, column.profile
    if role is None and (profile.is_full_names or (not column.heading and profile.is_names)):
        return ColumnPlan("person", column.heading, guessed=True)
    if role == "person":
        return ColumnPlan("person", column.heading, doubtful=profile.is_prose and profile.words >= 5 and not export)
    if role in ("number", "date", "metadata", "theme"):
        return ColumnPlan(role, column.heading, doubtful=profile.is_prose and profile.words >= 5 and not export)
    if role == "label" or profile.sections >= 0.5:
        doubtful = profile.is_prose and profile.words >= 5
        return ColumnPlan("label", column.heading, doubtful=doubtful, multiple_choice=column.asked)
    if profile.is_choice or (role in ("remark", None) and profile.is_questions):
        return ColumnPlan("label", column.heading)
    short = role is None and profile.has_text and profile.distinct >= 0.5 and profile.length >= 3
    return ColumnPlan("other", column.heading, doubtful=profile.is_prose or profile.words >= 3 or short)
