"""What of a note is compared: its letters and digits, in one spelling, in two orders."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from flows.dedupe.word_lists import word_lists

_LETTER = r"[^\W\d_]"
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufe0e\ufe0f]")
_BULLET = re.compile(
    r"^[ \t]*(?:(?:[-–—−*•·‣▪●○◦■□➢✓✔>]|->|→|[(]?\d{1,2}[)]|\d{1,2}[.](?=\s+[\"'»“”]?[A-ZÆØÅ])|[(]?[a-zA-Z][)])[ \t]*)+",
    re.M,
)
_BROKEN_WORD = re.compile(rf"(?<={_LETTER})[-\u2010] *\n\s*(?={_LETTER})")
_INNER_HYPHEN = re.compile(rf"(?<={_LETTER})[-\u2010'’´`](?={_LETTER})")
_THOUSANDS = re.compile(r"(?<![\d.,])(\d{1,3})(?:[. ](\d{3}))(?:[. ](\d{3}))?(?![\d]|[.,]\d)")
_DATE = re.compile(r"\b0?(\d{1,2})[./-]0?(\d{1,2})[./-](\d{4}|\d{2})\b")
_DECIMAL = re.compile(r"\b0*(\d+)[.,:](\d+)\b(?![.,:]\d)")
_LEADING_ZEROS = re.compile(r"\b0+(?=\d)")
_ARROW = re.compile(r"[-=]+>|<[-=]+")
_PLUS = re.compile(r"(?<!\w)\+(?!\w)|(?<=\w)\+(?=\w)")
_SYMBOLS = {"%": " procent ", "&": " og ", "€": " euro ", "$": " dollar ", "£": " pund ", "§": " paragraf "}
_SYMBOL = re.compile("[%&€$£§]")
_REST = re.compile(r"(?<=\d)[,/](?=\d)|([^\w<>]|_)")
_ANGLE = re.compile(r"(?<![<>])([<>])(?![<>])")
_WRITTEN_OUT = str.maketrans(
    {
        "æ": "ae",
        "ä": "ae",
        "ø": "oe",
        "ö": "oe",
        "å": "aa",
        "ü": "u",
        "é": "e",
        "è": "e",
        "ê": "e",
        "á": "a",
        "à": "a",
        "ó": "o",
    }
)


@cache
def _abbreviation_pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    long_by_short = {short.replace(".", "").casefold(): long for short, long in word_lists().abbreviations}
    alternatives = sorted(
        {
            r"\.? ?".join(map(re.escape, filter(None, short.casefold().split("."))))
            for short, _ in word_lists().abbreviations
        },
        key=lambda pattern: (-len(pattern), pattern),
    )
    return re.compile(rf"(?<!\w)({'|'.join(alternatives)})(?:(en|er|et|erne|s|ere)(?!\w)|(?!\w))\.?"), long_by_short


def plain_text(text: str) -> str:
    """Give the words of a text in lower case with single spaces: what is left when layout and punctuation are dropped."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    text = _BROKEN_WORD.sub("", text)
    text = _BULLET.sub("", text).casefold()
    text = _ARROW.sub(" ", text)
    text = _INNER_HYPHEN.sub("", text)
    pattern, long_by_short = _abbreviation_pattern()
    text = pattern.sub(lambda m: long_by_short[re.sub("[. ]", "", m[1])] + (m[2] or ""), text)
    text = _PLUS.sub(" og ", text)
    text = _SYMBOL.sub(lambda m: _SYMBOLS[m[0]], text)
    if any(map(str.isdigit, text)):
        text = _DATE.sub(r"\1/\2/\3", text)
        text = _THOUSANDS.sub(lambda m: "".join(filter(None, m.groups())), text)
        text = _DECIMAL.sub(r"\1,\2", text)
        text = _LEADING_ZEROS.sub("", text)
    text = _ANGLE.sub(r" \1 ", text)
    return " ".join(_REST.sub(lambda m: " " if m[1] else m[0], text).split())


def write_out(text: str) -> str:
    """Write æ, ø and å as ae, oe and aa, as keyboards without them do; å is never made a."""
    return text.translate(_WRITTEN_OUT)


def matching_views(text: str) -> tuple[str, ...]:
    """Give what of a text is compared: its words in one spelling, and the same words sorted.

    A text without a letter or digit is compared as it stands.
    """
    view = write_out(plain_text(text)) or "".join(unicodedata.normalize("NFKC", text).split())
    return view, " ".join(sorted(view.split()))
