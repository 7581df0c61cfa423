"""Which rooms of the house know each other: no circle of them, measured from their imports."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

FLOWS = Path(__file__).parent.parent / "flows"


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            module = node.module or ""
            yield from (f"{module}.{alias.name}" for alias in node.names) if module == "flows" else (module,)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def rooms(flows: Path) -> dict[str, set[str]]:
    """Give for each package and each single file of `flows` the others that it imports from."""
    known: dict[str, set[str]] = {path.stem: set() for path in flows.iterdir() if path.stem[0] not in "_."}
    for path in sorted(flows.rglob("*.py")):
        room = path.relative_to(flows).parts[0].removesuffix(".py")
        if room in known:
            parts = (name.split(".") for name in imported(path))
            known[room] |= {names[1] for names in parts if names[0] == "flows" and len(names) > 1} & known.keys()
            known[room].discard(room)
    return known


def reached(known: dict[str, set[str]], room: str) -> set[str]:
    """Give all rooms that a room imports from, itself or through others."""
    found: set[str] = set()
    waiting = [room]
    while waiting:
        new = known[waiting.pop()] - found
        found |= new
        waiting += new
    return found


ROOMS = rooms(FLOWS)
BEING_PARTED = {"gather", "sheets"}  # the readers of formats still look up headings


@pytest.mark.parametrize("room", sorted(ROOMS.keys() - BEING_PARTED))
def test_no_room_imports_one_that_imports_it(room):
    assert room not in reached(ROOMS, room)


def test_a_circle_over_a_third_room_is_found(tmp_path):
    (tmp_path / "write").mkdir()
    (tmp_path / "write" / "page.py").write_text("from flows.settings import Settings\n", encoding="utf-8")
    (tmp_path / "settings.py").write_text("if True:\n    import flows.notes\n", encoding="utf-8")
    (tmp_path / "notes.py").write_text("from flows import errors, write\n", encoding="utf-8")
    (tmp_path / "errors.py").write_text("import os\n", encoding="utf-8")
    known = rooms(tmp_path)

    assert [room for room in sorted(known) if room in reached(known, room)] == ["notes", "settings", "write"]


def test_the_documents_know_nothing_of_all_settings_nor_of_how_they_are_published():
    assert ROOMS["write"] == {"danish", "errors", "notes", "yaml_source"}


def test_the_exact_join_of_strings_knows_nothing_of_what_words_mean():
    join = FLOWS / "dedupe" / "join"
    known = {name for path in join.glob("*.py") for name in imported(path) if name.split(".")[0] == "flows"}

    others = {name for name in known if not name.startswith("flows.dedupe.join.")}
    assert others == {"flows.mapper", "flows.worker_process"}
    assert len(known) >= 4  # the imports among its own files: they were looked at


def test_dedupe_knows_the_exact_join_by_its_front_only():
    inside = {
        (path.name, name)
        for path in (FLOWS / "dedupe").glob("*.py")
        for name in imported(path)
        if name.startswith("flows.dedupe.join.")
    }

    assert inside == set()
