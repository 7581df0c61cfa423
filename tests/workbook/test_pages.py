"""What each row of the workbook says of an edition, cell by cell; made by hand, so that each case stands alone."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest

from flows.findings import Finding
from flows.notes import Caution, Group, Grouping, Hit, Placement, SetAside, Source, Suggestion, TextColumn
from flows.review import Decision, DecisionBook, Facts
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
from flows.review.outcomes import Outcome, Reach
from flows.review.source_entries import CellDecision, FactDecision, ReadingDecision
from flows.workbook.facts import about_page, decisions_page, warnings_page
from flows.workbook.reaching import Pending, Reaching
from flows.workbook.rows import count_looks, notes_page, pairs_page
from flows.workbook.source_rows import aside_page, reading_page, themes_page, workshop_page
from flows.write.form import Heading
from tests.write.editions import edition


def placed(theme=None, decided_by="rule", lead=None, **further):
    return Placement(theme, further.pop("subthemes", ()), decided_by, lead=lead, **further)


def hit(matched, weight=1.0, pattern="", **further):
    return Hit(pattern or matched, matched, 0, len(matched), weight, **further)


def noted(*notes, **cells):
    """Give an edition of notes: a text and its placement each."""
    made = edition(*((text, placement.theme) for text, placement in notes))
    placements = {f"n{place}": placement for place, (_, placement) in enumerate(notes)}
    return replace(made, placements=placements, **cells)


def rows_of(page, *keys):
    return [tuple(row.get(key, "") for key in keys) for row in page.rows]


def test_a_note_whose_theme_is_least_sure_stands_first_after_what_holds_back_and_what_is_asked_again():
    old = Decision("themes", ThemeDecision(note="x", text="Mørke", theme="kultur"))
    asked = {frozenset(("n6",)): Reaching(pending=[Pending(old, "moved", (frozenset(("n6",)),))])}
    found = {
        "n7": (Finding(0, 2, "name"),),
        "n8": (Finding(0, 2, "name"),),
        "n9": (Finding(0, 2, "name", "warn"),),
        "n10": (Finding(0, 2, "name", "stop", "kept"),),
    }
    made = noted(
        ("sikker", placed("kultur", lead=3.0)),
        ("middel", placed("kultur", lead=2.0)),
        ("lav", placed("kultur", lead=1.9)),
        ("lavest", placed("kultur", lead=0.5)),
        ("ingen", placed(decided_by="no_rule", lead=0.0)),
        ("uenige", placed(decided_by="tie", lead=0.0)),
        ("spurgt igen", placed("kultur", lead=4.0)),
        ("holder tilbage", placed("kultur", lead=4.0)),
        ("udeladt", placed("kultur", lead=4.0)),
        ("kun en advarsel", placed("kultur", lead=4.0)),
        ("må trykkes", placed("kultur", lead=4.0)),
        ("afgjort", placed("kultur", "decision")),
        findings=found,
        left_out={"n8": "Andet"},
    )

    page = notes_page(made, {}, asked)

    assert rows_of(page, "text", "confidence") == [
        ("holder tilbage", "Høj"),
        ("spurgt igen", "Høj"),
        ("ingen", "Lav"),
        ("uenige", "Lav"),
        ("lavest", "Lav"),
        ("lav", "Lav"),
        ("sikker", "Høj"),
        ("middel", "Middel"),
        ("udeladt", "Høj"),
        ("kun en advarsel", "Høj"),
        ("må trykkes", "Høj"),
        ("afgjort", ""),
    ]
    assert count_looks(made, asked) == 6


@pytest.mark.parametrize(
    ("placement", "said", "typed", "why"),
    [
        (
            placed("kultur", why=(hit("bord", 3.0), hit("stol", 0.5), hit("bord", 3.0))),
            [],
            "",
            "bord (3), stol (0,5)",
        ),
        (placed("kultur", why=(hit("brod", 2.0, "bord", read_as="bord"),)), [], "", "brod, læst som bord (2)"),
        (placed("kultur", why=(hit("", 1.5, "arket Kultur"),)), [], "", "arket Kultur (1,5)"),
        (placed(decided_by="no_rule"), [], "", "ingen regel passer"),
        (placed(decided_by="tie", why=(hit("bord"), hit("ro"))), [], "", "reglerne er uenige\nbord (1), ro (1)"),
        (placed("kultur", "decision"), [], "", "besluttet her"),
        (placed("kultur", "decision"), [], "Kultur", "tema skrevet i regnearket"),
        (placed("kultur", "decision"), ["themes"], "Kultur", "besluttet her"),
        (placed("kultur", "decision"), ["remarks"], "Kultur", "tema skrevet i regnearket"),
    ],
)
def test_why_a_note_stands_where_it_does(placement, said, typed, why):
    decisions: dict[str, Any] = {
        "themes": ThemeDecision(note="n0", text="Te", theme="kultur"),
        "remarks": RemarkDecision(note="n0", text="Te", remark="Hm"),
    }
    made = noted(("Te", placement))
    (file,) = made.gathered.files
    notes = (replace(file.notes[0], staff_theme=typed),)
    made = replace(made, gathered=replace(made.gathered, files=(replace(file, notes=notes),)))
    rows = {frozenset(("n0",)): Reaching(decided=[Decision(key, decisions[key]) for key in said])}

    assert rows_of(notes_page(made, {}, rows), "why") == [(why,)]


def test_the_row_of_a_note_shows_all_that_is_known_of_it_and_carries_what_it_was_written_from():
    text = "Mette Hansen og Ida Holm vil have lys"
    theme = Decision("themes", ThemeDecision(note="n1", text=text, theme="ledelse", subthemes=("synlig", "mandat")))
    out = Decision("left_out", LeftOutDecision(note="n1", text=text, reason=" ANDET "))
    hidden = Decision("masked", MaskedDecision(note="n1", text=text, words=("lys", "vil")))
    remark = Decision("remarks", RemarkDecision(note="n1", text=text, remark="Spørg", by="ab"))
    said = Reaching(decided=[theme, out, hidden, remark])
    made = noted(
        ("Te", placed("kultur", lead=3.0)),
        (text, placed("ledelse", "decision", subthemes=("synlig", "mandat"), runner_up="kultur")),
        findings={"n1": (Finding(16, 24, "name", "warn"), Finding(0, 12, "name"))},
        left_out={"n1": "Andet"},
        sent_to={"n1": ("hr", "it")},
        grouping=Grouping((Group("g-n0", ("n0", "n1"), "n0", "near"),)),
    )

    page = notes_page(made, {"n1": 7}, {frozenset(("n1",)): said}, {"it": "Digitalisering", "hr": "Personale"})

    assert dict(page.rows[1]) == {
        "number": 7,
        "text": text,
        "theme": "Ledelse og ansvar",
        "subthemes": "Synlig opbakning; Mandat",
        "new_theme": "Ledelse og ansvar",
        "new_subthemes": "Synlig opbakning; Mandat",
        "action": "Udelad",
        "reason": "Andet",
        "hide": "lys; vil",
        "remark": "Spørg",
        "initials": "ab",
        "receiver": "Personale; Digitalisering",
        "runner_up": "Arbejdsmiljø og kultur",
        "confidence": "",
        "why": "besluttet her",
        "findings": "navn Mxxxx Hxxxxx\nnavn Ixx Hxxx",
        "twins": "2 i alt: borde.xlsx, Bord 1, B2; borde.xlsx, Bord 1, B3",
        "file": "borde.xlsx",
        "sheet": "Bord 1",
        "cell": "B3",
        "id": "n1",
    }
    parent = page.parents[1]
    assert (parent.ids, parent.texts, parent.theme) == (("n1",), (text,), "ledelse")
    assert (parent.decided, parent.found) == (
        (theme, out, hidden, remark),
        (("warn", "Ida Holm"), ("stop", "Mette Hansen")),
    )
    assert {key: value for key, value in page.rows[0].items() if value != ""} == {
        "text": "Te",
        "theme": "Arbejdsmiljø og kultur",
        "confidence": "Høj",
        "twins": "2 i alt: borde.xlsx, Bord 1, B2; borde.xlsx, Bord 1, B3",
        "file": "borde.xlsx",
        "sheet": "Bord 1",
        "cell": "B2",
        "id": "n0",
    }


@pytest.mark.parametrize(
    ("decisions", "cells"),
    [
        ([("themes", ThemeDecision(note="n0", text="Te", theme=None))], {"new_theme": "Uden tema"}),
        (
            [("themes", ThemeDecision(note="n0", text="Te", theme="kultur"))],
            {"new_theme": "Arbejdsmiljø og kultur"},
        ),
        (
            [("left_out", LeftOutDecision(note="n0", text="Te", reason="Egne ord"))],
            {"action": "Udelad", "reason": "Egne ord"},
        ),
        ([("printed", PrintedDecision(note="n0", text="Te"))], {"action": "Behold"}),
        ([("kept", KeptDecision(note="n0", text="Te", words=("Te",)))], {"action": "Behold"}),
        (
            [
                ("kept", KeptDecision(note="n0", text="Te", words=("Te",))),
                ("left_out", LeftOutDecision(note="n0", text="Te", reason="Andet")),
            ],
            {"action": "Udelad", "reason": "Andet"},
        ),
        ([("remarks", RemarkDecision(note="n0", text="Te", by="ab"))], {"initials": "ab"}),
        ([("receivers", ReceiversDecision(note="n0", text="Te", receivers=()))], {"receiver": "Ingen"}),
    ],
)
def test_a_decision_stands_in_the_cells_in_which_a_person_would_write_it(decisions, cells):
    said = {frozenset(("n0",)): Reaching(decided=[Decision(key, entry) for key, entry in decisions])}
    (parent,) = notes_page(noted(("Te", placed())), {}, said).parents

    assert parent.written == {"theme": "Uden tema", **cells}


def test_pairs_are_listed_by_why_they_stand_together_or_apart_and_what_was_decided():
    texts = ["Te", "te", "Kaffe", "Kaffee", "Saft", "Vand", "Bus 1", "Bus 2", "Sol", "Regn"]
    groups = (
        Group("g-n0", ("n0", "n1"), "n1", "identical"),
        Group("g-n2", ("n2", "n3"), "n2", "near"),
        *(Group(f"g-n{place}", (f"n{place}",), f"n{place}", "single") for place in range(4, 10)),
    )
    suggested = (Suggestion(("n4", "n5"), 0.876, "andre tal"), Suggestion(("n6", "n7"), 0.5, "andre tal"))
    made = noted(*((text, placed()) for text in texts), grouping=Grouping(groups, suggested))

    def pair(key, one, other):
        return Decision(key, PairDecision(notes=(one, other), texts=("a", "b")))

    def about(*ids):
        return frozenset(ids)

    asked = about("n4", "n5")
    page = pairs_page(
        made,
        {
            about("n0"): Reaching(decided=[Decision("remarks", RemarkDecision(note="n0", text="Te", by="a"))]),
            about("n7", "n6"): Reaching(decided=[pair("apart", "n7", "n6")]),
            about("n9", "n8"): Reaching(decided=[pair("same", "n9", "n8")]),
            asked: Reaching(pending=[Pending(pair("same", "x", "n5"), "moved", (asked,))]),
            about("n3", "n4"): Reaching(),
            about("n3", "gone"): Reaching(decided=[pair("same", "n3", "gone")]),
        },
    )

    assert rows_of(page, "text_a", "text_b", "alike", "why", "verdict", "id_a", "id_b") == [
        ("Saft", "Vand", 0.88, "gælder ændret tekst; et andet input ligner", "", "n4", "n5"),
        ("Bus 1", "Bus 2", 0.5, "besluttet her", "Hold adskilt", "n6", "n7"),
        ("te", "Te", "", "står samlet som ens", "", "n1", "n0"),
        ("Kaffe", "Kaffee", "", "står samlet som næsten ens", "", "n2", "n3"),
        ("Sol", "Regn", "", "besluttet her", "Samme", "n8", "n9"),
    ]
    assert [
        (row.ids, row.texts, dict(row.written), len(row.decided), len(row.pending)) for row in page.parents
    ] == [
        (("n4", "n5"), ("Saft", "Vand"), {}, 0, 1),
        (("n6", "n7"), ("Bus 1", "Bus 2"), {"verdict": "Hold adskilt"}, 1, 0),
        (("n1", "n0"), ("te", "Te"), {}, 0, 0),
        (("n2", "n3"), ("Kaffe", "Kaffee"), {}, 0, 0),
        (("n8", "n9"), ("Sol", "Regn"), {"verdict": "Samme"}, 1, 0),
    ]


def with_file(made, **further):
    (file,) = made.gathered.files
    return replace(made, gathered=replace(made.gathered, files=(replace(file, **further),)))


def test_what_a_person_said_is_none_stands_first_and_a_cell_like_one_decided_about_is_asked_about():
    source = Source("borde.xlsx", "Bord 1", "C3")
    made = noted(("Te", placed()), ("Overskrift", placed()))
    note = made.gathered.notes[1]
    cells = (
        SetAside(source, "heading", "Hvad skal vi have mere af næste år", "c1"),
        SetAside(source, "decision", "Overskrift", "n1"),
        SetAside(source, "heading", "Noget helt andet", "c2"),
        SetAside(source, "number", "ring til Ida på 070761-4285", "c3"),
    )
    made = with_file(made, not_notes=(note,), set_aside=cells)
    none = Decision("not_notes", NotNoteDecision(note="old", text="Overskrift"))
    was = Decision("notes", CellDecision(cell="old", text="Hvad skal vi have mere af i år"))
    there = Decision("notes", CellDecision(cell="c2", text="Noget helt andet"))
    page = aside_page(
        made,
        [
            Outcome(none, "applied", (), none.about_notes(("n1",))),
            Outcome(was, "contested", ()),
            Outcome(there, "lost", ()),
        ],
    )

    assert rows_of(page, "text", "reason", "file", "sheet", "cell", "id") == [
        ("Overskrift", "afgjort: ikke et input", "borde.xlsx", "Bord 1", "B3", "n1"),
        (
            "Hvad skal vi have mere af næste år",
            "overskrift; en tidligere afgørelse om, at det er et input, gælder en anden tekst: "
            "»Hvad skal vi have mere af i år«",
            "borde.xlsx",
            "Bord 1",
            "C3",
            "c1",
        ),
        ("Noget helt andet", "overskrift", "borde.xlsx", "Bord 1", "C3", "c2"),
        ("ring til Ida på 0707XX-XXXX", "tal", "borde.xlsx", "Bord 1", "C3", "c3"),
    ]
    assert [(row.ids, row.texts, row.decided, row.was) for row in page.parents] == [
        (("n1",), ("Overskrift",), (none,), "decision"),
        (("c1",), ("Hvad skal vi have mere af næste år",), (was,), "heading"),
        (("c2",), ("Noget helt andet",), (), "heading"),
        (("c3",), ("ring til Ida på 070761-4285",), (), "number"),
    ]


def test_how_each_sheet_was_read_is_told_with_what_was_decided_where_that_is_in_use():
    made = noted(("Te", placed()))
    (file,) = made.gathered.files
    (sheet,) = file.sheets
    column = (TextColumn("B", "Input", "overskriften »Input«"), TextColumn("D", "", "lange tekster"))
    sheets = (
        replace(sheet, header_rows=(1, 9), text_columns=column),
        replace(sheet, name="Bord 2"),
        replace(sheet, name="Bord 3"),
    )
    source = Source("borde.xlsx", "Bord 2", "A1")
    aside = (SetAside(source, "heading", "a"), SetAside(source, "heading", "b"))
    made = with_file(made, sheets=sheets, set_aside=aside, sha256="f00")

    def decided(sheet, **cells):
        return Decision("reading", ReadingDecision(file="borde.xlsx", sheet=sheet, **cells))

    used, unused = decided("Bord 2", header_row=4, split="lines", theme="row"), decided("Bord 3", header_row=40)
    page = reading_page(made, [Outcome(used, "applied", (), used), Outcome(unused, "contested", ())])

    told = ("sheet", "columns", "notes", "aside", "header_row", "first_row", "split", "theme_from")
    assert rows_of(page, *told) == [
        ("Bord 1", "B: overskriften »Input«\nD: lange tekster", 1, 0, "1, 9", "", "", ""),
        ("Bord 2", "", 1, 2, "4", "", "Ja", "Række over"),
        ("Bord 3", "", 1, 0, "0", "", "", ""),
    ]
    assert [(row.ids, dict(row.written), row.decided, row.was) for row in page.parents] == [
        (("borde.xlsx", "Bord 1"), {"header_row": "1, 9"}, (), "f00"),
        (
            ("borde.xlsx", "Bord 2"),
            {"header_row": "4", "split": "Ja", "theme_from": "Række over"},
            (used,),
            "f00",
        ),
        (("borde.xlsx", "Bord 3"), {"header_row": "0"}, (unused,), "f00"),
    ]


NOTES = edition(("Te på gangen", "kultur"), ("Kaffe", "kultur"), ("Saft", None)).gathered.notes


def reach(note, text, way, *found):
    return Reach(note, text, way, tuple(NOTES[place] for place in found))


def test_every_decision_is_listed_in_words_with_what_became_of_it_and_what_is_not_used_first():
    def outcome(key, entry, fate, *reaches):
        decision = Decision(key, entry)
        return Outcome(decision, fate, reaches, decision if fate == "applied" else None)

    te, kaffe = {"note": "n0", "text": "Te"}, {"note": "n1", "text": "Kaffe"}
    there, changed = reach("n1", "Kaffe", "there", 1), reach("n0", "Te", "changed", 0)
    pair = PairDecision(notes=("n0", "n1"), texts=("Te", "Kaffe"))
    outcomes = [
        outcome("themes", ThemeDecision(**kaffe, theme="ledelse", subthemes=("synlig", "x")), "applied", there),
        outcome("themes", ThemeDecision(**te, theme="væk"), "contested", changed),
        outcome("left_out", LeftOutDecision(**kaffe, reason="Andet"), "applied", there),
        outcome("printed", PrintedDecision(**kaffe), "applied", there),
        outcome("masked", MaskedDecision(**kaffe, words=("Ka", "fe")), "applied", there),
        outcome("same", pair, "contested", changed, there),
        outcome("remarks", RemarkDecision(**kaffe, remark="Spørg", by="ab"), "applied", there),
        outcome("remarks", RemarkDecision(**te, by="cd"), "lost", reach("n0", "Te", "gone")),
        outcome("not_notes", NotNoteDecision(**kaffe), "applied", there),
        outcome("receivers", ReceiversDecision(**kaffe, receivers=("hr", "it")), "applied", there),
        outcome("receivers", ReceiversDecision(**te, receivers=()), "lost", reach("n0", "Te", "gone")),
        outcome("summary", SummaryDecision(theme="kultur", intro=" Først ", paragraph="Siden"), "applied"),
        outcome("notes", CellDecision(cell="c1", text="Mere lys"), "contested"),
        outcome("workshop", FactDecision(fact="place", value="Stuen", was="Salen"), "contested"),
        outcome("reading", ReadingDecision(file="a.csv", header_row=0, first_row=None, split="none"), "lost"),
    ]
    page = decisions_page(edition(("Te", "kultur")), outcomes, {})

    cells = ("kind", "verdict", "status", "text", "now", "initials", "remark", "id")
    used, changed_now = "i brug", "gælder ændret tekst"
    assert rows_of(page, *cells) == [
        ("Tema", "væk", changed_now, "Te", "Te på gangen", "cd", "", "n0"),
        ("Samme", "Samme", changed_now, "Te\nKaffe", "Te på gangen", "cd, ab", "Spørg", "n0, n1"),
        ("Bemærkning", "cd", "inputtet findes ikke længere", "Te", "", "", "", "n0"),
        ("Modtager", "Ingen", "inputtet findes ikke længere", "Te", "", "cd", "", "n0"),
        ("Er et input", "Ja", changed_now, "Mere lys", "", "", "", "c1"),
        ("Workshop", "Sted: Stuen", "bruges ikke; workshop.yaml er ændret siden", "Salen", "", "", "", "place"),
        (
            "Læsning",
            "Overskriftsrække: 0; Del ved linjeskift: Nej",
            "arket findes ikke længere",
            "",
            "",
            "",
            "",
            "a.csv",
        ),
        ("Tema", "Ledelse og ansvar: Synlig opbakning; x", used, "Kaffe", "", "ab", "Spørg", "n1"),
        ("Udeladt", "Andet", used, "Kaffe", "", "ab", "Spørg", "n1"),
        ("Trykkes", "Behold", used, "Kaffe", "", "ab", "Spørg", "n1"),
        ("Skjulte ord", "Kx; fx", used, "Kaffe", "", "ab", "Spørg", "n1"),
        ("Bemærkning", "ab: Spørg", used, "Kaffe", "", "", "", "n1"),
        ("Ikke et input", "Ikke et input", used, "Kaffe", "", "ab", "Spørg", "n1"),
        ("Modtager", "hr; it", used, "Kaffe", "", "ab", "Spørg", "n1"),
        ("Jeres ord om et tema", "Arbejdsmiljø og kultur", used, "Først\nSiden", "", "", "", ""),
    ]


def test_a_warning_is_told_with_its_texts_and_its_cell_where_it_has_one():
    page = warnings_page(
        [
            Caution("a", "Se her", Source("borde.xlsx", "Bord 1", "B2"), ("»Te«", "»Kaffe«")),
            Caution("b", "Og her"),
        ]
    )

    assert rows_of(page, "message", "texts", "file", "sheet", "cell") == [
        ("Se her", "»Te«\n»Kaffe«", "borde.xlsx", "Bord 1", "B2"),
        ("Og her", "", "", "", ""),
    ]


def test_the_edition_is_told_with_its_counts_its_files_and_what_can_be_chosen():
    made = edition(("Te", "kultur"), ("Kaffe", "kultur"), ("Saft", None), groups=[(0, 1)], left_out=[2])
    book = DecisionBook.of([Decision("remarks", RemarkDecision(note="n0", text="Te", by="a"))])
    page = about_page(made, Heading("prøve"), book, "0123456789abcdef0123", 5, ("lgbt", "skole"), ("Personale",))

    told = [row for row in rows_of(page, "fact", "value") if row[0] != "Programmets version"]
    assert told == [
        ("Udgavens mærke", "0123456789abcdef"),
        ("Workshop", "prøve"),
        ("Workshoppens dato", ""),
        ("Skema", "lgbt"),
        ("Celler med indhold", 3),
        ("- heraf celler med input", 3),
        ("- heraf sat til side", 0),
        ("Input", 3),
        ("- heraf med tema", 2),
        ("- heraf uden tema", 1),
        ("Udeladt af en person (talt med ovenfor)", 1),
        ("Forskellige input (ens og næsten ens er ét)", 2),
        ("Input, der står øverst, fordi de bør ses efter", 5),
        ("Afgørelser i alt", 1),
        ("Input læst af borde.xlsx", 3),
        ("Modtager, der kan vælges", "Personale"),
        ("Skema, der kan vælges", "lgbt"),
        ("Skema, der kan vælges", "skole"),
    ]


def test_each_theme_is_counted_with_its_surest_notes_and_the_words_that_staff_wrote_of_it():
    made = noted(
        ("Lav", placed("ledelse", lead=1.0)),
        ("Høj", placed("ledelse", lead=3.0)),
        ("Uden point", placed("ledelse", "decision")),
        ("Middel", placed("ledelse", lead=2.0)),
        ("Skjult", placed("ledelse", lead=9.0)),
        ("Fundet", placed("ledelse", lead=9.0)),
        ("Lys", placed("kultur", lead=1.0)),
        ("Hvad?", placed(decided_by="no_rule", lead=0.0)),
        hidden={"n4": ((0, 1),)},
        findings={"n5": (Finding(0, 2, "name", "warn"),)},
    )
    intro = Decision("summary", SummaryDecision(theme="ledelse", intro=" Først \n"))
    gone = Decision("summary", SummaryDecision(theme="ressourcer", paragraph="Siden", notes=("x",), texts=("Te",)))
    page = themes_page(
        made,
        [
            Outcome(intro, "applied", (), intro),
            Outcome(gone, "contested", (Reach("x", "Te", "gone"),), gone, further=(made.note_by_id["n6"],)),
        ],
    )

    cells = ("theme", "notes", "share", "subthemes", "intro", "paragraph")
    examples = ("example_1", "example_2", "example_3")
    assert rows_of(page, *cells, *examples) == [
        (
            *("Ledelse og ansvar", 6, 0.75, "Synlig opbakning\nMandat", "Først", ""),
            *("Høj", "Middel", "Lav"),
        ),
        ("Ressourcer, organisering og politikker", 0, 0.0, "Penge", "", "Siden", "", "", ""),
        ("Arbejdsmiljø og kultur", 1, 0.125, "", "", "", "Lys", "", ""),
        ("Uden tema", 1, 0.125, "", "", "", "", "", ""),
    ]
    assert [bool(row.get("since")) for row in page.rows] == [False, True, False, False]
    assert [(row.ids, dict(row.written), row.theme, row.decided) for row in page.parents] == [
        (("Ledelse og ansvar",), {"intro": "Først"}, "ledelse", (intro,)),
        (("Ressourcer, organisering og politikker",), {"paragraph": "Siden"}, "ressourcer", (gone,)),
        (("Arbejdsmiljø og kultur",), {}, "kultur", ()),
        (("Uden tema",), {}, None, ()),
    ]


def test_each_fact_is_told_with_where_it_comes_from_and_what_it_is_put_right_to():
    def fact(name, value, fate, was=""):
        decision = Decision("workshop", FactDecision(fact=name, value=value, was=was))
        return Outcome(decision, fate, (), decision if fate == "applied" else None)

    outcomes = (
        fact("date", "2025-05-06", "applied"),
        fact("place", "Stuen", "contested", "Salen"),
        fact("scheme", "skole", "lost"),
    )
    written = {"title": "Maden", "place": "Hallen", "scheme": "lgbt", "host": ""}
    page = workshop_page(
        edition(("Te", "kultur")), Heading("Maden", datetime.date(2025, 5, 6), "Hallen"), Facts(written, outcomes)
    )

    assert rows_of(page, "fact", "value", "new_value", "where") == [
        ("Emne", "Maden", "", "workshop.yaml, nøglen title"),
        ("Dato", "6. maj 2025", "6. maj 2025", "besluttet her"),
        (
            "Sted",
            "Hallen",
            "",
            "workshop.yaml, som er ændret, siden der blev besluttet »Stuen« her. Beslut igen",
        ),
        ("Arrangør", "", "", "ikke skrevet nogen steder"),
        ("Skema", "lgbt", "", "skemaet »skole«, der var valgt her, findes ikke længere"),
    ]
    assert [(row.ids, dict(row.written), len(row.decided), row.was) for row in page.parents] == [
        (("Emne",), {}, 0, "Maden"),
        (("Dato",), {"new_value": "6. maj 2025"}, 1, ""),
        (("Sted",), {}, 1, "Hallen"),
        (("Arrangør",), {}, 0, ""),
        (("Skema",), {}, 1, "lgbt"),
    ]
