"""Texts that are neither a table nor lines (web pages, mails, data of programs): they are named and refused."""

from __future__ import annotations

import json
import re

from flows.errors import InputError

_TAGS = (
    "html|head|body|title|meta|link|base|style|script|table|thead|tbody|tfoot|caption|colgroup|col|tr|td|th|"
    "div|span|p|br|hr|h[1-6]|ul|ol|li|a|b|i|u|strong|em|font|center|img|form|pre|section|main|article|svg"
)
_MARKUP = re.compile(rf"\s*<(?:!doctype\b|!--|\?xml\b|\?mso\b|(?:{_TAGS})(?:\s[^<>]*)?/?>)", re.IGNORECASE)
_ROOT = re.compile(r"\s*<([A-Za-z][\w:.-]*)[\s>]")
_MAIL = re.compile(r"(?:[A-Za-z][A-Za-z-]*: [^\n]*\n(?:[ \t][^\n]*\n)*)+")
_MAIL_FIELD = re.compile(r"^(?:MIME-Version|Content-Type): ", re.IGNORECASE | re.MULTILINE)
_SYLK = re.compile(r"ID;P[A-Z0-9]*(?:;[A-Z])*\s*?\r?\n")
_SYLK_CELL = re.compile(r"^C;(?:[XY]\d+;)*K", re.MULTILINE)
_DIF = re.compile(r"TABLE\r?\n0,\d+\r?\n\"")
_JSON_LIKE = re.compile(r'\[?\s*\{\s*"[^"\r\n]*"\s*:')
_JSON_START = re.compile(r"[\[{]")
_LOOKED_AT = 20_000


def refuse_foreign_text(text: str, name: str) -> None:
    """Refuse a text that another kind of program reads.

    Raises:
        InputError: With what it is and what to do.
    """
    start = text[:_LOOKED_AT].removeprefix("\ufeff").lstrip("\r\n")
    root = _ROOT.match(start)
    if _MARKUP.match(start) or (root and text.rstrip().endswith(f"</{root[1]}>")):
        raise InputError(
            f"{name}: filen er en webside eller XML med et andet efternavn. Åbn den i Excel, og gem den som .xlsx."
        )
    plain = start.replace("\r\n", "\n")
    if (fields := _MAIL.match(plain)) and _MAIL_FIELD.search(fields[0]):
        raise InputError(
            f"{name}: filen er en mail eller en gemt webside (MHTML). Åbn den i Excel, og gem den som .xlsx, "
            "eller gem det, der er vedhæftet, i mappen."
        )
    if _SYLK.match(start) and _SYLK_CELL.search(text):
        raise InputError(f"{name}: filen er i formatet SYLK. Åbn den i Excel, og gem den som .xlsx.")
    if _DIF.match(start):
        raise InputError(f"{name}: filen er i formatet DIF. Åbn den i Excel, og gem den som .xlsx.")
    if _is_json(text, start):
        raise InputError(f"{name}: filen er JSON, ikke et regneark. Eksportér som .xlsx eller .csv i stedet.")


def _is_json(text: str, start: str) -> bool:
    """Tell JSON, also a value a line; a list's "[1] Ro" is none."""
    start = start.lstrip()
    if not _JSON_START.match(start):
        return False
    if _JSON_LIKE.match(start):
        return True
    try:
        return isinstance(json.loads(text.lstrip("\ufeff")), dict | list)
    except (ValueError, RecursionError):
        return False
