"""The board: what its HTML says, and what a reader can do with it in a real Chromium."""

import base64
import datetime
import hashlib
import json
import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from flows.notes import Source
from flows.settings import PrivacySettings, WorkshopSettings
from flows.themes import Theme
from flows.write.document_settings import AppendixSettings, BoardSettings
from tests.programs import node_modules, program
from tests.write.editions import edition
from tests.write.writing import write_board

NOTES = edition(
    ("Chefen skal gå forrest", "ledelse", ["synlig"]),
    ("Mere lys\npå stien", "ressourcer", ["penge"]),
    ("Chefen skal gaa forrest", "ledelse", ["synlig", "mandat"]),
    ("uklart", None),
    ("Bedre tone i pausen", "kultur"),
    ("Bedre tone i pausen", "kultur"),
    ("skal ud", "kultur"),
    ("مرحبا بالعالم", "kultur"),
    groups=[(0, 2), (4, 5)],
    left_out=[6],
    sources={1: Source("sent.csv", "", "A2", "Input"), 3: Source("sent.csv", "", "A3", "Input")},
)
SETTINGS = WorkshopSettings(
    title="cykler & lys",
    date=datetime.date(2025, 8, 13),
    place="Rådhuset",
    board=BoardSettings(sources=True),
    privacy=PrivacySettings(smallest_group=1),
)


def _page(made=NOTES, settings=SETTINGS):
    return write_board(made, settings).decode()


def test_the_policy_allows_exactly_the_style_and_the_script_in_the_page():
    page = _page()

    def digest(tag):
        [inside] = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        return base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()

    assert re.findall('Content-Security-Policy" content="([^"]*)"', page) == [
        f"default-src 'none'; style-src 'sha256-{digest('style')}'; script-src 'sha256-{digest('script')}'; "
        "base-uri 'none'; form-action 'none'"
    ]


def test_nothing_in_the_page_points_outside_and_no_style_is_inline():
    page = _page()
    assert re.findall(r"https?://|//[a-z]|url\(|@import|\ssrc=|style=", page) == []
    links = re.findall('href="#([^"]*)"', page)
    assert len(links) == page.count("href=")
    assert set(links) - set(re.findall(' id="([^"]*)"', page)) == set()


def test_all_notes_stand_under_their_themes_in_the_schemes_order():
    class Reader(HTMLParser):
        def __init__(self):
            super().__init__()
            self.lines: list[str] = []
            self.taking = False

        def handle_starttag(self, tag, attrs):
            self.taking = tag == "h2" or ("class", "note-text") in attrs
            if self.taking:
                self.lines.append("# " if tag == "h2" else "")

        def handle_endtag(self, tag):
            self.taking = False

        def handle_data(self, data):
            if self.taking:
                self.lines[-1] += data

    reader = Reader()
    reader.feed(_page())
    assert reader.lines == [
        "# Ledelse og ansvar",
        "Chefen skal gå forrest",
        "Chefen skal gaa forrest",
        "# Ressourcer, organisering og politikker",
        "Mere lys\npå stien",
        "# Arbejdsmiljø og kultur",
        "Bedre tone i pausen",
        "Bedre tone i pausen",
        "مرحبا بالعالم",
        "# Uden tema",
        "uklart",
        "# Ens og næsten ens input",
        "Chefen skal gå forrest",
        "Chefen skal gaa forrest",
        "Bedre tone i pausen",
        "Bedre tone i pausen",
    ]


def test_the_bars_carry_the_counts():
    found = re.findall(r'>([^<]*)</a></th><td class="number">(\d+)</td>.*?<rect width="([^"]*)"', _page())
    assert found == [
        ("Ledelse og ansvar", "2", "66.67%"),
        ("Ressourcer, organisering og politikker", "1", "33.33%"),
        ("Arbejdsmiljø og kultur", "3", "100.00%"),
        ("Uden tema", "1", "33.33%"),
    ]


def test_what_a_person_left_out_is_not_there_but_told():
    page = _page()
    assert "skal ud" not in page
    assert _footer(page) == (
        "Tavlen gengiver 7 af de 8 input fra workshoppen, ordret og uden redigering. "
        "Ét input er udeladt af forvaltningen (personoplysninger 1)."
    )


def _footer(page):
    [words] = re.findall("<footer><p>(.*?)</p></footer>", page)
    return words


WITHOUT_SOURCES = SETTINGS.model_copy(update={"board": BoardSettings()})


def test_a_files_and_a_sheets_name_are_shown_only_where_staff_ask_for_them():
    asked, plain = _page(), _page(settings=WITHOUT_SOURCES)
    assert [name in asked for name in ("borde.xlsx", "sent.csv", "Bord 1", ">Kilde<", "B2")] == [True] * 5
    assert (
        re.findall(r"borde\.xlsx|sent\.csv|Bord 1|\bB2\b|\bA2\b|Kilde|data-source", plain.split("<script>")[0])
        == []
    )
    assert re.findall('<p class="note-source">(.*?)</p>', plain) == [
        f'<a href="#nr-{number}">Nr. {number}</a>' for number in (1, 1, 2, 3, 3, 4, 5)
    ]


def test_a_subtheme_that_no_note_has_is_not_listed():
    page = _page(edition(("Chefen skal gå forrest", "ledelse", ["synlig"])))
    assert re.findall('<li id="(undertema-[^"]*)"', page) == ["undertema-ledelse.synlig"]


def test_a_board_with_neither_sources_nor_numbers_has_no_empty_line():
    unnumbered = WITHOUT_SOURCES.model_copy(update={"appendix": AppendixSettings(numbers=False)})
    assert "note-source" not in re.sub("<style>.*?</style>", "", _page(settings=unnumbered), flags=re.DOTALL)


@pytest.mark.browser
def test_a_thousand_notes_print_on_few_pages(tmp_path):
    many = edition(
        *((f"Der skal være mere lys på stien nummer {i} ved skolen og flere bænke", "kultur") for i in range(1000))
    )
    board = tmp_path / "tavle.html"
    board.write_bytes(write_board(many, WITHOUT_SOURCES))
    pdf = tmp_path / "tavle.pdf"
    chromium = program("chromium", "chromium-browser", "google-chrome", "chrome")
    command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    subprocess.run(
        [*command, f"--print-to-pdf={pdf}", board.as_uri()], check=True, capture_output=True, timeout=120
    )
    told = subprocess.run([program("pdfinfo"), str(pdf)], capture_output=True, text=True, check=True).stdout
    assert int(re.search(r"Pages: +(\d+)", told)[1]) <= 20
    text = subprocess.run([program("pdftotext"), str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    assert {int(number) for number in re.findall(r"Nr\. (\d+)", text)} == set(range(1, 1001))


def test_a_skipped_file_is_told():
    assert _footer(_page(edition(("Mere lys", "ressourcer"), ("Mere", None), skipped=1))) == (
        "Tavlen gengiver de 2 input, der kunne læses, ordret og uden redigering. "
        "En fil kunne ikke læses, og dens indhold er derfor ikke talt med."
    )


def test_a_bar_is_not_read_aloud_on_top_of_its_number():
    assert re.findall("<svg ([^>]*)>", _page()) == ['aria-hidden="true"'] * 4


def test_one_note_makes_a_board():
    page = _page(edition(("Mere lys", "ressourcer")))
    assert "Ingen input ligner hinanden så meget, at de er lagt sammen." in page


@pytest.mark.browser
def test_a_reader_can_search_filter_and_change_the_view_by_mouse_and_keyboard(tmp_path):
    modules = node_modules("playwright-core", "axe-core")
    board = tmp_path / "tavle.html"
    board.write_bytes(write_board(NOTES, SETTINGS))
    driver = Path(__file__).with_name("board_in_chromium.cjs")
    chromium = program("chromium", "chromium-browser", "google-chrome", "chrome")
    made = subprocess.run(
        [program("node"), str(driver), str(modules), chromium, str(board)],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert made.returncode == 0, made.stderr
    seen = json.loads(made.stdout)
    everything = [
        "Ledelse og ansvar: 2 input",
        "Ressourcer, organisering og politikker: 1 input",
        "Arbejdsmiljø og kultur: 3 input",
        "Uden tema: 1 input",
    ]
    assert {name: (s["notes"], s["groups"], s["themes"], s["told"]) for name, s in seen["steps"].items()} == {
        "opened": (7, 0, everything, "Viser 7 af 7 input."),
        "searched": (2, 0, ["Ledelse og ansvar: 2 af 2 input"], "Viser 2 af 7 input."),
        "two words": (2, 0, ["Ledelse og ansvar: 2 af 2 input"], "Viser 2 af 7 input."),
        "nothing": (0, 0, [], "Intet passer. Prøv et andet ord, eller nulstil valgene."),
        "reset": (7, 0, everything, "Viser 7 af 7 input."),
        "theme": (2, 0, ["Ledelse og ansvar: 2 af 2 input"], "Viser 2 af 7 input."),
        # two near-identical notes are one bullet, and both stand under the subthemes of either
        "subtheme": (2, 0, ["Ledelse og ansvar: 2 af 2 input"], "Viser 2 af 7 input."),
        "theme of no subtheme": (1, 0, ["Uden tema: 1 af 1 input"], "Viser 1 af 7 input."),
        "source": (
            2,
            0,
            ["Ressourcer, organisering og politikker: 1 af 1 input", "Uden tema: 1 af 1 input"],
            "Viser 2 af 7 input.",
        ),
        "groups": (0, 2, [], "Viser 2 af 2 grupper."),
        "groups searched": (0, 1, [], "Viser 1 af 2 grupper."),
        "theme from the groups": (2, 0, ["Arbejdsmiljø og kultur: 2 af 3 input"], "Viser 2 af 7 input."),
        "theme that was filtered away": (7, 0, everything, "Viser 7 af 7 input."),
    }
    assert seen["reached"] == [True, True]
    assert seen["printed"] == {"shown": True, "tools": False}
    assert seen["subthemes"] == ["Alle undertemaer", "Synlig opbakning", "Mandat"]
    assert seen["keyboard"] == [
        "Spring til input",
        "search",
        "Viser 1 af 7 input.",
        "Viser 2 af 7 input.",
        "Viser 1 af 2 grupper.",
    ]
    assert seen["ringless"] == []
    assert seen["without_script"] == {"notes": 7, "visible": True, "tools": False}
    assert (seen["console"], seen["requests"]) == ([], [])
    assert seen["axe"] == {"light": [], "dark": []}  # wide and narrow


GROUP = re.compile(
    r'<article class="group (\w+)" data-theme="(\d+)" data-subtheme="([^"]*)"(?: data-source="([^"]*)")?>'
    r'<div class="group-head"><h3>(.*?)</h3><span class="theme-count">(.*?)</span></div>(.*?)</article>'
)
SAID = re.compile(r'<p class="note-text" dir="auto">([^<]*)</p>(?:<p class="note-source">([^<]*)</p>)?')


def _groups(page):
    return [(*found[:-1], SAID.findall(found[-1])) for found in GROUP.findall(page)]


def test_a_group_tells_its_theme_its_numbers_its_filters_and_where_each_note_stood():
    made = edition(
        ("Ro", "kultur"),
        ("Chefen forrest", "ledelse", ["mandat"]),
        ("chefen forrest", "ledelse", ["synlig"]),
        ("Mere lys", None),
        ("mere lys", None),
        ("Mere lys!", None),
        groups=[(1, 2), (3, 4, 5)],
        sources={2: Source("sent.csv", "", "A2", "Input"), 4: Source("sent.csv", "", "A3", "Input")},
    )
    settings = SETTINGS.model_copy(update={"appendix": AppendixSettings(duplicates="all")})
    assert _groups(_page(made, settings)) == [
        (
            "a0",
            "0",
            "0-0 0-1",
            "0 1",
            "Nævnt 2 gange (nr. 1 og 2)",
            "Ledelse og ansvar",
            [("Chefen forrest", "borde.xlsx, Bord 1, B3"), ("chefen forrest", "sent.csv, A2")],
        ),
        (
            "a9",
            "2",
            "",
            "0 1",
            "Nævnt 3 gange (nr. 4, 5 og 6)",
            "Uden tema",
            [
                ("Mere lys", "borde.xlsx, Bord 1, B5"),
                ("mere lys", "sent.csv, A3"),
                ("Mere lys!", "borde.xlsx, Bord 1, B7"),
            ],
        ),
    ]


def test_a_group_does_not_tell_what_a_small_group_must_not():
    made = edition(
        ("Mere lys", "kultur"),
        ("mere lys", "kultur"),
        ("Mere lys!", "kultur"),
        groups=[(0, 1, 2)],
        sources={1: Source("sent.csv", "", "A2", "Input")},
    )
    few = SETTINGS.model_copy(update={"privacy": PrivacySettings(smallest_group=2)})
    page = _page(made, few)
    assert [(sources, said) for *_, sources, _, _, said in _groups(page)] == [
        ("0", [("Mere lys", "borde.xlsx, Bord 1, B2"), ("mere lys", ""), ("Mere lys!", "borde.xlsx, Bord 1, B4")])
    ]
    assert "sent.csv" not in page


def test_the_number_of_groups_is_told():
    def told(*groups):
        page = _page(edition(*(("Ro", "kultur"),) * 4, groups=groups))
        return re.search(
            r'<span class="theme-count">([^<]*grupper?)</span>.*?<p class="hint">(.*?)</p>', page, re.S
        )

    same = "Her står input, der siger det samme med samme eller næsten samme ord."
    assert told().groups() == ("0 grupper", "Ingen input ligner hinanden så meget, at de er lagt sammen.")
    assert told((0, 1)).groups() == ("1 gruppe", same)
    assert told((0, 1), (2, 3)).groups() == ("2 grupper", same)


def test_the_facts_are_those_that_are_known():
    def facts(settings):
        return re.search('<p class="facts">(.*?)</p>', _page(settings=settings))[1]

    assert facts(SETTINGS) == "13. august 2025 · Rådhuset · 7 input"
    assert facts(WorkshopSettings(title="x", host="Vejenheden")) == "Vejenheden · 7 input"
    assert facts(WorkshopSettings(title="x")) == "7 input"


def test_each_theme_has_a_colour_and_after_six_they_begin_anew():
    themes = [Theme(f"t{number}", f"Tema {number}", "", ()) for number in range(7)]
    page = _page(edition(*((f"Input {theme.id}", theme.id) for theme in themes), ("uklart", None), themes=themes))
    assert re.findall('<section class="theme (\\w+)" id="tema-', page) == [
        *(f"a{number}" for number in (0, 1, 2, 3, 4, 5, 0)),
        "a9",
    ]


def test_a_note_tells_its_subthemes_in_the_schemes_order_and_is_found_by_them_and_its_source():
    page = _page()
    cards = re.findall(
        r'data-theme="(\d)" data-subtheme="([^"]*)" data-source="(\d)"><p class="note-text" dir="auto">([^<]*)</p>'
        r'(?:<ul class="note-tags" aria-label="Undertemaer">(.*?)</ul>)?<p class="note-source">'
        r"<a [^>]*>(Nr. \d+)</a> · ([^<]*)</p>",
        page,
    )
    both = "<li>Synlig opbakning</li><li>Mandat</li>"
    assert cards == [
        ("0", "0-0 0-1", "0", "Chefen skal gå forrest", both, "Nr. 1", "borde.xlsx, Bord 1, B2"),
        ("0", "0-0 0-1", "0", "Chefen skal gaa forrest", both, "Nr. 1", "borde.xlsx, Bord 1, B4"),
        ("1", "1-0", "1", "Mere lys\npå stien", "<li>Penge</li>", "Nr. 2", "sent.csv, A2"),
        ("2", "", "0", "Bedre tone i pausen", "", "Nr. 3", "borde.xlsx, Bord 1, B6"),
        ("2", "", "0", "Bedre tone i pausen", "", "Nr. 3", "borde.xlsx, Bord 1, B7"),
        ("2", "", "0", "مرحبا بالعالم", "", "Nr. 4", "borde.xlsx, Bord 1, B9"),
        ("3", "", "1", "uklart", "", "Nr. 5", "sent.csv, A3"),
    ]
    assert re.findall(r'<option value="(\d)">([^<]*(?:xlsx|csv)[^<]*)<', page) == [
        ("0", "borde.xlsx, Bord 1"),
        ("1", "sent.csv"),
    ]
