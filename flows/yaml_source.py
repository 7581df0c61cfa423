"""Reads what people type in YAML, so that every mistake is told with its file and line, several at once."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from flows.errors import DecisionsError, RulesError
from flows.plain_files import read_plain

_Model = TypeVar("_Model", bound=BaseModel)
_Path = tuple[str | int, ...]
MAX_YAML = 5_000_000  # bytes; some ten thousand decisions, each with its note's text
_MAX_DEPTH = 1_000
_BRACKET = re.compile(r"[\[\]{}]")
_NESTED = re.compile(rf"(?:[-?:][ \t]+){{{_MAX_DEPTH}}}")


@dataclass(frozen=True)
class YamlSource:
    """A parsed YAML file.

    Attributes:
        name: How messages call the file.
        data: Plain Python values; an empty file gives an empty mapping.
        lines: The line (from 1) of each value, by its path of keys and positions.
    """

    name: str
    data: Any
    lines: dict[_Path, int]

    def line_of(self, path: Sequence[str | int]) -> int:
        """Give the line of a value, or that of the nearest value around it."""
        for length in range(len(path), -1, -1):
            if (line := self.lines.get(tuple(path[:length]))) is not None:
                return line
        return 1


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc] # libyaml's is 15 times as fast
    """The safe loader with YAML 1.2's booleans and numbers.

    `yes`, `no`, `on` and `off` are words (and keys of a scheme), and so are 12:30, 007 and 1_000: YAML 1.1 reads
    them as 750, 7 and 1000.
    """


_NUMBERS = {
    "tag:yaml.org,2002:int": re.compile(r"[-+]?(?:0|[1-9][0-9]*)$"),
    "tag:yaml.org,2002:float": re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?$"),
}
_Loader.yaml_implicit_resolvers = {
    first: [(tag, _NUMBERS.get(tag, regexp)) for tag, regexp in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


_BY_INDENT = "indrykningen passer ikke med linjerne før, eller"
_NOT_CLOSED = "bliver ikke lukket, eller et komma mangler mellem to led. Se også linjerne før."
_PROBLEMS = {
    "unknown escape": 'en omvendt skråstreg (\\) kan ikke stå mellem " og ". Sæt \' om teksten i stedet.',
    "quoted scalar": "anførselstegnet, der begynder her, bliver ikke lukket. Sæt et til, hvor teksten slutter.",
    "cannot start any token": (
        "her står et tegn, som ikke kan stå der, fx et tabulatortegn. Ryk ind med mellemrum, og sæt anførselstegn "
        "om tekst, der begynder med @, % eller `."
    ),
    "mapping values are not allowed": (
        "her står et kolon mere end ventet. Sæt anførselstegn om tekst, som har et kolon, eller ret indrykningen."
    ),
    "flow sequence": f"en [ eller en {{ {_NOT_CLOSED}",
    "flow mapping": f"en {{ {_NOT_CLOSED}",
    "did not find expected key": f"{_BY_INDENT} et kolon mangler.",
    "did not find expected '-' indicator": f"{_BY_INDENT} en bindestreg mangler.",
    "could not find expected ':'": "et kolon mangler.",
}


def read_yaml(path: Path, name: str, error: type[RulesError] = RulesError) -> YamlSource:
    """Parse a file.

    Raises:
        RulesError: (or the subclass given) where the file can't be read or is no YAML, with the line.
    """
    return parse_yaml(read_plain(path, name, MAX_YAML, error), name, error)


def parse_yaml(raw: bytes, name: str, error: type[RulesError] = RulesError) -> YamlSource:
    """Parse the bytes of a file; see `read_yaml`."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        line = raw[: exc.start].count(b"\n") + 1
        raise error(
            f"{name}, linje {line}: tegnet kan ikke læses. Gem filen som UTF-8 (i Notesblok: Gem som, Kodning)."
        ) from exc
    if _NESTED.search(text) or _depth(text) > _MAX_DEPTH:
        raise error(f"{name}: filen har for mange niveauer inde i hinanden.")
    lines: dict[_Path, int] = {}
    try:
        loader = _Loader(text)
        try:
            node = loader.get_single_node()
            data = {} if node is None else _construct(loader, node, (), lines, set(), name, error)
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as exc:
        mark = exc.problem_mark or exc.context_mark
        where = f", linje {mark.line + 1}" if mark else ""
        if "alias" in f"{exc.problem} {exc.context}":
            raise error(f'{name}{where}: det, der begynder med *, skal stå i anførselstegn: "*orlov".') from exc
        if exc.context_mark and "quoted scalar" in str(exc.context):
            where = f", linje {exc.context_mark.line + 1}"
        raise error(f"{name}{where}: filen er ikke gyldig YAML: {_in_danish(exc)}") from exc
    except yaml.YAMLError as exc:
        raise error(f"{name}: filen er ikke gyldig YAML ({exc}).") from exc
    except RecursionError as exc:
        raise error(f"{name}: filen har for mange niveauer inde i hinanden.") from exc
    return YamlSource(name, data, lines)


def read_packaged(package: str, name: str, model: type[_Model]) -> _Model:
    """Read a YAML file that comes with the program, such as the word lists and sentences of a room."""
    return validate(parse_yaml((files(package) / name).read_bytes(), name), model)


def _in_danish(exc: yaml.MarkedYAMLError) -> str:
    """Say what the parser found; what it says seldom, in its own words."""
    told = f"{exc.problem} {exc.context}"
    for words, danish in _PROBLEMS.items():
        if words in told:
            return danish
    return (
        f"{exc.problem or exc.context}. Se efter indrykning, et manglende kolon eller et manglende anførselstegn "
        "på linjen eller den før."
    )


def _quoted(text: object, error: type[RulesError]) -> str:
    """Quote what stands in a file; not of decisions, where it may be a note's text."""
    return "det, der står her," if issubclass(error, DecisionsError) else f"'{text}'"


def _depth(text: str) -> int:
    """Count how deep brackets stand inside each other: the parser follows them without a bound of its own."""
    deepest = depth = 0
    for bracket in _BRACKET.findall(text):
        depth = depth + 1 if bracket in "[{" else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest


def _construct(
    loader: yaml.SafeLoader,
    node: yaml.Node,
    path: _Path,
    lines: dict[_Path, int],
    seen: set[int],
    name: str,
    error: type[RulesError],
) -> Any:
    lines[path] = node.start_mark.line + 1
    if id(node) in seen:  # a few lines of references unfold to gigabytes
        raise error(
            f"{name}, linje {lines[path]}: der henvises hertil med '*' et andet sted. Skriv det ud begge steder."
        )
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        mapping: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                raise error(f"{name}, linje {line}: en nøgle skal være et ord. Sæt anførselstegn om den.")
            key = key_node.value
            if key == "<<":
                raise error(f"{name}, linje {line}: '<<' kan ikke bruges her. Skriv det hele ud.")
            if key in mapping:
                shown = _quoted(key, error)
                raise error(f"{name}, linje {line}: {shown} står to gange. Slet den ene, eller saml dem.")
            mapping[key] = _construct(loader, value_node, (*path, key), lines, seen, name, error)
            lines[(*path, key)] = line
        return mapping
    if isinstance(node, yaml.SequenceNode):
        return [
            _construct(loader, item, (*path, number), lines, seen, name, error)
            for number, item in enumerate(node.value)
        ]
    if isinstance(node, yaml.ScalarNode) and not node.style and node.value in _BOOLEANS:
        return _BOOLEANS[node.value]
    try:
        return loader.construct_object(node, deep=True)
    except (ValueError, AttributeError, KeyError, TypeError) as exc:  # a date such as 2025-02-31, or !!bool x
        line = node.start_mark.line + 1
        shown = _quoted(node.value, error)
        raise error(
            f"{name}, linje {line}: {shown} kan ikke læses. Er det tekst, så sæt anførselstegn om."
        ) from exc


_WORDS: dict[str, Callable[[dict[str, Any]], str]] = {
    "missing": lambda _: "mangler. Tilføj den.",
    "string_type": lambda _: "skal være tekst. Sæt anførselstegn om, hvis det er et tal eller en dato.",
    "string_too_short": lambda _: "må ikke være tom.",
    "too_short": lambda c: f"skal have mindst {c['min_length']}.",
    "int_type": lambda _: "skal være et helt tal.",
    "int_parsing": lambda _: "skal være et helt tal.",
    "int_from_float": lambda _: "skal være et helt tal.",
    "float_type": lambda _: "skal være et tal (med punktum, ikke komma).",
    "float_parsing": lambda _: "skal være et tal (med punktum, ikke komma).",
    "bool_type": lambda _: "skal være true eller false.",
    "bool_parsing": lambda _: "skal være true eller false.",
    "list_type": lambda _: "skal være en liste: en linje til hver, der begynder med '- '.",
    "tuple_type": lambda _: "skal være en liste: en linje til hver, der begynder med '- '.",
    "dict_type": lambda _: "skal have linjer med 'nøgle: værdi' under sig.",
    "model_type": lambda _: "skal have linjer med 'nøgle: værdi' under sig.",
    "date_type": lambda _: "skal være en dato som 2025-08-13.",
    "date_parsing": lambda _: "skal være en dato som 2025-08-13.",
    "date_from_datetime_parsing": lambda _: "skal være en dato som 2025-08-13.",
    "date_from_datetime_inexact": lambda _: "skal være en dato som 2025-08-13.",
    "greater_than": lambda c: f"skal være over {c['gt']:g}.",
    "greater_than_equal": lambda c: f"skal være mindst {c['ge']:g}.",
    "less_than": lambda c: f"skal være under {c['lt']:g}.",
    "less_than_equal": lambda c: f"må højst være {c['le']:g}.",
    "literal_error": lambda c: f"skal være {c['expected'].replace(' or ', ' eller ')}.",
    "enum": lambda c: f"skal være {c['expected'].replace(' or ', ' eller ')}.",
    "value_error": lambda c: str(c["error"]),
}


def validate(source: YamlSource, model: type[_Model], error: type[RulesError] = RulesError) -> _Model:
    """Check parsed YAML against a Pydantic model.

    Raises:
        RulesError: (or the subclass given) with a line for each mistake: file, line, what was found, what to write.
    """
    try:
        return model.model_validate(source.data)
    except ValidationError as exc:
        mistakes = {
            (line, message)
            for detail in exc.errors(include_url=False)
            for line, message in [_describe(source, model, detail, error)]
        }
        raise error(
            "\n".join(f"{source.name}, linje {line}: {message}" for line, message in sorted(mistakes))
        ) from exc


def _describe(source: YamlSource, model: type[BaseModel], detail: Any, error: type[RulesError]) -> tuple[int, str]:
    path = [part for part in detail["loc"] if _in_data(source.data, detail["loc"], part)]
    line = source.line_of(path)
    where = ".".join(str(part + 1) if isinstance(part, int) else part for part in detail["loc"])
    kind = detail["type"]
    if kind == "extra_forbidden":
        known = _known_keys(model, detail["loc"][:-1])
        close = difflib.get_close_matches(str(detail["loc"][-1]), known, n=1)
        advice = f"Mente du '{close[0]}'?" if close else f"Her kan stå: {', '.join(known)}."
        shown = f"'{where}'" if close else _quoted(where, error)
        return line, f"{shown} kendes ikke. {advice}"
    words = _WORDS.get(kind)
    told = words(detail.get("ctx", {})) if words else str(detail["msg"])
    found = detail["input"]
    plain = isinstance(found, str | int | float | bool) and kind != "missing"
    shown = f" (der står: {found})" if plain and not issubclass(error, DecisionsError) else ""
    if kind == "value_error":
        return line, f"{where}: {told}" if where else told
    return line, f"'{where}' {told}{shown}" if where else f"filen {told}{shown}"


def _in_data(data: Any, loc: tuple[str | int, ...], part: str | int) -> bool:
    """Tell a key of the file from a name that Pydantic puts into a path for a branch of a union."""
    here = data
    for step in loc:
        found = (isinstance(here, dict) and step in here) or (
            isinstance(here, list) and isinstance(step, int) and step < len(here)
        )
        if step == part:
            return found
        if found:
            here = here[step]
    return False


def _known_keys(model: type[BaseModel], path: Sequence[str | int]) -> list[str]:
    schema = model.model_json_schema(by_alias=True)
    here: dict[str, Any] = schema
    for step in path:
        here = _resolve(schema, here)
        if isinstance(step, int):
            here = here.get("items", here)
        else:
            here = here.get("properties", {}).get(step) or here.get("additionalProperties") or here
    return list(_resolve(schema, here).get("properties", {}))


def _resolve(schema: dict[str, Any], here: dict[str, Any]) -> dict[str, Any]:
    for branch in (here, *here.get("anyOf", [])):
        if "$ref" in branch:
            return dict(schema["$defs"][branch["$ref"].rsplit("/", 1)[-1]])
        if "properties" in branch or "items" in branch:
            return dict(branch)
    return here
