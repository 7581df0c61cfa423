"""Where a child stands among its siblings: the schemas of Word's XML are strict on the order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

AFTER_LANGUAGE = ("w:eastAsianLayout", "w:specVanish", "w:oMath", "w:rPrChange")
AFTER_SIZE = (
    "w:szCs", "w:highlight", "w:u", "w:effect", "w:bdr", "w:shd", "w:fitText", "w:vertAlign", "w:rtl", "w:cs",
    "w:em", "w:lang", *AFTER_LANGUAGE,
)  # fmt: skip
AFTER_COLOUR = ("w:spacing", "w:w", "w:kern", "w:position", "w:sz", *AFTER_SIZE)
AFTER_OUTLINE = ("w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange")
AFTER_JC = ("w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", *AFTER_OUTLINE)
AFTER_NUMBERING = (
    "w:suppressLineNumbers", "w:pBdr", "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap",
    "w:overflowPunct", "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd",
    "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc",
    *AFTER_JC,
)  # fmt: skip
AFTER_LEVEL_JC = ("w:pPr", "w:rPr")
AFTER_LEVEL_TEXT = ("w:lvlPicBulletId", "w:legacy", "w:lvlJc", *AFTER_LEVEL_JC)
AFTER_FORMAT = ("w:lvlRestart", "w:pStyle", "w:isLgl", "w:suff", "w:lvlText", *AFTER_LEVEL_TEXT)
AFTER_START = ("w:numFmt", *AFTER_FORMAT)
AFTER_COLUMNS = (
    "w:formProt", "w:vAlign", "w:noEndnote", "w:titlePg", "w:textDirection", "w:bidi", "w:rtlGutter", "w:docGrid",
    "w:printerSettings", "w:sectPrChange",
)  # fmt: skip
AFTER_TYPE = (
    "w:pgSz",
    "w:pgMar",
    "w:paperSrc",
    "w:pgBorders",
    "w:lnNumType",
    "w:pgNumType",
    "w:cols",
    *AFTER_COLUMNS,
)
AFTER_TITLE_PAGE = ("w:textDirection", "w:bidi", "w:rtlGutter", "w:docGrid", "w:printerSettings", "w:sectPrChange")
AFTER_RUN_PROPERTIES = ("w:tblPr", "w:trPr", "w:tcPr", "w:tblStylePr")


def place(parent: Any, child: Any, successors: Sequence[str]) -> None:
    """Insert a child before the first sibling that must follow it, or last."""
    following = {qn(name) for name in successors}
    for sibling in parent:
        if sibling.tag in following:
            sibling.addprevious(child)
            return
    parent.append(child)


def element(tag: str, attributes: Mapping[str, str]) -> Any:
    """Make an element; names have their prefix, as in `w:val`."""
    return OxmlElement(tag, {qn(name): value for name, value in attributes.items()})


def put(parent: Any, tag: str, attributes: Mapping[str, str], successors: Sequence[str]) -> Any:
    """Set a child's attributes, replacing it or placing it where the schema wants it."""
    child = parent.find(qn(tag))
    if child is None:
        child = OxmlElement(tag)
        place(parent, child, successors)
    child.attrib.clear()
    for name, value in attributes.items():
        child.set(qn(name), value)
    return child


def part_of(parent: Any, tag: str) -> Any:
    """Give a style's `w:pPr` or `w:rPr`, made where it is missing."""
    found = parent.find(qn(tag))
    if found is None:
        found = OxmlElement(tag)
        successors = AFTER_RUN_PROPERTIES if tag == "w:rPr" else ("w:rPr", *AFTER_RUN_PROPERTIES)
        place(parent, found, successors)
    return found
