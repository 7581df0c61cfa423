"""One Word document: the look of a template around a body of our own."""

from __future__ import annotations

import copy
import datetime
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.exceptions import OpcError
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import parse_xml

from flows.errors import DAMAGED_ZIP, RulesError
from flows.write.form import Look
from flows.write.word.chart import COUNTED, Bar, chart_drawing, chart_part, chart_workbook
from flows.write.word.cleaning import strip_header, strip_markup, strip_package, strip_settings
from flows.write.word.default_template import default_template
from flows.write.word.edges import Edges
from flows.write.word.looks import Looks
from flows.write.word.markup import ending_section, escaped, in_next_column, kept_with_next
from flows.write.word.measure import points
from flows.write.word.package import pack, unpack
from flows.write.word.placing import AFTER_COLUMNS, AFTER_TITLE_PAGE, AFTER_TYPE, element, place, put

_A4 = {"w": "11906", "h": "16838"}
_A4_PAGE = (
    f'<w:sectPr xmlns:w="{nsmap["w"]}"><w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" '
    'w:header="709" w:footer="624" w:gutter="0"/></w:sectPr>'
)
_LARGEST_TEMPLATE = 100_000_000
_UNREADABLE = (*DAMAGED_ZIP, KeyError, SyntaxError, OpcError, AttributeError)
_PIECE = 2_000
_TWIP = 0.05  # points
_RIGHT_COLUMN = 0.33  # of the text's width
_GAP = 454  # twips between the columns
_NO_DATE = datetime.date(1980, 1, 1)
_OPENED_BODY = b"<w:body>"
_NAMESPACES = " ".join(f'xmlns:{prefix}="{nsmap[prefix]}"' for prefix in ("w", "r", "wp", "a", "c"))


class WordDocument:
    """A document under construction.

    Its body is text of XML, put into the package when it is zipped: adding a paragraph costs the same whether it is
    the tenth or the hundred-thousandth.
    """

    def __init__(self, look: Look) -> None:
        """Take the look of a template.

        Raises:
            RulesError: The template can't be used; the message says what is missing.
        """
        self._name = look.name or "skabelonen"
        self._document = _open(default_template() if look.template is None else look.template, self._name)
        self._body: list[Iterable[str]] = []
        self._charts: set[str] = set()
        self._names_themes = False
        self._section = _last_section(self._document)
        self.looks = Looks(self._document, look.styles, self._name, look.styles_key)

    def add(self, *markup: str) -> None:
        """Append paragraphs or tables."""
        self._body.append(markup)

    def add_later(self, markup: Iterable[str]) -> None:
        """Append paragraphs that are only made while the file is zipped, so that they are never all in memory.

        The ids of their styles must have been asked for before.
        """
        self._body.append(markup)

    def keep_last_with_next(self) -> None:
        """Let the paragraph added last end on the page where the next one begins."""
        *before, last = self._body.pop()
        self.add(*before, kept_with_next(last))

    def add_columns(self, left: Sequence[str], right: Sequence[str]) -> None:
        """Append paragraphs in two columns, the left one read first; what is added later stands below both.

        The columns are Word's own, no table and no frame: they are read in this order by whatever reads the text.
        """
        put(self._section, "w:type", {"w:val": "continuous"}, AFTER_TYPE)
        first, *others = right
        *others, last = (in_next_column(first), *others)
        self.add(*left, *others)
        self._body.append(self._end_of_columns(last))

    def name_themes_on_pages(self) -> None:
        """Let each page say on top which theme it begins with."""
        self._names_themes = True

    @property
    def text_width(self) -> int:
        """The width between the margins, in twips."""
        return int(_A4["w"]) - self._lost("left", "right", "gutter")

    @property
    def text_height(self) -> int:
        """The height between the margins, in twips."""
        return int(_A4["h"]) - self._lost("top", "bottom")

    def _lost(self, *sides: str) -> int:
        margins = self._section.find(qn("w:pgMar"))
        if margins is None:
            return 0
        return round(sum(abs(points(margins.get(qn(f"w:{side}"), "0"), _TWIP) or 0) for side in sides) / _TWIP)

    def chart(
        self, header: Sequence[str], bars: Sequence[Bar], name: str, description: str, shown: str = COUNTED
    ) -> str:
        """Add a bar chart to the package and give the run that shows it.

        Args:
            header: What the names are, and the values of each series.
            bars: Names and values, from the top.
            name: What Word calls the figure.
            description: The alternative text, with all values.
            shown: The format of the values.
        """
        package = self._document.part.package
        workbook = Part(PackURI("/word/embeddings/antal.xlsx"), CT.SML_SHEET, chart_workbook(header, bars), package)
        chart = Part(PackURI("/word/charts/chart1.xml"), CT.DML_CHART, b"", package)
        chart._blob = chart_part(
            header, bars, chart.relate_to(workbook, RT.PACKAGE), self.looks.accent, self.looks.font, shown
        )
        relation = self._document.part.relate_to(chart, RT.CHART)
        self._charts.add(relation)
        return chart_drawing(relation, name, description, self.text_width, len(bars) * (len(header) - 1))

    def to_bytes(self, title: str, mark: str, author: str, date: datetime.date | None) -> bytes:
        """Finish the file.

        Args:
            title: For the properties; screen readers say it first.
            mark: What the footer calls the document before its page number.
            author: Who made it, for the properties; may be empty.
            date: The stamp of the file; never the clock.
        """
        edges = Edges(self._document, self._section, self.looks)
        if self._names_themes:
            edges.name_themes()
        edges.number_pages(mark)
        part = self._document.part
        root: Any = parse_xml(f"<w:document {_NAMESPACES}><w:body/></w:document>")
        root[0].append(self._section)
        part._element = root
        strip_package(self._document, self._charts)
        strip_settings(self._document)
        for relation in part.rels.values():
            if relation.reltype in (RT.HEADER, RT.FOOTER):
                strip_header(relation.target_part, self._name)
            elif relation.reltype in (RT.STYLES, RT.NUMBERING):
                strip_markup(relation.target_part.element)
        self._set_properties(title, author, date or _NO_DATE)
        buffer = io.BytesIO()
        self._document.save(buffer)
        parts: dict[str, bytes | Iterable[bytes]] = dict(unpack(buffer.getvalue()))
        main = part.partname.membername
        parts[main] = self._with_body(bytes(parts[main]))  # type: ignore[arg-type]
        return pack(parts)

    def _end_of_columns(self, last: str) -> Iterator[str]:
        """End the section with columns; only when the file is zipped does it have its header and footer."""
        wide = self.text_width
        narrow = round(wide * _RIGHT_COLUMN)
        section = copy.deepcopy(self._section)
        section.remove(section.find(qn("w:type")))
        columns = put(section, "w:cols", {"w:num": "2", "w:equalWidth": "0"}, AFTER_COLUMNS)
        for child in list(columns):
            columns.remove(child)
        columns.append(element("w:col", {"w:w": str(wide - narrow - _GAP), "w:space": str(_GAP)}))
        columns.append(element("w:col", {"w:w": str(narrow)}))
        yield ending_section(last, section.xml)

    def _with_body(self, frame: bytes) -> Iterator[bytes]:
        head, opened, tail = frame.partition(_OPENED_BODY)
        yield head + opened
        paragraphs = chain.from_iterable(self._body)
        while piece := "".join(islice(paragraphs, _PIECE)):
            yield piece.encode()
        yield tail

    def _set_properties(self, title: str, author: str, date: datetime.date) -> None:
        package = self._document.part.package
        stamp = f"{date.isoformat()}T00:00:00Z"
        author = f"<dc:creator>{escaped(author)}</dc:creator>" if author else ""
        core = (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties '
            'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
            'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            f"<dc:title>{escaped(title)}</dc:title>{author}<dc:language>da-DK</dc:language>"
            f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created>'
            f'<dcterms:modified xsi:type="dcterms:W3CDTF">{stamp}</dcterms:modified></cp:coreProperties>'
        )
        part = Part(PackURI("/docProps/core.xml"), CT.OPC_CORE_PROPERTIES, core.encode(), package)
        package.relate_to(part, RT.CORE_PROPERTIES)


def _open(template: bytes, name: str) -> Document:
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as package:
            if sum(info.file_size for info in package.infolist()) > _LARGEST_TEMPLATE:
                raise RulesError(f"{name}: skabelonen fylder over 100 MB udpakket. Brug en mindre.")
        parts = unpack(template)
        types = parts["[Content_Types].xml"]
        if b"macroEnabled" in types:
            raise RulesError(f"{name}: skabelonen har makroer. Gem den i Word som .docx eller .dotx uden makroer.")
        parts["[Content_Types].xml"] = types.replace(b".template.main+xml", b".document.main+xml")
        if not any(name.endswith("styles.xml") for name in parts):
            raise RulesError(f"{name}: skabelonen har ingen typografier. Gem den i Word igen.")
        document = docx.Document(io.BytesIO(pack(parts)))
        roots = (document.element, document.element.find(qn("w:body")), document.settings.element)
        if [None if root is None else root.tag for root in roots] != [
            qn("w:document"),
            qn("w:body"),
            qn("w:settings"),
        ]:
            raise ValueError("not the parts of a Word document")
        return document
    except RulesError:
        raise
    except _UNREADABLE as exc:
        raise RulesError(
            f"{name}: skabelonen kan ikke læses som et Word-dokument. Åbn den i Word, og gem den som .docx uden "
            "adgangskode."
        ) from exc


def _last_section(document: Document) -> Any:
    """Take the page set-up with header and footer; the paper becomes A4, upright."""
    if not document.sections:
        document.element.body.append(parse_xml(_A4_PAGE))
    section: Any = document.sections[-1]._sectPr
    _inherit_edges(section, [earlier._sectPr for earlier in document.sections][-2::-1])
    for child in list(section):
        if not isinstance(child.tag, str) or not child.tag.startswith(qn("w:p")[:-1]):
            section.remove(child)
    for tag in ("w:printerSettings", "w:sectPrChange", "w:type", "w:formProt", "w:lnNumType", "w:pgNumType"):
        for child in section.findall(qn(tag)):
            section.remove(child)
    size = section.get_or_add_pgSz()
    size.attrib.clear()
    for side, length in _A4.items():
        size.set(qn(f"w:{side}"), length)
    for member in section.iter():
        for attribute in [a for a in member.attrib if not a.startswith((qn("w:p")[:-1], qn("r:p")[:-1]))]:
            del member.attrib[attribute]
    strip_markup(section)
    return section


def _inherit_edges(section: Any, earlier: Sequence[Any]) -> None:
    """Take the headers and footers that a section does not have from those before it, as Word does, nearest first.

    A logo often stands in the first section only, and on its first page only.
    """
    for before in earlier:
        for tag in ("w:headerReference", "w:footerReference"):
            mine = {reference.get(qn("w:type")) for reference in section.findall(qn(tag))}
            for reference in before.findall(qn(tag)):
                if reference.get(qn("w:type")) not in mine:
                    section.insert(0, copy.deepcopy(reference))
        if before.find(qn("w:titlePg")) is not None and section.find(qn("w:titlePg")) is None:
            place(section, copy.deepcopy(before.find(qn("w:titlePg"))), AFTER_TITLE_PAGE)
