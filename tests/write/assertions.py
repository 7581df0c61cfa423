"""What makes a Word file good, as checks that a machine can make: each gives the faults that it finds.

They read the file with zipfile and ElementTree. The names begin with numbers: S structure, L lists, T tables,
A pictures, D tidiness, B the appendix, G language, M properties, C contrast, Z the package.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from tests.write.reading import VERBATIM, Paragraph, W, WordFile

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DC = "{http://purl.org/dc/elements/1.1/}"
TERMS = "{http://purl.org/dc/terms/}"
NUMBERED = "%1\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}•"
Check = Callable[[WordFile], Iterator[str]]


def _styled(file: WordFile) -> set[str]:
    return {
        element.get(W + "val", "")
        for tag in ("pStyle", "rStyle", "tblStyle")
        for element in file.body.iter(W + tag)
    }


def _level(file: WordFile, paragraph: Paragraph) -> int | None:
    level = file.effective(paragraph.style_id, "pPr/outlineLvl")
    return None if level is None or level == "9" else int(level)


def numbering_level(file: WordFile, style_id: str):
    """Give the `w:lvl` that a style numbers its paragraphs by."""
    number = file.effective(style_id, "pPr/numPr/numId")
    if number in (None, "0"):
        return None
    tree = file.tree("word/numbering.xml")
    [num] = [num for num in tree.findall(W + "num") if num.get(W + "numId") == number]
    wanted = num.find(W + "abstractNumId").get(W + "val")
    [abstract] = [a for a in tree.findall(W + "abstractNum") if a.get(W + "abstractNumId") == wanted]
    place = file.effective(style_id, "pPr/numPr/ilvl") or "0"
    for level in abstract.findall(W + "lvl"):
        owner = level.find(W + "pStyle")
        if owner is not None and owner.get(W + "val") == style_id:
            return level
    return next(level for level in abstract.findall(W + "lvl") if level.get(W + "ilvl") == place)


def s01_styles_exist(file):
    yield from (style for style in _styled(file) if style not in file.styles)


def s02_one_title_and_it_is_the_first_heading(file):
    levels = [level for p in file.paragraphs if (level := _level(file, p)) is not None]
    if levels.count(0) != 1 or levels[0] != 0:
        yield str(levels)


def s03_headings_step_down_one_at_a_time(file):
    before = -1
    for paragraph in file.paragraphs:
        level = _level(file, paragraph)
        if level is not None:
            if level > before + 1:
                yield paragraph.text
            before = level


def s04_no_blank_heading(file):
    yield from (p.style for p in file.paragraphs if _level(file, p) is not None and not p.text.strip())


def s05_headings_have_heading_styles(file):
    for paragraph in file.paragraphs:
        if _level(file, paragraph) is not None and not re.fullmatch("heading [1-9]", paragraph.style):
            yield paragraph.style


def s06_no_empty_paragraph(file):
    for paragraph in file.paragraphs:
        shows = any(True for tag in ("drawing", "sectPr") for _ in paragraph.element.iter(W + tag))
        if not paragraph.in_table and not shows and not (paragraph.text + paragraph.added).strip():
            yield paragraph.style


def s07_no_bold_line_that_plays_heading(file):
    default = next(s for s, e in file.styles.items() if e.get(W + "default") and e.get(W + "type") == "paragraph")
    for paragraph in file.paragraphs:
        runs = list(paragraph.element.iter(W + "r"))
        bold = [run.find(f"{W}rPr/{W}b") is not None for run in runs]
        if paragraph.style_id == default and len(paragraph.text) < 80 and bold and all(bold):
            yield paragraph.text


def l02_numbers_resolve(file):
    for style in _styled(file):
        if file.styles[style].get(W + "type") == "paragraph":
            numbering_level(file, style)
    return iter(())


def t01_to_t04_tables_have_headings_names_and_whole_rows(file):
    for table in file.body.iter(W + "tbl"):
        rows = table.findall(W + "tr")
        if rows[0].find(f"{W}trPr/{W}tblHeader") is None:
            yield "no heading row"
        if any(True for tag in ("vMerge", "gridSpan") for _ in table.iter(W + tag)):
            yield "merged cells"
        if table.find(f"{W}tblPr/{W}tblCaption") is None and table.find(f"{W}tblPr/{W}tblDescription") is None:
            yield "no name"
        if any(row.find(f"{W}trPr/{W}cantSplit") is None for row in rows):
            yield "a row may be split"


def a01_to_a03_pictures_are_described(file):
    pictures = list(file.body.iter(WP + "docPr"))
    for picture in pictures:
        described = picture.get("descr", "")
        if len(described) < 20 or re.search(r"\.(png|jpe?g|gif|emf)$", described, re.IGNORECASE):
            yield described
    if len({picture.get("id") for picture in pictures}) != len(pictures):
        yield "ids repeat"


def a04_nothing_floats(file):
    body = file.parts["word/document.xml"].decode()
    yield from (word for word in ("<wp:anchor", "w:pict", "txbxContent", "v:shape") if word in body)


def d01_alignment_is_in_styles(file):
    for paragraph in file.paragraphs:
        if paragraph.element.find(f"{W}pPr/{W}jc") is not None:
            yield paragraph.text


def d02_no_layout_by_spaces(file):
    for paragraph in file.paragraphs:
        if paragraph.style not in VERBATIM and re.search(" {3}|\t\t", paragraph.text):
            yield paragraph.text


def d03_paper_is_a4(file):
    size = file.body.find(f"{W}sectPr/{W}pgSz")
    if (size.get(W + "w"), size.get(W + "h"), size.get(W + "orient")) != ("11906", "16838", None):
        yield str(size.attrib)


def d04_no_revisions_or_comments(file):
    for name, content in file.parts.items():
        if re.search(rb"<w:(ins|del|moveFrom|moveTo|comment\w*) ", content) or "comments" in name:
            yield name


def g01_to_g04_all_is_danish(file):
    languages = list(file.tree("word/styles.xml").iter(W + "lang"))
    if [language.get(W + "val") for language in languages] != ["da-DK"]:
        yield "styles"
    if languages[0] not in list(file.tree("word/styles.xml").find(W + "docDefaults").iter()):
        yield "not by default"
    for name in file.parts:
        other = name.startswith("word/") and name.endswith(".xml") and name != "word/styles.xml"
        if other and any(language.get(W + "val") != "da-DK" for language in file.tree(name).iter(W + "lang")):
            yield name
    if file.tree("docProps/core.xml").findtext(DC + "language") != "da-DK":
        yield "properties"
    if file.tree("word/settings.xml").find(W + "themeFontLang").get(W + "val") != "da-DK":
        yield "settings"


def m01_to_m03_properties(file):
    core = file.tree("docProps/core.xml")
    title = core.findtext(DC + "title")
    if not title or title.endswith(".docx"):
        yield f"title {title!r}"
    if b"python-docx" in file.parts["docProps/core.xml"]:
        yield "generator"
    stamps = {core.findtext(TERMS + "created"), core.findtext(TERMS + "modified")}
    if stamps != {"2025-08-13T00:00:00Z"}:
        yield str(stamps)


def c01_colours_can_be_read(file):
    for style in _styled(file):
        colour = file.effective(style, "rPr/color")
        if colour not in (None, "auto") and _contrast(colour) < 4.5:
            yield f"{style} {colour}"
        chain = [*file.chain(style)]
        if chain[0].get(W + "type") == "paragraph":
            default = file.tree("word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz")
            size = file.effective(style, "rPr/sz") or (default.get(W + "val") if default is not None else "20")
            if float(size) < 20:
                yield f"{style} {size}"


def z01_z02_the_zip_has_no_clock_and_a_fixed_order(file):
    if {info.date_time for info in file.infos} != {(1980, 1, 1, 0, 0, 0)}:
        yield "dates"
    names = [info.filename for info in file.infos]
    if names[:2] != ["[Content_Types].xml", "_rels/.rels"] or names[2:] != sorted(names[2:]):
        yield str(names)
    if {info.create_system for info in file.infos} != {0}:
        yield "system"


def z03_nothing_active_or_outside(file):
    for name, content in file.parts.items():
        if re.search("vba|activeX|customXml|custom.xml|thumbnail|stylesWithEffects|glossary", name):
            yield name
        if "embeddings" in name and not (
            name.endswith(".xlsx") and name.encode().split(b"/")[-1] in file.parts.get(_CHART_RELATIONS, b"")
        ):
            yield name
        if name.endswith(".rels") and b'TargetMode="External"' in content:
            yield name


_CHART_RELATIONS = "word/charts/_rels/chart1.xml.rels"


def z04_no_editing_sessions(file):
    yield from (name for name, content in file.parts.items() if b"w:rsid" in content)


ALWAYS: tuple[Check, ...] = (
    s01_styles_exist,
    s02_one_title_and_it_is_the_first_heading,
    s03_headings_step_down_one_at_a_time,
    s04_no_blank_heading,
    s05_headings_have_heading_styles,
    s06_no_empty_paragraph,
    s07_no_bold_line_that_plays_heading,
    l02_numbers_resolve,
    t01_to_t04_tables_have_headings_names_and_whole_rows,
    a01_to_a03_pictures_are_described,
    a04_nothing_floats,
    d01_alignment_is_in_styles,
    d02_no_layout_by_spaces,
    d03_paper_is_a4,
    d04_no_revisions_or_comments,
    g01_to_g04_all_is_danish,
    m01_to_m03_properties,
    c01_colours_can_be_read,
    z01_z02_the_zip_has_no_clock_and_a_fixed_order,
    z03_nothing_active_or_outside,
    z04_no_editing_sessions,
)


def faults(file: WordFile, checks: tuple[Check, ...] = ALWAYS) -> list[str]:
    """List all faults of a file, with the check that found each."""
    return [f"{check.__name__}: {fault}" for check in checks for fault in check(file)]


def bullets(file: WordFile) -> list[Paragraph]:
    """Give the paragraphs that a reader sees as points of the outer list."""
    return [p for p in file.paragraphs if _is_bullet(file, p) and p.style != "list bullet 2"]


def faults_of_appendix(file: WordFile, notes: list[str], *, points: int, grouped: bool) -> list[str]:
    """Check an appendix of these notes, printed as so many points."""
    found = faults(file)
    points_found = bullets(file)
    if len(points_found) != points:
        found.append(f"L03: {len(points_found)} bullets")
    for paragraph in {p.style_id: p for p in points_found}.values():
        if numbering_level(file, paragraph.style_id).find(W + "lvlText").get(W + "val") not in ("•", NUMBERED):
            found.append("L04: the glyph")
    for paragraph in file.paragraphs:
        if not _is_bullet(file, paragraph) and re.match(r"[•‣◦▪·–—*]|- |1[.)]", paragraph.text):
            found.append(f"L01: {paragraph.text}")
    mark, title, opening, *rest = file.paragraphs
    if not re.fullmatch(r"Bilag \d+", mark.text):
        found.append(f"B01: {mark.text}")
    if file.effective(mark.style_id, "pPr/jc") not in ("right", "end"):
        found.append("B02: the mark is not to the right")
    if _level(file, title) != 0 or not title.text.startswith("Input fra workshop om "):
        found.append(f"B03: {title.text}")
    count = "ét|det ene" if len(notes) == 1 else re.escape(f"{len(notes):,}".replace(",", "."))
    if not re.search(rf"\b({count})\b", opening.text):
        found.append(f"B04: {opening.text}")
    under = Counter()
    theme = ""
    for paragraph in rest:
        if _level(file, paragraph) == 1:
            theme = paragraph.text
            under[theme] += 0
        elif _is_bullet(file, paragraph):
            under[theme] += 1
    found += [f"B05: {theme!r}" for theme, number in under.items() if not number or not theme]
    core_title = file.tree("docProps/core.xml").findtext(DC + "title") or ""
    if mark.text not in core_title or title.text not in core_title:
        found.append(f"B06: {core_title}")
    if printed_notes(file) != Counter(notes):
        found.append("B07: the texts differ")
    if not grouped and any(paragraph.added.startswith(" (nævnt") for paragraph in file.paragraphs):
        found.append("B07: counted although all are printed")
    return found


def printed_notes(file: WordFile) -> Counter[str]:
    """Count each note's text as often as the appendix says that it was written."""
    printed: Counter[str] = Counter()
    outer = ""
    for paragraph in file.paragraphs:
        if not _is_bullet(file, paragraph):
            continue
        told = re.search(r"\(nævnt ([\d.]+) gange\)", paragraph.added)
        times = int(told[1].replace(".", "")) if told else 1
        if paragraph.style == "list bullet 2":
            printed[outer] -= times
        else:
            outer = paragraph.text
        printed[paragraph.text] += times
    return printed


def _is_bullet(file: WordFile, paragraph: Paragraph) -> bool:
    level = numbering_level(file, paragraph.style_id)
    if level is None:
        return False
    kind, label = (level.find(W + tag).get(W + "val") for tag in ("numFmt", "lvlText"))
    return kind == "bullet" or (kind == "decimal" and label == NUMBERED)


def _contrast(colour: str) -> float:
    def channel(value: str) -> float:
        share = int(value, 16) / 255
        return share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (channel(colour[i : i + 2]) for i in (0, 2, 4))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
