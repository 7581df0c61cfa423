"""What staff have added to the word lists, in `categories/danish/words.yaml`; the file may be missing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from flows.danish.inflection import fold_word
from flows.errors import RulesError
from flows.plain_files import read_plain
from flows.yaml_source import MAX_YAML, parse_yaml, read_yaml, validate

WORDS_FILE = "danish/words.yaml"
_SHORT = re.compile(r"[A-ZÆØÅ][A-ZÆØÅ0-9]+")


def _checked_short(short: str) -> str:
    if not _SHORT.fullmatch(short):
        raise ValueError(f"'{short}' skal skrives med store bogstaver uden punktummer, fx: TR.")
    return short


def _checked_word(word: str) -> str:
    if len(word.split()) != 1:
        raise ValueError(f"'{word}' skal være ét ord, som det står i ordbogen, fx: tillidsrepræsentant.")
    return word


def _checked_forms(line: str) -> str:
    if len(line.split()) < 2:
        raise ValueError(f"'{line}' skal have ordet og mindst én bøjning, adskilt af mellemrum.")
    return line


def _checked_contrast(line: str) -> str:
    sides = line.split("/")
    if len(sides) != 2 or not all(side.strip() for side in sides):
        raise ValueError(f"'{line}' skal have ord på begge sider af én skråstreg, fx: dag / nat.")
    return line


def _checked_list_name(name: str) -> str:
    if not re.fullmatch(r"[\w-]+", name):
        raise ValueError(f"'{name}' skal være ét ord uden @, fx: ledelse. I skemaet skrives det @ledelse.")
    return name


ListName = Annotated[str, AfterValidator(_checked_list_name)]
Short = Annotated[str, AfterValidator(_checked_short)]


class StaffWordsFile(BaseModel):
    """The whole of `words.yaml`. Every key is optional."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    abbreviations: dict[Short, list[Annotated[str, AfterValidator(_checked_word)]]] = Field(
        default_factory=dict, description="Forkortelse med store bogstaver: de ord, den står for."
    )
    inflections: list[Annotated[str, AfterValidator(_checked_forms)]] = Field(
        default_factory=list, description="Et ord og alle dets bøjninger på en linje, ordbogens form først."
    )
    contrasts: list[Annotated[str, AfterValidator(_checked_contrast)]] = Field(
        default_factory=list, description="To ord, der siger noget forskelligt, med skråstreg imellem: dag / nat."
    )
    lists: dict[ListName, list[str]] = Field(
        default_factory=dict, description="Ord under ét navn, som skemaerne så kan bruge: @ledelse."
    )


@dataclass(frozen=True)
class StaffWords:
    """The additions, ready to use.

    Attributes:
        abbreviations: The words that an abbreviation in capitals stands for; the program's own are included.
        forms: The forms of a word, by the word.
        contrasts: Lines as in dedupe's `word_lists.yaml`.
        lists: Words and phrases by the name of their list.
    """

    abbreviations: dict[str, tuple[str, ...]]
    forms: dict[str, frozenset[str]]
    contrasts: tuple[str, ...] = ()
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)


class _Abbreviations(BaseModel):
    """The whole of `abbreviations.yaml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    abbreviations: dict[Short, list[str]]


def load_staff_words(categories: Path) -> StaffWords:
    """Read `danish/words.yaml` in the folder of the schemes; without it, the program's own words.

    Raises:
        RulesError: With file and line of every mistake.
    """
    return parse_staff_words(read_staff_words(categories))


def read_staff_words(categories: Path) -> bytes | None:
    """Read the bytes of `danish/words.yaml`; None where there is none.

    Raises:
        RulesError: It can't be read.
    """
    path = categories / WORDS_FILE
    return read_plain(path, WORDS_FILE, MAX_YAML, RulesError) if path.exists() else None


def parse_staff_words(raw: bytes | None) -> StaffWords:
    """Parse those bytes; see `load_staff_words`."""
    added = StaffWordsFile() if raw is None else validate(parse_yaml(raw, WORDS_FILE), StaffWordsFile)
    abbreviations = own_abbreviations()
    for short, full in added.abbreviations.items():
        abbreviations = {**abbreviations, short: (*abbreviations.get(short, ()), *full)}
    forms: dict[str, frozenset[str]] = {}
    for line in added.inflections:
        word, *others = map(fold_word, line.split())
        genitives = (form + "s" for form in (word, *others) if not form.endswith("s"))
        forms[word] = forms.get(word, frozenset()).union((word, *others), genitives)
    lists = {name: tuple(texts) for name, texts in added.lists.items()}
    return StaffWords(abbreviations, forms, tuple(added.contrasts), lists)


@cache
def own_abbreviations() -> dict[str, tuple[str, ...]]:
    """Give the words that the program's own abbreviations stand for, the usual one first."""
    path = Path(__file__).with_name("abbreviations.yaml")
    data = validate(read_yaml(path, path.name), _Abbreviations)
    return {short: tuple(full) for short, full in data.abbreviations.items()}
