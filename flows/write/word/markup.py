"""Text of XML for paragraphs: far quicker than one object a run, and nothing of a note is lost on the way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from xml.sax.saxutils import escape, quoteattr

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_STRONG_LEFT_TO_RIGHT = re.compile(r"[^\W\d_]")
_BREAKS = re.compile("[\n\t]")
_BREAK_MARKUP = {"\n": "<w:br/>", "\t": "<w:tab/>"}


def printable(text: str) -> str:
    r"""Replace what XML can't hold by U+FFFD, so that its place still shows, and make line ends `\n`."""
    if text.isprintable():  # most texts: no sign of what follows is
        return text
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _FORBIDDEN.sub("\ufffd", text)


def escaped(text: str) -> str:
    """Make a text fit to stand between tags."""
    return escape(printable(text))


def reads_right_to_left(text: str) -> bool:
    """Tell by its first letter whether a text is, say, Arabic or Hebrew."""
    found = _RIGHT_TO_LEFT.search(text)
    return found is not None and _STRONG_LEFT_TO_RIGHT.search(text, 0, found.start()) is None


def run(text: str, style: str = "", *, right_to_left: bool = False) -> str:
    """Write a run; a line end becomes a line break in the same paragraph.

    Args:
        text: Verbatim.
        style: Id of a character style.
        right_to_left: For Arabic, Hebrew and the like.
    """
    text = escaped(text)
    looks = f"<w:rStyle w:val={quoteattr(style)}/>" if style else ""
    looks += "<w:rtl/>" if right_to_left else ""
    looks = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    if "\n" not in text and "\t" not in text:
        return f'<w:r>{looks}<w:t xml:space="preserve">{text}</w:t></w:r>'
    pieces = [looks]
    start = 0
    for found in _BREAKS.finditer(text):
        if found.start() > start:
            pieces.append(f'<w:t xml:space="preserve">{text[start : found.start()]}</w:t>')
        pieces.append(_BREAK_MARKUP[found.group()])
        start = found.end()
    if start < len(text):
        pieces.append(f'<w:t xml:space="preserve">{text[start:]}</w:t>')
    return f"<w:r>{''.join(pieces)}</w:r>"


def bookmark(number: int, name: str) -> str:
    """Mark a place that links of the document can lead to; no two may have the same number."""
    quoted = f'"{name}"' if name.isidentifier() else quoteattr(name)  # nearly all are: a document has many
    return f'<w:bookmarkStart w:id="{number}" w:name={quoted}/><w:bookmarkEnd w:id="{number}"/>'


def link(name: str, *runs: str) -> str:
    """Lead from runs to a bookmark of the same document."""
    return f'<w:hyperlink w:anchor={quoteattr(name)} w:history="1">{"".join(runs)}</w:hyperlink>'


@dataclass(frozen=True, slots=True)
class ListItem:
    """What puts a paragraph into another list than its style does.

    Attributes:
        numbering: `w:numPr`.
        indent: `w:ind`, where the style has one: the list's would else go before it.
    """

    numbering: str = ""
    indent: str = ""


AS_STYLED = ListItem()


def paragraph(style: str, *runs: str, right_to_left: bool = False, item: ListItem = AS_STYLED) -> str:
    """Write a paragraph of runs in the style with this id."""
    direction = "<w:bidi/>" if right_to_left else ""
    properties = f"{_paragraph_style(style)}{item.numbering}{direction}{item.indent}"
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def kept_with_next(paragraph: str) -> str:
    """Give a paragraph that ends on the page where the next one begins."""
    head, style, rest = paragraph.partition("/>")  # of the style's name, which comes first
    return f"{head}{style}<w:keepNext/>{rest}"


def in_next_column(paragraph: str) -> str:
    """Give a paragraph that begins the next column of the page."""
    return paragraph.replace("</w:pPr>", '</w:pPr><w:r><w:br w:type="column"/></w:r>', 1)


def ending_section(paragraph: str, section: str) -> str:
    """Give a paragraph that ends a section, with space below it; `section` is its `w:sectPr`."""
    return paragraph.replace("</w:pPr>", f'<w:spacing w:after="360"/>{section}</w:pPr>', 1)


@lru_cache(maxsize=64)
def _paragraph_style(style: str) -> str:
    return f"<w:pStyle w:val={quoteattr(style)}/>"


def caption(style: str, label: str, text: str) -> str:
    """Write the caption of a figure or table, numbered by Word: "Figur 1. ..."."""
    number = field(f"SEQ {label} \\* ARABIC", "1")
    return paragraph(style, run(f"{label}\N{NO-BREAK SPACE}"), number, run(f". {text}"))


def field(code: str, shown: str) -> str:
    """Write a field that Word reckons; `shown` is what stands there until it does."""
    result = f"<w:r><w:t>{escaped(shown)}</w:t></w:r>" if shown else ""
    return f"<w:fldSimple w:instr={quoteattr(f' {code} ')}>{result}</w:fldSimple>"


def contents(code: str, entries: Sequence[tuple[str, str, str]]) -> list[str]:
    """Write a table of contents that is filled in already.

    Args:
        code: The field's, which Word makes the entries anew by when it is asked to.
        entries: Id of the style, name of the bookmark that is led to, and the runs.
    """
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escaped(code)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    last = len(entries) - 1
    return [
        paragraph(style, "" if place else begin, link(name, runs), end if place == last else "")
        for place, (style, name, runs) in enumerate(entries)
    ]


def table(style: str, rows: Sequence[Sequence[str]], widths: Sequence[int], caption: str, description: str) -> str:
    """Write a table whose first row is its heading and whose last column holds numbers.

    Args:
        style: Id of a table style.
        rows: Each cell is a paragraph.
        widths: Of the columns, in twentieths of a point.
        caption: What assistive technology calls the table.
        description: What it holds.
    """
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = []
    for number, row in enumerate(rows):
        heading = "" if number else "<w:tblHeader/>"
        last = '<w:cnfStyle w:val="010000000000"/>' if number == len(rows) - 1 else ""
        first = '<w:cnfStyle w:val="100000000000"/>' if not number else ""
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
            for cell, width in zip(row, widths, strict=True)
        )
        body.append(f"<w:tr><w:trPr>{first}{last}<w:cantSplit/>{heading}</w:trPr>{cells}</w:tr>")
    return (
        f"<w:tbl><w:tblPr><w:tblStyle w:val={quoteattr(style)}/>"
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLook w:val="0460" w:firstRow="1" w:lastRow="1" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" '
        'w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(printable(caption))}/>"
        f"<w:tblDescription w:val={quoteattr(printable(description))}/></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(body)}</w:tbl>"
    )
