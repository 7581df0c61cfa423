"""What comes of the answers in copies of the workbook: what a run says of them, and what it refuses."""

from dataclasses import replace
from pathlib import Path

import pytest

from flows.errors import WorkbookError
from flows.notes import Note, Source
from flows.review import Change, Decision, DecisionBook, Memory, Revoked
from flows.review.book import (
    LeftOutDecision,
    MaskedDecision,
    PairDecision,
    RemarkDecision,
    SummaryDecision,
    ThemeDecision,
)
from flows.review.outcomes import Outcome, find_outcomes
from flows.review.source_entries import CellDecision, FactDecision, ReadingDecision
from flows.review.source_outcomes import Facts
from flows.review.veiling import Veil
from flows.workbook.decide import Told
from flows.workbook.found import Answer, Answers, Copy
from flows.workbook.settle import other_themes, settle
from flows.workbook.unread import Unread

OWN = Copy(Path("gennemgang.xlsx"), "gennemgang.xlsx", own=True)
SECOND = Copy(Path("Jonnas.xlsx"), "gennemgang nr. 1 i mappen med input", own=False)
NOTES = {"n1": "Te", "n2": "Kaffe", "n3": "Saft"}


def theme(note, theme):
    return Decision("themes", ThemeDecision(note=note, text=NOTES[note], theme=theme))


def pair(key, *notes):
    return Decision(key, PairDecision(notes=notes, texts=tuple(NOTES[note] for note in notes)))


def words(theme, intro):
    return Decision("summary", SummaryDecision(theme=theme, intro=intro, notes=("n1",), texts=("Te",)))


def place(value, was=""):
    return Decision("workshop", FactDecision(fact="place", value=value, was=was))


def split(value):
    return Decision("reading", ReadingDecision(file="Ida Holm.xlsx", split=value))


def says(now, cell, copy=OWN, before=None, weight="decided", sheet="Input"):
    return Answer(Told(Change(now, before), weight, sheet, cell), copy)


def takes_back(before, cell, copy=OWN, weight="revoked"):
    return says(Revoked(before.subject), cell, copy, before, weight)


def settled(book, *answers, **further):
    return settle(DecisionBook.of(book), Answers(tuple(answers), **further), "kantinen")


def test_a_conflict_shows_nothing_that_a_person_left_out_or_hid_and_no_listed_name():
    """Of constructed persons."""
    note = {"note": "n1", "text": "Spørg lene glad, siger Bo"}
    held = [Decision("themes", ThemeDecision(**note, theme="mad"))]
    answers = [
        says(Decision("themes", ThemeDecision(**note, theme="rum")), "D2"),
        says(Decision("masked", MaskedDecision(**note, words=("Bo",))), "L2"),
    ]
    with pytest.raises(WorkbookError) as caught:
        settle(DecisionBook.of(held), Answers(tuple(answers)), "kantinen", Veil(names=("Lene Glad",)))
    assert caught.value.details[1].endswith("Tema: rum om »Spørg lxxx gxxx, siger Bx«")

    left_out = says(Decision("left_out", LeftOutDecision(**note, reason="Personoplysning")), "J2")
    with pytest.raises(WorkbookError) as caught:
        settle(DecisionBook.of(held), Answers((answers[0], left_out)), "kantinen")
    assert caught.value.details[1].endswith("om »Sxxxx lxxx gxxx, sxxxx Bx«")


def test_a_conflict_of_remarks_is_shown_with_personal_data_masked():
    """Of a constructed person."""
    remarks = [
        Decision("remarks", RemarkDecision(note="n1", text="Te", remark=remark))
        for remark in ("Ring til Ida Opdigt Hansen i morgen", "Nej")
    ]
    with pytest.raises(WorkbookError) as caught:
        settled([], says(remarks[0], "M2"), says(remarks[1], "M3", SECOND))
    assert caught.value.details[0].endswith("Bemærkning: Ring til Ixx Oxxxxx Hxxxxx i morgen om »Te«")


REFUSED = (
    "kantinen: der er besluttet forskelligt om det samme, så intet er ændret, og ingen fil er rørt. Lad kun den "
    "rigtige stå, gem, luk, og kør igen:"
)
COPY = "gennemgang nr. 1 i mappen med input"


@pytest.mark.parametrize(
    ("book", "answers", "lines", "details"),
    [
        (
            [],
            [says(theme("n1", "mad"), "D2"), says(theme("n1", "rum"), "D3", SECOND)],
            [f"- gennemgang.xlsx, Input!D2 mod {COPY}, Input!D3"],
            [
                "gennemgang.xlsx, Input!D2: Tema: mad om »Te«",
                f"{COPY}, Input!D3: Tema: rum om »Te«",
                f"{COPY}: Jonnas.xlsx",
            ],
        ),
        (
            [theme("n1", "tid"), theme("n2", "tid")],
            [says(theme("n1", "mad"), "D2"), says(theme("n2", "mad"), "D3"), says(theme("n3", "mad"), "D4")],
            [
                "- decisions.yaml om n1 mod gennemgang.xlsx, Input!D2",
                "- decisions.yaml om n2 mod gennemgang.xlsx, Input!D3",
            ],
            [
                "decisions.yaml om n1: Tema: tid om »Te«",
                "gennemgang.xlsx, Input!D2: Tema: mad om »Te«",
                "decisions.yaml om n2: Tema: tid om »Kaffe«",
                "gennemgang.xlsx, Input!D3: Tema: mad om »Kaffe«",
            ],
        ),
        (
            [pair("same", "n2", "n1")],
            [says(pair("apart", "n2", "n1"), "F5", sheet="Gengangere")],
            ["- decisions.yaml om n2, n1 mod gennemgang.xlsx, Gengangere!F5"],
            [
                "decisions.yaml om n2, n1: Samme: Samme om »Kaffe / Te«",
                "gennemgang.xlsx, Gengangere!F5: Hold adskilt: Hold adskilt om »Kaffe / Te«",
            ],
        ),
        (
            [pair("same", "n1", "n2"), pair("same", "n2", "n3")],
            [says(pair("apart", "n1", "n3"), "F5")],
            ["- gennemgang.xlsx, Input!F5 mod decisions.yaml om n1, n2 mod decisions.yaml om n2, n3"],
            [
                "gennemgang.xlsx, Input!F5: Hold adskilt: Hold adskilt om »Te / Saft«",
                "decisions.yaml om n1, n2: Samme: Samme om »Te / Kaffe«",
                "decisions.yaml om n2, n3: Samme: Samme om »Kaffe / Saft«",
            ],
        ),
        (
            [words("mad", "Før")],
            [says(words("mad", "Nu"), "E2", sheet="Temaer")],
            ["- decisions.yaml om mad mod gennemgang.xlsx, Temaer!E2"],
            [
                "decisions.yaml om mad: Jeres ord om et tema: mad om »Te«",
                "gennemgang.xlsx, Temaer!E2: Jeres ord om et tema: mad om »Te«",
            ],
        ),
        (
            [place("Salen")],
            [says(place("Stuen"), "C4", sheet="Workshop")],
            ["- decisions.yaml om place mod gennemgang.xlsx, Workshop!C4"],
            [
                "decisions.yaml om place: Workshop: Sted: Salen",
                "gennemgang.xlsx, Workshop!C4: Workshop: Sted: Stuen",
            ],
        ),
        (
            [split("none")],
            [says(split("lines"), "E2", sheet="Læsning")],
            ["- decisions.yaml om Læsning mod gennemgang.xlsx, Læsning!E2"],
            [
                "decisions.yaml om Læsning: Læsning: Del ved linjeskift: Nej",
                "gennemgang.xlsx, Læsning!E2: Læsning: Del ved linjeskift: Ja",
            ],
        ),
        (
            [theme("n1", "tid")],
            [takes_back(theme("n1", "tid"), "D2"), says(theme("n1", "mad"), "D2", SECOND, theme("n1", "tid"))],
            [f"- gennemgang.xlsx, Input!D2 mod {COPY}, Input!D2"],
            [
                "gennemgang.xlsx, Input!D2: taget tilbage om »Te«",
                f"{COPY}, Input!D2: Tema: mad om »Te«",
                f"{COPY}: Jonnas.xlsx",
            ],
        ),
        (
            [theme("n1", "tid")],
            [says(theme("n1", "mad"), "D2"), says(theme("n1", "rum"), "D3", SECOND)],
            [
                "- decisions.yaml om n1 mod gennemgang.xlsx, Input!D2",
                f"- gennemgang.xlsx, Input!D2 mod {COPY}, Input!D3",
            ],
            [
                "decisions.yaml om n1: Tema: tid om »Te«",
                "gennemgang.xlsx, Input!D2: Tema: mad om »Te«",
                f"{COPY}, Input!D3: Tema: rum om »Te«",
                f"{COPY}: Jonnas.xlsx",
            ],
        ),
        (
            [],
            [says(theme("n1", "mad"), "D2", before=theme("n1", "tid"))],
            ["- decisions.yaml, hvor den er taget tilbage eller aldrig blev skrevet mod gennemgang.xlsx, Input!D2"],
            [
                "decisions.yaml, hvor den er taget tilbage eller aldrig blev skrevet: taget tilbage om »Te«",
                "gennemgang.xlsx, Input!D2: Tema: mad om »Te«",
            ],
        ),
    ],
)
def test_what_can_not_all_hold_is_refused_with_every_place_and_texts_only_in_the_details(
    book, answers, lines, details
):
    with pytest.raises(WorkbookError) as caught:
        settled(book, *answers)
    assert str(caught.value).split("\n") == [REFUSED, *lines]
    assert list(caught.value.details) == details


def test_what_is_only_carried_gives_way_to_what_a_person_decides():
    carried = says(theme("n1", "rum"), "D2", weight="carried")
    alone = says(theme("n2", "rum"), "D3", weight="carried")
    firm = says(theme("n1", "mad"), "D2", SECOND)

    done = settled([], carried, alone, firm)

    assert done.book.decisions == (theme("n1", "mad"), theme("n2", "rum"))
    assert done.saved == ("Afgørelserne fra gennemgangen er gemt i decisions.yaml: 1 ny afgørelse.",)


def outcomes_of(book):
    notes = [Note(note, text, Source("a.csv", "", "A2")) for note, text in NOTES.items()]
    return find_outcomes(notes, book)


def test_what_a_run_says_of_answers_counts_each_decision_once():
    kept, gone, changed = theme("n1", "tid"), theme("n2", "tid"), theme("n3", "tid")
    new = Decision("left_out", LeftOutDecision(note="n1", text="Te", reason="Andet"))
    old = Decision("themes", ThemeDecision(note="x9", text="En helt anden tekst", theme="mad"))
    done = settled(
        [kept, gone, changed],
        says(kept, "D2"),
        says(new, "J2"),
        says(new, "J2", SECOND),
        says(old, "D9", SECOND),
        takes_back(gone, "D3"),
        takes_back(gone, "D7", SECOND),
    )

    assert done.saved == (
        "Afgørelserne fra gennemgangen er gemt i decisions.yaml: 2 nye afgørelser, 1 taget tilbage.",
    )
    assert done.preview(outcomes_of(done.book)) == (
        "Fra gennemgangen: 1 ny afgørelse, 1 taget tilbage, 2 uændrede, 1 findes ikke længere.",
        "- Input!D9: bruges ikke: inputtet findes ikke længere.",
        "- Input!D3: taget tilbage: Tema.",
    )


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ({"place": "Hallen"}, "Workshop, Sted. Nu gælder workshop.yaml, nøglen place"),
        ({"place": "", "title": "Lys"}, "Workshop, Sted. Nu er den ikke skrevet i workshop.yaml"),
        ({}, "Workshop, Sted. Nu er den ikke skrevet i workshop.yaml"),
    ],
)
def test_of_a_fact_that_is_taken_back_it_is_said_what_holds_now(written, said):
    done = settled([place("Salen")], takes_back(place("Salen"), "C4"))
    assert done.preview((), Facts(written)) == (
        "Fra gennemgangen: 0 nye afgørelser, 1 taget tilbage.",
        f"- Input!C4: taget tilbage: {said}.",
    )


def test_a_scheme_that_is_taken_back_is_called_by_its_key_in_workshop_yaml():
    scheme = Decision("workshop", FactDecision(fact="scheme", value="lgbt"))
    done = settled([scheme], takes_back(scheme, "C6"))
    assert done.preview((), Facts({"scheme": "skole"}))[1:] == (
        "- Input!C6: taget tilbage: Workshop, Skema. Nu gælder workshop.yaml, nøglen categories.",
    )


def test_an_outcome_that_does_not_hold_is_counted_by_what_became_of_it():
    cell = Decision("notes", CellDecision(cell="c1", text="Te"))
    lost, contested = place("Salen", "Stuen"), split("lines")
    done = settled([], says(cell, "A2"), says(lost, "C4", sheet="Workshop"), says(contested, "E2", sheet="Læsning"))

    assert done.preview(
        [Outcome(cell, "applied", (), cell), Outcome(lost, "lost", ()), Outcome(contested, "contested", ())]
    ) == (
        "Fra gennemgangen: 1 ny afgørelse, 1 gælder ændret tekst, 1 findes ikke længere.",
        "- Workshop!C4: bruges ikke: skemaet findes ikke længere.",
        "- Læsning!E2: bruges ikke: rækken med overskrifter er tom.",
    )


def test_where_nothing_new_is_decided_only_what_decides_nothing_is_told():
    unread = (Unread("column", "Input", "X"), Unread("sheet", "", "12"))
    nothing = settled([theme("n1", "tid")], unread=unread, again=True)
    lost = replace(nothing, vanished=(theme("n2", "mad"), theme("n3", "mad"), place("Salen")))

    assert (nothing.changed, nothing.saved) == (False, ())
    assert lost.preview(outcomes_of(nothing.book)) == (
        "decisions.yaml siger ikke længere noget om det, der gjaldt ved sidste kørsel: Tema 2, Workshop 1. Er "
        "filen gået tabt, så læg den tilbage, og kør igen; ellers er det glemt nu.",
        "gennemgang.xlsx er læst ved en tidligere kørsel, så det, den siger, er ikke læst igen. Er noget af det "
        "taget tilbage siden, er det stadig taget tilbage.",
        "- Input, kolonne X: er ikke programmets og er ikke læst.",
        "- Ark nr. 12 er ikke programmets og er ikke læst.",
    )


def test_what_a_person_took_back_is_remembered_as_such_and_what_was_read_is_not_read_again():
    out = Decision("left_out", LeftOutDecision(note="n1", text="Te", reason="Andet"))
    hidden = Decision("left_out", LeftOutDecision(note="n2", text="Kaffe", reason="Andet"))
    memory = Memory(book=DecisionBook.of([out, hidden]))
    answer = takes_back(out, "J2")

    after = settled([out], answer, read=frozenset({"abc"})).memory_after(memory)

    assert after.book.decisions == (hidden,)
    assert (after.taken, after.read) == ({answer.digest}, {"abc"})


def test_a_scheme_that_lacks_themes_is_refused_with_their_number():
    assert other_themes("kantinen", 3).startswith("kantinen: ")
    assert "3" in other_themes("kantinen", 3)
