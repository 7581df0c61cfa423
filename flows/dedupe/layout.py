"""What stands around the words of a note, by a hand's habit or an export's: it is not compared."""

from __future__ import annotations

import html
import re
from functools import cache

from flows.danish.known_words import is_known
from flows.dedupe.word_lists import word_lists

LETTER = r"[^\W\d_]"
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufe0e\ufe0f]")
_BROKEN_WORD = re.compile(rf"(?<={LETTER})[-\u2010] *\n\s*(?={LETTER})")
_BULLET = re.compile(
    r"^[ \t]*[\"»“”'‚„]?(?:(?:[-–—−*•·‣▪●○◦■□➢✓✔>]|->|→|[(]?\d{1,2}[)]|[(]?[a-zA-Z][)]|#\d{1,3}[.:)]?(?=\s)|"
    r"[nN]r[.]? ?\d{1,2}[:)]|o(?=\s+[A-ZÆØÅ])|\d{1,2}[.](?=\s+[\"'»“”]?[A-ZÆØÅ]))[ \t]*)+",
    re.M,
)
_ENTITY = re.compile(
    r"&(?:amp|lt|gt|quot|apos|nbsp|shy|[aA]ring|[aA][eE]lig|[oO]slash|[a-zA-Z](?:acute|uml|grave|circ)|[nm]dash|"
    r"hellip|bull|[lr][sda]quo|#\d{1,6}|#[xX][0-9a-fA-F]{1,5});"
)
_TAG = re.compile(
    r"</?(?:p|br|div|span|b|i|u|em|strong|ul|ol|li)(?:\s+[a-z-]+=\"[^\"<>]*\")*\s*/?>|_x000d_", re.IGNORECASE
)
_LOST_LETTER = re.compile(rf"{LETTER}+[?\ufffd]{LETTER}+")
_EMOTICON = re.compile(r"(?<=[.!?])\s*<3\s*$|(?<!\w)[:;=]-?[dpDPo](?!\w)")
_STRUCK = re.compile(rf"(?<!\w)({LETTER}+)[-–]+\s+(?=\1)")
_THANKS = re.compile(r"\s*[,.!–-]\s+(?:på forhånd )?tak\s*[.!]*\s*$", re.IGNORECASE)
_LONGEST_THANKS = 40


def strip_layout(text: str) -> str:
    """Take bullets, tags, labels, greetings, thanks and smileys off a text, and join words that a line end broke.

    A number in front that may only number a list goes, too; any other number, letter or sign stays.
    """
    if "&" in text:
        text = _unescape(_unescape(text))  # some exports write the signs of signs
    if "<" in text or "_x000" in text:
        text = _TAG.sub("\n", text).strip()
    if not text[:1].isalpha() or text[1:2] in (")", " ") or text[:2] in ("nr", "Nr") or "\n" in text:
        text = _BULLET.sub("", _BROKEN_WORD.sub("", INVISIBLE.sub("", text)))
    text = " ".join(text.split())
    if "?" in text or "\ufffd" in text:
        text = _LOST_LETTER.sub(_find_letter, text)
    if "<3" in text or ":" in text or ";" in text or "=" in text:
        text = _EMOTICON.sub(" ", text)
    if "-" in text or "–" in text:
        text = _STRUCK.sub("", text)
    return strip_opening_and_closing(text)


def _unescape(text: str) -> str:
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text)


def _find_letter(match: re.Match[str]) -> str:
    """Give back the letter that an export lost, where only one of æ, ø and å makes a word."""
    for sign in "?\ufffd":
        words = [word for letter in "æøå" if is_known((word := match[0].replace(sign, letter)).casefold())]
        if len(words) == 1:
            return words[0]
    return match[0]


def strip_opening_and_closing(text: str) -> str:
    """Take a label or a greeting off the beginning of a text, and thanks off its end."""
    if opening := _opening().match(text):
        text = text[opening.end() :]
    if "tak" not in text[-_LONGEST_THANKS:].casefold():
        return text
    closing = _THANKS.search(text, max(0, len(text) - _LONGEST_THANKS))
    return text[: closing.start()] if closing and " " in text[: closing.start()] else text


@cache
def _opening() -> re.Pattern[str]:
    lists = word_lists()
    labels, greetings = ("|".join(map(re.escape, sorted(words))) for words in (lists.labels, lists.greetings))
    return re.compile(rf"(?:(?:{labels})\s?[:!]+|(?:ps|nb)[.]|(?:{greetings})[,!])\s+(?=\w)", re.IGNORECASE)
