"""The names that a unit wants looked for; all are constructed."""

import pytest

from flows.screen.staff_list import read_names
from tests.screen.found import found, stops


def test_a_listed_name_stops_in_any_case_and_in_either_order():
    assert stops("Det var zaphira ulmst", "Zaphira Ulmst") == [("listed_name", "zaphira ulmst")]
    assert stops("Det var Zaphira Ulmst", "Ulmst, Zaphira") == [("listed_name", "Zaphira Ulmst")]
    assert stops("Det var Zaphira Ulmst", "Zaphira Grel Ulmst") == [("listed_name", "Zaphira Ulmst")]


def test_a_part_of_a_listed_name_is_told_and_a_name_that_is_listed_alone_stops():
    assert found("Ulmst siger nej", "Zaphira Ulmst") == [("single_name", "warn", "Ulmst")]
    assert stops("Ulmst siger nej", "Ulmst") == [("listed_name", "Ulmst")]
    assert found("en ulmst ting", "Ulmst") == []


def test_of_two_listed_names_the_longer_one_is_found_whole():
    names = ("Zaphira Ulmst", "Zaphira Ulmst Grelby", "Zaphira")
    assert stops("Det var Zaphira Ulmst Grelby", *names) == [("listed_name", "Zaphira Ulmst Grelby")]
    assert stops("Det var Zaphira Ulmst", *names) == [("listed_name", "Zaphira Ulmst")]


def test_a_part_that_is_a_word_too_is_not_told_by_the_list():
    assert found("Skov og strand", "Zaphira Skov") == []


def test_a_line_that_holds_no_name_does_not_end_the_list():
    assert stops("Det var Zaphira Ulmst", "---", "Z.", "1", "Zaphira Ulmst") == [("listed_name", "Zaphira Ulmst")]


def test_the_list_is_a_name_a_line(tmp_path):
    (tmp_path / "names.txt").write_text("# vores hold\nZaphira Ulmst\n\n  Ole Grel \n", encoding="utf-8-sig")

    assert read_names(tmp_path) == ("Zaphira Ulmst", "Ole Grel")
    assert read_names(tmp_path / "andre") == ()


def test_a_list_that_notepad_saved_in_its_old_way_is_read(tmp_path):
    (tmp_path / "names.txt").write_bytes("Zøphira Ålmst\r\n".encode("cp1252"))

    assert read_names(tmp_path) == ("Zøphira Ålmst",)


@pytest.mark.parametrize(
    ("line", "name", "told"),
    [
        ("Det var zaphira. ulmst igen", "Zaphira Ulmst", [("stop", "zaphira. ulmst")]),
        ("Det var Zaphira  Ulmst's kop", "Zaphira Grel Ulmst", [("stop", "Zaphira  Ulmst's")]),
        ("Det var zaphira.ulmst igen", "Zaphira Ulmst", []),  # in one word only with a capital
        ("Det var Zaphira.Ulmst igen", "Zaphira Ulmst", [("stop", "Zaphira.Ulmst")]),
        (
            "Ulmst og Grels og Zaphira",
            "Zaphira Grel Ulmst",
            [("warn", "Ulmst"), ("warn", "Grels"), ("warn", "Zaphira")],
        ),
        ("Ulmst og Zaphira Ulmst", "Zaphira Ulmst", [("warn", "Ulmst"), ("stop", "Zaphira Ulmst")]),
        ("Zo siger ja, Ulmst nej", "Zo Ulmst", [("warn", "Ulmst")]),  # so short a part says nothing
        ("Zok siger ja", "Zok Ulmst", [("warn", "Zok")]),
        ("Ez siger ja", "Ez", [("stop", "Ez")]),
        ("E siger ja", "E", []),
        ("Zaphira-Grel Ulmst", "Ulmst, Zaphira-Grel", [("stop", "Zaphira-Grel Ulmst")]),
        ("Zaphiragrel ulmster", "Zaphira", []),
        ("ulmst, grel", "Zaphira Grel Ulmst", []),
    ],
)
def test_what_is_found_of_a_listed_name(line, name, told):
    kinds = {"stop": "listed_name", "warn": "single_name"}
    assert found(line, name) == [(kinds[grade], grade, words) for grade, words in told]


def test_a_part_of_a_listed_name_that_is_a_common_word_or_name_is_told_by_no_list():
    without = found("Bo og Lind og", "Ulmst")
    assert found("Bo og Lind og Ulmst", "Bo Lind Ulmst") == [*without, ("single_name", "warn", "Ulmst")]
