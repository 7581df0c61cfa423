"""What the words around a number say of it: a telephone's, a bank's, a case's, or a sum."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from flows.screen.cues import cues, pattern_of, words_of

_AROUND = 40  # signs before a number in which a word tells what it is
_BEHIND = 16
_NAMED_BEHIND = 40
_NUMBER_SIGN = r"(?:[\s.:#-]{0,3}(?:nr|nummer\w*)(?!\w))?"
_LEADS = re.compile(
    r"[\s.:#(\"'-]*(?:(?:nr|nummer|nummeret|id|er|var|hedder|lyder|med|har)(?!\w)[\s.:#(\"'-]*){0,3}", re.IGNORECASE
)
_NEAR = re.compile(r"(?:[ .:]*[^\W\d]+){0,3}[ .:]*")
_NAMED_NR = re.compile(r"([^\W\d_]+)[.\s-]{1,2}(?:nr|nummer)[\s.:#]*$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"\.\s+(?=[A-ZÆØÅ])|[!?]+[)\"']?(?:\s+|$)|\n")
_MARK_BEFORE = re.compile(r"(?:#|[^\W\d_]-)$")
_MARK_BEHIND = re.compile(r"[/-][^\W\d_](?!\w)")


class NumberWords(NamedTuple):
    """What the words around a number say of it.

    Attributes:
        kind: What it is called: "cpr", "birth", "phone", "account", "other", or "" where nothing tells.
        amount: Whether it is a sum.
        right_before: Whether the word that tells stands right before it, or right behind it as its name.
        near_thing: Whether something that has numbers stands a few words before it: "faktura fra maj", "stol nr.".
        phone_too: Whether it is called something else, and a telephone is spoken of before it as well.
        marked: Whether it is the middle of something longer: "XR-20348855", "140623-0918/B", "#20348855".
    """

    kind: str
    amount: bool
    right_before: bool
    near_thing: bool
    phone_too: bool
    marked: bool


def words_around(text: str, start: int, end: int) -> NumberWords:
    """Tell what a number is called; of several words before it the nearest counts, else one behind it."""
    before = text[max(0, start - _AROUND) : start]
    if ends := list(_SENTENCE_END.finditer(before)):
        before = before[ends[-1].end() :]
    behind = text[end : end + _BEHIND]
    amount = _amount_behind().match(behind) is not None or before.rstrip().endswith(("kr.", "kr", "DKK", "€", "$"))
    nearest, kind = _nearest(before)
    thing = max((found.end() for found in _numbered().finditer(before)), default=-1)
    if thing >= nearest and thing >= 0 and _LEADS.fullmatch(before, thing):
        nearest, kind = thing, "other"
    if not kind:
        kind = _kind_behind(behind, text[end : end + _NAMED_BEHIND])
    return NumberWords(
        kind,
        amount,
        right_before=_LEADS.fullmatch(before, nearest) is not None if nearest >= 0 else kind == "other",
        near_thing=_thing_is_near(before, thing, nearest),
        phone_too=kind == "other" and _kinds()["phone"].search(before) is not None,
        marked=_MARK_BEFORE.search(before) is not None or _MARK_BEHIND.match(behind) is not None,
    )


def account_words(text: str) -> list[re.Match[str]]:
    """Find the words that tell of a bank account."""
    return list(_kinds()["account"].finditer(text))


def tells_of_bank(text: str, start: int) -> bool:
    """Tell whether a bank, or money that is sent, stands before a number."""
    return _banks().search(text, max(0, start - _AROUND), start) is not None


def _nearest(before: str) -> tuple[int, str]:
    """Give where the last word that tells ends, and its kind; of those that end together the longest counts."""
    nearest, length, kind = -1, 0, ""
    for name, words in _kinds().items():
        for found in words.finditer(before):
            size = found.end() - found.start()
            if (found.end(), size) > (nearest, length):
                nearest, length, kind = found.end(), size, name
    return nearest, kind


def _thing_is_near(before: str, thing: int, nearest: int) -> bool:
    if thing > nearest and _NEAR.fullmatch(before, thing):
        return True
    named = _NAMED_NR.search(before)
    return named is not None and named[1].lower() not in words_of(cues().open_before)


def _kind_behind(behind: str, further: str) -> str:
    for name, words in _kinds().items():
        if name != "other" and words.search(behind):
            return name
    return "other" if _named_behind().match(further) else ""


@cache
def _kinds() -> dict[str, re.Pattern[str]]:
    said = cues()
    lists = {
        "cpr": said.cpr,
        "birth": said.birth,
        "phone": said.phone,
        "account": said.account,
        "other": said.other_numbers,
    }
    return {kind: _whole_words(lines) for kind, lines in lists.items()}


@cache
def _numbered() -> re.Pattern[str]:
    return _whole_words(cues().numbered, parted=r"(?<![\w-])")  # not "e-boks"


def _whole_words(lines: list[str], *, parted: str = r"(?<!\w)") -> re.Pattern[str]:
    return re.compile(rf"{parted}(?:{pattern_of(lines)}){_NUMBER_SIGN}(?!\w)", re.IGNORECASE)


@cache
def _banks() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern_of(cues().banks)})(?!\w)[^.!?\n]*$", re.IGNORECASE)


@cache
def _named_behind() -> re.Pattern[str]:
    names, things = pattern_of(cues().other_numbers), pattern_of(cues().numbered)
    says = r"(?:er|som|var)\s(?:\w+\s)?"
    return re.compile(
        rf"[\s(=]*(?:{says})?(?:{names})(?!\w)(?!\W*\d)|\s{says}(?:{things})(?!\w)(?!\W*\d)", re.IGNORECASE
    )


@cache
def _amount_behind() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:,-|%|(?:{pattern_of(cues().amounts)})(?!\w))", re.IGNORECASE)
