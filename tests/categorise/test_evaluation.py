"""How the agreement of rules and people is measured and told."""

import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from flows.categorise import Scheme, explain_text
from flows.categorise.evaluation import LabelledNote, cohens_kappa, evaluate, read_labelled, wilson
from flows.categorise.rules_report import evaluation_data, render_evaluation, render_explanation
from flows.errors import InputError, RulesError
from flows.notes import Source
from tests.gather.make_binary import ods, xls, xlsb

SCHEME = """
themes:
  - id: l
    title: Ledelse og ansvar
    rules: [leder]
    subthemes: [{id: s, title: Synlig, phrase: at den er synlig, rules: [synlig]}]
  - {id: v, title: Viden, rules: [kursus]}
"""
NOTES = (
    LabelledNote("nr. 1", "leder", "l"),
    LabelledNote("nr. 2", "synlig leder", "v"),
    LabelledNote("nr. 3", "kursus", "v"),
    LabelledNote("nr. 4", "hemmeligt", "v"),
    LabelledNote("nr. 5", "leder, kursus", "l"),
    LabelledNote("nr. 6", "intet", None),
)


@pytest.fixture
def scheme(write_scheme: Callable[[str], Scheme]) -> Scheme:
    return write_scheme(SCHEME)


def test_the_figures(scheme: Scheme) -> None:
    found = evaluate(scheme, NOTES)
    assert (found.notes, found.right, found.placed, found.with_subtheme) == (6, 3, 3, 1)
    assert found.agreement == 0.5
    assert found.placed_right == pytest.approx(2 / 3)
    assert [(t.theme, t.labelled, t.found, t.right, t.precision, t.recall) for t in found.themes] == [
        ("l", 2, 2, 1, 0.5, 0.5),
        ("v", 3, 1, 1, 1.0, pytest.approx(1 / 3)),
    ]
    assert found.confusion == {
        ("", "no_rule"): 1,
        ("l", "l"): 1,
        ("l", "tie"): 1,
        ("v", "l"): 1,
        ("v", "no_rule"): 1,
        ("v", "v"): 1,
    }
    worst = [(one.id, one.found) for one in found.disagreements]
    assert worst == [("nr. 2", "l"), ("nr. 4", "no_rule"), ("nr. 5", "tie")]


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    # the first three from Newcombe (1998), Statistics in Medicine 17, table I, method 3
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 1, 0.2065, 1.0),
        (0, 0, 0.0, 1.0),
    ],
)
def test_the_interval_of_a_share(part: int, whole: int, low: float, high: float) -> None:
    assert wilson(part, whole) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


def test_the_more_certain_the_rules_the_more_often_they_should_be_right(scheme: Scheme) -> None:
    found = evaluate(scheme, NOTES, [("Lav", 0), ("Middel", 1.5), ("Høj", 4)])
    assert [(one.name, one.placed, one.right, one.interval) for one in found.certainties] == [
        ("Lav", 2, 2, wilson(2, 2)),
        ("Middel", 1, 0, wilson(0, 1)),
        ("Høj", 0, 0, (0.0, 1.0)),
    ]
    assert found.placed_interval == wilson(2, 3)


def test_kappa_of_a_textbook_table() -> None:
    pairs = [("a", "a")] * 20 + [("a", "b")] * 5 + [("b", "a")] * 10 + [("b", "b")] * 15
    assert cohens_kappa(pairs) == pytest.approx(0.4)
    assert cohens_kappa([("a", "a")] * 3) == 1.0
    assert cohens_kappa([]) == 0.0


def test_the_report_shows_texts_only_where_asked_for(scheme: Scheme) -> None:
    found = evaluate(scheme, NOTES)
    plain, full = render_evaluation(found, scheme), render_evaluation(found, scheme, show_text=True)
    assert "hemmeligt" not in plain
    assert "hemmeligt" not in str(evaluation_data(found))
    assert "nr. 4: Viden -> Ingen regel passer" in plain
    assert "»hemmeligt«" in full
    assert "Input: 6. Samme tema som mennesker: 3 (50 %)." in plain
    assert max(map(len, (plain + full).splitlines())) <= 80


def test_personal_data_in_a_text_that_is_shown_is_masked(scheme: Scheme) -> None:
    """Of a constructed person."""
    labelled = [LabelledNote("nr. 1", "Ring til Ida Opdigt Hansen", NOTES[0].theme)]
    report = render_evaluation(evaluate(scheme, labelled), scheme, show_text=True)
    assert "»Ring til Ixx Oxxxxx Hxxxxx«" in report


def test_the_figures_as_values(scheme: Scheme) -> None:
    found = evaluate(scheme, NOTES)
    low, high = found.interval
    assert evaluation_data(found) == {
        "scheme": found.scheme,
        "notes": 6,
        "right": 3,
        "accuracy": 0.5,
        "interval": [round(low, 4), round(high, 4)],
        "kappa": 0.3077,
        "placed": 3,
        "coverage": 0.5,
        "placed_accuracy": 0.6667,
        "placed_interval": [0.2077, 0.9385],
        "with_subtheme": 1,
        "looked_at": None,
        "certainties": [],
        "themes": [
            {
                "id": "l", "title": "Ledelse og ansvar", "labelled": 2, "found": 2, "right": 1,
                "precision": 0.5, "recall": 0.5, "f1": 0.5,
            },
            {
                "id": "v", "title": "Viden", "labelled": 3, "found": 1, "right": 1,
                "precision": 1.0, "recall": 0.3333, "f1": 0.5,
            },
        ],
        "confusion": [
            {"labelled": None, "found": "no_rule", "notes": 1},
            {"labelled": "l", "found": "l", "notes": 1},
            {"labelled": "l", "found": "tie", "notes": 1},
            {"labelled": "v", "found": "l", "notes": 1},
            {"labelled": "v", "found": "no_rule", "notes": 1},
            {"labelled": "v", "found": "v", "notes": 1},
        ],
        "disagreements": [
            {"id": "nr. 2", "labelled": "v", "found": "l", "lead": 1.5},
            {"id": "nr. 4", "labelled": "v", "found": "no_rule", "lead": 0.0},
            {"id": "nr. 5", "labelled": "l", "found": "tie", "lead": 0.0},
        ],
    }  # fmt: skip


def test_the_explanation(scheme: Scheme) -> None:
    told = render_explanation(explain_text("En synlig leder, " + "ord " * 40 + "kursus", scheme), scheme)
    assert told == (
        "Tema: Ledelse og ansvar\n"
        "Undertemaer: Synlig\n"
        "Nummer to: Viden\n"
        "Et tema skal have mindst 1 point og føre med mindst 0,5.\n"
        "Det stærkeste fund tæller helt, det næste halvt, det tredje en fjerdedel.\n"
        "\n"
        "Ledelse og ansvar: 1,5 point\n"
        "     1  »synlig«  fundet af: synlig\n"
        "     1  »leder«  fundet af: leder\n"
        "\n"
        "Viden: 1 point\n"
        "     1  »kursus«  fundet af: kursus\n"
    )
    nothing = render_explanation(explain_text("intet", scheme), scheme)
    assert nothing.startswith("Tema: ingen. Ingen regel passer.\n")


def test_the_explanation_shows_what_each_find_counted(write_scheme: Callable[[str], Scheme]) -> None:
    scheme = write_scheme(
        "decide: {opening: 0.5}\n"
        "themes: [{id: l, title: Lys, rules: [lampe, {any: mast, weight: 2}, {sheet: Bord 1}]}]"
    )
    told = render_explanation(explain_text("Ny lampe, mast, lampe", scheme, Source("f", "Bord 1", "A1")), scheme)
    assert told.partition("\n\n")[2] == (
        "Lys: 3,488 point\n"
        "  1,429  »lampe«  fundet af: lampe\n"
        "  2,524  »mast«  fundet af: mast\n"
        "      -  »lampe«  fundet af: lampe\n"
        "      1  (stedet)  fundet af: sheet: Bord 1\n"
    )


def test_the_explanation_tells_that_the_beginning_counts_more(write_scheme: Callable[[str], Scheme]) -> None:
    scheme = write_scheme("decide: {opening: 0.5}" + SCHEME)
    assert "Det, inputtet begynder med, tæller 1,5 gange så meget som det sidste." in " ".join(
        render_explanation(explain_text("leder", scheme), scheme).split()
    )


def test_too_little_is_told_otherwise_than_nothing(write_scheme: Callable[[str], Scheme]) -> None:
    weak = "themes:\n  - {id: a, title: A, rules: [{any: x, weight: 0.5}]%s}\n"
    scheme = write_scheme(weak % "")
    assert render_explanation(explain_text("x", scheme), scheme).startswith(
        "Tema: ingen. Ingen regel passer godt nok.\n"
    )
    with pytest.raises(
        RulesError, match="eksemplet 'x' skal stå under 'A', men ingen regel passer godt nok på det"
    ):
        write_scheme(weak % ", tests: {yes: [x]}")


def test_labelled_notes_are_read_from_json_csv_and_excel(scheme: Scheme, tmp_path: Path) -> None:
    expected = (LabelledNote("nr. 1", "Æbler; nu", "l"), LabelledNote("nr. 2", "Kursus", "v"))
    json_file, csv_file, excel_file = (tmp_path / f"noter.{suffix}" for suffix in ("json", "csv", "xlsx"))
    json_file.write_text(
        '{"notes": [{"text": "Æbler; nu", "theme": "ledelse OG ansvar"}, {"text": "Kursus", "theme": "v"}]}',
        encoding="utf-8",
    )
    csv_file.write_bytes('Nr;Tekst;Tema\n1;"Æbler; nu";Ledelse og ansvar\n2;Kursus;Viden\n'.encode("cp1252"))
    book = openpyxl.Workbook()
    for row in (("tema", "tekst"), ("Ledelse og ansvar", "Æbler; nu"), ("Viden", "Kursus")):
        book.active.append(row)
    book.save(excel_file)
    for path in (json_file, csv_file, excel_file):
        assert read_labelled(path, scheme) == expected


@pytest.mark.parametrize("make", [ods, xls, xlsb])
def test_labelled_notes_are_read_from_the_first_sheet_with_the_headings(
    scheme: Scheme, tmp_path: Path, make: Callable[..., bytes]
) -> None:
    path = tmp_path / f"noter.{make.__name__}"
    path.write_bytes(
        make({"Om": [["Noter fra maj"]], "Svar": [[], ["Nr", "Tekst", "Tema"], [1, "Æbler", "Viden"]]})
    )
    assert read_labelled(path, scheme) == (LabelledNote("nr. 1", "Æbler", "v"),)


@pytest.mark.parametrize("none", ["", " ", "Uden tema", "uden tema ", "none", "None"])
def test_the_words_for_no_theme_are_taken(scheme: Scheme, tmp_path: Path, none: str) -> None:
    path = tmp_path / "noter.csv"
    path.write_text(f"Tekst,Tema\nÆbler,{none}\n", encoding="utf-8")
    assert read_labelled(path, scheme) == (LabelledNote("nr. 1", "Æbler", None),)


@pytest.mark.parametrize("headings", ["Tekst;Tema", "text;theme", "NOTE ;Kategori", "Input; tema"])
def test_a_table_is_known_by_its_headings(scheme: Scheme, tmp_path: Path, headings: str) -> None:
    path = tmp_path / "noter.csv"
    path.write_text(f"Nr;{headings}\n1;Æbler;Viden\n2;;Viden\n3;Te;\n", encoding="utf-8")
    assert read_labelled(path, scheme) == (LabelledNote("nr. 1", "Æbler", "v"), LabelledNote("nr. 3", "Te", None))


def test_a_note_of_json_may_have_no_theme(scheme: Scheme, tmp_path: Path) -> None:
    path = tmp_path / "NOTER.JSON"
    path.write_text('{"notes": [{"text": "Te", "theme": null}, {"text": 7, "theme": "v"}]}', encoding="utf-8-sig")
    assert read_labelled(path, scheme) == (LabelledNote("nr. 1", "Te", None), LabelledNote("nr. 2", "7", "v"))


def test_a_theme_of_that_name_is_a_theme(write_scheme: Callable[[str], Scheme], tmp_path: Path) -> None:
    path = tmp_path / "noter.csv"
    path.write_text("Tekst,Tema\nÆbler,none\n", encoding="utf-8")
    scheme = write_scheme("themes: [{id: none, title: Intet, rules: [intet]}]")
    assert read_labelled(path, scheme) == (LabelledNote("nr. 1", "Æbler", "none"),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252", "cp850", "mac_roman"])
def test_a_table_is_read_in_the_encodings_of_excel(scheme: Scheme, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "noter.csv"
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    path.write_bytes(f"{mark}Tekst\tTema\nÆbler\tViden\n".encode(encoding))
    assert read_labelled(path, scheme) == (LabelledNote("nr. 1", "Æbler", "v"),)


@pytest.mark.parametrize(
    ("name", "content", "error", "said"),
    [
        ("a.json", "[]", InputError, "a.json: filen skal se sådan ud"),
        ("a.csv", "x,y\n1,2\n", InputError, "første række skal have overskrifterne 'tekst' og 'tema'"),
        ("a.csv", "tekst,y\nNoget,v\n", InputError, "første række skal have overskrifterne 'tekst' og 'tema'"),
        ("a.csv", "x,tema\nNoget,v\n", InputError, "første række skal have overskrifterne 'tekst' og 'tema'"),
        ("a.csv", "x,y\ntekst,tema\nNoget,v\n", InputError, "første række skal have overskrifterne"),
        ("a.json", '{"notes": [{"text": "x"}]}', InputError, "a.json: filen skal se sådan ud"),
        ("a.csv", "tekst,tema\n", InputError, "ingen mærkede noter"),
        (
            "a.csv",
            "tekst,tema\nNoget,Andet\n",
            RulesError,
            "a.csv, række 2: temaet 'Andet' findes ikke. Skriv et af: Ledelse og ansvar; Viden. Passer intet, så "
            "skriv Uden tema, eller lad feltet stå tomt.",
        ),
        (
            "a.csv",
            'tekst,tema\n\n"To\nlinjer",v\nKun tekst\nNoget,Andet\n',
            RulesError,
            "a.csv, række 5: temaet 'Andet' findes ikke.",
        ),
        (
            "a.json",
            '{"notes": [{"text": "x", "theme": "v"}, {"text": "y", "theme": "Andet"}]}',
            RulesError,
            "a.json, note 2: temaet 'Andet' findes ikke.",
        ),
        (
            "a.csv",
            f'tekst,tema\nNoget,v\n"{"x" * 250_000}",v\n',
            InputError,
            "a.csv, række 3: teksten i en celle er over 200.000 tegn",
        ),
        ("a.docx", "", InputError, "et regneark, en .csv- eller en .json-fil"),
        ("a.xlsx", "", InputError, "a.xlsx: filen er tom (0 byte)"),
    ],
)
def test_a_file_that_cannot_be_used(
    scheme: Scheme, tmp_path: Path, name: str, content: str, error: type[Exception], said: str
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(error, match=re.escape(said)):
        read_labelled(path, scheme)


def test_a_note_of_spaces_is_none_but_keeps_its_number(scheme: Scheme, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"notes": [{"text": " \\n ", "theme": "v"}, {"text": "Te", "theme": "v"}]}', encoding="utf-8")

    assert read_labelled(path, scheme) == (LabelledNote("nr. 2", "Te", "v"),)
