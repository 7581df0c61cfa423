"""The lists in headers.yaml say each thing once."""

from collections import Counter
from collections.abc import Iterator

from flows.gather.folding import fold_heading
from flows.yaml_source import read_yaml


def lists(node: object, path: str = "") -> Iterator[tuple[str, list[str]]]:
    if isinstance(node, dict):
        for key, below in node.items():
            yield from lists(below, f"{path}/{key}")
    elif isinstance(node, list) and all(isinstance(word, str) for word in node):
        yield path, node


def test_no_word_stands_twice_in_a_list_of_headings(root):
    data = read_yaml(root / "flows" / "gather" / "headers.yaml", "headers.yaml").data
    found = dict(lists(data))
    twice = {
        path: again
        for path, words in found.items()
        if (again := [word for word, n in Counter(fold_heading(w) or w for w in words).items() if n > 1])
    }
    assert twice == {}
    assert {"/roles/note/words", "/phrases/links", "/ids"} <= found.keys()


def test_no_word_has_two_roles(root):
    data = read_yaml(root / "flows" / "gather" / "headers.yaml", "headers.yaml").data
    roles = Counter(fold_heading(word) or word for role in data["roles"].values() for word in role["words"])
    assert [word for word, n in roles.items() if n > 1] == []


def test_no_line_and_no_answer_is_a_bare_figure(root):
    """Figures are asked about fewer lists than texts are: they are in none of these."""
    data = read_yaml(root / "flows" / "gather" / "headers.yaml", "headers.yaml").data
    asked = [words for path, words in lists(data) if path.startswith(("/lines/", "/answers/"))]
    assert len(asked) > 10
    assert [word for words in asked for word in words if fold_heading(word).isdecimal()] == []
