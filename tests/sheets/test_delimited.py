"""Text files: what stands between columns, what a quotation mark holds together, and what of it is told."""

import pytest

from flows.errors import InputError
from flows.sheets import read_book
from tests.sheets.read import shown

HEADINGS = {"nr", "input", "navn"}


class Headings:
    """Knows three headings, one of which names a list; a hyphen begins an item."""

    def count_known(self, fields):
        return sum(field.strip().lower() in HEADINGS for field in fields)

    def names_a_list(self, line):
        return line.lower() == "input"

    def begins_item(self, line):
        return line.lstrip().startswith("- ")


def book_of(text, name="a.csv"):
    return read_book(text.encode(), name, Headings())


def rows_of(text, name="a.csv"):
    """Give each row as its fields with a bar between them."""
    rows: dict[int, list[str]] = {}
    for cell in book_of(text, name).sheets[0].cells:
        rows.setdefault(cell.row, []).append(cell.text)
    return {row: " | ".join(fields) for row, fields in rows.items()}


def told(text, name="a.csv"):
    return [(caution.code, caution.message) for caution in book_of(text, name).cautions]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Ro;1\nLys;2\n", {1: "Ro | 1", 2: "Lys | 2"}),
        ("\n\nRo;1\n\n\nLys;2\n\n", {3: "Ro | 1", 6: "Lys | 2"}),
        ("sep=|\nRo|1\nLys;2\n", {1: "Ro | 1", 2: "Lys;2"}),
        ("SEP=,\r\nRo,1\r\n", {1: "Ro | 1"}),
        ("Ro;1\nLys;2\nTid;3\nLuft;4;5\n", {1: "Ro | 1", 2: "Lys | 2", 3: "Tid | 3", 4: "Luft | 4 | 5"}),
        ("Ro;1\nLys;2\nTid;3\nLuft\nPlads\n", {1: "Ro | 1", 2: "Lys | 2", 3: "Tid | 3", 4: "Luft", 5: "Plads"}),
        ("Ro;1\nLys;2\nTid\nLuft\n", {1: "Ro;1", 2: "Lys;2", 3: "Tid", 4: "Luft"}),
        ("Møde\nI maj\nNr;Input\n1;Ro\n", {1: "Møde", 2: "I maj", 3: "Nr | Input", 4: "1 | Ro"}),
        ("Ro\n" * 26 + "Lys;1\n" * 60, dict.fromkeys(range(1, 27), "Ro") | dict.fromkeys(range(27, 87), "Lys | 1")),
        ("1; Ro\n2;Lys\n", {1: "1 |  Ro", 2: "2 | Lys"}),
        ("1; Ro\n2; Lys\n3;Tid\n", {1: "1; Ro", 2: "2; Lys", 3: "3;Tid"}),
        ("Nr; Input\n1; Ro\n2; Lys\n", {1: "Nr |  Input", 2: "1 |  Ro", 3: "2 |  Lys"}),
        ("Input\nRo;lys\nTid;luft\nMad;leg\n", {1: "Input", 2: "Ro;lys", 3: "Tid;luft", 4: "Mad;leg"}),
        ("Input\nNr;Navn\n1;Ida\n2;Ib\n", {1: "Input", 2: "Nr | Navn", 3: "1 | Ida", 4: "2 | Ib"}),
        ("Input\nNr,Navn\n1;2,Ida\n3;4,Ib\n", {1: "Input", 2: "Nr | Navn", 3: "1;2 | Ida", 4: "3;4 | Ib"}),
        ("1,Ro;lys\n2,Tid\n3,Luft\n", {1: "1 | Ro;lys", 2: "2 | Tid", 3: "3 | Luft"}),
        ("1;Ro|ja\n2;Lys|nej\n", {1: "1 | Ro|ja", 2: "2 | Lys|nej"}),
        (
            "Ro,maj\nHuset,Aarhus\nNr;Input\n1;Ro,lys\n2;Tid,mad\n",
            {1: "Ro,maj", 2: "Huset,Aarhus", 3: "Nr | Input", 4: "1 | Ro,lys", 5: "2 | Tid,mad"},
        ),
        (
            '1;"Ro\nog\nlys"\n2;Tid\n3;"Luft\nog;\nleg"\n',
            {1: "1 | Ro\nog\nlys", 2: "2 | Tid", 3: "3 | Luft\nog;\nleg"},
        ),
        ('Ro;1\nSig "nej;2\nLys;3\nTid;4\n', {1: "Ro | 1", 2: 'Sig "nej | 2', 3: "Lys | 3", 4: "Tid | 4"}),
        ("sep=;\n", {}),
    ],
)
def test_columns_are_found(text, rows):
    assert rows_of(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("- Ro\n  og lys\n\tog luft\n- Tid\n", {1: "- Ro\n  og lys\n\tog luft", 4: "- Tid"}),
        ("- Ro\n\u00a0\u00a0og lys\n- Tid\n", {1: "- Ro\n\u00a0\u00a0og lys", 3: "- Tid"}),
        ("Bord 1\n  Ro\n- Tid\n Luft\n  Leg\n", {1: "Bord 1", 2: "  Ro", 3: "- Tid", 4: " Luft", 5: "  Leg"}),
        ("- Ro\n\n  Lys\n", {1: "- Ro", 3: "  Lys"}),
        ("- Ro\n  \n  Lys\n", {1: "- Ro", 2: "  ", 3: "  Lys"}),
        ("- Ro\n  - Lys\n    og luft\n", {1: "- Ro", 2: "  - Lys\n    og luft"}),
        ('Ro\n"Lys" sagde en\n', {1: "Ro", 2: '"Lys" sagde en'}),
        ('"Sig ""hej"""\nRo\n', {1: 'Sig "hej"', 2: "Ro"}),
        ('Sig ""hej\n"Ro" og lys\n', {1: 'Sig ""hej', 2: '"Ro" og lys'}),
    ],
)
def test_lines_are_notes_and_what_is_indented_under_an_item_belongs_to_it(text, rows):
    assert rows_of(text, "a.txt") == rows


WIDE = "rækken har flere felter end de andre. Sæt anførselstegn om en tekst med skilletegn i."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Nr;Input\n1;Ro;lys\n2;Tid;mad\n3;Luft;leg\n", f"a.csv, A2 (og 2 andre rækker): {WIDE}"),
        ("Ur;Mål\n1;Ro;lys\n2;Tid;mad\n3;Luft;leg\n", ""),
        ("Nr;Mål\n1;Ro;lys\n2;Tid;mad\n3;Luft;leg\n", ""),
        ("Nr;Input\n1;Ro;\n2;Tid;\n3;Luft;leg\n", f"a.csv, A4: {WIDE}"),
        ("sep=;\nInput\n1;Ro\n2;Tid\n3;Luft\n", ""),
        ("sep=;\n1;Ro\n2;Tid\n3;Luft\n4;Lys;x\n5;Mad;y\n", f"a.csv, A4 (og 1 anden række): {WIDE}"),
        ("sep=;\n1;Ro\n2;Tid\n3;Luft\n4;Lys;x\n5;Mad;y;z\n6\n", ""),
        ("sep=;\nRo\nTid\nLuft\nLys;x\n", ""),
    ],
)
def test_a_row_of_more_fields_than_there_are_columns_is_told(text, message):
    assert [said for code, said in told(text) if code == "too_many_fields"] == ([message] if message else [])


HELD = (
    'to anførselstegn (") gør flere rækker til én celle. Er de rækker for sig, så fjern anførselstegnene i filen.'
)


@pytest.mark.parametrize(
    ("rows", "places"),
    [
        ('1;"Luk d;x\n2;Ro";y', ["B2"]),
        ('1;"Luk d;x\n2;Ro;y\n3;Lys";z', ["B2"]),
        ('1;"Luk d;x\n2;Ro\n3;Lys";z', []),
        ('"1;Luk d;x\n2";Ro;y', ["A2"]),
        ('1;Luk d;"x\n2;Ro;y"', ["C2"]),
        ('1;Luk d;"x\n2;Ro"', []),
        ('1;"Luk d; x\n2;Ro";y', []),
        ('1;"Luk d\nRo";y', []),
        ('1;"Luk d;x;y;z";y', []),
        ('1;"Luk d;x\n2;Ro";y\n3;"Tid;x\n4;Mad";z', ["B2", "B3"]),
    ],
)
def test_quotation_marks_around_whole_rows_are_told(rows, places):
    text = f"Nr;Input;Navn\n{rows}\n8;Kaffe;a\n9;Te;b\n7;Vand;c\n"
    assert told(text) == [("rows_in_one_cell", f"a.csv, {place}: {HELD}") for place in places]


KEPT = "anførselstegn midt i teksten er læst som tekst. Se, om det er rigtigt."


@pytest.mark.parametrize(
    ("text", "rows", "kept"),
    [
        (
            'Nr;Input\n1;"Ro" er godt\n2;"Sig ""hej"""\n\n3;Tid\n',
            {1: "Nr | Input", 2: '1 | "Ro" er godt', 3: '2 | Sig "hej"', 5: "3 | Tid"},
            ["A2"],
        ),
        (
            'sep=;\n"Ro" er godt;1\n"Lys" er ;godt;2\n',
            {1: '"Ro" er godt | 1', 2: '"Lys" er  | godt | 2'},
            ["A1", "A2"],
        ),
        (
            'Nr;Input\n1;"Ro" er godt\n2;"Luk" d',
            {1: "Nr | Input", 2: '1 | "Ro" er godt', 3: '2 | "Luk" d'},
            ["A2", "A3"],
        ),
    ],
)
def test_quotation_marks_that_no_program_wrote_are_text(text, rows, kept):
    assert rows_of(text) == rows
    assert told(text) == [("quotes_kept", f"a.csv, {place}: {KEPT}") for place in kept]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            'Nr;Input\n1;"Ro" er;godt\n2;Tid\n',
            'a.csv, række 2: anførselstegnene (") kan læses på flere måder. Ret dem, eller gem filen som .xlsx.',
        ),
        (
            'Nr;Input\n1;Ro\n2;"Tid\n',
            'a.csv, række 3: et anførselstegn (") bliver ikke lukket, så resten af filen ville blive til én celle. '
            "Luk eller fjern det, eller gem filen som .xlsx.",
        ),
        (
            "Ro\x01\x02\x03\n",
            "a.csv: filen er ikke tekst, selv om den hedder det. Åbn den i det program, den kommer fra, og gem den "
            "som .xlsx.",
        ),
    ],
)
def test_a_text_that_may_be_read_in_several_ways_or_is_none_is_refused(text, message):
    with pytest.raises(InputError) as caught:
        book_of(text)
    assert str(caught.value) == message


def test_a_sign_or_two_that_no_keyboard_has_stays():
    assert rows_of("Ro\x01\x02\n") == {1: "Ro\x01\x02"}


@pytest.mark.parametrize(
    ("limit", "text", "read"),
    [
        ("MAX_CELLS", "Ro;1\nLys;2\n", True),
        ("MAX_CELLS", "Ro;1\nLys;2\nTid\n", False),
        ("MAX_CELLS", "\n" * 8, True),
        ("MAX_CELLS", "\n" * 9, False),
        ("MAX_FIELDS", ";;;\n", True),
        ("MAX_FIELDS", ";;\n;\n", False),
        ("MAX_COLUMNS", "1;2;3;4\n1;2;3;4\n", True),
        ("MAX_COLUMNS", "1;2;3;4;5\n", False),
    ],
)
def test_a_text_of_more_than_is_read_is_refused(monkeypatch, limit, text, read):
    monkeypatch.setattr(f"flows.sheets.delimited.{limit}", 4)
    text = f"sep=;\n{text}" if ";" in text else text
    if read:
        assert sum(sheet.count for sheet in book_of(text).sheets) == len(shown(book_of(text).sheets[0]))
    else:
        with pytest.raises(InputError, match=r"^a\.csv: filen har over 5 mio\. celler"):
            book_of(text)
