"""What click itself says is Danish, whole, for each mistake on the command line."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from flows.danish_click import speak_danish


@click.group(context_settings={"help_option_names": ["--help"]})
@click.version_option("1.2", prog_name="prøve")
def command():
    """En prøve."""


@command.command()
@click.argument("navn")
@click.option("--antal", type=click.IntRange(1, 5), default=2, show_default=True, help="Hvor mange.")
@click.option("--form", type=click.Choice(["rund", "kantet"]))
@click.option("--mærke", required=True)
@click.option("--fil", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--mappe", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--punkt", nargs=2)
@click.option("--stille", is_flag=True)
def tegn(**_):
    """Tegn noget."""


@pytest.fixture(autouse=True)
def danish():
    speak_danish()


def said(*arguments: str) -> str:
    return CliRunner().invoke(command, arguments, prog_name="prøve").output


@pytest.mark.parametrize(
    ("arguments", "last"),
    [
        (["--version"], "prøve, version 1.2"),
        (["tegne"], "Fejl: Kommandoen 'tegne' findes ikke. Mente du 'tegn'?"),
        (["tegn"], "Fejl: Der mangler 'NAVN'."),
        (["tegn", "a"], "Fejl: Der mangler valget '--mærke'."),
        (
            ["tegn", "a", "--form", "skæv"],
            "Fejl: Ugyldig værdi for '--form': 'skæv' er ikke en af 'rund', 'kantet'.",
        ),
        (["tegn", "a", "--antal", "x"], "Fejl: Ugyldig værdi for '--antal': 'x' er ikke et gyldigt tal."),
        (["tegn", "a", "--antal", "9"], "Fejl: Ugyldig værdi for '--antal': 9 ligger ikke i 1<=x<=5."),
        (["tegn", "a", "--fil", "væk"], "Fejl: Ugyldig værdi for '--fil': 'væk' findes ikke."),
        (["tegn", "a", "--fil", "."], "Fejl: Ugyldig værdi for '--fil': '.' er en mappe."),
        (["tegn", "a", "--form"], "Fejl: Valget '--form' skal have en værdi."),
        (["tegn", "a", "--punkt", "1"], "Fejl: Valget '--punkt' skal have 2 værdier."),
        (["tegn", "a", "--stille=ja"], "Fejl: Valget '--stille' tager ikke en værdi."),
        (["tegn", "a", "--mærke", "x", "b"], "Fejl: Der er et argument for meget (b)"),
        (["tegn", "a", "--mærke", "x", "b", "c"], "Fejl: Der er argumenter for meget (b c)"),
        (["tegn", "a", "--formm", "rund"], "Fejl: Valget '--formm' findes ikke. Mente du '--form'?"),
    ],
)
def test_a_mistake_is_told_in_danish(arguments, last):
    assert said(*arguments).splitlines()[-1] == last
