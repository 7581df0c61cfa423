"""The default scheme on constructed notes that it was not fitted to."""

from pathlib import Path

import pytest
from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from flows.categorise import Scheme, explain_text, load_scheme
from flows.categorise.decision import lead_of
from flows.workbook.form import form
from tests.theme_notes import read_notes


@pytest.fixture(scope="module")
def scheme() -> Scheme:
    return load_scheme(Path(__file__).parents[2] / "categories" / "lgbt-beskaeftigelse.yaml")


def test_most_notes_get_the_theme_and_the_subthemes_that_a_reader_gave_them(scheme: Scheme) -> None:
    notes = [note for each in read_notes("apart").values() for note in each]
    explained = [explain_text(note.text, scheme) for note in notes]
    right = [(each, note) for each, note in zip(explained, notes, strict=True) if (each.theme or "-") == note.theme]
    told = sum(len(each.subthemes) for each, _ in right)
    wanted = sum(len(note.subthemes) for _, note in right)
    hit = sum(len(note.subthemes.intersection(each.subthemes)) for each, note in right)
    assert len(notes) == 600
    assert len(right) >= 0.87 * len(notes)
    assert hit >= 0.92 * told
    assert hit >= 0.77 * wanted


def test_two_thirds_are_placed_with_high_certainty_and_nearly_all_of_these_rightly(scheme: Scheme) -> None:
    notes = [note for each in read_notes("apart").values() for note in each]
    explained = [explain_text(note.text, scheme) for note in notes]
    confidence = form().confidence
    high = [
        (each, note)
        for each, note in zip(explained, notes, strict=True)
        if each.theme and confidence.of(lead_of(reading.score for reading in each.readings)) == confidence.high
    ]
    assert len(high) >= 2 / 3 * len(notes)
    assert sum(each.theme == note.theme for each, note in high) >= 0.92 * len(high)


def test_no_note_that_is_kept_apart_is_much_like_one_that_is_learned_from() -> None:
    apart, learn = (
        [note.text.casefold() for each in read_notes(folder).values() for note in each]
        for folder in ("apart", "learn")
    )
    assert cdist(apart, learn, scorer=fuzz.ratio, score_cutoff=85).max() == 0
