"""What is said to people who don't know YAML: the line, the place, and what to write instead."""

from collections.abc import Callable
from pathlib import Path

import pytest

from flows.categorise import Scheme
from flows.errors import RulesError

_CASES = [
    case.partition("\n")[::2]
    for case in (Path(__file__).with_name("yaml_mistakes.txt")).read_text(encoding="utf-8").split("=== ")[1:]
]


def test_there_are_forty_of_them() -> None:
    assert len({name for name, _ in _CASES}) >= 40


@pytest.mark.parametrize(("name", "case"), _CASES, ids=[name for name, _ in _CASES])
def test_a_mistake_is_told(name: str, case: str, write_scheme: Callable[[str], Scheme]) -> None:
    written, _, message = case.partition("\n-----\n")
    with pytest.raises(RulesError) as caught:
        write_scheme(f"{written}\n")
    told = str(caught.value).replace("categories/prøve.yaml, ", "")
    assert told == message.rstrip("\n")
    assert told.startswith("linje ")
    assert told.endswith("^")


@pytest.mark.parametrize("pattern", ["OG", "TR OG AMR", "suppe og brød", "fisk eller salat", "OG brød"])
def test_what_only_looks_like_another_language_is_a_pattern(
    pattern: str, write_scheme: Callable[[str], Scheme]
) -> None:
    scheme = write_scheme(f"themes: [{{id: a, title: A, rules: [{pattern!r}]}}]")
    assert scheme.themes[0].rules[0].any == [pattern]
