"""What is remembered of deliveries: what each receiver has, and what was begun and never known to have arrived."""

from pathlib import Path

import pytest

from flows.deliver.ledger import Deliveries, Delivery, keep_deliveries, read_deliveries
from flows.errors import OutputError
from tests.deliver.handed import delivery, note, package, receiver


def entry(name: str, state: str, at: str, **keys) -> Delivery:
    return delivery(package(note("kaffe"), to=receiver(name=name)), state, at=at, **keys)


@pytest.mark.parametrize(
    ("ledger", "last_sent", "opened"),
    [
        ([], None, None),
        ([("mad", "sent", "1")], "1", None),
        ([("mad", "sent", "1"), ("mad", "sent", "2")], "2", None),
        ([("mad", "sending", "1")], None, "1"),
        ([("mad", "maybe", "1")], None, "1"),
        ([("mad", "sent", "1"), ("mad", "sending", "2")], "1", "2"),
        ([("mad", "maybe", "1"), ("mad", "sent", "2")], "2", None),
        ([("alt", "sent", "1"), ("mad", "sent", "2"), ("alt", "maybe", "3")], "2", None),
        ([("alt", "sent", "1")], None, None),
    ],
)
def test_what_a_receiver_has_and_what_is_open_for_it(ledger, last_sent, opened):
    deliveries = Deliveries(deliveries=tuple(entry(*each) for each in ledger))
    found = deliveries.last_sent("mad"), deliveries.open_for("mad")

    assert tuple(each.at if each else None for each in found) == (last_sent, opened)


@pytest.mark.parametrize(
    ("ledger", "then"),
    [
        ([], ["mad sent new"]),
        ([("mad", "sent", "1")], ["mad sent 1", "mad sent new"]),
        ([("mad", "sending", "1"), ("alt", "maybe", "2")], ["alt maybe 2", "mad sent new"]),
        ([("mad", "maybe", "1"), ("mad", "sent", "2")], ["mad maybe 1", "mad sent 2", "mad sent new"]),
    ],
)
def test_a_delivery_takes_the_place_of_what_was_open_for_its_receiver(ledger, then):
    deliveries = Deliveries(deliveries=tuple(entry(*each) for each in ledger))
    noted = deliveries.noting(entry("mad", "sent", "new"))

    assert [f"{each.receiver} {each.state} {each.at}" for each in noted.deliveries] == then


def test_the_folders_that_packages_were_laid_into_are_known_each_once():
    deliveries = Deliveries(
        deliveries=(
            entry("mad", "sent", "1", how="folder", to="delt/mad"),
            entry("alt", "sent", "2", how="email", to="alt@kommune.example"),
            entry("mad", "sending", "3", how="folder", to="delt/mad"),
            entry("rum", "sent", "4", how="folder", to="delt/andre"),
        )
    )

    assert deliveries.folders == (Path("delt/andre"), Path("delt/mad"))


def test_what_is_kept_is_read_again_and_without_the_file_nothing_was_delivered(tmp_path):
    deliveries = Deliveries(deliveries=(entry("mad", "sent", "1", message_id="<a@b>", files={"pakke.json": "ab"}),))
    keep_deliveries(tmp_path, deliveries)

    assert read_deliveries(tmp_path) == deliveries
    assert read_deliveries(tmp_path / "elsewhere") == Deliveries()


def test_where_it_can_not_be_written_nothing_may_be_sent(tmp_path):
    with pytest.raises(OutputError, match=r"^væk/\.afsendt\.json: filen kan ikke skrives \(.+\), og det skal stå"):
        keep_deliveries(tmp_path / "væk", Deliveries())
