"""The answer letter and the marks that are left in it."""

import datetime

import pytest
from pydantic import ValidationError

from flows.settings import WorkshopSettings
from flows.write import open_marks
from flows.write.document_settings import AnswerSettings, CaseNumber, Contact, Question, Signature
from flows.write.wording import genitive
from tests.write.editions import edition
from tests.write.reading import read_word
from tests.write.writing import write_answer

NOTES = edition(("Mere lys på stien tak", "ressourcer"), ("Chefen skal gå forrest", "ledelse", ["synlig"]))
WHOLE = AnswerSettings(
    recipient="Karla Konstrueret, MB",
    email="karla@example.dk",
    date=datetime.date(2025, 10, 14),
    cases=(CaseNumber(system="F2", case="2025 - 1", document="22"), CaseNumber(system="eDoc", case="2025-0000003")),
    asked_on=datetime.date(2025, 9, 30),
    municipality="Nørrevang Kommune",
    administration="Økonomiforvaltningen",
    department="Vejenheden",
    questions=(
        Question(text="Hvad kom der ud af workshoppen?", answer="themes"),
        Question(text="Hvad sker der nu?", answer="Vejenheden går videre.\n\nSvaret kommer i maj."),
    ),
    appendices=("Bilag 2 – Referat",),
    signature=Signature(name="Dorte Digtet", title="Enhedschef"),
    contact=Contact(
        name="Vejenheden",
        address=("Gaden 1", "1000 Byen"),
        phone="12 34 56 78",
        email="vej@example.dk",
        web="www.example.dk",
    ),
)


def _settings(answer):
    return WorkshopSettings(title="cykler", date=datetime.date(2025, 8, 13), answer=answer)


def _lines(answer):
    return [(p.style, p.text) for p in read_word(write_answer(NOTES, _settings(answer), None)).paragraphs]


def test_a_letter_with_all_its_fields_is_whole():
    assert open_marks(_settings(WHOLE)) == []
    assert _lines(WHOLE) == [
        ("kommune", "Nørrevang Kommune"),
        ("afsender", "Økonomiforvaltningen"),
        ("afsender", "Vejenheden"),
        ("modtager", "Til\nKarla Konstrueret, MB\nE-mail: karla@example.dk"),
        ("sidespalte", "Dato\n14. oktober 2025"),
        ("sidespalte", "Sagsnummer i F2\n2025 - 1"),
        ("sidespalte", "Dokumentnummer i F2\n22"),
        ("sidespalte", "Sagsnummer i eDoc\n2025-0000003"),
        ("sidespalte", "Vejenheden\nGaden 1\n1000 Byen"),
        ("sidespalte", "Telefon\n12 34 56 78"),
        ("sidespalte", "vej@example.dk\nwww.example.dk"),
        ("heading 1", "Svar til Karla Konstrueret vedr. workshop om cykler"),
        ("normal", "Kære Karla Konstrueret"),
        ("normal", "Tak for din henvendelse af 30. september 2025, hvor du har stillet følgende spørgsmål:"),
        ("spørgsmål", "Hvad kom der ud af workshoppen?"),
        ("spørgsmål", "Hvad sker der nu?"),
        ("heading 2", "Økonomiforvaltningens svar"),
        ("heading 3", "Svar på spørgsmål 1"),
        (
            "normal",
            "Der blev indsamlet 2 input på workshoppen. De er fordelt på to temaer. "
            "Det fulde materiale er vedlagt som Bilag 1.",
        ),
        ("heading 4", "Ledelse og ansvar"),
        (
            "normal",
            "Ét input er placeret i temaet ledelse og ansvar (Bilag 1, nr. 1). "
            "Det handler om synlig opbakning (nr. 1).",
        ),
        ("heading 4", "Ressourcer, organisering og politikker"),
        ("normal", "Ét input er placeret i temaet ressourcer, organisering og politikker (Bilag 1, nr. 2)."),
        ("citatindledning", "Eksempel på input:"),
        ("quote", "”Mere lys på stien tak” (nr.\xa02)"),
        ("heading 3", "Svar på spørgsmål 2"),
        ("normal", "Vejenheden går videre."),
        ("normal", "Svaret kommer i maj."),
        ("underskrift", "Med venlig hilsen"),
        ("underskrift", "Dorte Digtet\nEnhedschef"),
        ("heading 2", "Bilag"),
        ("list bullet", "Bilag 1 – Input fra workshop om cykler"),
        ("list bullet", "Bilag 2 – Referat"),
    ]


def test_an_empty_answer_is_marked_wherever_a_caseworker_must_write():
    marks = open_marks(_settings(AnswerSettings()))
    assert marks == [
        "[Udfyldes af sagsbehandler: modtager]",
        "[Udfyldes af sagsbehandler: dato]",
        "[Udfyldes af sagsbehandler: sagsnummer]",
        "[Udfyldes af sagsbehandler: hvornår der er spurgt]",
        "[Udfyldes af sagsbehandler: spørgsmålene, som de er stillet]",
        "[Udfyldes af sagsbehandler: hvilken forvaltning der svarer]",
        "[Udfyldes af sagsbehandler: hvem der skriver under]",
        "[Udfyldes af sagsbehandler: underskriverens titel]",
    ]
    text = "\n".join(text for _, text in _lines(AnswerSettings()))
    assert [mark for mark in marks if mark not in text] == []


def test_an_unanswered_question_and_a_mark_typed_by_staff_are_open():
    questions = (Question(text="Hvornår?"), Question(text="Hvor?", answer="I byen [Udfyldes: hvilken?]."))
    letter = WHOLE.model_copy(update={"questions": questions})
    assert open_marks(_settings(letter)) == [
        "[Udfyldes af sagsbehandler: svar på spørgsmål 1]",
        "[Udfyldes: hvilken?]",
    ]


MARK = "[Udfyldes: hvad?]"


@pytest.mark.parametrize(
    "field",
    [
        {"subject": MARK},
        {"cases": [{"system": "F2", "case": MARK}]},
        {"cases": [{"case": "2025 - 1", "document": MARK}]},
        {"contact": {"name": MARK}},
        {"contact": {"address": ["Gaden 1", MARK]}},
        {"contact": {"web": MARK}},
        {"appendices": [MARK]},
        {"signature": {"name": "Dorte", "title": MARK}},
    ],
)
def test_a_mark_typed_in_any_field_is_open_and_stands_in_the_letter(field):
    letter = AnswerSettings.model_validate(WHOLE.model_dump() | field)
    assert open_marks(_settings(letter)) == [MARK]
    assert MARK in "\n".join(text for _, text in _lines(letter))


def test_a_mark_typed_in_the_workshops_title_or_in_the_host_that_is_printed_is_open():
    letter = WHOLE.model_copy(update={"department": ""})
    settings = WorkshopSettings(title=f"lys {MARK}", host="Enheden [Udfyldes: hvilken?]", answer=letter)
    assert open_marks(settings) == [MARK, "[Udfyldes: hvilken?]"]
    assert open_marks(settings.model_copy(update={"answer": WHOLE})) == [MARK]


def test_a_blank_field_is_an_empty_one():
    blank = AnswerSettings(
        recipient=" ",
        cases=({"case": " "},),
        administration="  ",
        department=" ",
        appendices=(" ",),
        signature={"name": " ", "title": "\t"},
        contact={"name": " ", "address": (" ",)},
    )
    assert open_marks(_settings(blank)) == open_marks(_settings(AnswerSettings()))
    assert _lines(blank) == _lines(AnswerSettings())


def test_a_recipient_without_a_name_is_marked_in_the_greeting_and_counted():
    letter = WHOLE.model_copy(update={"recipient": ", MB"})
    assert open_marks(_settings(letter)) == ["[Udfyldes af sagsbehandler: modtager]"]
    assert ("normal", "Kære [Udfyldes af sagsbehandler: modtager]") in _lines(letter)


def test_a_greeting_of_staffs_own_is_printed_as_it_is():
    letter = WHOLE.model_copy(update={"recipient": ", MB", "greeting": "Til alle i udvalget"})
    assert open_marks(_settings(letter)) == []
    lines = [text for _, text in _lines(letter)]
    assert "Til alle i udvalget" in lines
    assert [line for line in lines if line.startswith("Kære")] == []


def test_an_empty_answer_tells_the_number_and_the_themes_and_nothing_that_is_empty():
    lines = _lines(AnswerSettings())
    assert lines[
        lines.index(("heading 2", "[Udfyldes af sagsbehandler: hvilken forvaltning der svarer] svar")) :
    ] == [
        ("heading 2", "[Udfyldes af sagsbehandler: hvilken forvaltning der svarer] svar"),
        (
            "normal",
            "Der blev indsamlet 2 input på workshoppen. De er fordelt på to temaer. "
            "Det fulde materiale er vedlagt som Bilag 1.",
        ),
        ("heading 3", "Ledelse og ansvar"),
        (
            "normal",
            "Ét input er placeret i temaet ledelse og ansvar (Bilag 1, nr. 1). "
            "Det handler om synlig opbakning (nr. 1).",
        ),
        ("heading 3", "Ressourcer, organisering og politikker"),
        ("normal", "Ét input er placeret i temaet ressourcer, organisering og politikker (Bilag 1, nr. 2)."),
        ("citatindledning", "Eksempel på input:"),
        ("quote", "”Mere lys på stien tak” (nr.\xa02)"),
        ("underskrift", "Med venlig hilsen"),
        (
            "underskrift",
            "[Udfyldes af sagsbehandler: hvem der skriver under]\n"
            "[Udfyldes af sagsbehandler: underskriverens titel]",
        ),
        ("heading 2", "Bilag"),
        ("list bullet", "Bilag 1 – Input fra workshop om cykler"),
    ]
    assert [text for _, text in lines if "None" in text or not text.strip()] == []


def test_a_blank_question_is_refused():
    with pytest.raises(ValidationError, match="at least 1 character"):
        Question(text=" ")


@pytest.mark.parametrize("typed", ["themes", "Themes", " THEMES\n"])
def test_themes_is_known_however_it_is_typed(typed):
    letter = WHOLE.model_copy(update={"questions": (Question(text="Hvad kom der?", answer=typed),)})
    assert ("heading 3", "Ledelse og ansvar") in _lines(letter)


def test_a_skipped_file_is_told_in_the_letter():
    made = edition(("Mere lys", "kultur"), skipped=1)
    lines = read_word(write_answer(made, _settings(WHOLE), None)).paragraphs
    assert (
        "Ét input fra workshoppen kunne læses. Det er placeret i temaet arbejdsmiljø og kultur. "
        "En fil kunne ikke læses, og dens indhold er derfor ikke talt med. "
        "Det fulde materiale er vedlagt som Bilag 1."
    ) in [line.text for line in lines]


def test_without_a_letter_no_mark_is_open():
    assert open_marks(_settings(None)) == []


def test_somebody_else_than_the_recipient_may_have_asked():
    letter = WHOLE.model_copy(update={"asked_by": "Udvalget"})
    assert ("normal", "Udvalget har den 30. september 2025 stillet følgende spørgsmål:") in _lines(letter)


@pytest.mark.parametrize(
    ("name", "genitive_form"),
    [
        ("Økonomiforvaltningen", "Økonomiforvaltningens"),
        ("Teknik- og Miljøforvaltningen", "Teknik- og Miljøforvaltningens"),
        ("Borgernes Hus", "Borgernes Hus'"),
        ("BIF", "BIF's"),
        ("Udvalget Felix", "Udvalget Felix'"),
        ("Hotel Ritz", "Hotel Ritz'"),
        ("Enhed 4", "Enhed 4's"),
    ],
)
def test_the_genitive_is_written_as_danish_writes_it(name, genitive_form):
    assert genitive(name) == genitive_form


@pytest.mark.parametrize(
    ("fields", "aside"),
    [
        ({}, ["Sagsnummer\n[Udfyldes af sagsbehandler: sagsnummer]"]),
        ({"cases": [{"case": "2025 - 1"}]}, ["Sagsnummer\n2025 - 1"]),
        (
            {"cases": [{"document": "22"}, {"system": "F2", "document": "23"}]},
            [
                "Dokumentnummer\n22",
                "Dokumentnummer i F2\n23",
                "Sagsnummer\n[Udfyldes af sagsbehandler: sagsnummer]",
            ],
        ),
        (
            {"cases": [{"system": "F2", "document": "23"}, {"system": "eDoc", "case": "7"}]},
            ["Dokumentnummer i F2\n23", "Sagsnummer i eDoc\n7"],
        ),
        ({"cases": [{"case": "7"}], "contact": {"name": "Vejenheden"}}, ["Sagsnummer\n7", "Vejenheden"]),
        ({"cases": [{"case": "7"}], "contact": {"address": ["Gaden 1", "1000 Byen"]}},
         ["Sagsnummer\n7", "Gaden 1\n1000 Byen"]),
        ({"cases": [{"case": "7"}], "contact": {"phone": "12"}}, ["Sagsnummer\n7", "Telefon\n12"]),
        ({"cases": [{"case": "7"}], "contact": {"email": "a@b.dk"}}, ["Sagsnummer\n7", "a@b.dk"]),
        ({"cases": [{"case": "7"}], "contact": {"web": "www.b.dk"}}, ["Sagsnummer\n7", "www.b.dk"]),
    ],
)  # fmt: skip
def test_beside_sender_and_recipient_stands_what_is_known(fields, aside):
    lines = [text for style, text in _lines(AnswerSettings.model_validate(fields)) if style == "sidespalte"]
    assert lines == ["Dato\n[Udfyldes af sagsbehandler: dato]", *aside]


@pytest.mark.parametrize(
    ("fields", "host", "sender"),
    [
        ({}, "", []),
        ({}, "Vejenheden", ["Vejenheden"]),
        ({"department": "Parkenheden"}, "Vejenheden", ["Parkenheden"]),
        ({"administration": "Forvaltningen"}, "", ["Forvaltningen"]),
        ({"municipality": "Kommunen", "administration": "Forvaltningen"}, "Vejenheden",
         ["Kommunen", "Forvaltningen", "Vejenheden"]),
    ],
)  # fmt: skip
def test_the_sender_is_what_staff_wrote_and_else_who_held_the_workshop(fields, host, sender):
    settings = _settings(AnswerSettings.model_validate(fields)).model_copy(update={"host": host})
    lines = read_word(write_answer(NOTES, settings, None)).paragraphs
    assert [p.text for p in lines if p.style in ("kommune", "afsender")] == sender


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({}, "Svar vedr. workshop om cykler"),
        ({"recipient": ", MB"}, "Svar vedr. workshop om cykler"),
        ({"recipient": "Karla Konstrueret, MB"}, "Svar til Karla Konstrueret vedr. workshop om cykler"),
        ({"recipient": "Karla Konstrueret, MB", "subject": "Om cykler"}, "Om cykler"),
    ],
)
def test_the_title_names_the_recipient_where_there_is_a_name(fields, title):
    assert ("heading 1", title) in _lines(AnswerSettings.model_validate(fields))


def test_who_asked_is_told_only_where_it_is_somebody_else():
    letter = WHOLE.model_copy(update={"asked_by": WHOLE.recipient})
    assert _lines(letter) == _lines(WHOLE)
