"""Names that everybody knows: told of, and no stop unless a person is meant."""

from importlib.resources import files

import pytest
import yaml

from tests.screen.found import found, stops

_LISTED = yaml.safe_load(files("flows.screen").joinpath("public.yaml").read_text(encoding="utf-8"))


def _names(listed: str) -> list[str]:
    return [" ".join(name.split()) for name in listed.split(",")]


@pytest.mark.parametrize("kind", _LISTED["known"])
def test_each_known_name_is_told_and_does_not_stop(kind):
    for name in _names(_LISTED["known"][kind]):
        told = {(kind, grade) for kind, grade, _ in found(name)}
        assert {("name", "warn")} <= told <= {("name", "warn"), ("single_name", "warn")}, name


def test_each_name_that_many_have_stops_where_nothing_stands_beside():
    assert [name for name in _names(_LISTED["shared"]) if ("name", name) not in stops(name)] == []


def test_no_name_stands_twice():
    names = [name for listed in (*_LISTED["known"].values(), _LISTED["shared"]) for name in _names(listed)]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Kim Larsen sange til fællessang", "Kim Larsen"),
        ("sange af Kim Larsen", "Kim Larsen"),
        ("kim larsen sange", "kim larsen"),
        ("Arne Jacobsen stole i kantinen", "Arne Jacobsen"),
        ("Louis Nielsen lige overfor", "Louis Nielsen"),
        ("Mødelokale Inger Christensen", "Inger Christensen"),
    ],
)
def test_a_name_that_many_have_is_told_where_a_work_or_a_shop_stands_beside(line, name):
    assert found(line) == [("name", "warn", name)]


def test_a_work_in_another_sentence_tells_nothing_of_a_name():
    assert stops("Kim Larsen. Sange til fællessang") == [("name", "Kim Larsen")]
    assert stops("Sange til fællessang. Kim Larsen") == [("name", "Kim Larsen")]


def test_a_name_that_is_part_of_a_known_one_is_known():
    assert stops("Stole fra Carl Hansen & Søn i salen") == []
    assert stops("Jens Otto Krag-statuen") == []
    assert stops("H. C. Andersens eventyr") == []


def test_a_known_name_with_a_word_behind_it_is_known_and_one_with_another_surname_is_a_persons():
    assert stops("Karl Marx Allee og Finn Juhl Høvdingestolen") == []
    assert stops("Anne Frank Hansen") == [("name", "Anne Frank Hansen")]


@pytest.mark.parametrize(
    "line", ["Spørg Bob Dylan om nøglen", "min kollega Bob Dylan", "Bob Dylan, tlf. 20 30 40 50"]
)
def test_a_known_name_stops_where_a_person_is_meant(line):
    assert ("name", "Bob Dylan") in stops(line)


def test_a_work_of_somebody_known_does_not_stop_because_of_whom_it_is_for():
    assert stops("Astrid Lindgrens bøger på arabisk") == []
