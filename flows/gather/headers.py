"""What headings, section names and sheet names mean; the words are in headers.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from flows.gather.answers import Answers, AnswerWords
from flows.gather.exports import Export, Role
from flows.gather.folding import fold_heading, without_accents
from flows.gather.lines import Lines, LineWords
from flows.gather.phrases import HeadingPhrases, PhraseWords
from flows.yaml_source import read_yaml, validate

_COLUMN_ROLES: tuple[Role, ...] = (
    "person",
    "date",
    "number",
    "metadata",
    "theme",
    "label",
    "note",
    "topic",
    "remark",
    "comment",
)


class _RoleWords(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    words: tuple[str, ...]
    endings: tuple[str, ...] = ()


class _Headers(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    roles: dict[Role, _RoleWords]
    question_starts: tuple[str, ...]
    question_requests: tuple[str, ...]
    spoken_to: tuple[str, ...]
    sections: tuple[str, ...]
    places: tuple[str, ...]
    numerals: tuple[str, ...]
    titles: tuple[str, ...]
    lines: LineWords
    typed_by: tuple[str, ...]
    captions: tuple[str, ...]
    guidance: tuple[str, ...]
    overviews: tuple[str, ...]
    phrases: PhraseWords
    asks: tuple[str, ...]
    summaries: tuple[str, ...]
    summary_sheets: tuple[str, ...]
    quarters: tuple[str, ...]
    of_staff: tuple[str, ...]
    agenda: tuple[str, ...]
    pivots: tuple[str, ...]
    asked_of_person: tuple[str, ...]
    answers: AnswerWords
    groups_of_people: tuple[str, ...]
    people_lists: tuple[str, ...]
    acronyms: tuple[str, ...]
    rest: tuple[str, ...]
    ids: tuple[str, ...]
    ticks: tuple[str, ...]
    exports: dict[str, Export]


_PART_OF_NAME = re.compile(r"[A-ZÆØÅÉÖÄÜ][\w'’.-]*|\([^)]*\)|og|samt|van|von|de|da|af|el|al")


def are_names(text: str) -> bool:
    """Tell whether a text reads as the names of people: "Hanne Bak", "Ida, Bo og Per Lund"."""
    parts = re.split(r"[\s,;&/+]+", text.strip())
    return 0 < len(parts) <= 30 and len(text) <= 200 and all(map(_PART_OF_NAME.fullmatch, parts))


_first_letters = lru_cache(maxsize=4_096)(without_accents)


class Vocabulary:
    """The word lists, ready to look up."""

    def __init__(self, headers: _Headers) -> None:
        self._words: dict[str, Role] = {}
        self._endings: list[tuple[str, Role]] = []
        for role in _COLUMN_ROLES:
            for word in headers.roles[role].words:
                self._words.setdefault(fold_heading(word) or word, role)
                self._words.setdefault(fold_heading(word).replace(" ", "") or word, role)
            self._endings.extend((fold_heading(ending), role) for ending in headers.roles[role].endings)
        self._any_ending = tuple(ending for ending, _ in self._endings)
        self._starts = tuple(fold_heading(start) for start in headers.question_starts)
        self._requests = frozenset(map(fold_heading, headers.question_requests))
        self._spoken_to = frozenset(map(fold_heading, headers.spoken_to))
        words = "|".join(re.escape(fold_heading(word)) for word in headers.sections)
        self._section_starts = frozenset(fold_heading(word)[:2] for word in headers.sections)
        self._captioned = re.compile(rf"(?:{words})\s*:\s*\S+(?:\s+\S+){{0,5}}\s*$")
        self._section = re.compile(
            rf"(?:{words})\s*(?:nr\.?|no\.?|nummer)?\s*[:#.]?(?:\s*\d{{1,3}}|\s+[a-h])\s*(?:[.:)]?$|[-:–—(,]\s*(?:\S+(?:\s+|$)){{0,6}}$)"
        )
        self._places = frozenset(map(fold_heading, (*headers.sections, *headers.places)))
        words = "|".join(fold_heading(word) for word in headers.numerals)
        self._numeral = re.compile(rf"[#(]?\d+|(?:(?:{words})og)?(?:{words})")
        self._titles = tuple(fold_heading(title) for title in headers.titles)
        self._typed_by = tuple(fold_heading(start) for start in headers.typed_by)
        typed = (start.removesuffix(" af") for start in self._typed_by if start.endswith(" af"))
        self._typed = re.compile(
            rf"(?:{'|'.join(map(re.escape, typed))})\b[^!?]{{0,40}}?\baf\b:?(.*)", re.IGNORECASE
        )
        self._asked_of_person = frozenset(map(fold_heading, headers.asked_of_person))
        self._groups = frozenset(map(fold_heading, headers.groups_of_people))
        self._people_lists = frozenset(map(fold_heading, headers.people_lists))
        self._rest = frozenset(map(fold_heading, headers.rest))
        self._acronyms = frozenset(headers.acronyms)
        self._captions = tuple(fold_heading(start) for start in headers.captions)
        self._guidance = frozenset(fold_heading(word) for word in headers.guidance)
        self._overviews = frozenset(map(fold_heading, headers.overviews))
        self._asks = frozenset(fold_heading(word) for word in headers.asks)
        self._summaries = frozenset(fold_heading(word) for word in headers.summaries)
        self._summary_sheets = frozenset(map(fold_heading, headers.summary_sheets))
        self._quarters = frozenset(map(fold_heading, headers.quarters))
        self._of_staff = frozenset(map(fold_heading, headers.of_staff))
        self._agenda = frozenset(map(fold_heading, headers.agenda))
        self._pivots = frozenset(map(fold_heading, headers.pivots))
        self._ids = frozenset(map(fold_heading, headers.ids))
        self._ticks = frozenset(headers.ticks)
        self.phrases = HeadingPhrases(headers.phrases)
        self.lines = Lines(headers.lines, self.phrases, headers.sections)
        self.answers = Answers(headers.answers, [word for word, role in self._words.items() if role == "label"])
        self.exports = {name: export.folded() for name, export in headers.exports.items()}

    def role_of_word(self, heading: str) -> Role | None:
        """Give the role of a heading that is in the lists, word for word or by its ending."""
        folded = fold_heading(re.sub(r"\([^)]*\)", "", heading)) or fold_heading(heading)
        if self.is_section(heading):
            return "topic"
        for form in (fold_heading(heading) or heading.strip(), folded, folded.rstrip("0123456789 ")):
            role = self._words.get(form) or self._words.get(form.replace(" ", ""))
            if role:
                return role
        if len(folded) <= 40 and " " not in folded:
            last = folded.rstrip("0123456789 ")
            if last.endswith(self._any_ending):
                for ending, role in self._endings:
                    if last.endswith(ending) and len(last) > len(ending):
                        return role
        return None

    def role_of(self, heading: str) -> Role | None:
        """Give the role of a heading, also where only a part of it is known ("Input fra bord 3")."""
        if role := self.role_of_word(heading):
            return role
        if self.asks_for_person(heading):
            return "person"
        if self.phrases.fits(heading):
            whose, _, word = fold_heading(heading).partition(" ")
            return "comment" if whose in self._of_staff and self._words.get(word) == "comment" else "note"
        if self.is_question(heading):
            return "question"
        if "/" in heading and (role := self.role_of_word(heading.partition("/")[0])):
            return role  # "body/da" of exports in several languages
        parts = fold_heading(heading).split()
        if len(parts) <= 6:
            found = {self._words[part] for part in parts if part in self._words and len(part) > 3}
            if parts and (first := self._words.get(parts[0])) in ("note", "remark", "comment"):
                return first  # "Kommentar fra facilitator"
            for role in (
                "person",
                "date",
                "note",
                "remark",
                "comment",
                "topic",
                "theme",
                "number",
                "metadata",
                "label",
            ):
                if role in found:
                    return role
        return None

    def is_question(self, heading: str) -> bool:
        """Tell whether a heading asks something."""
        if heading.rstrip(" *").endswith("?"):
            return True
        folded = fold_heading(heading)
        words = folded.split()
        if len(words) < 3:
            return False
        if words[0] in self._requests:
            return not self._spoken_to.isdisjoint(words)
        return any(folded.startswith(start + " ") for start in self._starts)

    def is_section(self, text: str) -> bool:
        """Tell whether a text names a place where notes were collected: "Bord 2", "Gruppe A: ledelse"."""
        if self._may_be_section(text) and self._section.match(without_accents(text).strip()):
            return True
        return self.lines.is_legend(text)

    def _may_be_section(self, text: str) -> bool:
        """Tell cheaply what can be no section: a million notes are asked."""
        return len(text) <= 80 and _first_letters(text[:12].lstrip()[:2]) in self._section_starts

    def is_bare_section(self, text: str) -> bool:
        """Tell whether a section's name has nothing after it: "Bord 2" or "Bord 2:"."""
        return self.is_section(text) and not re.search(r"[-:–—(,=]\s*\S", text)

    def asks_for_person(self, heading: str) -> bool:
        """Tell whether a question asks who somebody is: "Hvad er dit navn?", "Skriv dit navn og telefon"."""
        return self.is_question(heading) and not self._asked_of_person.isdisjoint(fold_heading(heading).split())

    def may_be_group(self, heading: str) -> bool:
        """Tell whether a word for people may stand over what each group of them said: "Borger", "Leder"."""
        return fold_heading(heading) in self._groups

    def lists_people(self, name: str) -> bool:
        """Tell whether a sheet or file of this name lists people."""
        return fold_heading(name).rstrip("0123456789 ") in self._people_lists

    def is_rest(self, text: str) -> bool:
        """Tell whether a line between themes says that what follows belongs to none of them: "Andet"."""
        return fold_heading(text) in self._rest

    def is_acronym(self, text: str) -> bool:
        """Tell whether capital letters stand for a word and for nobody."""
        return text.strip() in self._acronyms

    def is_captioned_section(self, text: str) -> bool:
        """Tell whether a text names what the notes below it are about: "Tema: Udeliv"."""
        if text.rstrip().endswith("?") or not self._may_be_section(text):
            return False
        return self._captioned.match(without_accents(text).strip()) is not None

    def is_title(self, text: str) -> bool:
        """Tell whether a text reads as the title of a list."""
        folded = fold_heading(text)
        return any(folded.startswith(title) for title in self._titles)

    def without_number(self, text: str) -> str:
        """Give the folded words of a text without the number that ends or begins them, in figures or in letters."""
        words = fold_heading(text).split() if len(text) <= 60 else []
        while words and self._numeral.fullmatch(words[-1]):
            words.pop()
        while words and self._numeral.fullmatch(words[0]):
            words.pop(0)
        return " ".join(words).rstrip("0123456789 ")

    def is_question_number(self, heading: str) -> bool:
        """Tell whether a heading only counts questions: "Spørgsmål 2"."""
        return heading[-1:].isdigit() and self.without_number(heading) in self._starts

    def is_place(self, word: str) -> bool:
        """Tell whether a folded word names a place where notes hang or were written: a wall, a table, a board."""
        return word in self._places

    def says_nothing(self, text: str) -> bool:
        """Tell whether a cell says nothing of its column: a stroke through an empty field, "do.", a sum's name."""
        if text.isdecimal():
            return False
        return self.lines.names_sum(text) or self.answers.is_none(text) or self.lines.is_ditto(text)

    def names_person(self, text: str) -> bool:
        """Tell whether a text says who typed or led ("Renskrevet af Mette")."""
        if len(text) > 120 or text.rstrip().endswith("?"):
            return False
        caption, colon, rest = text.partition(":")
        if colon:
            return fold_heading(caption) in self._typed_by and (are_names(rest) or "@" in rest)
        if (typed := self._typed.fullmatch(text.strip())) and are_names(typed[1]):
            return True
        first, _, rest = text.lstrip(" /–-").partition(" ")
        if fold_heading(first) in self._typed_by and " " in rest.strip() and are_names(rest):
            return True
        folded = fold_heading(text)
        return (
            any(folded.startswith(start + " ") for start in self._typed_by if " " in start)
            and len(folded.split()) <= 8
        )

    def announces_person(self, text: str) -> bool:
        """Tell whether a line says that the next one gives the name of who typed: "Indtastet den 4. maj af"."""
        typed = self._typed.fullmatch(text.strip()) if len(text) <= 60 else None
        return typed is not None and not typed[1].strip()

    def names_host(self, text: str) -> bool:
        """Tell whether a line gives the name of who led or wrote: "Bordvært: Hanne Bak (opdigtet)"."""
        if ":" not in text or len(text) > 120:
            return False
        caption, _, rest = text.partition(":")
        named = are_names(rest) or ("@" in rest and " " not in rest.strip())
        return named and (fold_heading(caption) in self._typed_by or self.role_of_word(caption) == "person")

    def is_person_caption(self, text: str) -> bool:
        """Tell whether a text is a caption whose value, in a cell beside it, names somebody."""
        return len(text) <= 40 and (fold_heading(text) in self._typed_by or self.role_of_word(text) == "person")

    def is_caption(self, text: str) -> bool:
        """Tell whether a text is a caption and its value ("Sted: Rådhuset")."""
        caption, colon, rest = text.partition(":")
        return bool(colon) and len(rest) <= 80 and fold_heading(caption) in self._captions

    def is_guidance(self, name: str) -> bool:
        """Tell whether a sheet or a file of this name explains and holds no notes."""
        return fold_heading(name) in self._guidance or fold_heading(name).rstrip("0123456789 ") in self._guidance

    def is_overview(self, name: str) -> bool:
        """Tell whether a sheet of this name may count what the others hold."""
        return fold_heading(name).rstrip("0123456789 ") in self._overviews

    def count_known(self, headings: Iterable[str]) -> int:
        """Count the headings that are known word for word."""
        return sum(1 for heading in headings if len(heading) <= 60 and self.role_of_word(heading))

    def asks_for_something(self, text: str) -> bool:
        """Tell whether a text is a question or tells somebody to do something."""
        first = fold_heading(text).partition(" ")[0]
        return self.is_question(text) or (first in self._asks and len(text.split()) >= 2)

    def is_summary(self, text: str) -> bool:
        """Tell whether a text sums up what was said: "Opsummering: Bordet talte mest om ..."."""
        caption, colon, rest = text.partition(":")
        return bool(colon) and fold_heading(caption) in self._summaries and len(rest.split()) >= 4

    def sums_up(self, name: str) -> bool:
        """Tell whether a sheet of this name may sum up what another one holds."""
        return fold_heading(name).rstrip("0123456789 ") in self._summary_sheets

    def is_quarter(self, heading: str) -> bool:
        """Tell whether a heading is one of the four of a grid: "Styrker"."""
        return fold_heading(heading) in self._quarters

    def is_on_agenda(self, text: str) -> bool:
        """Tell whether a text has a word for what happens at workshops and is not talked of: "Velkomst"."""
        return not self._agenda.isdisjoint(fold_heading(text).split())

    def is_pivot(self, heading: str) -> bool:
        """Tell whether spreadsheets write a heading over the values that a pivot counts."""
        return fold_heading(heading) in self._pivots

    def is_sheet_of_notes(self, name: str) -> bool:
        """Tell whether the name of a sheet says that notes stand on it: "Forslag", "Observationer bord 2"."""
        words = name.split()
        parts = (words[place:end] for place in range(len(words)) for end in (place + 2, len(words)))
        return self.role_of_word(name) == "note" or any(self.is_section(" ".join(part)) for part in parts)

    def is_id(self, heading: str) -> bool:
        """Tell whether a tool gives each note an id below a heading."""
        return fold_heading(heading) in self._ids

    def is_tick(self, text: str) -> bool:
        """Tell whether a text ticks a column off: "x"."""
        return text.strip().casefold() in self._ticks

    def export_of(self, headings: Iterable[str]) -> str:
        """Name the tool that wrote these headings, or nothing."""
        headings = tuple(headings)
        folded = tuple(map(fold_heading, headings))
        asks = any(self.role_of_word(heading) is None or self.is_question(heading) for heading in headings)
        return next((name for name, export in self.exports.items() if folded and export.fits(folded, asks)), "")


@lru_cache(maxsize=1)
def load_vocabulary() -> Vocabulary:
    """Load the word lists beside this module."""
    path = Path(__file__).with_name("headers.yaml")
    return Vocabulary(validate(read_yaml(path, path.name), _Headers))
