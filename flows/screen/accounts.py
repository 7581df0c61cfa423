"""Bank accounts: the number of a bank and one of an account, and international ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.findings import Finding, Span
from flows.screen.digit_groups import apart
from flows.screen.number_words import account_words, tells_of_bank, words_around

_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
_BETWEEN = r"(?:\W|\b(?:nr|nummer|er|og|med|på|i|kt|kto|konto\w*|reg\w*|bank\w*)\b)"
_BEHIND_WORD = re.compile(
    rf"(?:{_BETWEEN}|\b(?:min|mit)\b){{0,8}}?(?P<number>\d{{4,14}}(?:(?:\W{{0,5}}|{_BETWEEN}{{1,8}}?)\d{{2,10}}){{0,5}})",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_FEWEST, _MOST = 9, 18  # digits of an account, with its bank's or without
_WHOLE = 11  # digits, after which a word leads to the next account
_BANK_AND_ACCOUNT = re.compile(rf"(?<![\d-])\d{{4}}{_BETWEEN}{{1,8}}?\d{{7,10}}(?![\d-])", re.IGNORECASE)


def find_accounts(text: str) -> Iterator[Finding]:
    """Find the numbers of bank accounts in a plain copy; those that overlap are one, so that none is lost."""
    for start, end in apart((*_ibans(text), *_behind_words(text), *_with_bank(text))):
        yield Finding(start, end, "account")


def _ibans(text: str) -> Iterator[Span]:
    for found in _IBAN.finditer(text):
        signs = found[0].replace(" ", "")
        moved = signs[4:] + signs[:4]
        cued = words_around(text, *found.span()).kind == "account"
        if 15 <= len(signs) <= 34 and (cued or int("".join(str(int(sign, 36)) for sign in moved)) % 97 == 1):
            yield found.span()


def _behind_words(text: str) -> Iterator[Span]:
    """Find the numbers behind "konto": four digits of a bank and up to ten of an account, or those alone."""
    covered = 0
    for cue in account_words(text):
        if cue.start() < covered:
            continue
        found = _BEHIND_WORD.match(text, cue.end())
        end = _end_of_account(text, *found.span("number")) if found else None
        if found and end:
            covered = end
            yield found.start("number"), end


def _end_of_account(text: str, start: int, end: int) -> int | None:
    """Give where the digits of one account end, for those of another may follow; None where they are none."""
    digits, last = 0, start
    for group in _DIGITS.finditer(text, start, end):
        if digits >= _WHOLE and any(map(str.isalpha, text[last : group.start()])):
            break
        digits, last = digits + len(group[0]), group.end()
    return last if _FEWEST <= digits <= _MOST else None


def _with_bank(text: str) -> Iterator[Span]:
    for found in _BANK_AND_ACCOUNT.finditer(text):
        words = words_around(text, *found.span())
        if words.kind == "account" or (not words.kind and tells_of_bank(text, found.start())):
            yield found.span()
