"""The letter may have a template of its own, and styles of its own."""

import pytest

from flows.errors import RulesError
from flows.settings import WorkshopSettings
from flows.write import list_documents
from flows.write.document_settings import AnswerSettings, AppendixSettings
from tests.write.editions import edition
from tests.write.reading import read_word
from tests.write.templates import danish_template, green_template, renamed_style

NOTES = edition(("Mere lys på stien tak", "ressourcer"))


def _styles(name, letter_template, *, appendix=None, **letter):
    settings = WorkshopSettings(
        title="cykler",
        appendix=AppendixSettings(styles=appendix or {}),
        answer=AnswerSettings(template="brev.docx" if letter_template else "", **letter),
    )
    made = read_word(list_documents(settings, danish_template(), letter_template)[name](NOTES))
    return {paragraph.style_id for paragraph in made.paragraphs}, {paragraph.style for paragraph in made.paragraphs}


def test_the_letters_template_is_the_letters_alone():
    ids, _ = _styles("svar.docx", green_template())
    assert "Heading1" in ids
    for name in ("bilag-1.docx", "sammenfatning.docx"):
        ids, _ = _styles(name, green_template())
        assert "Overskrift1" in ids


def test_without_one_the_letter_looks_like_the_appendix():
    ids, _ = _styles("svar.docx", None)
    assert "Overskrift1" in ids


def test_the_letters_styles_are_those_of_its_own_template():
    template = renamed_style(green_template(), "heading 2", "KK Overskrift")
    _, styles = _styles("svar.docx", template, styles={"theme": "KK Overskrift", "body": "KK Brødtekst"})
    assert {"kk overskrift", "kk brødtekst"} <= styles
    with pytest.raises(
        RulesError, match=r"^brev\.docx: skabelonen mangler .* under answer\.styles i workshop\.yaml"
    ):
        _styles("svar.docx", template)
    with pytest.raises(RulesError, match=r"'KK' \(answer\.styles\.theme i workshop\.yaml\)"):
        _styles("svar.docx", template, styles={"theme": "KK"})


def test_without_a_template_of_its_own_the_letters_styles_go_before_the_appendixs():
    _, styles = _styles(
        "svar.docx", None, appendix={"body": "Body Text", "theme": "heading 3"}, styles={"body": "Body Text 2"}
    )
    assert {"body text 2", "heading 3"} <= styles
    assert "body text" not in styles
