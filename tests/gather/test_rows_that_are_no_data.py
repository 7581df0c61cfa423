"""What each row becomes: titles, headings, sections, people, sums and counts above, between and below notes."""

import pytest

from tests.gather.make import became, gather, texts, xlsx

NOTES = ["Lys på stien", "Ro", "Flere bænke", "Fisk"]
LIST = [[note] for note in NOTES]


def is_notes(count):
    return ["note"] * count


@pytest.mark.parametrize(
    ("rows", "kinds"),
    [
        (
            [
                ["Deltagere:"],
                ["Ida Holm"],
                ["Bo Lund, lærer"],
                ["Lys på stien her"],
                ["Ib Juhl"],
                [],
                ["Input"],
                *LIST,
            ],
            ["heading", "person", "person", "heading!", "heading!", "heading", *is_notes(4)],
        ),
        (
            [["Input", "Bord"], ["En hane", 1], ["Deltagere"], ["Ida Holm"], ["Ro her"], ["Bo Lund"]],
            ["heading heading", "note label", "label", "person", "note", "note!"],
        ),
        (
            [
                ["Input", "Bord"],
                ["En hane", 1],
                ["Deltagere"],
                ["Ida Holm", "af alle vi var med"],
                ["Ove Birk", "en af dem vi var med"],
                ["Stille timer", 3],
                ["Bo Lund", 4],
            ],
            [
                "heading heading",
                "note label",
                "label",
                "person person",
                "person label",
                "note label",
                "note! label",
            ],
        ),
        (
            [["Input"], ["En hane"], ["Ordstyrer"], ["Ida Holm"], ["Ro"]],
            ["heading", "note", "label", "person", "note"],
        ),
        ([["Input"], ["En hane"], ["Ordstyrer:"], ["Lys"], ["Ro"]], ["heading", *is_notes(4)]),
        (
            [["Bord 1", "Bord 2"], ["Bordvært: Ida Holm", "Vært: Bo Lund"], ["Ro", "Lys"]],
            ["heading heading", "person person", "note note"],
        ),
        (
            [["Bord 1", "Bord 2"], ["Bordvært: Ida Holm", "Ro: Bo Lund"], ["Ro", "Lys"]],
            ["heading heading", "note note", "note note"],
        ),
        (
            [["Input"], ["Lys"], ["Bordvært: Ida Holm"], ["Ro"], ["Fisk"], ["Renskrevet af Ida Holm"]],
            ["heading", "note", "person", "note", "note", "person"],
        ),
        (
            [
                ["Input", "Svar"],
                ["Lys", "x"],
                ["Bordvært", "Hanne Bak"],
                ["Ordstyrer:", "Hanne Bak og Bo Lund"],
                ["Vært", "Hanne"],
                ["Bordvært", "Lys i salen"],
                ["Lampe", "Hanne Bak"],
                ["Bord 2", "Bordvært: Hanne Bak"],
                ["Bord 3", "Lys: Hanne Bak"],
            ],
            [
                "heading heading",
                "note note",
                "label person",
                "label person",
                "note note",
                "note note",
                "note note!",
                "heading person",
                "note note",
            ],
        ),
    ],
)
def test_people_among_notes(tmp_path, rows, kinds):
    assert became(gather(tmp_path, bord__xlsx=xlsx(rows))) == kinds


def test_notes_below_names_belong_to_what_stood_above_them(tmp_path):
    rows = [
        ["Input"],
        ["Bord 2"],
        ["En hane"],
        ["Deltagere"],
        ["Ida Holm"],
        ["Bo Lund"],
        ["Ro"],
        ["Bord 3"],
        ["Lys"],
    ]
    gathered = gather(tmp_path, bord__xlsx=xlsx(rows))

    assert [(note.text, note.source.heading) for note in gathered.notes] == [
        ("En hane", "Bord 2"),
        ("Ro", "Bord 2"),
        ("Lys", "Bord 3"),
    ]


PROSE = "Vi vil gerne have mere lys her"  # what may be a note


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Ordstyrer: Hanne Bak", "person"),
        ("Sang: Ida Holm", "person"),
        ("Sang: Ida", "heading"),
        ("Sted: Ida Holm", "heading"),
        ("ib@x.example", "person"),
        ("Opsummering: Vi talte mest om lys", "other!"),
        (PROSE, "heading!"),
        (f"{PROSE}, ved hallen og i alle de gange, der er i skolen:", "heading!"),
        (f"{PROSE}:", "heading"),
        ("Bord 2 (ved vinduet) er ret fin", "heading"),
        ("Til: Hanne og alle de andre i huset", "heading"),
        ("Workshop om lys på vores stier i byen", "heading"),
        ("Sted: salen med de store vinduer i byen", "heading"),
        ("Vi var der på mødet den 3. maj", "heading"),
        ("Vi vil have lys", "heading"),
    ],
)
def test_a_line_above_headings_is_a_title_and_what_may_be_a_note_is_told(tmp_path, line, kind):
    table = [["Nr.", "Input"], [1, "Mere lys"], [2, "Ro"]]

    assert became(gather(tmp_path, bord__xlsx=xlsx([[line], *table]))) == [
        kind,
        "heading heading",
        "number note",
        "number note",
    ]


@pytest.mark.parametrize(
    ("line", "kind"),
    [("Vi vil have lys", "heading!"), ("Workshop om lys", "heading"), ("Sted: Salen", "heading")],
)
def test_any_line_but_a_plain_title_above_one_column_is_told(tmp_path, line, kind):
    gathered = gather(tmp_path, bord__xlsx=xlsx([[line], ["Input"], *LIST]))

    assert became(gathered) == [kind, "heading", *is_notes(4)]


@pytest.mark.parametrize(
    ("rows", "kinds"),
    [
        (
            [
                ["Bord 2 (ved vinduet)"],
                ["Ro"],
                ["Bord 2: lys"],
                ["Bord 3: fisk"],
                ["Bord 4"],
                ["Lys"],
                ["Bord 5: nu"],
            ],
            ["heading!", "note", "note", "note", "heading", "note", "note"],
        ),
        (
            [["Ro"], ["Tema: Udeliv"], ["Lys"], ["Tema: Ro"], ["Tema: Mad"], ["Fisk"], ["Tema: Sidst"]],
            ["note", "heading", "note", "note", "heading", "note", "note"],
        ),
        (
            [["Lys"], ["Bord 2: 5"], ["Ro"], [f"Bord 3{' ' * 51}: 5"], [f"Bord 3{' ' * 52}: 5"], ["Fisk"]],
            ["note", "heading!", "note", "label", "heading!", "note"],
        ),
        ([["Ro"], ["Opsummering: Bordet talte mest om lys"], ["Lys"]], ["note", "other!", "note"]),
    ],
)
def test_a_section_has_notes_below_it(tmp_path, rows, kinds):
    assert became(gather(tmp_path, bord__xlsx=xlsx([["Input"], *rows]))) == ["heading", *kinds]


@pytest.mark.parametrize(
    ("rows", "kinds"),
    [
        (
            [["Lys", "Ro"], ["2 sedler", "2 sedler"], ["Fisk", "Mad"], ["Is", "Sol"], ["2 sedler", "(2 input)"]],
            ["note note", "note note", "note note", "note note", "label label"],
        ),
        ([["Lys", "Ro"], ["Fisk", "Mad"], ["2 sedler", "Is"]], ["note note", "note note", "note note"]),
        ([["Lys", "Ro"], ["I alt", "Larm her"], ["Is", "Kø"]], ["note note", "note note", "note note"]),
        ([["Lys", "Ro"], ["I alt", 4], ["Is", "Kø"]], ["note note", "label label", "note note"]),
        ([["Lys", "Ro"], ["Mere lys i alt", 4], ["Is", "Kø"]], ["note note", "label! label", "note note"]),
    ],
)
def test_counts_of_two_columns(tmp_path, rows, kinds):
    gathered = gather(tmp_path, bord__xlsx=xlsx([["Bord 1", "Bord 2"], *rows]))

    assert became(gathered) == ["heading heading", *kinds]


@pytest.mark.parametrize(
    ("row", "kinds"),
    [
        (["I alt", 7, "Ane Vang"], "label label person"),
        (["Total forvirring", 7, "I alt"], "note number person"),
        (["Lys i alt", "to", "Ane Vang"], "note other person"),
    ],
)
def test_sums_beside_votes_and_names(tmp_path, row, kinds):
    rows = [["Sedler", "Stemmer", "Navn"], ["Lys", 3, "Bo Lund"], ["Ro", 2, "Ida Holm"], ["Bænke", 2, "Ib Juhl"]]

    assert became(gather(tmp_path, bord__xlsx=xlsx([*rows, row])))[-1] == kinds


@pytest.mark.parametrize(
    ("rows", "kinds"),
    [
        (
            [
                ["Input", "Navn"],
                ["Lys", "Eksempel"],
                ["Is", "Ida Holm"],
                ["Ro", "Bo Lund"],
                ["Eksempel", "Ib Juhl"],
            ],
            ["heading heading", "other! person", "note person", "note person", "note person"],
        ),
        (
            [["Input"], ["Eksempel: lys"], ["3. maj 2025"], ["Kære alle"], ["Eks.: mere lys"]],
            ["heading", "other!", *is_notes(3)],
        ),
        (
            [
                ["Workshop om søen"],
                [],
                ["Sted: Nordby"],
                ["Version: 3"],
                ["Tid: 3. maj 2025"],
                ["Kære Ida"],
                ["Hej alle"],
                ["Til: Ida Holm"],
                ["Vedr.: søen"],
                ["Fra: a@b.example"],
                ["4. maj 2025"],
                *LIST,
                ["Hej alle"],
                ["Sted: nu"],
            ],
            [
                "heading!",
                "heading!",
                "heading",
                "heading",
                "person!",
                "other!",
                "person",
                "heading",
                "person",
                "date",
                *is_notes(6),
            ],
        ),
    ],
)
def test_what_stands_above_the_first_note(tmp_path, rows, kinds):
    assert became(gather(tmp_path, bord__xlsx=xlsx(rows))) == kinds


@pytest.mark.parametrize(("columns", "first"), [(8, "other! " * 8), (9, "note" + " number" * 8)])
def test_a_row_that_shows_how_to_fill_in_has_up_to_eight_cells(tmp_path, columns, first):
    figures = list(range(1, columns))
    rows = [["Input", *"abcdefgh"[: columns - 1]], ["Eksempel", *figures], ["Lys", *figures]]

    assert became(gather(tmp_path, bord__xlsx=xlsx(rows)))[1] == first.strip()


def lines(folder, *texts):
    return gather(folder, noter__txt="\n".join(texts).encode())


@pytest.mark.parametrize(
    ("told", "kinds"),
    [
        ("Input|- Lys|3. maj 2025|- Is|- Ro|4. maj 2025", "heading note date note note note"),
        ("Input|- Ro|Om maden|- Is|Sang|- Lys", "heading note heading! note heading note"),
        ("Input|- Ro|Hvad nu her?|- Is|Workshop om lys|- Lys", "heading note heading note heading note"),
        ("Input|- Ro|Sang og dans:|- Is|Det gode|- Lys", "heading note heading note heading note"),
        ("Input|- Ro|lille tekst|- Is", "heading note note! note"),
        ("Input|- Ro|Det er en lang linje som nogen skrev|- Is", "heading note note note"),
        ("Input|- Ro|- Om maden|- Is|Om maden|Sang", "heading note note note note note"),
        ("Noter|-----|# Lys|Ro|***|#lys|== ==|----- x", "heading other heading note other note other note"),
    ],
)
def test_lines_of_a_text_file_that_part_a_list(tmp_path, told, kinds):
    assert became(lines(tmp_path, *told.split("|"))) == kinds.split()


def test_signs_of_a_text_file_mean_nothing_in_a_workbook(tmp_path):
    rows = [["Input"], ["# Lys"], ["Sang"], ["- Ro"], ["- Is"]]

    assert texts(gather(tmp_path, bord__xlsx=xlsx(rows))) == ["# Lys", "Sang", "Ro", "Is"]


PARTS = [
    ["Vand på torvet"],
    ["Ro på gangen"],
    [],
    ["Lys på stien"],
    ["Is"],
]  # a gap: a line above is no title for that


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Vores aften", "note"),
        ("Kantinen den 3. maj hos os", "heading!"),
        ("Kantinen den 3. maj hos os alle", "note"),
        ("Mødet 3.5.2025 i salen", "heading!"),
        ("Mødet 3/5 i salen", "note"),
        ("3. maj 2025", "heading"),
        ("Workshop om lys", "heading!"),
        ("Bord 2", "heading"),
        ("Renskrevet af Ida", "person"),
        ("Ordstyrer: lys og ro", "note"),
        ("Det sagde vi: ", "heading!"),
        ("Navn: Ida Holm", "person"),
        ("Navn", "heading!"),
        ("Opsummering: Vi talte mest om lys", "other!"),
        ("Det skrev vi ned", "heading!"),
    ],
)
def test_a_line_above_a_list_in_parts_is_a_title_where_its_words_say_so(tmp_path, line, kind):
    assert became(gather(tmp_path, bord__xlsx=xlsx([[line], [], *PARTS])))[0] == kind


@pytest.mark.parametrize(
    ("above", "kinds"),
    [
        ([["Bord 2"], ["Dato: nu"], ["Sted: her"]], ["heading", "heading", "heading"]),
        ([["Bord 2"], ["Vores aften"]], ["heading", "note"]),
        ([["Bord 2", "Is"]], ["note! note"]),
    ],
)
def test_all_lines_above_the_gap_are_titles_or_none_is(tmp_path, above, kinds):
    notes = [["Vand på torvet"], ["Ro på gangen"], [], ["Lys på stien"], ["Te"]]

    assert became(gather(tmp_path, bord__xlsx=xlsx([*above, [], *notes])))[: len(kinds)] == kinds


@pytest.mark.parametrize("above", [[["Bord 2"]], [["Bord 2"], []], [["Workshop om lys"], ["Bord 2"], []]])
def test_notes_below_the_name_of_their_table_are_of_it_with_or_without_a_gap(tmp_path, above):
    gathered = gather(tmp_path, bord__xlsx=xlsx([*above, *LIST]))

    assert [(note.text, note.source.heading) for note in gathered.notes] == [(note, "Bord 2") for note in NOTES]


@pytest.mark.parametrize(
    ("facts", "kinds"),
    [
        ([["Dato", "4. marts"], ["Hold:", "Dem der sejler og ror"]], ["heading heading"] * 2),
        ([["Dato", "4. marts"], ["Hvem var med her", "Dem der sejler og ror"]], ["note note"] * 2),
        (
            [["Dato", "4. marts"], ["Antal", "Tolv af os"], ["Hvem var med her", "Dem der sejler og ror"]],
            ["heading heading"] * 3,
        ),
        (
            [["Dato", "4. marts"], ["Antal", "Tolv af os"], ["Hvem var med her nu", "Dem der sejler og ror"]],
            ["note note"] * 3,
        ),
        (
            [["Dato", "4. marts"], ["Antal", "Tolv af os"], ["Vi var med!", "Dem der sejler og ror"]],
            ["note note"] * 3,
        ),
        (
            [["Dato", "4. marts"], ["Antal", "Tolv af os"], ["Hvem", "Dem der sejler og ror"]],
            ["heading heading", "heading heading", "heading person"],
        ),
    ],
)
def test_facts_above_a_gap_have_few_words_and_two_of_them_are_known(tmp_path, facts, kinds):
    table = [["Nr.", "Seddel", "Bord"], (1, "Lys på broen", "Bord 1"), (2, "En kran, der virker", "Bord 2")]
    gathered = gather(tmp_path, bord__xlsx=xlsx([*facts, [], *table]))

    assert became(gathered) == [*kinds, "heading heading heading", "number note label", "number note label"]


def is_heads_and_notes(kinds):
    """Give the rows' kinds from a letter a cell: h heading, n note, p person, l label."""
    names = {"h": "heading", "n": "note", "p": "person", "l": "label"}
    return [" ".join(names[letter] for letter in row) for row in kinds.split()]


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        ("Input|Lys||Input|Ro|INPUT|Is", "h n h n h n"),
        ("Input|Lys her||Det vi ellers skrev|Ro her", "h n n n"),
        ("Udfordringer|Lys her||Løsninger|Ro her||Ros||Is|Muligheder|Te", "h n h n n n n n"),
        ("Udfordringer|Lys her||Løsninger||Ro her", "h n n n"),
        ("Udfordringer|Lys her||Løsninger", "h n n"),
        ("Udfordringer|Bord 1|Lys her|Bord 2|Løsninger|Ro her", "h h n h h n"),
    ],
)
def test_headings_further_down_one_column(tmp_path, lines, kinds):
    gathered = gather(tmp_path, bord__xlsx=xlsx([[line] if line else [] for line in lines.split("|")]))

    assert became(gathered) == is_heads_and_notes(kinds)


KNOWN = [["Input", "Navn"], ["Lys", "Bo"]]
ASKED = [["Hvad er godt?", "Hvad er skidt?"], ["Lys", "Larm"]]
HALF = [["Styrker", "Svagheder"], ["Lys", "Larm"]]


@pytest.mark.parametrize(
    ("rows", "kinds"),
    [
        ([*KNOWN, [], ["Input", "Navn"], ["Ro", "Ib"], ["INPUT", "navn"], ["Is", "Ea"]], "hh np hh np hh np"),
        ([*KNOWN, ["Input"], ["Ro", "Ib"]], "hh np n np"),
        ([*KNOWN, [], ["Input", "Bord"], ["Ro", "Nord"]], "hh np hh nl"),
        ([*KNOWN, [], ["Input", "Bord"], [], ["Ro", "Nord"]], "hh np np np"),
        ([*KNOWN, [], ["Input", "Bord"]], "hh np np"),
        ([*KNOWN, ["Input", "Bord"], ["Ro", "Nord"]], "hh np np np"),
        ([*KNOWN, ["Bord 2"], ["Input", "Bord"], ["Ro", "Nord"]], "hh np h hh nl"),
        ([*KNOWN, [], ["Dato", "Bord"], ["Ro", "Nord"]], "hh np np np"),
        ([*ASKED, [], ["Hvad nu her?", "Hvem gør det?"], ["Os alle", "Dem"]], "hh nn hh nn"),
        ([*ASKED, [], ["Hvad med is?", "Ro"], ["Te", "Kø"]], "hh nn nn nn"),
        ([*KNOWN, [], ["Hvad nu her?", "Hvem gør det?"], ["Os alle", "Dem"]], "hh np np np"),
        ([*HALF, ["Muligheder", "Trusler"], ["Is", "Kø"]], "hh nn hh nn"),
        ([*HALF, ["Muligheder", "Muligheder"], ["Is", "Kø"]], "hh nn nn nn"),
        ([*HALF, ["Styrker", "Trusler"], ["Is", "Kø"]], "hh nn nn nn"),
        ([*HALF, ["Muligheder", "Lys"], ["Is", "Kø"]], "hh nn nn nn"),
        ([*HALF, ["Muligheder", "Trusler"]], "hh nn nn"),
        ([*HALF, ["Muligheder"], ["Is", "Kø"]], "hh nn n nn"),
    ],
)
def test_headings_further_down_several_columns(tmp_path, rows, kinds):
    assert became(gather(tmp_path, bord__xlsx=xlsx(rows))) == is_heads_and_notes(kinds)


LAMPS = ["Lamper", "Nu"]


@pytest.mark.parametrize(
    ("areas", "rows", "kinds"),
    [
        (["A2:B2"], [["Om lyset i huset og alt det der"], LAMPS, LAMPS], ["heading!", "note note", "note note"]),
        (["A2:B2"], [["Om lyset i huset og alt det der er"], LAMPS], ["note", "note note"]),
        (["B2:D2"], [[None, "Om lys"], LAMPS, LAMPS, LAMPS], ["note!", *["note note"] * 3]),
        (
            ["A2:B2", "A4:B4"],
            [["Om lyset her"], LAMPS, ["Om ro"], LAMPS, LAMPS],
            ["heading!", "note note", "heading", "note note", "note note"],
        ),
        (
            ["A2:B2", "A4:B4"],
            [["Om lyset her"], LAMPS, ["Om ro"], LAMPS],
            ["note", "note note", "note", "note note"],
        ),
    ],
)
def test_few_words_merged_over_several_columns_in_up_to_a_third_of_the_rows_are_a_sub_heading(
    tmp_path, areas, rows, kinds
):
    def merge(workbook):
        for area in areas:
            workbook.active.merge_cells(area)

    columns = {"files": {"bord.xlsx": {"notes": ["A", "B"], "header_row": 1}}}
    gathered = gather(tmp_path, columns, bord__xlsx=xlsx([["Input", "Svar"], *rows], merge))

    assert became(gathered)[1:] == kinds
