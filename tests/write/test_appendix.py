"""Bilag N, read back with zipfile and ElementTree."""

import datetime
from dataclasses import replace

import pytest

from flows.errors import InputError
from flows.settings import WorkshopSettings
from flows.write.document_settings import AppendixSettings
from tests.write.editions import edition
from tests.write.reading import W, read_word
from tests.write.writing import write_appendix

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
            "Bilaget gengiver alle 4 input fra workshoppen, ordret og uden redigering.",
        ),
        ("heading 2", "Ledelse og ansvar"),
        ("list bullet", "Chefen forrest"),
        ("heading 2", "Ressourcer, organisering og politikker"),
        ("list bullet", "Mere lys"),
        ("list bullet", "Flere stativer"),
        ("heading 2", "Uden tema"),
        ("list bullet", "uklart"),
    ]


def test_only_a_note_that_begins_in_another_direction_runs_from_the_right():
    made = edition(("Mere lys", "ledelse"), ("مرحبا بالعالم", "ledelse"), ("Dansk og مرحبا", "ledelse"))
    file = read_word(write_appendix(made, SETTINGS, None))
    marked = [
        (p.text, p.element.find(f"{W}pPr/{W}bidi") is not None, p.element.find(f".//{W}rtl") is not None)
        for p in file.paragraphs[-4:]
    ]
    assert marked == [
        ("Ledelse og ansvar", False, False),
        ("Mere lys", False, False),
        ("مرحبا بالعالم", True, True),
        ("Dansk og مرحبا", False, False),
    ]


def _intro(made, **appendix):
    settings = WorkshopSettings(title="cykler", appendix=AppendixSettings(**appendix))
    return read_word(write_appendix(made, settings, None)).paragraphs[2].text


ONE = ("Mere lys", "ressourcer")


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (edition(ONE), "Bilaget gengiver det ene input fra workshoppen, ordret og uden redigering."),
        (
            edition(ONE, ("ud", None), left_out=[1]),
            "Bilaget gengiver ét af de 2 input fra workshoppen, ordret og uden redigering. "
            "Ét input er udeladt af forvaltningen (personoplysninger 1).",
        ),
        (
            edition(ONE, ONE, skipped=1),
            "Bilaget gengiver de 2 input, der kunne læses, ordret og uden redigering. "
            "En fil kunne ikke læses, og dens indhold er derfor ikke talt med.",
        ),
        (
            edition(ONE, ONE, ("ud", None), left_out=[2], skipped=2),
            "Bilaget gengiver 2 af de 3 input, der kunne læses, ordret og uden redigering. "
            "Ét input er udeladt af forvaltningen (personoplysninger 1). "
            "2 filer kunne ikke læses, og deres indhold er derfor ikke talt med.",
        ),
        (
            edition(ONE, ONE, unread=1),
            "Bilaget gengiver de 2 input, der kunne læses, ordret og uden redigering. "
            "En fil af en slags, der ikke læses (fx en PDF, et billede eller en genvej), er ikke talt med.",
        ),
        (edition(ONE, ONE), "Bilaget gengiver alle 2 input fra workshoppen, ordret og uden redigering."),
        (
            edition(*[ONE] * 1200, *[("ud", None)] * 34, left_out=range(1200, 1234)),
            "Bilaget gengiver 1.200 af de 1.234 input fra workshoppen, ordret og uden redigering. "
            "34 input er udeladt af forvaltningen (personoplysninger 34).",
        ),
        (
            edition(ONE, ONE, ("Mindre larm", None), groups=[(0, 1)]),
            "Bilaget gengiver alle 3 input fra workshoppen, ordret og uden redigering. "
            "Ens og næsten ens input står sammen i ét punkt med antallet i parentes, "
            "så de 3 input er samlet i 2 punkter.",
        ),
        (
            edition(ONE, ("Mere lyst", "ressourcer"), groups=[(0, 1)]),
            "Bilaget gengiver alle 2 input fra workshoppen, ordret og uden redigering. "
            "Ens og næsten ens input står sammen i ét punkt med antallet i parentes, "
            "så de 2 input er samlet i ét punkt. "
            "Hvor ordlyden afviger, står de øvrige formuleringer under punktet.",
        ),
    ],
)
def test_the_sentence_on_top_is_true_in_every_case(made, words):
    assert _intro(made) == words


def test_all_printed_says_nothing_of_groups():
    made = edition(ONE, ONE, groups=[(0, 1)])
    assert _intro(made, duplicates="all") == (
        "Bilaget gengiver alle 2 input fra workshoppen, ordret og uden redigering."
    )


def test_staff_can_write_the_sentence_themselves():
    assert _intro(edition(ONE, ONE), intro="Alle {antal} input er med {her}.") == "Alle 2 input er med {her}."


def test_staffs_own_sentence_does_not_hide_what_is_missing():
    made = edition(ONE, ONE, ("ud", None), left_out=[2], skipped=1)
    assert _intro(made, intro="Alle {antal} input er med.") == (
        "Alle 2 input er med. Ét input er udeladt af forvaltningen (personoplysninger 1). "
        "En fil kunne ikke læses, og dens indhold er derfor ikke talt med."
    )


def test_a_blank_sentence_of_staffs_is_none():
    assert _intro(edition(ONE), intro="  ") == (
        "Bilaget gengiver det ene input fra workshoppen, ordret og uden redigering."
    )


def test_a_group_is_one_point_with_its_other_spellings_under_it():
    made = edition(
        ("Mere lys", "ressourcer"),
        ("mere lyst", "ressourcer"),
        ("Mere lys", "ressourcer"),
        ("mere lyst", "ressourcer"),
        ("Mere lys!", "ressourcer"),
        groups=[(0, 1, 2, 3, 4)],
    )
    file = read_word(write_appendix(made, SETTINGS, None))
    assert [(p.style, p.text, p.added) for p in file.paragraphs[4:]] == [
        ("list bullet", "Mere lys", " (nævnt 5 gange)"),
        ("list bullet 2", "mere lyst", " (nævnt 2 gange)"),
        ("list bullet 2", "Mere lys!", ""),
    ]


def test_a_group_whose_best_spelling_is_left_out_shows_another():
    made = edition(
        ("Mere lys på stien", "ressourcer"), ("mere lys", "ressourcer"), ("Mere lys!", "ressourcer"),
        groups=[(0, 1, 2)], left_out=[0],
    )  # fmt: skip
    file = read_word(write_appendix(made, SETTINGS, None))
    assert [(p.text, p.added) for p in file.paragraphs[4:]] == [("Mere lys!", " (nævnt 2 gange)"), ("mere lys", "")]


def test_subthemes_are_headings_and_a_note_with_two_stands_under_its_first():
    made = edition(
        ("intet", "ledelse"),
        ("begge", "ledelse", ["mandat", "synlig"]),
        ("synlig", "ledelse", ["synlig"]),
        ("uden", "kultur"),
    )
    settings = WorkshopSettings(title="cykler", appendix=AppendixSettings(subthemes=True))
    assert _lines(made, settings)[3:] == [
        ("heading 2", "Ledelse og ansvar"),
        ("heading 3", "Synlig opbakning"),
        ("list bullet", "synlig"),
        ("normal", ""),
        ("heading 3", "Mandat"),
        ("list bullet", "begge"),
        ("heading 3", "Øvrige"),
        ("list bullet", "intet"),
        ("heading 2", "Arbejdsmiljø og kultur"),
        ("list bullet", "uden"),
    ]


def test_nothing_to_print_is_an_expected_error():
    with pytest.raises(InputError, match="prøve: der er ingen input at skrive i bilaget, for alle er udeladt"):
        write_appendix(edition(ONE, left_out=[0]), SETTINGS, None)


def test_the_footer_counts_pages_under_the_appendix_mark():
    settings = WorkshopSettings(title="cykler", appendix=AppendixSettings(number=3))
    file = read_word(write_appendix(edition(ONE), settings, None))
    assert "".join(file.tree("word/footer1.xml").itertext()) == "Bilag 3 – side 1/1"
    codes = [field.get(f"{W}instr").strip() for field in file.tree("word/footer1.xml").iter(f"{W}fldSimple")]
    assert codes == ["PAGE", "NUMPAGES"]
    assert file.paragraphs[0].text == "Bilag 3"


def test_only_reasons_of_the_fixed_list_are_printed_in_its_order_and_free_words_never():
    typed = {0: "fordi Karla bad om det", 1: "gentagelse", 2: "Uden for emnet", 3: " Personoplysning ", 4: ""}
    made = replace(edition(*[ONE] * 6), left_out={f"n{i}": reason for i, reason in typed.items()})
    assert _intro(made).endswith(
        "5 input er udeladt af forvaltningen (personoplysninger 1, uden for emnet 1, gentagelser 1, andet 2)."
    )
    free = replace(edition(*[ONE] * 2), left_out={"n0": "fordi Karla bad om det"})
    assert _intro(free).endswith("Ét input er udeladt af forvaltningen.")
    printed = read_word(write_appendix(made, WorkshopSettings(title="cykler"), None))
    assert [name for name, part in printed.parts.items() if b"Karla" in part] == []


@pytest.mark.parametrize(
    ("hidden", "words"),
    [
        (
            {0: [(0, 4)]},
            "Forvaltningen har udeladt én personoplysning i et input; der står [personoplysning udeladt].",
        ),
        (
            {0: [(0, 4), (5, 8)]},
            "Forvaltningen har udeladt 2 personoplysninger i et input; der står [personoplysning udeladt].",
        ),
        (
            {0: [(0, 4), (5, 8)], 1: [(0, 4)], 2: [(0, 4)] * 7},  # the last one is left out as a whole
            "Forvaltningen har udeladt 3 personoplysninger i 2 input; der står [personoplysning udeladt].",
        ),
    ],
)
def test_what_is_hidden_is_told_and_that_the_rest_is_verbatim(hidden, words):
    made = edition(ONE, ONE, ("skal ud", None), left_out=[2], skipped=1)
    made = replace(made, hidden={f"n{i}": tuple(spans) for i, spans in hidden.items()})
    rest = (
        f"{words} Ét input er udeladt af forvaltningen (personoplysninger 1). "
        "En fil kunne ikke læses, og dens indhold er derfor ikke talt med."
    )
    assert _intro(made) == (
        f"Bilaget gengiver 2 af de 3 input, der kunne læses, ordret bortset fra udeladte personoplysninger. {rest}"
    )
    assert _intro(made, intro="Her er {antal} input.") == f"Her er 2 input. {rest}"
