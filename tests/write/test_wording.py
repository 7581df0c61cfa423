"""How numbers, lists, dates and titles are written inside of sentences."""

import datetime

import pytest

from flows.notes import Subtheme
from flows.write.topics import inside_sentence, topic_of
from flows.write.wording import count, in_words, joined, listed, long_date, sentence, unbroken


@pytest.mark.parametrize(
    ("number", "figures", "words"),
    [(0, "0", "nul"), (1, "1", "ét"), (12, "12", "tolv"), (13, "13", "13"), (1234567, "1.234.567", "1.234.567")],
)
def test_a_number_is_written(number, figures, words):
    assert (count(number), in_words(number)) == (figures, words)


@pytest.mark.parametrize(
    ("parts", "clauses", "words"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a, og b", "a og b"),
        (["a", "b", "c"], "a, b, og c", "a, b og c"),
    ],
)
def test_parts_are_joined(parts, clauses, words):
    assert (joined(parts), listed(parts)) == (clauses, words)


@pytest.mark.parametrize(
    ("text", "written"),
    [("lys på sti", "Lys på sti."), ("Ål.", "Ål."), ("lys!", "Lys!"), ("lys?", "Lys?"), ("lys:", "Lys:")],
)
def test_a_sentence_has_a_capital_and_an_end(text, written):
    assert sentence(text) == written


def test_a_date_is_written_in_full():
    assert long_date(datetime.date(2025, 8, 3)) == "3. august 2025"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Bilag 1 og 117 input", "Bilag~1 og 117~input"),
        ("fra 13. august, nr. 5", "fra 13.~august, nr.~5"),
        ("side 2 af 5 og 2 notater", "side 2 af 5 og 2 notater"),
        ("5 inputs, Bilag a, august 13", "5 inputs, Bilag a, august 13"),
    ],
)
def test_no_line_ends_between_a_number_and_its_word(text, written):
    assert unbroken(text) == written.replace("~", "\N{NO-BREAK SPACE}")


@pytest.mark.parametrize(
    ("title", "inside"),
    [
        ("Ledelse og ansvar", "ledelse og ansvar"),
        ("Cykelstier i byen", "cykelstier i byen"),
        ("Ny skole", "ny skole"),
        ("Æbler", "æbler"),
        ("Veje, stier", "veje, stier"),
        ("LGBT+", "LGBT+"),
        ("IT-drift", "IT-drift"),
        ("MED-udvalg", "MED-udvalg"),
        ("Kaplan", "Kaplan"),
        ("Dronestier", "dronestier"),  # a compound that no list has
        ("Medborgerskabsprojekter", "medborgerskabsprojekter"),
        ("Ro", "ro"),
        ("5 stier", "5 stier"),
        ("", ""),
    ],
)
def test_a_title_stands_inside_a_sentence(title, inside):
    assert inside_sentence(title) == inside


@pytest.mark.parametrize(
    ("title", "phrase", "topic"),
    [
        ("Synlig opbakning", "", "synlig opbakning"),
        ("Synlig", " synlig ledelse. ", "synlig ledelse"),
        ("Lys på stier", "at der skal være lys", "lys på stier"),
        ("Lys på stier", "atter lys", "atter lys"),
    ],
)
def test_what_a_subtheme_is_about(title, phrase, topic):
    assert topic_of(Subtheme("a", title, phrase)) == topic
