"""The parts of an Open XML workbook and how they point at each other."""

from __future__ import annotations

import posixpath
import zipfile
from typing import NamedTuple
from xml.etree.ElementTree import fromstring

from flows.sheets.limits import refuse_damaged
from flows.sheets.xml_parts import Parts, local_name

_CONTENT_TYPES = "[Content_Types].xml"


class Relation(NamedTuple):
    """What one part says of another: what it is ("worksheet", "comments"), and where."""

    kind: str
    target: str


class SheetEntry(NamedTuple):
    """A sheet as the workbook lists it; `relation` is None where it points nowhere."""

    name: str
    hidden: bool
    relation: Relation | None


class Package(Parts):
    """The parts of one file."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        super().__init__(archive, name)
        if _CONTENT_TYPES not in self:
            refuse_damaged(name)

    def relations(self, part: str) -> dict[str, Relation]:
        """Give what a part points at inside of the file, by the id that it uses for it."""
        folder, base = posixpath.split(part)
        listing = posixpath.join(folder, "_rels", base + ".rels")
        if listing not in self:
            return {}
        with self.open(listing) as source:
            root = fromstring(source.read())  # noqa: S314 - open_part refuses what makes it unsafe
        found = {}
        for relation in root:
            if relation.get("TargetMode") != "External":
                kind = relation.get("Type", "").rpartition("/")[2]
                target = relation.get("Target", "").replace("\\", "/")
                place = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                found[relation.get("Id", "")] = Relation(kind, place)
        return found

    def workbook(self) -> str:
        """Name the part that lists the sheets."""
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and relation.target in self:
                return relation.target
        return "xl/workbook.xml"


def read_workbook(package: Package, part: str) -> tuple[list[SheetEntry], bool]:
    """Give the sheets in the workbook's order, and whether its dates count from 1904."""
    relations = package.relations(part)
    entries = []
    from_1904 = False
    for element in package.walk(part):
        kind = local_name(element)
        if kind == "sheet":
            relation = next((value for key, value in element.attrib.items() if key.endswith("}id")), "")
            hidden = element.get("state", "visible") != "visible"
            entries.append(SheetEntry(element.get("name", ""), hidden, relations.get(relation)))
        elif kind == "workbookPr":
            from_1904 = element.get("date1904") in ("1", "true")
    return entries, from_1904
