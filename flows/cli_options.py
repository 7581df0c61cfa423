"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import click

from flows.editions import KEPT, MOST_KEPT

_FOLDERS = {
    "inputs": ("MAPPE", "Mappen med en mappe til hver workshop."),
    "outputs": ("MAPPE", "Hvor dokumenterne lægges."),
    "categories": ("MAPPE_ELLER_FIL", "Skemaerne med temaer og regler, eller ét skema til det hele."),
}


def folder_option(
    name: Literal["inputs", "outputs", "categories"],
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give the option for a folder, which by default is the one of that name in the current directory."""
    metavar, text = _FOLDERS[name]
    path = click.Path(path_type=Path)
    return click.option(f"--{name}", type=path, default=name, metavar=metavar, show_default=True, help=text)


def workshops_and_folders(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the names of workshops, and the three folders."""
    for name in ("categories", "outputs", "inputs"):
        command = folder_option(name)(command)
    return click.argument("names", metavar="[NAVN]...", nargs=-1)(command)


keep_option = click.option(
    "--keep",
    type=click.IntRange(1, MOST_KEPT),
    default=KEPT,
    show_default=True,
    metavar="ANTAL",
    help="Hvor mange udgaver der gemmes, så de kan gendannes.",
)

skip_option = click.option("--skip-bad-files", is_flag=True, help="Gå videre uden de filer, der ikke kan læses.")
