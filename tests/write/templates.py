"""Word templates as municipalities have them, made by code, with all that must not leak into what is published."""

from __future__ import annotations

import io
import re
import struct
import subprocess
import zipfile
import zlib
from pathlib import Path

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt, RGBColor

from tests.programs import program

SECRET = "Hemmelig Henning"  # constructed; stands wherever a template may carry a name
_DANISH_IDS = {
    "Heading1": "Overskrift1",
    "Heading2": "Overskrift2",
    "Heading3": "Overskrift3",
    "ListBullet": "Opstilling-punkttegn",
    "Caption": "Billedtekst",
    "Footer": "Sidefod",
    "Header": "Sidehoved",
}


def danish_template() -> bytes:
    """As a Danish Word saves it: localised ids of styles, attached to a template on a server, full of the past."""
    document = docx.Document()
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.comments = SECRET
    properties.title = "Gammelt brev"
    document.add_paragraph(f"Kære {SECRET}")
    document.add_comment(document.paragraphs[0].runs, text="Husk at slette", author=SECRET, initials="HH")
    parts = _parts(document)
    for old, new in _DANISH_IDS.items():
        for name in ("word/styles.xml", "word/numbering.xml", "word/stylesWithEffects.xml"):
            parts[name] = re.sub(rb'(w:(?:styleId|val)=")%s"' % old.encode(), rb'\1%s"' % new.encode(), parts[name])
    settings = parts["word/settings.xml"]
    revisions = b'<w:rsids><w:rsidRoot w:val="00AB12CD"/></w:rsids></w:settings>'
    settings = settings.replace(b"</w:settings>", revisions)
    attached = f'<w:attachedTemplate xmlns:r="{_RELATIONS}" r:id="rId1"/>'.encode()
    settings = re.sub(rb"(<w:zoom[^>]*/>)", rb"\1" + attached, settings)
    parts["word/settings.xml"] = settings
    parts["word/_rels/settings.xml.rels"] = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATIONS}/attachedTemplate" '
        f'Target="file:///S:/{SECRET}/Brev.dotm" TargetMode="External"/></Relationships>'
    ).encode()
    parts["docProps/custom.xml"] = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Sagsbehandler">'
        f"<vt:lpwstr>{SECRET}</vt:lpwstr></property></Properties>"
    ).encode()
    parts["docProps/app.xml"] = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Manager>{SECRET}</Manager><Company>{SECRET} ApS</Company></Properties>"
    ).encode()
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>",
        b'<Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument'
        b'.custom-properties+xml"/></Types>',
    )
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rIdCustom" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships'
        b'/custom-properties" Target="docProps/custom.xml"/></Relationships>',
    )
    return zipped(parts)


def logo_template(*, as_dotx: bool = False) -> bytes:
    """A logo and a link in the header, an address in the footer, revisions left in both, and text in the body."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.59), Cm(27.94)
    header = section.header.paragraphs[0]
    header.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    header.add_run().add_picture(io.BytesIO(_png()), width=Cm(2))
    link = section.header.part.relate_to("https://www.example.dk/", _HYPERLINK, is_external=True)
    header._p.append(_element(f'<w:hyperlink r:id="{link}"><w:r><w:t>www.example.dk</w:t></w:r></w:hyperlink>'))
    header._p.append(
        _element(f'<w:del w:id="1" w:author="{SECRET}"><w:r><w:delText>Slettet</w:delText></w:r></w:del>')
    )
    header._p.append(_element(f'<w:ins w:id="2" w:author="{SECRET}"><w:r><w:t> Byen Kommune</w:t></w:r></w:ins>'))
    section.footer.paragraphs[0].text = "Rådhuset, 1000 Byen"
    document.add_paragraph("Skriv her").add_run().add_picture(io.BytesIO(_png(200)), width=Cm(3))
    document.add_table(2, 2)
    parts = _parts(document)
    if as_dotx:
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
            b".document.main+xml", b".template.main+xml"
        )
    return zipped(parts)


def libreoffice_template(folder: Path) -> bytes:
    """The logo template after LibreOffice has opened and saved it: names of styles begin with a capital."""
    source = folder / "skabelon.docx"
    source.write_bytes(logo_template())
    convert(source, "docx:MS Word 2007 XML", folder / "ud")
    return (folder / "ud" / "skabelon.docx").read_bytes()


def convert(source: Path, target: str, folder: Path) -> None:
    """Let LibreOffice write another format of a file into a folder, with a profile of its own."""
    subprocess.run(
        [
            program("soffice"),
            f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            target,
            "--outdir",
            str(folder),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )


def without_style(template: bytes, name: str) -> bytes:
    """Take a style out of a template, by its name in the file."""
    parts = unzip(template)
    pattern = rb'<w:style (?:(?!</w:style>).)*?<w:name w:val="%s"/>.*?</w:style>' % name.encode()
    parts["word/styles.xml"], times = re.subn(pattern, b"", parts["word/styles.xml"], flags=re.DOTALL)
    assert times == 1
    return zipped(parts)


def renamed_style(template: bytes, name: str, new: str) -> bytes:
    """Give a style of a template a name of the municipality's own."""
    parts = unzip(template)
    old = f'<w:name w:val="{name}"/>'.encode()
    assert old in parts["word/styles.xml"]
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(old, f'<w:name w:val="{new}"/>'.encode())
    return zipped(parts)


def plain_template() -> bytes:
    """What python-docx starts from: American paper and language, faint blue headings, a bullet of a symbol font."""
    return zipped(_parts(docx.Document()))


def unzip(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def _element(markup: str):
    from docx.oxml.parser import parse_xml

    return parse_xml(re.sub(r"^<([\w:]+)", rf"<\1 {_SPACES}", markup, count=1))


def _parts(document) -> dict[str, bytes]:
    buffer = io.BytesIO()
    document.save(buffer)
    return unzip(buffer.getvalue())


def zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


def _png(side: int = 40) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = b"".join(b"\0" + bytes((31, 56, 100)) * side for _ in range(side))
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def green_template() -> bytes:
    """A municipality's own: green headings over a theme that nobody has touched, and a body style of its own."""
    document = docx.Document()
    for name in ("Heading 1", "Heading 2", "Heading 3"):
        document.styles[name].font.color.rgb = RGBColor(0x00, 0x6B, 0x3C)
    body = document.styles.add_style("KK Brødtekst", WD_STYLE_TYPE.PARAGRAPH)
    body.base_style = document.styles["Normal"]
    body.font.name = "Georgia"
    body.font.size = Pt(12)
    return zipped(_parts(document))
