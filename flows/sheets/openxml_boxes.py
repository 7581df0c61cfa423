"""The texts of an Open XML sheet that stand in no cell: text boxes, and comments of both kinds."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from flows.sheets.book import Box, place_of
from flows.sheets.openxml_package import Package
from flows.sheets.xml_parts import local_name

_ANCHORS = ("twoCellAnchor", "oneCellAnchor", "absoluteAnchor")


def read_boxes(package: Package, sheet: str) -> tuple[Box, ...]:
    """Give the text boxes and comments that a sheet's part points at."""
    boxes: list[Box] = []
    notes: list[Box] = []
    threads: list[Box] = []
    for relation in package.relations(sheet).values():
        if relation.target not in package:
            continue
        if relation.kind == "drawing":
            boxes.extend(_text_boxes(package, relation.target))
        elif relation.kind == "comments":
            notes.extend(_comments(package, relation.target, "comment", "t"))
        elif relation.kind == "threadedComment":
            threads.extend(_comments(package, relation.target, "threadedComment", "text"))
    threaded = {box[:2] for box in threads}  # Excel writes a note for old programs at the same cell
    boxes.extend(threads)
    boxes.extend(box for box in notes if box[:2] not in threaded)
    return tuple(sorted(boxes, key=lambda box: box[:3]))


def _comments(package: Package, part: str, kind: str, holder: str) -> Iterator[Box]:
    authors: list[str] = []
    for element in package.walk(part):
        if local_name(element) == "author":
            authors.append(element.text or "")
        elif local_name(element) == kind:
            text = "".join(child.text or "" for child in _descendants(element) if local_name(child) == holder)
            number = int(element.get("authorId") or 0)
            text = _without_author(text, authors[number] if number < len(authors) else "")
            if text.strip():
                yield Box(*place_of(element.get("ref") or "A1"), "comment", text)
            element.clear()


def _without_author(text: str, author: str) -> str:
    """Take off the name that Excel writes on top of a comment."""
    first, _, rest = text.partition("\n")
    return rest if author and first.strip() == f"{author}:" else text


def _text_boxes(package: Package, part: str) -> Iterator[Box]:
    for element in package.walk(part):
        if local_name(element) not in _ANCHORS:
            continue
        row, column = _anchored_at(element)
        for shape in _descendants(element):
            if local_name(shape) == "txBody":
                text = "\n".join(_paragraph(child) for child in shape if local_name(child) == "p")
                if text.strip():
                    yield Box(row, column, "text_box", text)
        element.clear()


def _anchored_at(anchor: Element) -> tuple[int, int]:
    start = next((child for child in anchor if local_name(child) == "from"), None)
    if start is None:
        return 1, 1
    values = {local_name(child): int(child.text or 0) for child in start}
    return values.get("row", 0) + 1, values.get("col", 0) + 1


def _paragraph(element: Element) -> str:
    return "".join(
        "\n" if local_name(child) == "br" else child.text or ""
        for child in _descendants(element)
        if local_name(child) in ("t", "br")
    )


def _descendants(element: Element) -> Iterator[Element]:
    """Walk what an element holds, but not what stands there for old programs a second time."""
    waiting = list(reversed(element))
    while waiting:
        child = waiting.pop()
        yield child
        if local_name(child) != "Fallback":
            waiting.extend(reversed(child))
