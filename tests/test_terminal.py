"""What staff are told is wrapped on a terminal, and nowhere else."""

import io
import os

import pytest

from flows.cli_error import tell
from flows.errors import InputError
from flows.terminal import fit_terminal

LONG = "Ret cellen og gem regnearket, og luk det så i Excel. Kør derefter igen, så læses det forfra."


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_long_line_is_wrapped_at_eighty_columns_where_the_terminal_tells_no_width():
    assert fit_terminal(LONG, Terminal()).split("\n") == [
        "Ret cellen og gem regnearket, og luk det så i Excel. Kør derefter igen, så læses",
        "det forfra.",
    ]


def test_it_is_wrapped_at_the_width_that_the_terminal_tells(monkeypatch):
    monkeypatch.setattr(Terminal, "fileno", lambda self: 1)
    monkeypatch.setattr(os, "get_terminal_size", lambda fd: os.terminal_size((30, 10)))

    assert max(map(len, fit_terminal(LONG, Terminal()).split("\n"))) <= 30


def test_what_is_piped_stays_as_it_is():
    assert fit_terminal(LONG, io.StringIO()) == LONG


def test_lines_go_on_under_the_beginning_of_their_words():
    assert fit_terminal(f"- {LONG}\n    {LONG}\n", Terminal()).split("\n") == [
        "- Ret cellen og gem regnearket, og luk det så i Excel. Kør derefter igen, så",
        "  læses det forfra.",
        "    Ret cellen og gem regnearket, og luk det så i Excel. Kør derefter igen, så",
        "    læses det forfra.",
        "",
    ]


@pytest.mark.parametrize("path", ["'/srv/faelles drev/workshops og moeder/inputs/kantinen'", f"'/srv/{'x ' * 60}'"])
def test_a_path_stays_whole(path):
    told = fit_terminal(f"Filen kan ikke åbnes, for den er låst af et andet program: {path}. Luk den.", Terminal())

    assert path in told
    assert len(told.split("\n")) > 1


@pytest.mark.parametrize(
    "before", ["- Fejl i workshoppen om kantinen og salen: ", "Ens input i 4 filer (a.xlsx, b.ods, c.csv, "]
)
@pytest.mark.parametrize("behind", [":", ", Input!B6:"])
def test_a_file_name_with_spaces_stays_whole(before, behind):
    name = "borde og stole og bænke fra rum 2 til rum 4.xlsx"
    told = fit_terminal(f"{before}{name}{behind} {LONG}", Terminal())

    assert name in told
    assert len(told.split("\n")) > 2


def test_a_line_of_a_file_keeps_its_caret_under_its_sign():
    pointed = f"workshop.yaml, linje 3:\n    {LONG}\n    {' ' * 20}^"

    assert fit_terminal(pointed, Terminal()) == pointed


@pytest.mark.parametrize("stream", [io.StringIO, Terminal])
def test_an_error_is_told_as_wide_as_where_it_is_read(monkeypatch, stream):
    there = stream()
    monkeypatch.setattr("sys.stderr", there)
    tell(InputError(LONG), "kantinen")

    assert there.getvalue() == fit_terminal(f"Fejl i kantinen: {LONG}", there) + "\n"
    assert (there.getvalue().count("\n") > 1) is there.isatty()
