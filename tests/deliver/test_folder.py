"""To a folder: each receiver gets its package once, an update when its notes change, and nobody's work is lost."""

import json
from contextlib import chdir
from pathlib import Path

import openpyxl
import pytest

from flows.deliver.handing import deliver, note_delivered
from flows.deliver.ledger import read_deliveries
from flows.errors import DecisionsError, DeliveryBusyError, DeliveryError, HeldBackError, RulesError, UsageError
from flows.handing_off import Prepared, prepare
from tests.deliver.desk import HAND_OFF, NAME, desk_of, publish_now
from tests.synced import repackage_all
from tests.workbook.desk import Desk

IDS = ("mad", "bygning", "alt")


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Desk:
    root, settings = tmp_path_factory.mktemp("desk"), HAND_OFF
    for name in IDS:
        (root / "delt" / name).mkdir(parents=True)
        settings = settings.replace(f"id: {name}\n", f"id: {name}\n    deliver: {{folder: delt/{name}}}\n")
    desk = desk_of(root, settings=settings)
    with chdir(root):
        run(desk)
    return desk


@pytest.fixture
def desk(made, tmp_path, monkeypatch) -> Desk:
    monkeypatch.chdir(tmp_path)
    return made.copy_to(tmp_path)


def run(desk: Desk) -> None:
    publish_now(desk)
    desk.run()


def hand_off(desk: Desk, **options) -> list[str]:
    prepared = prepare(NAME, desk.folders, **options)
    return [line for planned in prepared.delivering for line in deliver(prepared.desk, planned)]


def actions(prepared: Prepared) -> dict[str, str]:
    return {each.receiver.id: each.action for each in prepared.planned}


def lying(name: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (Path("delt") / name / NAME).iterdir()}


def test_each_gets_its_package_and_a_second_run_delivers_nothing(desk):
    assert actions(prepare(NAME, desk.folders)) == dict.fromkeys(IDS, "first")
    assert hand_off(desk) == [
        "Madforvaltningen (mad): lagt i delt/mad/kantinen.",
        "Bygningsforvaltningen (bygning): lagt i delt/bygning/kantinen.",
        "Direktionen (alt): lagt i delt/alt/kantinen.",
    ]
    for name in IDS:
        package = desk.folders.outputs / NAME / "overdragelse" / name
        assert lying(name) == {path.name: path.read_bytes() for path in package.iterdir()}

    assert actions(prepare(NAME, desk.folders)) == dict.fromkeys(IDS, "unchanged")
    assert hand_off(desk) == []


def test_a_changed_note_delivers_an_update_to_the_right_ones_only(desk):
    hand_off(desk)
    desk.note_down(
        ["Bedre kaffe", "bedre kaffe!", "Suppe om sommeren", "Stolene larmer", "Hvorfor?", "Kage på et bord"]
    )
    run(desk)
    prepared = prepare(NAME, desk.folders)

    assert actions(prepared) == {"mad": "update", "bygning": "unchanged", "alt": "update"}
    assert prepared.told[0] == (
        "Madforvaltningen (mad): opdatering, 3 input",
        "1 nye, 1 gået ud, 0 har skiftet tema",
        "til mappen delt/mad/kantinen: bilag-1.docx, foelgebrev.docx, opfoelgning.xlsx, pakke.json, "
        "sammenfatning.docx, tavle.html",
    )
    hand_off(desk)
    assert lying("mad")["aendringer.txt"].decode("utf-8-sig").replace("\r\n", "\n") == (
        "Til Madforvaltningen\n\nHer er en ny udgave af pakken med jeres 3 input.\n\nSiden sidst:\n"
        "- ét input er nyt (nr. 2)\n- ét input er gået ud (før nr. 2)\n\n"
        "Det, vi har modtaget fra jer, står i den nye opfoelgning.xlsx. Skriv videre i den.\n\n"
        "Begynd med foelgebrev.docx. Svar i opfoelgning.xlsx.\n"
        "Send den tilbage til ligestilling@kommune.example senest den 1. december 2026.\n\n"
        "Venlig hilsen\nLigestillingsenheden\n"
    )
    assert actions(prepare(NAME, desk.folders)) == dict.fromkeys(IDS, "unchanged")


def test_notes_that_others_get_new_numbers_by_are_no_update(desk):
    """A note in the first theme moves all numbers behind it."""
    hand_off(desk)
    desk.note_down(
        [
            "Mere te",
            "Bedre kaffe",
            "bedre kaffe!",
            "Suppe om vinteren",
            "Stolene larmer",
            "Hvorfor?",
            "Kage på et bord",
        ]
    )
    run(desk)

    assert actions(prepare(NAME, desk.folders)) == {"mad": "update", "bygning": "unchanged", "alt": "update"}


def test_a_file_of_notes_that_got_another_name_is_no_news(desk):
    hand_off(desk)
    (desk.inputs / "noter.csv").rename(desk.inputs / "bord-1.csv")
    run(desk)
    prepared = prepare(NAME, desk.folders)

    assert [(len(each.news.added), len(each.news.removed), len(each.news.moved)) for each in prepared.planned] == [
        (0, 0, 0)
    ] * 3


def test_files_that_sharepoint_repackaged_are_as_they_were_delivered(desk):
    hand_off(desk)
    assert len(repackage_all(Path("delt"))) == 12
    assert actions(prepare(NAME, desk.folders)) == dict.fromkeys(IDS, "unchanged")

    desk.note_down(["Bedre kaffe", "Suppe om sommeren", "Stolene larmer"])
    run(desk)
    assert [line for line in hand_off(desk) if "var rettet" in line] == []


def test_what_a_department_changed_in_the_folder_is_kept_when_an_update_comes(desk):
    hand_off(desk)
    target = Path("delt/mad") / NAME
    (target / "tavle.html").write_text("vores", encoding="utf-8")
    (target / "egne-noter.txt").write_text("vores", encoding="utf-8")
    desk.note_down(["Bedre kaffe", "Suppe om sommeren", "Stolene larmer"])
    run(desk)
    told = hand_off(desk)

    (kept,) = (desk.folders.outputs / ".udgaver" / NAME).glob("mad-tavle-*.html")
    assert kept.read_text(encoding="utf-8") == "vores"
    assert f"Madforvaltningen (mad): {kept.name} var rettet i mappen og er gemt i {kept.parent}." in told
    assert (target / "egne-noter.txt").read_text(encoding="utf-8") == "vores"
    assert b"vores" not in (target / "tavle.html").read_bytes()


def test_what_a_package_no_longer_has_is_taken_away(desk):
    hand_off(desk)
    settings = (desk.inputs / "workshop.yaml").read_text(encoding="utf-8")
    (desk.inputs / "workshop.yaml").write_text(settings.replace(", board]", "]"), encoding="utf-8")
    run(desk)
    assert prepare(NAME, desk.folders).told[0][1] == "fristen eller pakkens filer er ændret"
    hand_off(desk)

    assert "tavle.html" not in lying("mad")


def test_a_folder_that_is_not_there_is_told_and_the_others_get_theirs(desk):
    (Path("delt/mad")).rmdir()
    prepared = prepare(NAME, desk.folders)
    first, *others = prepared.delivering

    with pytest.raises(DeliveryError, match=r"Mappen 'delt/mad' findes ikke. Intet er lagt i den."):
        deliver(prepared.desk, first)
    assert [line for planned in others for line in deliver(prepared.desk, planned)]
    Path("delt/mad").mkdir()
    assert hand_off(desk) == ["Madforvaltningen (mad): lagt i delt/mad/kantinen."]


def test_a_file_that_is_open_waits(desk):
    hand_off(desk)
    lock = Path("delt/mad") / NAME / "~$opfoelgning.xlsx"
    lock.write_bytes(b"")
    prepared = prepare(NAME, desk.folders, again=["mad"])
    with pytest.raises(DeliveryBusyError, match=r"opfoelgning.xlsx: er åben"):
        deliver(prepared.desk, prepared.delivering[0])
    lock.unlink()
    assert actions(prepare(NAME, desk.folders))["mad"] == "update"  # it was begun: done again
    hand_off(desk)
    assert actions(prepare(NAME, desk.folders))["mad"] == "unchanged"


def test_a_run_that_was_killed_while_it_wrote_is_done_again(desk, monkeypatch):
    prepared = prepare(NAME, desk.folders)
    with monkeypatch.context() as killed:
        killed.setattr("flows.deliver.folder.replace_file", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            deliver(prepared.desk, prepared.delivering[0])
    assert read_deliveries(desk.inputs).open_for("mad").state == "sending"
    assert actions(prepare(NAME, desk.folders))["mad"] == "first"
    hand_off(desk)
    assert read_deliveries(desk.inputs).open_for("mad") is None
    assert len(lying("mad")) == 6


def test_what_is_published_must_be_what_a_run_would_make_now(desk):
    (desk.inputs / "noter.csv").write_text("Input\nNoget andet\n", encoding="utf-8")
    with pytest.raises(HeldBackError, match=r'Kør: workshop run "kantinen", se dokumenterne igennem, og send så.'):
        prepare(NAME, desk.folders)
    desk.note_down(["Spørg Jens Hansen om kaffe"])  # a run would hold it back
    with pytest.raises(HeldBackError):
        prepare(NAME, desk.folders)


def test_a_package_that_somebody_changed_is_not_delivered(desk):
    book = openpyxl.load_workbook(desk.folders.outputs / NAME / "overdragelse/mad/opfoelgning.xlsx")
    book["Opfølgning"]["B2"] = "Noget andet"
    book.save(desk.folders.outputs / NAME / "overdragelse/mad/opfoelgning.xlsx")
    with pytest.raises(HeldBackError):
        prepare(NAME, desk.folders)


def test_a_person_may_ask_for_it_again_and_say_that_it_arrived(desk):
    prepared = prepare(NAME, desk.folders, delivered=["alt"])
    assert note_delivered(prepared.desk, prepared.planned, ["alt"]) == (
        "Direktionen (alt): er skrevet op som leveret.",
    )
    assert len(hand_off(desk)) == 2
    assert hand_off(desk, again=["bygning"]) == ["Bygningsforvaltningen (bygning): lagt i delt/bygning/kantinen."]
    with pytest.raises(
        UsageError, match=r"der er ingen modtager ved navn 'skolen'. Skriv et id: mad, bygning, alt."
    ):
        prepare(NAME, desk.folders, again=["skolen"])


def test_the_ledger_holds_no_text_and_one_that_is_damaged_is_refused(desk):
    hand_off(desk)
    ledger = desk.inputs / ".afsendt.json"
    said = ledger.read_text(encoding="utf-8")
    assert "kaffe" not in said.lower()
    assert [each["state"] for each in json.loads(said)["deliveries"]] == ["sent"] * 3

    ledger.write_text(said[:-20], encoding="utf-8")
    with pytest.raises(DecisionsError, match=r"kantinen/.afsendt.json: filen er beskadiget"):
        prepare(NAME, desk.folders)


def test_where_nothing_is_said_of_delivery_the_package_is_only_made(tmp_path):
    desk = desk_of(tmp_path)
    run(desk)

    assert prepare(NAME, desk.folders).told == tuple(
        (f"{name}: pakken er lavet, men deliver er ikke skrevet, så den bliver liggende.",)
        for name in ("Madforvaltningen (mad)", "Bygningsforvaltningen (bygning)", "Direktionen (alt)")
    )


def test_a_receiver_without_notes_is_told_of(desk):
    hand_off(desk)
    desk.note_down(["Bedre kaffe"])
    run(desk)

    assert prepare(NAME, desk.folders).told[1] == (
        "Bygningsforvaltningen (bygning): der er ingen input mere, men den har fået en pakke før. Sig det selv til "
        "den.",
    )


def test_without_receivers_there_is_nothing_to_hand_off(tmp_path):
    desk = desk_of(tmp_path, settings="title: kantinen\n")
    with pytest.raises(RulesError, match=r"kantinen: der er ingen modtagere."):
        prepare(NAME, desk.folders)
