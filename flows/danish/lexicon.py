"""The words of `inflections.yaml`, ready for looking up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from flows.yaml_source import read_yaml, validate


class Irregular(BaseModel):
    """Words with all their forms, the dictionary's form first."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    nouns: list[str]
    adjectives: list[str]
    verbs: list[str]


class Inflections(BaseModel):
    """The whole of `inflections.yaml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    endings: dict[str, list[str]]
    prefixes: str
    classes: dict[str, str]
    verbs_te: str
    irregular: Irregular


@dataclass(frozen=True)
class Lexicon:
    """The word lists, by word."""

    endings: dict[str, tuple[str, ...]]
    classes: dict[str, tuple[str, ...]]
    prefixes: frozenset[str]
    verbs_te: frozenset[str]
    irregular: dict[str, tuple[frozenset[str], ...]]
    verbs: frozenset[str]  # those of the irregular words that are verbs
    nouns: frozenset[str]  # and those that are nouns
    lemmas: dict[str, tuple[str, ...]]  # of an irregular form


@cache
def lexicon() -> Lexicon:
    """Read the lists that come with the program."""
    path = Path(__file__).with_name("inflections.yaml")
    data = validate(read_yaml(path, path.name), Inflections)
    classes: dict[str, list[str]] = {}
    for name, words in data.classes.items():
        for word in words.split():
            classes.setdefault(word, []).append(name)
    irregular: dict[str, list[frozenset[str]]] = {}
    lemmas: dict[str, list[str]] = {}
    for kind, lines in data.irregular:
        for line in lines:
            listed = line.split()
            forms = set(listed)
            if kind == "nouns":
                forms |= with_genitives(forms)
            elif kind == "verbs":  # the passive
                forms |= with_genitives({listed[0]})
            elif kind == "adjectives":  # "de ansattes"
                forms |= with_genitives({form for form in forms if form.endswith("e")})
            irregular.setdefault(listed[0], []).append(frozenset(forms))
            for form in sorted(forms):
                lemmas.setdefault(form, []).append(listed[0])
    return Lexicon(
        endings={ending: tuple(names) for ending, names in data.endings.items()},
        classes={word: tuple(names) for word, names in classes.items()},
        prefixes=frozenset(data.prefixes.split()),
        verbs_te=frozenset(data.verbs_te.split()),
        irregular={word: tuple(forms) for word, forms in irregular.items()},
        verbs=frozenset(line.split()[0] for line in data.irregular.verbs),
        nouns=frozenset(line.split()[0] for line in data.irregular.nouns),
        lemmas={form: tuple(words) for form, words in lemmas.items()},
    )


def with_genitives(forms: set[str]) -> frozenset[str]:
    """Add the genitives in -s."""
    return frozenset(forms | {form + "s" for form in forms if form[-1] not in "sxz"})
