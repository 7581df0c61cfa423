"""The README's table of kinds: every kind and key stands there, and its examples and counter-examples hold."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from flows.categorise import Scheme, explain_text
from flows.categorise.finding import PatternFinder
from flows.categorise.patterns import Kind, Relation, parse_pattern
from flows.categorise.rules import RuleGroup
from flows.categorise.stance import is_question
from flows.categorise.word_lists import parse_lists
from flows.danish.staff_words import StaffWords, StaffWordsFile, load_staff_words
from flows.notes import Source

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
SECTION = README.partition("## Change the categories")[2].partition("\n## ")[0]
PLACES = ("file", "sheet", "heading")


def _rows() -> dict[str, tuple[str, list[str], list[str]]]:
    table = SECTION.partition("<!-- kinds -->")[2].partition("<!-- /kinds -->")[0]
    rows = {}
    for line in table.strip().splitlines()[2:]:
        name, _, write, finds, leaves = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        rows[name] = (_code(write)[0], _code(finds), _code(leaves))
    return rows


def _code(cell: str) -> list[str]:
    return [text.replace("\\|", "|") for text in re.findall(r"`([^`]+)`", cell)]


ROWS = _rows()
EXAMPLES = [(name, text, True) for name, row in ROWS.items() for text in row[1]]
EXAMPLES += [(name, text, False) for name, row in ROWS.items() for text in row[2]]


def test_every_kind_and_key_is_documented() -> None:
    kinds = {*get_args(Kind), *get_args(Relation)} - {"alone"}
    assert set(ROWS) == kinds | {"phrase", "either", "ignore"} | set(RuleGroup.model_fields)


def test_every_kind_has_an_example_and_a_counter_example() -> None:
    assert [name for name, row in ROWS.items() if not (row[1] and row[2])] == []


@pytest.mark.parametrize(("name", "text", "expected"), EXAMPLES)
def test_example(
    name: str, text: str, expected: bool, write_scheme: Callable[[str], Scheme], tmp_path: Path
) -> None:
    written = ROWS[name][0]
    if name == "ignore":
        scheme = write_scheme(f"themes: [{{id: a, title: A, {written[1:-1]}}}]")
        found = explain_text(text, scheme).theme == "a"
    elif name in RuleGroup.model_fields:
        scheme = write_scheme(f"themes: [{{id: a, title: A, rules: [{written}]}}]")
        source = Source(text if name == "file" else "", text if name == "sheet" else "", "A1", text)
        score = explain_text("" if name in PLACES else text, scheme, source).reading_of("a").score
        assert score in (0, scheme.themes[0].rules[0].weight) or name == "least"
        found = score > 0
    else:
        words = _staff_words(tmp_path)
        finder = PatternFinder(
            [parse_pattern(written)], words.forms, words.abbreviations, parse_lists(words), asks=is_question
        )
        found = bool(finder.find(text))
    assert found is expected


@pytest.mark.parametrize(
    ("written", "text", "expected"),
    [
        ("hver mandag|tirsdag", "Lukket tirsdag", True),
        ("et sted til|at", "Godt at være her", True),
        ("hver mandag|hver tirsdag", "Åbent hver tirsdag", True),
        ("hver mandag|hver tirsdag", "Lukket tirsdag", False),
        ("hver @ugedage", "Åbent hver tirsdag", True),
        ("hver @ugedage", "Lukket tirsdag, hver anden uge", False),
        ("hver ~1 mandag|tirsdag", "Åbent hver anden tirsdag", True),
        ("hver ~1 mandag|tirsdag", "Lukket tirsdag", False),
        ("have", "Vi har det godt", True),
        ("=have", "Vi har det godt", False),
        ("bage", "Stå bag ved huset", True),
        ("fulde", "Der er fuldt hus, og glasset er fuld", True),
        ("e-bog*", "e-bogsudlån", True),
        ("e-bog*", "ebogen", True),
    ],
)
def test_what_is_said_of_a_pattern_beside_the_table_holds(written: str, text: str, expected: bool) -> None:
    assert f"`{written}`" in SECTION
    days = parse_pattern("mandag|tirsdag").operands[0]
    finder = PatternFinder([parse_pattern(written)], lists={"ugedage": days})
    assert bool(finder.find(text)) is expected


def test_the_schemes_in_the_section_are_schemes(write_scheme: Callable[[str], Scheme]) -> None:
    scheme = write_scheme(SECTION.partition("```yaml\n")[2].partition("```")[0])
    assert [theme.id for theme in scheme.as_themes()] == ["byrum", "samvaer"]


def _staff_words(folder: Path) -> StaffWords:
    path = folder / "danish" / "words.yaml"
    path.parent.mkdir()
    path.write_text(SECTION.rpartition("```yaml\n")[2].partition("```")[0], encoding="utf-8")
    return load_staff_words(folder)


def test_the_staff_words_in_the_section_are_staff_words(tmp_path: Path) -> None:
    words = _staff_words(tmp_path)
    assert words.lists == {"chefer": ("leder", "chef", "direktør", "*=boss")}
    assert words.abbreviations["DIB"] == ("diversitetskoordinator",)
    assert "skemaerne" in words.forms["skema"]
    assert words.contrasts == ("dag / nat",)
    for key in StaffWordsFile.model_fields:
        assert f"{key}:" in SECTION
