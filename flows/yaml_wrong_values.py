"""What is said of a value that stands in YAML where another is wanted, and of a key that is not known."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from pydantic import BaseModel

_LIST_SIGNS = ("-", "•", "·", "*", "–")
_LONGEST_SHOWN = 60

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


def tell_wrong_value(data: Any, model: type[BaseModel], detail: Any, *, quote: bool) -> str:
    """Say in Danish what is wrong, and what to write instead.

    Args:
        data: The whole file's.
        model: What it was checked against.
        detail: Of the mistake, by Pydantic.
        quote: Whether what stands in the file may be shown.
    """
    where = ".".join(str(part + 1) if isinstance(part, int) else part for part in detail["loc"])
    kind, found = detail["type"], detail["input"]
    if kind == "extra_forbidden":
        return _tell_unknown_key(data, model, detail, where, quote=quote)
    words = _WORDS.get(kind)
    told = words(detail.get("ctx", {})) if words else str(detail["msg"])
    if kind == "value_error":
        return f"{where}: {told}" if where else told
    if kind in ("list_type", "tuple_type", "dict_type", "model_type", "string_type") and _stands(
        data, detail["loc"]
    ):
        told = _tell_other_shape(kind, found, str(detail["loc"][-1]) if detail["loc"] else "", quote=quote) or told
    plain = isinstance(found, str | int | float | bool) and kind != "missing"
    shown = f" (der står: {found})" if plain and quote else ""
    return f"'{where}' {told}{shown}" if where else f"filen {told}{shown}"


def _stands(data: Any, loc: Sequence[str | int]) -> bool:
    """Tell a path of the file from one that Pydantic ends in the name of a kind, of several it may be."""
    here = data
    try:
        for step in loc:
            here = here[step]
    except (KeyError, IndexError, TypeError):
        return False
    return True


def _tell_other_shape(kind: str, found: Any, key: str, *, quote: bool) -> str:
    """Say what to write where a list stands for a text, a text for a list, or nothing at all; else nothing."""
    if kind == "string_type" and isinstance(found, list):
        only = found[0] if len(found) == 1 and isinstance(found[0], str) and quote else "Mad"
        return f"skal være én tekst, ikke en liste. Skriv den uden [ ] og bindestreg: '{key}: {only}'."
    if kind == "string_type" and isinstance(found, dict) and found:
        first, rest = next(iter(found.items()))
        written = f'"{first}: {rest}"' if quote and isinstance(rest, str) else '"Mad: suppe"'
        return f"skal være tekst, men har et kolon. Sæt anførselstegn om: {written}."
    if kind == "string_type" and found is None:
        return "er tomt. Skriv noget, eller slet linjen; sæt anførselstegn om det, der begynder med #, & eller !."
    if kind in ("list_type", "tuple_type") and isinstance(found, str):
        return _tell_list_as_text(found, key, quote=quote)
    if kind in ("list_type", "tuple_type") and isinstance(found, dict) and found:
        first = f"- {next(iter(found))}: ..." if quote else "- ..."
        return f"skal være en liste: sæt '- ' foran det første i hvert led ('{first}'), og ryk resten med."
    if kind in ("dict_type", "model_type") and found is None:
        return "er tomt. Skriv noget, eller slet linjen; sæt anførselstegn om det, hvis det begynder med #."
    if kind in ("dict_type", "model_type") and isinstance(found, list):
        return "skal have linjer med 'nøgle: værdi' under sig, ikke en liste: skriv en nøgle i stedet for -."
    return ""


def _tell_list_as_text(found: str, key: str, *, quote: bool) -> str:
    sign = found.lstrip()[:1]
    if sign in _LIST_SIGNS:
        space = " Efter bindestregen skal der være et mellemrum." if sign == "-" else ""
        return f"skal være en liste: en linje til hver, der begynder med '- '.{space}"
    parts = [part.strip() for part in re.split("[,;]", found) if part.strip()]
    if len(parts) > 1 and quote and len(found) <= _LONGEST_SHOWN:
        written = f"{key}: [{', '.join(parts)}]"
        return f"skal være en liste. Skriv '{written}', eller en linje til hver, der begynder med '- '."
    return ""


def _tell_unknown_key(data: Any, model: type[BaseModel], detail: Any, where: str, *, quote: bool) -> str:
    loc = detail["loc"]
    key = str(loc[-1])
    known = _known_keys(model, loc[:-1])
    if key.isdigit() and detail["input"] is None and quote and (number := _number_before(data, loc)):
        return f"'{where}' kendes ikke: kommaet deler tallet i to. Skriv punktum: {number}.{key}."
    close = nearest_key(model, loc)
    if key not in known and (beside := _beside_above(model, loc)):
        return f"'{where}' kendes ikke her. '{key}' hører til ud for '{beside}': ryk linjen ud."
    advice = f"Mente du '{close}'?" if close else f"Her kan stå: {', '.join(known)}."
    shown = f"'{where}'" if close or quote else "det, der står her,"
    return f"{shown} kendes ikke. {advice}"


def nearest_key(model: type[BaseModel], loc: Sequence[str | int]) -> str:
    """Give the key that was meant by one that is not known, at the end of its path; empty where none is like it."""
    known, folded = _known_keys(model, loc[:-1]), str(loc[-1]).casefold()
    close = [meant for meant in _danish_keys().get(folded, ()) if meant in known]
    close = close or [name for name in known if name == folded] or difflib.get_close_matches(folded, known, n=1)
    return close[0] if close else ""


def _number_before(data: Any, loc: Sequence[str | int]) -> str:
    """Give the whole number that stands before a key, as where 1,5 was read as two; empty where none does."""
    here = data
    for step in loc[:-1]:
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            return ""
    keys = list(here) if isinstance(here, dict) else []
    at = keys.index(loc[-1]) if loc[-1] in keys else 0
    before = here[keys[at - 1]] if at else None
    return str(before) if isinstance(before, int) and not isinstance(before, bool) else ""


def _beside_above(model: type[BaseModel], loc: Sequence[str | int]) -> str:
    """Give the key farther out that a key which is known there belongs beside; empty where it is known nowhere."""
    for length in reversed(range(len(loc) - 1)):
        beside = loc[length]
        if isinstance(beside, str) and loc[-1] in _known_keys(model, loc[:length]):
            return beside
    return ""


@cache
def _danish_keys() -> dict[str, list[str]]:
    return dict(yaml.safe_load((files("flows") / "danish_keys.yaml").read_text(encoding="utf-8")))


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
