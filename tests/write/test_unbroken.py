"""No line of a document ends between a number and what it belongs to; a note's own spaces are left alone."""

import datetime
import io
import re
import zipfile

import pytest

from flows.settings import WorkshopSettings
from flows.write.document_settings import AnswerSettings, AppendixSettings, Question
from flows.write.wording import unbroken
from tests.write.editions import edition
from tests.write.writing import write_answer, write_appendix, write_summary

NB = "\N{NO-BREAK SPACE}"
NOTE = "Mere lys i Bilag 1 den 13. august til 117 input"
NOTES = edition(
    (NOTE, "ledelse", ["synlig", "mandat"]),
    ("Chefen går forrest hver dag nu", "ledelse", ["mandat"]),
    ("uklart", None),
)
SETTINGS = WorkshopSettings(
    title="cykler",
    date=datetime.date(2025, 8, 13),
    appendix=AppendixSettings(subthemes=True),
    answer=AnswerSettings(
        date=datetime.date(2025, 10, 1),
        asked_on=datetime.date(2025, 9, 30),
        questions=(Question(text=NOTE, answer="themes"), Question(text="Og nu?", answer="Nej.")),
    ),
)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Se Bilag 1 og bilag 12.", f"Se Bilag{NB}1 og bilag{NB}12."),
        ("Der kom 1.117 input.", f"Der kom 1.117{NB}input."),
        ("Den 13. august 2025 kom der fem input", f"Den 13.{NB}august 2025 kom der fem input"),
        ("(nr. 34, 66 og 70)", f"(nr.{NB}34, 66 og 70)"),
        ("Svar på spørgsmål 2", f"Svar på spørgsmål{NB}2"),
        ("Et nyt Bilag kom. 3 møder, tabel over inputs", "Et nyt Bilag kom. 3 møder, tabel over inputs"),
        ("forbilag 1, 2 inputfelter, 3. gang", "forbilag 1, 2 inputfelter, 3. gang"),
    ],
)
def test_numbers_stay_with_their_words(text, kept):
    assert unbroken(text) == kept


@pytest.mark.parametrize("write", [write_appendix, write_summary, write_answer])
def test_our_sentences_are_unbroken_and_notes_and_questions_are_verbatim(write):
    with zipfile.ZipFile(io.BytesIO(write(NOTES, SETTINGS, None))) as package:
        body = package.read("word/document.xml").decode()
    texts = re.findall(r"<w:t[^>]*>([^<]*)</w:t>", body)
    ours = [text for text in texts if NOTE not in text and not re.match("Bilag 1($| –)", text)]
    assert [text for text in ours if text != unbroken(text)] == []
    assert [text for text in ours if NB in text] != []
    assert [
        text for text in texts if NOTE.replace(" ", "") in text.replace(" ", "").replace(NB, "") and NB in text
    ] == []


def test_a_figure_and_its_number_stay_together():
    with zipfile.ZipFile(io.BytesIO(write_summary(NOTES, SETTINGS, None))) as package:
        body = package.read("word/document.xml").decode()
    assert re.findall(r"<w:t[^>]*>(Figur|Tabel)(.)</w:t>", body) == [("Figur", NB), ("Tabel", NB)]
