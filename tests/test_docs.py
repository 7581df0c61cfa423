"""The README tells of every command, option and key, and its commands are the ones that CI runs."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import click
import pytest
from pydantic import BaseModel

from flows.cli import workshop
from flows.errors import ExitCode, WorkshopError
from flows.notes import Reason
from flows.pipeline import make_edition
from flows.reading_words import REASONS
from flows.review import DecisionBook
from flows.review.read_book import parse_book
from flows.settings import WorkshopSettings
from flows.workshop import Folders, open_workshop
from flows.write.outline import outline

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


@pytest.mark.parametrize("key", sorted(DecisionBook.model_fields))
def test_kinds_of_decision_are_documented(key):
    assert re.search(rf"^ *{key}: ", README, re.MULTILINE)


def test_the_decisions_in_the_readme_are_decisions():
    (example,) = (
        block for block in re.findall(r"^```yaml\n(.*?)^```$", README, re.M | re.S) if "left_out:" in block
    )
    book = parse_book(example.encode())
    assert all(getattr(book, key) for key in DecisionBook.model_fields)
    assert {field for text in book.summary for field in ("intro", "paragraph") if getattr(text, field)} == {
        "intro", "paragraph",
    }  # fmt: skip


def test_exit_codes_are_documented_with_their_names():
    (table,) = re.findall(r"^\| exit code \|.*\n\|[-|]+\|\n((?:\|.*\n)+)", README, re.MULTILINE)
    rows = [[cell.strip(" `") for cell in row.split("|")[1:3]] for row in table.splitlines()]

    assert [(int(code), name) for code, name in rows] == [(code.value, code.name) for code in ExitCode]


def test_every_expected_error_ends_with_a_named_code_and_every_failure_has_an_error():
    codes = {error.exit_code for error in subclasses(WorkshopError)}

    assert all(isinstance(code, ExitCode) for code in codes)
    assert codes == set(ExitCode) - {ExitCode.DONE, ExitCode.INTERRUPTED}


def subclasses(error: type[WorkshopError]) -> Iterator[type[WorkshopError]]:
    yield error
    for below in error.__subclasses__():
        yield from subclasses(below)


def test_every_reason_has_a_word_for_staff():
    assert set(REASONS) == set(get_args(Reason))


@pytest.mark.parametrize("reason", sorted(REASONS))
def test_reasons_for_setting_aside_are_documented(reason):
    assert f"`{reason}`" in README


def test_that_git_takes_up_what_lies_in_inputs_is_told():
    ignored = (Path(__file__).parent.parent / ".gitignore").read_text("utf-8").splitlines()

    assert not any(line.strip("/").startswith("inputs") for line in ignored)
    assert re.search(r"`git add \.`\s+takes all of `inputs/` up, personal data too", README)


def test_the_first_two_blocks_are_the_two_commands():
    blocks = re.findall(r"^```(\w*)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)[:2]

    assert [language for language, _ in blocks] == ["sh", "sh"]
    assert [len(block.splitlines()) for _, block in blocks] == [1, 1]
    assert "workshop run" in blocks[0][1]
    assert "pytest" in blocks[1][1]


ROOT = Path(__file__).parent.parent
DEVELOPERS = README[README.index("## For developers") :]
MODULES = sorted(set(re.findall(r"[\w/]+\.py\b", DEVELOPERS)))


@pytest.mark.parametrize("module", MODULES)
def test_every_module_that_developers_are_sent_to_is_there(module):
    assert [*ROOT.glob(module), *ROOT.glob(f"flows/**/{module}"), *ROOT.glob(f"tests/**/{module}")]


def test_the_drawing_from_a_cell_to_a_bullet_tells_the_truth():
    job = open_workshop("trafik-ved-skolerne", Folders(ROOT / "inputs", ROOT / "outputs", ROOT / "categories"))
    edition = make_edition(job)
    first, second = (note for note in edition.gathered.notes if note.id in ("qhmk5jx4hqkq", "xzbdybighxqk"))
    placed = edition.placements[first.id]

    assert (first.text, second.text) == (
        "Flere skolepatruljer, også om eftermiddagen",
        "Flere skolepatruljer også om eftermidagen!",
    )
    assert all(f'"{note.text}"' in DEVELOPERS and f'"{note.id}"' in DEVELOPERS for note in (first, second))
    aside = {(cell.source.file, cell.source.cell): (cell.text, cell.reason) for cell in edition.gathered.set_aside}
    assert aside["borde-1-2.xlsx", "B1"] == ("Input", "heading")
    assert aside["borde-3-4.ods", "B2"] == ("6", "number")
    assert (placed.theme, placed.subthemes, placed.decided_by) == ("undervisning", ("patrulje",), "rule")
    assert 'theme="undervisning", subthemes=("patrulje",), decided_by="rule"' in DEVELOPERS
    assert [b.text for s in outline(edition, grouped=True).sections for b in s.bullets if second in b.notes] == [
        first.text
    ]
