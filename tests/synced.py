"""What a synced folder does to an Office file that is laid there: the same content in another packaging."""

import io
import zipfile
from pathlib import Path

import openpyxl

_PROPERTIES = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties">'
    b"</Properties>"
)
_TYPE = (
    b'<Override PartName="/docProps/custom.xml" '
    b'ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>'
)
_RELATION = (
    b'<Relationship Id="rIdSynced" Target="docProps/custom.xml" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"/>'
)
_ADDED = {"docProps/custom.xml": _PROPERTIES, "customXml/item1.xml": b"<p:properties xmlns:p='urn:synced'/>"}


def workbook_of(text: str) -> bytes:
    """Write a workbook whose first cell holds a text."""
    workbook = openpyxl.Workbook()
    workbook.active.append([text])
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def repackage(raw: bytes) -> bytes:
    """Write an Open XML file as SharePoint does: with a part of properties, in another compression and order."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in reversed(old.namelist()):
            content = old.read(name)
            if name == "[Content_Types].xml" and b"docProps/custom.xml" not in content:
                content = content.replace(b"</Types>", _TYPE + b"</Types>")
            if name == "_rels/.rels" and b"docProps/custom.xml" not in content:
                content = content.replace(b"</Relationships>", _RELATION + b"</Relationships>")
            if name not in _ADDED:
                new.writestr(zipfile.ZipInfo(name, (2026, 5, 4, 3, 2, 2)), content)
        for name, content in _ADDED.items():
            new.writestr(name, content)
    return out.getvalue()


def repackage_all(folder: Path) -> list[str]:
    """Do so with every Office file below a folder, and give their names."""
    names = []
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".xlsx", ".docx"):
            path.write_bytes(repackage(path.read_bytes()))
            names.append(path.name)
    return names
