"""The form of the letter: two columns on top, the questions as a list, the signature with some of the text."""

import datetime

import pytest

from flows.settings import WorkshopSettings
from flows.write.document_settings import AnswerSettings, CaseNumber, Contact, Question, Signature
from tests.write.assertions import faults, numbering_level
from tests.write.editions import edition
from tests.write.reading import W, read_word
from tests.write.templates import danish_template, logo_template
from tests.write.writing import write_answer

NOTES = edition(("Mere lys på stien tak", "ressourcer"))
TEMPLATES = {"own": None, "danish": danish_template(), "logo": logo_template()}
LETTER = AnswerSettings(
    recipient="Karla Konstrueret (Ø)",
    date=datetime.date(2025, 8, 13),
    cases=(CaseNumber(system="F2", case="2025 - 1"),),
    municipality="Nørrevang Kommune",
    contact=Contact(name="Vejenheden", web="www.example.dk"),
    signature=Signature(name="Dorte Digtet", title="Enhedschef"),
)


def _letter(*questions, template=None):
    asked = tuple(Question(text=text, answer=answer) for text, answer in questions)
    settings = WorkshopSettings(title="cykler", answer=LETTER.model_copy(update={"questions": asked}))
    return read_word(write_answer(NOTES, settings, template))


@pytest.mark.parametrize("look", TEMPLATES)
def test_the_head_is_two_columns_and_the_text_below_them_is_one(look):
    made = _letter(("Hvad nu?", "themes"), template=TEMPLATES[look])
    [within] = [p for p in made.paragraphs if p.element.find(f"{W}pPr/{W}sectPr") is not None]
    last = made.body.find(f"{W}sectPr")
    head = within.element.find(f"{W}pPr/{W}sectPr")
    assert within.text == "www.example.dk"
    widths = [int(column.get(W + "w")) for column in head.find(W + "cols")]
    gap = int(head.find(f"{W}cols/{W}col").get(W + "space"))
    margins = [int(head.find(W + "pgMar").get(W + side)) for side in ("left", "right", "gutter")]
    assert sum(widths) + gap + sum(margins) == 11906
    assert widths[0] > 1.5 * widths[1] > 3000
    assert head.find(W + "type") is None
    assert last.find(W + "type").get(W + "val") == "continuous"
    assert len(last.findall(f"{W}cols/{W}col")) == 0
    edges = [
        [(edge.tag, dict(edge.attrib)) for edge in section if edge.tag.endswith("Reference")]
        for section in (head, last)
    ]
    assert edges[0] == edges[1] != []
    breaks = [p.text for p in made.paragraphs if p.element.find(f".//{W}br[@{W}type='column']") is not None]
    assert breaks == ["Dato\n13. august 2025"]
    assert faults(made) == []


def test_the_columns_are_no_table_and_no_frame():
    body = _letter(("Hvad nu?", "themes")).parts["word/document.xml"].decode()
    assert [tag for tag in ("<w:tbl>", "framePr", "txbx", "wp:anchor") if tag in body] == []


@pytest.mark.parametrize("look", TEMPLATES)
def test_questions_are_a_list_that_word_numbers(look):
    made = _letter(("1. Hvad nu?", "Ja."), ("(2) Hvornår?", "Nu."), template=TEMPLATES[look])
    asked = made.in_style("spørgsmål")
    assert [p.text for p in asked] == ["Hvad nu?", "Hvornår?"]
    level = numbering_level(made, asked[0].style_id)
    assert [level.find(W + tag).get(W + "val") for tag in ("start", "numFmt", "lvlText")] == ["1", "decimal", "%1."]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("1. Hvad nu?", "Hvad nu?"),
        ("1) Hvad nu?", "Hvad nu?"),
        ("Spørgsmål 3: Hvad nu?", "Hvad nu?"),
        ("- Hvad nu?", "Hvad nu?"),
        ("• Hvad nu?", "Hvad nu?"),
        ("2025. Hvad skete der?", "2025. Hvad skete der?"),
        ("13. august var der workshop. Hvad nu?", "13. august var der workshop. Hvad nu?"),
        ("1.000 kr. til hvad?", "1.000 kr. til hvad?"),
        ("7 input, hvorfor?", "7 input, hvorfor?"),
        ("Hvad nu?\n1. Og hvornår?", "Hvad nu?\n1. Og hvornår?"),
    ],
)
def test_the_number_or_sign_that_was_typed_in_front_is_taken_off(typed, printed):
    made = _letter((typed, "Ja."))
    assert [p.text for p in made.in_style("quote")] == [f"”{printed}”"]


def test_one_question_and_its_answer_have_no_number():
    texts = [p.text for p in _letter(("Hvad nu?", "Vi går videre.")).paragraphs]
    assert [text for text in texts if "spørgsmål 1" in text or text.startswith("1.")] == []


@pytest.mark.parametrize("answer", ["themes", "Vi går videre.\n\nSvaret kommer i maj."])
def test_the_signature_stands_with_the_end_of_the_text_and_pulls_nothing_after_it(answer):
    paragraphs = _letter(("Hvad nu?", answer)).paragraphs
    at = next(i for i, p in enumerate(paragraphs) if p.text == "Med venlig hilsen")
    kept = [p.element.find(f"{W}pPr/{W}keepNext") is not None for p in paragraphs[at - 1 : at + 2]]
    assert kept == [True, True, False]
    made = _letter(("Hvad nu?", answer))
    assert made.effective(paragraphs[at + 1].style_id, "pPr/keepNext") is None
    assert made.styles[paragraphs[at + 1].style_id].find(f"{W}pPr/{W}keepNext") is None
    assert made.styles[paragraphs[at + 1].style_id].find(f"{W}pPr/{W}keepLines") is not None
