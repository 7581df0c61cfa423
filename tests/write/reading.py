"""Reads Word files back with zipfile and ElementTree: other code than wrote them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from functools import cached_property
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


VERBATIM = ("list bullet", "list bullet 2", "quote", "kk punkt")  # elsewhere a no-break space is read as a space


@dataclass
class Paragraph:
    style_id: str
    style: str
    text: str
    added: str
    element: ElementTree.Element
    in_table: bool = False


@dataclass
class WordFile:
    parts: dict[str, bytes]
    infos: list[zipfile.ZipInfo]
    trees: dict[str, ElementTree.Element] = field(default_factory=dict)

    def tree(self, name: str) -> ElementTree.Element:
        if name not in self.trees:
            self.trees[name] = ElementTree.fromstring(self.parts[name])
        return self.trees[name]

    @property
    def body(self) -> ElementTree.Element:
        return self.tree("word/document.xml")[0]

    @cached_property
    def styles(self) -> dict[str, ElementTree.Element]:
        return {style.get(W + "styleId", ""): style for style in self.tree("word/styles.xml").iter(W + "style")}

    def name_of(self, style_id: str) -> str:
        return self.styles[style_id].find(W + "name").get(W + "val").casefold()

    def chain(self, style_id: str):
        while style_id:
            style = self.styles[style_id]
            yield style
            base = style.find(W + "basedOn")
            style_id = "" if base is None else base.get(W + "val", "")

    def effective(self, style_id: str, path: str, attribute: str = "val") -> str | None:
        for style in self.chain(style_id):
            found = style.find("/".join(W + step for step in path.split("/")))
            if found is not None and found.get(W + attribute) is not None:
                return found.get(W + attribute)
        return None

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        cells = {p for cell in self.body.iter(W + "tc") for p in cell.iter(W + "p")}
        return [self._read(p, p in cells) for p in self.body.iter(W + "p")]

    def _read(self, element: ElementTree.Element, in_table: bool) -> Paragraph:
        style = element.find(f"{W}pPr/{W}pStyle").get(W + "val", "")
        text, added = "", ""
        for run in element.iter(W + "r"):
            run_style = run.find(f"{W}rPr/{W}rStyle")
            ours = run_style is not None and self.name_of(run_style.get(W + "val", "")) == "tilføjet"
            words = "".join(_characters(child) for child in run)
            text, added = (text, added + words) if ours else (text + words, added)
        name = self.name_of(style)
        if name not in VERBATIM:
            text, added = (words.replace("\N{NO-BREAK SPACE}", " ") for words in (text, added))
        return Paragraph(style, name, text, added, element, in_table)

    def in_style(self, name: str) -> list[Paragraph]:
        return [paragraph for paragraph in self.paragraphs if paragraph.style == name]


def read_word(data: bytes) -> WordFile:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return WordFile({name: package.read(name) for name in package.namelist()}, package.infolist())


def _characters(element: ElementTree.Element) -> str:
    if element.tag == W + "t":
        return element.text or ""
    if element.get(W + "type") == "column":
        return ""
    return {W + "br": "\n", W + "tab": "\t"}.get(element.tag, "")
