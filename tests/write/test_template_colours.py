"""The template's colours and styles for everything: nothing of our blue beside a green template."""

import datetime
import io
import re

import docx
import pytest

from flows.errors import RulesError
from flows.settings import WorkshopSettings
from flows.write.document_settings import AnswerSettings, AppendixSettings, Contact, Question
from tests.write.assertions import faults
from tests.write.editions import edition
from tests.write.reading import W, read_word
from tests.write.templates import green_template, logo_template, plain_template, unzip, zipped
from tests.write.writing import write_answer, write_appendix, write_summary

NOTES = edition(
    ("Chefen skal gå forrest i arbejdet", "ledelse", ["synlig"]),
    ("Der skal være penge til det", "ressourcer", ["penge"]),
    ("Der skal være penge til dette", "ressourcer", ["penge"]),
    groups=[(1, 2)],
)
OUR_BLUE = re.compile(rb"1F3864|2F5496|8EAADB|5B7BB4", re.IGNORECASE)
DOCUMENTS = [write_appendix, write_summary, write_answer]


def _settings(**styles):
    return WorkshopSettings(
        title="cykler",
        date=datetime.date(2025, 8, 13),
        appendix=AppendixSettings(subthemes=True, styles=styles),
        answer=AnswerSettings(
            municipality="Nørrevang Kommune",
            administration="Økonomiforvaltningen",
            questions=(Question(text="Hvad?", answer="themes"), Question(text="Og nu?", answer="Nej.")),
            contact=Contact(name="Vejenheden"),
        ),
    )


@pytest.mark.parametrize("write", DOCUMENTS)
def test_nothing_is_our_blue_beside_a_green_template(write):
    made = read_word(write(NOTES, _settings(), green_template()))
    assert [name for name, part in made.parts.items() if OUR_BLUE.search(part)] == []
    assert faults(made) == []


def test_mark_sender_table_lines_quotations_and_chart_are_green():
    appendix = read_word(write_appendix(NOTES, _settings(), green_template()))
    summary = read_word(write_summary(NOTES, _settings(), green_template()))
    letter = read_word(write_answer(NOTES, _settings(), green_template()))
    assert appendix.effective(appendix.in_style("bilagsmærke")[0].style_id, "rPr/color") == "006B3C"
    assert letter.effective(letter.in_style("kommune")[0].style_id, "rPr/color") == "006B3C"
    assert letter.effective(letter.in_style("afsender")[0].style_id, "rPr/color") == "006B3C"
    table = summary.styles[summary.body.find(f".//{W}tblStyle").get(W + "val")]
    assert {border.get(W + "color") for border in table.iter(W + "top")} == {"006B3C"}
    assert b'<a:srgbClr val="006B3C"/></a:solidFill></c:spPr>' in summary.parts["word/charts/chart1.xml"]


@pytest.mark.parametrize(
    ("heading", "accent1", "accent"),
    [
        ("006B3C", "C0504D", "006B3C"),  # the headings' own goes before the theme's
        ("000000", "7A1F5C", "7A1F5C"),
        ("000000", "4472C4", "404040"),  # Word's own theme: nobody has chosen its blue
        ("auto", "007A33", "007A33"),
        ("00B050", "7A1F5C", "00883E"),  # too faint to read: its nearest shade
    ],
)
def test_the_accent_is_the_headings_colour_or_the_themes(heading, accent1, accent):
    parts = unzip(plain_template())
    styles = re.sub(
        rb'<w:color [^>]*w:val="(?:365F91|4F81BD|345A8A)"[^>]*/>',
        f'<w:color w:val="{heading}"/>'.encode(),
        parts["word/styles.xml"],
    )
    styles = re.sub(
        rb'(w:styleId="Heading[1-9]".*?)<w:color [^>]*/>',
        rb'\1<w:color w:val="%s"/>' % heading.encode(),
        styles,
        flags=re.DOTALL,
    )
    theme = re.sub(
        rb"(<a:accent1>\s*<a:srgbClr val=\")\w+", rb"\g<1>" + accent1.encode(), parts["word/theme/theme1.xml"]
    )
    made = read_word(
        write_appendix(
            NOTES, _settings(), zipped(parts | {"word/styles.xml": styles, "word/theme/theme1.xml": theme})
        )
    )
    assert made.effective(made.in_style("bilagsmærke")[0].style_id, "rPr/color") == accent


@pytest.mark.parametrize("write", DOCUMENTS)
def test_what_the_template_has_no_style_for_looks_like_its_mapped_body(write):
    made = read_word(write(NOTES, _settings(body="KK Brødtekst"), green_template()))
    ours = ("oplysning", "tabeltekst", "tabeltal", "figur", "modtager", "sidespalte", "underskrift", "spørgsmål")
    found = {p.style: p.style_id for p in made.paragraphs if p.style in (*ours, "kk brødtekst")}
    assert "kk brødtekst" in found
    for style in found.values():
        assert made.effective(style, "rPr/rFonts", "ascii") == "Georgia"
    assert "normal" not in {p.style for p in made.paragraphs}


def test_the_charts_words_are_in_the_bodys_font():
    made = read_word(write_summary(NOTES, _settings(body="KK Brødtekst"), green_template()))
    assert made.parts["word/charts/chart1.xml"].count(b'<a:latin typeface="Georgia"/>') == 2
    untouched = read_word(write_summary(NOTES, _settings(), green_template()))
    assert b"<a:latin" not in untouched.parts["word/charts/chart1.xml"]


def test_a_table_style_of_the_templates_own_is_used():
    made = read_word(write_summary(NOTES, _settings(table="light list accent 3"), green_template()))
    assert made.name_of(made.body.find(f".//{W}tblStyle").get(W + "val") or "") == "light list accent 3"
    with pytest.raises(RulesError, match=r"hedder 'Light List Accent 8' .*Ligner: Light List Accent 6, "):
        write_summary(NOTES, _settings(table="Light List Accent 8"), green_template())


def test_the_logo_is_described_as_a_logo_and_where_it_stands():
    document = docx.Document(io.BytesIO(logo_template()))
    run = document.sections[0].footer.paragraphs[0].add_run()
    run.add_picture(io.BytesIO(next(part for name, part in unzip(logo_template()).items() if "media" in name)))
    buffer = io.BytesIO()
    document.save(buffer)
    made = read_word(write_appendix(NOTES, _settings(), buffer.getvalue()))
    described = {
        name.split("/")[1][:6]: re.findall(r'descr="([^"]*)"', part.decode())
        for name, part in made.parts.items()
        if re.match(r"word/(header|footer)\d*\.xml", name)
    }
    assert described == {"header": ["Afsenderens logo i sidehovedet"], "footer": ["Afsenderens logo i sidefoden"]}
