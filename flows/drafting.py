"""A draft of a scheme from what stands in a workshop's folder; no scheme need be there yet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from flows.categorise.draft import Draft, draft_scheme
from flows.danish.staff_words import load_staff_words
from flows.dedupe import dedupe_notes
from flows.findings import Finding
from flows.follow_up import is_follow_up
from flows.gather import read_files, refuse_without_notes, settle_outcomes, survey_folder
from flows.notes import Note
from flows.review.book import PROTECTING, DecisionBook
from flows.review.read_book import read_book
from flows.screen import screen_text
from flows.screen.gate import list_names
from flows.screen.masking import Masker, Places
from flows.screen.staff_list import StaffList, read_names
from flows.settings import read_settings
from flows.workbook import is_workbook
from flows.workshop import find_workshops


def draft_for(name: str, inputs: Path, categories: Path, *, skip_bad_files: bool = False) -> Draft:
    """Draft a scheme from a workshop's notes.

    What reads like personal data stands in no example, and its words are not counted. What a person left out, or
    hid words in, is not read at all; nor are those words where they stand in other notes.

    Raises:
        UsageError: There is no such workshop.
        InputError: A file can't be read, unless `skip_bad_files`; or there is no note.
    """
    (name,) = find_workshops(inputs, (name,))
    folder = inputs / name
    settings = read_settings(folder)
    letters = settings.answer.template if settings.answer else ""
    survey = survey_folder(folder, settings.appendix.template, letters)
    files = tuple(path for path in survey.files if not is_workbook(path) and not is_follow_up(path))
    survey = replace(survey, files=files)
    outcomes = read_files(files, folder, settings.columns)
    gathered = settle_outcomes(outcomes, survey, settings.columns, skip_bad_files)
    refuse_without_notes(gathered, survey)
    text_of = {note.id: note.text for note in gathered.notes}
    book, _ = read_book(folder)
    private = _private(gathered.notes, book)
    groups = dedupe_notes(gathered.notes, settings.dedupe.similarity).groups
    texts = [text_of[group.representative] for group in groups if private.isdisjoint(group.notes)]
    names = read_names(folder)
    listed = list_names(gathered.set_aside, names)
    hidden = [words for made in book.masked for words in made.words]
    masker = Masker(StaffList(()), hidden)
    screened = (masker.known(_without(text, screen_text(text, listed))) for text in texts)
    parts = _parts_of(names)
    read = [parts.sub(" ", text) if parts else text for text in screened]
    fit = [place for place, text in enumerate(texts) if read[place] == text]
    places = Places(gathered.files, gathered.skipped, Masker(listed, hidden))
    cautions = (caution for caution in gathered.cautions if caution.code == "skipped_file")
    skipped = tuple(places.caution(caution).message for caution in cautions)
    return replace(draft_scheme(read, settings.title, load_staff_words(categories), fit), skipped=skipped)


def _private(notes: Iterable[Note], book: DecisionBook) -> set[str]:
    """Give the ids of the notes that a person keeps from being printed, in a file that got another name, too."""
    about = [each for made in book.decisions if made.key in PROTECTING for each in made.about]
    ids, texts = {note for note, _ in about}, {text for _, text in about}
    return {note.id for note in notes if note.id in ids or note.text in texts}


def _parts_of(names: Iterable[str]) -> re.Pattern[str] | None:
    """Find the parts of listed names where they are written as names: "Skov", though it is a word."""
    parts = [part for name in names for part in re.findall(r"\w+", name) if part[:1].isupper()]
    return re.compile(rf"\b(?:{'|'.join(parts)})\b") if parts else None


def _without(text: str, findings: Iterable[Finding]) -> str:
    for found in sorted(findings, key=lambda found: -found.start):
        text = f"{text[: found.start]} {text[found.end :]}"
    return text
