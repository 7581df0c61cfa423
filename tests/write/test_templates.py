"""The municipality's own template: its look is kept, its secrets are not, and what it lacks is told in Danish."""

import datetime
import io
import re

import docx
import pytest

from flows.errors import RulesError
from flows.settings import WorkshopSettings
from flows.write.document_settings import AnswerSettings, AppendixSettings, Question
from flows.write.form import Look
from flows.write.word.document import WordDocument
from tests.write.assertions import NUMBERED, bullets, faults, faults_of_appendix, numbering_level
from tests.write.editions import edition
from tests.write.reading import W, read_word
from tests.write.templates import (
    SECRET,
    danish_template,
    logo_template,
    plain_template,
    renamed_style,
    unzip,
    without_style,
    zipped,
)
from tests.write.writing import write_answer, write_appendix, write_summary

NOTES = edition(("Mere lys", "ressourcer"), ("Mere lyst", "ressourcer"), groups=[(0, 1)])
DRAWING = b"http://schemas.openxmlformats.org/drawingml/2006/main"


def _settings(**appendix):
    return WorkshopSettings(title="cykler", date=datetime.date(2025, 8, 13), appendix=AppendixSettings(**appendix))


def _appendix(made, **appendix):
    return read_word(write_appendix(NOTES, _settings(**appendix), made))


@pytest.mark.parametrize("make", [danish_template, logo_template])
def test_nothing_of_the_templates_past_leaks(make):
    assert any(SECRET.encode() in part for part in unzip(make()).values())
    made = _appendix(make())
    assert [name for name, part in made.parts.items() if SECRET.encode() in part] == []
    assert [name for name in made.parts if name.startswith("docProps")] == ["docProps/core.xml"]
    assert b"attachedTemplate" not in b"".join(made.parts.values())


def test_header_logo_and_footer_are_kept_and_their_links_become_text():
    made = _appendix(logo_template())
    [header] = [name for name in made.parts if re.match(r"word/header\d*\.xml", name)]
    assert "".join(made.tree(header).itertext()) == "www.example.dk Byen Kommune"
    assert b"Afsenderens logo i sidehovedet" in made.parts[header]
    assert len([name for name in made.parts if name.startswith("word/media/")]) == 1
    [footer] = [name for name in made.parts if re.match(r"word/footer\d*\.xml", name)]
    texts = ["".join(p.itertext()) for p in made.tree(footer).iter(W + "p")]
    assert texts == ["Rådhuset, 1000 Byen", "Bilag 1 – side 1/1"]


def test_the_logo_of_an_earlier_sections_first_page_is_kept():
    document = docx.Document(io.BytesIO(logo_template()))
    first = document.sections[0]
    first.different_first_page_header_footer = True
    first.first_page_header.paragraphs[0].text = "Kun på forsiden"
    first.first_page_footer.paragraphs[0].text = "Forsidens fod"
    document.add_section()
    document.sections[-1].different_first_page_header_footer = False
    buffer = io.BytesIO()
    document.save(buffer)
    made = _appendix(buffer.getvalue())
    edges = {
        name: "".join(made.tree(name).itertext()) for name in made.parts if re.match(r"word/(header|footer)", name)
    }
    assert sorted(edges.values()) == [
        "Forsidens fodBilag 1 – side 1/1",
        "Kun på forsiden",
        "Rådhuset, 1000 ByenBilag 1 – side 1/1",
        "www.example.dk Byen Kommune",
    ]
    assert made.body.find(f"{W}sectPr/{W}titlePg") is not None
    assert faults(made) == []


def test_a_footer_that_numbers_its_pages_is_left_alone():
    parts = unzip(logo_template())
    [name] = [name for name in parts if re.match(r"word/footer\d*\.xml", name)]
    field = b'<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'
    parts[name] = parts[name].replace(b"</w:p>", field, 1)
    made = _appendix(zipped(parts))
    assert "Bilag 1 – side" not in "".join("".join(made.tree(n).itertext()) for n in made.parts if "footer" in n)


def test_pages_that_only_an_earlier_section_numbers_are_numbered():
    document = docx.Document(io.BytesIO(logo_template()))
    document.add_section().footer.is_linked_to_previous = False
    document.sections[-1].footer.paragraphs[0].text = "Sidste fod"
    buffer = io.BytesIO()
    document.save(buffer)
    parts = unzip(buffer.getvalue())
    [name] = [name for name in parts if re.match(r"word/footer", name) and "Rådhuset".encode() in parts[name]]
    field = b'<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'
    parts[name] = parts[name].replace(b"</w:p>", field, 1)
    made = _appendix(zipped(parts))
    footers = ["".join(made.tree(name).itertext()) for name in made.parts if re.match(r"word/footer", name)]
    assert footers == ["Sidste fodBilag 1 – side 1/1"]


def test_even_pages_are_numbered_where_they_have_a_footer_of_their_own():
    document = docx.Document(io.BytesIO(logo_template()))
    document.settings.odd_and_even_pages_header_footer = True
    document.sections[0].even_page_footer.paragraphs[0].text = "Lige side"
    buffer = io.BytesIO()
    document.save(buffer)
    made = _appendix(buffer.getvalue())
    footers = ["".join(made.tree(name).itertext()) for name in made.parts if re.match(r"word/footer", name)]
    assert sorted(footers) == ["Lige sideBilag 1 – side 1/1", "Rådhuset, 1000 ByenBilag 1 – side 1/1"]


def test_danish_ids_of_styles_are_used_as_they_are():
    made = _appendix(danish_template())
    assert [p.style_id for p in made.paragraphs][1:5] == [
        "Overskrift1",
        "Normal",
        "Overskrift2",
        "Opstilling-punkttegn",
    ]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("heading 1", "'Overskrift 1' (i filen: heading 1)"),
        ("List Bullet", "'Opstilling - punkttegn' (i filen: list bullet)"),
    ],
)
def test_a_missing_style_is_named_as_word_shows_it(name, shown):
    with pytest.raises(RulesError) as caught:
        _appendix(without_style(danish_template(), name), template="brev.docx")
    assert str(caught.value) == (
        f"brev.docx: skabelonen mangler typografien {shown}. Åbn den i Word, brug typografien på et afsnit, "
        "slet teksten igen, og gem. Hedder den noget andet hos jer, så skriv navnet under appendix.styles i "
        "workshop.yaml."
    )


def test_a_style_of_another_name_is_found_by_its_alias():
    template = renamed_style(danish_template(), "List Bullet", "KK Punkt")
    made = _appendix(template, styles={"bullet": "kk punkt"})
    assert [p.style for p in bullets(made)] == ["kk punkt"]
    assert faults(made) == []


def test_an_alias_that_the_template_does_not_know_is_told_with_what_resembles_it():
    template = renamed_style(danish_template(), "List Bullet", "KK Punkt")
    with pytest.raises(RulesError) as caught:
        _appendix(template, template="brev.docx", styles={"bullet": "KK Punkter"})
    assert str(caught.value) == (
        "brev.docx: skabelonen har ingen typografi, der hedder 'KK Punkter' (appendix.styles.bullet i "
        "workshop.yaml). Ligner: KK Punkt. Ret navnet, eller lav typografien i Word."
    )


def test_a_bullet_style_without_a_list_gets_one():
    parts = unzip(danish_template())
    styles = parts["word/styles.xml"].decode()
    before, middle, after = re.split(
        r'(<w:style [^>]*w:styleId="Opstilling-punkttegn">.*?</w:style>)', styles, flags=re.S
    )
    parts["word/styles.xml"] = (before + re.sub(r"<w:numPr>.*?</w:numPr>", "", middle, flags=re.S) + after).encode()
    made = _appendix(zipped(parts))
    assert faults_of_appendix(made, ["Mere lys", "Mere lyst"], points=1, grouped=True) == []


def test_a_numbered_style_is_refused_as_bullet():
    with pytest.raises(RulesError, match="typografien 'List Number' er en opstilling med tal, ikke med punkttegn"):
        _appendix(plain_template(), styles={"bullet": "List Number"})


def test_a_symbol_fonts_bullet_becomes_one_that_can_be_copied():
    before = read_word(plain_template())
    made = _appendix(plain_template(), numbers=False)
    glyphs = [numbering_level(file, "ListBullet").find(W + "lvlText").get(W + "val") for file in (before, made)]
    assert glyphs == ["\uf0b7", "•"]


@pytest.mark.parametrize(
    ("glyph", "becomes"), [("\uf000", "–"), ("\uf0ff", "–"), ("\uefff", "\uefff"), ("\uf100", "\uf100"), ("*", "*")]
)
def test_an_inner_bullet_is_kept_unless_it_is_a_symbol_fonts(glyph, becomes):
    parts = unzip(plain_template())
    parts["word/numbering.xml"] = re.sub(
        r'(<w:pStyle w:val="ListBullet2"/>.*?<w:lvlText w:val=)"[^"]*"',
        rf'\1"{glyph}"',
        parts["word/numbering.xml"].decode(),
        count=1,
        flags=re.S,
    ).encode()
    made = _appendix(zipped(parts), numbers=False)
    assert numbering_level(made, "ListBullet2").find(W + "lvlText").get(W + "val") == becomes


def test_faint_headings_are_darkened_and_keep_their_hue():
    colours = [
        file.effective("Heading2", "rPr/color")
        for file in (read_word(plain_template()), _appendix(plain_template()))
    ]
    assert colours == ["4F81BD", "4977AE"]


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        (b"", "kan ikke læses som et Word-dokument"),
        (b"PK\x03\x04 og saa ikke mere", "kan ikke læses som et Word-dokument"),
        (logo_template()[:2000], "kan ikke læses som et Word-dokument"),
        (zipped({"[Content_Types].xml": b"<Types/>"}), "har ingen typografier"),
        (
            zipped({**unzip(plain_template()), "[Content_Types].xml": b"<Types>macroEnabledTemplate</Types>"}),
            "har makroer",
        ),
        *(
            (zipped({**unzip(plain_template()), name: content}), "kan ikke læses som et Word-dokument")
            for name, content in [
                ("word/document.xml", b"<w:document"),
                ("word/document.xml", b"<x/>"),
                ("word/document.xml", b'<w:document xmlns:w="' + W[1:-1].encode() + b'"/>'),
                ("word/settings.xml", b"<x/>"),
                ("word/numbering.xml", b"<w:numbering"),
            ]
        ),
    ],
)
def test_a_template_that_cannot_be_used_is_told_so(broken, says):
    with pytest.raises(RulesError, match=f"brev.docx: skabelonen {says}"):
        _appendix(broken, template="brev.docx")


def test_a_logo_that_is_only_linked_is_refused():
    parts = unzip(logo_template())
    [name] = [name for name in parts if re.match(r"word/header\d*\.xml", name)]
    parts[name] = re.sub(rb"r:embed=", b"r:link=", parts[name])
    relations = f"word/_rels/{name.split('/')[1]}.rels"
    parts[relations] = re.sub(rb'(Target="media/[^"]*")', rb'\1 TargetMode="External"', parts[relations])
    with pytest.raises(RulesError, match="et billede i sidehovedet eller sidefoden er kun linket"):
        _appendix(zipped(parts), template="brev.docx")


def test_the_summary_takes_the_same_look():
    made = read_word(write_summary(NOTES, _settings(), danish_template()))
    assert made.paragraphs[0].style_id == "Overskrift1"


def test_an_alias_of_a_style_that_is_not_for_paragraphs_is_refused():
    with pytest.raises(RulesError, match="har ingen typografi, der hedder 'Strong'"):
        _appendix(plain_template(), styles={"bullet": "Strong"})


def test_a_template_without_page_set_up_gets_one():
    parts = unzip(plain_template())
    parts["word/document.xml"] = re.sub(
        rb"<w:sectPr.*</w:sectPr>", b"", parts["word/document.xml"], flags=re.DOTALL
    )
    made = _appendix(zipped(parts))
    assert faults(made) == []
    assert made.body.find(f"{W}sectPr/{W}pgMar").get(W + "left") == "1418"


def test_lengths_with_a_unit_are_understood():
    parts = unzip(plain_template())
    styles = parts["word/styles.xml"].replace(b'<w:sz w:val="22"/>', b'<w:sz w:val="9pt"/>')
    body = re.sub(rb'w:left="\d+"', b'w:left="2.54cm"', parts["word/document.xml"])
    template = zipped({**parts, "word/styles.xml": styles, "word/document.xml": body})
    right = int(re.search(rb'w:right="(\d+)"', body)[1])
    assert WordDocument(Look(template)).text_width == 11906 - 1440 - right
    made = _appendix(template)
    assert {made.effective(p.style_id, "rPr/sz") for p in bullets(made)} == {"20"}


def _letter(template, **styles):
    questions = (Question(text="Hvad?", answer="Ja."), Question(text="Hvornår?", answer="Nu."))
    answer = AnswerSettings(questions=questions, styles=styles)
    settings = WorkshopSettings(title="cykler", date=datetime.date(2025, 8, 13), answer=answer)
    return read_word(write_answer(NOTES, settings, template))


def test_a_numbered_style_of_the_templates_own_keeps_its_numbers_for_the_questions():
    parts = unzip(plain_template())
    parts["word/numbering.xml"], times = re.subn(
        rb'(<w:pStyle w:val="ListNumber"/>.*?<w:lvlText w:val=)"[^"]*"',
        rb'\1"Sp. %1"',
        parts["word/numbering.xml"],
        count=1,
        flags=re.DOTALL,
    )
    assert times == 1
    made = _letter(zipped(parts), question="List Number")
    assert [p.text for p in made.in_style("list number")] == ["Hvad?", "Hvornår?"]
    assert numbering_level(made, "ListNumber").find(W + "lvlText").get(W + "val") == "Sp. %1"


def test_a_template_whose_lists_are_gone_gets_all_that_the_documents_need():
    """Its styles still name the lists that they had: a new one may not come in their place."""
    parts = unzip(plain_template())
    del parts["word/numbering.xml"]
    relations = "word/_rels/document.xml.rels"
    parts[relations], times = re.subn(rb"<Relationship [^>]*/numbering\"[^>]*/>", b"", parts[relations])
    assert times == 1
    parts["[Content_Types].xml"] = re.sub(rb"<Override [^>]*numbering[^>]*/>", b"", parts["[Content_Types].xml"])
    made = _appendix(zipped(parts))
    assert faults_of_appendix(made, ["Mere lys", "Mere lyst"], points=1, grouped=True) == []
    lists = made.tree("word/numbering.xml")
    assert [each.get(W + "abstractNumId") for each in lists.findall(W + "abstractNum")] == ["0", "1"]
    assert [num[0].get(W + "val") for num in lists.findall(W + "num")] == ["0", "1"]
    levels = [numbering_level(made, style) for style in ("ListBullet", "ListBullet2")]
    assert [level.find(W + "lvlText").get(W + "val") for level in levels] == [NUMBERED, "–"]
    indents = [level.find(f"{W}pPr/{W}ind") for level in levels]
    assert [(each.get(W + "left"), each.get(W + "hanging")) for each in indents] == [("397", "284"), ("794", "397")]
    letter = _letter(zipped(parts))
    assert faults(letter) == []
    asked, enclosed = (letter.in_style(style)[0].style_id for style in ("spørgsmål", "list bullet"))
    labels = [numbering_level(letter, style).find(W + "lvlText").get(W + "val") for style in (asked, enclosed)]
    assert labels == ["%1.", "•"]


def test_the_settings_are_danish_and_nothing_is_protected_or_tracked():
    parts = unzip(plain_template())
    settings = parts["word/settings.xml"]
    theirs = (
        b'<w:trackRevisions/><w:documentProtection w:edit="readOnly" w:enforcement="1"/>'
        b'<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
    )
    settings = re.sub(rb"<w:(decimalSymbol|listSeparator|themeFontLang)[^>]*/>", b"", settings)
    parts["word/settings.xml"] = settings.replace(b"</w:settings>", theirs + b"</w:settings>")
    made = _appendix(zipped(parts)).tree("word/settings.xml")
    told = [(each.tag.removeprefix(W), each.get(W + "val")) for each in made]
    wanted = ("trackRevisions", "documentProtection", "themeFontLang", "decimalSymbol", "listSeparator", "rsids")
    assert [each for each in told if each[0] in wanted] == [
        ("themeFontLang", "da-DK"),
        ("decimalSymbol", ","),
        ("listSeparator", ";"),
    ]
    assert [each.tag for each in made if not each.tag.startswith(W)] == []


def _logo_header(replace):
    """Give the header that is made of the logo template, after its own was changed."""
    parts = unzip(logo_template())
    [name] = [name for name in parts if re.match(r"word/header\d*\.xml", name)]
    parts[name] = replace(parts[name])
    made = _appendix(zipped(parts))
    [kept] = [name for name in made.parts if re.match(r"word/header\d*\.xml", name)]
    return made, made.parts[kept].decode()


def test_a_logo_that_is_described_keeps_its_description():
    _, header = _logo_header(lambda part: part.replace(b"<wp:docPr ", b'<wp:docPr descr="Byens segl" '))
    assert re.findall('descr="([^"]*)"', header)[0] == "Byens segl"
    assert "Afsenderens logo" not in header


def test_a_logo_is_no_link_and_has_no_language():
    click = b'<a:hlinkClick xmlns:a="%s" r:id="rId1"/></wp:docPr>' % DRAWING
    made, header = _logo_header(
        lambda part: re.sub(rb"(<wp:docPr [^>]*)/>", rb"\1>" + click, part, count=1).replace(
            b"<w:rPr><w:noProof/></w:rPr>", b'<w:rPr><w:lang w:val="en-US"/></w:rPr>'
        )
    )
    assert "hlinkClick" not in header
    assert "<w:lang" not in header
    assert faults(made) == []


def _one_list_for_both(parts, outer, inner):
    """Make the bullets two levels of one list, each known by its style, as Word's own multilevel lists are."""
    level = (
        '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="bullet"/>{}<w:lvlText w:val="{}"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{}" w:hanging="300"/></w:pPr></w:lvl>'
    ).format
    levels = [level(place, "", "#", 400) for place in range(3)]
    levels[outer] = level(outer, '<w:pStyle w:val="ListBullet"/>', "•", 1111)
    levels[inner] = level(inner, '<w:pStyle w:val="ListBullet2"/>', "o", 2222)
    abstract = f'<w:abstractNum w:abstractNumId="77"><w:multiLevelType w:val="multilevel"/>{"".join(levels)}'
    numbering = parts["word/numbering.xml"].decode()
    numbering = numbering.replace("<w:num ", f"{abstract}</w:abstractNum><w:num ", 1)
    num = '<w:num w:numId="77"><w:abstractNumId w:val="77"/></w:num></w:numbering>'
    styles = re.sub(
        r'(w:styleId="ListBullet2?">(?:(?!</w:style>).)*?)<w:numPr>.*?</w:numPr>',
        r'\1<w:numPr><w:numId w:val="77"/></w:numPr>',
        parts["word/styles.xml"].decode(),
        flags=re.DOTALL,
    )
    return zipped(
        parts
        | {
            "word/numbering.xml": numbering.replace("</w:numbering>", num).encode(),
            "word/styles.xml": styles.encode(),
        }
    )


@pytest.mark.parametrize(("outer", "inner"), [(0, 1), (1, 0), (1, 2)])
def test_bullets_that_are_levels_of_one_list_are_known_by_their_styles(outer, inner):
    made = _appendix(_one_list_for_both(unzip(plain_template()), outer, inner))
    levels = [numbering_level(made, style) for style in ("ListBullet", "ListBullet2")]
    assert [(level.get(W + "ilvl"), level.find(W + "lvlText").get(W + "val")) for level in levels] == [
        (str(outer), NUMBERED.replace("%1", f"%{outer + 1}")),
        (str(inner), "o"),
    ]
    assert [level.find(W + "numFmt").get(W + "val") for level in levels] == ["decimal", "bullet"]
    indents = [level.find(f"{W}pPr/{W}ind") for level in levels]
    assert [(each.get(W + "left"), each.get(W + "hanging")) for each in indents] == [
        ("1111", "187"),
        ("2222", "300"),
    ]
    assert b'"#"' in made.parts["word/numbering.xml"]


def test_a_template_without_an_inner_bullet_gets_one():
    template = without_style(plain_template(), "List Bullet 2")
    made = _appendix(template)
    assert faults_of_appendix(made, ["Mere lys", "Mere lyst"], points=1, grouped=True) == []
    [inner] = {p.style_id for p in made.in_style("list bullet 2")}
    level = numbering_level(made, inner)
    assert [level.find(W + tag).get(W + "val") for tag in ("numFmt", "lvlText")] == ["bullet", "–"]


@pytest.mark.parametrize("gone", ["", "rPrDefault", "docDefaults"])
def test_the_defaults_of_a_template_stand_once_and_speak_danish(gone):
    parts = unzip(plain_template())
    if gone:
        parts["word/styles.xml"], times = re.subn(
            rf"<w:{gone}>.*?</w:{gone}>".encode(), b"", parts["word/styles.xml"], flags=re.DOTALL
        )
        assert times == 1
    styles = _appendix(zipped(parts)).tree("word/styles.xml")
    defaults = styles.findall(W + "docDefaults")
    assert [[part.tag.removeprefix(W) for part in each] for each in defaults] == [
        ["rPrDefault"] if gone == "docDefaults" else ["rPrDefault", "pPrDefault"]
    ]
    languages = [dict(language.attrib) for language in styles.iter(W + "lang")]
    assert languages == [{W + "val": "da-DK", W + "eastAsia": "da-DK", W + "bidi": "ar-SA"}]
    assert styles[0].tag == W + "docDefaults"
