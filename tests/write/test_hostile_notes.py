"""A hundred hostile notes come out verbatim but for what XML forbids: read with other code than wrote them."""

import io
import re
from collections import Counter
from html.parser import HTMLParser

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.notes import Source, Subtheme, Theme
from flows.settings import PrivacySettings, WorkshopSettings
from flows.write.document_settings import AnswerSettings, AppendixSettings, BoardSettings, Question
from flows.write.word.chart import chart_workbook
from tests.write.editions import THEMES, edition
from tests.write.hostile import NOTES
from tests.write.reading import read_word
from tests.write.writing import write_answer, write_appendix, write_board, write_summary

HOSTILE = edition(*((text, THEMES[number % 3].id if number % 4 else None) for number, text in enumerate(NOTES)))
ALL = AppendixSettings(duplicates="all")


def _expected(notes=NOTES) -> list[str]:
    forbidden = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
    return [forbidden.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n")) for text in notes]


class _Notes(HTMLParser):
    """Collects what stands in elements of the class note-text."""

    def __init__(self):
        super().__init__()
        self.notes: list[str] = []
        self.tags: Counter[str] = Counter()
        self._inside = False

    def handle_starttag(self, tag, attrs):
        self.tags[tag] += 1
        if ("class", "note-text") in attrs:
            self._inside = True
            self.notes.append("")

    def handle_endtag(self, tag):
        if tag == "p":
            self._inside = False

    def handle_data(self, data):
        if self._inside:
            self.notes[-1] += data


def test_in_the_appendix():
    file = read_word(write_appendix(HOSTILE, WorkshopSettings(title="<b>&", appendix=ALL), None))
    assert Counter(p.text for p in file.in_style("list bullet")) == Counter(_expected())
    assert all((p.text + p.added).strip() for p in file.paragraphs)
    assert [p.added for p in file.in_style("list bullet") if p.text in (" ", "\n", "\u200b")] == [
        " [ingen synlige tegn]"
    ] * 3


def test_grouped_in_the_appendix():
    made = edition(*((text, "kultur") for text in NOTES), groups=[tuple(range(100))])
    file = read_word(write_appendix(made, WorkshopSettings(title="cykler", appendix=AppendixSettings()), None))
    [point] = file.in_style("list bullet")
    assert point.added == " (nævnt 100 gange)"
    assert Counter([point.text, *(p.text for p in file.in_style("list bullet 2"))]) == Counter(_expected())


def test_on_the_board():
    page = _Notes()
    page.feed(write_board(HOSTILE, WorkshopSettings(title="<b>&")).decode())
    page.close()
    assert Counter(page.notes) == Counter(_expected())
    assert (page.tags["script"], page.tags["b"], page.tags["h2"], page.tags["img"]) == (1, 0, 5, 0)


def test_among_the_groups_of_the_board():
    """Each note stands twice: under its theme, and in the group with its like."""
    made = edition(*((text, "kultur") for text in NOTES), groups=[tuple(range(100))])
    page = _Notes()
    page.feed(write_board(made, WorkshopSettings(title="cykler")).decode())
    page.close()
    assert Counter(page.notes) == Counter(_expected() * 2)
    assert (page.tags["script"], page.tags["b"], page.tags["h2"], page.tags["img"]) == (1, 0, 2, 0)


def test_names_on_the_board_are_text_wherever_they_stand():
    hostile = "\"><script>alert(1)</script><i title='"
    theme = Theme("t", hostile, "", (Subtheme("s", hostile, hostile),))
    sources = {number: Source(hostile, hostile, "A1", hostile) for number in range(2)}
    made = edition(("Te", "t", ["s"]), ("te", "t", ["s"]), groups=[(0, 1)], themes=[theme], sources=sources)
    shown, few = BoardSettings(sources=True), PrivacySettings(smallest_group=1)
    settings = WorkshopSettings(title=hostile, place=hostile, host=hostile, board=shown, privacy=few)
    page = write_board(made, settings).decode()
    parser = _Notes()
    parser.feed(page)
    assert (parser.tags["script"], parser.tags["i"]) == (1, 0)
    assert page.count("&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;i title=&#x27;") == 22


@pytest.mark.parametrize("write", [write_summary, write_answer])
def test_summary_and_letter_stay_whole(write):
    questions = tuple(Question(text=text) for text in _expected() if text.strip())
    answer = AnswerSettings(recipient=NOTES[0], questions=questions)
    texts = WorkshopSettings(title=NOTES[6], host=NOTES[4], place="\x07", answer=answer)
    assert read_word(write(HOSTILE, texts, None)).paragraphs


def test_names_of_themes_reach_the_workbook_behind_the_chart_as_text():
    names = [text for text in _expected() if len(text) < 200 and "_x00" not in text]
    made = chart_workbook(("Tema", "Antal input"), [(name, 1) for name in names])
    rows = list(openpyxl.load_workbook(io.BytesIO(made))["Antal"].iter_rows(min_row=2))
    assert [row[0].value for row in rows] == names
    assert {row[0].data_type for row in rows} == {"s"}


@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(st.characters(), max_size=40), min_size=1, max_size=30))
def test_whatever_is_written_is_printed_and_shown(texts):
    made = edition(*((text, "kultur") for text in texts))
    file = read_word(write_appendix(made, WorkshopSettings(title="cykler", appendix=ALL), None))
    assert [p.text for p in file.in_style("list bullet")] == _expected(texts)
    page = _Notes()
    page.feed(write_board(made, WorkshopSettings(title="cykler")).decode())
    page.close()
    assert page.notes == _expected(texts)
