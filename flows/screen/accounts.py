"""Bank accounts: the number of a bank and one of an account, and international ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.findings import Finding
from flows.screen.number_words import account_words, tells_of_bank, words_around

_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b")
_BETWEEN = r"(?:\W|\b(?:nr|nummer|er|og|med|på|i|kt|kto|konto\w*|reg\w*|bank\w*)\b)"
_BEHIND_WORD = re.compile(
    rf"(?:{_BETWEEN}|\b(?:min|mit)\b){{0,8}}?(?P<number>\d{{4,14}}(?:(?:\W{{0,5}}|{_BETWEEN}{{1,8}}?)\d{{2,10}}){{0,5}})",
    re.IGNORECASE,
)
_BANK_AND_ACCOUNT = re.compile(rf"(?<![\d-])\d{{4}}{_BETWEEN}{{1,8}}?\d{{7,10}}(?![\d-])", re.IGNORECASE)


def find_accounts(text: str) -> Iterator[Finding]:
    """Find the numbers of bank accounts in a plain copy."""
    yield from _ibans(text)
    yield from _behind_words(text)
    for found in _BANK_AND_ACCOUNT.finditer(text):
        words = words_around(text, *found.span())
        if words.kind == "account" or (not words.kind and tells_of_bank(text, found.start())):
            yield Finding(*found.span(), "account")


def _ibans(text: str) -> Iterator[Finding]:
    for found in _IBAN.finditer(text):
        signs = found[0].replace(" ", "")
        moved = signs[4:] + signs[:4]
        cued = words_around(text, *found.span()).kind == "account"
        if 15 <= len(signs) <= 34 and (cued or int("".join(str(int(sign, 36)) for sign in moved)) % 97 == 1):
            yield Finding(*found.span(), "account")


def _behind_words(text: str) -> Iterator[Finding]:
    """Find the numbers behind "konto": four digits of a bank and up to ten of an account, or those alone."""
    covered = 0
    for cue in account_words(text):
        if cue.start() < covered:
            continue
        found = _BEHIND_WORD.match(text, cue.end())
        if found and 9 <= sum(map(str.isdigit, found["number"])) <= 18:
            covered = found.end()
            yield Finding(*found.span("number"), "account")
