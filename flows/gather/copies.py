"""Tells of files and sheets that hold what another one holds: read twice, their notes count twice."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from flows.notes import Caution, FileReading, Source

_ALIKE = 0.8  # the share of the smaller file's notes that stand in the other one, too
_FEWEST = 5  # notes of a file; of fewer, chance makes as many alike
_TOO_COMMON = 20  # files that hold a text before it says nothing of copies
_COPY_NAMES = (
    re.compile(r"(?P<name>.+?)(?: ?\(\d{1,2}\)| ?- ?(?:kopi|copy)(?: ?\(\d{1,2}\))?)$", re.IGNORECASE),
    re.compile(r"(?:kopi af|copy of) (?P<name>.+)$", re.IGNORECASE),
    re.compile(r"(?P<name>.+?) ?\([^)]*(?:konflikt|conflict|modstrid)[^)]*\)$", re.IGNORECASE),
)
_COMPUTER = re.compile(r"(?=[\d-]*[A-Z])[A-Z0-9]+(?:-[A-Z0-9]+)*")  # OneDrive adds its name

_SAME_FILE = "filen er den samme som {name}, så dens input tæller to gange. Slet den ene."
_NAMED = (
    "filen hedder som en kopi af {name}, og begge er læst. Er den en kopi, så behold den rigtige; ellers skriv "
    "'is_copy: false' for filen under columns i workshop.yaml."
)
_SAME_NOTES = (
    "{alike} af {notes} input står også i {name}, så de tæller to gange. Er den ene en kopi, så slet den; "
    "ellers skriv 'is_copy: false' for filen under columns i workshop.yaml."
)
_SAME_SHEET = (
    "{alike} af {notes} input står også på arket {name}, så de tæller to gange. Er det ene ark en kopi, så skriv "
    "'ignore: true' for det under columns i workshop.yaml; ellers skriv 'is_copy: false' for filen."
)


def tell_copies(files: Sequence[FileReading], own: frozenset[str] = frozenset()) -> list[Caution]:
    """Tell of a file twice, of names that synced folders give to copies, and of files or sheets with like notes.

    Args:
        files: As they were read.
        own: Names of files that a person said are no copies.
    """
    pairs = [
        *((copy, name, "same_file_twice", _SAME_FILE.format(name=name)) for copy, name in _same_content(files)),
        *((copy, name, "conflict_copy", _NAMED.format(name=name)) for copy, name in _named_as_copies(files)),
        *(
            (copy, name, "same_notes", _SAME_NOTES.format(name=name, alike=alike, notes=notes))
            for name, copy, alike, notes in _with_the_same_notes(_by_file(files))
        ),
    ]
    told: set[frozenset[str]] = set()
    cautions = []
    for copy, name, code, message in pairs:
        if copy not in own and frozenset((copy, name)) not in told:
            told.add(frozenset((copy, name)))
            cautions.append(Caution(code, f"{copy}: {message}", Source(copy, "", "")))
    for file in files:
        if file.file not in own and len(file.sheets) > 1:
            cautions += _same_sheets(file)
    return cautions


def _same_sheets(file: FileReading) -> Iterator[Caution]:
    texts: dict[str, Counter[str]] = defaultdict(Counter)
    for note in file.notes:
        texts[note.source.sheet][note.text.casefold()] += 1
    for name, copy, alike, notes in _with_the_same_notes(texts):
        said = _SAME_SHEET.format(name=name, alike=alike, notes=notes)
        yield Caution("same_notes", f"{file.file}, {copy}: {said}", Source(file.file, copy, ""))


def _by_file(files: Sequence[FileReading]) -> dict[str, Counter[str]]:
    if len(files) < 2:
        return {}
    return {file.file: Counter(note.text.casefold() for note in file.notes) for file in files}


def _same_content(files: Sequence[FileReading]) -> list[tuple[str, str]]:
    first: dict[str, str] = {}
    pairs: list[tuple[str, str]] = []
    for file in files:
        if file.sha256 in first:
            pairs.append((file.file, first[file.sha256]))
        first.setdefault(file.sha256, file.file)
    return pairs


def _named_as_copies(files: Sequence[FileReading]) -> list[tuple[str, str]]:
    """Pair files that are named as copies with those that they are copies of."""
    names = [file.file for file in files]
    there = set(names)
    pairs: list[tuple[str, str]] = []
    for name in names:
        stem, dot, ending = name.rpartition(".")
        folder, slash, bare = stem.rpartition("/")
        originals = (f"{folder}{slash}{original}{dot}{ending}" for original in _originals(bare))
        pairs.extend((name, original) for original in originals if original in there)
    return pairs


def _originals(name: str) -> Iterator[str]:
    """Give the names that a copy of this name may be a copy of."""
    for pattern in _COPY_NAMES:
        if match := pattern.fullmatch(name):
            yield match["name"]
    parts = name.split("-")
    for place in range(len(parts) - 1, 0, -1):
        if _COMPUTER.fullmatch("-".join(parts[place:])):
            yield "-".join(parts[:place])


def _with_the_same_notes(texts: Mapping[str, Counter[str]]) -> list[tuple[str, str, int, int]]:
    """Pair files or sheets of which one holds most of the other's notes, with how many of how many."""
    holders: dict[str, list[str]] = defaultdict(list)
    for name, counted in texts.items():
        for text in counted:
            holders[text].append(name)
    shared: Counter[tuple[str, str]] = Counter()
    for text, names in holders.items():
        if 1 < len(names) <= _TOO_COMMON:
            for one, other in combinations(names, 2):
                shared[one, other] += min(texts[one][text], texts[other][text])
    found = []
    for (one, other), alike in shared.items():
        notes = min(texts[one].total(), texts[other].total())
        if notes >= _FEWEST and alike > _ALIKE * notes:
            found.append((one, other, alike, notes))
    return found
