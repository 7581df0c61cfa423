"""Lets click speak Danish: usage, help and errors.

click looks its texts up through a `_` in each of its modules; a table of them stands in here. The process'
locale is not asked, for staff's machines may run in English.
"""

from __future__ import annotations

import click.core
import click.decorators
import click.exceptions
import click.formatting
import click.parser
import click.types

_TEXTS = {
    "Options": "Valg",
    "Positional arguments": "Argumenter",
    "Commands": "Kommandoer",
    "Usage:": "Brug:",
    "Missing command.": "Der mangler en kommando.",
    "Missing argument": "Der mangler",
    "Missing option": "Der mangler valget",
    "Missing parameter": "Der mangler",
    "Show this message and exit.": "Vis denne hjælp.",
    "%(prog)s, version %(version)s": "%(prog)s, version %(version)s",
    "Error: {message}": "Fejl: {message}",
    "Try '{command} {option}' for help.": "Prøv '{command} {option}' for hjælp.",
    "Invalid value: {message}": "Ugyldig værdi: {message}",
    "Invalid value for {param_hint}: {message}": "Ugyldig værdi for {param_hint}: {message}",
    "No such option {name!r}.": "Valget {name!r} findes ikke.",
    "No such command {name!r}.": "Kommandoen {name!r} findes ikke.",
    "Did you mean {possibility}?": "Mente du {possibility}?",
    "(Did you mean one of: {possibilities}?)": "(Mente du en af: {possibilities}?)",
    "Got unexpected extra argument ({args})": "Der er et argument for meget ({args})",
    "Got unexpected extra arguments ({args})": "Der er argumenter for meget ({args})",
    "Option {name!r} does not take a value.": "Valget {name!r} tager ikke en værdi.",
    "Option {name!r} requires an argument.": "Valget {name!r} skal have en værdi.",
    "Option {name!r} requires {nargs} arguments.": "Valget {name!r} skal have {nargs} værdier.",
    "{value!r} is not {choice}.": "{value!r} er ikke {choice}.",
    "{value!r} is not one of {choices}.": "{value!r} er ikke en af {choices}.",
    "{value!r} is not a valid {number_type}.": "{value!r} er ikke et gyldigt tal.",
    "{value} is not in the range {range}.": "{value} ligger ikke i {range}.",
    "{name} {filename!r} does not exist.": "{filename!r} findes ikke.",
    "{name} {filename!r} is a file.": "{filename!r} er en fil.",
    "{name} {filename!r} is a directory.": "{filename!r} er en mappe.",
    "{name} {filename!r} is not readable.": "{filename!r} må ikke læses.",
    "file": "filen",
    "directory": "mappen",
    "path": "stien",
    "default: {default}": "ellers: {default}",
}


def _danish(text: str) -> str:
    return _TEXTS.get(text, text)


def _danish_number(one: str, several: str, number: int) -> str:
    return _danish(one if number == 1 else several)


def speak_danish() -> None:
    """Put the Danish texts into click's modules."""
    for module in (click.core, click.decorators, click.exceptions, click.formatting, click.parser, click.types):
        for name, function in (("_", _danish), ("ngettext", _danish_number)):
            if hasattr(module, name):
                setattr(module, name, function)
