"""What staff wrote of a theme is printed until they change it, and asked about when the theme's notes changed."""

import json
from dataclasses import replace

import pytest

from flows.errors import DecisionsError, LedgerError, OutputError
from flows.notes import FileReading, Gathered, Grouping, Note, Placement, SheetReading, Source, StaffText
from flows.review import DecisionBook, apply_decisions, fill_in, keep_book, standing_decisions
from flows.review.book import Decision, LeftOutDecision, SummaryDecision, ThemeDecision
from flows.review.outcomes import check_outcomes
from flows.review.read_book import parse_book
from flows.review.staff_texts import find_text_outcomes
from flows.review.write_book import write_book
from flows.write.outline import outline
from tests.command import workshop_here
from tests.prefect_homes import prefect_home, server_in
from tests.test_cli import project, workshop
from tests.write.editions import edition


def gathered(**texts):
    notes = tuple(
        Note(note, text, Source("bord 1.xlsx", "Ark1", f"A{row}"))
        for row, (note, text) in enumerate(texts.items(), 2)
    )
    sheet = SheetReading("Ark1", "list", (), len(notes), len(notes))
    return Gathered((FileReading("bord 1.xlsx", "0" * 64, "", (sheet,), notes, ()),))


def reviewed(notes, *texts, **decisions):
    """Lay texts over notes of the theme "mad"; a note whose text begins with "Hus" has the theme "hus"."""
    read = gathered(**notes)
    standing = standing_decisions(read, DecisionBook(summary=texts, **decisions))
    placed = {n.id: Placement("hus" if n.text.startswith("Hus") else "mad", (), "rule") for n in read.notes}
    return apply_decisions(read.notes, Grouping(()), placed, standing)


def written(about=None, theme="mad", **words):
    notes = None if about is None else tuple(about)
    texts = None if about is None else tuple(about.values())
    return SummaryDecision(theme=theme, notes=notes, texts=texts, **(words or {"intro": "Vi takker."}))


TWO = {"a": "Bedre kaffe", "b": "Mere te"}


def fates(done):
    return [(outcome.fate, [reach.way for reach in outcome.reaches]) for outcome in done.outcomes]


def test_words_without_notes_are_about_those_that_are_there():
    done = reviewed(TWO, written(intro=" Vi takker.\n", paragraph="I stedet.\n"))

    assert done.staff_texts == {"mad": StaffText("Vi takker.", "I stedet.")}
    assert done.cautions == ()
    (outcome,) = done.outcomes
    assert (outcome.fate, outcome.now and outcome.now.about) == ("applied", tuple(TWO.items()))


def test_words_about_the_notes_that_are_there_are_applied():
    done = reviewed(TWO, written(TWO))

    assert (fates(done), done.cautions) == ([("applied", ["there", "there"])], ())


def test_a_renamed_file_changes_nothing():
    done = reviewed({"a2": "Bedre kaffe", "b2": "Mere te"}, written(TWO))

    assert (fates(done), done.cautions) == ([("applied", ["followed", "followed"])], ())


def test_where_the_notes_changed_a_person_is_asked_and_the_words_stay():
    now = {"a": "Bedre kaffe", "b2": "Mere te, tak", "d": "Flere kopper", "e": "Hus til alle"}
    done = reviewed(now, written({**TWO, "c": "Gratis frugt om fredagen", "e": "Hus til alle"}))

    assert done.staff_texts == {"mad": StaffText("Vi takker.")}
    assert fates(done) == [("contested", ["there", "moved", "gone", "gone"])]
    (caution,) = done.cautions
    assert (caution.code, caution.source) == ("summary_notes_changed", None)
    assert caution.message == (
        "Teksten om temaet 'mad' (summary i decisions.yaml) blev skrevet, da temaet havde andre input. Siden er "
        "1 kommet til (d i A4); 2 gået ud (c, e); 1 ændret (b, nu b2 i A3). Den trykkes, som den er. Ret den "
        "på arket Temaer i gennemgang.xlsx, eller skriv Ja under 'Passer teksten?'."
    )
    assert caution.details == (
        "kommet til, bord 1.xlsx, Ark1, A4: »Flere kopper«",
        "gået ud, c: »Gratis frugt om fredagen«",
        "gået ud, e: »Hus til alle«",
        "ændret, b: »Mere te«",
        "ændret til, bord 1.xlsx, Ark1, A3: »Mere te, tak«",
    )


def test_a_text_that_was_typed_over_is_a_change():
    done = reviewed(TWO, written({"a": "Dårlig kaffe", "b": "Mere te"}))

    assert fates(done) == [("contested", ["changed", "there"])]


@pytest.mark.parametrize(("changed", "more"), [(10, ""), (11, " og 1 til"), (13, " og 3 til")])
def test_of_many_notes_the_first_ten_of_each_kind_are_told(changed, more):
    new = {f"n{number}": f"Ønske {number * 7919}" for number in range(changed)}
    edited = {f"e{number}": f"Stol {number * 7919}" for number in range(changed)}
    gone = {f"g{number}": f"Kop {number * 7919}" for number in range(changed)}
    then = {**{note: f"Lampe {text}" for note, text in edited.items()}, **gone}
    done = reviewed({**new, **edited, **{note: f"Hus {text}" for note, text in gone.items()}}, written(then))

    def listed(ids: list[str]) -> str:
        return ", ".join(ids[:10]) + more

    (caution,) = done.cautions
    assert (
        f"Siden er {changed} kommet til ({listed([f'{note} i A{row}' for row, note in enumerate(new, 2)])}); "
        f"{changed} gået ud ({listed([*gone])}); {changed} ændret ("
        f"{listed([f'{note}, nu {note} i A{row}' for row, note in enumerate(edited, changed + 2)])}). Den trykkes"
    ) in caution.message
    assert [detail.partition(",")[0] for detail in caution.details] == [
        *["kommet til"] * 10,
        *["gået ud"] * 10,
        *["ændret", "ændret til"] * 10,
    ]


def test_only_kinds_of_changes_that_there_are_are_told():
    done = reviewed({"b": "Mere te"}, written(TWO))

    (caution,) = done.cautions
    assert "Siden er 1 gået ud (a). Den trykkes" in caution.message
    assert caution.details == ("gået ud, a: »Bedre kaffe«",)


def test_what_was_left_out_since_has_gone_and_its_text_is_told_nowhere():
    left_out = (LeftOutDecision(note="b", text="Mere te", reason="x"),)
    done = reviewed(TWO, written(TWO), left_out=left_out)

    (caution,) = done.cautions
    assert "1 gået ud (b)" in caution.message
    assert caution.details == ()


def test_a_note_that_staff_moved_counts_where_it_stands_now():
    moved = (ThemeDecision(note="b", text="Mere te", theme="hus"),)
    done = reviewed(TWO, written(TWO), written({"b": "Mere te"}, theme="hus"), themes=moved)

    assert fates(done)[1:] == [("contested", ["there", "gone"]), ("applied", ["there"])]


def test_words_about_a_theme_without_notes_are_lost():
    done = reviewed(TWO, written(TWO), written({"x": "Hus"}, theme="hus"), written(theme="tom"))

    assert [fate for fate, _ in fates(done)] == ["applied", "lost", "lost"]
    assert done.staff_texts.keys() == {"mad"}
    assert [(caution.code, caution.message.partition(":")[0]) for caution in done.cautions] == [
        ("summary_without_notes", f"Teksten om temaet '{theme}' (summary i decisions.yaml) trykkes ikke")
        for theme in ("hus", "tom")
    ]


@pytest.mark.parametrize(
    ("about", "fate", "ways"),
    [
        ({**TWO, "x": "Saft"}, "applied", ["there", "there", "unseen"]),
        ({"old": "Bedre kaffe", "b": "Mere te", "x": "Saft"}, "applied", ["followed", "there", "unseen"]),
        ({"a": "Dårlig kaffe", "b": "Mere te", "x": "Saft"}, "contested", ["changed", "there", "unseen"]),
        ({**TWO, "h": "Saft"}, "contested", ["there", "there", "gone"]),  # it stands under another theme
        ({"b": "Mere te", "x": "Saft"}, "contested", ["there", "unseen"]),
    ],
)
def test_a_note_that_may_stand_in_a_skipped_file_is_not_gone(about, fate, ways):
    text = written(about)
    read = gathered(**TWO, h="Hus")
    placed = {note.id: Placement("hus" if note.id == "h" else "mad", (), "rule") for note in read.notes}

    (outcome,) = find_text_outcomes(read.notes, placed, {}, [text], lacks_files=True)
    assert (outcome.fate, [reach.way for reach in outcome.reaches]) == (fate, ways)
    assert outcome.now == (Decision("summary", text) if fate == "applied" else None)
    (outcome,) = find_text_outcomes(read.notes, placed, {}, [text])
    assert outcome.fate == "contested"


def lacking_a_file(notes, *texts):
    read = replace(gathered(**notes), skipped=("bord 2.xlsx",))
    placed = {n.id: Placement("mad", (), "rule") for n in read.notes}
    return apply_decisions(read.notes, Grouping(()), placed, standing_decisions(read, DecisionBook(summary=texts)))


def test_where_a_file_was_skipped_it_is_told_which_notes_nobody_can_see_and_what_changed_beside_them():
    gone = lacking_a_file(TWO, written({**TWO, "c": "Saft"}))
    beside = lacking_a_file({**TWO, "d": "Flere kopper"}, written({**TWO, "c": "Saft"}))
    whole = lacking_a_file(TWO, written(TWO))

    assert gone.staff_texts == beside.staff_texts == {"mad": StaffText("Vi takker.")}
    where = "Teksten om temaet 'mad' (summary i decisions.yaml)"
    (told,) = gone.cautions
    assert (told.code, told.message, told.details) == (
        "summary_notes_unseen",
        f"{where} handler også om input, der ikke er fundet, måske fordi en fil er sprunget over (c). Om den "
        "passer endnu, kan ikke vides, før filen kan læses. Den trykkes, som den er.",
        (),
    )
    (told,) = beside.cautions
    assert (told.code, told.details) == (
        "summary_notes_changed",
        ("kommet til, bord 1.xlsx, Ark1, A4: »Flere kopper«",),
    )
    assert "Siden er 1 kommet til (d i A4); 1 ikke fundet, måske fordi en fil er sprunget over (c)." in told.message
    assert told.message.endswith(" Den trykkes, som den er. Vent med at svare, til filen kan læses.")
    assert whole.cautions == ()


def test_a_theme_all_of_whose_notes_may_stand_in_a_skipped_file_is_not_told_to_lose_its_words():
    (told,) = lacking_a_file({"h": "Hus"}, written({"c": "Saft"}, theme="hus")).cautions

    assert (told.code, told.message.partition(": ")[2]) == (
        "summary_without_notes",
        "temaet har ingen input, måske fordi en fil er sprunget over.",
    )


def test_where_all_notes_are_found_words_name_them_as_they_are_now_though_files_were_skipped():
    read = gathered(**TWO)
    placed = {note.id: Placement("mad", (), "rule") for note in read.notes}
    text = written({"old": "Bedre kaffe", "b": "Mere te"})

    (outcome,) = find_text_outcomes(read.notes, placed, {}, [text], lacks_files=True)
    assert outcome.now == Decision("summary", written(TWO))


def test_every_text_ends_in_one_way():
    read = gathered(**TWO)
    texts = (written(TWO), written(theme="hus"))
    outcomes = find_text_outcomes(read.notes, {n.id: Placement("mad", (), "rule") for n in read.notes}, {}, texts)
    with pytest.raises(LedgerError, match="2 beslutninger, men"):
        check_outcomes(DecisionBook(summary=texts), outcomes[:1])


MADE = edition(("Bedre kaffe", "kultur"), ("Mere te", "kultur"), ("Hus", "ledelse"), left_out=[1])


def test_the_book_gets_the_notes_that_are_printed_and_only_where_it_had_none():
    kept = written({"x": "Hus"}, theme="ledelse")
    book = DecisionBook(summary=(written(theme="kultur"), kept, written(theme="ressourcer")))

    assert fill_in(book, MADE).summary == (
        written({"n0": "Bedre kaffe"}, theme="kultur"),
        kept,
        written(theme="ressourcer"),
    )


def test_where_a_file_was_skipped_a_text_is_about_the_notes_of_the_others():
    book = DecisionBook(summary=(written(theme="kultur"),))

    (text,) = fill_in(book, edition(("Te", "kultur"), skipped=1)).summary
    assert text == written({"n0": "Te"}, theme="kultur")


FILE = """# fra mødet
summary:
# Jonna har skrevet
- theme: mad   # ja
  intro: >
    Mange har skrevet
    om kaffen.
- {theme: hus, paragraph: "Vi bygger."}
"""


def test_the_notes_are_written_into_the_file_and_nothing_else_is_touched(tmp_path):
    path = tmp_path / "decisions.yaml"
    path.write_text(FILE, encoding="utf-8")
    was = parse_book(FILE.encode())
    book = was.model_copy(
        update={
            "summary": tuple(
                text.model_copy(update={"notes": ("a", "b"), "texts": ("Te", "To: nu")}) for text in was.summary
            )
        }
    )

    assert keep_book(tmp_path, book, was)
    assert path.read_text(encoding="utf-8") == FILE.replace(
        "    om kaffen.\n", '    om kaffen.\n  notes: [a, b]\n  texts: [Te, "To: nu"]\n'
    ).replace('"Vi bygger."', '"Vi bygger.", notes: [a, b], texts: [Te, "To: nu"]')
    assert parse_book(path.read_bytes()) == book
    assert [file.name for file in tmp_path.iterdir()] == ["decisions.yaml"]


def test_a_file_that_was_saved_meanwhile_is_left_alone(tmp_path):
    path = tmp_path / "decisions.yaml"
    path.write_text(FILE, encoding="utf-8")

    assert not keep_book(tmp_path, DecisionBook(), DecisionBook())
    assert path.read_text(encoding="utf-8") == FILE


def test_a_file_that_is_saved_in_the_moment_it_is_written_is_left_alone(tmp_path, monkeypatch):
    path = tmp_path / "decisions.yaml"
    path.write_text(FILE, encoding="utf-8")
    write = write_book

    def saved_meanwhile(book, before):
        path.write_text(FILE + "# gemt\n", encoding="utf-8")
        return write(book, before)

    monkeypatch.setattr("flows.review.keeping.write_book", saved_meanwhile)
    assert not keep_book(tmp_path, DecisionBook(), parse_book(FILE.encode()))
    assert path.read_text(encoding="utf-8") == FILE + "# gemt\n"


def test_a_file_that_can_not_be_written_is_told(tmp_path, monkeypatch):
    (tmp_path / "decisions.yaml").write_text(FILE, encoding="utf-8")

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    was = parse_book(FILE.encode())
    with pytest.raises(OutputError, match=r"decisions.yaml: filen kan ikke skrives \(Permission denied\)"):
        keep_book(tmp_path, DecisionBook(), was)
    assert [file.name for file in tmp_path.iterdir()] == ["decisions.yaml"]


def test_a_file_that_can_not_be_added_to_is_told(tmp_path):
    file = "summary: &alle\n- {theme: mad, intro: Spørg Jens}\n"
    (tmp_path / "decisions.yaml").write_text(file, encoding="utf-8")
    was = parse_book(file.encode())
    book = DecisionBook(summary=(*was.summary, written(theme="hus")))
    with pytest.raises(DecisionsError, match="hver beslutning på sin egen linje") as caught:
        keep_book(tmp_path, book, was)
    assert "Jens" not in str(caught.value)
    assert (tmp_path / "decisions.yaml").read_text(encoding="utf-8") == file


def test_a_file_that_would_grow_too_large_is_told(tmp_path, monkeypatch):
    (tmp_path / "decisions.yaml").write_text(FILE, encoding="utf-8")
    was = parse_book(FILE.encode())
    book = was.model_copy(
        update={"summary": (was.summary[0].model_copy(update={"notes": ("a",), "texts": ("x" * 500,)}),)}
    )
    monkeypatch.setattr("flows.review.keeping.MAX_YAML", 400)
    with pytest.raises(OutputError, match="ville blive for stor"):
        keep_book(tmp_path, book, was)
    assert (tmp_path / "decisions.yaml").read_text(encoding="utf-8") == FILE


def test_a_department_that_gets_some_of_a_theme_gets_none_of_the_words_about_all_of_it():
    made = replace(MADE, staff_texts={"kultur": StaffText("Om alt"), "ledelse": StaffText("Om lederne")})

    assert made.only(["n0", "n2"]).staff_texts == {"ledelse": StaffText("Om lederne")}
    assert made.only(["n0", "n1", "n2"]).staff_texts == made.staff_texts
    assert outline(made.only(["n0"]), grouped=True).notes == 1


def test_from_the_first_run_to_the_answer(tmp_path, served):
    """The words are printed, the file remembers their notes, a new note is told of, and Prefect sees no text."""
    secret = "Kaffe fra Opdigtrup"
    folder = project(tmp_path)
    decisions = folder / "inputs" / "kantinen" / "decisions.yaml"
    decisions.write_text("summary:\n- theme: mad\n  intro: Kaffen er vigtig.   # sådan\n", encoding="utf-8")

    first = workshop("run", cwd=folder, **served)
    assert first.returncode == 0, first.stderr
    remembered = decisions.read_text(encoding="utf-8")
    lines = remembered.splitlines()
    assert lines[:3] == ["summary:", "- theme: mad", "  intro: Kaffen er vigtig.   # sådan"]
    assert lines[3].startswith("  notes: [")
    assert lines[4:] == ['  texts: ["Bedre kaffe"]']
    assert "Intet er ændret" in workshop_here("run", cwd=folder).stdout

    with (folder / "inputs" / "kantinen" / "noter.csv").open("a", encoding="utf-8") as file:
        file.write(f"{secret}\n")
    checked = workshop_here("check", "--json", cwd=folder)
    (told,) = json.loads(checked.stdout)["warnings"]
    assert told["code"] == "summary_notes_changed"
    assert told["details"] == [f"kommet til, noter.csv, A4: »{secret}«"]
    home = prefect_home(tmp_path / "prefect")
    assert workshop("run", "--strict", cwd=folder, **served).returncode == 3
    with server_in(home) as searched:
        asked = workshop("run", "--verbose", cwd=folder, PREFECT_LOGGING_LEVEL="INFO", **searched)
    assert asked.returncode == 0, asked.stderr
    assert f"kommet til, noter.csv, A4: »{secret}«" in asked.stdout
    assert decisions.read_text(encoding="utf-8") == remembered
    kept = b"".join(path.read_bytes() for path in sorted(home.rglob("*")) if path.is_file())
    assert b"Opdigtrup" not in kept
    assert b"Kaffen er vigtig" not in kept

    decisions.write_text("\n".join([*lines[:3], ""]), encoding="utf-8")
    assert workshop("run", "--strict", cwd=folder, **served).returncode == 0
    assert secret in decisions.read_text(encoding="utf-8")
