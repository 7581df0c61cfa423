"""What stands on the sheets Afgørelser, Advarsler, Om and Vejledning, which are only read."""

import datetime

import pytest

from flows import __version__
from flows.notes import Caution, Note, Source
from flows.review import Decision, DecisionBook
from flows.review.book import (
    KeptDecision,
    LeftOutDecision,
    MaskedDecision,
    NotNoteDecision,
    PairDecision,
    PrintedDecision,
    ReceiversDecision,
    RemarkDecision,
    SummaryDecision,
    ThemeDecision,
)
from flows.review.memory import digest_of
from flows.review.outcomes import Outcome, find_outcomes
from flows.review.source_entries import CellDecision, FactDecision, ReadingDecision
from flows.workbook.facts import about_page, decisions_page, guide_page, say_decision, warnings_page
from flows.write.form import Heading
from tests.write.editions import edition

EDITION = edition(("Kaffe", "ledelse", ["synlig"]), ("Te", None), ("Vand", "kultur"), left_out=[2])
MAIL = "ida@x.example"


def told(entry, key) -> str:
    return say_decision(Decision(key, entry))


@pytest.mark.parametrize(
    ("key", "entry", "said"),
    [
        ("themes", ThemeDecision(note="n0", text="Kaffe", theme="kultur"), "Tema: kultur"),
        ("themes", ThemeDecision(note="n0", text="Kaffe", theme=None), "Tema: Uden tema"),
        (
            "themes",
            ThemeDecision(note="n0", text="Kaffe", theme="a", subthemes=("b", "c")),
            "Tema: a: b; c",
        ),
        ("left_out", LeftOutDecision(note="n0", text="Kaffe", reason="Andet"), "Udeladt: Andet"),
        ("printed", PrintedDecision(note="n0", text="Kaffe"), "Trykkes: Behold"),
        ("same", PairDecision(notes=("n0", "n1"), texts=("Kaffe", "Te")), "Samme: Samme"),
        ("apart", PairDecision(notes=("n0", "n1"), texts=("Kaffe", "Te")), "Hold adskilt: Hold adskilt"),
        (
            "masked",
            MaskedDecision(note="n0", text=f"Ida, {MAIL}", words=("Ida", MAIL)),
            "Skjulte ord: Ixx; ixx@x.exxxxxx",
        ),
        ("kept", KeptDecision(note="n0", text="Ida her", words=("Ida",)), "Må trykkes: Ixx"),
        ("remarks", RemarkDecision(note="n0", text="Kaffe", remark="Mødet", by="ab"), "Bemærkning: ab: Mødet"),
        ("remarks", RemarkDecision(note="n0", text="Kaffe", by="ab"), "Bemærkning: ab"),
        ("not_notes", NotNoteDecision(note="n0", text="Kaffe"), "Ikke et input: Ikke et input"),
        ("receivers", ReceiversDecision(note="n0", text="Kaffe", receivers=("x", "y")), "Modtager: x; y"),
        ("receivers", ReceiversDecision(note="n0", text="Kaffe", receivers=()), "Modtager: Ingen"),
        ("summary", SummaryDecision(theme="kultur", intro="Ord"), "Jeres ord om et tema: kultur"),
        ("notes", CellDecision(cell="c1", text="Kaffe"), "Er et input: Ja"),
        ("workshop", FactDecision(fact="place", value="Salen", was="Stuen"), "Workshop: Sted: Salen"),
        (
            "reading",
            ReadingDecision(file="a.csv", header_row=0, split="none", theme="row"),
            "Læsning: Overskriftsrække: 0; Del ved linjeskift: Nej; Tema fra: Række over",
        ),
        ("reading", ReadingDecision(file="a.csv", first_row="note"), "Læsning: Første række er: Input"),
    ],
)
def test_a_decision_is_said_in_words_and_never_with_the_words_it_hides(key, entry, said):
    assert told(entry, key) == said


def rows_of(*outcomes, since=None):
    return [
        tuple(row[key] for key in ("kind", "verdict", "status", "since", "text", "now", "initials", "remark", "id"))
        for row in decisions_page(EDITION, outcomes, since or {}).rows
    ]


def found(notes, *decisions):
    there = tuple(Note(note, text, Source("borde.xlsx", "Bord 1", "B2")) for note, text in notes.items())
    return find_outcomes(there, DecisionBook.of(decisions))


def test_each_decision_has_a_row_with_who_made_it_and_those_that_are_not_used_stand_first():
    theme = Decision("themes", ThemeDecision(note="n0", text="Kaffe", theme="ledelse", subthemes=("synlig",)))
    pair = Decision("same", PairDecision(notes=("n1", "n0"), texts=("Te", "Kaffe")))
    remark = Decision("remarks", RemarkDecision(note="n0", text="Kaffe", remark="Mødet", by="ab"))
    other = Decision("remarks", RemarkDecision(note="n1", text="Te", remark="Hos os", by="ab"))

    outcomes = found({"n0": "Kaffe", "n1": "Te i kander"}, theme, pair, remark, other)

    assert rows_of(*outcomes, since={digest_of(theme): "a1"}) == [
        ("Samme", "Samme", "gælder ændret tekst", "", "Te\nKaffe", "Te i kander", "ab", "Hos os\nMødet", "n1, n0"),
        ("Bemærkning", "ab: Hos os", "gælder ændret tekst", "", "Te", "Te i kander", "", "", "n1"),
        ("Tema", "Ledelse og ansvar: Synlig opbakning", "i brug", "a1", "Kaffe", "", "ab", "Mødet", "n0"),
        ("Bemærkning", "ab: Mødet", "i brug", "", "Kaffe", "", "", "", "n0"),
    ]


def test_what_is_not_decided_about_notes_has_a_row_with_what_it_is_about():
    words = Decision(
        "summary", SummaryDecision(theme="kultur", intro=" Først ", paragraph="Så", notes=("n0",), texts=("Kaffe",))
    )
    only = Decision("summary", SummaryDecision(theme="væk", paragraph="Så"))
    cell = Decision("notes", CellDecision(cell="c1", text="Saft"))
    fact = Decision("workshop", FactDecision(fact="place", value="Salen", was="Stuen"))
    reading = Decision("reading", ReadingDecision(file="a.xlsx", sheet="Ark1", split="lines"))

    assert rows_of(
        Outcome(words, "applied", (), words),
        Outcome(only, "lost", ()),
        Outcome(cell, "contested", ()),
        Outcome(fact, "contested", ()),
        Outcome(reading, "applied", (), reading),
        *found({"n0": "Kaffe"}, Decision("remarks", RemarkDecision(note="n0", text="Kaffe", remark="Mødet"))),
    ) == [
        ("Jeres ord om et tema", "væk", "temaet har ingen input", "", "Så", "", "", "", ""),
        ("Er et input", "Ja", "gælder ændret tekst", "", "Saft", "", "", "", "c1"),
        ("Workshop", "Sted: Salen", "bruges ikke; workshop.yaml er ændret siden", "", "Stuen", "", "", "", "place"),
        ("Jeres ord om et tema", "Arbejdsmiljø og kultur", "i brug", "", "Først\nSå", "", "", "", ""),
        ("Læsning", "Del ved linjeskift: Ja", "i brug", "", "", "", "", "", "a.xlsx, Ark1"),
        ("Bemærkning", "Mødet", "i brug", "", "Kaffe", "", "", "", "n0"),
    ]  # fmt: skip


def test_each_warning_has_its_texts_and_its_place():
    source = Source("borde.xlsx", "Bord 1", "B2")
    page = warnings_page([Caution("a", "Se på den", source, ("En tekst", "En til")), Caution("b", "Se på alt")])

    assert [tuple(row[key] for key in ("message", "texts", "file", "sheet", "cell")) for row in page.rows] == [
        ("Se på den", "En tekst\nEn til", "borde.xlsx", "Bord 1", "B2"),
        ("Se på alt", "", "", "", ""),
    ]


def test_the_sheet_about_the_edition_names_it_and_counts_all_that_it_holds():
    book = DecisionBook.of([Decision("left_out", LeftOutDecision(note="n2", text="Vand", reason="Andet"))])
    page = about_page(
        EDITION,
        Heading("prøve", date=datetime.date(2025, 5, 6)),
        book,
        "0123456789abcdef0" * 3,
        2,
        ["lgbt"],
        ["Kultur", "By"],
    )

    assert [(row["fact"], row["value"]) for row in page.rows] == [
        ("Udgavens mærke", "0123456789abcdef"),
        ("Workshop", "prøve"),
        ("Workshoppens dato", "6. maj 2025"),
        ("Skema", "lgbt"),
        ("Programmets version", __version__),
        ("Celler med indhold", 3),
        ("- heraf celler med input", 3),
        ("- heraf sat til side", 0),
        ("Input", 3),
        ("- heraf med tema", 2),
        ("- heraf uden tema", 1),
        ("Udeladt af en person (talt med ovenfor)", 1),
        ("Forskellige input (ens og næsten ens er ét)", 3),
        ("Input, der står øverst, fordi de bør ses efter", 2),
        ("Afgørelser i alt", 1),
        ("Input læst af borde.xlsx", 3),
        ("Modtager, der kan vælges", "Kultur"),
        ("Modtager, der kan vælges", "By"),
        ("Skema, der kan vælges", "lgbt"),
    ]


def test_the_guide_says_where_the_classes_begin():
    steps = [str(row["step"]) for row in guide_page().rows]
    assert [step.partition("Den er tom")[0] for step in steps if step.startswith("Sikkerhed")] == [
        "Sikkerhed er temaets forspring i point: Lav under 2, Middel fra 2, Høj fra 3. "
    ]
    assert "{" not in "".join(steps)
