"""The styles of a template: found by their invariant names, mended where a reader or a screen reader would stumble.

Word stores `heading 1` as the name of the style that a Danish Word shows as "Overskrift 1", whatever its id is, and
LibreOffice stores `Heading 1`: so names are compared case-folded, and nothing localised is looked for.
"""

from __future__ import annotations

import copy
import difflib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any, Literal

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.parts.numbering import NumberingPart

from flows.errors import RulesError
from flows.write.settings import StyleRole
from flows.write.word.colour import readable
from flows.write.word.placing import place

Role = Literal[
    "title", "theme", "subtheme", "bullet", "variant", "body", "caption", "quote", "mark", "added", "footer",
    "fact", "label", "table", "cell", "number", "detail", "sender", "signature", "contact", "open", "figure",
]  # fmt: skip
_NAMES: dict[str, str] = {
    "title": "heading 1",
    "theme": "heading 2",
    "subtheme": "heading 3",
    "bullet": "list bullet",
    "variant": "list bullet 2",
    "body": "normal",
    "caption": "caption",
    "quote": "quote",
    "mark": "bilagsmærke",
    "added": "tilføjet",
    "footer": "footer",
    "fact": "oplysning",
    "label": "oplysningsnavn",
    "table": "inputtabel",
    "cell": "tabeltekst",
    "number": "tabeltal",
    "detail": "heading 4",
    "sender": "afsender",
    "signature": "underskrift",
    "contact": "kontakt",
    "open": "udfyldes",
    "figure": "figur",
}
_SHOWN_AS = {"title": "Overskrift 1", "theme": "Overskrift 2", "bullet": "Opstilling - punkttegn"}
_OUTLINE = {"title": 0, "theme": 1, "subtheme": 2, "detail": 3}
_GLYPHS = {"bullet": "•", "variant": "–"}
_PRIVATE_USE = range(0xF000, 0xF100)
_SMALLEST_HALF_POINTS = 20


class Looks:
    """The styles of one document, by the role they have in it."""

    def __init__(self, document: Document, aliases: Mapping[StyleRole, str], template: str) -> None:
        self._document = document
        self._styles: Any = document.styles.element
        self._template = template
        self._by_name = {
            style.find(qn("w:name")).get(qn("w:val"), "").casefold(): style
            for style in self._styles.findall(qn("w:style"))
            if style.find(qn("w:name")) is not None
        }
        self._by_id = {style.get(qn("w:styleId")): style for style in self._styles.findall(qn("w:style"))}
        self._aliases: dict[str, str] = {str(role): name for role, name in aliases.items()}
        self._ids: dict[str, str] = {}
        self._speak_danish()
        self._check()

    def id_of(self, role: Role) -> str:
        """Give the id of the style for a role; the first call readies the style."""
        if role not in self._ids:
            style = self._find(role) if role != "body" else self._body()
            if style is None:
                style = self._add_own(_NAMES[role])
            self._ready(role, style)
            self._ids[role] = style.get(qn("w:styleId"))
        return self._ids[role]

    def _find(self, role: str) -> Any:
        alias = self._aliases.get(role)
        return self._by_name.get((alias or _NAMES[role]).casefold())

    def _body(self) -> Any:
        if "body" in self._aliases:
            return self._find("body")
        for style in self._styles.findall(qn("w:style")):
            if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in ("1", "true"):
                return style
        return self._find("body")

    def _check(self) -> None:
        missing = [
            f"'{_SHOWN_AS[role]}' (i filen: {_NAMES[role]})"
            for role in _SHOWN_AS
            if role not in self._aliases and self._find(role) is None
        ]
        if missing:
            raise RulesError(
                f"{self._template}: skabelonen mangler typografien {' og '.join(missing)}. Åbn den i Word, brug "
                "typografien på et afsnit, slet teksten igen, og gem. Hedder den noget andet hos jer, så skriv "
                "navnet under appendix.styles i workshop.yaml."
            )
        for role, alias in self._aliases.items():
            if self._find(role) is None:
                known = [s.find(qn("w:name")).get(qn("w:val")) for s in self._by_name.values()]
                close = difflib.get_close_matches(alias, known, n=3, cutoff=0.6)
                advice = f" Ligner: {', '.join(close)}." if close else ""
                raise RulesError(
                    f"{self._template}: skabelonen har ingen typografi, der hedder '{alias}' "
                    f"(appendix.styles.{role} i workshop.yaml).{advice} Ret navnet, eller lav typografien i Word."
                )

    def _ready(self, role: str, style: Any) -> None:
        if role in _OUTLINE and self._effective(style, "w:pPr/w:outlineLvl") != str(_OUTLINE[role]):
            _put(_part_of(style, "w:pPr"), "w:outlineLvl", {"w:val": str(_OUTLINE[role])}, _AFTER_OUTLINE)
        if role in _GLYPHS:
            self._ready_bullet(role, style)
        if role == "mark" and self._effective(style, "w:pPr/w:jc") not in ("right", "end"):
            _put(_part_of(style, "w:pPr"), "w:jc", {"w:val": "right"}, _AFTER_JC)
        self._ready_colour(style)
        size = self._effective(style, "w:rPr/w:sz") or self._default("w:sz") or "20"
        if style.get(qn("w:type")) == "paragraph" and int(float(size)) < _SMALLEST_HALF_POINTS:
            _put(_part_of(style, "w:rPr"), "w:sz", {"w:val": str(_SMALLEST_HALF_POINTS)}, _AFTER_SIZE)

    def _ready_colour(self, style: Any) -> None:
        colour = self._effective(style, "w:rPr/w:color") or self._default("w:color") or "auto"
        behind = self._effective(style, "w:pPr/w:shd", "w:fill") or "auto"
        if (better := readable(colour, behind)) != colour:
            _put(_part_of(style, "w:rPr"), "w:color", {"w:val": better}, _AFTER_COLOUR)

    def _ready_bullet(self, role: str, style: Any) -> None:
        """See that the style is a list with a bullet that text extraction gives as a bullet."""
        level = self._level_of(style)
        if level is None:
            properties = _part_of(style, "w:pPr")
            numbering = _put(properties, "w:numPr", {}, _AFTER_NUMBERING)
            for child in list(numbering):
                numbering.remove(child)
            numbering.append(_element("w:numId", {"w:val": self._new_bullets(_GLYPHS[role], role == "variant")}))
            return
        kind = level.find(qn("w:numFmt"))
        if kind is None or kind.get(qn("w:val")) != "bullet":
            name = style.find(qn("w:name")).get(qn("w:val"))
            raise RulesError(
                f"{self._template}: typografien '{name}' er en opstilling med tal, ikke med punkttegn. Ret den i "
                "Word (Rediger typografi, Nummerering, Punkttegn), eller vælg en anden under appendix.styles."
            )
        text = level.find(qn("w:lvlText"))
        glyph = "" if text is None else text.get(qn("w:val"), "")
        if (role == "bullet" and glyph != "•") or not glyph or ord(glyph[0]) in _PRIVATE_USE:
            for unwanted in [text, level.find(qn("w:lvlPicBulletId"))]:
                if unwanted is not None:
                    level.remove(unwanted)
            _put(level, "w:lvlText", {"w:val": _GLYPHS[role]}, _AFTER_LEVEL_TEXT)
            fonts = level.find(qn("w:rPr") + "/" + qn("w:rFonts"))
            if fonts is not None:
                fonts.getparent().remove(fonts)

    def _level_of(self, style: Any) -> Any:
        numbering = self._numbering()
        number = self._effective(style, "w:pPr/w:numPr/w:numId")
        if numbering is None or number in (None, "0"):
            return None
        nums = {num.get(qn("w:numId")): num for num in numbering.findall(qn("w:num"))}
        if number not in nums:
            return None
        abstract_id = nums[number].find(qn("w:abstractNumId")).get(qn("w:val"))
        for abstract in numbering.findall(qn("w:abstractNum")):
            if abstract.get(qn("w:abstractNumId")) != abstract_id:
                continue
            wanted = self._effective(style, "w:pPr/w:numPr/w:ilvl") or "0"
            chain = {member.get(qn("w:styleId")) for member in self._chain(style)}
            levels = abstract.findall(qn("w:lvl"))
            linked = [
                level
                for level in levels
                if (owner := level.find(qn("w:pStyle"))) is not None and owner.get(qn("w:val")) in chain
            ]
            return next(iter([*linked, *(lv for lv in levels if lv.get(qn("w:ilvl")) == wanted)]), None)
        return None

    def _numbering(self) -> Any:
        for relation in self._document.part.rels.values():
            if relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
                return relation.target_part.element
        return None

    def _new_bullets(self, glyph: str, inner: bool) -> str:
        numbering = self._numbering()
        if numbering is None:
            part = NumberingPart(
                PackURI("/word/numbering.xml"),
                CONTENT_TYPE.WML_NUMBERING,
                OxmlElement("w:numbering"),
                self._document.part.package,
            )
            self._document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
            numbering = part.element
        abstracts = numbering.findall(qn("w:abstractNum"))
        nums = numbering.findall(qn("w:num"))
        abstract_id = str(1 + max((int(a.get(qn("w:abstractNumId"))) for a in abstracts), default=-1))
        number = str(1 + max((int(n.get(qn("w:numId"))) for n in nums), default=0))
        left = 794 if inner else 397
        abstract = _element("w:abstractNum", {"w:abstractNumId": abstract_id})
        abstract.append(_element("w:multiLevelType", {"w:val": "hybridMultilevel"}))
        level = _element("w:lvl", {"w:ilvl": "0"})
        level.append(_element("w:start", {"w:val": "1"}))
        level.append(_element("w:numFmt", {"w:val": "bullet"}))
        level.append(_element("w:lvlText", {"w:val": glyph}))
        level.append(_element("w:lvlJc", {"w:val": "left"}))
        indent = _element("w:pPr", {})
        indent.append(_element("w:ind", {"w:left": str(left), "w:hanging": "397"}))
        level.append(indent)
        abstract.append(level)
        if abstracts:
            abstracts[-1].addnext(abstract)
        else:
            pictures = numbering.findall(qn("w:numPicBullet"))
            numbering.insert(len(pictures), abstract)
        num = _element("w:num", {"w:numId": number})
        num.append(_element("w:abstractNumId", {"w:val": abstract_id}))
        (nums[-1] if nums else abstract).addnext(num)
        return number

    def _add_own(self, name: str) -> Any:
        """Copy a style of the default template that this template does without."""
        for style in _own_styles():
            if style.find(qn("w:name")).get(qn("w:val")).casefold() == name:
                break
        else:
            raise KeyError(name)
        style = copy.deepcopy(style)
        while style.get(qn("w:styleId")) in self._by_id:
            style.set(qn("w:styleId"), style.get(qn("w:styleId")) + "Bilag")
        for reference in ("w:basedOn", "w:next", "w:link"):
            if (found := style.find(qn(reference))) is not None:
                target = self._same_style(found.get(qn("w:val")))
                if target is None:
                    style.remove(found)
                else:
                    found.set(qn("w:val"), target)
        if (numbering := style.find(qn("w:pPr") + "/" + qn("w:numPr"))) is not None:
            numbering.getparent().remove(numbering)
        self._styles.append(style)
        self._by_id[style.get(qn("w:styleId"))] = style
        self._by_name[name] = style
        return style

    def _same_style(self, own_id: str) -> str | None:
        """Give this template's id for a style that the default template calls `own_id`."""
        own = next(style for style in _own_styles() if style.get(qn("w:styleId")) == own_id)
        if own.get(qn("w:default")) == "1":
            for style in self._by_id.values():
                if style.get(qn("w:default")) in ("1", "true") and style.get(qn("w:type")) == own.get(qn("w:type")):
                    return str(style.get(qn("w:styleId")))
            return None
        name = own.find(qn("w:name")).get(qn("w:val")).casefold()
        role = next((role for role, known in _NAMES.items() if known == name), "")
        found = self._by_name.get(self._aliases.get(role, name).casefold())
        return None if found is None else str(found.get(qn("w:styleId")))

    def _chain(self, style: Any) -> Iterator[Any]:
        seen = set()
        while style is not None and style.get(qn("w:styleId")) not in seen:
            seen.add(style.get(qn("w:styleId")))
            yield style
            base = style.find(qn("w:basedOn"))
            style = None if base is None else self._by_id.get(base.get(qn("w:val")))

    def _effective(self, style: Any, path: str, attribute: str = "w:val") -> str | None:
        steps = "/".join(qn(step) for step in path.split("/"))
        for member in self._chain(style):
            if (found := member.find(steps)) is not None and (value := found.get(qn(attribute))) is not None:
                return str(value)
        return None

    def _default(self, tag: str) -> str | None:
        found = self._styles.find("/".join(qn(s) for s in ("w:docDefaults", "w:rPrDefault", "w:rPr", tag)))
        return None if found is None else found.get(qn("w:val"))

    def _speak_danish(self) -> None:
        for language in list(self._styles.iter(qn("w:lang"))):
            language.getparent().remove(language)
        defaults = self._styles.find(qn("w:docDefaults"))
        if defaults is None:
            defaults = OxmlElement("w:docDefaults")
            self._styles.insert(0, defaults)
        run_defaults = defaults.find(qn("w:rPrDefault"))
        if run_defaults is None:
            run_defaults = OxmlElement("w:rPrDefault")
            defaults.insert(0, run_defaults)
        properties = _part_of(run_defaults, "w:rPr")
        _put(properties, "w:lang", {"w:val": "da-DK", "w:eastAsia": "da-DK", "w:bidi": "ar-SA"}, _AFTER_LANGUAGE)


_AFTER_LANGUAGE = ("w:eastAsianLayout", "w:specVanish", "w:oMath", "w:rPrChange")
_AFTER_SIZE = (
    "w:szCs", "w:highlight", "w:u", "w:effect", "w:bdr", "w:shd", "w:fitText", "w:vertAlign", "w:rtl", "w:cs",
    "w:em", "w:lang", *_AFTER_LANGUAGE,
)  # fmt: skip
_AFTER_COLOUR = ("w:spacing", "w:w", "w:kern", "w:position", "w:sz", *_AFTER_SIZE)
_AFTER_OUTLINE = ("w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange")
_AFTER_JC = ("w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", *_AFTER_OUTLINE)
_AFTER_NUMBERING = (
    "w:suppressLineNumbers", "w:pBdr", "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap",
    "w:overflowPunct", "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd",
    "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc",
    *_AFTER_JC,
)  # fmt: skip
_AFTER_LEVEL_TEXT = ("w:lvlPicBulletId", "w:legacy", "w:lvlJc", "w:pPr", "w:rPr")
_AFTER_RUN_PROPERTIES = ("w:tblPr", "w:trPr", "w:tcPr", "w:tblStylePr")


def _own_styles() -> list[Any]:
    styles: Any = parse_xml((files("flows.write.word") / "default_template" / "styles.xml").read_bytes())
    return list(styles.findall(qn("w:style")))


def _element(tag: str, attributes: Mapping[str, str]) -> Any:
    return OxmlElement(tag, {qn(name): value for name, value in attributes.items()})


def _put(parent: Any, tag: str, attributes: Mapping[str, str], successors: tuple[str, ...]) -> Any:
    """Set a child's attributes, replacing it or placing it where the schema wants it."""
    child = parent.find(qn(tag))
    if child is None:
        child = OxmlElement(tag)
        place(parent, child, successors)
    child.attrib.clear()
    for name, value in attributes.items():
        child.set(qn(name), value)
    return child


def _part_of(parent: Any, tag: str) -> Any:
    found = parent.find(qn(tag))
    if found is None:
        found = OxmlElement(tag)
        successors = _AFTER_RUN_PROPERTIES if tag == "w:rPr" else ("w:rPr", *_AFTER_RUN_PROPERTIES)
        place(parent, found, successors)
    return found
