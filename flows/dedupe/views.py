"""What of a note is compared: its letters and digits, in one spelling, in two orders."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from flows.dedupe.word_lists import word_lists

_LETTER = r"[^\W\d_]"
# Texts without any of these need none of the rules about layout and signs.
_UNUSUAL = re.compile(
    "[-\n+%&€$£§<>=_'´`\u00ad\u0300-\u036f\u2010-\u2019\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufe0e\ufe0f→]"
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufe0e\ufe0f]")
_BULLET = re.compile(
    r"^[ \t]*(?:(?:[-–—−*•·‣▪●○◦■□➢✓✔>]|->|→|[(]?\d{1,2}[)]|[(]?[a-zA-Z][)]|"
    r"\d{1,2}[.](?=\s+[\"'»“”]?[A-ZÆØÅ]))[ \t]*)+",
    re.M,
)
_BROKEN_WORD = re.compile(rf"(?<={_LETTER})[-\u2010] *\n\s*(?={_LETTER})")
_INNER_MARK = re.compile(rf"(?<={_LETTER})[-\u2010'\u2019\u2018´`](?={_LETTER})")
_ARROW = re.compile(r"[-=]+>|<[-=]+|→")
_PLUS = re.compile(r"(?<!\w)\+(?!\w)|(?<=\w)\+(?=\w)")
_SYMBOLS = {"%": " procent ", "&": " og ", "€": " euro ", "$": " dollar ", "£": " pund ", "§": " paragraf "}
_SYMBOL = re.compile("[%&€$£§]")
_DIGIT = re.compile(r"\d")
_THOUSANDS = re.compile(r"(?<![\d.,])(\d{1,3})[. ](\d{3})(?:[. ](\d{3}))?(?!\d|[.,]\d)")
_DATE = re.compile(r"\b0?(\d{1,2})[./-]0?(\d{1,2})[./-](\d{4}|\d{2})\b")
_DECIMAL = re.compile(r"\b(\d+)[.:](\d+)\b(?![.:]\d)")
_LEADING_ZEROS = re.compile(r"(?<![\d,])0+(?=\d)")
_WORD = re.compile(rf"\d+(?:[,/]\d+)*|{_LETTER}+|[<>]")
_ACCENTS = re.compile("[\u0300-\u036f]")
_DIGITS = "0123456789"
_CLITICS = ("", "en", "et", "er", "erne", "s", "ere")


@cache
def _abbreviations() -> tuple[re.Pattern[str], dict[str, str]]:
    """Give a pattern of those with dots inside, and what each stands for, by its letters."""
    long_by_short = {}
    dotted = set()
    for short, long in word_lists().abbreviations:
        letters = short.replace(".", "")
        long_by_short[letters.casefold()] = long
        if letters.isupper():  # such as TR, which is inflected: TR'er
            long_by_short.update({letters.casefold() + clitic: long + clitic for clitic in _CLITICS})
        parts = [re.escape(part) for part in short.casefold().split(".") if part]
        if len(parts) > 1:
            dotted.add(r"\. ?".join(parts))
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(dotted, reverse=True))})(?!\w)"), long_by_short


def plain_text(text: str) -> str:
    """Give the words of a text in lower case with single spaces: layout and punctuation are dropped.

    A word that stands twice in a row counts once; a number does not.
    """
    text = unicodedata.normalize("NFKC", text)
    first = text[:1]
    if not first.isalpha() or text[1:2] == ")" or "\n" in text:
        text = _BULLET.sub("", _BROKEN_WORD.sub("", _INVISIBLE.sub("", text)))
    text = text.casefold()
    if _UNUSUAL.search(text):
        text = _ARROW.sub(" ", _INVISIBLE.sub("", text))
        text = _INNER_MARK.sub("", _BROKEN_WORD.sub("", text))
        text = _SYMBOL.sub(lambda match: _SYMBOLS[match[0]], _PLUS.sub(" og ", text))
    dotted, long_by_short = _abbreviations()
    if "." in text[:-1]:
        text = dotted.sub(lambda match: match[0].replace(".", "").replace(" ", ""), text)
    if _DIGIT.search(text):
        text = _DATE.sub(r"\1/\2/\3", text)
        text = _THOUSANDS.sub(lambda match: "".join(filter(None, match.groups())), text)
        text = _LEADING_ZEROS.sub("", _DECIMAL.sub(r"\1,\2", text))
    words = [long_by_short.get(word, word) for word in _WORD.findall(text)]
    return " ".join(
        [word for word, before in zip(words, ["", *words], strict=False) if word != before or word[0] in _DIGITS]
    )


def write_out(text: str) -> str:
    """Write æ, ø and å as ae, oe and aa, as keyboards without them do; å is never made a. Accents are dropped."""
    text = text.replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    if text.isascii():
        return text
    text = text.replace("ä", "ae").replace("ö", "oe")
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", text)))


def matching_views(text: str) -> tuple[str, ...]:
    """Give what of a text is compared: its words in one spelling, and the same words sorted.

    A text without a letter or digit is compared as it stands.
    """
    view = write_out(plain_text(text))
    if not view:
        view = "".join(unicodedata.normalize("NFKC", text).split())
        return view, view
    return view, " ".join(sorted(view.split(" ")))
