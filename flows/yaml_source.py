"""Reads what people type in YAML, so that every mistake is told with its file and line, several at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from yaml.reader import ReaderError

from flows.errors import DecisionsError, RulesError
from flows.plain_files import read_plain
from flows.yaml_mistakes import explain_syntax, point
from flows.yaml_wrong_values import nearest_key, tell_wrong_value

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
        columns: Where on that line it begins, or its key, from 0.
        values: The column of a value that stands on its key's line.
        text: The file's lines, to be shown where something is wrong.
    """

    name: str
    data: Any
    lines: dict[_Path, int]
    columns: dict[_Path, int] = field(default_factory=dict)
    values: dict[_Path, int] = field(default_factory=dict)
    text: tuple[str, ...] = ()

    def line_of(self, path: Sequence[str | int]) -> int:
        """Give the line of a value, or that of the nearest value around it."""
        return self.lines.get(self._nearest(path), 1)

    def point_at(self, path: Sequence[str | int], *, key: bool = True) -> str:
        """Show the line of a value, or of the nearest around it, as more of a message on it, or on its key."""
        nearest = self._nearest(path)
        column = self.columns.get(nearest, 0)
        return point(self.text, self.lines.get(nearest, 1) - 1, column if key else self.values.get(nearest, column))

    def _nearest(self, path: Sequence[str | int]) -> _Path:
        return next((tuple(path[:n]) for n in range(len(path), -1, -1) if tuple(path[:n]) in self.lines), ())


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc] # libyaml's is 15 times as fast
    """The safe loader with YAML 1.2's booleans and numbers.

    `yes`, `no`, `on` and `off` are words (and keys of a scheme), and so are 12:30, 007 and 1_000: YAML 1.1 reads
    them as 750, 7 and 1000.
    """


_DATE = "tag:yaml.org,2002:timestamp"
_NUMBERS = {
    "tag:yaml.org,2002:int": re.compile(r"[-+]?(?:0|[1-9][0-9]*)$"),
    "tag:yaml.org,2002:float": re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?$"),
}
_Loader.yaml_implicit_resolvers = {
    first: [(tag, _NUMBERS.get(tag, regexp)) for tag, regexp in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


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
    parsing = _Parsing(name, error, tuple(text.split("\n")))
    try:
        loader = _Loader(text)
        try:
            node = loader.get_single_node()
            data = {} if node is None else parsing.construct(loader, node, ())
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as exc:
        if (mistake := explain_syntax(exc, parsing.text)) is not None:
            told = mistake.told if issubclass(error, DecisionsError) else mistake.told + mistake.shown
            raise parsing.refusal(mistake.line, mistake.column, f"{told}.") from exc
        mark = exc.problem_mark or exc.context_mark
        told = f"{exc.problem or exc.context}. Se efter indrykning, et kolon eller et anførselstegn, der mangler."
        raise parsing.refusal(mark.line if mark else 0, mark.column if mark else 0, told) from exc
    except ReaderError as exc:
        line = text.count("\n", 0, exc.position) + 1
        raise error(
            f"{name}, linje {line}: her står et tegn, som ingen tekstfil har. Er filen lavet i Word eller Excel, "
            "så skriv teksten ind i en ren tekstfil (Notesblok)."
        ) from exc
    except RecursionError as exc:
        raise error(f"{name}: filen har for mange niveauer inde i hinanden.") from exc
    return YamlSource(name, data, parsing.lines, parsing.columns, parsing.values, parsing.text)


def read_packaged(package: str, name: str, model: type[_Model]) -> _Model:
    """Read a YAML file that comes with the program, such as the word lists and sentences of a room."""
    return validate(parse_yaml((files(package) / name).read_bytes(), name), model)


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


@dataclass
class _Parsing:
    """What is known of a file while its values are made."""

    name: str
    error: type[RulesError]
    text: tuple[str, ...]
    lines: dict[_Path, int] = field(default_factory=dict)
    columns: dict[_Path, int] = field(default_factory=dict)
    values: dict[_Path, int] = field(default_factory=dict)
    _seen: set[int] = field(default_factory=set)

    def refusal(self, line: int, column: int, told: str) -> RulesError:
        """Make the error of a mistake, from 0; what stands in decisions is not shown: it may be a note's text."""
        shown = "" if issubclass(self.error, DecisionsError) else point(self.text, line, column)
        return self.error(f"{self.name}, linje {line + 1}: {told}{shown}")

    def construct(self, loader: yaml.SafeLoader, node: yaml.Node, path: _Path) -> Any:
        """Make the value of a node, and note where it stands."""
        self._note(path, node)
        if id(node) in self._seen:  # a few lines of references unfold to gigabytes
            told = "der henvises hertil med '*' et andet sted. Skriv det ud begge steder."
            raise self.refusal(node.start_mark.line, node.start_mark.column, told)
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._construct_mapping(loader, node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.construct(loader, item, (*path, number)) for number, item in enumerate(node.value)]
        if isinstance(node, yaml.ScalarNode) and not node.style and node.value in _BOOLEANS:
            return _BOOLEANS[node.value]
        try:
            return loader.construct_object(node, deep=True)
        except (ValueError, AttributeError, KeyError, TypeError) as exc:  # a date such as 2025-02-31, or !!bool x
            what = "er ingen dato. Skriv en dato som 2025-08-13." if node.tag == _DATE else "kan ikke læses."
            told = f"{_quoted(node.value, self.error)} {what} Er det tekst, så sæt anførselstegn om."
            raise self.refusal(node.start_mark.line, node.start_mark.column, told) from exc

    def _construct_mapping(self, loader: yaml.SafeLoader, node: yaml.MappingNode, path: _Path) -> dict[Any, Any]:
        mapping: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value
            place = key_node.start_mark.line, key_node.start_mark.column
            if not isinstance(key_node, yaml.ScalarNode):
                raise self.refusal(*place, "en nøgle skal være et ord. Sæt anførselstegn om den.")
            if key == "<<":
                raise self.refusal(*place, "'<<' kan ikke bruges her. Skriv det hele ud.")
            if key in mapping:
                shown = _quoted(key, self.error)
                raise self.refusal(*place, f"{shown} står to gange. Slet den ene, eller saml dem.")
            mapping[key] = self.construct(loader, value_node, (*path, key))
            self._note((*path, key), key_node)
            if value_node.start_mark.line == place[0]:
                self.values[*path, key] = value_node.start_mark.column
        return mapping

    def _note(self, path: _Path, node: yaml.Node) -> None:
        self.lines[path] = node.start_mark.line + 1
        self.columns[path] = node.start_mark.column


def validate(source: YamlSource, model: type[_Model], error: type[RulesError] = RulesError) -> _Model:
    """Check parsed YAML against a Pydantic model.

    Raises:
        RulesError: (or the subclass given) with a line for each mistake: file, line, what was found, what to write.
    """
    try:
        return model.model_validate(source.data)
    except ValidationError as exc:
        mistakes = {_describe(source, model, detail, error) for detail in exc.errors(include_url=False)}
        raise error("\n".join(f"{source.name}, linje {line}: {told}" for line, told in sorted(mistakes))) from exc


def _describe(source: YamlSource, model: type[BaseModel], detail: Any, error: type[RulesError]) -> tuple[int, str]:
    path = [part for part in detail["loc"] if _in_data(source.data, detail["loc"], part)]
    private = issubclass(error, DecisionsError)
    told = tell_wrong_value(source.data, model, detail, quote=not private)
    of_key = detail["type"] in ("extra_forbidden", "missing")
    shown = _point_in_private(model, detail) if private else source.point_at(path, key=of_key)
    return source.line_of(path), told + shown


def _point_in_private(model: type[BaseModel], detail: Any) -> str:
    """Show a key that is nearly a known one; the rest of its line, and any other, may be a note's text."""
    unknown = detail["type"] == "extra_forbidden" and nearest_key(model, detail["loc"])
    return point([f"{detail['loc'][-1]}:"], 0, 0) if unknown else ""


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
