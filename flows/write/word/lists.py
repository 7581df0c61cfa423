"""Lists of points: the bullet of a style is a real one, and one that can be copied as text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import quoteattr

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.parts.numbering import NumberingPart

from flows.errors import RulesError
from flows.write.word.markup import ListItem
from flows.write.word.measure import points
from flows.write.word.placing import (
    AFTER_COLOUR,
    AFTER_FORMAT,
    AFTER_LEVEL_JC,
    AFTER_LEVEL_TEXT,
    AFTER_NUMBERING,
    AFTER_SIZE,
    AFTER_START,
    element,
    part_of,
    put,
)
from flows.write.word.stylesheet import Stylesheet, id_of, name_of

_PRIVATE_USE = range(0xF000, 0xF100)  # where symbol fonts keep their signs; copied, they are nothing
_HANGING = 397  # twips
_TWIP = 0.05  # points
_GLYPH_WIDTH = 113  # twips
_SMALL = "18"  # half points
_QUIET = "595959"
_INDENT = qn("w:pPr") + "/" + qn("w:ind")


@dataclass(frozen=True)
class _Label:
    text: str
    indent: int
    kind: str = "bullet"


_OUTER = _Label("•", 397)
_INNER = _Label("–", 794)
_NUMBER = _Label("%1.", 397, "decimal")


def ready_bullet(
    document: Document, styles: Stylesheet, style: Any, *, inner: bool, template: str, key: str
) -> None:
    """See that a style is a list with a bullet that text extraction gives as a bullet.

    Args:
        document: Holds the numbering.
        styles: The sheet that the style stands in.
        style: Of the list's paragraphs.
        inner: Whether it is the list inside another.
        template: What messages call the template.
        key: Where in workshop.yaml another style can be chosen.

    Raises:
        RulesError: The style numbers its paragraphs.
    """
    wanted = _INNER if inner else _OUTER
    level = _level_of(_numbering(document), styles, style)
    if level is None:
        _begin_list(document, style, wanted)
        return
    kind = level.find(qn("w:numFmt"))
    if kind is None or kind.get(qn("w:val")) != "bullet":
        name = name_of(style)
        raise RulesError(
            f"{template}: typografien '{name}' er en opstilling med tal, ikke med punkttegn. Ret den i "
            f"Word (Rediger typografi, Nummerering, Punkttegn), eller vælg en anden under {key}."
        )
    text = level.find(qn("w:lvlText"))
    glyph = "" if text is None else text.get(qn("w:val"), "")
    if (not inner and glyph != wanted.text) or not glyph or ord(glyph[0]) in _PRIVATE_USE:
        for unwanted in [text, level.find(qn("w:lvlPicBulletId"))]:
            if unwanted is not None:
                level.remove(unwanted)
        put(level, "w:lvlText", {"w:val": wanted.text}, AFTER_LEVEL_TEXT)
        fonts = level.find(qn("w:rPr") + "/" + qn("w:rFonts"))
        if fonts is not None:
            fonts.getparent().remove(fonts)


def ready_numbers(document: Document, styles: Stylesheet, style: Any) -> None:
    """See that a style is a numbered list: 1., 2., ..."""
    if _level_of(_numbering(document), styles, style) is None:
        _begin_list(document, style, _NUMBER)


def number_bullets(document: Document, styles: Stylesheet, style: Any) -> None:
    """Set a small number in front of each bullet of a style: it hangs to the left of where the bullets stand.

    The label is Word's own, no text of the paragraph: a copied note stays verbatim.
    """
    level = _level_of(_numbering(document), styles, style)
    glyph = level.find(qn("w:lvlText")).get(qn("w:val"))
    place = int(level.get(qn("w:ilvl"))) + 1
    put(level, "w:start", {"w:val": "1"}, AFTER_START)
    put(level, "w:numFmt", {"w:val": "decimal"}, AFTER_FORMAT)
    put(level, "w:lvlText", {"w:val": f"%{place}\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}{glyph}"}, AFTER_LEVEL_TEXT)
    put(level, "w:lvlJc", {"w:val": "right"}, AFTER_LEVEL_JC)
    indent = level.find(_INDENT)
    hanging = points(indent.get(qn("w:hanging"), ""), _TWIP) if indent is not None else None
    if hanging:  # a label to the right ends where it stands, so it is moved by the bullet's own width
        indent.set(qn("w:hanging"), str(max(round(hanging / _TWIP) - _GLYPH_WIDTH, _GLYPH_WIDTH)))
    properties = level.find(qn("w:rPr"))
    if properties is None:
        properties = element("w:rPr", {})
        level.append(properties)
    put(properties, "w:color", {"w:val": _QUIET}, AFTER_COLOUR)
    put(properties, "w:sz", {"w:val": _SMALL}, AFTER_SIZE)


def start_numbers(document: Document, styles: Stylesheet, style: Any, starts: Sequence[int]) -> list[ListItem]:
    """Let the numbers of a style of numbered bullets begin anew; give what puts a paragraph into each such list.

    Each is a list of Word's own with a start of its own, of the same kind as the style's: it looks the same.
    """
    numbering = _numbering(document)
    level = _level_of(numbering, styles, style)
    place, kind = level.get(qn("w:ilvl")), level.getparent().get(qn("w:abstractNumId"))
    indent = next((found for each in styles.chain(style) if (found := each.find(_INDENT)) is not None), None)
    kept = "" if indent is None else f"<w:ind {' '.join(f'w:{k}={quoteattr(v)}' for k, v in _bare(indent))}/>"
    last, first = numbering.findall(qn("w:num"))[-1], _next_number(numbering, styles.element)
    items = []
    for number, start in enumerate(starts, first):
        num = element("w:num", {"w:numId": str(number)})
        num.append(element("w:abstractNumId", {"w:val": kind}))
        override = element("w:lvlOverride", {"w:ilvl": place})
        override.append(element("w:startOverride", {"w:val": str(start)}))
        num.append(override)
        last.addnext(num)
        last = num
        items.append(ListItem(f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{number}"/></w:numPr>', kept))
    return items


def _bare(indent: Any) -> list[tuple[str, str]]:
    return [(name.partition("}")[2], value) for name, value in indent.attrib.items()]


def _next_number(numbering: Any, styles: Any) -> int:
    """Give a number that no list has, nor a style names that had one once."""
    taken = [num.get(qn("w:numId")) for num in numbering.findall(qn("w:num"))]
    taken += [named.get(qn("w:val")) for named in styles.iter(qn("w:numId"))]
    return 1 + max((int(number) for number in taken if number), default=0)


def _level_of(numbering: Any, styles: Stylesheet, style: Any) -> Any:
    number = styles.effective(style, "w:pPr/w:numPr/w:numId")
    if numbering is None or number in (None, "0"):
        return None
    nums = {num.get(qn("w:numId")): num for num in numbering.findall(qn("w:num"))}
    if number not in nums:
        return None
    abstract_id = nums[number].find(qn("w:abstractNumId")).get(qn("w:val"))
    for abstract in numbering.findall(qn("w:abstractNum")):
        if abstract.get(qn("w:abstractNumId")) != abstract_id:
            continue
        wanted = styles.effective(style, "w:pPr/w:numPr/w:ilvl") or "0"
        chain = {id_of(member) for member in styles.chain(style)}
        levels = abstract.findall(qn("w:lvl"))
        linked = [
            level
            for level in levels
            if (owner := level.find(qn("w:pStyle"))) is not None and owner.get(qn("w:val")) in chain
        ]
        return next(iter([*linked, *(lv for lv in levels if lv.get(qn("w:ilvl")) == wanted)]), None)
    return None


def _numbering(document: Document) -> Any:
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
            return relation.target_part.element
    return None


def _begin_list(document: Document, style: Any, wanted: _Label) -> None:
    numbering = put(part_of(style, "w:pPr"), "w:numPr", {}, AFTER_NUMBERING)
    for child in list(numbering):
        numbering.remove(child)
    numbering.append(element("w:numId", {"w:val": _new_list(document, wanted)}))


def _new_list(document: Document, wanted: _Label) -> str:
    numbering = _numbering(document)
    if numbering is None:
        part = NumberingPart(
            PackURI("/word/numbering.xml"),
            CONTENT_TYPE.WML_NUMBERING,
            OxmlElement("w:numbering"),
            document.part.package,
        )
        document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
        numbering = part.element
    abstracts = numbering.findall(qn("w:abstractNum"))
    abstract_id = str(1 + max((int(a.get(qn("w:abstractNumId"))) for a in abstracts), default=-1))
    number = str(_next_number(numbering, document.styles.element))
    nums = numbering.findall(qn("w:num"))
    abstract = element("w:abstractNum", {"w:abstractNumId": abstract_id})
    abstract.append(element("w:multiLevelType", {"w:val": "hybridMultilevel"}))
    level = element("w:lvl", {"w:ilvl": "0"})
    level.append(element("w:start", {"w:val": "1"}))
    level.append(element("w:numFmt", {"w:val": wanted.kind}))
    level.append(element("w:lvlText", {"w:val": wanted.text}))
    level.append(element("w:lvlJc", {"w:val": "left"}))
    indent = element("w:pPr", {})
    indent.append(element("w:ind", {"w:left": str(wanted.indent), "w:hanging": str(_HANGING)}))
    level.append(indent)
    abstract.append(level)
    if abstracts:
        abstracts[-1].addnext(abstract)
    else:
        pictures = numbering.findall(qn("w:numPicBullet"))
        numbering.insert(len(pictures), abstract)
    num = element("w:num", {"w:numId": number})
    num.append(element("w:abstractNumId", {"w:val": abstract_id}))
    (nums[-1] if nums else abstract).addnext(num)
    return number
