"""What of a note is compared: its letters and digits, in one spelling, in two orders."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import cache

from flows.danish.known_words import is_known
from flows.dedupe.numerals import mend_scanned, write_numbers
from flows.dedupe.word_lists import word_lists

_LETTER = r"[^\W\d_]"
# Texts without any of these need none of the rules about layout and signs.
_UNUSUAL = re.compile(
    "[-\n+%&€$£§<>=_'´`\u00ad\u0300-\u036f\u2010-\u2019\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufe0e\ufe0f→]"
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufe0e\ufe0f]")
_BULLET = re.compile(
    r"^[ \t]*[\"»“”'‚„]?(?:(?:[-–—−*•·‣▪●○◦■□➢✓✔>]|->|→|[(]?\d{1,2}[)]|[(]?[a-zA-Z][)]|[A-Z]:(?=\s)|"
    r"#\d{1,3}[.:)]?(?=\s)|[nN]r[.]? ?\d{1,2}[:)]|o(?=\s+[A-ZÆØÅ])|\d{1,2}[.](?=\s+[\"'»“”]?[A-ZÆØÅ]))[ \t]*)+",
    re.M,
)
_LOST_LETTER = re.compile(rf"(?<={_LETTER})[?\ufffd](?={_LETTER})")
_TAG = re.compile(r"</?(?:p|br|div|span|b|i|u|em|strong|ul|ol|li)\b[^<>]*>|_x000[dD]_")
_EMOTICON = re.compile(r"^<3+\s+(?=[A-ZÆØÅ])|\s*<3+\s*$|(?<!\w)[:;=]-?[dpDPo](?!\w)")
_EMOTICON_SIGN = re.compile("<3|[:;=]-?[dpDPo]")
_THANKS = re.compile(
    r"(?<=[\w)\"»”?])(?:\s*[,.!?–-]+|(?<!\bja)(?<!\bnej)(?<!\ben)(?<!\bstor)(?<!\bmange)(?<!\btusind)(?<!\bsige)"
    r"(?<!\bsiger)(?<!\btil)(?<!\bfor)(?<!\bmed))\s+(?:på forhånd )?tak\s*[.!]*\s*$"
)
_STRUCK = re.compile(rf"(?<!\w)({_LETTER}+)[-…–]+\s+(?=\1)")
_STRETCHED = re.compile(rf"({_LETTER})\1\1+")
_BROKEN_WORD = re.compile(rf"(?<={_LETTER})[-\u2010] *\n\s*(?={_LETTER})")
_INNER_MARK = re.compile(rf"(?<={_LETTER})[-\u2010'\u2019\u2018´`](?={_LETTER})")
_ARROW = re.compile(r"[-=]+>|<[-=]+|→")
_PLUS = re.compile(r"(?<!\w)\+(?!\w)|(?<=\w)\+(?=\w)")
_SYMBOLS = {"%": " procent ", "&": " og ", "€": " euro ", "$": " dollar ", "£": " pund ", "§": " paragraf "}
_SYMBOL = re.compile("[%&€$£§]")
_WORD = re.compile(rf"\d+(?:[,/]\d+)*|{_LETTER}+|[<>]")
_ACCENTS = re.compile("[\u0300-\u036f]")
_DIGITS = "0123456789"
_ROMAN = frozenset("ivxlcdm")
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


@cache
def _label() -> re.Pattern[str]:
    labels = "|".join(sorted(map(re.escape, word_lists().labels), key=len, reverse=True))
    numbered = rf"(?:{labels}|bord|gruppe|hold) ?\d{{1,2}} ?:"
    greeting = "(?:hej|hejsa|kære)(?: alle)?[,!:]"
    return re.compile(rf"\s*(?:(?:{labels})\s*[:!]+|{numbered}|(?:ps|nb)[.]|{greeting})\s*(?=\w)")


def plain_text(text: str) -> str:
    """Give the words of a text in lower case with single spaces: layout and punctuation are dropped.

    A word that stands twice in a row counts once; a number does not. What only opens or closes a note ("Idé: ...",
    "..., tak") is not compared.
    """
    text = unicodedata.normalize("NFKC", text)
    if "&" in text and ";" in text:
        text = html.unescape(html.unescape(text))  # some exports write the signs of signs
    if "<" in text or "_x000" in text:
        text = _TAG.sub("\n", text).strip()
    if not text[:1].isalpha() or text[1:2] in (")", ":", " ") or text[:2] in ("nr", "Nr") or "\n" in text:
        text = _BULLET.sub("", _BROKEN_WORD.sub("", _INVISIBLE.sub("", text)))
    text = _LOST_LETTER.sub("", " ".join(text.split()))
    if _EMOTICON_SIGN.search(text):
        text = _EMOTICON.sub(" ", text)
    text = mend_scanned(text).casefold()
    if (opening := _label().match(text)) and len(text) - opening.end() > len(opening[0]):
        text = text[opening.end() :]
    if _UNUSUAL.search(text):
        text = _ARROW.sub(" ", _INVISIBLE.sub("", text))
        text = _STRUCK.sub("", _INNER_MARK.sub("", _BROKEN_WORD.sub("", text)))
        text = _SYMBOL.sub(lambda match: _SYMBOLS[match[0]], _PLUS.sub(" og ", text))
    if "tak" in text[-8:] and (closing := _THANKS.search(text)) and " " in text[: closing.start()].strip():
        text = text[: closing.start()]
    dotted, long_by_short = _abbreviations()
    if "." in text[:-1]:
        text = dotted.sub(lambda match: match[0].replace(".", "").replace(" ", ""), text)
    fillers = word_lists().fillers
    words = [long_by_short.get(word, word) for word in _WORD.findall(write_numbers(text)) if word not in fillers]
    if _STRETCHED.search(text):
        words = list(map(_unstretch, words))
    return " ".join(
        [word for word, before in zip(words, ["", *words], strict=False) if word != before or word[0] in _DIGITS]
    )


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


def matching_views(text: str) -> tuple[str, ...]:
    """Give what of a text is compared: its words in one spelling, and the same words sorted.

    A text without a letter or digit is compared as it stands.
    """
    view = write_out(plain_text(text))
    if not view:
        view = "".join(unicodedata.normalize("NFKC", text).split())
        return view, view
    return view, " ".join(sorted(view.split(" ")))
