"""Headers and footers: the page's number, and the theme that it begins with, added to what a template has there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import parse_xml

from flows.write.word.looks import Looks
from flows.write.word.markup import field, paragraph, run

_PAGE_FIELD = re.compile(r"\b(PAGE|NUMPAGES|SECTIONPAGES)\b")
_THEME_FIELD = re.compile(r"\bSTYLEREF\b")
_NAMESPACE = f'xmlns:w="{nsmap["w"]}"'


class Edges:
    """What stands above and below the text of a document's pages."""

    def __init__(self, document: Document, section: Any, looks: Looks) -> None:
        """Take the document's only section."""
        self._document = document
        self._section = section
        self._looks = looks

    def number_pages(self, mark: str) -> None:
        """Add "<mark> – side 2/5" to the footer, unless the template numbers its pages itself."""
        if self._has(_PAGE_FIELD):
            return
        section = self._document.sections[-1]
        wanted = [section.footer]
        if section.different_first_page_header_footer and not section.first_page_footer.is_linked_to_previous:
            wanted.append(section.first_page_footer)
        if self._document.settings.odd_and_even_pages_header_footer:
            wanted.append(section.even_page_footer)
        pages = (run(f"{mark} – side "), field("PAGE", "1"), run("/"), field("NUMPAGES", "1"))
        for footer in wanted:
            _append(footer, paragraph(self._looks.id_of("footer"), *pages))

    def name_themes(self) -> None:
        """Add the running theme to the header of all pages but the first, unless the template has such a name.

        Word fills it in whenever it lays out the page. It is stored empty: a reader that does not know the field
        would show one name on all pages.
        """
        if self._has(_THEME_FIELD):
            return
        section = self._document.sections[-1]
        if not self._parts():  # else its first page would lose what it shares with the others
            section.different_first_page_header_footer = True
            section.first_page_footer.is_linked_to_previous = False
        wanted = [section.header]
        if self._document.settings.odd_and_even_pages_header_footer:
            wanted.append(section.even_page_header)
        for header in wanted:
            _append(header, paragraph(self._looks.id_of("header"), field(f"STYLEREF {self._theme_style()}", "")))

    def _theme_style(self) -> str:
        """Name the themes' style for a field: a heading by its number, whose name differs with Word's language."""
        name = self._looks.name_of("theme")
        found = re.fullmatch("heading ([1-9])", name.casefold())
        return found[1] if found else f'"{name}"'

    def _has(self, pattern: re.Pattern[str]) -> bool:
        return any(pattern.search(code) for part in self._parts() for code in _field_codes(part.element))

    def _parts(self) -> list[Any]:
        kept = {value for member in self._section.iter() for value in member.attrib.values()}
        return [
            relation.target_part
            for key, relation in self._document.part.rels.items()
            if key in kept and relation.reltype in (RT.HEADER, RT.FOOTER)
        ]


def _append(edge: Any, markup: str) -> None:
    """Add a paragraph below what shows in a header or footer, which is made where there is none."""
    edge.is_linked_to_previous = False
    element = edge._element
    for child in list(element):
        if child.tag == qn("w:p") and not _shows_anything(child):
            element.remove(child)
    element.append(parse_xml(markup.replace("<w:p>", f"<w:p {_NAMESPACE}>", 1)))


def _shows_anything(paragraph: Any) -> bool:
    return bool("".join(paragraph.itertext()).strip() or paragraph.xpath(".//w:drawing|.//w:pict"))


def _field_codes(element: Any) -> Iterator[str]:
    for code in element.iter(qn("w:instrText")):
        yield code.text or ""
    for simple in element.iter(qn("w:fldSimple")):
        yield simple.get(qn("w:instr"), "")
