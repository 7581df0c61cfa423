"""Bilag N, read back with zipfile and ElementTree."""

import datetime

from flows.settings import WorkshopSettings
from flows.write import write_appendix
from tests.write.editions import edition
from tests.write.reading import read_word

SETTINGS = WorkshopSettings(title="cykelparkering", date=datetime.date(2025, 8, 13))


def _lines(made, settings=SETTINGS):
    return [(p.style, p.text) for p in read_word(write_appendix(made, settings, None)).paragraphs]


def test_every_note_is_a_bullet_under_its_theme_in_reading_order():
    made = edition(
        ("Mere lys", "ressourcer"),
        ("uklart", None),
        ("Chefen forrest", "ledelse"),
        ("Flere stativer", "ressourcer"),
    )
    assert _lines(made) == [
        ("bilagsmærke", "Bilag 1"),
        ("heading 1", "Input fra workshop om cykelparkering"),
        (
            "normal",
            "Her står alle 4 input, der kom ind fra workshoppen. De er gengivet ordret og er ikke redigeret.",
        ),
        ("heading 2", "Ledelse og ansvar"),
        ("list bullet", "Chefen forrest"),
        ("heading 2", "Ressourcer, organisering og politikker"),
        ("list bullet", "Mere lys"),
        ("list bullet", "Flere stativer"),
        ("heading 2", "Uden tema"),
        ("list bullet", "uklart"),
    ]
