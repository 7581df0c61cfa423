"""`hand_off` in `workshop.yaml`: who receives which part of the notes, what of it, and where it goes."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, field_validator, model_validator

from flows.categorise.rules import Glob, Identifier, Rule, RuleGroup
from flows.categorise.word_lists import tell_unknown_lists
from flows.danish.staff_words import StaffWords
from flows.errors import RulesError
from flows.yaml_source import YamlSource

STATUSES = (
    "Ny", "I gang", "Gennemført", "Kontinuerlig indsats", "Kræver finansiering", "Afvist", "Ikke relevant",
)  # fmt: skip
Document = Literal["appendix", "summary", "board"]
_ADDRESS = re.compile(r"[!-?A-~]+@[!-?A-~]+\.[!-?A-~]+")  # ASCII without spaces: it stands in a mail's head
_DEVICES = re.compile(r"con|prn|aux|nul|com\d|lpt\d")  # no folder can have these names on Windows
_KLE = re.compile(r"\d\d\.\d\d\.\d\d")
_FACET = re.compile(r"[A-ZÆØÅ]\d\d")


def _checked_address(address: str) -> str:
    if address and not _ADDRESS.fullmatch(address):
        raise ValueError(f"'{address}' er ingen e-mailadresse. Skriv den som navn@kommune.dk.")
    return address


def _checked_folder_name(name: str) -> str:
    if _DEVICES.fullmatch(name):
        raise ValueError(f"'{name}' kan ikke være en mappes navn på Windows. Vælg et andet id.")
    return name


def _checked_label(label: str) -> str:
    label = " ".join(label.split())
    if not label or ";" in label:
        raise ValueError("navnet må ikke være tomt og ikke have semikolon i sig: det skiller flere fra hinanden.")
    return label


def _checked_number(number: str) -> str:
    if number and not _KLE.fullmatch(number):
        raise ValueError(f"'{number}' er intet KLE-nummer. Skriv det som '15.00.00'.")
    return number


def _checked_facet(facet: str) -> str:
    if facet and not _FACET.fullmatch(facet):
        raise ValueError(f"'{facet}' er ingen handlingsfacet. Skriv den som P05.")
    return facet


Address = Annotated[str, AfterValidator(_checked_address)]
Label = Annotated[str, Field(max_length=120), AfterValidator(_checked_label)]
_FOLDER_NAME = "a-z, digits and dashes: the folder's name."


class _Settings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class SenderSettings(_Settings):
    """Who hands off, and whom the departments answer."""

    name: str = ""
    email: Address = ""
    contact: str = Field("", max_length=120, description="Whom a department asks: a name, a phone number.")


class JournalSettings(_Settings):
    """What the case system asks for, as the cover note lists it."""

    case_title: str = Field("", description="Sagsoverskrift.")
    kle: Annotated[str, AfterValidator(_checked_number)] = Field("", description="KLE-nummer.")
    facet: Annotated[str, AfterValidator(_checked_facet)] = Field("", description="Handlingsfacet.")
    sensitivity: str = Field("", description="Følsomhed.")
    access: str = Field("", description="Indsigtsgrad.")
    responsible: str = Field("", description="Ansvarlig.")
    document_title: str = Field("", description="Dokumenttitel; where missing the cover note's own.")
    document_date: datetime.date | None = Field(None, description="Dokumentdato; where missing the workshop's.")


class DeliverSettings(_Settings):
    """Where a package goes: one of the two."""

    folder: str = Field("", description="A folder that is there, relative to the current directory.")
    email: Address = ""

    @model_validator(mode="after")
    def _is_one(self) -> DeliverSettings:
        if bool(self.folder) == bool(self.email):
            raise ValueError("skriv enten folder eller email. Bliver pakken kun lavet, så slet deliver.")
        return self


class ReceiverSettings(_Settings):
    """A department, and which notes it receives: those that any of the keys gives it; without any, everything."""

    id: Annotated[Identifier, AfterValidator(_checked_folder_name)] = Field(max_length=40, description=_FOLDER_NAME)
    name: Label
    themes: tuple[str, ...] = Field((), description="Ids of themes.")
    subthemes: tuple[str, ...] = Field((), description="Ids of subthemes, or theme/subtheme.")
    files: tuple[Glob, ...] = Field((), description="Names of files; * stands for anything.")
    rules: list[Rule] = Field(default_factory=list, description="In the language of the schemes.")
    get: tuple[Document, ...] = Field(("appendix", "summary"), description="Beside the cover note and the table.")
    deadline: datetime.date | None = Field(None, description="When the department is to have answered.")
    deliver: DeliverSettings | None = None

    @field_validator("themes", "subthemes", "files", "get", mode="before")
    @classmethod
    def _one_is_a_list_of_one(cls, value: object) -> object:
        return [value] if isinstance(value, str) else value

    @property
    def delivered_to_folder(self) -> bool:
        """Whether its answers are fetched where the package lies."""
        return self.deliver is not None and bool(self.deliver.folder)

    @property
    def delivered_by_mail(self) -> bool:
        """Whether its package goes as an e-mail."""
        return self.deliver is not None and bool(self.deliver.email)

    @property
    def gets_everything(self) -> bool:
        """Whether nothing says which notes it receives."""
        return not (self.themes or self.subthemes or self.files or self.rules)

    @property
    def by_place(self) -> tuple[RuleGroup, ...]:
        """The rules that look at where a note stood."""
        return (*(RuleGroup(file=name) for name in self.files), *(rule for rule in self.rules if rule.place))

    @property
    def by_text(self) -> tuple[RuleGroup, ...]:
        """The rules that look at what a note says only."""
        return tuple(rule for rule in self.rules if not rule.place)


class HandOffSettings(_Settings):
    """The whole of `hand_off`."""

    sender: SenderSettings = SenderSettings()
    subject: str = Field("Input til opfølgning", max_length=120, description="Of the e-mails; it is not encrypted.")
    statuses: tuple[Label, ...] = Field(STATUSES, min_length=2, description="The first is that of a new note.")
    journal: JournalSettings = JournalSettings()
    receivers: tuple[ReceiverSettings, ...] = ()

    @field_validator("subject")
    @classmethod
    def _on_one_line(cls, subject: str) -> str:
        return " ".join(subject.split())

    @field_validator("statuses")
    @classmethod
    def _all_differ(cls, statuses: tuple[str, ...]) -> tuple[str, ...]:
        if repeated := next(_repeated(map(str.casefold, statuses)), None):
            raise ValueError(f"'{repeated}' står to gange. Slet den ene.")
        return statuses

    @property
    def names(self) -> dict[str, str]:
        """What the receivers are called, by id, in their own order."""
        return {receiver.id: receiver.name for receiver in self.receivers}

    @model_validator(mode="after")
    def _receivers_differ(self) -> HandOffSettings:
        folders = (each.deliver.folder for each in self.receivers if each.deliver and each.deliver.folder)
        told = (
            ("id'et", (each.id for each in self.receivers)),
            ("navnet", (each.name.casefold() for each in self.receivers)),
            ("mappen", (PurePath(folder).as_posix().casefold() for folder in folders)),
        )
        for what, values in told:
            if repeated := next(_repeated(values), None):
                raise ValueError(f"{what} '{repeated}' har to modtagere. Giv dem hver sit.")
        if any(each.delivered_by_mail for each in self.receivers) and not self.sender.email:
            raise ValueError("der skal sendes e-mail, men ingen afsender. Skriv email under sender.")
        return self


def check_receivers(
    source: YamlSource, settings: HandOffSettings, themes: Mapping[str, frozenset[str]], words: StaffWords
) -> None:
    """Refuse receivers of themes or subthemes that the scheme has not, or of lists that the staff have not.

    Args:
        source: The lines of workshop.yaml.
        settings: What it says.
        themes: The ids of the scheme's themes, each with those of its subthemes.
        words: The staff's own, with their lists.

    Raises:
        RulesError: With file and line of every mistake.
    """
    known = {"themes": frozenset(themes), "subthemes": frozenset(_names_of_subthemes(themes))}
    mistakes = []
    for number, receiver in enumerate(settings.receivers):
        for key, there in known.items():
            for place, name in enumerate(getattr(receiver, key)):
                if name not in there:
                    line = source.line_of(("hand_off", "receivers", number, key, place))
                    listed = ", ".join(sorted(there)) or "(ingen)"
                    mistakes.append(
                        f"{source.name}, linje {line}: '{name}' findes ikke i skemaet. Skriv et af: {listed}."
                    )
        for place, group in enumerate(receiver.rules):
            for _, told in tell_unknown_lists((*group.any, *group.none), words):
                line = source.line_of(("hand_off", "receivers", number, "rules", place))
                mistakes.append(f"{source.name}, linje {line}: {told}")
    if mistakes:
        raise RulesError("\n".join(mistakes))


def _names_of_subthemes(themes: Mapping[str, frozenset[str]]) -> Iterator[str]:
    for theme, subthemes in themes.items():
        for subtheme in subthemes:
            yield subtheme
            yield f"{theme}/{subtheme}"


def _repeated(values: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for value in values:
        if value in seen:
            yield value
        seen.add(value)
