"""The styles of a template: found by their invariant names, mended where a reader or a screen reader would stumble.

Word stores `heading 1` as the name of the style that a Danish Word shows as "Overskrift 1", whatever its id is, and
LibreOffice stores `Heading 1`: so names are compared case-folded, and nothing localised is looked for.
"""

from __future__ import annotations

import copy
import difflib
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any, Literal

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement, parse_xml

from flows.errors import RulesError
from flows.write.form import StyleRole
from flows.write.word.accent import accent_of, recolour
from flows.write.word.colour import readable
from flows.write.word.lists import number_bullets, ready_bullet, ready_numbers, start_numbers
from flows.write.word.markup import ListItem
from flows.write.word.measure import points
from flows.write.word.placing import AFTER_COLOUR, AFTER_JC, AFTER_LANGUAGE, AFTER_OUTLINE, AFTER_SIZE, part_of, put
from flows.write.word.stylesheet import Stylesheet, id_of, is_of_paragraphs, name_of

Role = Literal[
    "title", "theme", "subtheme", "detail", "bullet", "variant", "body", "caption", "quote", "mark", "added",
    "footer", "fact", "label", "table", "cell", "number", "municipality", "sender", "recipient", "aside",
    "question", "signature", "open", "figure", "lead", "header", "contents", "entry", "subentry",
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
    "header": "header",
    "contents": "toc heading",
    "entry": "toc 2",
    "subentry": "toc 3",
    "fact": "oplysning",
    "label": "oplysningsnavn",
    "table": "inputtabel",
    "cell": "tabeltekst",
    "number": "tabeltal",
    "detail": "heading 4",
    "municipality": "kommune",
    "sender": "afsender",
    "recipient": "modtager",
    "aside": "sidespalte",
    "question": "spørgsmål",
    "signature": "underskrift",
    "open": "udfyldes",
    "figure": "figur",
    "lead": "citatindledning",
}
_SHOWN_AS = {"title": "Overskrift 1", "theme": "Overskrift 2", "bullet": "Opstilling - punkttegn"}
_OUTLINE = {"title": 0, "theme": 1, "subtheme": 2, "detail": 3}
_LISTS = ("bullet", "variant")
_OF_CHARACTERS = ("added", "label", "open")
_SMALLEST_POINTS = 10


class Looks:
    """The styles of one document, by the role they have in it."""

    def __init__(self, document: Document, aliases: Mapping[StyleRole, str], template: str, key: str) -> None:
        self._document = document
        self._styles = Stylesheet(document)
        self._template = template
        self._key = key
        self._aliases: dict[str, str] = {str(role): name for role, name in aliases.items()}
        self._ids: dict[str, str] = {}
        self._accent = ""
        self._speak_danish()
        self._check()

    def id_of(self, role: Role) -> str:
        """Give the id of the style for a role; the first call readies the style."""
        if role not in self._ids:
            style = self._find(role) if role != "body" else self._body()
            if style is None:
                style = self._add_own(_NAMES[role])
            self._ready(role, style)
            self._ids[role] = id_of(style)
        return self._ids[role]

    def name_of(self, role: Role) -> str:
        """Give the name, as it stands in the file, of the style for a role."""
        return name_of(self._styles.by_id[self.id_of(role)])

    def size_of(self, role: Role) -> float:
        """Give the size of a role's letters in points."""
        return self._size(self._styles.by_id[self.id_of(role)]) or _SMALLEST_POINTS

    @property
    def accent(self) -> str:
        """The colour of lines, bars and marks: the template's."""
        if not self._accent:
            headings = (self._find(role) for role in _OUTLINE)
            self._accent = accent_of(self._document, self._styles, headings)
        return self._accent

    @property
    def font(self) -> str:
        """The body's font; empty where it is the theme's."""
        at = "w:rPr/w:rFonts"
        if self._styles.effective(self._body(), at, "w:asciiTheme"):
            return ""
        if named := self._styles.effective(self._body(), at, "w:ascii"):
            return named
        theirs = self._styles.default("w:rFonts", "w:asciiTheme")
        return "" if theirs else self._styles.default("w:rFonts", "w:ascii") or ""

    def number(self, role: Role) -> None:
        """Let a style of bullets number its paragraphs too, through the whole document."""
        number_bullets(self._document, self._styles, self._styles.by_id[self.id_of(role)])

    def start_numbers(self, role: Role, starts: Sequence[int]) -> list[ListItem]:
        """Let the numbers of such a style begin anew, once for each start."""
        return start_numbers(self._document, self._styles, self._styles.by_id[self.id_of(role)], starts)

    def _find(self, role: str) -> Any:
        name = self._aliases.get(role, _NAMES[role])
        if role == "table":
            return self._styles.of_kind(name, "table")
        return self._styles.by_name.get(name) if role in _OF_CHARACTERS else self._styles.of_paragraphs(name)

    def _body(self) -> Any:
        default = None if "body" in self._aliases else self._styles.default_of("paragraph")
        return self._find("body") if default is None else default

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
                f"navnet under {self._key} i workshop.yaml."
            )
        for role, alias in self._aliases.items():
            if self._find(role) is None:
                known = self._styles.names("table" if role == "table" else "paragraph")
                close = difflib.get_close_matches(alias, known, n=3, cutoff=0.6)
                advice = f" Ligner: {', '.join(close)}." if close else ""
                raise RulesError(
                    f"{self._template}: skabelonen har ingen typografi, der hedder '{alias}' "
                    f"({self._key}.{role} i workshop.yaml).{advice} Ret navnet, eller lav typografien i Word."
                )

    def _ready(self, role: str, style: Any) -> None:
        if role in _OUTLINE and self._styles.effective(style, "w:pPr/w:outlineLvl") != str(_OUTLINE[role]):
            put(part_of(style, "w:pPr"), "w:outlineLvl", {"w:val": str(_OUTLINE[role])}, AFTER_OUTLINE)
        if role in _LISTS:
            inner = role == "variant"
            ready_bullet(self._document, self._styles, style, inner=inner, template=self._template, key=self._key)
        if role == "question":
            ready_numbers(self._document, self._styles, style)
        if role == "mark" and self._styles.effective(style, "w:pPr/w:jc") not in ("right", "end"):
            put(part_of(style, "w:pPr"), "w:jc", {"w:val": "right"}, AFTER_JC)
        self._ready_colour(style)
        size = self._size(style)
        if is_of_paragraphs(style) and (size is None or size < _SMALLEST_POINTS):
            put(part_of(style, "w:rPr"), "w:sz", {"w:val": str(_SMALLEST_POINTS * 2)}, AFTER_SIZE)

    def _size(self, style: Any) -> float | None:
        return points(self._styles.effective(style, "w:rPr/w:sz") or self._styles.default("w:sz") or "20", 0.5)

    def _ready_colour(self, style: Any) -> None:
        colour = self._styles.effective(style, "w:rPr/w:color") or self._styles.default("w:color") or "auto"
        behind = self._styles.effective(style, "w:pPr/w:shd", "w:fill") or "auto"
        if (better := readable(colour, behind)) != colour:
            put(part_of(style, "w:rPr"), "w:color", {"w:val": better}, AFTER_COLOUR)

    def _add_own(self, name: str) -> Any:
        """Copy a style of the default template that this template does without."""
        style = copy.deepcopy(next(own for own in _own_styles() if name_of(own).casefold() == name))
        while id_of(style) in self._styles.by_id:
            style.set(qn("w:styleId"), id_of(style) + "Bilag")
        for reference in ("w:basedOn", "w:next", "w:link"):
            if (found := style.find(qn(reference))) is not None:
                target = self._same_style(found.get(qn("w:val")))
                if target is None:
                    style.remove(found)
                else:
                    found.set(qn("w:val"), id_of(target))
        if (numbering := style.find(qn("w:pPr") + "/" + qn("w:numPr"))) is not None:
            numbering.getparent().remove(numbering)
        recolour(style, self.accent)
        self._styles.add(style)
        return style

    def _same_style(self, own_id: str) -> Any:
        """Give this template's style for one that the default template calls `own_id`, or None."""
        own = next(style for style in _own_styles() if id_of(style) == own_id)
        if own.get(qn("w:default")) == "1":
            kind = own.get(qn("w:type"))
            return self._body() if kind == "paragraph" else self._styles.default_of(kind)
        name = name_of(own).casefold()
        role = next((role for role, known in _NAMES.items() if known == name), "")
        return self._styles.by_name.get(self._aliases.get(role, name).casefold())

    def _speak_danish(self) -> None:
        for language in list(self._styles.element.iter(qn("w:lang"))):
            language.getparent().remove(language)
        defaults = self._styles.element.find(qn("w:docDefaults"))
        if defaults is None:
            defaults = OxmlElement("w:docDefaults")
            self._styles.element.insert(0, defaults)
        run_defaults = defaults.find(qn("w:rPrDefault"))
        if run_defaults is None:
            run_defaults = OxmlElement("w:rPrDefault")
            defaults.insert(0, run_defaults)
        properties = part_of(run_defaults, "w:rPr")
        put(properties, "w:lang", {"w:val": "da-DK", "w:eastAsia": "da-DK", "w:bidi": "ar-SA"}, AFTER_LANGUAGE)


def _own_styles() -> list[Any]:
    styles: Any = parse_xml((files("flows.write.word") / "default_template" / "styles.xml").read_bytes())
    return list(styles.findall(qn("w:style")))
