"""Names that everybody knows, of people, figures and firms: a note that tells of them tells of nobody here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from flows.findings import Grade
from flows.screen.cues import cues, fold_name, pattern_of
from flows.screen.name_words import is_thing, surname_kind
from flows.yaml_source import read_packaged

_BEFORE = 60  # signs before a name, more than a work and "af" have
_SENTENCE = 160  # signs around a name in which the rest of its sentence is looked at
_MOST_WORDS = 6  # of a known name
_BEHIND = re.compile(r"(?P<genitive>'s?)? (?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)")
_REACH = 30  # signs around a name in which the rest of a longer one may stand
_PART_BEFORE = re.compile(r"(?<![\w.])[^\W\d_][^\W\d_.-]*\.? $")
_PART_BEHIND = re.compile(r"(?: (?:&|[^\W\d_][\w'-]*)){1,3}")
_SENTENCE_END = re.compile(r"(?<![.\s][^\W\d_])[.!?]+(?=\s|$)|\n")
_INITIAL = re.compile(r"(?<=\.) ")


class _Works(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    source: list[str]
    words: list[str]
    owned: list[str]
    performed: list[str]
    performers: str
    performed_behind: list[str]


class _Fame(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    titles: list[str]
    praised: list[str]
    owned: list[str]
    deserved: list[str]
    died: list[str]
    private: list[str]
    placed: list[str]
    not_here: list[str]


class _Public(BaseModel):
    """The whole of public.yaml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    known: dict[str, str]
    shared: str
    works: _Works
    fame: _Fame


@dataclass(frozen=True)
class PublicNames:
    """Names as `fold_name` gives them, initials without a space between.

    Attributes:
        known: Names that hardly anybody else has.
        shared: Names that many private people have, too.
        performers: Those of them who wrote or played what is read and heard.
    """

    known: frozenset[str]
    shared: frozenset[str]
    performers: frozenset[str]


@cache
def public_names() -> PublicNames:
    """Read the names that come with the program."""
    listed = _listed()
    return PublicNames(_folded(listed.known.values()), _folded([listed.shared]), _folded([listed.works.performers]))


def grade_of_name(text: str, start: int, end: int) -> Grade:
    """Tell whether a full name stops: not where it is known, or where its work or its fame says who is meant."""
    if is_cued(text, start):
        return "stop"
    names, known = public_names(), _longer(text, start, end)
    if not known.isdisjoint(names.known):
        return "warn"
    is_shared = not _forms(text[start:end]).isdisjoint(names.shared)
    if is_shared and (_work_is_beside(text, start, end) or _fame_is_told(text, start, end)):
        return "warn"
    return "warn" if _begins_known(text[start:end]) else "stop"


def is_public(name: str) -> bool:
    """Tell whether a name, or what it is the genitive of, is one that everybody knows."""
    names = public_names()
    return not _forms(name).isdisjoint(names.known | names.shared)


def _begins_known(name: str) -> bool:
    """Tell a known name with a word behind it that can be no surname: "Finn Juhl Høvdingestolen"."""
    words, names = name.split(), public_names()
    for length in range(min(len(words) - 1, _MOST_WORDS), 1, -1):
        beginning, behind = _without_spaces(" ".join(words[:length])), words[length]
        if beginning in names.known:
            return not surname_kind(behind)
        if beginning in names.shared and _work().fullmatch(behind):
            return surname_kind(behind) not in ("name", "both")
    return False


def is_cued(text: str, start: int) -> bool:
    """Tell whether a word stands in front that people's names follow: "spørg"."""
    return _cue().search(text, max(0, start - 30), start) is not None


def _work_is_beside(text: str, start: int, end: int) -> bool:
    """Tell whether a work is named right behind a name, or right before it as somebody's: "sange af"."""
    if _work_before().search(text, max(0, start - _BEFORE), start):
        return True
    is_plain = _without_spaces(text[start:end]) in public_names().shared
    if is_plain and _is_performed(text, start, end):
        return True
    behind = _BEHIND.match(text, end)
    if not behind:
        return False
    is_genitive = behind["genitive"] or not is_plain
    return bool(_work().fullmatch(behind["word"]) or (is_genitive and _owned().fullmatch(behind["word"])))


def _is_performed(text: str, start: int, end: int) -> bool:
    """Tell "læs Inger Christensen i timen", but not "læs Inger Christensen op"."""
    if _without_spaces(text[start:end]) not in public_names().performers:
        return False
    before = _performed().search(text, max(0, start - _BEFORE), start)
    return before is not None and _performed_behind().match(text, end) is not None


def _fame_is_told(text: str, start: int, end: int) -> bool:
    """Tell whether right beside a name stands what only somebody known is: "Bodil Koch var minister"."""
    first, last = max(0, start - _SENTENCE), min(len(text), end + _SENTENCE)
    before = [found.end() for found in _SENTENCE_END.finditer(text, first, start)]
    behind = _SENTENCE_END.search(text, end, last)
    first, last = before[-1] if before else first, behind.start() if behind else last
    beside = _famed_before().search(text, first, start) or _famed_behind().match(text, end, last)
    if not beside:
        return False
    apart = (text[first : min(start, beside.start())], text[max(end, beside.end()) : last])
    return not any(_private().search(part) for part in apart)


def _longer(text: str, start: int, end: int) -> set[str]:
    """Give a name, and those that it is a part of: "Carl Hansen" in "Carl Hansen & Søn"."""
    before = _PART_BEFORE.findall(text[max(0, start - _REACH) : start])[-1:]
    behind = _PART_BEHIND.match(text[end : end + _REACH].removeprefix("'s"))
    words = behind[0].split() if behind else []
    name = text[start:end]
    return {
        form
        for head in ("", *before)
        for length in range(len(words) + 1)
        for form in _forms(" ".join((head + name, *words[:length])))
    }


def _forms(name: str) -> set[str]:
    """Give what a name may be the genitive of, or the beginning of: "Krag-statuen", but not "Krag-Holm"."""
    folded = _without_spaces(name)
    of_a_thing = {folded.rpartition("-")[0]} if is_thing(name) and not name.islower() else set()
    return {folded, folded.removesuffix("s"), folded.removesuffix("'s")} | of_a_thing


def _without_spaces(name: str) -> str:
    return fold_name(_INITIAL.sub("", name))


def _folded(listed: Iterable[str]) -> frozenset[str]:
    return frozenset(_without_spaces(name.strip()) for line in listed for name in line.split(","))


@cache
def _listed() -> _Public:
    return read_packaged("flows.screen", "public.yaml", _Public)


@cache
def _work() -> re.Pattern[str]:
    return re.compile(pattern_of(_listed().works.words), re.IGNORECASE)


@cache
def _owned() -> re.Pattern[str]:
    return re.compile(pattern_of(_listed().works.owned), re.IGNORECASE)


@cache
def _work_before() -> re.Pattern[str]:
    works = _listed().works
    work, source = pattern_of(works.words), pattern_of(works.source)
    return re.compile(rf"(?<![\w-])(?:{work}) (?:{source}) $", re.IGNORECASE)


@cache
def _performed() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{pattern_of(_listed().works.performed)}) $", re.IGNORECASE)


@cache
def _performed_behind() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:[.,;:!?)]|$|(?<=\s)(?:{pattern_of(_listed().works.performed_behind)})(?!\w))")


def _title() -> str:
    return rf"(?:{pattern_of(_listed().fame.titles)})(?:e?n)?"


@cache
def _famed_before() -> re.Pattern[str]:
    """Give the pattern of a title before a name, and of "opkald ... efter"."""
    return re.compile(rf"(?<![\w-])(?:{_title()}|opkald\w*(?: \w+){{0,3}} efter) $", re.IGNORECASE)


@cache
def _famed_behind() -> re.Pattern[str]:
    fame = _listed().fame
    praised = rf"(?:(?:{pattern_of(fame.praised)}) ){{0,4}}"
    said = "|".join(
        (
            rf"(?:,| (?:var|er|blev)) {praised}{_title()}(?! (?:til|af|bag|på) )",  # "forfatter til klagen"
            rf"(?: \w+)? som {praised}{_title()}(?! (?:til|af|bag|på) )",
            rf" (?:burde|bør|skulle|fortjener)(?: \w+){{0,2}} (?:{pattern_of(fame.deserved)})",
            rf"(?:(?<=s)|'s?) (?:{pattern_of(fame.owned)})",
            rf" (?:blev )?(?:{pattern_of(fame.died)}) i (?:1[0-8]\d\d|1900)",
        )
    )
    return re.compile(rf"(?:{said})(?![\w-])", re.IGNORECASE)


@cache
def _private() -> re.Pattern[str]:
    """Give the pattern of what tells of people here: a place, a role, "vores"."""
    fame = _listed().fame
    private, placed, not_here = map(pattern_of, (fame.private, fame.placed, fame.not_here))
    here = rf"(?:{placed})(?! (?:{not_here})(?!\w))"
    return re.compile(rf"(?<![\w-])(?:{private}|{here})(?!\w)", re.IGNORECASE)


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern_of(cues().names.before)})[ :,.\-\n]{{1,3}}$", re.IGNORECASE)
