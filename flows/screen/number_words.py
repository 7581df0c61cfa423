"""What the words around a number say of it: a telephone's, a bank's, a case's, or a sum."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from flows.screen.cues import cues, pattern_of

_AROUND = 40  # signs before a number in which a word tells what it is
_BEHIND = 16
_NAMED_BEHIND = 40
_NUMBER_SIGN = r"(?:[\s.:#-]{0,3}(?:nr|nummer\w*)(?!\w))?"
_INFLECTED = r"(?:e?[nrst]|e?ne|erne|e?ns|ets)?"
_NR = r"(?:nr|nummer(?:et|s|ets)?|numre|id)"
# Of words that end together the longest counts, of those as long the first here: "kontaktnr" is a telephone's.
_PRECEDENCE = ("cpr", "birth", "phone", "calling", "account", "identifier", "thing", "compound")
_NAMED = _PRECEDENCE[-3:]
_COMPOUND = r"\w+-?nr|\w+-?nummer\w*|\w+numre|\w+-id"
_NO_PART = r"(?<![\w-])"  # not "e-boks"
_SAYS = r"(?:(?:er|som|var)\s(?:\w+\s)?)"
_LEADS = re.compile(
    r"[\s.:#(\"'-]*(?:(?:nr|nummer|nummeret|id|er|var|hedder|lyder|med|har)(?!\w)[\s.:#(\"'-]*){0,3}", re.IGNORECASE
)
_FIRST_DIGITS = re.compile(rf"{_LEADS.pattern}\d[\d /-]*[ /-]", re.IGNORECASE)  # "ISBN 978-87-"
_NEAR = re.compile(r"(?:[ .:]*[^\W\d]+){0,3}[ .:]*")
_SENTENCE_END = re.compile(r"\.\s+(?=[A-ZÆØÅ])|[!?]+[)\"']?(?:\s+|$)|\n")
_MARK_BEFORE = re.compile(r"(?:#|[^\W\d_]-)$")
_MARK_BEHIND = re.compile(r"[/-][^\W\d_](?!\w)")


class NumberWords(NamedTuple):
    """What the words around a number say of it.

    Attributes:
        kind: What it is called: "cpr", "birth", "phone", "calling", "account"; "identifier" of a firm or a case,
            "thing" that may have a number, "compound" of any other "-nummer"; or "" where nothing tells.
        amount: Whether it is a sum.
        right_before: Whether the word that tells stands right before it.
        near_thing: Whether something that has numbers stands a few words before it: "faktura fra maj".
        phone_too: Whether a telephone is spoken of before it, too.
        marked: Whether it is the middle of something longer: "XR-20348855", "140623-0918/B", "#20348855".
    """

    kind: str
    amount: bool
    right_before: bool
    near_thing: bool
    phone_too: bool
    marked: bool

    @property
    def of_thing(self) -> bool:
        """Whether a thing is named that has numbers."""
        return self.kind in ("identifier", "thing")

    @property
    def of_phone(self) -> bool:
        """Whether a telephone is named, or what one does with it."""
        return self.kind in ("phone", "calling")


def words_around(text: str, start: int, end: int) -> NumberWords:
    """Tell what a number is called; of several words before it the nearest counts, else one behind it."""
    before = text[max(0, start - _AROUND) : start]
    if ends := list(_SENTENCE_END.finditer(before)):
        before = before[ends[-1].end() :]
    behind = text[end : end + _BEHIND]
    amount = _amount_behind().match(behind) is not None or before.rstrip().endswith(("kr.", "kr", "DKK", "€", "$"))
    further = text[end : end + _NAMED_BEHIND]
    nearest, kind = _nearest(before)
    return NumberWords(
        kind or _kind_behind(behind, further),
        amount,
        right_before=kind != "" and _LEADS.fullmatch(before, nearest) is not None,
        near_thing=_thing_is_near(before, nearest),
        phone_too=any(_kinds()[name].search(near) for name in ("phone", "calling") for near in (before, further)),
        marked=_MARK_BEFORE.search(before) is not None or _MARK_BEHIND.match(behind) is not None,
    )


def account_words(text: str) -> list[re.Match[str]]:
    """Find the words that tell of a bank account."""
    return list(_kinds()["account"].finditer(text))


def tells_of_bank(text: str, start: int) -> bool:
    """Tell whether a bank, or money that is sent, stands before a number."""
    return _banks().search(text, max(0, start - _AROUND), start) is not None


def _nearest(before: str) -> tuple[int, str]:
    """Give where the last word that tells ends, and its kind; things count right before a number only."""
    nearest = -1, 0, 0
    for name, words in _kinds().items():
        for found in words.finditer(before):
            kind = name
            if name in _NAMED and not _LEADS.fullmatch(before, found.end()):
                if name != "identifier" or not _FIRST_DIGITS.fullmatch(before, found.end()):
                    continue
                kind = "thing"
            nearest = max(nearest, (found.end(), found.end() - found.start(), -_PRECEDENCE.index(kind)))
    return nearest[0], _PRECEDENCE[-nearest[2]] if nearest[0] >= 0 else ""


def _thing_is_near(before: str, nearest: int) -> bool:
    ends = [found.end() for name in _NAMED for found in _kinds()[name].finditer(before)]
    return max(ends, default=-1) > nearest and _NEAR.fullmatch(before, max(ends)) is not None


def _kind_behind(behind: str, further: str) -> str:
    for name, words in _kinds().items():
        if name not in _NAMED and words.search(behind):
            return name
    if _named_behind().match(further):
        return "thing"
    return "compound" if _compound_behind().match(further) else ""


@cache
def _kinds() -> dict[str, re.Pattern[str]]:
    said = cues()
    lists = (said.cpr, said.birth, said.phone, said.calling, said.account)
    plain = {kind: _whole_words(pattern_of(lines)) for kind, lines in zip(_PRECEDENCE, lists, strict=False)}
    return plain | {
        "identifier": _whole_words(_identifier(), parted=_NO_PART),
        "thing": _whole_words(_thing(), parted=_NO_PART),
        "compound": _whole_words(_COMPOUND),
    }


def _identifier() -> str:
    alone, with_nr = pattern_of(cues().identifiers), pattern_of(cues().numbered_with_nr)
    return rf"(?:{alone}){_INFLECTED}(?:-?{_NR})?|(?:{with_nr})-?{_NR}"


def _thing() -> str:
    alone, with_nr = pattern_of(cues().things), pattern_of(cues().things_with_nr)
    return rf"(?:{alone}){_INFLECTED}|{pattern_of(cues().marks)}|(?:{with_nr}){_INFLECTED}[\s.-]{{1,2}}{_NR}"


def _whole_words(words: str, *, parted: str = r"(?<!\w)") -> re.Pattern[str]:
    return re.compile(rf"{parted}(?:{words}){_NUMBER_SIGN}(?!\w)", re.IGNORECASE)


@cache
def _banks() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern_of(cues().banks)})(?!\w)[^.!?\n]*$", re.IGNORECASE)


@cache
def _named_behind() -> re.Pattern[str]:
    return re.compile(
        rf"[\s(=]*{_SAYS}?(?:{_identifier()})(?!\w)(?!\W*\d)|\s{_SAYS}(?:{_thing()})(?!\w)(?!\W*\d)", re.IGNORECASE
    )


@cache
def _compound_behind() -> re.Pattern[str]:
    return re.compile(rf"[\s(=]*{_SAYS}?(?:{_COMPOUND})(?!\w)(?!\W*\d)", re.IGNORECASE)


@cache
def _amount_behind() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:,-|%|(?:{pattern_of(cues().amounts)})(?!\w))", re.IGNORECASE)
