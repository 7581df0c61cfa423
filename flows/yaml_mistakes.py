"""What people write who don't know YAML, told so that they see where it stands and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

import yaml

_WIDEST = 70  # signs of a line that are shown
_TOKEN = re.compile(r"[^\s,\]}#]+(?: +[^\s,\]}#]+)*")
_NO_SPACE_BEHIND_COLON = re.compile(r"\s*(?:- )?(?P<key>[\w-]+):(?P<value>[^\s:/]\S*.*)")
_NO_SPACE_BEHIND_DASH = re.compile(r"\s*-(?P<rest>[^\s-].*)")
_EQUALS = re.compile(r"\s*(?:- )?(?P<key>[\w-]+)\s*=\s*(?P<value>.*)")
_TWO_COLONS = re.compile(r"\s*(?:- )?(?P<key>[\w-]+): (?P<value>[^\"'\[{].*:(?: .*|))$")
_KEY = re.compile(r"\s*(?:- )*(?P<key>[\w-]+):(?:\s|$)")
_NEARLY = 1  # signs that a line may stand beside its neighbours by mistake


class Mistake(NamedTuple):
    """Where something is wrong (line and column from 0), and what to do, in Danish.

    `shown` is what stands there, as it should be written, and follows what is told; not of decisions, where it may
    be a note's text.
    """

    line: int
    column: int
    told: str
    shown: str = ""


def point(lines: Sequence[str], line: int, column: int) -> str:
    """Give a line of a file with a caret under a sign of it, as two lines more of a message; both count from 0."""
    if not 0 <= line < len(lines) or not lines[line].strip():
        return ""
    shown = lines[line].replace("\t", "→").rstrip()
    start = max(0, column - _WIDEST // 2) if len(shown) > _WIDEST else 0
    before = "…" if start else ""
    piece = shown[start : start + _WIDEST]
    after = "…" if start + _WIDEST < len(shown) else ""
    return f"\n    {before}{piece}{after}\n    {' ' * (len(before) + column - start)}^"


def explain_syntax(exc: yaml.MarkedYAMLError, lines: Sequence[str]) -> Mistake | None:
    """Tell what is no YAML; None where the parser says nothing that is known here."""
    mark = exc.problem_mark or exc.context_mark
    if mark is None:
        return None
    said = f"{exc.problem} {exc.context}"
    line = min(mark.line, len(lines) - 1)
    opened = exc.context_mark or mark
    if (tab := re.match(r" *\t", lines[line])) is not None:
        return Mistake(line, tab.end() - 1, "linjen er rykket ind med et tabulatortegn. Brug mellemrum i stedet")
    for words, explain in _EXPLAINED.items():
        if words in said:
            return explain(lines, (line, mark.column), (opened.line, opened.column))
    return None


_Place = tuple[int, int]  # line and column


def _alias(lines: Sequence[str], place: _Place, _: _Place) -> Mistake:
    return _unquoted("*", lines, place)


def _anchor(lines: Sequence[str], _: _Place, opened: _Place) -> Mistake:
    return _unquoted("&", lines, opened)


def _tag(lines: Sequence[str], place: _Place, opened: _Place) -> Mistake:
    begun = lines[opened[0]][opened[1] :].startswith("!")  # else the text is read whole, and its kind is unknown
    return _unquoted("!", lines, opened if begun else place)


def _odd_start(lines: Sequence[str], place: _Place, _: _Place) -> Mistake:
    sign = lines[place[0]][place[1] : place[1] + 1]
    if sign in "@%`" and sign:
        return _unquoted(sign, lines, place)
    return Mistake(*place, "her står et tegn, som ikke kan stå der. Slet det, eller sæt anførselstegn om teksten")


def _unquoted(sign: str, lines: Sequence[str], place: _Place) -> Mistake:
    found = _TOKEN.match(lines[place[0]], place[1])
    shown = f': "{found[0]}"' if found else ""
    return Mistake(*place, f"det, der begynder med {sign}, skal stå i anførselstegn", shown)


def _second_document(_lines: Sequence[str], place: _Place, _: _Place) -> Mistake:
    told = "filen er delt i to med '---'. Slet linjen, og saml det, der har samme navn, ét sted"
    return Mistake(place[0], 0, told)


def _open_quote(_lines: Sequence[str], _: _Place, opened: _Place) -> Mistake:
    told = "anførselstegnet, der begynder her, bliver ikke lukket. Sæt et til, hvor teksten slutter"
    return Mistake(*opened, told)


def _open_bracket(lines: Sequence[str], _: _Place, opened: _Place) -> Mistake:
    sign = lines[opened[0]][opened[1] : opened[1] + 1]
    closing = {"[": "]", "{": "}"}.get(sign, "")
    told = f"{sign} bliver ikke lukket. Sæt {closing}, hvor det slutter, eller det komma, der mangler mellem to led"
    return Mistake(*opened, told)


def _colon(lines: Sequence[str], place: _Place, _: _Place) -> Mistake:
    """Find why a colon stands where none was expected: mostly the line before was not read as was meant."""
    for line in _this_and_before(lines, place[0]):
        text = lines[line]
        if (found := _NO_SPACE_BEHIND_COLON.fullmatch(text)) is not None:
            written = f". Skriv '{found['key']}: {found['value']}'"
            return Mistake(line, found.start("value"), "efter kolonet mangler et mellemrum", written)
        if (found := _NO_SPACE_BEHIND_DASH.fullmatch(text)) is not None:
            written = f". Skriv '- {found['rest']}'"
            return Mistake(line, found.start("rest"), "efter bindestregen mangler et mellemrum", written)
        if (found := _EQUALS.fullmatch(text)) is not None:
            return _equals(found, line)
    if (found := _TWO_COLONS.fullmatch(lines[place[0]])) is not None:
        written = f'{found["key"]}: "{found["value"].rstrip()}"'
        told = "der er et kolon i teksten, så sæt anførselstegn om den"
        return Mistake(*place, told, f". Skriv '{written}'")
    return Mistake(*place, "her står et kolon mere end ventet. Sæt anførselstegn om tekst, eller ret indrykningen")


def _equals(found: re.Match[str], line: int) -> Mistake:
    told = "her skal stå kolon og mellemrum i stedet for ="
    return Mistake(line, found.string.index("="), told, f". Skriv '{found['key']}: {found['value']}'")


def _indent(lines: Sequence[str], place: _Place, opened: _Place) -> Mistake:
    line = place[0]
    own = _width(lines[line])
    for above in reversed(range(opened[0], line)):
        starts = {_width(lines[above]), _content(lines[above])}
        if lines[above].strip() and own not in starts and min(abs(own - start) for start in starts) <= _NEARLY:
            wanted = min(starts, key=lambda start: abs(own - start))
            told = (
                f"linjen er rykket {own} tegn ind, og linje {above + 1} er rykket {wanted}. Ret den, så de passer"
            )
            return Mistake(line, own, told)
    before = _this_and_before(lines, line)[0]
    if _width(lines[before]) == own and lines[before][own:].startswith("{"):
        return _no_dash(lines, before)
    found = _KEY.match(lines[line])
    parent = next(
        (above for above in reversed(range(line)) if lines[above].strip() and _width(lines[above]) < own), 0
    )
    holder = _KEY.match(lines[parent])
    if found is not None and holder is not None:
        told = "her ventes et led mere af listen, med '- ' foran. Hører linjen ikke til listen, så ryk den ud"
        return Mistake(line, own, told, f", så '{found['key']}' står under '{holder['key']}'")
    return Mistake(
        line, own, "indrykningen passer ikke med linjerne før, eller en bindestreg eller et kolon mangler"
    )


def _no_colon(lines: Sequence[str], _: _Place, opened: _Place) -> Mistake:
    text = lines[opened[0]]
    if (found := _EQUALS.fullmatch(text)) is not None:
        return _equals(found, opened[0])
    if _lacks_dash(lines, opened[0]):
        return _no_dash(lines, opened[0])
    return Mistake(*opened, "et kolon mangler", f" efter '{text[opened[1] :].strip()}'")


def _lacks_dash(lines: Sequence[str], line: int) -> bool:
    """Tell whether a line begins as nothing but an item of a list can, or stands below one without a dash."""
    own = _width(lines[line])
    siblings = (lines[above][own:] for above in reversed(range(line)) if _width(lines[above]) == own)
    text = lines[line][own:]
    return text.startswith("{") or (not text.startswith("- ") and next(siblings, "").startswith("- "))


def _no_dash(lines: Sequence[str], line: int) -> Mistake:
    shown = f". Skriv '- {lines[line].strip()}'"
    return Mistake(line, _width(lines[line]), "foran dette led af listen mangler '- '", shown)


def _escape(_lines: Sequence[str], place: _Place, _: _Place) -> Mistake:
    return Mistake(
        *place, 'en omvendt skråstreg (\\) kan ikke stå mellem " og ". Sæt \' om teksten i stedet, eller skriv /'
    )


_Explain = Callable[[Sequence[str], _Place, _Place], Mistake]
_EXPLAINED: dict[str, _Explain] = {
    "alias": _alias,
    "scanning an anchor": _anchor,
    "found duplicate anchor": _anchor,
    "determine a constructor": _tag,
    "scanning a tag": _tag,
    "tag URI": _tag,
    "tag handle": _tag,
    "unknown escape": _escape,
    "quoted scalar": _open_quote,
    "cannot start any token": _odd_start,
    "found another document": _second_document,
    "mapping values are not allowed": _colon,
    "flow sequence": _open_bracket,
    "flow mapping": _open_bracket,
    "did not find expected key": _indent,
    "did not find expected '-' indicator": _indent,
    "could not find expected ':'": _no_colon,
}


def _this_and_before(lines: Sequence[str], line: int) -> list[int]:
    before = next((above for above in reversed(range(line)) if lines[above].strip()), line)
    return [before, line]


def _width(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _content(text: str) -> int:
    """Give where what stands behind the dashes of a list begins."""
    found = re.match(r" *(?:- +)*", text)
    return found.end() if found else 0
