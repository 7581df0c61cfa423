"""The summary's words, and that they are carried by the counts."""

import datetime
import io
from dataclasses import replace

import openpyxl
import pytest

from flows.notes import Changes, Subtheme, Theme
from flows.settings import WorkshopSettings
from flows.write.citations import Citations
from flows.write.document_settings import AppendixSettings, SummarySettings
from flows.write.form import AppendixForm
from flows.write.outline import number_notes, outline
from flows.write.summary import changes, method, overview, without_theme
from flows.write.telling import Quotation, tell, tell_stances
from tests.write.assertions import WP
from tests.write.editions import edition
from tests.write.reading import W, read_word
from tests.write.writing import write_summary

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
SETTINGS = WorkshopSettings(title="cykelparkering", date=datetime.date(2025, 8, 13), host="Vejenheden")


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
        "Arrangør\tVejenheden",
        "Input\t4",
        "Overblik",
        "Der blev indsamlet 4 input på workshoppen. Af dem er tre placeret i temaet ledelse og ansvar, "
        "mens ét ikke er placeret i et tema.",
        "Figur 1. Antal input pr. tema (i alt 4)",
        "",
        "Tabel 1. Antal input pr. tema",
        "Ledelse og ansvar",
        "Tre input er placeret i temaet ledelse og ansvar (Bilag 1, nr. 1–3). "
        "To input handler om synlig opbakning (nr. 2 og 3), og ét om mandat (nr. 1).",
        "Eksempel på input:",
        "”Ledelsen skal vise flaget hver dag” (nr.\xa02)",
        "Uden tema",
        "Ét input er ikke placeret i et tema (Bilag 1, nr. 4). Reglerne har ikke fundet et tema til det.",
        "Sådan er sammenfatningen lavet",
        "Tre input er fordelt på temaer efter faste regler, der ser på ordene. "
        "Ordene siger, hvad et input handler om, ikke om det er for eller imod.",
        "Hvad input handler om inden for et tema, og hvad de nævner, er fundet ved at lede efter ord i teksten, "
        "så noget kan være overset eller misforstået.",
        "Numrene er dem, der står ved punkterne i Bilag 1.",
        "Citatet er ordret. Det er valgt efter en fast regel: et kort input, der hverken har kontaktoplysninger "
        "eller ser ud til at nævne personer, og helst med ord, der går igen i andre input om det samme.",
    ]


def _subtheme(key, title, phrase=""):
    return Subtheme(key, title, phrase)


PARKS = Theme(
    "parker",
    "Parker",
    "",
    (
        _subtheme("a", "Bænke og borde"),
        _subtheme("b", "Lys", "lyset om aftenen"),
        _subtheme("c", "Hunde", "at hunde skal i snor"),
        _subtheme("d", "LGBT+ i parken"),
        _subtheme("e", "Rengøring af toiletter"),
        _subtheme("f", "Søen"),
        _subtheme("g", "Fugle"),
    ),
)


def _made(*notes, numbered=True, **more):
    made = edition(*((f"note {i}", "parker", keys) for i, keys in enumerate(notes)), themes=[PARKS], **more)
    form = AppendixForm(numbered=numbered)
    plan = outline(made, grouped=True)
    citations = Citations(number_notes(made, form), "Bilag 1")
    return plan, tell(plan.sections[0], plan, citations, frozenset()), citations


def _told(*notes, **more):
    return _made(*notes, **more)[1]


def test_points_share_sentences_with_their_counts_and_numbers():
    assert _told("a", "a", "a", "b", "b", "c", "d", "e", "f", "g", "").paragraph == (
        "Alle elleve input er placeret i temaet parker (Bilag 1, nr. 1–11). "
        "Tre input handler om bænke og borde (nr. 1–3), "
        "to om lyset om aftenen (nr. 4 og 5), og ét om hunde (nr. 6). "
        "Desuden handler ét input om LGBT+ i parken (nr. 7), ét om rengøring af toiletter (nr. 8), "
        "og ét om søen (nr. 9). Ét input handler om fugle (nr. 10). Ét input er ikke omtalt nærmere (nr. 11)."
    )


def test_a_long_telling_is_broken_into_paragraphs_of_about_eight_lines():
    titles = (f"Bænke, borde, lys og hunde ved indgang {i} til parken" for i in range(20))
    subthemes = tuple(_subtheme(f"s{i}", title) for i, title in enumerate(titles))
    notes = [(f"Flere bænke ved indgang {i}", "parker", f"s{i}") for i in range(20)]
    made = edition(
        *((text, "parker", [key]) for text, _, key in notes),
        ("Hvad koster det?", "parker", []),
        themes=[Theme("parker", "Parker", "", subthemes)],
        stances={20: "question"},
    )
    plan = outline(made, grouped=True)
    told = tell(plan.sections[0], plan, Citations(number_notes(made, AppendixForm()), "Bilag 1"), frozenset())

    *about, stances = told.paragraphs
    assert max(map(len, told.paragraphs)) <= 900
    assert all(each.endswith(".") and each[0].isupper() for each in told.paragraphs)
    assert about[0].startswith(
        "Alle 21 input er placeret i temaet parker (Bilag 1, nr. 1–21). Ét input handler om bænke,"
    )
    assert stances == "Ét input er et spørgsmål (nr. 21)."


def test_where_the_bullets_have_no_numbers_none_are_cited():
    assert _told("a", "a", "", numbered=False).paragraph == (
        "Alle tre input er placeret i temaet parker. To input handler om bænke og borde. "
        "Ét input er ikke omtalt nærmere."
    )


@pytest.mark.parametrize(
    ("notes", "words"),
    [
        ("a", "Det ene input er placeret i temaet parker (Bilag 1, nr. 1). Det handler om bænke og borde (nr. 1)."),
        (
            "aa",
            "Begge input er placeret i temaet parker (Bilag 1, nr. 1 og 2). "
            "Begge input handler om bænke og borde (nr. 1 og 2).",
        ),
        (
            "aaa",
            "Alle tre input er placeret i temaet parker (Bilag 1, nr. 1–3). "
            "Alle tre input handler om bænke og borde (nr. 1–3).",
        ),
    ],
)
def test_where_all_are_about_it_all_is_said(notes, words):
    assert _told(*notes).paragraph == words


@pytest.mark.parametrize(
    ("notes", "near_ties", "words"),
    [
        (3, [2], "(Bilag 1, nr. 1–3). Ét af dem kunne også høre til et andet tema (nr. 3)."),
        (3, [0, 2], "(Bilag 1, nr. 1–3). To af dem kunne også høre til et andet tema (nr. 1 og 3)."),
        (1, [0], "(Bilag 1, nr. 1). Det kunne også høre til et andet tema."),
        (2, [0, 1], "(Bilag 1, nr. 1 og 2). Begge kunne også høre til et andet tema."),
        (3, [0, 1, 2], "(Bilag 1, nr. 1–3). De kunne alle også høre til et andet tema."),
    ],
)
def test_what_nearly_got_another_theme_is_told_behind_the_count(notes, near_ties, words):
    method_says = (
        "Hvor der står, at et input også kunne høre til et andet tema, "
        "taler dets ord næsten lige så meget for det andet."
    )
    plan, told, _ = _made(*["a"] * notes, near_ties=near_ties)
    assert f"i temaet parker {words} " in told.paragraph
    assert told.between == tuple(f"n{place}" for place in near_ties)
    assert method_says in method(plan, [told], "Bilag 1")[0]

    plan, told, _ = _made(*["a"] * notes, groups=[range(notes)], near_ties=near_ties[1:])
    assert "andet tema" not in told.paragraph
    assert method_says not in method(plan, [told], "Bilag 1")[0]


def test_every_number_is_the_number_of_notes_that_are_about_it():
    told = _told("ab", "a", "abc", "", "c", "g")
    assert [(point.subtheme.id, point.notes) for point in told.points] == [
        ("a", ("n0", "n1", "n2")),
        ("b", ("n0", "n2")),
        ("c", ("n2", "n4")),
        ("g", ("n5",)),
    ]
    assert told.rest == ("n3",)


def test_notes_against_and_questions_are_told_apart_and_never_quoted():
    made = edition(
        ("Der skal ikke stå bænke langs hele stien", "parker", ["a"]),
        ("Hvem sætter bænke op langs hele stien?", "parker", ["a"]),
        ("Der skal stå bænke langs hele stien", "parker", ["a"]),
        ("der skal stå bænke langs hele stien!", "parker", ["a"]),
        groups=[(2, 3)],
        themes=[PARKS],
        stances={0: "against", 1: "question"},
    )
    plan = outline(made, grouped=True)
    told = tell(
        plan.sections[0], plan, Citations(number_notes(made, AppendixForm()), "Bilag 1"), frozenset({"der"})
    )
    assert told.paragraph.endswith(
        "Alle fire input handler om bænke og borde (nr. 1–3). "
        "Ét input ser ud til at være kritisk eller tage forbehold (nr. 1). "
        "Yderligere ét input er et spørgsmål (nr. 2)."
    )
    assert (told.against, told.questions) == (("n0",), ("n1",))
    assert told.quotations == (Quotation("Der skal stå bænke langs hele stien", " (nr. 3)"),)


def test_many_numbers_stand_in_a_list_that_the_sentence_leads_to():
    notes = ["a", ""] * 9
    made = edition(*((f"note {i}", "parker", keys) for i, keys in enumerate(notes)), themes=[PARKS])
    file = read_word(write_summary(made, SETTINGS, None))
    texts = [p.text for p in file.paragraphs]
    assert texts[texts.index("Parker", 10) + 1] == (
        "Alle 18 input er placeret i temaet parker (Bilag 1, nr. 1–18). "
        "Ni input handler om bænke og borde (liste 1). "
        "Ni input er ikke omtalt nærmere (liste 2)."
    )
    assert texts[-3:] == [
        "Numre i Bilag 1",
        "Liste 1. Bænke og borde (9 input): nr. 1, 3, 5, 7, 9, 11, 13, 15 og 17.",
        "Liste 2. Parker, andet (9 input): nr. 2, 4, 6, 8, 10, 12, 14, 16 og 18.",
    ]
    links = [link.get(W + "anchor") for link in file.body.iter(W + "hyperlink")]
    assert links == [mark.get(W + "name") for mark in file.body.iter(W + "bookmarkStart")] == ["liste_1", "liste_2"]


def test_the_method_says_that_reservations_are_found_by_words():
    plan, told, _ = _made("a", stances={0: "against"})
    assert method(plan, [told], "Bilag 1")[0].endswith(
        "Forbehold er fundet ud fra ordene, og spørgsmål er fundet ud fra tegn og indledning; "
        "der kan være flere, og nogle kan være ment anderledes."
    )


def _method(*notes, **more):
    plan, told, _ = _made(*notes, **more)
    return method(plan, [told], "Bilag 1")[2]


def test_the_method_says_how_notes_were_counted():
    numbers = "Numrene er dem, der står ved punkterne i Bilag 1."
    assert _method("a", "b") == numbers
    assert _method("ab", "c") == f"{numbers} Ét input handler om flere ting og er talt med under dem alle."
    assert _method("a", "a", groups=[(0, 1)]) == f"{numbers} Ens og næsten ens input er talt hver for sig."


def test_where_nothing_was_placed_no_heading_stands_over_nothing():
    plain = SETTINGS.model_copy(update={"appendix": AppendixSettings(numbers=False)})
    lines = [p.text for p in read_word(write_summary(edition(("uklart", None)), plain, None)).paragraphs]
    assert lines[-2:] == [
        "Uden tema",
        "Ét input er ikke placeret i et tema. Reglerne har ikke fundet et tema til det. Det står sidst i Bilag 1.",
    ]


def test_the_facts_say_that_only_what_could_be_read_is_counted():
    def fact(**made):
        file = read_word(write_summary(edition(("a", None), ("b", None), **made), SETTINGS, None))
        return next(p.text for p in file.paragraphs if p.text.startswith("Input\t"))

    assert fact() == "Input\t2"
    assert fact(skipped=1) == "Input\t2, der kunne læses"
    assert fact(left_out=[1]) == "Input\t1 af 2; resten er udeladt af forvaltningen"
    assert fact(left_out=[1], skipped=1) == (
        "Input\t1 af de 2, der kunne læses; resten er udeladt af forvaltningen"
    )


@pytest.mark.parametrize(
    ("placed", "left_out", "words"),
    [
        (
            ["ledelse"],
            [],
            "Ét input fra workshoppen kunne læses. Det er placeret i temaet ledelse og ansvar.",
        ),
        (
            ["ledelse", "kultur", "kultur"],
            [],
            "3 input fra workshoppen kunne læses. De er fordelt på to temaer. "
            "Det største tema er arbejdsmiljø og kultur (2 input).",
        ),
        (
            ["ledelse", "kultur"],
            [1],
            "Ét af de 2 input fra workshoppen, der kunne læses, er taget med her. "
            "Det er placeret i temaet ledelse og ansvar.",
        ),
    ],
)
def test_a_skipped_file_is_told_last(placed, left_out, words):
    made = edition(*((f"note {i}", theme) for i, theme in enumerate(placed)), left_out=left_out, skipped=2)
    ending = "2 filer kunne ikke læses, og deres indhold er derfor ikke talt med."
    assert overview(outline(made, grouped=True)) == f"{words} {ending}"


def test_a_theme_without_points_tells_its_numbers():
    told = "Begge input er placeret i temaet parker (Bilag 1, nr. 1 og 2). Ingen af dem er omtalt nærmere."
    assert _told("", "").paragraph == told
    assert _told("").paragraph.endswith(" (Bilag 1, nr. 1). Det er ikke omtalt nærmere.")


def test_what_has_changed_is_told_unless_staff_want_it_not():
    made = replace(edition(("Mere lys", "kultur")), changes=Changes(("n0",), (), ()))
    silent = SETTINGS.model_copy(update={"summary": SummarySettings(changes=False)})
    told, untold = (read_word(write_summary(made, each, None)).paragraphs for each in (SETTINGS, silent))
    section = ["Ændringer siden den forrige udgave", "Siden den forrige udgave er ét input kommet til."]
    without = [p.text for p in untold]
    assert [p.text for p in told if p.text not in without] == section


@pytest.mark.parametrize(
    ("changes_made", "words"),
    [
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
    assert changes(changes_made) == words


@pytest.mark.parametrize(
    ("placed", "left_out", "words"),
    [
        (
            ["ledelse"],
            [],
            "Der blev indsamlet ét input på workshoppen. Det er placeret i temaet ledelse og ansvar.",
        ),
        ([None], [], "Der blev indsamlet ét input på workshoppen. Det er ikke placeret i et tema."),
        (
            ["kultur"] * 2,
            [],
            "Der blev indsamlet 2 input på workshoppen. Begge er placeret i temaet arbejdsmiljø og kultur.",
        ),
        ([None, None], [], "Der blev indsamlet 2 input på workshoppen. Ingen af dem er placeret i et tema."),
        (
            ["ledelse", "ledelse", None],
            [0],
            "2 af de 3 input fra workshoppen er taget med her. Af dem er ét placeret i temaet ledelse og ansvar, "
            "mens ét ikke er placeret i et tema.",
        ),
        (
            ["ledelse", "ledelse", "kultur", "ressourcer"],
            [],
            "Der blev indsamlet 4 input på workshoppen. De er fordelt på tre temaer. "
            "Det største tema er ledelse og ansvar (2 input).",
        ),
        (
            ["ledelse", "ledelse", "kultur", "kultur", "ressourcer"],
            [],
            "Der blev indsamlet 5 input på workshoppen. De er fordelt på tre temaer. "
            "De største temaer er ”ledelse og ansvar” og ”arbejdsmiljø og kultur” (2 input hver).",
        ),
        (
            ["kultur", "kultur", "kultur", "ledelse", "ledelse", "ressourcer"],
            [],
            "Der blev indsamlet 6 input på workshoppen. De er fordelt på tre temaer. "
            "Det største tema er arbejdsmiljø og kultur (3 input), og det næststørste er ledelse og ansvar (2).",
        ),
        (
            ["kultur", "ledelse", "ressourcer"],
            [],
            "Der blev indsamlet 3 input på workshoppen. De er fordelt på tre temaer.",
        ),
        (
            ["kultur", "ledelse"],
            [],
            "Der blev indsamlet 2 input på workshoppen. De er fordelt på to temaer.",
        ),
        (
            ["kultur", "kultur", "ledelse"],
            [],
            "Der blev indsamlet 3 input på workshoppen. De er fordelt på to temaer. "
            "Det største tema er arbejdsmiljø og kultur (2 input).",
        ),
    ],
)
def test_the_overview_agrees_in_number(placed, left_out, words):
    made = edition(*((f"note {i}", theme) for i, theme in enumerate(placed)), left_out=left_out)
    assert overview(outline(made, grouped=True)) == words


@pytest.mark.parametrize(
    ("decided_by", "words"),
    [
        (
            ["no_rule"],
            "Ét input er ikke placeret i et tema (Bilag 1, nr. 1). Reglerne har ikke fundet et tema til det.",
        ),
        (
            ["tie", "no_rule"],
            "To input er ikke placeret i et tema (Bilag 1, nr. 1 og 2). "
            "Ét har reglerne ikke fundet et tema til, og ét kunne høre til i flere.",
        ),
        (["decision"], "Ét input er ikke placeret i et tema (Bilag 1, nr. 1). Det har en medarbejder besluttet."),
        (["tie"] * 2, "To input er ikke placeret i et tema (Bilag 1, nr. 1 og 2). De kunne høre til i flere."),
        (
            ["no_rule", "no_rule", "tie", "decision"],
            "Fire input er ikke placeret i et tema (Bilag 1, nr. 1–4). To har reglerne ikke fundet et tema til, "
            "ét kunne høre til i flere, og ét har en medarbejder besluttet at lade stå uden tema.",
        ),
    ],
)
def test_the_boxes_without_theme_are_told_apart(decided_by, words):
    made = edition(*((f"note {i}", None) for i in range(len(decided_by))), decided_by=dict(enumerate(decided_by)))
    plan = outline(made, grouped=True)
    citations = Citations(number_notes(made, AppendixForm()), "Bilag 1")
    assert without_theme(plan.sections[-1], plan, "Bilag 1", citations) == words


def test_stances_are_told_where_no_theme_has_the_notes():
    made = edition(("Hvorfor?", None), ("Spild af tid", None), stances={0: "question", 1: "against"})
    plan = outline(made, grouped=True)
    citations = Citations(number_notes(made, AppendixForm()), "Bilag 1")
    assert tell_stances(plan.sections[-1], plan, citations) == [
        "Ét input ser ud til at være kritisk eller tage forbehold (nr. 2).",
        "Yderligere ét input er et spørgsmål (nr. 1).",
    ]
    assert "Forbehold er fundet" in " ".join(method(plan, [], ""))
    lines = [p.text for p in read_word(write_summary(made, SETTINGS, None)).paragraphs]
    assert any("har ikke fundet et tema til dem. Ét input ser ud til" in line for line in lines)


def test_without_numbers_the_reader_is_told_where_they_stand():
    plan = outline(edition(("uklart", None)), grouped=True)
    assert without_theme(plan.sections[-1], plan, "Bilag 1", Citations({}, "Bilag 1")) == (
        "Ét input er ikke placeret i et tema. Reglerne har ikke fundet et tema til det. Det står sidst i Bilag 1."
    )


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


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("ab", "Det handler om bænke og borde (nr. 1), og om lyset om aftenen (nr. 1)."),
        (
            "abce",
            "Det handler om bænke og borde (nr. 1), om lyset om aftenen (nr. 1), og om hunde (nr. 1). "
            "Det handler desuden om rengøring af toiletter (nr. 1).",
        ),
    ],
)
def test_a_lone_note_is_told_of_as_one_whatever_it_is_about(keys, words):
    assert _told(keys).paragraph == f"Det ene input er placeret i temaet parker (Bilag 1, nr. 1). {words}"


@pytest.mark.parametrize(
    ("sizes", "words"),
    [
        ((3, 2, 1, 1), "Det største tema er trafik (3 input), og det næststørste er parker (2)."),
        ((1, 1, 2, 3), "Det største tema er ro (3 input), og det næststørste er lys (2)."),
        ((3, 1, 1, 1), "Det største tema er trafik (3 input)."),
        ((3, 2, 2, 1), "Det største tema er trafik (3 input)."),
        ((2, 2, 1, 1), "De største temaer er ”trafik” og ”parker” (2 input hver)."),
        ((2, 2, 2, 1), ""),
        ((1, 1, 1, 1), ""),
    ],
)
def test_the_largest_themes_are_named_where_few_share_their_place(sizes, words):
    themes = [Theme(title, title, "", ()) for title in ("Trafik", "Parker", "Lys", "Ro")]
    notes = [("note", theme.id) for theme, size in zip(themes, sizes, strict=True) for _ in range(size)]
    told = overview(outline(edition(*notes, themes=themes), grouped=True))
    assert told == " ".join(
        filter(
            None, (f"Der blev indsamlet {sum(sizes)} input på workshoppen. De er fordelt på fire temaer.", words)
        )
    )


@pytest.mark.parametrize(
    ("placed", "words"),
    [
        (["kultur", "ledelse", None], "Af dem er 2 fordelt på to temaer, mens ét ikke er placeret i et tema."),
        (
            ["kultur", None, "ledelse", "kultur", None],
            "Af dem er 3 fordelt på to temaer, mens to ikke er placeret i et tema. "
            "Det største tema er arbejdsmiljø og kultur (2 input).",
        ),
        (["kultur", "kultur", None], "Af dem er to placeret i temaet arbejdsmiljø og kultur, mens ét ikke er "
         "placeret i et tema."),
    ],
)  # fmt: skip
def test_what_stands_outside_the_themes_is_told_beside_them(placed, words):
    made = edition(*((f"note {i}", theme) for i, theme in enumerate(placed)))
    assert overview(outline(made, grouped=True)) == (
        f"Der blev indsamlet {len(placed)} input på workshoppen. {words}"
    )


@pytest.mark.parametrize("notes", [8, 9])
def test_up_to_eight_numbers_stand_in_the_sentence_itself(notes):
    told, citations = _made(*["a", ""] * notes)[1:]
    numbers = "1, 3, 5, 7, 9, 11, 13 og 15" if notes == 8 else "1, 3, 5, 7, 9, 11, 13, 15 og 17"
    assert told.paragraphs[0].split(". ", 2)[2].startswith(
        f"Otte input handler om bænke og borde (nr. {numbers})." if notes == 8
        else "Ni input handler om bænke og borde (liste 1)."
    )  # fmt: skip
    assert [(each.name, each.what, each.notes, each.cited) for each in citations.lists][:1] == (
        [] if notes == 8 else [("liste 1", "Bænke og borde", 9, f"nr. {numbers}")]
    )


def test_points_that_name_something_have_a_sentence_of_their_own_between_those_that_share_one():
    theme = Theme(
        "parker",
        "Parker",
        "",
        tuple(
            Subtheme(key, title, "", ("ting",) if key == "c" else ())
            for key, title in zip(
                "abcdefg", ("A-ord", "B-ord", "C-ord", "D-ord", "E-ord", "F-ord", "G-ord"), strict=True
            )
        ),
    )
    keys = ["a", "a", "b", "b", "c", "c", "d", "e", "f", "g"]
    made = edition(
        *((f"note {i}", "parker", key) for i, key in enumerate(keys)), themes=[theme], names={4: ["ting"]}
    )
    plan = outline(made, grouped=True)
    told = tell(plan.sections[0], plan, Citations({}, ""), frozenset())
    assert told.paragraph == (
        "Alle ti input er placeret i temaet parker. To input handler om A-ord, og to om B-ord. "
        "Desuden handler to input om C-ord; her nævnes ting (1 input). "
        "Ét input handler om D-ord, ét om E-ord, og ét om F-ord. Ét input handler om G-ord."
    )


def _quoting(*notes, **more):
    made = edition(*((text, "parker", keys) for text, keys in notes), themes=[PARKS], **more)
    plan = outline(made, grouped=True)
    citations = Citations(number_notes(made, AppendixForm()), "Bilag 1")
    return tell(plan.sections[0], plan, citations, frozenset({"mere", "flere", "nye"}))


def test_the_largest_point_is_quoted_by_a_note_that_is_for_it():
    told = _quoting(
        ("Mere lys på den sti", "b"),
        ("Flere brede bænke ved søen", "a"),
        ("Nye borde på den store plads", "a"),
        stances={1: "against"},
    )
    assert told.quotations == (Quotation("Nye borde på den store plads", " (nr. 3)"),)


def test_of_notes_with_one_text_that_stand_apart_the_one_that_is_for_it_is_quoted_with_its_number():
    twice = ("Nye borde på den store plads", "")
    against = _quoting(("Bænke", "a"), twice, twice, stances={2: "against"})
    assert against.quotations == (Quotation(twice[0], " (nr. 2)"),)
    assert (against.rest, against.against) == ((), ("n2",))
    both = _quoting(("Bænke", "a"), twice, twice)
    assert (both.quotations, both.rest) == ((Quotation(twice[0], " (nr. 2 og 3)"),), ())


def test_what_is_quoted_is_not_among_what_is_not_told():
    told = _quoting(("Bænke", "a"), ("Mere lys på den lange sti", ""), ("Vand", ""), ("vandet", ""), ("Sol", ""))
    assert told.quotations == (Quotation("Mere lys på den lange sti", " (nr. 2)"),)
    assert told.paragraph.split("). ", 1)[1] == (
        "Ét input handler om bænke og borde (nr. 1). "
        "Tre input er ikke omtalt nærmere (nr. 3–5), heraf ét enkeltstående (nr. 5)."
    )
    assert (told.rest, told.lone) == (("n2", "n3", "n4"), ("n4",))
