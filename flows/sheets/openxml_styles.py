"""The number formats of an Open XML workbook's cells; of its styles nothing else is read."""

from __future__ import annotations

from xml.etree.ElementTree import iterparse

from flows.sheets.builtin_formats import BUILTIN_FORMATS
from flows.sheets.openxml_package import Package
from flows.sheets.xml_parts import local_name


def read_number_formats(package: Package, part: str) -> list[str]:
    """Give each cell style's number format, "" for the general one.

    Raises:
        ValueError: A number is none.
    """
    codes: dict[int, str] = dict(BUILTIN_FORMATS)
    styles: list[int] = []
    inside = False
    of_rules = False  # what a conditional format shows has numbers of its own
    with package.open(part) as source:
        for event, element in iterparse(source, ("start", "end")):  # noqa: S314 - open_part has looked
            kind = local_name(element)
            if kind == "cellXfs":
                inside = event == "start"
            elif kind == "dxfs":
                of_rules = event == "start"
            elif event == "end":
                if kind == "xf" and inside:
                    styles.append(int(element.get("numFmtId") or 0))
                elif kind == "numFmt" and not of_rules and element.get("numFmtId"):
                    codes[int(element.get("numFmtId") or 0)] = element.get("formatCode", "")
                element.clear()
    return [_plain(codes.get(number, "")) for number in styles]


def _plain(code: str) -> str:
    return "" if code.lower() == "general" else code
