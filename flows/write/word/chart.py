"""A bar chart that Word draws itself, with the workbook behind it that "Rediger data" opens."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from flows.write.word.markup import escaped, printable
from flows.write.word.package import pack, unpack

_SHEET = "Antal"
_STAMP = datetime.datetime(1980, 1, 1)  # noqa: DTZ001 - XlsxWriter writes a date without a zone as UTC
_TEXT, _LIGHT, _EDGE = "404040", "BFBFBF", "595959"
COUNTED, PERCENT = "#,##0", '0" %"'  # how values are shown
_ONE_SERIES = 2  # headings
_EMU_IN_TWIP = 635
_MARGINS, _ROW = 240, 560  # heights in twips: the edges, and each bar
Bar = tuple[str, *tuple[int, ...]]  # a name, and a value of each series
_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def chart_part(
    header: Sequence[str], bars: Sequence[Bar], workbook: str, colour: str, font: str, shown: str
) -> bytes:
    """Write the chart's part: bars from nought, the first on top, each with its value.

    Args:
        header: What the names are, and the values of each series.
        bars: Names, each with a value of every series.
        workbook: Id of the relation to the workbook with the same numbers.
        colour: Of the first series, such as `1F3864`; the second is light.
        font: Of the words; empty for the theme's.
        shown: The format of the values.
    """
    series = "".join(
        _series(place, header[place + 1], bars, fill, font, shown)
        for place, fill in zip(range(len(header) - 1), _fills(colour), strict=False)
    )
    legend = (
        f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_text_properties(1000, font)}</c:legend>'
        if len(header) > _ONE_SERIES
        else ""
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace {_NAMESPACES}><c:date1904 val="0"/><c:lang val="da-DK"/><c:roundedCorners val="0"/>'
        '<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f"{series}"
        '<c:gapWidth val="45"/><c:axId val="111111111"/><c:axId val="222222222"/></c:barChart>'
        '<c:catAx><c:axId val="111111111"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f'<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="7F7F7F"/></a:solidFill></a:ln></c:spPr>'
        f'{_text_properties(1000, font)}<c:crossAx val="222222222"/><c:crosses val="autoZero"/><c:auto val="1"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>'
        '<c:valAx><c:axId val="222222222"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling>'
        f'<c:delete val="1"/><c:axPos val="t"/><c:numFmt formatCode={quoteattr(shown)} sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        '<c:crossAx val="111111111"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>'
        f"<c:spPr><a:noFill/></c:spPr></c:plotArea>{legend}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        '<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>'
        f'<c:externalData r:id="{workbook}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    ).encode()


def _fills(colour: str) -> tuple[str, str]:
    """Give what fills the bars of the series; the light one has an edge that is seen on white."""
    edge = f'<a:ln w="9525"><a:solidFill><a:srgbClr val="{_EDGE}"/></a:solidFill></a:ln>'
    return (
        f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>',
        f'<a:solidFill><a:srgbClr val="{_LIGHT}"/></a:solidFill>{edge}',
    )


def _series(place: int, title: str, bars: Sequence[Bar], fill: str, font: str, shown: str) -> str:
    last, column = len(bars) + 1, "BC"[place]
    names = "".join(
        f'<c:pt idx="{number}"><c:v>{escaped(name)}</c:v></c:pt>' for number, (name, *_) in enumerate(bars)
    )
    values = "".join(
        f'<c:pt idx="{number}"><c:v>{bar[place]}</c:v></c:pt>' for number, (_, *bar) in enumerate(bars)
    )
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/><c:tx><c:strRef><c:f>{_SHEET}!${column}$1</c:f>'
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{escaped(title)}</c:v></c:pt></c:strCache>'
        f"</c:strRef></c:tx><c:spPr>{fill}</c:spPr>"
        '<c:invertIfNegative val="0"/><c:dLbls>'
        f"{_label_format(shown)}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f'{_text_properties(1000, font)}<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/>'
        '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
        f"</c:dLbls><c:cat><c:strRef><c:f>{_SHEET}!$A$2:$A${last}</c:f>"
        f'<c:strCache><c:ptCount val="{len(bars)}"/>{names}</c:strCache></c:strRef></c:cat>'
        f"<c:val><c:numRef><c:f>{_SHEET}!${column}$2:${column}${last}</c:f><c:numCache>"
        f"<c:formatCode>{escaped(shown)}</c:formatCode>"
        f'<c:ptCount val="{len(bars)}"/>{values}</c:numCache></c:numRef></c:val></c:ser>'
    )


def _label_format(shown: str) -> str:
    return "" if shown == COUNTED else f'<c:numFmt formatCode={quoteattr(shown)} sourceLinked="0"/>'


def chart_workbook(header: Sequence[str], bars: Sequence[Bar]) -> bytes:
    """Write the workbook behind a chart."""
    import xlsxwriter

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as workbook:
        workbook.set_properties({"created": _STAMP})
        sheet = workbook.add_worksheet(_SHEET)
        sheet.set_column(0, 0, 45)
        for column, title in enumerate(header):
            sheet.write_string(0, column, printable(title))
        for row, (name, *values) in enumerate(bars, 1):
            sheet.write_string(row, 0, printable(name))
            for column, value in enumerate(values, 1):
                sheet.write_number(row, column, value)
    return pack(unpack(buffer.getvalue()))


def chart_drawing(relation: str, name: str, description: str, width: int, bars: int) -> str:
    """Write the run that shows a chart in a paragraph.

    Args:
        relation: Id of the relation to the chart's part.
        name: What Word calls it in the selection pane.
        description: The alternative text.
        width: In twips.
        bars: How many; they decide the height.
    """
    height = _MARGINS + bars * _ROW
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width * _EMU_IN_TWIP}" cy="{height * _EMU_IN_TWIP}"/>'
        f'<wp:docPr id="9001" name={quoteattr(printable(name))} descr={quoteattr(printable(description))}/>'
        "<wp:cNvGraphicFramePr/>"
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def _text_properties(size: int, font: str) -> str:
    colour = f'<a:solidFill><a:srgbClr val="{_TEXT}"/></a:solidFill>'
    face = f"<a:latin typeface={quoteattr(font)}/>" if font else ""
    words = f'<a:defRPr sz="{size}" b="0">{colour}{face}</a:defRPr>'
    return f'<c:txPr><a:bodyPr/><a:p><a:pPr>{words}</a:pPr><a:endParaRPr lang="da-DK"/></a:p></c:txPr>'
