"""The README tells of every command, option and key, and its commands are the ones that CI runs."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import click
import pytest
from pydantic import BaseModel

from flows.cli import workshop
from flows.errors import WorkshopError
from flows.notes import Reason
from flows.report import REASONS
from flows.settings import WorkshopSettings

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
COMMANDS = sorted(workshop.commands)
OPTIONS = sorted(
    {
        option
        for command in workshop.commands.values()
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for option in parameter.opts
    }
)


def keys(model: type[BaseModel], prefix: str = "") -> Iterator[str]:
    for name, field in model.model_fields.items():
        inner = [part for part in (field.annotation, *getattr(field.annotation, "__args__", ())) if is_model(part)]
        if inner:
            yield from keys(inner[0], f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}"


def is_model(part: object) -> bool:
    return isinstance(part, type) and issubclass(part, BaseModel)


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_are_documented(command):
    assert f"workshop {command}" in README


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_have_help_with_an_example(command):
    help_text = workshop.commands[command].help or ""

    assert f"Eksempel: workshop {command}" in help_text


@pytest.mark.parametrize("option", OPTIONS)
def test_options_are_documented(option):
    assert f"`{option}" in README


@pytest.mark.parametrize("key", sorted(keys(WorkshopSettings)))
def test_keys_of_workshop_yaml_are_documented(key):
    """As `key` with all its parts; what stands in a list or under a name of staff's own as its last part."""
    parts = key.split(".")
    if len(parts) <= 2 and parts[0] != "columns":
        assert f"`{key}`" in README
    else:
        assert f"`{parts[-1]}`" in README or re.search(rf"^ +{parts[-1]}: ", README, re.MULTILINE)


def test_exit_codes_are_documented():
    codes = {error.exit_code for error in subclasses(WorkshopError)} | {0}

    assert codes == {0, 1, 2, 3, 4, 5, 6}
    assert all(re.search(rf"^\| {code} \|", README, re.MULTILINE) for code in codes)


def subclasses(error: type[WorkshopError]) -> Iterator[type[WorkshopError]]:
    yield error
    for below in error.__subclasses__():
        yield from subclasses(below)


def test_every_reason_has_a_word_for_staff():
    assert set(REASONS) == set(get_args(Reason))


@pytest.mark.parametrize("reason", sorted(REASONS))
def test_reasons_for_setting_aside_are_documented(reason):
    assert f"`{reason}`" in README


def test_the_first_two_blocks_are_the_two_commands():
    blocks = re.findall(r"^```(\w*)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)[:2]

    assert [language for language, _ in blocks] == ["sh", "sh"]
    assert [len(block.splitlines()) for _, block in blocks] == [1, 1]
    assert "workshop run" in blocks[0][1]
    assert "pytest" in blocks[1][1]
