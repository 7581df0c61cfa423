"""What the styles of an Open XML workbook say of cells: number formats, and what makes a text stand out."""

from __future__ import annotations

from typing import NamedTuple
from xml.etree.ElementTree import Element, iterparse

from flows.sheets.builtin_formats import BUILTIN_FORMATS
from flows.sheets.openxml_package import Package
from flows.sheets.xml_parts import local_name

_NO_FILL = ("none", "gray125")  # the two that every workbook begins with
_WHITE = ("FFFFFFFF", "00FFFFFF")


class CellStyles(NamedTuple):
    """What is known of the cells of each style.

    Attributes:
        formats: Their number formats, "" where the file names none.
        strong: The styles in bold letters, or in larger ones than the first style's, as cells name them.
        filled: Those with a ground of another colour than white.
    """

    formats: tuple[str, ...] = ()
    strong: frozenset[str] = frozenset()
    filled: frozenset[str] = frozenset()


def read_styles(package: Package, part: str) -> CellStyles:
    """Read the styles of a workbook's cells.

    Raises:
        ValueError: A number is none.
    """
    found = _Found()
    inside = ""  # what a conditional format shows has fonts, fills and numbers of its own
    with package.open(part) as source:
        for event, element in iterparse(source, ("start", "end")):  # noqa: S314 - open_part has looked
            kind = local_name(element)
            if kind in ("cellXfs", "fonts", "fills", "dxfs"):
                inside = kind if event == "start" else ""
            elif event == "end":
                if inside != "dxfs":
                    found.add(element, kind, inside)
                element.clear()
    return found.styles()


class _Found:
    def __init__(self) -> None:
        self._codes: dict[int, str] = dict(BUILTIN_FORMATS)
        self._cells: list[tuple[int, int, int]] = []  # number format, font, fill
        self._fonts: list[tuple[bool, float]] = []
        self._fills: list[bool] = []
        self._bold = self._coloured = False
        self._size = 0.0

    def add(self, element: Element, kind: str, inside: str) -> None:
        """Note an element that ends."""
        if kind == "xf" and inside == "cellXfs":
            number = int(element.get("numFmtId") or 0)
            self._cells.append((number, _place(element.get("fontId")), _place(element.get("fillId"))))
        elif kind == "numFmt" and (code := element.get("numFmtId")):
            self._codes[int(code)] = element.get("formatCode", "")
        elif inside == "fonts":
            self._add_to_font(element, kind)
        elif inside == "fills":
            self._add_to_fill(element, kind)

    def _add_to_font(self, element: Element, kind: str) -> None:
        if kind == "b":
            self._bold = element.get("val", "1") not in ("0", "false")
        elif kind == "sz":
            size = element.get("val", "")
            self._size = float(size) if size.replace(".", "", 1).isdecimal() else 0.0
        elif kind == "font":
            self._fonts.append((self._bold, self._size))
            self._bold, self._size = False, 0.0

    def _add_to_fill(self, element: Element, kind: str) -> None:
        white = element.get("rgb", "").upper() in _WHITE or (
            element.get("theme") == "0" and not element.get("tint")
        )
        if kind == "fgColor" and white:
            self._coloured = False
        elif kind == "fgColor":
            self._coloured = True
        elif kind == "patternFill" and element.get("patternType", "none") in _NO_FILL:
            self._coloured = False
        elif kind == "fill":
            self._fills.append(self._coloured)
            self._coloured = False

    def styles(self) -> CellStyles:
        """Give what the cells' styles came to."""
        usual = self._font(self._cells[0][1])[1] if self._cells else 0.0
        strong, filled = set(), set()
        for style, (_, font, fill) in enumerate(self._cells):
            bold, size = self._font(font)
            if bold or size > usual > 0:
                strong.add(str(style))
            if fill < len(self._fills) and self._fills[fill]:
                filled.add(str(style))
        formats = tuple(self._codes.get(number, "") for number, _, _ in self._cells)
        return CellStyles(formats, frozenset(strong), frozenset(filled))

    def _font(self, number: int) -> tuple[bool, float]:
        return self._fonts[number] if number < len(self._fonts) else (False, 0.0)


def _place(number: str | None) -> int:
    """Give a place in a list; a look that is damaged is none, and no reason to doubt the dates."""
    return int(number) if number and number.isdecimal() else 0
