"""The status says of each package whether its receiver has got it, and as it would be made now."""

import datetime
from contextlib import chdir

import pytest
from click.testing import CliRunner

from flows.becoming import read_becoming, write_documents
from flows.cli import workshop
from flows.deliver.handing import deliver
from flows.deliver.ledger import keep_deliveries, read_deliveries
from flows.handing_off import prepare
from tests.deliver.desk import HAND_OFF, NAME, NOTES, desk_of, publish_now
from tests.workbook.desk import Desk

SETTINGS = HAND_OFF.replace("id: mad\n", "id: mad\n    deliver: {folder: delt}\n").replace(
    "id: bygning\n", "id: bygning\n    deliver: {email: hus@kommune.example}\n"
)
SETTINGS = SETTINGS.replace("deadline: 2026-12-01", "deadline: 2126-12-01")  # never due
KEPT = "Pakken bliver ikke sendt herfra: deliver står ikke i workshop.yaml."
SEND = 'Send den med: workshop hand-off "kantinen"'


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Desk:
    root = tmp_path_factory.mktemp("desk")
    (root / "delt").mkdir()
    desk = desk_of(root, settings=SETTINGS)
    with chdir(root):
        desk.run()
        publish_now(desk)
    return desk


@pytest.fixture
def desk(made, tmp_path, monkeypatch) -> Desk:
    monkeypatch.chdir(tmp_path)
    return made.copy_to(tmp_path)


def hand_off_to(desk: Desk, receiver: str) -> None:
    desk.run()
    publish_now(desk)
    prepared = prepare(NAME, desk.folders)
    for planned in prepared.delivering:
        if planned.receiver.id == receiver:
            deliver(prepared.desk, planned)


def waiting(desk: Desk) -> dict[str, str]:
    return dict(read_becoming(NAME, desk.folders).waiting)


def test_what_was_never_sent_is_told_and_what_was_is_not(desk):
    never = f"Pakken er ikke sendt endnu. {SEND}"
    assert waiting(desk) == {"mad": never, "bygning": never, "alt": KEPT}

    hand_off_to(desk, "mad")
    assert waiting(desk) == {"bygning": never, "alt": KEPT}


def test_an_update_is_due_where_the_receivers_own_notes_changed(desk):
    hand_off_to(desk, "mad")
    desk.note_down([*NOTES, "En stol mere"])
    assert "mad" not in waiting(desk)

    desk.note_down(["Bedre kaffe", "Kaffen er for tynd", "En stol mere"])
    assert waiting(desk)["mad"] == f"Skal have en opdatering: 1 nye, 2 gået ud, 0 har skiftet tema. {SEND}"
    hand_off_to(desk, "mad")
    assert "mad" not in waiting(desk)

    settings = desk.inputs / "workshop.yaml"
    settings.write_text(SETTINGS.replace("2126-12-01", "2126-12-24"), encoding="utf-8")
    assert waiting(desk)["mad"] == f"Skal have en opdatering: fristen eller pakkens filer er ændret. {SEND}"


def test_who_receives_no_note_any_more_is_told_last(desk):
    hand_off_to(desk, "mad")
    desk.note_down(["En stol mere"])
    told = CliRunner().invoke(workshop, ["status", *options(desk)]).output.splitlines()
    assert told[-1] == (
        "- Madforvaltningen (mad): der er ingen input mere, men den har fået en pakke før. Sig det selv til den."
    )


def test_a_package_that_may_have_arrived_is_asked_about(desk):
    hand_off_to(desk, "mad")
    deliveries = read_deliveries(desk.inputs)
    (mad,) = deliveries.deliveries
    lost = {"receiver": "bygning", "state": "maybe", "how": "email", "at": "2026-05-03T12:00:00+02:00"}
    keep_deliveries(desk.inputs, deliveries.noting(mad.model_copy(update=lost)))

    done = CliRunner().invoke(workshop, ["status", NAME, *options(desk)])
    assert done.exit_code == 0
    assert done.output.splitlines() == [
        "kantinen:",
        "- Madforvaltningen (mad): 3 input: Ny 3.",
        "- Bygningsforvaltningen (bygning): 2 input: Ny 2.",
        "  Pakken er måske leveret 3. maj 2026. Spørg, om den er kommet, og kør: workshop hand-off "
        '"kantinen" --delivered bygning (den er kommet) eller --again bygning (send den igen)',
        "- Direktionen (alt): 6 input: Ny 6.",
        f"  {KEPT}",
    ]


def options(desk: Desk) -> list[str]:
    folders = desk.folders
    return [
        "--inputs", str(folders.inputs), "--outputs", str(folders.outputs), "--categories", str(folders.categories),
    ]  # fmt: skip


def test_no_reminder_is_written_to_who_was_sent_nothing(desk, tmp_path):
    late = datetime.date(2127, 1, 1)
    before = write_documents(read_becoming(NAME, desk.folders), tmp_path / "ud", late)
    hand_off_to(desk, "mad")
    after = write_documents(read_becoming(NAME, desk.folders), tmp_path / "ud", late)

    assert [name for name in before.files if name.startswith("rykker")] == []
    assert [name for name in after.files if name.startswith("rykker")] == ["rykker-mad.docx"]
