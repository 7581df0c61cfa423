"""Names that everybody knows: told of, and no stop unless a person is meant."""

from importlib.resources import files

import pytest
import yaml

from flows.screen.cues import fold_name, name_lists
from tests.screen.found import found, stops

_NO_PEOPLE = ("phrases", "storms")
_OF_THEIR_OWN = "Danes with a name of their own"
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


def test_no_known_name_is_a_common_danish_one():
    lists = name_lists()
    given, surnames = lists.given | lists.given_also_words, lists.surnames_also_words

    def is_common(name):
        first, *_, last = map(fold_name, name.replace(".", ". ").split())
        danish = last.endswith(("sen", "gaard", "gård", "kjær")) or last in surnames
        return danish and (first.endswith(".") or first in given)

    told_apart = (*_NO_PEOPLE, _OF_THEIR_OWN)
    known = {name for kind, listed in _LISTED["known"].items() if kind not in told_apart for name in _names(listed)}
    assert sorted(filter(is_common, known)) == []


def test_no_name_of_somebodys_own_is_a_common_given_name_and_a_listed_surname():
    lists = name_lists()
    named = [tuple(map(fold_name, name.split())) for name in _names(_LISTED["known"][_OF_THEIR_OWN])]
    assert [
        name for name in named if len(name) == 2 and name[0] in lists.common and name[1] in lists.all_surnames
    ] == []


@pytest.mark.parametrize(
    "name",
    [
        "Mette Frederiksen",
        "Anne Mette Hansen",
        "Rikke Møller Pedersen",
        "Peter Justesen",
        "Peter Lundin",
        "Marie Bjerre",
        "Jens Rohde",
        "Anders Lund Madsen",
        "Ulla Henningsen",
        "Lars Krarup",
        "Astrid Krag",
        "Peter Hahn",
        "Ole Christian Madsen",
        "H.C. Hansen",
    ],
)
def test_who_is_called_as_somebody_known_is_called_stops(name):
    assert stops(f"Lederen er {name} og mobber") == [("name", name)]


def test_no_name_stands_twice():
    names = [name for listed in (*_LISTED["known"].values(), _LISTED["shared"]) for name in _names(listed)]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Kim Larsen sange til fællessang", "Kim Larsen"),
        ("Kim Larsens sang", "Kim Larsens"),
        ("Kim Larsen's sange", "Kim Larsen"),
        ("Kim Larsen-sange", "Kim Larsen-sange"),
        ("sange af Kim Larsen", "Kim Larsen"),
        ("En vase fra Georg Jensen", "Georg Jensen"),
        ("kim larsen sange", "kim larsen"),
        ("Arne Jacobsen stole i kantinen", "Arne Jacobsen"),
        ("Mette Frederiksens tale", "Mette Frederiksens"),
    ],
)
def test_a_name_that_many_have_is_told_where_a_work_stands_beside(line, name):
    assert found(line) == [("name", "warn", name)]


@pytest.mark.parametrize(
    "behind",
    [
        "ved bordet",
        "ved bord 3 taler grimt",
        "i butikken",
        "fra huset",
        "i lokale 4",
        "i Netto",
        ", skolen",
        "sang falsk",
        "tale",
        "har hørt sange",
        "bord",
        "parti",
        "model",
    ],
)
def test_a_word_of_the_workplace_beside_a_name_is_no_work(behind):
    assert stops(f"Kim Larsen {behind}".replace(" ,", ",")) == [("name", "Kim Larsen")]


def test_a_word_before_a_name_is_a_work_only_as_somebodys():
    assert stops("Til aften fik Kim Larsen skældud") == [("name", "Kim Larsen")]
    assert stops("Vi sang sange med Kim Larsen") == [("name", "Kim Larsen")]
    assert stops("bord af Kim Larsen") == [("name", "Kim Larsen")]
    assert stops("God tale af Kim Larsen") == [("name", "Kim Larsen")]
    assert stops("Citat fra Kim Larsen: nej") == [("name", "Kim Larsen")]


def test_a_work_in_another_sentence_tells_nothing_of_a_name():
    assert stops("Kim Larsen. Sange til fællessang") == [("name", "Kim Larsen")]
    assert stops("Sange til fællessang. Kim Larsen") == [("name", "Kim Larsen")]


def test_a_name_that_is_part_of_a_known_one_is_known():
    assert stops("Stole fra Carl Hansen & Søn i salen") == []
    assert stops("Karl Marx-statuen") == []
    assert stops("H. C. Andersens eventyr") == []


@pytest.mark.parametrize(
    "name", ["Karl Marx-Petersen", "Karl Marx-petersen", "karl marx-petersen", "Carl Nielsen-Bro"]
)
def test_a_known_name_with_a_second_surname_is_a_persons(name):
    assert stops(f"{name} ved bord 3") == [("name", name)]


def test_a_known_name_with_a_word_behind_it_is_known_and_one_with_another_surname_is_a_persons():
    assert stops("Karl Marx Allee og Finn Juhl Høvdingestolen") == []
    assert stops("Anne Frank Hansen") == [("name", "Anne Frank Hansen")]
    assert stops("Anne Frank Qvistorf") == [("name", "Anne Frank Qvistorf")]
    assert stops("Carl Hansen og søn kommer") == [("name", "Carl Hansen")]


@pytest.mark.parametrize(
    "line", ["Spørg Bob Dylan om nøglen", "min kollega Bob Dylan", "Bob Dylan, tlf. 20 30 40 50"]
)
def test_a_known_name_stops_where_a_person_is_meant(line):
    assert ("name", "Bob Dylan") in stops(line)


@pytest.mark.parametrize(
    "line",
    [
        "Kim Larsen, bord 2, 22334455",
        "Kim Larsen 22334455 bord",
        "Kim Larsens sange, tlf. 22334455",
        "Kim Larsens sange, skriv til sang@kor.example",
        "Kim Larsen sange. Han er sygemeldt",
        "Mikkel Hansen trøjen. Hans depression er værre nu",
        "Astrid Lindgrens bøger på arabisk",
    ],
)
def test_a_work_beside_overrules_no_number_contact_or_special_category(line):
    assert [kind for kind, _ in stops(line) if kind == "name"] == ["name"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Mette Frederiksen glemte som statsminister at nævne deltid", "Mette Frederiksen"),
        ("Mette Frederiksen som statsminister", "Mette Frederiksen"),
        ("Kulturminister Brian Mikkelsen lovede en scene", "Brian Mikkelsen"),
        ("Forfatteren Vita Andersen fik ret", "Vita Andersen"),
        ("Olga Ravn burde få nobelprisen", "Olga Ravn"),
        ("Vita Andersen burde være pensum", "Vita Andersen"),
        ("Nina Bang var den første kvindelige minister", "Nina Bang"),
        ("Nina Bang var minister i 1924", "Nina Bang"),
        ("Statsminister Mette Frederiksen lovede det i sin nytårstale", "Mette Frederiksen"),
        ("Nina Bang, verdens første kvindelige minister, manglede", "Nina Bang"),
        ("En statue af Nina Bang foran rådhuset", "Nina Bang"),
        ("Opkald den nye vej efter Bodil Koch", "Bodil Koch"),
        ("Tom Kristensens forfatterskab er overset", "Tom Kristensens"),
        ("Niels Juel døde i 1697", "Niels Juel"),
        ("Kirsten Munk blev gift i 1615", "Kirsten Munk"),
        ("Læs Vita Andersen i læsekredsen", "Vita Andersen"),
        ("Spil Lis Sørensen til julefrokosten", "Lis Sørensen"),
    ],
)
def test_a_name_that_many_have_is_told_where_right_beside_stands_what_only_somebody_known_is(line, name):
    assert ("name", "warn", name) in found(line)
    assert ("name", name) not in stops(line)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Mette Frederiksen fra rengøringen vil tale med en minister", "Mette Frederiksen"),
        ("Mette Frederiksen, i kantinen, ligner en statsminister", "Mette Frederiksen"),
        ("kontakt Kim Larsen om statuen", "Kim Larsen"),
        ("Anne Linnet i bogholderiet er sanger", "Anne Linnet"),
        ("Nina Bang var her i går. Ministeren kom ikke", "Nina Bang"),
        ("Hent nøglen hos Inger Christensen", "Inger Christensen"),
        ("Jeg vil spille bold med Kim Larsen", "Kim Larsen"),
        ("Læs Kim Larsens indlæg", "Kim Larsens"),
        ("Vores nye pedel Jens Holm fandt en statue", "Jens Holm"),
        ("Rosa Lund blev ansat i 1998", "Rosa Lund"),
        ("Rosa Lund er født i 1944 og bor alene", "Rosa Lund"),
        ("Kim Larsen skylder mig 1500 kr", "Kim Larsen"),
        ("Kulturminister Brian Mikkelsen nede i kantinen", "Brian Mikkelsen"),
        ("Anne Linnet er sanger og min kollega", "Anne Linnet"),
        ("Rosa Lund tegnede et frimærke til regeringen", "Rosa Lund"),
        ("Kim Larsen er en klassiker", "Kim Larsen"),
        ("Nina Bang har været her siden 1899", "Nina Bang"),
        ("Bodil Koch blev gift i 1944", "Bodil Koch"),
        ("Kim Larsen er forfatter til klagen", "Kim Larsen"),
        ("Læs Kim Larsen op for de andre", "Kim Larsen"),
        ("Spil Kim Larsen et puds", "Kim Larsen"),
        ("Spil Astrid Krag til julefrokosten", "Astrid Krag"),
    ],
)
def test_a_private_person_called_so_stops(line, name):
    assert ("name", name) in stops(line)


@pytest.mark.parametrize(
    "line",
    [
        "Tove Ditlevsen boede her på Vesterbro",
        "Johannes Møllehave kan alle børn udenad",
        "Anne Marie Mangor havde aldrig fundet sig i den tone",
        "Dea Trier Mørch trykte plakater",
        "Sæt Rosa Parks på væggen",
        "Jan Gehl og byen for mennesker",
        "Lars Løkke Rasmussen kom forbi",
        "Emmy Noether er aldrig nævnt i fysik",
    ],
)
def test_somebody_long_dead_or_of_the_world_is_told_whatever_the_sentence_says(line):
    assert stops(line) == []


def test_somebody_long_dead_stops_where_a_person_is_meant():
    assert ("name", "Tove Ditlevsen") in stops("Ring til Tove Ditlevsen på 20 30 40 50")
    assert stops("Spørg Lene Hau i receptionen") == [("name", "Lene Hau")]


def test_somebody_dead_whose_names_are_common_is_told_only_where_fame_stands_beside():
    assert stops("Niels Brock har åbent hus") == [("name", "Niels Brock")]
    assert stops("Forfatteren Halfdan Rasmussen fik ret") == []


def test_a_house_frees_the_name_that_everybody_knows_and_no_other():
    assert stops("Vi mødes i Georg Jensen Salen") == []
    for line in ("Mette Hansen Biblioteket", "Mette Hansen Skolen", "Mette Hansen Gymnasium"):
        assert stops(line) == [("name", "Mette Hansen")]


@pytest.mark.parametrize(
    "line", ["Georg Jensen Salen 010190-0001", "Georg Jensen Salen, ring 20304050", "Georg Jensen Salen har kræft"]
)
def test_a_house_frees_no_name_where_more_is_told_of_somebody(line):
    assert ("name", "Georg Jensen") in stops(line)


def test_a_house_frees_a_known_name_where_a_category_is_told_of_nobody():
    assert (
        stops("Georg Jensen Salen er i stuen. På hver eneste etage i bygningen mangler der et handicaptoilet") == []
    )


@pytest.mark.parametrize(
    ("line", "grade", "name"),
    [
        ("Stol fra Carl Hansen & Søn i salen", "warn", "Carl Hansen"),
        ("Carl Hansen & Holm", "stop", "Carl Hansen"),
        ("Læs Vita Andersen, tak", "warn", "Vita Andersen"),
        ("læs Vita Andersen i dag", "warn", "Vita Andersen"),
        ("Læs Vita Andersen", "warn", "Vita Andersen"),
        ("Kim Larsens stol", "warn", "Kim Larsens"),
        ("Kim Larsen sang", "stop", "Kim Larsen"),
        ("en vase af Georg Jensen", "warn", "Georg Jensen"),
        ("krukke fra Georg Jensen", "stop", "Georg Jensen"),
        ("Finn Juhl Høvdingestolen", "warn", "Finn Juhl Høvdingestolen"),
        ("Karl Marx Hansen", "stop", "Karl Marx Hansen"),
        ("Vita Andersen Hansen", "stop", "Vita Andersen Hansen"),
        ("Greta Thunberg Kaffe", "warn", "Greta Thunberg"),
        ("Anne Frank's dagbog", "warn", "Anne Frank"),
        ("Anne Franks Hus", "warn", "Anne Franks"),
        ("Anne Frank Huset er åbent", "warn", "Anne Frank"),
        ("Vores kantine er god. Nina Bang var minister i 1924. Vores kaffe er kold", "warn", "Nina Bang"),
        ("Vores kaffe er kold\nNina Bang var minister\nVores te også", "warn", "Nina Bang"),
        ("Nina Bang var minister i vores kantine", "stop", "Nina Bang"),
        ("Vores helt Nina Bang var minister", "stop", "Nina Bang"),
        ("I vores kantine sang forfatteren Vita Andersen", "stop", "Vita Andersen"),
        ("Forfatteren Vita Andersen sang i vores kantine", "stop", "Vita Andersen"),
    ],
)
def test_what_stands_right_beside_a_name_tells_who_is_meant(line, grade, name):
    assert found(line) == [("name", grade, name)]
