import pickle
import traceback

import pytest

from flows.errors import HeldBackError, InputError, ProgramError, tell_beside, telling_no_text

NOTE = "Bedre kaffe om morgenen"


def reading_a_note() -> None:
    try:
        {}[NOTE]
    except KeyError as exc:
        raise ValueError(f"no such note: {NOTE}") from exc


def test_a_bug_is_told_by_its_kind_and_place_and_its_traceback_holds_no_text(monkeypatch):
    monkeypatch.delenv("WORKSHOP_DEBUG", raising=False)
    with pytest.raises(ProgramError) as caught, telling_no_text():
        reading_a_note()

    assert str(caught.value).startswith("Fejl i programmet (ValueError i errors.py, linje ")
    assert NOTE not in "".join(traceback.format_exception(caught.value))
    assert NOTE.encode() not in pickle.dumps(caught.value)


def test_an_expected_error_passes_as_it_is():
    with pytest.raises(InputError) as caught, telling_no_text():
        raise InputError("a.csv: er tom")

    assert caught.value.exit_code == 3


@pytest.mark.parametrize(
    ("error", "kept"),
    [
        (
            InputError("bord-1.xlsx: er åben"),
            "InputError (kode 3). Hele beskeden står på skærmen og i oversigt.html.",
        ),
        (HeldBackError("Intet er udgivet", NOTE), "Intet er udgivet"),
    ],
)
def test_what_is_kept_of_an_error_holds_neither_names_nor_what_is_told_beside_it(error, kept):
    tell_beside(error, ("gennemgang.xlsx kunne ikke skrives: bord-1.xlsx er åben",))
    with pytest.raises(type(error)) as caught, telling_no_text():
        raise error

    assert (str(caught.value), caught.value.on_console) == (kept, kept)
    assert "bord-1" not in "".join(traceback.format_exception(caught.value))
    assert caught.value.full is error
    assert b"bord-1" not in pickle.dumps(caught.value)
    assert NOTE.encode() not in pickle.dumps(caught.value)


def test_with_workshop_debug_a_bug_passes_whole(monkeypatch):
    monkeypatch.setenv("WORKSHOP_DEBUG", "1")
    with pytest.raises(ValueError, match=NOTE), telling_no_text():
        reading_a_note()
