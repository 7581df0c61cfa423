"""The summary's words, and that they are carried by the counts."""

import datetime
import io

import openpyxl
import pytest

from flows.notes import Changes, Subtheme, Theme
from flows.settings import WorkshopSettings
from flows.write.outline import outline
from flows.write.summary import changes, method, overview, tell_themes, without_theme
from flows.write.telling import quantity, tell
from tests.write.assertions import WP
from tests.write.editions import edition
from tests.write.reading import read_word
from tests.write.writing import write_summary

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
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
        (9, 20, "Flere (9)"),
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
        "Figur 1. Antal input pr. tema (i alt 4)",
        "",
        "Tabel 1. Antal input pr. tema",
        "Ledelse og ansvar",
        "Temaet rummer tre af de fire input. "
        "To af de tre peger på, at ledelsen skal vise sin opbakning i det daglige. "
        "Et enkelt nævner desuden, at opgaven skal have en fast ejer.",
        "Det lyder blandt andet:",
        "”Ledelsen skal vise flaget hver dag”",
        "Uden tema",
        "Et enkelt input er ikke placeret i et tema. Ingen regel passer godt nok på det. Det står sidst i Bilag 1.",
        "Ændringer siden den forrige udgave",
        "Dette er den første udgave.",
        "Sådan er sammenfatningen lavet",
        "3 input er lagt i deres tema af faste regler, der ser på ordene i teksten.",
        "Citatet er ordret. Det er valgt efter en fast regel: et kort input, der hverken har kontaktoplysninger "
        "eller ser ud til at nævne personer, og helst med ord, der går igen i andre input om det samme.",
    ]


def _subtheme(key, phrase):
    return Subtheme(key, key, phrase)


PARKS = Theme(
    "parker",
    "Parker",
    "",
    (
        _subtheme("a", "at der skal være flere bænke"),
        _subtheme("b", "at lyset skal tændes tidligere"),
        _subtheme("c", "at hunde skal i snor"),
        _subtheme("d", "at der skal være en legeplads for de mindste"),
        _subtheme("e", "at toiletterne skal gøres rent"),
        _subtheme("f", "at søen skal renses."),
        _subtheme("g", "at fuglene skal have ro"),
    ),
)


def _told(*notes):
    made = edition(*((f"note {i}", "parker", keys) for i, keys in enumerate(notes)), themes=[PARKS])
    plan = outline(made, grouped=True)
    return tell(plan.sections[0], plan.placements, plan.notes, "Bilag 1", frozenset())


def test_small_points_share_a_sentence_with_their_counts():
    told = _told(*["a"] * 13, *["b"] * 5, *["c"] * 4, *["d"] * 2, *["e"] * 2, "f", "g", "")
    assert told.paragraph == (
        "Temaet rummer alle 29 input. Mange (13) peger på, at der skal være flere bænke. "
        "Flere nævner desuden, at lyset skal tændes tidligere (5), og at hunde skal i snor (4). "
        "Enkelte går ud på, at der skal være en legeplads for de mindste (2), "
        "og at toiletterne skal gøres rent (2). "
        "Et enkelt peger på, at søen skal renses, og et andet, at fuglene skal have ro. "
        "Et enkelt input falder uden for disse punkter; det kan læses i Bilag 1."
    )


def test_every_number_is_the_number_of_notes_that_say_it():
    told = _told("ab", "a", "abc", "", "c", "g")
    assert [(point.subtheme.id, point.notes) for point in told.points] == [
        ("a", ("n0", "n1", "n2")),
        ("b", ("n0", "n2")),
        ("c", ("n2", "n4")),
        ("g", ("n5",)),
    ]
    assert told.rest == ("n3",)


def test_two_points_of_the_same_single_note_are_not_told_as_two_notes():
    assert "et andet" not in _told("fg", "a", "a").paragraph


def test_single_notes_are_counted_on_from_sentence_to_sentence():
    assert _told(*"abcde").paragraph == (
        "Temaet rummer alle fem input. Et enkelt peger på, at der skal være flere bænke, "
        "et andet, at lyset skal tændes tidligere, og et tredje, at hunde skal i snor. "
        "Et fjerde nævner desuden, at der skal være en legeplads for de mindste, "
        "og et femte, at toiletterne skal gøres rent."
    )


def test_a_note_that_is_told_of_twice_is_not_counted_on():
    told = _told("ae", "b", "c", "d").paragraph
    assert told.endswith(
        "Et fjerde nævner desuden, at der skal være en legeplads for de mindste. "
        "Et enkelt går ud på, at toiletterne skal gøres rent."
    )


def test_notes_outside_a_single_point_fall_outside_this_point():
    assert _told("a", "a", "", "").paragraph == (
        "Temaet rummer alle fire input. Enkelte (2) peger på, at der skal være flere bænke. "
        "To input falder uden for dette punkt; de kan læses i Bilag 1."
    )


def _method(*notes):
    made = edition(*((f"note {i}", "parker", keys) for i, keys in enumerate(notes)), themes=[PARKS])
    plan = outline(made, grouped=True)
    return method(plan, [telling for _, telling in tell_themes(made, plan, "Bilag 1")])[1:]


@pytest.mark.parametrize(
    ("notes", "explained"),
    [
        (["a"], []),
        (["a", "a", "b"], []),
        (
            ["a"] * 3 + ["b"] * 3,
            ["Tal i parentes er antal input, som de blev samlet ind."],
        ),
        (
            ["a", "a", "b", "c", "d"],
            [
                "Tal i parentes er antal input, som de blev samlet ind. "
                "I teksten står ”enkelte” for to eller tre input."
            ],
        ),
        (
            ["a"] * 13 + ["b"] * 5 + ["c"] * 2,
            [
                "Tal i parentes er antal input, som de blev samlet ind. I teksten står ”enkelte” for to eller tre "
                "input, ”flere” for mindst fire input og ”de fleste” for mindst tre femtedele af temaets input."
            ],
        ),
        (
            ["ab", "c", "d"],
            ["Et enkelt input hører til flere punkter og er talt med under dem alle."],
        ),
        (
            ["ab", "cd", "e"],
            ["2 input hører til flere punkter og er talt med under dem alle."],
        ),
    ],
)
def test_only_the_words_that_are_used_are_explained(notes, explained):
    assert _method(*notes) == explained


def test_where_nothing_was_placed_no_heading_stands_over_nothing():
    lines = [p.text for p in read_word(write_summary(edition(("uklart", None)), SETTINGS, None)).paragraphs]
    assert lines[-2:] == ["Ændringer siden den forrige udgave", "Dette er den første udgave."]


def test_the_facts_say_that_only_what_could_be_read_is_counted():
    def fact(**made):
        file = read_word(write_summary(edition(("a", None), ("b", None), **made), SETTINGS, None))
        return next(p.text for p in file.paragraphs if p.text.startswith("Input\t"))

    assert fact() == "Input\t2"
    assert fact(skipped=1) == "Input\t2, der kunne læses"
    assert fact(left_out=[1]) == "Input\t1 af 2; resten er udeladt efter en medarbejders beslutning"
    assert fact(left_out=[1], skipped=1) == (
        "Input\t1 af de 2, der kunne læses; resten er udeladt efter en medarbejders beslutning"
    )


@pytest.mark.parametrize(
    ("placed", "left_out", "words"),
    [
        (
            ["ledelse"],
            [],
            "Ét input fra workshoppen kunne læses. Det hører til temaet ”Ledelse og ansvar”.",
        ),
        (
            ["ledelse", "kultur", "kultur"],
            [],
            "3 input fra workshoppen kunne læses. De fordeler sig på to temaer. "
            "Flest hører til ”Arbejdsmiljø og kultur” (2).",
        ),
        (
            ["ledelse", "kultur"],
            [1],
            "Ét af de 2 input fra workshoppen, der kunne læses, er taget med her. "
            "Det hører til temaet ”Ledelse og ansvar”.",
        ),
    ],
)
def test_a_skipped_file_is_told_last(placed, left_out, words):
    made = edition(*((f"note {i}", theme) for i, theme in enumerate(placed)), left_out=left_out, skipped=2)
    ending = "2 filer kunne ikke læses, så det, der står i dem, er ikke talt med."
    assert overview(outline(made, grouped=True)) == f"{words} {ending}"


def test_a_theme_without_points_says_where_its_notes_stand():
    assert _told("", "").paragraph == (
        "Temaet rummer begge input. De er ikke samlet i punkter, men kan læses i Bilag 1."
    )


@pytest.mark.parametrize(
    ("changes_made", "words"),
    [
        (None, "Dette er den første udgave."),
        (Changes((), (), ()), "Der er ingen ændringer siden den forrige udgave."),
        (Changes(("a",), (), ()), "Siden den forrige udgave er ét input kommet til."),
        (
            Changes(("a", "b"), ("c",), ("d", "e", "f")),
            "Siden den forrige udgave er 2 input kommet til, ét input er gået ud, og 3 input har skiftet tema.",
        ),
        (
            Changes((), ("c", "d"), ("d",)),
            "Siden den forrige udgave er 2 input gået ud, og ét input har skiftet tema.",
        ),
    ],
)
def test_changes_are_counted(changes_made, words):
    assert changes(edition(("a", None), changes=changes_made)) == words


@pytest.mark.parametrize(
    ("placed", "left_out", "words"),
    [
        (["ledelse"], [], "Der kom ét input fra workshoppen. Det hører til temaet ”Ledelse og ansvar”."),
        ([None], [], "Der kom ét input fra workshoppen. Det er ikke placeret i et tema."),
        (["kultur"] * 2, [], "Der kom 2 input fra workshoppen. Begge hører til temaet ”Arbejdsmiljø og kultur”."),
        ([None, None], [], "Der kom 2 input fra workshoppen. Ingen af dem er placeret i et tema."),
        (
            ["ledelse", "ledelse", None],
            [0],
            "2 af de 3 input fra workshoppen er taget med her. Ét af dem hører til temaet ”Ledelse og ansvar”. "
            "Et enkelt input er ikke placeret i et tema.",
        ),
        (
            ["ledelse", "ledelse", "kultur", "ressourcer"],
            [],
            "Der kom 4 input fra workshoppen. De fordeler sig på tre temaer. "
            "Flest hører til ”Ledelse og ansvar” (2).",
        ),
        (
            ["ledelse", "ledelse", "kultur", "kultur", "ressourcer"],
            [],
            "Der kom 5 input fra workshoppen. De fordeler sig på tre temaer. "
            "Flest hører til ”Ledelse og ansvar” og ”Arbejdsmiljø og kultur” (2 hver).",
        ),
        (
            ["kultur", "kultur", "kultur", "ledelse", "ledelse", "ressourcer"],
            [],
            "Der kom 6 input fra workshoppen. De fordeler sig på tre temaer. "
            "Flest hører til ”Arbejdsmiljø og kultur” (3) og dernæst ”Ledelse og ansvar” (2).",
        ),
        (
            ["kultur", "ledelse", "ressourcer"],
            [],
            "Der kom 3 input fra workshoppen. De fordeler sig på tre temaer.",
        ),
    ],
)
def test_the_overview_agrees_in_number(placed, left_out, words):
    made = edition(*((f"note {i}", theme) for i, theme in enumerate(placed)), left_out=left_out)
    assert overview(outline(made, grouped=True)) == words


@pytest.mark.parametrize(
    ("decided_by", "words"),
    [
        (["no_rule"], "Et enkelt input er ikke placeret i et tema. Ingen regel passer godt nok på det."),
        (["tie"] * 2, "2 input er ikke placeret i et tema. Flere temaer er lige mulige."),
        (
            ["no_rule", "no_rule", "tie", "decision"],
            "4 input er ikke placeret i et tema. "
            "Ingen regel passer godt nok på 2 af dem, flere temaer er lige mulige for ét af dem, "
            "og ét har en medarbejder besluttet at lade stå uden tema.",
        ),
    ],
)
def test_the_boxes_without_theme_are_told_apart(decided_by, words):
    made = edition(*((f"note {i}", None) for i in range(len(decided_by))), decided_by=dict(enumerate(decided_by)))
    plan = outline(made, grouped=True)
    ending = "Det står sidst i Bilag 1." if len(decided_by) == 1 else "De står sidst i Bilag 1."
    assert without_theme(plan.sections[-1], plan, "Bilag 1") == f"{words} {ending}"


def test_the_table_and_the_chart_say_the_same_and_add_up():
    made = edition(*(("a", "kultur"),) * 3, ("b", "ledelse"), *(("c", None),) * 2)
    file = read_word(write_summary(made, SETTINGS, None))
    cells = [p.text for p in file.paragraphs if p.in_table]
    rows = dict(zip(cells[::2], cells[1::2], strict=True))
    assert rows == {
        "Tema": "Antal input",
        "Arbejdsmiljø og kultur": "3",
        "Ledelse og ansvar": "1",
        "Uden tema": "2",
        "I alt": "6",
    }
    chart = file.tree("word/charts/chart1.xml")
    names, values = (
        [v.text for v in part.iter(f"{C}v")] for part in (chart.find(f".//{C}cat"), chart.find(f".//{C}val"))
    )
    assert list(zip(names, values, strict=True)) == list(rows.items())[1:-1]
    workbook = openpyxl.load_workbook(io.BytesIO(file.parts["word/embeddings/antal.xlsx"]))
    assert [(name, str(value)) for name, value in workbook.active.iter_rows(values_only=True)][1:] == list(
        zip(names, values, strict=True)
    )
    [picture] = file.body.iter(WP + "docPr")
    assert picture.get("descr") == (
        "Søjlediagram over antal input pr. tema: "
        "Arbejdsmiljø og kultur 3, Ledelse og ansvar 1, Uden tema 2. I alt 6."
    )


def test_one_row_needs_no_chart():
    file = read_word(write_summary(edition(("a", "kultur")), SETTINGS, None))
    assert not [name for name in file.parts if "chart" in name or "embeddings" in name]
