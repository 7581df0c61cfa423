from datetime import date

import pytest
from pydantic import BaseModel, ConfigDict, Field

from flows.errors import DecisionsError, RulesError
from flows.yaml_source import parse_yaml, read_yaml, validate


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    number: int = Field(1, ge=1)
    kind: str = "plain"


class Whole(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str = Field(min_length=1)
    held: date | None = None
    part: Part | None = None
    parts: list[Part] = []


def told(text: str) -> list[str]:
    with pytest.raises(RulesError) as caught:
        validate(parse_yaml(text.encode(), "w.yaml"), Whole)
    return [line for line in str(caught.value).splitlines() if not line.startswith("    ")]


def test_values_of_a_good_file():
    source = parse_yaml("title: Støj\nheld: 2025-08-13\npart: {number: 2}\n".encode(), "w.yaml")

    assert validate(source, Whole) == Whole(title="Støj", held=date(2025, 8, 13), part=Part(number=2))


def test_every_mistake_is_told_with_its_line():
    assert told("titel: x\npart:\n  numer: 0\n  number: 0\nparts:\n - number: a\n - {nmber: 2}\n") == [
        "w.yaml, linje 1: 'titel' kendes ikke. Mente du 'title'?",
        "w.yaml, linje 1: 'title' mangler. Tilføj den.",
        "w.yaml, linje 3: 'part.numer' kendes ikke. Mente du 'number'?",
        "w.yaml, linje 4: 'part.number' skal være mindst 1. (der står: 0)",
        "w.yaml, linje 6: 'parts.1.number' skal være et helt tal. (der står: a)",
        "w.yaml, linje 7: 'parts.2.nmber' kendes ikke. Mente du 'number'?",
    ]


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ("title: x\ntitle: y\n", 2, "'title' står to gange"),
        ("title: [x\n", 1, "[ bliver ikke lukket"),
        ("title: &a x\npart: *a\n", 1, "Skriv det ud begge steder"),
        ("title: x\nheld: 2025-02-31\n", 2, "'2025-02-31' er ingen dato"),
        ("title: x\n<<: {a: 1}\n", 2, "'<<' kan ikke bruges her"),
        ("title: x\n? [a]\n: b\n", 2, "en nøgle skal være et ord"),
        ("title: true\n", 1, "skal være tekst"),
    ],
)
def test_a_malformed_file_is_told_with_its_line(text, line, part):
    (message,) = told(text)

    assert message.startswith(f"w.yaml, linje {line}: ")
    assert part in message


def test_yes_no_on_and_off_are_words():
    assert parse_yaml(b"yes: [on, off, no]\nflag: true\n", "w.yaml").data == {
        "yes": ["on", "off", "no"],
        "flag": True,
    }


def test_a_file_in_another_encoding_names_the_line():
    with pytest.raises(RulesError, match="linje 2: tegnet kan ikke læses"):
        parse_yaml("title: x\npart: æ\n".encode("cp1252"), "w.yaml")


def test_a_file_that_is_no_text_says_so_in_danish():
    with pytest.raises(
        RulesError, match=r"^haven\.yaml, linje 2: her står et tegn, som ingen tekstfil har\. .*Word"
    ):
        parse_yaml(b"title: Haven\n\x03PK", "haven.yaml")


def test_a_file_that_unfolds_to_gigabytes_is_refused():
    bomb = "a: &a [x,x]\n" + "".join(f"b{n}: &b{n} [*{'a' if n == 0 else f'b{n - 1}'}]\n" for n in range(40))

    with pytest.raises(RulesError):
        parse_yaml(bomb.encode(), "w.yaml")


def test_deep_nesting_is_an_expected_error():
    with pytest.raises(RulesError):
        parse_yaml(b"[" * 5000, "w.yaml")


def test_a_missing_file_is_told_as_the_error_asked_for(tmp_path):
    with pytest.raises(DecisionsError, match=r"d\.yaml: filen kan ikke læses"):
        read_yaml(tmp_path / "d.yaml", "d.yaml", DecisionsError)


def test_an_empty_file_is_an_empty_mapping():
    assert parse_yaml(b"# only a comment\n", "w.yaml").data == {}


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("a:\n\t- b\n", 2, "tabulatortegn"),
        ("title: a: b\n", 1, "der er et kolon i teksten"),
        ('a:\n  - "b\n  - c\n', 2, "anførselstegnet, der begynder her"),
        ("a: [b, c\nd: e\n", 1, "bliver ikke lukket"),
        ("a:\n  b: 1\n c: 2\n", 3, "linjen er rykket 1 tegn ind, og linje 2 er rykket 2"),
    ],
)
def test_what_the_parser_finds_is_said_in_danish(text, line, told):
    with pytest.raises(RulesError, match=f"x.yaml, linje {line}: .*{told}"):
        parse_yaml(text.encode(), "x.yaml")
