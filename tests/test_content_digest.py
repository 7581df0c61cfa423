import io
import zipfile
from hashlib import sha256

import pytest

from flows.content_digest import digest_content, digest_content_of
from tests.synced import repackage, workbook_of


def zipped(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, text in parts.items():
            package.writestr(name.replace("__", "/"), text)
    return out.getvalue()


def test_another_packaging_of_the_same_content_has_the_same_digest():
    once = workbook_of("Flere bænke")

    assert repackage(once) != once
    assert digest_content(repackage(once)) == digest_content(once)
    assert digest_content(repackage(repackage(once))) == digest_content(once)


def test_other_content_has_another_digest_in_any_packaging():
    packages = (workbook_of("Flere bænke"), workbook_of("Flere stole"), repackage(workbook_of("Færre")))

    assert len({digest_content(raw) for raw in packages}) == 3


@pytest.mark.parametrize("raw", [b"", b"Input\nFlere stole\n", b"PK\x03\x04 is no zip"])
def test_of_any_other_file_the_bytes_count(raw):
    assert digest_content(raw) == sha256(raw).hexdigest()


def test_a_zip_that_is_no_office_file_counts_with_its_bytes():
    raw = zipped(docProps="x", noter="1")

    assert digest_content(raw) == sha256(raw).hexdigest()


def test_of_an_open_document_the_content_and_styles_count():
    base = {"META-INF__manifest.xml": "m", "mimetype": "t", "content.xml": "c", "styles.xml": "s", "meta.xml": "1"}
    same = zipped(**{**base, "meta.xml": "2", "settings.xml": "window", "Thumbnails__thumbnail.png": "p"})

    assert digest_content(same) == digest_content(zipped(**base))
    for part in ("content.xml", "styles.xml"):
        assert digest_content(zipped(**{**base, part: "other"})) != digest_content(zipped(**base))


def test_the_names_of_parts_count_and_where_one_ends():
    base = {"META-INF__manifest.xml": "m"}
    assert (
        len({digest_content(zipped(**base, **more)) for more in ({"a": "bc"}, {"ab": "c"}, {"a": "b", "c": ""})})
        == 3
    )


def test_a_file_is_digested_as_its_bytes_are(tmp_path):
    path = tmp_path / "bord.xlsx"
    path.write_bytes(workbook_of("Flere bænke"))

    assert digest_content_of(path) == digest_content(path.read_bytes())


def test_a_package_that_is_damaged_inside_counts_with_its_bytes():
    raw = bytearray(workbook_of("Flere bænke"))
    at = raw.index(b"xl/worksheets/sheet1.xml") + 60
    raw[at : at + 20] = bytes(20)

    assert digest_content(bytes(raw)) == sha256(bytes(raw)).hexdigest()


@pytest.mark.parametrize(
    ("part", "counts"),
    [
        *((part, True) for part in ("xl/workbook.xml", "xl/sharedStrings.xml", "xl/media/a.png", "docProps.xml")),
        *((part, False) for part in ("docProps/core.xml", "customXml/item1.xml", "[Content_Types].xml")),
        *((part, False) for part in ("_rels/.rels", "xl/_rels/workbook.xml.rels", "xl/")),
        *((part, False) for part in ("Thumbnails/thumbnail.png", "Configurations2/menubar.xml")),
        *((part, False) for part in ("meta.xml", "settings.xml", "mimetype")),
    ],
)
def test_what_a_synced_folder_may_write_anew_does_not_count(part, counts):
    base = {"[Content_Types].xml": "t", "xl/workbook.xml": "w"}

    assert (digest_content(zipped(**{**base, part: "other"})) != digest_content(zipped(**base))) is counts
    assert digest_content(zipped(**base)) != sha256(zipped(**base)).hexdigest()
