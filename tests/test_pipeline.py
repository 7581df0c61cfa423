import json
from dataclasses import replace

import pytest

from flows.errors import HeldBackError, LedgerError
from flows.fingerprint import fingerprint
from flows.ledger import check_edition
from flows.notes import Changes, Group
from flows.pipeline import look_edition, make_documents, make_edition, prove_documents
from flows.publish import Published
from flows.record import EditionRecord, list_outputs
from flows.review import apply_decisions
from flows.steps import CALLED
from flows.workshop import Folders, digest_inputs, open_workshop
from flows.write import open_marks
from tests.gather.make import xlsx

SCHEME = """
title: x
themes:
- {id: mad, title: Mad og drikke, description: a, rules: [kaffe]}
- {id: rum, title: Rum, description: b, rules: [stol]}
"""


def folders_in(tmp_path) -> Folders:
    return Folders(tmp_path / "inputs", tmp_path / "outputs", tmp_path / "categories")


def opened(tmp_path, notes: str, words: str = "{}"):
    folders = folders_in(tmp_path)
    (folders.inputs / "w").mkdir(parents=True)
    (folders.categories / "danish").mkdir(parents=True)
    (folders.categories / "x.yaml").write_text(SCHEME, encoding="utf-8")
    (folders.categories / "danish" / "words.yaml").write_text(words, encoding="utf-8")
    (folders.inputs / "w" / "a.csv").write_text(notes, encoding="utf-8")
    return open_workshop("w", folders)


def checked(tmp_path, notes: str, words: str = "{}"):
    return make_edition(opened(tmp_path, notes, words))


def test_a_theme_that_staff_typed_counts_and_one_that_is_not_in_the_scheme_is_told(tmp_path):
    edition = checked(tmp_path, "Tema;Input\nmad  og drikke;Flere stole i salen\nKantinen;Bedre kaffe i salen\n")

    assert [(p.theme, p.decided_by) for p in edition.placements.values()] == [("mad", "decision"), ("mad", "rule")]
    (caution,) = edition.cautions
    assert (caution.code, str(caution.source)) == ("unknown_staff_theme", "a.csv, B3")
    assert "Kantinen" not in caution.message


def test_contrasts_of_staff_keep_notes_apart(tmp_path):
    notes = "Input\nVi vil have kaffe fra kanden i salen\nVi vil have kaffe fra kander i salen\n"

    assert len(checked(tmp_path / "a", notes).grouping.groups) == 1
    assert len(checked(tmp_path / "b", notes, "contrasts: [kanden / kander]\n").grouping.groups) == 2


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda e: replace(e, grouping=replace(e.grouping, groups=e.grouping.groups[1:])), "grupperne rummer ikke"),
        (
            lambda e: replace(e, placements=dict(list(e.placements.items())[1:])),
            "ikke hvert input har en placering",
        ),
        (lambda e: replace(e, themes=e.themes[1:]), "temaet mad findes ikke"),
        (
            lambda e: replace(
                e, grouping=replace(e.grouping, groups=(Group("g", tuple(e.placements), "ukendt", "near"),))
            ),
            "rummer ikke sin egen repræsentant",
        ),
        (
            lambda e: replace(
                e,
                grouping=replace(
                    e.grouping, groups=(Group("g", tuple(e.placements), next(iter(e.placements)), "near"),)
                ),
            ),
            "har flere temaer",
        ),
    ],
)
def test_a_sum_that_does_not_hold_stops_everything(tmp_path, change, message):
    edition = checked(tmp_path, "Input\nBedre kaffe\nFlere stole i salen\n")
    check_edition(edition)

    with pytest.raises(LedgerError, match=message) as caught:
        check_edition(change(edition))
    assert caught.value.exit_code == 1


def test_it_is_told_where_notes_were_compared_more_strictly_than_asked(tmp_path, monkeypatch):
    monkeypatch.setattr("flows.dedupe.grouping._MOST_PAIRS", 2)
    words = ("kanel", "safran", "gardin", "pensel")
    edition = checked(tmp_path, "Input\n" + "".join(f"Vi vil have kaffe og {w} i salen hver dag\n" for w in words))

    (caution,) = edition.cautions
    assert caution.code == "similarity_raised"
    assert "dedupe: {similarity: 0.94}" in caution.message


@pytest.fixture
def workshop(tmp_path):
    return opened(tmp_path, "Input\nBedre kaffe\nFlere stole i salen\n")


class Recorded:
    """Calls the steps and keeps their names."""

    mapper = None

    def __init__(self):
        self.names = []

    def __call__(self, name, function, /, *args, **kwargs):
        self.names.append(name)
        return function(*args, **kwargs)

    def read_files(self, files, folder, columns, themes, decided):
        self.names.append(f"read {len(files)}")
        return CALLED.read_files(files, folder, columns, themes, decided)


def test_every_step_is_taken_in_its_order(workshop):
    step = Recorded()
    make_documents(workshop, make_edition(workshop, step), {}, None, step)

    assert step.names == [
        "read 1", "gather", "decisions", "dedupe", "categorise", "review", "screen", "gate", "compare",
        "write bilag-1.docx", "write sammenfatning.docx", "write tavle.html", "write resultat.json", "prove",
    ]  # fmt: skip


def test_what_is_made_has_a_record_of_what_was_read_and_of_every_document(workshop):
    edition = make_edition(workshop)
    made = make_documents(workshop, edition, {"a.csv": "before", "skipped.xlsx": "bad"}, None)

    assert made.record.parts["inputs"] == {"a.csv": edition.gathered.files[0].sha256, "skipped.xlsx": "bad"}
    assert made.record.fingerprint == fingerprint(made.record.parts)
    assert made.record.outputs == list_outputs(made.documents)
    assert (made.edition, made.replaces) == (edition, None)
    assert made.record.counts["notes"] == 2


def test_an_edition_whose_sums_fail_when_decisions_are_laid_over_it_is_not_made(workshop, monkeypatch):
    def losing(notes, grouping, placements, standing):
        reviewed = apply_decisions(notes, grouping, placements, standing)
        return replace(reviewed, grouping=replace(reviewed.grouping, groups=reviewed.grouping.groups[1:]))

    monkeypatch.setattr("flows.pipeline.apply_decisions", losing)
    with pytest.raises(LedgerError, match="grupperne rummer ikke"):
        make_edition(workshop)


def test_what_is_published_is_proven_again_by_its_sums_and_by_the_appendix(workshop, tmp_path):
    edition = make_edition(workshop)
    documents = make_documents(workshop, edition, {}, None).documents
    prove_documents(workshop, edition, documents)

    with pytest.raises(LedgerError, match="temaet mad findes ikke"):
        prove_documents(workshop, replace(edition, themes=edition.themes[1:]), documents)
    longer = checked(tmp_path / "longer", "Input\nBedre kaffe\nFlere stole i salen\nMere te\n")
    with pytest.raises(LedgerError, match=r"bilag-1\.docx: input .* står ikke ordret i bilaget"):
        prove_documents(workshop, longer, documents)


def test_an_unknown_theme_is_told_once_on_each_sheet(tmp_path):
    rows = [["Tema", "Input"], ["Kantinen", "Bedre kaffe i salen"], ["Kantinen", "Flere stole i salen"]]
    workshop = opened(tmp_path, "Tema;Input\nKantinen;En varm ret hver dag\nGården;Mere lys ved porten\n")
    (workshop.folder / "b.xlsx").write_bytes(xlsx({"Bord 1": rows, "Bord 2": rows}))

    edition = make_edition(open_workshop("w", folders_in(tmp_path)))

    told = [str(caution.source) for caution in edition.cautions if caution.code == "unknown_staff_theme"]
    assert told == ["a.csv, B2", "a.csv, B3", "b.xlsx, Bord 1, B2", "b.xlsx, Bord 2, B2"]


FOUND = """
Tema;Input
Kantinen;Vi skal ikke have mere kaffe
Kantinen;Hvorfor er der ingen kaffe?
;Flere stole i salen
;Mere lys
"""
ASKED = """
paper_notes: {a.csv: 9}
board: {sources: true}
privacy: {smallest_group: 2}
hand_off: {receivers: [{id: bif, name: BIF, themes: [mad]}, {id: soc, name: SOC, themes: [rum]}]}
"""


def test_an_edition_holds_all_that_was_found_and_what_to_look_at_in_the_order_in_which_it_was_found(tmp_path):
    folder = opened(tmp_path, FOUND.lstrip()).folder
    (folder / "workshop.yaml").write_text(ASKED, encoding="utf-8")
    (folder / "foto.pdf").write_bytes(b"x")
    edition, held = look_edition(open_workshop("w", folders_in(tmp_path)))
    texts = {note.id: note.text for note in edition.gathered.notes}

    assert (edition.workshop, edition.scheme, edition.left_out, held) == ("w", "x", {}, None)
    assert [(caution.code, str(caution.source or "")) for caution in edition.cautions] == [
        ("file_not_read", "foto.pdf"),
        ("paper_notes_differ", "a.csv"),
        ("unknown_staff_theme", "a.csv, B2"),
        ("small_group", ""),
    ]
    assert edition.cautions[-1].message.startswith("2 gange har et tema færre end 2 input fra et ark, ")
    assert {texts[note]: stance for note, stance in edition.stances.items()} == {
        "Vi skal ikke have mere kaffe": "against",
        "Hvorfor er der ingen kaffe?": "question",
    }
    assert {texts[note]: receivers for note, receivers in edition.sent_to.items()} == {
        "Vi skal ikke have mere kaffe": ("bif",),
        "Hvorfor er der ingen kaffe?": ("bif",),
        "Flere stole i salen": ("soc",),
        "Mere lys": (),
    }


def test_what_would_hold_a_publication_back_is_told_beside_the_edition(tmp_path):
    folder = opened(tmp_path, "Input\nBedre kaffe\nRing til Kaja Opdigtet\n").folder
    (folder / "names.txt").write_text("Kaja Opdigtet\n", encoding="utf-8")
    (folder / "b.xlsx").write_bytes(b"PK\x03\x04 is no zip")
    edition, held = look_edition(open_workshop("w", folders_in(tmp_path)), skip_bad_files=True)

    assert type(held) is HeldBackError
    assert [note.text for note in edition.gathered.notes] == ["Bedre kaffe", "Ring til Kaja Opdigtet"]
    assert edition.gathered.skipped == ("b.xlsx",)
    assert list(edition.findings) == [edition.gathered.notes[1].id]


def test_the_record_says_all_of_an_edition_and_the_next_what_it_changed(workshop, tmp_path):
    (workshop.folder / "workshop.yaml").write_text("answer: {}\n", encoding="utf-8")
    (workshop.folder / "b.xlsx").write_bytes(b"PK\x03\x04 is no zip")
    job = open_workshop("w", folders_in(tmp_path))
    parts = job.parts_with(digest_inputs(job))
    first = make_documents(job, make_edition(job, skip_bad_files=True), digest_inputs(job), None)

    assert first.record == EditionRecord(
        workshop="w",
        fingerprint=fingerprint(parts),
        parts=parts,
        skipped=("b.xlsx",),
        counts=json.loads(first.documents["resultat.json"])["counts"],
        changes=None,
        open_marks=tuple(open_marks(job.settings)),
        outputs=list_outputs(first.documents),
    )
    assert first.record.open_marks
    published = Published(first.record, first.documents["resultat.json"])
    (workshop.folder / "c.csv").write_text("Input\nMere te\n", encoding="utf-8")
    job = open_workshop("w", folders_in(tmp_path))
    second = make_documents(job, make_edition(job, skip_bad_files=True), digest_inputs(job), published)

    added = Changes((second.edition.gathered.notes[-1].id,), (), ())
    assert (second.record.changes, second.edition.changes, second.replaces) == (added, added, published)


def test_the_same_edition_with_another_answer_of_a_department_tells_the_changes_that_it_told(workshop, tmp_path):
    made = make_documents(workshop, make_edition(workshop), digest_inputs(workshop), None)
    told = Changes(("x",), ("y",), ())
    published = Published(replace(made.record, changes=told), made.documents["resultat.json"])
    (workshop.folder / "follow_up.yaml").write_text("# intet endnu\n", encoding="utf-8")
    job = open_workshop("w", folders_in(tmp_path))
    again = make_documents(job, make_edition(job), digest_inputs(job), published)

    assert again.record.fingerprint != published.record.fingerprint
    assert again.record.changes == told
