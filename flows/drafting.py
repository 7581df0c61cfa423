"""A draft of a scheme from what stands in a workshop's folder; no scheme need be there yet."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from flows.categorise.draft import Draft, draft_scheme
from flows.danish.staff_words import load_staff_words
from flows.dedupe import dedupe_notes
from flows.follow_up import is_follow_up
from flows.gather import read_files, refuse_without_notes, settle_outcomes, survey_folder
from flows.review.read_book import read_book
from flows.screen import screen_text
from flows.settings import read_settings
from flows.workbook import is_workbook
from flows.workshop import find_workshops


def draft_for(name: str, inputs: Path, categories: Path) -> Draft:
    """Draft a scheme from a workshop's notes.

    What reads like personal data, or was left out or hidden by a person, is counted and stands in no example.

    Raises:
        UsageError: There is no such workshop.
        InputError: A file can't be read, or there is no note.
    """
    (name,) = find_workshops(inputs, (name,))
    folder = inputs / name
    settings = read_settings(folder)
    letters = settings.answer.template if settings.answer else ""
    survey = survey_folder(folder, settings.appendix.template, letters)
    files = tuple(path for path in survey.files if not is_workbook(path) and not is_follow_up(path))
    survey = replace(survey, files=files)
    gathered = settle_outcomes(read_files(files, folder, settings.columns), survey, settings.columns)
    refuse_without_notes(gathered, survey)
    text_of = {note.id: note.text for note in gathered.notes}
    book, _ = read_book(folder)
    private = {made.note for made in book.left_out} | {made.note for made in book.masked}
    groups = dedupe_notes(gathered.notes, settings.dedupe.similarity).groups
    texts = [text_of[group.representative] for group in groups]
    fit = [
        place
        for place, group in enumerate(groups)
        if private.isdisjoint(group.notes) and not screen_text(texts[place])
    ]
    return draft_scheme(texts, settings.title, load_staff_words(categories), fit)
