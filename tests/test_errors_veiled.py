"""What is kept of an expected error where runs are recorded: its kind, and none of what people named or typed."""

import pickle
import traceback

import pytest

from flows.errors import (
    HeldBackError,
    InputBusyError,
    InputError,
    OutputError,
    RulesError,
    WorkbookError,
    telling_no_text,
)

SECRET = "Kaja Opdigtets svar.xlsx"


@pytest.mark.parametrize("kind", [InputError, InputBusyError, RulesError, OutputError, WorkbookError])
def test_an_expected_error_passes_as_its_kind_and_carries_its_message_in_memory_only(kind):
    with pytest.raises(kind) as caught, telling_no_text():
        raise kind(f"{SECRET}: kan ikke læses.")
    error = caught.value

    assert type(error) is kind
    assert "Kaja" not in f"{error} {error!r} {''.join(traceback.format_exception(error))}"
    assert str(error.full) == f"{SECRET}: kan ikke læses."
    assert b"Kaja" not in pickle.dumps(error)
    assert b"Kaja" not in pickle.dumps(error.full)
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


def test_what_holds_back_tells_its_ids_and_cells_and_leaves_what_is_shown_behind():
    with pytest.raises(HeldBackError) as caught, telling_no_text():
        raise HeldBackError("n-1 (A2): CPR-nummer", f"n-1 ({SECRET}, A2): CPR-nummer")

    assert str(caught.value) == "n-1 (A2): CPR-nummer"
    assert caught.value.on_console == "n-1 (A2): CPR-nummer"
    assert caught.value.full.on_console == f"n-1 ({SECRET}, A2): CPR-nummer"
    assert b"Kaja" not in pickle.dumps(caught.value)
