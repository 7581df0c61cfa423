"""The summary's words, and that they are carried by the counts."""

import datetime

import pytest

from flows.settings import WorkshopSettings
from flows.write import write_summary
from flows.write.telling import quantity
from tests.write.editions import edition
from tests.write.reading import read_word

SETTINGS = WorkshopSettings(title="cykelparkering", date=datetime.date(2025, 8, 13), host="Vejenheden")


@pytest.mark.parametrize(
    ("number", "total", "words"),
    [
        (1, 1, "Det"),
        (2, 2, "Begge"),
        (1, 2, "Et enkelt"),
        (3, 3, "Alle tre"),
        (2, 3, "To af de tre"),
        (2, 5, "Enkelte (2)"),
        (12, 18, "De fleste (12 af 18)"),
        (10, 18, "Over halvdelen (10 af 18)"),
        (9, 18, "Halvdelen (9 af 18)"),
        (10, 40, "Mange (10)"),
        (10, 41, "Flere (10)"),
        (7, 18, "Flere (7)"),
        (3, 18, "Enkelte (3)"),
        (1, 18, "Et enkelt"),
        (1200, 1800, "De fleste (1.200 af 1.800)"),
    ],
)
def test_a_word_of_quantity_is_carried_by_the_count(number, total, words):
    assert quantity(number, total) == words


def test_a_summary_of_a_few_notes_reads_as_danish():
    made = edition(
        ("Ledelsen skal gå foran og tage ansvar", "ledelse", ["mandat"]),
        ("Ledelsen skal vise flaget hver dag", "ledelse", ["synlig"]),
        ("Ledelsen skal vise det hver eneste dag", "ledelse", ["synlig"]),
        ("uklart", None),
    )
    document = read_word(write_summary(made, SETTINGS, None))
    assert [p.text for p in document.paragraphs if not p.in_table] == [
        "Sammenfatning af input fra workshop om cykelparkering",
        "Dato\t13. august 2025",
        "Vært\tVejenheden",
        "Input\t4",
        "Overblik",
        "Der kom 4 input fra workshoppen. 3 af dem hører til temaet ”Ledelse og ansvar”. "
        "Et enkelt input er ikke placeret i et tema.",
        "Figur 1. Antal input pr. tema",
        "",
        "Tabel 1. Antal input pr. tema",
        "Ledelse og ansvar",
        "Der er 3 input under dette tema. "
        "To af de tre peger på, at ledelsen skal vise sin opbakning i det daglige, "
        "og et enkelt nævner, at opgaven skal have en fast ejer.",
        "Det lyder blandt andet:",
        "”Ledelsen skal vise flaget hver dag”",
        "Uden tema",
        "Et enkelt input er ikke placeret i et tema. Ingen regel passer på et enkelt af dem. "
        "Det står sidst i Bilag 1.",
        "Ændringer siden den forrige udgave",
        "Dette er den første udgave.",
        "Sådan er sammenfatningen lavet",
        document.in_style("normal")[-1].text,
    ]
