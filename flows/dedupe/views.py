"""What of a note is compared: its letters and digits, in one spelling, in two orders."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from flows.danish.known_words import is_known
from flows.dedupe.layout import INVISIBLE, LETTER, strip_layout
from flows.dedupe.numerals import mend_scanned, write_numbers
from flows.dedupe.word_lists import word_lists

# Texts without any of these need none of the rules about layout and signs.
_UNUSUAL = re.compile(
    "[-\n+%&€$£§<>=_'´`\u00ad\u0300-\u036f\u2010-\u2019\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufe0e\ufe0f→]"
)
_STRETCHED = re.compile(r"([a-zæøåéèüöä])\1\1+")
_INNER_MARK = re.compile(rf"[-\u2010'\u2019\u2018´`](?={LETTER})(?<={LETTER}.)")
_ARROW = re.compile(r"(?<![-=])[-=]+>|<[-=]+|→")
_PLUS = re.compile(r"(?<!\w)\+(?!\w)|(?<=\w)\+(?=\w)")
_SYMBOLS = {"%": " procent ", "&": " og ", "€": " euro ", "$": " dollar ", "£": " pund ", "§": " paragraf "}
_SYMBOL = re.compile("[%&€$£§]")
_WORD = re.compile(rf"\d+(?:[,/]\d+)*|{LETTER}+|[<>]")
_ACCENTS = re.compile("[\u0300-\u036f]")
_LOST_LETTER = re.compile(r"\w\?\w")
_DIGITS = "0123456789"
_FRACTIONS = (("½", "5"), ("¼", "25"), ("¾", "75"))
_ROMAN = frozenset("ivxlcdm")
_ARTICLES = frozenset(("en", "et"))
_CLITICS = ("", "en", "et", "er", "erne", "s", "ere")


@cache
def _abbreviations() -> tuple[re.Pattern[str], dict[str, str]]:
    """Give a pattern of those with dots inside, and what each stands for, by its letters."""
    long_by_short = {}
    dotted = set()
    for short, long in word_lists().abbreviations:
        letters = short.replace(".", "")
        if len(letters) == 1:
            continue
        long_by_short[letters.casefold()] = long
        if letters.isupper():  # such as TR, which is inflected: TR'er
            long_by_short.update({letters.casefold() + clitic: long + clitic for clitic in _CLITICS})
        parts = [re.escape(part) for part in short.split(".") if part]
        if len(parts) > 1:
            dotted.add(r"\. ?".join(parts))
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(dotted, reverse=True))})(?!\w)", re.I), long_by_short


@cache
def _short_words() -> tuple[re.Pattern[str], dict[str, str]]:
    """Give a pattern of the abbreviations of one letter: small, with a dot, before a small letter; and what for."""
    long_by_letter = {short[0]: long for short, long in word_lists().abbreviations if len(short.rstrip(".")) == 1}
    return re.compile(rf"(?<![\w./])([{''.join(long_by_letter)}])[.](?=\s+[a-zæøå])"), long_by_letter


def plain_text(text: str) -> str:
    """Give the words of a text in lower case with single spaces: layout and punctuation are dropped.

    A word that stands twice in a row counts once; a number does not. What only opens or closes a note ("Idé: ...",
    "..., tak") is dropped with the layout.
    """
    return spell_words(strip_layout(_in_one_code(text)))


def _in_one_code(text: str) -> str:
    """Give each letter and sign in one code; a half beside a number is 0,5 of it."""
    for sign, digits in _FRACTIONS:
        if sign in text:
            text = re.sub(rf"(?<=\d) ?{sign}", f",{digits}", text).replace(sign, f"0,{digits}")
    return unicodedata.normalize("NFKC", text)


def spell_words(text: str) -> str:
    """Give the words of a text without layout, in lower case and one spelling; abbreviations are written out."""
    text = mend_scanned(text)
    dotted, long_by_short = _abbreviations()
    if "." in text[:-1]:
        text = dotted.sub(lambda match: match[0].replace(".", "").replace(" ", ""), text)
        text = _short_words()[0].sub(_write_short_word, text)
    text = text.casefold()
    if _UNUSUAL.search(text):
        text = _write_signs(text)
    for part, full in word_lists().spellings:
        text = text.replace(part, full)
    fillers = word_lists().fillers
    words = [long_by_short.get(word, word) for word in _WORD.findall(write_numbers(text)) if word not in fillers]
    if _STRETCHED.search(text):
        words = list(map(_unstretch, words))
    return " ".join(
        [word for word, before in zip(words, ["", *words], strict=False) if word != before or word[0] in _DIGITS]
    )


def _write_signs(text: str) -> str:
    """Write signs out or drop them; what is not there is not looked for, since most texts have none of them."""
    text = INVISIBLE.sub("", text)
    if ">" in text or "<" in text or "→" in text:
        text = _ARROW.sub(" ", text)
    text = _INNER_MARK.sub("", text)
    if "+" in text:
        text = _PLUS.sub(" og ", text)
    return _SYMBOL.sub(lambda match: _SYMBOLS[match[0]], text)


def _write_short_word(match: re.Match[str]) -> str:
    return _short_words()[1][match[1]]


def is_stretched(text: str) -> bool:
    """Tell whether a letter stands three times in a row, as in "meeeget"; `plain_text` hides it."""
    return _STRETCHED.search(text.casefold()) is not None


def _unstretch(word: str) -> str:
    """Write "meeeget" as "meget"; not what may be a Roman number or is one letter all over."""
    if len(set(word)) == 1 or _ROMAN.issuperset(word):
        return word
    once, twice = _STRETCHED.sub(r"\1", word), _STRETCHED.sub(r"\1\1", word)
    return twice if is_known(twice) and not is_known(once) else once


def write_out(text: str) -> str:
    """Write æ, ø and å as ae, oe and aa, as keyboards without them do; å is never made a. Accents are dropped."""
    text = text.replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    if text.isascii():
        return text
    text = text.replace("ä", "ae").replace("ö", "oe")
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", text)))


def _compared(words: list[str]) -> list[str]:
    numbers = word_lists().numbers
    if len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    return [numbers.get(word, word) if word not in _ARTICLES else word for word in words]


def asks_by_mark(text: str, words: Sequence[str]) -> bool:
    """Tell whether nothing but its mark makes a note a question: "Køkkenet får en ovn?".

    Where marks stand within words, an export wrote them for letters.
    """
    if not text.rstrip(' "»«”)').endswith("?") or words[0] in word_lists().asks:
        return False
    return _LOST_LETTER.search(text) is None


def matching_views(text: str) -> tuple[str, ...]:
    """Give what of a text is compared: its words in one spelling, and the same words sorted.

    Numbers in letters are compared as digits, and an article that a text opens with is not. A text without a letter
    or digit is compared as it stands. The mark of a note that asks by nothing else is a word.
    """
    words = plain_text(text).split(" ")
    view = write_out(" ".join(_compared(words)))
    if not view:
        view = "".join(unicodedata.normalize("NFKC", text).split())
        return view, view
    if asks_by_mark(text, words):
        view += " ?"
    return view, " ".join(sorted(view.split(" ")))
