"""Text: verbatim, but NFC and without what a document can't hold; several notes in a cell."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.gather.splitting import split_notes
from flows.gather.text import clean_text
from tests.gather.make import codes, csv, gather, texts, xlsx


@pytest.mark.parametrize(
    ("raw", "text", "found"),
    [
        ("  Luk døren ", "  Luk døren ", ()),
        ("to\r\nlinjer\rog en", "to\nlinjer\nog en", ()),
        ("tab\tog emoji 👩‍💻, blød\u00adstreg, \u200bnul", "tab\tog emoji 👩‍💻, blød\u00adstreg, \u200bnul", ()),
        (unicodedata.normalize("NFD", "årsmøde på café"), "årsmøde på café", ()),
        ("en\x07klokke\x00", "enklokke", ("removed_characters",)),
        ("ny\x0bside\x0c", "ny\nside\n", ("removed_characters",)),
        ("halv \ud83d emoji", "halv \ufffd emoji", ("removed_characters",)),
        ("ikke\ufffe tegn\uffff", "ikke tegn", ("removed_characters",)),
        ("bÃ¸rn fÃ¥r lÃ¸n – Ã¦h", "bÃ¸rn fÃ¥r lÃ¸n – Ã¦h", ("mojibake",)),
        ("bÃ¸rn fÃ¥r lÃ¸n", "børn får løn", ("mojibake_repaired",)),
        ("Ã\x85rsmÃ¸de", "Årsmøde", ("mojibake_repaired",)),
        ("TRâ€™er â€“ og Ã†resord", "TR’er – og Æresord", ("mojibake_repaired",)),
        ("b›rn f†r", "b›rn f†r", ("mojibake",)),
        ("b¿rn fŒr", "b¿rn fŒr", ("mojibake",)),
        ("b\ufffdrn", "b\ufffdrn", ("mojibake",)),
        ("ØST: Å–Ø, Æ’er og “Ø”", "ØST: Å–Ø, Æ’er og “Ø”", ()),
        ("à la carte → São Paulo, Ångström", "à la carte → São Paulo, Ångström", ()),
        ("&amp; <b>fed</b> {{ 1 }} [alle]", "&amp; <b>fed</b> {{ 1 }} [alle]", ()),
    ],
)
def test_cleaning(raw, text, found):
    assert clean_text(raw) == (text, found)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("linje1_x000D_\nlinje2", "linje1\nlinje2"),
        ("linje1_x000d_linje2", "linje1\nlinje2"),
        ("mærke_x0007_", "mærke"),
        ("fil_x0041_navn", "fil_x0041_navn"),
    ],
)
def test_what_excel_escapes_is_decoded(raw, text):
    assert clean_text(raw, escapes=True).text == text


def test_excels_escapes_are_text_in_a_csv(tmp_path):
    assert texts(gather(tmp_path, bord__csv=csv([["Nr", "Input"], [1, "a_x000D_b"]]))) == ["a_x000D_b"]


def test_a_warning_names_file_and_cell(tmp_path):
    gathered = gather(tmp_path, bord__csv=csv([["Nr", "Input"], [1, "en\x07klokke"], [2, "bÃ¸rn"]]))
    assert texts(gathered) == ["enklokke", "børn"]
    assert [str(caution.source) for caution in gathered.cautions] == ["bord.csv, B2", "bord.csv, B3"]
    assert codes(gathered) == ["removed_characters", "mojibake_repaired"]


@pytest.mark.parametrize(
    ("cell", "notes"),
    [
        ("Luk døren", ["Luk døren"]),
        ("Luk døren\nog vinduet", ["Luk døren\nog vinduet"]),
        ("- Luk døren\n- Ro", ["Luk døren", "Ro"]),
        ("• Luk døren\n• Ro\n\n•  Lys", ["Luk døren", "Ro", "Lys"]),
        ("\uf0b7 Luk døren\n\uf0b7 Ro", ["Luk døren", "Ro"]),
        ("1. Luk døren\n2. Ro\n3) Lys", ["Luk døren", "Ro", "Lys"]),
        ("- Luk døren\n  også den lille\n- Ro", ["Luk døren\n  også den lille", "Ro"]),
        ("Luk døren\n- Ro\n- Lys", ["Luk døren", "Ro", "Lys"]),
        ("Vi mangler:\n- ro\n- lys", ["Vi mangler:\n- ro\n- lys"]),
        ("- Luk døren", ["- Luk døren"]),
        ("1. Luk døren", ["1. Luk døren"]),
        ("- Luk døren\nog vinduet", ["- Luk døren\nog vinduet"]),
        ("2024 var godt\n2025 bliver bedre", ["2024 var godt\n2025 bliver bedre"]),
        ("3. sal larmer\n5. sal er stille", ["3. sal larmer\n5. sal er stille"]),
        ("-ro\n-lys", ["-ro\n-lys"]),
        ("• Luk døren • Ro • Lys", ["Luk døren", "Ro", "Lys"]),
        ("Ro • lys • luft", ["Ro • lys • luft"]),
        ("- Luk døren\n-\n- Ro", ["Luk døren", "Ro"]),
        ("1. maj er fri\n2. maj er fri", ["1. maj er fri\n2. maj er fri"]),
        ("1.  maj er fri\n2.  maj er fri", ["1.  maj er fri\n2.  maj er fri"]),
        ("3. marts 2025\n4. april 2025", ["3. marts 2025\n4. april 2025"]),
        ("1. majs på grillen\n2. Ro", ["majs på grillen", "Ro"]),
        ("1. okt. er for tidligt\n2. Ro", ["1. okt. er for tidligt\n2. Ro"]),
        ("1. Ro\n2. Jul og påske skal fejres\n3. Lys", ["Ro", "Jul og påske skal fejres", "Lys"]),
        ("1. Ro\n2. jul for alle\n3. Lys", ["Ro", "jul for alle", "Lys"]),
        ("1. Ro\n2. maj-fest hvert år\n3. Lys", ["Ro", "maj-fest hvert år", "Lys"]),
        ("1. Jan holder styr på det\n2. Per hjælper", ["Jan holder styr på det", "Per hjælper"]),
        ("1) Ro\n2) maj er en god måned\n3) Lys", ["Ro", "maj er en god måned", "Lys"]),
        ("1. Lys\n- Ro", ["1. Lys\n- Ro"]),
        ("- Lys\n1. Ro\n2. Is", ["- Lys\n1. Ro\n2. Is"]),
        ("\n- Lys\n\n- Ro\n", ["Lys", "Ro"]),
        ("Lys\n\n\nRo\n", ["Lys", "Ro"]),
        ("\n \n", ["\n \n"]),
        ("-\n- ", ["-\n- "]),
        (" \n- Lys\n- Ro", ["Lys", "Ro"]),
        ("• Lys", ["• Lys"]),
        ("• Lys • ", ["Lys"]),
    ],
)
def test_several_notes_in_a_cell(cell, notes):
    assert list(split_notes(cell)) == notes


def test_notes_of_one_cell_share_it_and_are_told(tmp_path):
    gathered = gather(tmp_path, bord__xlsx=xlsx([["Nr", "Input"], [1, "- Ro\n- Lys\n- Ro"], [2, "Luft"]]))
    assert [(note.text, note.source.cell) for note in gathered.notes] == [
        ("Ro", "B2"),
        ("Lys", "B2"),
        ("Ro", "B2"),
        ("Luft", "B3"),
    ]
    assert len({note.id for note in gathered.notes}) == 4
    assert gathered.cells == 6
    assert codes(gathered) == ["several_notes_in_cell"]


def test_a_bullet_alone_is_set_aside_as_empty_only_with_other_bullets(tmp_path):
    gathered = gather(tmp_path, bord__xlsx=xlsx([["Input"], ["-\n-"], ["Ro"]]))
    assert [cell.reason for cell in gathered.set_aside] == ["heading"]
    assert texts(gathered) == ["-\n-", "Ro"]


@given(st.text(alphabet="eå \u0301\u0323\u0344\u0f71\u0327\u05b0\u3099", min_size=1, max_size=60))
def test_long_runs_of_marks_are_composed_as_unicode_has_it(text):
    long = text * 40  # beyond what is left to Python's own sorting
    assert clean_text(long).text == unicodedata.normalize("NFC", long)


def test_a_letter_under_a_hundred_thousand_marks_takes_no_time():
    begun = time.process_time()
    text = clean_text("e" + "\u0301\u0323" * 100_000).text
    assert time.process_time() - begun < 10  # hours where neighbours are swapped
    assert text == "\u1eb9" + "\u0323" * 99_999 + "\u0301" * 100_000
