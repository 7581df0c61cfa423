"""Text files: encodings, delimiters, quotes, lists of lines."""

import csv as csv_module

import pytest

from flows.errors import InputError
from flows.gather.headers import load_vocabulary
from flows.gather.hints import VocabularyHints
from flows.gather.plain_text import is_marked_list, is_running_text
from flows.sheets.delimited import find_delimiter
from flows.sheets.encodings import decode_text
from tests.gather.make import aside, codes, csv, gather, texts

DANISH = [
    "Æbler på bordet hver dag",
    "Øl efter fyraften",
    "Åbne døre, også når det støjer",
    "Café i gården – gerne gratis",
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_encodings(encoding, count):
    text = "Input\r\n" + "\r\n".join(DANISH[:count])
    assert decode_text(text.encode(encoding))[0].removeprefix("\ufeff") == text


@pytest.mark.parametrize("encoding", ["cp850", "cp865", "mac_roman"])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_old_encodings(encoding, count):
    text = "Input\r\n" + "\r\n".join(DANISH[:count]).replace("ø", "ø")
    assert decode_text(text.encode(encoding, "ignore"))[0] == text.encode(encoding, "ignore").decode(encoding)


def test_the_encoding_is_named(tmp_path):
    gathered = gather(tmp_path, a__csv="Nr;Input\n1;Æbler\n".encode("cp1252"), b__csv="Nr;Input\n1;Øl\n".encode())
    assert [file.encoding for file in gathered.files] == ["cp1252", "utf-8"]


def test_plain_ascii_is_utf_8():
    assert decode_text(b"Input\nRo\n") == ("Input\nRo\n", "utf-8")


def test_a_tie_goes_to_cp1252():
    assert decode_text(b"Input \x95 Ro")[1] == "cp1252"


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("Nr;Input\n1;Ro, tak\n2;Lys, luft, leg\n", ";"),
        ('Nr,Input\n1,Ro\n2,"Lys, luft"\n', ","),
        ("Nr\tInput\n1\tRo, tak; og\n", "\t"),
        ("sep=|\nNr|Input\n1|Ro\n", "|"),
        ("Input\nRo, tak\nLys, luft, leg\n", ""),
        ("Input\nRo, tak\nLys, luft\n", ""),
        ("Ro, tak\nLys, luft\nLeg, løb\n", ""),
        ("Input\nRo; tak\nLys og luft\nTid\n", ""),
        ("Input\nRo\nLys\n", ""),
        ("Mere ro; og lys\nLuft; plads\nTid\n", ""),
        ("Input,Navn\nRo,Ida\n", ","),
        ("Workshop;;\nRådhuset;;\nNr;Input;Navn\n1;Ro;Ida\n", ";"),
        ('"Ro, tak",,\n"Lys, luft",,\nTid,,\n', ","),
    ],
)
def test_delimiters(text, delimiter):
    assert find_delimiter(text, VocabularyHints(load_vocabulary()))[0] == delimiter


def test_a_sep_line_is_no_cell(tmp_path):
    gathered = gather(tmp_path, a__csv=b"sep=;\r\nNr;Input\r\n1;Ro\r\n")
    assert texts(gathered) == ["Ro"]
    assert gathered.cells == 4


def test_a_quoted_field_keeps_its_lines_and_quotes(tmp_path):
    gathered = gather(tmp_path, a__csv=csv([["Nr", "Input"], [1, 'Sig "hej"\nog; farvel'], [2, "Ro"]]))
    assert texts(gathered) == ['Sig "hej"\nog; farvel', "Ro"]


def test_quotes_that_no_program_wrote_are_text_and_told(tmp_path):
    gathered = gather(tmp_path, a__csv=b'Nr;Input\n1;"Ro" er godt\n2;Lys\n')
    assert texts(gathered) == ['"Ro" er godt', "Lys"]
    assert codes(gathered) == ["quotes_kept"]


def test_a_list_of_lines(tmp_path):
    gathered = gather(tmp_path, a__txt='Luk døren\n\n"Ro" sagde en\nLys, luft og leg\n'.encode())
    assert texts(gathered) == ["Luk døren", '"Ro" sagde en', "Lys, luft og leg"]
    assert [note.source.cell for note in gathered.notes] == ["A1", "A3", "A4"]
    assert gathered.files[0].sheets[0].layout == "text"


def test_lines_with_doubled_quotes_are_lines_where_one_of_them_has_several_fields(tmp_path):
    gathered = gather(tmp_path, a__txt='Luk ""døren"" nu\nRo\tog lys\nMere tid\nLuft\n'.encode())
    assert texts(gathered) == ['Luk ""døren"" nu', "Ro\tog lys", "Mere tid", "Luft"]
    assert gathered.files[0].sheets[0].layout == "text"


def test_a_list_of_bullets_with_tables(tmp_path):
    text = (
        "Input fra workshop\n\nBord 1:\n- Luk døren\n- Ro\n  også om morgenen\n\nLedelse\n- Gå forrest\n- Spørg\n"
    )
    gathered = gather(tmp_path, a__txt=text.encode())
    assert texts(gathered) == ["Luk døren", "Ro\n  også om morgenen", "Gå forrest", "Spørg"]
    assert [note.source.heading for note in gathered.notes] == ["Bord 1:", "Bord 1:", "Ledelse", "Ledelse"]
    assert aside(gathered) == {"A1": "heading", "A3": "heading", "A8": "heading"}


def test_a_numbered_list(tmp_path):
    assert texts(gather(tmp_path, a__txt=b"1. Luk\n2. Ro\n3. Lys\n")) == ["Luk", "Ro", "Lys"]


def test_a_document_is_no_list(tmp_path):
    text = (
        "Deltagerne talte om, at ledelsen skal være synlig og\n"
        "gå forrest, og at der skal være tid til samtaler i\n"
        "hverdagen. Flere nævnte, at der mangler ro, og at\n"
        "lyset er for skarpt.\n"
    )
    gathered = gather(tmp_path, referat__txt=text.encode(), bord__csv=csv([["Nr", "Input"], [1, "Ro"]]))
    assert texts(gathered) == ["Ro"]
    assert codes(gathered) == ["running_text"]
    assert {cell.reason for cell in gathered.files[1].set_aside} == {"running_text"}


def test_excels_unicode_text(tmp_path):
    gathered = gather(tmp_path, a__txt=csv([["Nr.", "Input"], [1, "Luk døren"], [2, 'Sig "hej"']], "\t", "utf-16"))
    assert texts(gathered) == ["Luk døren", 'Sig "hej"']
    assert gathered.files[0].encoding == "utf-16"


def test_miro_without_headings(tmp_path):
    rows = [
        ["Retro-tavle"],
        ["Vi skal<br>lukke døren"],
        ["Ro &amp; lys"],
        ["Mere tid til frokost"],
        ["Mere tid til frokost"],
    ]
    gathered = gather(tmp_path, a__csv=csv([[*row, "", ""] for row in rows], ",", "utf-8-sig"))
    assert texts(gathered) == [
        "Retro-tavle",
        "Vi skal\nlukke døren",
        "Ro & lys",
        "Mere tid til frokost",
        "Mere tid til frokost",
    ]
    assert codes(gathered) == ["repeated_text", "markup_decoded", "first_row_short"]


def test_notes_that_begin_with_their_table(tmp_path):
    gathered = gather(tmp_path, a__txt=b"Bord 1: Ro, og tid til at tale sammen\nBord 1: Lys\nBord 2: Luft\n")
    assert texts(gathered) == ["Bord 1: Ro, og tid til at tale sammen", "Bord 1: Lys", "Bord 2: Luft"]


def test_a_note_with_a_comma_that_lacks_its_quotes_is_told(tmp_path):
    gathered = gather(tmp_path, a__csv=b"Nr,Input,Navn\n1,Ro, tak,Bo\n2,Tid,Ib\n3,Lys,Ida\n")
    assert [caution.message for caution in gathered.cautions] == [
        "a.csv, A2: rækken har flere felter end de andre. Sæt anførselstegn om en tekst med skilletegn i."
    ]


@pytest.mark.parametrize(("more", "told"), [(",", []), (",,", []), (",,tak", ["A2"]), (",tak,", ["A2"])])
def test_fields_beyond_the_others_are_told_where_one_of_them_holds_something(tmp_path, more, told):
    gathered = gather(tmp_path, a__csv=f"Nr,Input,Navn\n1,Ro,Bo{more}\n2,Tid,Ib\n3,Lys,Ida\n4,Luft,Ea\n".encode())
    assert [c.source.cell for c in gathered.cautions if c.code == "too_many_fields"] == told


def test_a_field_beyond_the_headings_is_told(tmp_path):
    gathered = gather(
        tmp_path, a__csv=b"Nr,Input\n1,Ro\n2,Lys i gangen, og planter langs alle vinduer her\n3,Tid\n"
    )
    assert texts(gathered) == ["Ro", "Lys i gangen", "Tid"]
    assert aside(gathered)["C3"] == "other"
    assert codes(gathered) == ["too_many_fields", "looks_like_note"]


LONG = "Mere ro og lys. " * 8_750  # 140,000 characters: Python's csv stops at 131,072


@pytest.mark.parametrize("name", ["a__csv", "a__txt"])
def test_a_text_up_to_the_limit_is_read(tmp_path, name):
    gathered = gather(tmp_path, **{name: csv([["Nr", "Input"], [1, f'{LONG}"ja"'], [2, "Tid"]], "\t")})
    assert texts(gathered) == [f'{LONG}"ja"', "Tid"]


@pytest.fixture(params=[131_072, 10_000_000])
def allowed(request):
    """How long a text the csv module of this process allows."""
    before = csv_module.field_size_limit(request.param)
    yield
    csv_module.field_size_limit(before)


@pytest.mark.usefixtures("allowed")
def test_a_text_beyond_the_limit_is_told_as_such_whatever_the_process_allows(tmp_path):
    with pytest.raises(InputError) as caught:
        gather(tmp_path, a__csv=csv([["Nr", "Input"], [1, LONG * 2 + ";"], [2, "Tid"]]))
    assert str(caught.value) == (
        'a.csv, række 2: teksten i en celle er over 200.000 tegn. Se, om et anførselstegn (") ikke er lukket, '
        "og del ellers teksten i flere celler."
    )


@pytest.mark.parametrize("char", ["\x1f", "\x1e", "\ue000"])
def test_no_character_splits_a_text_without_columns(tmp_path, char):
    gathered = gather(tmp_path, a__csv=f"Input\nMere{char}lys\nRo\n".encode())
    assert [text.replace(char, "") for text in texts(gathered)] == ["Merelys", "Ro"]
    assert aside(gathered) == {"A1": "heading"}


@pytest.mark.parametrize(("times", "more"), [(1, ""), (2, " (og 1 anden række)"), (3, " (og 2 andre rækker)")])
def test_how_many_rows_have_too_many_fields(tmp_path, times, more):
    rows = b"1,Ro, tak,Bo\n" * times + b"2,Tid,Ib\n" * 6
    gathered = gather(tmp_path, a__csv=b"Nr,Input,Navn\n" + rows)
    message = next(c.message for c in gathered.cautions if c.code == "too_many_fields")
    assert message.startswith(f"a.csv, A2{more}: rækken har flere felter")


LONG_LINE = "Vi talte om lys og ro, og hvordan man kan"  # 41 letters


@pytest.mark.parametrize(
    ("lines", "is_running"),
    [
        ([LONG_LINE, "komme frem", "Is"], True),
        ([LONG_LINE[:-1], "komme frem", "Is"], False),
        ([LONG_LINE, "Komme frem", "Is"], False),
        ([f"{LONG_LINE}. ", "komme frem", "Is"], False),
        ([LONG_LINE, "", "  komme frem", "Is"], True),
        ([LONG_LINE, "", "komme frem"], False),
        ([LONG_LINE, "komme frem", "Is", "Te", "Sol"], True),  # a fourth of those that another one follows
        ([LONG_LINE, "komme frem", "Is", "Te", "Sol", "Kø"], False),
    ],
)
def test_running_text_is_broken_in_its_sentences(lines, is_running):
    assert is_running_text(lines) is is_running


@pytest.mark.parametrize(
    ("lines", "is_marked"),
    [
        (["- Lys", "- Ro"], True),
        (["- Lys", "Ro"], False),
        (["- Lys", "2. Ro", "Is", "Te"], True),
        (["- Lys", "2. Ro", "Is", "Te", "Sol"], False),
    ],
)
def test_a_list_has_two_marks_and_as_many_as_other_lines(lines, is_marked):
    assert is_marked_list(lines) is is_marked
