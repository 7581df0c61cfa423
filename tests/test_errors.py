import pickle
import traceback

import pytest

from flows.errors import InputError, ProgramError, telling_no_text

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


def test_with_workshop_debug_a_bug_passes_whole(monkeypatch):
    monkeypatch.setenv("WORKSHOP_DEBUG", "1")
    with pytest.raises(ValueError, match=NOTE), telling_no_text():
        reading_a_note()
