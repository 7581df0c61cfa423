"""Masks what stands beside notes: headings, names of files and sheets, cells that are no notes, cautions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from flows.findings import Finding, mask
from flows.notes import Caution, FileReading, Source
from flows.screen.searches import screen_text
from flows.screen.staff_list import StaffList

_SHORT = 4  # letters of hidden words that are not looked for elsewhere


@lru_cache(maxsize=1 << 12)
def mask_found(text: str) -> str:
    """Mask the personal data in a text that stands beside notes."""
    return _mask(text, (finding for finding in screen_text(text) if finding.grade == "stop"))


def mask_words(text: str, words: Iterable[str]) -> str:
    """Mask words in a text, in any case."""
    pattern = _any_of(words)
    return pattern.sub(lambda found: mask(found[0]), text) if pattern else text


def _any_of(words: Iterable[str]) -> re.Pattern[str] | None:
    """Give a pattern of any of the words, in any case: of several that begin alike the longest."""
    longest_first = sorted(set(words), key=lambda each: (-len(each), each))
    return re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE) if longest_first else None


def overlay(text: str, *masked: str) -> str:
    """Lay masked copies of a text over each other: what is masked in one of them is masked."""
    signs = zip(text, *masked, strict=True)
    return "".join(next((sign for sign in now if sign != was), was) for was, *now in signs)


class Masker:
    """Masks personal data, the names that the unit looks for, and what a person hid in any note."""

    def __init__(self, listed: StaffList, hidden: Iterable[str]) -> None:
        """Take what is to be masked beside what is found by itself.

        Args:
            listed: Names; a part of one, too.
            hidden: Words, in any case.
        """
        self._listed = listed
        self._hidden = _any_of(each for each in hidden if len(each) >= _SHORT)
        self._masked: dict[str, str] = {}

    def text(self, text: str) -> str:
        """Mask a text that somebody wrote."""
        if text not in self._masked:
            self._masked[text] = overlay(text, self.known(text), mask_found(text))
        return self._masked[text]

    def known(self, text: str) -> str:
        """Mask only what is known to be personal here, as in a text of ours that names a file."""
        text = _mask(text, self._listed.find(text))
        return self._hidden.sub(lambda found: mask(found[0]), text) if self._hidden else text


class Places:
    """The names of files and sheets as they may be told: each stays another than every other."""

    def __init__(self, files: Iterable[FileReading], skipped: Iterable[str], masker: Masker) -> None:
        files = list(files)
        self._masker = masker
        self._files = _told_apart([*(file.file for file in files), *skipped], masker)
        self._sheets = {file.file: _told_apart([sheet.name for sheet in file.sheets], masker) for file in files}

    def file(self, name: str) -> str:
        """Give what a file is called."""
        return self._files.get(name) or self._masker.text(name)

    def sheet(self, file: str, name: str) -> str:
        """Give what a sheet of a file is called."""
        return self._sheets.get(file, {}).get(name) or self._masker.text(name)

    def source(self, source: Source) -> Source:
        """Give where something was read, as it may be told."""
        told = (self.file(source.file), self.sheet(source.file, source.sheet), self._masker.text(source.heading))
        if told == (source.file, source.sheet, source.heading):
            return source
        return replace(source, file=told[0], sheet=told[1], heading=told[2])

    def caution(self, caution: Caution) -> Caution:
        """Give a caution with the names of its place, and those in what it says, as they may be told."""
        source = self.source(caution.source) if caution.source else None
        message = self._masker.known(caution.message)
        for name, masked in self._files.items():
            if name != masked:
                message = message.replace(name, masked)
        return replace(caution, source=source, message=message)


def _told_apart(names: Iterable[str], masker: Masker) -> Mapping[str, str]:
    told: dict[str, str] = {}
    for name in names:
        masked = masker.text(name)
        while masked != name and masked in told.values():
            masked += "_"
        told[name] = masked
    return told


def _mask(text: str, findings: Iterable[Finding]) -> str:
    for finding in findings:
        text = text[: finding.start] + mask(text[finding.start : finding.end]) + text[finding.end :]
    return text
