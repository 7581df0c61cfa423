"""The template that is used when staff give none: a Word file made of the readable parts in default_template/."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from flows.write.word.package import pack

_MAIN = "application/vnd.openxmlformats-officedocument."
_WORD = _MAIN + "wordprocessingml."
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PARTS = {  # name: relation, content type
    "styles": ("styles", _WORD + "styles+xml"),
    "numbering": ("numbering", _WORD + "numbering+xml"),
    "settings": ("settings", _WORD + "settings+xml"),
    "fontTable": ("fontTable", _WORD + "fontTable+xml"),
    "theme": ("theme", _MAIN + "theme+xml"),
}
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_A4_PORTRAIT = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:sectPr>'
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" '
    'w:header="709" w:footer="624" w:gutter="0"/>'
    "</w:sectPr></w:body></w:document>"
)


@cache
def default_template() -> bytes:
    """Make the template as a .docx without text."""
    folder = files("flows.write.word") / "default_template"
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{content_type}"/>'
        for name, (_, content_type) in _PARTS.items()
    )
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATION}{relation}" Target="{name}.xml"/>'
        for number, (name, (relation, _)) in enumerate(_PARTS.items(), 1)
    )
    parts = {
        "[Content_Types].xml": _XML
        + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        + '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + '<Default Extension="xml" ContentType="application/xml"/>'
        + f'<Override PartName="/word/document.xml" ContentType="{_WORD}document.main+xml"/>{types}</Types>',
        "_rels/.rels": _XML
        + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + f'<Relationship Id="rId1" Type="{_RELATION}officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": _XML
        + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + f"{relations}</Relationships>",
        "word/document.xml": _XML + _A4_PORTRAIT,
    }
    parts |= {f"word/{name}.xml": (folder / f"{name}.xml").read_text("utf-8") for name in _PARTS}
    return pack({name: text.encode() for name, text in parts.items()})
