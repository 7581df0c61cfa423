"""Measures how well a scheme's rules agree with people: on labelled notes, or on the decisions that staff made."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import NormalDist
from typing import NamedTuple

from flows.categorise.decision import explain_text, lead_of, theme_typed
from flows.categorise.rule_reader import ThemeReading
from flows.categorise.scheme import Scheme
from flows.danish.inflection import fold_word
from flows.errors import InputError, RulesError
from flows.gather.text import clean_text
from flows.sheets import ENDINGS, read_book, read_bytes
from flows.sheets.book import by_rows

NO_THEME = ("no_rule", "tie")  # what stands in a confusion table for a note without a theme
_SURE = NormalDist().inv_cdf(0.975)  # standard errors on each side of 95 %
_TEXT_HEADINGS = ("text", "tekst", "note", "input")
_THEME_HEADINGS = ("theme", "tema", "kategori")
_WITHOUT_THEME = ("", "uden tema", "none")  # what people write where none fits, and what the program calls it


@dataclass(frozen=True, slots=True)
class LabelledNote:
    """A note with the theme that people gave it.

    Attributes:
        id: How reports call it: a note's id, or its number in the file.
        theme: Id of the theme; None where people found that none fits.
    """

    id: str
    text: str
    theme: str | None


class _Row(NamedTuple):
    """A note of a file as it stands there, and how messages name its place."""

    place: str
    text: str
    theme: str


@dataclass(frozen=True, slots=True)
class ThemeAgreement:
    """How well one theme is found. A figure is None where there is nothing to divide by."""

    theme: str
    title: str
    labelled: int
    found: int
    right: int
    precision: float | None
    recall: float | None
    f1: float | None


@dataclass(frozen=True, slots=True)
class Certainty:
    """How often the rules were right among the notes that they placed with one certainty.

    Attributes:
        name: What staff call it.
        interval: 95 % of the share that was right.
    """

    name: str
    placed: int
    right: int
    interval: tuple[float, float]


@dataclass(frozen=True, slots=True)
class LookedAt:
    """How many of a reviewed workshop's notes people decided about.

    Attributes:
        confirmed: Those for which the rules give the theme that was decided.
        corrected: Those for which they give another, or none.
        notes: All notes of the workshop.
    """

    confirmed: int
    corrected: int
    notes: int


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A note that people and rules place differently.

    Attributes:
        found: The theme that the rules gave, or "no_rule" or "tie".
        lead: By how much the rules' theme led over the people's: the higher, the surer they were, and wrong.
        why: The patterns that spoke for the rules' theme, the heaviest first.
    """

    id: str
    text: str
    labelled: str | None
    found: str
    lead: float
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The agreement of rules and people.

    Attributes:
        agreement: The share of notes with the same theme; one without a theme agrees only where people gave none.
        interval: 95 % of `agreement`, after Wilson: it holds for few notes, and where all agree.
        kappa: Cohen's kappa: agreement beyond what chance would give.
        placed_right: The share with the right theme among the notes that have one.
        placed_interval: 95 % of it.
        certainties: The same by how sure the rules were, the least first.
        confusion: (people's theme or "", rules' theme or "no_rule" or "tie"): notes.
        disagreements: The worst first.
    """

    scheme: str
    notes: int
    right: int
    placed: int
    with_subtheme: int
    agreement: float
    interval: tuple[float, float]
    kappa: float
    placed_right: float
    placed_interval: tuple[float, float]
    certainties: tuple[Certainty, ...]
    themes: tuple[ThemeAgreement, ...]
    confusion: dict[tuple[str, str], int]
    disagreements: tuple[Disagreement, ...]


def read_labelled(path: Path, scheme: Scheme) -> tuple[LabelledNote, ...]:
    """Read labelled notes: JSON as `{"notes": [{"text", "theme"}]}`, or a sheet with a text and a theme column.

    Raises:
        InputError: Where the file can't be read or holds no labelled note.
        RulesError: Where a theme is none of the scheme's.
    """
    suffix = path.suffix.lower()
    if suffix not in (".json", *ENDINGS):
        raise InputError(f"{path.name}: mærkede noter skal stå i et regneark, en .csv- eller en .json-fil.")
    rows = _read_json(path) if suffix == ".json" else _read_table(path)
    labelled = []
    for number, (place, text, theme) in enumerate(rows, 1):
        if not text.strip():
            continue
        found = theme_typed(theme, scheme)
        if found is None and fold_word(theme.strip()) not in _WITHOUT_THEME:
            titles = "; ".join(known.title for known in scheme.themes)
            raise RulesError(
                f"{path.name}, {place}: temaet '{theme}' findes ikke. Skriv et af: {titles}. Passer intet, så "
                "skriv Uden tema, eller lad feltet stå tomt."
            )
        labelled.append(LabelledNote(f"nr. {number}", text, found))
    if not labelled:
        raise InputError(f"{path.name}: der er ingen mærkede noter. Hver skal have en tekst og et tema.")
    return tuple(labelled)


def _read_json(path: Path) -> list[_Row]:
    raw = read_bytes(path, path.name)
    try:
        data = json.loads(raw.decode("utf-8-sig"))
        return [
            _Row(f"note {number}", str(note["text"]), str(note["theme"] or ""))
            for number, note in enumerate(data["notes"], 1)
        ]
    except (ValueError, KeyError, TypeError) as exc:
        raise InputError(
            f'{path.name}: filen skal se sådan ud: {{"notes": [{{"text": "…", "theme": "…"}}]}}.'
        ) from exc


class _Headings:
    """What a table of labelled notes is known by."""

    def count_known(self, fields: Iterable[str]) -> int:
        return sum(field.strip().lower() in (*_TEXT_HEADINGS, *_THEME_HEADINGS) for field in fields)

    def names_a_list(self, line: str) -> bool:  # noqa: ARG002 - a list has no themes
        return False

    def begins_item(self, line: str) -> bool:  # noqa: ARG002
        return False


def _read_table(path: Path) -> list[_Row]:
    """Read the first sheet whose first row has the two headings."""
    book = read_book(read_bytes(path, path.name), path.name, _Headings())
    for sheet in book.sheets:
        rows = list(by_rows(sheet.cells))
        columns = {cell.text.strip().lower(): cell.column for _, row in rows[:1] for cell in row}
        text = next((columns[name] for name in _TEXT_HEADINGS if name in columns), None)
        theme = next((columns[name] for name in _THEME_HEADINGS if name in columns), None)
        if text is not None and theme is not None:
            filled = (
                (number, {cell.column: clean_text(cell.text, sheet.escapes).text for cell in row})
                for number, row in rows[1:]
            )
            return [_Row(f"række {row}", found.get(text, ""), found.get(theme, "")) for row, found in filled]
    raise InputError(f"{path.name}: første række skal have overskrifterne 'tekst' og 'tema'.")


def evaluate(
    scheme: Scheme, labelled: Sequence[LabelledNote], classes: Sequence[tuple[str, float]] = ()
) -> Evaluation:
    """Compare the themes that the rules give with those that people gave.

    Args:
        scheme: With the rules.
        labelled: With what people gave.
        classes: Of certainty: what staff call each, and from which lead it begins, the least first.
    """
    found = []
    leads = []
    disagreements = []
    with_subtheme = 0
    for note in labelled:
        explained = explain_text(note.text, scheme)
        given = explained.theme or explained.decided_by
        found.append(given)
        leads.append(lead_of(one.score for one in explained.readings))
        with_subtheme += bool(explained.subthemes)
        if explained.theme != note.theme:
            scores = {reading.theme: reading.score for reading in explained.readings}
            lead = max(scores.values(), default=0.0) - scores.get(note.theme or "", 0.0)
            why = _patterns_for(explained.theme, explained.readings)
            disagreements.append(Disagreement(note.id, note.text, note.theme, given, round(lead, 6), why))
    pairs = [(note.theme or "", given) for note, given in zip(labelled, found, strict=True)]
    agree = [theme == given or (not theme and given in NO_THEME) for theme, given in pairs]
    placed = sum(given not in NO_THEME for given in found)
    right_placed = sum(same for same, given in zip(agree, found, strict=True) if given not in NO_THEME)
    disagreements.sort(key=lambda one: (one.found in NO_THEME, -one.lead, _natural(one.id)))
    return Evaluation(
        scheme=scheme.name,
        notes=len(pairs),
        right=sum(agree),
        placed=placed,
        with_subtheme=with_subtheme,
        agreement=share_of(sum(agree), len(pairs)),
        interval=wilson(sum(agree), len(agree)),
        kappa=cohens_kappa([(theme, "" if given in NO_THEME else given) for theme, given in pairs]),
        placed_right=share_of(right_placed, placed),
        placed_interval=wilson(right_placed, placed),
        certainties=_certainties(
            [(lead, same) for lead, same, given in zip(leads, agree, found, strict=True) if given not in NO_THEME],
            classes,
        ),
        themes=tuple(_theme_agreement(theme.id, theme.title, pairs) for theme in scheme.themes),
        confusion=dict(sorted(Counter(pairs).items())),
        disagreements=tuple(disagreements),
    )


def cohens_kappa(pairs: Iterable[tuple[str, str]]) -> float:
    """Give the agreement of two coders beyond chance: 1 is perfect, 0 what chance gives."""
    counts = Counter(pairs)
    total = counts.total()
    if not total:
        return 0.0
    first: Counter[str] = Counter()
    second: Counter[str] = Counter()
    for (a, b), number in counts.items():
        first[a] += number
        second[b] += number
    observed = sum(number for (a, b), number in counts.items() if a == b) / total
    expected = sum(first[name] * second[name] for name in first) / total**2
    return 1.0 if expected == 1 else (observed - expected) / (1 - expected)


def _theme_agreement(theme: str, title: str, pairs: Sequence[tuple[str, str]]) -> ThemeAgreement:
    labelled = sum(given == theme for given, _ in pairs)
    found = sum(given == theme for _, given in pairs)
    right = sum(a == b == theme for a, b in pairs)
    precision = right / found if found else None
    recall = right / labelled if labelled else None
    f1 = 2 * right / (labelled + found) if labelled + found else None
    return ThemeAgreement(theme, title, labelled, found, right, precision, recall, f1)


def _certainties(
    placed: Sequence[tuple[float, bool]], classes: Sequence[tuple[str, float]]
) -> tuple[Certainty, ...]:
    told = []
    for (name, start), (_, end) in zip(classes, [*classes[1:], ("", math.inf)], strict=False):
        right = [same for lead, same in placed if start <= lead < end]
        told.append(Certainty(name, len(right), sum(right), wilson(sum(right), len(right))))
    return tuple(told)


def wilson(part: int, whole: int) -> tuple[float, float]:
    """Give the interval in which a share lies with 95 % (Wilson 1927); of nothing it is anywhere."""
    if not whole:
        return 0.0, 1.0
    share, spread = part / whole, _SURE**2 / whole
    centre = (share + spread / 2) / (1 + spread)
    half = math.sqrt(spread * (share * (1 - share) + spread / 4)) / (1 + spread)
    return max(0.0, centre - half), min(1.0, centre + half)


def share_of(part: int, whole: int) -> float:
    """Divide; nothing of nothing is 0."""
    return part / whole if whole else 0.0


def _patterns_for(theme: str | None, readings: Iterable[ThemeReading]) -> tuple[str, ...]:
    hits = [hit for reading in readings if reading.theme == theme for hit in reading.hits if hit.weight]
    return tuple(dict.fromkeys(hit.pattern for hit in sorted(hits, key=lambda hit: -hit.weight)))


def _natural(name: str) -> tuple[int, str]:
    digits = "".join(letter for letter in name if letter.isdigit())
    return (int(digits) if digits and len(digits) < 10 else 0, name)
