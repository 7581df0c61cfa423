"""The one colour of a template that our own styles, tables and charts take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from flows.write.word.colour import HEX, is_grey, readable, tint
from flows.write.word.stylesheet import Stylesheet

_OURS, _OUR_TINT = "1F3864", "8EAADB"
_WITHOUT = "404040"
_OFFICES = frozenset(("4F81BD", "5B9BD5", "4472C4", "156082"))  # accent1 of Word's themes, which nobody has chosen
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def accent_of(document: Document, styles: Stylesheet, headings: Iterable[Any]) -> str:
    """Give the colour of the first heading that has one, else the theme's first accent, else grey.

    Args:
        document: Holds the theme.
        styles: The sheet of the headings' styles.
        headings: Styles, the title's first; None among them is passed over.
    """
    theme = _theme_colours(document)
    chosen = [*_colours(styles, headings, theme), theme.get("accent1", "")]
    fit = (colour for colour in chosen if HEX.fullmatch(colour) and not is_grey(colour))
    return readable(next((colour.upper() for colour in fit if colour.upper() not in _OFFICES), _WITHOUT))


def recolour(style: Any, accent: str) -> None:
    """Give a style of ours the template's colour wherever it has our own."""
    replaced = {_OURS: accent, _OUR_TINT: tint(accent)}
    for member in style.iter():
        for name in (qn("w:val"), qn("w:color")):
            if (ours := member.get(name)) in replaced:
                member.set(name, replaced[ours])


def _colours(styles: Stylesheet, headings: Iterable[Any], theme: dict[str, str]) -> Iterator[str]:
    for style in headings:
        if style is not None:
            of_theme = styles.effective(style, "w:rPr/w:color", "w:themeColor") or ""
            colour = styles.effective(style, "w:rPr/w:color") or ""
            yield colour if HEX.fullmatch(colour) else theme.get(of_theme, "")


def _theme_colours(document: Document) -> dict[str, str]:
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.THEME and not relation.is_external:
            root: Any = parse_xml(relation.target_part.blob)
            return {
                colour.tag.removeprefix(_DRAWING): colour[0].get("val") or ""
                for scheme in root.iter(f"{_DRAWING}clrScheme")
                for colour in scheme
                if len(colour)
            }
    return {}
