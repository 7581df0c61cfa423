"""What a template must not pass on: author, ids of the systems it came from, links out, old text, revisions."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from flows.errors import RulesError
from flows.write.word.placing import place

_KEPT_OF_PACKAGE = {RT.OFFICE_DOCUMENT}
_KEPT_WITHOUT_REFERENCE = {RT.STYLES, RT.NUMBERING, RT.SETTINGS, RT.FONT_TABLE, RT.THEME}
_DROPPED_SETTINGS = (
    "w:attachedTemplate", "w:linkStyles", "w:stylePaneFormatFilter", "w:documentType", "w:mailMerge",
    "w:revisionView", "w:trackRevisions", "w:documentProtection", "w:writeProtection", "w:docVars", "w:rsids",
    "w:attachedSchema", "w:saveThroughXslt", "w:footnotePr", "w:endnotePr", "w:proofState", "w:formsDesign",
    "w:activeWritingStyle", "w:removePersonalInformation", "w:removeDateAndTime", "w:hideSpellingErrors",
    "w:hideGrammaticalErrors", "w:view", "w:updateFields", "w:smartTagType",
)  # fmt: skip
_AFTER_LANGUAGE = (
    "w:clrSchemeMapping", "w:doNotIncludeSubdocsInStats", "w:doNotAutoCompressPictures", "w:forceUpgrade",
    "w:captions", "w:readModeInkLockDown", "w:smartTagType", "w:shapeDefaults", "w:doNotEmbedSmartTags",
    "w:decimalSymbol", "w:listSeparator",
)  # fmt: skip
_UNWRAPPED = frozenset(map(qn, ("w:hyperlink", "w:ins", "w:moveTo", "w:smartTag")))
_REMOVED = frozenset(map(qn, (
    "w:del", "w:moveFrom", "w:rPrChange", "w:pPrChange", "w:tblPrChange", "w:trPrChange", "w:tcPrChange",
    "w:tblGridChange", "w:sectPrChange", "w:numberingChange", "w:commentRangeStart", "w:commentRangeEnd",
    "w:commentReference", "w:dataBinding", "w:placeholder", "w:proofErr", "w:object", "w:rsid", "w:nsid",
    "w:moveFromRangeStart", "w:moveFromRangeEnd", "w:moveToRangeStart", "w:moveToRangeEnd", "w:altChunk",
)))  # fmt: skip
_RSID = re.compile(r"\{.*\}rsid")
_WORD_NAMESPACE = qn("w:p")[: -len("p")]
_RELATIONS_NAMESPACE = qn("r:id")[: -len("id")]
_CLICKED = ("a:hlinkClick", "a:hlinkHover")
_LOGO = "Afsenderens logo i {place}"


def strip_package(document: Document, kept: Set[str]) -> None:
    """Drop what is not the look: thumbnail, custom properties, comments, notes, macros, bound data, old pictures.

    To be called when the body is empty, so that the parts which only the old text used are unreferenced; `kept` are
    the ids of relations that the new text uses.
    """
    part = document.part
    package: Any = part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype not in _KEPT_OF_PACKAGE:
            del package.rels[key]
    used = {*_references(part.element), *kept}
    for key, relation in list(part.rels.items()):
        if relation.is_external or (relation.reltype not in _KEPT_WITHOUT_REFERENCE and key not in used):
            del part.rels[key]


def strip_settings(document: Document) -> None:
    """Drop protection, revisions, ids and the attached template from the settings, and make them Danish."""
    settings: Any = document.settings.element
    for relation in document.part.rels.values():
        if relation.reltype == RT.SETTINGS:
            relation.target_part.rels.clear()
    for tag in _DROPPED_SETTINGS:
        for child in settings.findall(qn(tag)):
            settings.remove(child)
    for child in list(settings):
        if not isinstance(child.tag, str) or not child.tag.startswith(_WORD_NAMESPACE):
            settings.remove(child)
    language = settings.find(qn("w:themeFontLang"))
    if language is None:
        language = OxmlElement("w:themeFontLang")
        place(settings, language, _AFTER_LANGUAGE)
    language.set(qn("w:val"), "da-DK")
    for tag, sign, following in (("w:decimalSymbol", ",", ("w:listSeparator",)), ("w:listSeparator", ";", ())):
        child = settings.find(qn(tag))
        if child is None:
            child = OxmlElement(tag)
            place(settings, child, following)
        child.set(qn("w:val"), sign)
    strip_markup(settings)


def strip_header(part: Any, template: str) -> None:
    """Keep text and logo of a header or footer; unwrap its links and finish its revisions."""
    element = part.element
    external = {key for key, relation in part.rels.items() if relation.is_external}
    for picture in element.iter(qn("a:blip")):
        if picture.get(qn("r:link")) in external:
            if picture.get(qn("r:embed")) is None:
                raise RulesError(
                    f"{template}: et billede i sidehovedet eller sidefoden er kun linket, så det hentes udefra, "
                    "når dokumentet åbnes. Slet det i Word, og indsæt billedet som fil."
                )
            del picture.attrib[qn("r:link")]
    for tag in _CLICKED:
        for click in list(element.iter(qn(tag))):
            click.getparent().remove(click)
    for language in list(element.iter(qn("w:lang"))):
        language.getparent().remove(language)
    for described in element.iter(qn("wp:docPr")):
        if not described.get("descr", "").strip():
            described.set("descr", _LOGO.format(place="sidehovedet" if element.tag == qn("w:hdr") else "sidefoden"))
    strip_markup(element)
    used = set(_references(element))
    for key in list(part.rels):
        if key in external or key not in used:
            del part.rels[key]


def strip_markup(element: Any) -> None:
    """Remove revisions, comments' places and the ids of editing sessions."""
    for member in list(element.iter()):
        if member.tag in _REMOVED or (member.tag in _UNWRAPPED and _is_mark(member)):
            if (parent := member.getparent()) is not None:
                parent.remove(member)
        elif member.tag in _UNWRAPPED:
            _unwrap(member)
        elif member.attrib:
            for name in [name for name in member.attrib if _RSID.match(name)]:
                del member.attrib[name]


def _is_mark(member: Any) -> bool:
    """Tell the mark of an inserted paragraph or row, which holds nothing, from inserted text."""
    return len(member) == 0


def _unwrap(member: Any) -> None:
    parent = member.getparent()
    position = parent.index(member)
    for child in list(member):
        parent.insert(position, child)
        position += 1
    parent.remove(member)


def _references(element: Any) -> list[str]:
    return [
        value
        for member in element.iter()
        for name, value in member.attrib.items()
        if name.startswith(_RELATIONS_NAMESPACE)
    ]
