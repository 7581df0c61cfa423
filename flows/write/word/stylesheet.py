"""The styles of a document as one sheet: found by name or id, with what each inherits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn


class Stylesheet:
    """The styles of a document.

    Attributes:
        element: `w:styles`.
        by_name: Styles by their names in the file, case-folded; of two with one name, the paragraphs' style.
        by_id: Styles by id.
    """

    def __init__(self, document: Document) -> None:
        self.element: Any = document.styles.element
        self.by_name: dict[str, Any] = {}
        self.by_id: dict[str, Any] = {}
        for style in sorted(self.element.findall(qn("w:style")), key=is_of_paragraphs):
            if style.find(qn("w:name")) is not None:
                self.add(style)

    def add(self, style: Any) -> None:
        """Take up a style; one that is not in the sheet yet is put last."""
        if style.getparent() is None:
            self.element.append(style)
        self.by_name[name_of(style).casefold()] = style
        self.by_id[id_of(style)] = style

    def of_paragraphs(self, name: str) -> Any:
        """Give the style of paragraphs with this name in whatever case, or None."""
        found = self.by_name.get(name.casefold())
        return found if found is not None and is_of_paragraphs(found) else None

    def of_kind(self, name: str, kind: str) -> Any:
        """Give the style of a kind ("table") with this name in whatever case, or None."""
        return next((each for each in self._of_kind(kind) if name_of(each).casefold() == name.casefold()), None)

    def names(self, kind: str) -> list[str]:
        """List the names of a kind's styles, as they stand in the file."""
        return [name_of(style) for style in self._of_kind(kind)]

    def _of_kind(self, kind: str) -> Iterator[Any]:
        return (style for style in self.by_id.values() if style.get(qn("w:type")) == kind)

    def default_of(self, kind: str) -> Any:
        """Give the default style of a kind ("paragraph", "character", "table"), or None."""
        for style in self.by_id.values():
            if style.get(qn("w:type")) == kind and style.get(qn("w:default")) in ("1", "true"):
                return style
        return None

    def chain(self, style: Any) -> Iterator[Any]:
        """Give a style and those that it is based on, the nearest first."""
        seen: set[str] = set()
        while style is not None and id_of(style) not in seen:
            seen.add(id_of(style))
            yield style
            base = style.find(qn("w:basedOn"))
            style = None if base is None else self.by_id.get(base.get(qn("w:val")))

    def effective(self, style: Any, path: str, attribute: str = "w:val") -> str | None:
        """Give an attribute of a property, from the style itself or the nearest that has it."""
        steps = "/".join(qn(step) for step in path.split("/"))
        for member in self.chain(style):
            if (found := member.find(steps)) is not None and (value := found.get(qn(attribute))) is not None:
                return str(value)
        return None

    def default(self, tag: str, attribute: str = "w:val") -> str | None:
        """Give what the document's defaults say of a property of runs."""
        found = self.element.find("/".join(qn(s) for s in ("w:docDefaults", "w:rPrDefault", "w:rPr", tag)))
        return None if found is None else found.get(qn(attribute))


def name_of(style: Any) -> str:
    """Give a style's name in the file."""
    return str(style.find(qn("w:name")).get(qn("w:val"), ""))


def id_of(style: Any) -> str:
    """Give a style's id."""
    return str(style.get(qn("w:styleId")))


def is_of_paragraphs(style: Any) -> bool:
    """Tell a style of paragraphs from those of characters, tables and lists."""
    return bool(style.get(qn("w:type")) == "paragraph")
