"""What staff wrote of a theme, in the summary and the letter."""

from dataclasses import replace

from flows.notes import StaffText
from flows.settings import WorkshopSettings
from flows.write.document_settings import AnswerSettings
from tests.write.editions import edition
from tests.write.reading import read_word
from tests.write.writing import write_answer, write_summary

SETTINGS = WorkshopSettings(
    title="te", answer=AnswerSettings(questions=[{"text": "Hvad?", "answer": "themes"}])
)  # fmt: skip
MADE = edition(
    ("Mere lys over bordet i kantinen", "ledelse"),
    ("En lampe over bordet i kantinen", "kultur"),
    ("En stol ved bordet i kantinen", "ressourcer"),
)


def _documents(**texts):
    made = replace(MADE, staff_texts=texts)
    for write in (write_summary, write_answer):
        lines = [
            p.text.replace("\N{NO-BREAK SPACE}", " ") for p in read_word(write(made, SETTINGS, None)).paragraphs
        ]
        start = max(place for place, line in enumerate(lines) if line == "Ledelse og ansvar")
        yield lines[start:]


def test_an_introduction_is_printed_first_and_verbatim():
    words = "Vi læste\ndet hele.\n \nAlt (liste 1) <b> & 5 % \x0b"
    for lines in _documents(ledelse=StaffText(words)):
        assert lines[:6] == [
            "Ledelse og ansvar",
            "Vi læste\ndet hele.",
            "Alt (liste 1) <b> & 5 % \N{REPLACEMENT CHARACTER}",
            "Ét input er placeret i temaet ledelse og ansvar (Bilag 1, nr. 1).",
            "Eksempel på input:",
            "”Mere lys over bordet i kantinen” (nr. 1)",
        ]


def test_a_paragraph_is_printed_instead_of_all_that_the_program_tells():
    for lines in _documents(ledelse=StaffText("Først.", "I stedet.\n\nOg mere."), kultur=StaffText("", "Kun det.")):
        cultural = lines.index("Arbejdsmiljø og kultur")
        assert lines[:5] == ["Ledelse og ansvar", "Først.", "I stedet.", "Og mere.", lines[4]]
        assert lines[4] == "Ressourcer, organisering og politikker"
        assert lines[5].startswith("Ét input er placeret i temaet ressourcer")
        assert lines[cultural + 1] == "Kun det."
        assert "lampe" not in "".join(lines)


def test_the_method_says_who_wrote_it():
    summary, _ = _documents(ledelse=StaffText("Først."))
    assert any("Teksten om ét tema er helt eller delvis skrevet af medarbejdere." in line for line in summary)
    summary, _ = _documents(ledelse=StaffText("Først."), kultur=StaffText("", "Så."))
    assert any("Teksten om to temaer er helt eller delvis skrevet af medarbejdere." in line for line in summary)
    summary, _ = _documents()
    assert not any("medarbejdere" in line for line in summary)
