from dataclasses import replace

import pytest

from flows.errors import LedgerError
from flows.fingerprint import fingerprint
from flows.ledger import check_edition
from flows.notes import Group
from flows.pipeline import make_documents, make_edition, prove_documents
from flows.record import list_outputs
from flows.review import apply_decisions
from flows.steps import CALLED
from flows.workshop import Folders, open_workshop
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
