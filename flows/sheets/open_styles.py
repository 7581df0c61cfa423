"""What an OpenDocument's styles say of cells: number formats, what is hidden, and what makes a text stand out."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from flows.sheets.xml_parts import local_name

_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_NUMBER = "{urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_FORMAT = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_NO_COLOURS = ("", "transparent", "#ffffff")
_BOLD = ("bold", "600", "700", "800", "900")
_DATA_STYLES = ("number-style", "percentage-style", "currency-style", "date-style", "time-style", "boolean-style")
_CODES = {  # (short, long)
    "day": ("d", "dd"),
    "month": ("m", "mm"),
    "year": ("yy", "yyyy"),
    "day-of-week": ("ddd", "dddd"),
    "hours": ("h", "hh"),
    "minutes": ("m", "mm"),
    "seconds": ("s", "ss"),
    "am-pm": ("AM/PM", "AM/PM"),
}
_BARE = frozenset("/-.:, %")  # what a format code may hold without quotes
_LONGEST_CHAIN = 30


class Styles:
    """The styles of one document; each is added as its element ends."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}
        self._positive: dict[str, str] = {}
        self._cells: dict[str, tuple[str, str]] = {}
        self._known: dict[str, str] = {}
        self._looks: dict[str, dict[str, str]] = {}
        self.hidden: set[tuple[str, str]] = set()  # (family, name)

    def add(self, element: Element) -> None:
        """Note a style; anything else is passed over."""
        if element.tag == _STYLE + "style":
            self._add_style(element)
        elif element.tag.startswith(_NUMBER) and local_name(element) in _DATA_STYLES:
            name = element.get(_STYLE + "name", "")
            self._codes[name] = _format_code(element)
            for rule in element.iter(_STYLE + "map"):
                if rule.get(_STYLE + "condition", "").replace(" ", "") in ("value()>=0", "value()>0"):
                    self._positive[name] = rule.get(_STYLE + "apply-style-name", "")

    def _add_style(self, element: Element) -> None:
        name, family = element.get(_STYLE + "name", ""), element.get(_STYLE + "family", "")
        if family == "table-cell":
            self._cells[name] = (
                element.get(_STYLE + "data-style-name", ""),
                element.get(_STYLE + "parent-style-name", ""),
            )
            self._looks[name] = {
                attribute.removeprefix(_FORMAT): value
                for properties in element
                for attribute, value in properties.attrib.items()
                if attribute.startswith(_FORMAT)
            }
        for properties in element:
            size = properties.get(_STYLE + "column-width") or properties.get(_STYLE + "row-height") or ""
            if properties.get(_TABLE + "display") == "false" or (size and not size.strip("0.cminpt")):
                self.hidden.add((family, name))

    def number_format(self, style: str) -> str:
        """Give the format code of a cell's style as Excel would write it; empty for the general one."""
        if style not in self._known:
            self._known[style] = self._look_up(style)
        return self._known[style]

    def is_strong(self, style: str) -> bool:
        """Tell whether the letters of a cell's style are bold, or larger than those of the default style."""
        size, usual = self._look(style, "font-size"), self._look("Default", "font-size") or "10pt"
        larger = size.endswith("pt") and usual.endswith("pt") and _points(size) > _points(usual)
        return larger or self._look(style, "font-weight") in _BOLD

    def is_filled(self, style: str) -> bool:
        """Tell whether the ground of a cell's style has another colour than white."""
        return self._look(style, "background-color") not in _NO_COLOURS

    def _look(self, style: str, attribute: str) -> str:
        for _ in range(_LONGEST_CHAIN):
            if value := self._looks.get(style, {}).get(attribute, ""):
                return value
            style = self._cells.get(style, ("", ""))[1]
        return ""

    def _look_up(self, style: str) -> str:
        for _ in range(_LONGEST_CHAIN):
            data, parent = self._cells.get(style, ("", ""))
            if data or not parent:
                break
            style = parent
        return self._codes.get(self._positive.get(data, data), "")


def _points(size: str) -> float:
    number = size.removesuffix("pt")
    return float(number) if number.replace(".", "", 1).isdigit() else 0.0


def _format_code(element: Element) -> str:
    parts = []
    for child in element:
        kind = local_name(child)
        if kind == "number":
            parts.append(_digits(child))
        elif kind == "text":
            parts.append(_literal(child.text or ""))
        elif kind == "month" and child.get(_NUMBER + "textual") == "true":
            parts.append("mmmm" if child.get(_NUMBER + "style") == "long" else "mmm")
        elif kind in _CODES:
            code = _CODES[kind][child.get(_NUMBER + "style") == "long"]
            goes_on = element.get(_NUMBER + "truncate-on-overflow") == "false"
            parts.append(f"[{code}]" if goes_on else code)
        elif kind in ("currency-symbol", "scientific-number", "fraction"):
            return ""  # shown plainly, as those of .xlsx are
    return "".join(parts)


def _digits(element: Element) -> str:
    places = element.get(_NUMBER + "decimal-places")
    if places is None:
        return ""  # the general format
    least = int(element.get(_NUMBER + "min-decimal-places") or places)
    whole = "0" * max(int(element.get(_NUMBER + "min-integer-digits") or 1), 1)
    grouped = element.get(_NUMBER + "grouping") == "true"
    decimals = "0" * min(least, 30) + "#" * (min(int(places), 30) - least)
    return ("#,##0" if grouped else whole) + ("." + decimals if decimals else "")


def _literal(text: str) -> str:
    return text if set(text) <= _BARE else '"' + text.replace('"', "") + '"'
