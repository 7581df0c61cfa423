"""What staff write in `categories/<scheme>.yaml`, checked."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

from flows.categorise.patterns import parse_pattern


def _checked_pattern(text: str) -> str:
    return parse_pattern(text).text


def _as_text(value: Any) -> Any:
    """Take a bare whole number or date of the YAML file for a word; of 1.10 the last figure is lost."""
    return str(value) if isinstance(value, int | datetime.date) and not isinstance(value, bool) else value


def _as_list(value: Any) -> Any:
    return value if isinstance(value, list | dict) else [value]


def _as_group(value: Any) -> Any:
    return value if isinstance(value, dict) or value is None else {"any": value}


def _checked_phrase(phrase: str) -> str:
    if phrase.rstrip().endswith("."):
        raise ValueError(f"'{phrase}' skal stå uden punktum: det sættes ind i en sætning.")
    return phrase


def _checked_name(name: str) -> str:
    name = " ".join(name.split())
    if not name or name.endswith("."):
        raise ValueError(
            f"'{name}' skal stå, som det skrives midt i en sætning, og uden punktum: 'barsel og forældreorlov'."
        )
    return name


def _checked_id(name: str) -> str:
    if not name or not all(
        letter.isascii() and (letter.islower() or letter.isdigit() or letter == "-") for letter in name
    ):
        raise ValueError(f"'{name}' må kun have små bogstaver a-z, tal og bindestreg, fx: ledelse-og-ansvar.")
    return name


PatternText = Annotated[str, BeforeValidator(_as_text), AfterValidator(_checked_pattern)]
_PATTERNS_SCHEMA = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
Patterns = Annotated[list[PatternText], BeforeValidator(_as_list), WithJsonSchema(_PATTERNS_SCHEMA)]
_IGNORE = "Udtryk, hvis ord betyder noget andet: 'lov' i 'giver lov til' tæller så ikke "
Glob = Annotated[str, Field(min_length=1)]
Identifier = Annotated[str, AfterValidator(_checked_id)]


class RuleGroup(BaseModel):
    """Patterns that share a weight, an exclusion or a place."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    any: Patterns = Field(default_factory=list, description="Mønstre: hvert, der findes i noten, tæller.")
    none: Patterns = Field(default_factory=list, description="Findes et af disse i noten, tæller gruppen ikke med.")
    weight: float = Field(
        1.0,
        ge=-10,
        le=10,
        description="Hvor meget hvert mønster tæller: 3 nævner temaet, 1 antyder, -2 taler imod det.",
    )
    least: int = Field(1, ge=1, le=20, description="Så mange af mønstrene skal findes, før gruppen tæller.")
    name: Annotated[str, AfterValidator(_checked_name)] | None = Field(
        None, description="Det, noten nævner, når et af mønstrene findes: sammenfatningen skriver 'kvoter (nr. 7)'."
    )
    file: Glob | None = Field(None, description="Kun noter fra filer med dette navn; * er hvad som helst.")
    sheet: Glob | None = Field(None, description="Kun noter fra faner med dette navn; * er hvad som helst.")
    heading: Glob | None = Field(None, description="Kun noter under denne overskrift; * er hvad som helst.")

    @model_validator(mode="after")
    def _finds_something(self) -> RuleGroup:
        if not self.any and not self.place:
            raise ValueError(
                "gruppen har intet at lede efter. Skriv any med mindst ét mønster, eller file, sheet eller "
                "heading. Gælder none hele temaet, så skriv det ud for temaets title."
            )
        if self.least > max(len(self.any), 1):
            raise ValueError(
                f"least er {self.least}, men der er kun {len(self.any)} mønstre under any. Skriv flere, eller et "
                "mindre tal."
            )
        if self.name and not self.any:
            raise ValueError(
                f"gruppen '{self.name}' har et name, men ingen mønstre. Skriv any: kun det, der står i en note, "
                "kan den siges at nævne."
            )
        return self

    @property
    def place(self) -> tuple[tuple[str, str], ...]:
        """The conditions on where a note stood: (key, glob)."""
        found = (("file", self.file), ("sheet", self.sheet), ("heading", self.heading))
        return tuple((key, glob) for key, glob in found if glob is not None)


Rule = Annotated[RuleGroup, BeforeValidator(_as_group, json_schema_input_type=str | RuleGroup)]


class SubthemeRules(BaseModel):
    """A part of a theme, with what the summary says that its notes are about."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Identifier
    title: str = Field(min_length=1)
    phrase: Annotated[str, AfterValidator(_checked_phrase)] = Field(
        "",
        description="Det, der står efter 'handler om', hvis det ikke er titlen: 'ledernes viden og værktøjer'.",
    )
    rules: list[Rule] = Field(min_length=1)


class Examples(BaseModel):
    """Notes that a theme must get, and notes that it must not get."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    yes: list[str] = Field(default_factory=list, description="Noter, der skal stå under temaet.")
    no: list[str] = Field(default_factory=list, description="Noter, der ikke må stå under temaet.")


class ThemeRules(BaseModel):
    """A heading of the appendix, with its rules."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Identifier
    title: str = Field(min_length=1)
    description: str = ""
    rules: list[Rule] = Field(default_factory=list)
    none: Patterns = Field(default_factory=list, description="Findes et af disse, kommer noten aldrig her.")
    ignore: Patterns = Field(default_factory=list, description=_IGNORE + "for temaet.")
    subthemes: list[SubthemeRules] = Field(default_factory=list)
    tests: Examples = Examples()


class Decide(BaseModel):
    """How sure the rules must be."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    least: float = Field(1.0, gt=0, description="Mindste point for at få et tema; ellers 'Ingen regel passer'.")
    margin: float = Field(0.5, ge=0, description="Så meget skal temaet føre med; ellers 'Reglerne er uenige'.")
    subtheme_least: float = Field(1.0, gt=0, description="Mindste point for at få et undertema.")
    subtheme_share: float = Field(
        0.5, ge=0, le=1, description="Så stor en del af notens bedste undertema skal et undertema mere have."
    )
    opening: float = Field(
        0.0, ge=0, le=2, description="Så meget mere tæller det første i noten end det sidste; 0 er lige meget."
    )


class SchemeFile(BaseModel):
    """The whole of a scheme's file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str = Field("", description="Hvad temaerne er til.")
    decide: Decide = Decide()
    ignore: Patterns = Field(default_factory=list, description=_IGNORE + "for noget tema.")
    none: Patterns = Field(
        default_factory=list, description="Uden for emnet: findes et af disse, får noten intet tema af reglerne."
    )
    themes: list[ThemeRules] = Field(min_length=1)


RulePath = tuple[str | int, ...]


def rules_of(theme: ThemeRules) -> Iterator[tuple[RulePath, str | None, RuleGroup]]:
    """Give each group of a theme with its path below the theme and the id of its subtheme, if it has one."""
    for number, group in enumerate(theme.rules):
        yield ("rules", number), None, group
    for position, part in enumerate(theme.subthemes):
        for number, group in enumerate(part.rules):
            yield ("subthemes", position, "rules", number), part.id, group
