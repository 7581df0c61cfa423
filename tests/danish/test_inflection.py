"""Which words are forms of one word, measured on a list written without looking at the code."""

import csv
from pathlib import Path

import pytest

from flows.danish.inflection import (
    beginning_of_forms,
    definite_forms_of,
    dictionary_word,
    dictionary_words,
    doubtful_forms_of,
    forms_of,
    inflects,
    is_form_pair,
    share_lemma,
)
from flows.danish.lexicon import lexicon

_LIST = Path(__file__).with_name("inflections.csv")


def _judged() -> list[tuple[str, str, bool]]:
    with _LIST.open(encoding="utf-8", newline="") as file:
        return [(row["word"], row["form"], row["match"] == "yes") for row in csv.DictReader(file)]


def test_the_list_is_long_enough_to_mean_something() -> None:
    judged = _judged()
    assert len(judged) >= 300
    assert len(set(judged)) == len(judged)
    assert min(sum(match for *_, match in judged), sum(not match for *_, match in judged)) >= 150


def test_precision_and_recall_on_the_list() -> None:
    found = [(inflects(form, word), match) for word, form, match in _judged()]
    right = found.count((True, True))
    assert right / (right + found.count((True, False))) >= 0.98
    assert right / (right + found.count((False, True))) >= 0.97


@pytest.mark.parametrize(
    ("form", "word"),
    [
        ("mandag", "mand"),
        ("mandat", "mand"),
        ("billeder", "leder"),
        ("belønning", "løn"),
        ("skønner", "køn"),
        ("skønnet", "køn"),
        ("kalder", "alder"),
        ("farve", "far"),
        ("fart", "far"),
        ("morgen", "mor"),
        ("moral", "mor"),
        ("trods", "tro"),
        ("orlov", "lov"),
        ("ledelse", "leder"),
        ("leder", "ledelse"),
        ("lede", "ledelse"),
        ("krænkende", "krænkelse"),
        ("bøg", "bog"),
        ("persner", "person"),
        ("haven", "hav"),
        ("slangen", "slag"),
        ("vinder", "vind"),
        ("rad", "råd"),
        ("ar", "år"),
    ],
)
def test_a_word_that_only_looks_alike_is_no_form(form: str, word: str) -> None:
    assert not inflects(form, word)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("lederne", "ledere"),
        ("barslen", "barsel"),
        ("mændene", "manden"),
        ("ansøgt", "ansøger"),
        ("kollegerne", "kollegaen"),
        ("Sikre", "sikkert"),
        ("trygge", "trygt"),
        ("bøgerne", "bogen"),
        ("billet", "billetter"),
    ],
)
def test_two_forms_of_one_word_share_it(a: str, b: str) -> None:
    assert share_lemma(a, b)
    assert share_lemma(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("vente", "venner"),
        ("ledelse", "leder"),
        ("mænd", "mandag"),
        ("kvinder", "mænd"),
        ("mere", "mindre"),
        ("mulig", "umulig"),
        ("politik", "politiker"),
        ("diskrimination", "diskriminere"),
        ("billetter", "billeder"),
        ("billet", "billede"),
    ],
)
def test_words_that_differ_in_meaning_share_nothing(a: str, b: str) -> None:
    assert not share_lemma(a, b)
    assert not share_lemma(b, a)


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("hund", "hund hunde hunden hundene hundenes hundens hundes hunds"),
        ("by", "by byen byens byer byerne byernes byers bys"),
        ("station", "station stationen stationens stationer stationerne stationernes stationers stations"),
        ("bord", "bord borde bordene bordenes bordes bordet bordets bords"),
        ("sted", "sted steder stederne stedernes steders stedet stedets steds"),
        ("museum", "museer museerne museernes museers museet museets museum museums"),
        ("politik", "politik politikken politikkens politikker politikkerne politikkernes politikkers politiks"),
        ("gade", "gade gaden gadens gader gaderne gadernes gaders gades"),
        (
            "billede",
            "billede billedene billedenes billeder billederne billedernes billeders billedes billedet billedets",
        ),
        ("øget", "øgede øgedes øget"),
        ("barn", "barn barnet barnets barns børn børnene børnenes børns"),
    ],
)
def test_a_listed_word_has_the_forms_of_its_class_and_no_others(word: str, forms: str) -> None:
    assert sorted(forms_of(word)) == forms.split()


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("støj", "støjen støjene støjens støjs"),
        ("afsnit", "afsnits afsnittene afsnittenes afsnittet afsnittets"),
        ("cykel", "cyklen cykler cyklerne cykels"),
        ("sikker", "sikre sikrere sikkert"),
        ("rig", "rige rigere rigest rigeste rigt"),
        ("vigtig", "vigtige vigtigere vigtigst vigtigste vigtigt"),
        ("legeplads", "legepladsen legepladser legepladserne"),
        ("fjernet", "fjernede fjernedes"),
    ],
)
def test_a_word_has_at_least_these_forms_for_certain(word: str, forms: str) -> None:
    assert set(forms.split()) <= forms_of(word)


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("hund", "hunder hundet hunderne"),
        ("by", "byet bye byene"),
        ("bord", "borden border borderne"),
        ("støj", "støjer støje støjet støjerne"),
    ],
)
def test_a_listed_noun_has_the_forms_of_its_class_alone(word: str, forms: str) -> None:
    assert [form for form in forms.split() if inflects(form, word)] == []


def test_spelling_with_composed_and_decomposed_letters_is_one() -> None:
    assert inflects("a\u030arene", "år")
    assert inflects("me\u00addarbejderne", "medarbejder")


def test_a_word_that_no_list_has_might_be_a_verb() -> None:
    assert {"zoom", "zoomt", "zoomte"} <= doubtful_forms_of("zoome")
    assert {"vlog", "vlogt", "vlogte"} <= doubtful_forms_of("vlogge")
    assert doubtful_forms_of("vlogge").isdisjoint({"vlogg", "vlogget", "vloggete"})


def test_all_forms_of_a_word_begin_as_it_is_told() -> None:
    listed = {*lexicon().classes, *lexicon().irregular, *lexicon().verbs_te, *lexicon().lemmas}
    words = {*listed, *("arbejds" + word for word in listed), "museum", "sikker", "gammel", "ramme", "adel", "æble"}

    assert [
        word
        for word in sorted(words)
        for form in forms_of(word) | doubtful_forms_of(word)
        if not form.startswith(beginning_of_forms(word, 5))
    ] == []


@pytest.mark.parametrize(
    ("word", "beginning"), [("mand", "m"), ("gammel", ""), ("sikker", "sik"), ("medarbejder", "medar")]
)
def test_the_letters_that_all_forms_begin_with(word: str, beginning: str) -> None:
    assert beginning_of_forms(word, 5) == beginning


@pytest.mark.parametrize(
    ("form", "one", "possible"),
    [
        ("børnene", "barn", {"barn"}),  # irregular
        ("formændene", "formand", {"formand"}),
        ("lederne", "leder", {"lede", "leder"}),  # who does something first
        ("medarbejdernes", "medarbejder", {"medarbejde", "medarbejder"}),
        ("arbejdere", "arbejder", {"arbejder"}),
        ("ledes", "lede", {"lede"}),
        ("husene", "hus", {"hus", "huse"}),  # the shorter first
        ("bænkene", "bænk", {"bænk", "bænke"}),
        ("møder", "møde", {"møde"}),
        ("sikre", "sikre", {"sikker", "sikre"}),
        ("cyklerne", "cykel", {"cykel", "cykle"}),
        ("museerne", "museum", {"museum"}),
        ("kolleger", "kollega", {"kollega"}),
        ("ansatte", "ansat", {"ansat", "ansætte"}),
        ("skolegården", "skolegård", {"skolegård"}),
        ("gået", "gå", {"gå"}),
        ("billet", "billet", {"billet"}),
        ("billeder", "billede", {"billede"}),
        ("billerne", "bille", {"bil", "bille"}),
        ("zzqxer", "zzqxer", {"zzqxer"}),
        ("x", "x", {"x"}),
    ],
)
def test_the_dictionary_s_word_of_a_form_and_all_that_it_may_be(form: str, one: str, possible: set[str]) -> None:
    assert (dictionary_word(form), dictionary_words(form)) == (one, possible)


def test_the_dictionary_s_word_is_found_of_capitals_and_of_decomposed_letters() -> None:
    assert [dictionary_word(form) for form in ("BØRNENE", "Ga\u030aet", "leder\u00adne")] == ["barn", "gå", "leder"]


@pytest.mark.parametrize(
    ("form", "short", "possible"),
    [
        ("maden", frozenset(), {"made"}),
        ("maden", {"mad"}, {"mad", "made"}),  # too short for the list of known words, but told of
        ("maden", {"bad"}, {"made"}),
        ("madens", {"mad"}, {"mad", "made"}),
    ],
)
def test_a_short_word_is_the_dictionary_s_where_it_is_told_of(
    form: str, short: set[str], possible: set[str]
) -> None:
    assert dictionary_words(form, short) == possible


@pytest.mark.parametrize(
    ("a", "b", "is_pair"),
    [
        ("lederne", "ledere", True),
        ("bøgerne", "bogen", True),
        ("børn", "barnet", True),
        ("bænken", "bænke", True),
        ("haven", "havnen", False),  # "haven" is no word that they are forms of, though it looks like it
        ("zorber", "zorberne", False),  # no dictionary has it
        ("vente", "venner", False),
        ("", "a", False),
    ],
)
def test_two_forms_are_a_pair_where_a_dictionary_has_their_word(a: str, b: str, is_pair: bool) -> None:
    assert (is_form_pair(a, b), is_form_pair(b, a)) == (is_pair, is_pair)


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("bænk", "bænken bænkene bænkerne bænket"),
        ("sø", "søen søene søerne søet"),
        ("gade", "gaden gaderne gadets"),
        ("ven", "venen venene venerne venet vennen vennene vennerne vennet"),
    ],
)
def test_the_forms_that_only_a_noun_has(word: str, forms: str) -> None:
    assert sorted(definite_forms_of(word)) == forms.split()


@pytest.mark.parametrize(
    ("a", "b", "shared"),
    [
        ("zorber", "zorberne", True),  # nobody knows the word, and it is no shorter than six letters
        ("", "", True),
        ("", "a", False),
        ("abe", "bade", False),
        ("gik", "gå", True),
        ("æg", "ægget", True),
    ],
)
def test_what_no_dictionary_has_may_still_be_forms_of_one_word(a: str, b: str, shared: bool) -> None:
    assert (share_lemma(a, b), share_lemma(b, a)) == (shared, shared)
