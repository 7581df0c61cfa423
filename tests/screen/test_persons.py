"""Names of persons; all are constructed."""

import pytest

from flows.screen.cues import cues, fold_name, name_lists, words_of
from tests.screen.found import found, stops


@pytest.mark.parametrize(
    "name",
    [
        "Mette Hansen",
        "METTE HANSEN",
        "Anne-Mette Bæk Sørensen",
        "Jens Peter Nørgaard",
        "Bo Lund",
        "Per Skov",
        "Ellen Trane Holmby",
        "Poul-Erik Rasmussen",
        "M. Hansen",
        "J.P. Jensen",
        "Hansen, Mette",
        "Peter von Holstein",
        "Fatma Yılmaz",
        "Ayşe Demir",
        "Ahmed Hassan",
        "Mohamed el Sayed",
        "Abdi Warsame",
        "Rojin Azadi",
        "Amra Hodžić",
        "Aleksandra Kowalczyk",
        "Nguyen Thi Lan",
        "Imran Khan",
        "Maria Fernandez Lopez",
        "Xanthe Nielsen",
        "Tor Qvistorf",
        "Rikke v. Haldrup",
        "Claudia Hamann-Vogt",
        "Mette Krebs",
        "Mette K. Krebs",
        "Ingerlise Qvintrup",
        'Preben "Bas" Thorsgaard',
        "Kandiah Sivakumar",
        "Najibullah Sherzai",
        "Liu Xiaomei",
        "Thanuja Sivakumaran",
        "Aviâja Rosing",
        "Sørensen Ulla",
        "Bashir Haven",
        "Lars Gård",
        "Ole Vænge",
        "Mette Jul",
        "Tarik Aldi",
        "Susanne Leder Hansen",
        "Jens Th Hansen",
        "Jens Chr Hansen",
        "Anne-marie Hansen",
        "Mona Juul-petersen",
    ],
)
def test_a_full_name_stops_whatever_its_origin(name):
    assert stops(f"Det sagde {name} på mødet") == [("name", name)]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Spørg Qixana Zebro i afdelingen", "Qixana Zebro"),
        ("ring til mette hansen", "mette hansen"),
        ("Det er Mette Hansen's forslag", "Mette Hansen"),
        ("Hilsen Fatma Yılmaz", "Fatma Yılmaz"),
        ("Hr. T. Ellemose svarer aldrig", "T. Ellemose"),
        ("Fr. Kragelund Holst svarer aldrig", "Kragelund Holst"),
    ],
)
def test_a_name_is_found_behind_a_word_that_tells_of_it(line, name):
    assert stops(line) == [("name", name)]


@pytest.mark.parametrize(
    "name",
    [
        "samira al-khatibi",
        "karsten bøgeskov",
        "susanne vestergård-holk",
        "ole mikkelborgs",
        "marisol dela peña",
        "jonna við stein",
        "ayse demirtas",
        "Mette hansen",
        "mette Hansen",
        "g. m. bendtzen",
        "phạm quốc tuấn",
        "hans otto bisgård",
        "henning skovmand",
        "sus bord-meldgaard",
        "ida sætter-nissen",
    ],
)
def test_a_full_name_in_lower_case_stops(name):
    assert stops(f"Det sagde {name} på mødet") == [("name", name)]


@pytest.mark.parametrize(
    "line",
    [
        "ida istedet for ole",
        "mette kantineudvalget",
        "karsten skrver til os",
        "andre sas-piloter",
        "eddie de to",
        "mette formand",
    ],
)
def test_a_word_behind_a_given_name_in_lower_case_is_no_surname(line):
    assert stops(line) == []


@pytest.mark.parametrize(
    "name",
    [
        "Al-Jaburi, Zaynab",
        "Lyngsø-Bang, Kristine",
        "Kvistorf, Mette",
        "van der Mejr, Ida",
        "Hald, Mahnaz",
        "Carson, Hanan",
        "Murray, Ane",
        "Hansen, Per",
    ],
)
def test_a_surname_with_a_comma_before_a_given_name_stops_at_the_beginning(name):
    assert [kind for kind, _ in stops(f"{name}: vil være med")] == ["name"]


def test_a_list_of_single_names_is_no_full_name():
    assert stops("Kvistorf, Mette og Ali kommer") == []
    assert stops("Anna, Mette og Ali kommer") == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Kim Larsens Plads", "Kim Larsens"),
        ("Mads Hansens Gård er lukket", "Mads Hansens Gård"),
        ("Hotel Mette Hansen", "Mette Hansen"),
        ("Mette Hansen-gruppen", "Mette Hansen-gruppen"),
    ],
)
def test_a_full_name_that_something_is_called_by_is_told(line, name):
    assert found(line) == [("name", "warn", name)]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Peter Hansens gård på Bakken", "Peter Hansens"),
        ("Mette Hansen hallen er kold", "Mette Hansen"),
        ("Mette Hansens skole er god", "Mette Hansens"),
        ("Mette Haven", "Mette Haven"),
    ],
)
def test_what_stands_behind_a_full_name_in_small_letters_is_not_called_by_it(line, name):
    assert stops(line) == [("name", name)]


def test_a_full_name_stops_where_one_is_expected_whatever_stands_behind_it():
    assert stops("Spørg Mette Hansen Hallen er kold") == [("name", "Mette Hansen")]


def test_a_word_that_is_no_surname_is_one_where_a_name_is_expected():
    assert stops("Spørg Mette Nordmand om det") == [("name", "Mette Nordmand")]
    assert stops("Mette Nordmand svarer") == []


def test_a_double_name_that_no_list_has_is_a_surname_unless_a_part_of_it_is_a_word():
    assert stops("Så svarede Colm Zwolp-Quarb") == [("name", "Colm Zwolp-Quarb")]
    for behind in ("Kaffe-Zwolp", "Zwolp-Kaffe"):
        assert found(f"Så svarede Colm {behind}") == [("single_name", "warn", "Colm")]


def test_a_given_name_is_told_whatever_stands_behind_it():
    assert found("Irma er sur") == [("single_name", "warn", "Irma")]
    assert found("Vi så Irma Allee") == [("single_name", "warn", "Irma")]


def test_no_word_that_is_no_name_is_a_given_one():
    says, lists = cues().names, name_lists()
    excluded = set(map(fold_name, words_of((*says.not_names, *says.no_surnames, *says.named_after))))
    assert excluded & (lists.given | lists.given_also_words) == set()


@pytest.mark.parametrize(
    "line",
    [
        "Work Life Balance og Pride Week",
        "Flere kurser om LGBT+ i Teams",
        "Kim Larsens Plads",
        "Mads Hansens Vej",
        "Sankt Hans og Black Friday",
        "Dronning Ingrid Hospital",
        "Line Management er svært",
        "Hans kone og Bo i lejlighed",
        "Københavns Kommune bør gøre mere",
        "Spørg HR Partner om hjælp",
        "Kontakt Borgerservice Amager",
        "Mette Sekretær svarer",
        "Jens Hansens Gård er lukket",
        "Netto Føtex Bilka giver rabat",
    ],
)
def test_capitals_alone_are_no_name(line):
    assert stops(line) == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Greta Thunberg har ret", "Greta Thunberg"),
        ("Læs Tove Ditlevsens digte højt", "Tove Ditlevsens"),
        ("H.C. Andersens eventyr i gården", "H.C. Andersens"),
    ],
)
def test_a_name_that_everybody_knows_is_told_and_does_not_stop(line, name):
    assert found(line) == [("name", "warn", name)]


def test_a_known_name_stops_where_more_is_told_of_somebody():
    assert ("name", "Bob Dylan") in stops("Bob Dylan er sygemeldt med stress")
    assert stops("Spørg Bob Dylan om nøglen") == [("name", "Bob Dylan")]


def test_a_known_name_that_many_have_stops():
    assert stops("Carl Nielsen har nøglen") == [("name", "Carl Nielsen")]
    assert stops("Greta Holm har ret") == [("name", "Greta Holm")]


def test_a_single_name_is_told_and_a_word_that_is_a_name_too_only_in_the_sentence():
    assert found("Mette siger nej") == [("single_name", "warn", "Mette")]
    assert found("Vi spurgte Bo i går") == [("single_name", "warn", "Bo")]
    assert found("Line og ramme") == []
    assert found("Per dag er der møder") == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Min frisør Mette Hansen hjalp mig", "Mette Hansen"),
        ("Hans og Mette Hansen hjalp mig", "Mette Hansen"),
        ("hans-jørgen hansen hjalp mig", "hans-jørgen hansen"),
        ("mette HANSEN hjalp mig", "mette HANSEN"),
    ],
)
def test_a_full_name_stops_whatever_stands_before_it_and_however_it_is_typed(line, name):
    assert ("name", "stop", name) in found(line)


@pytest.mark.parametrize(
    "name",
    [
        "K. Vestermose",
        "B. Thorsholt",
        "S. Ravnsdal",
        "Jens Chr. Vangsholt",
        "Anne Kr. Holmbo",
        "Niels Th. Vesterlund",
        "Hans Joh. Kragsøe",
        "jens chr. overgaard",
        "mette lundsager",
        "jens vestervang",
        "inger sønderholt",
        "lars kragholt",
    ],
)
def test_a_surname_by_its_form_stops_behind_an_initial_a_short_name_and_in_lower_case(name):
    assert stops(f"Det var {name} som sagde det") == [("name", name)]


@pytest.mark.parametrize(
    "line",
    [
        "Bygning M. Kantinen er kold",
        "Vi er på hold B. Thorsholt er lukket",
        "Gruppe A. Havnebadet",
        "anne kantinehave er smuk",
        "bente parkhus",
        "mette strandtur hver fredag",
        "ole nærbus",
        "lone cykelbro nu",
        "Kl. Mette og Ali kommer",
        "12 Kr. Mere i løn",
    ],
)
def test_a_place_behind_a_letter_and_a_word_put_together_are_no_surnames(line):
    assert stops(line) == []


def test_a_letter_that_may_be_a_groups_makes_doubt_of_a_name():
    assert found("Gruppe A. Kragholt sagde nej") == [("name", "warn", "A. Kragholt")]
    assert stops("Så sagde A. Kragholt nej") == [("name", "A. Kragholt")]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Mette Hansen, Ole Jensen og Ali", ["Mette Hansen", "Ole Jensen"]),
        ("Hansen, Mette, Jensen, Ole", ["Hansen, Mette", "Jensen, Ole"]),
        ("Hansen, Mette; Jensen, Ole", ["Hansen, Mette", "Jensen, Ole"]),
        ("Hansen,Mette", ["Hansen,Mette"]),
        ("Kvistorf,Mette", ["Kvistorf,Mette"]),
        ("Mette Hansen,Ole Jensen", ["Mette Hansen", "Ole Jensen"]),
        ("ANNE HANSEN OG OLE", ["ANNE HANSEN"]),
        ("Mette Hansen's kop", ["Mette Hansen"]),
        ("Mette Hansens' kop", ["Mette Hansens"]),
        ("Det var Mette Hansen.", ["Mette Hansen"]),
        ("Det var M. Hansen.", ["M. Hansen"]),
        ("Jens P. Hansen og Jens P.", ["Jens P. Hansen"]),
        ("Mette Nordmand Hansen", ["Mette Nordmand Hansen"]),
        ("Mette Krebs Krebs", ["Mette Krebs Krebs"]),
        ("Mette KREBS og METTE KREBS", ["Mette KREBS", "METTE KREBS"]),
        ("Mette KREBSEN", []),
        ("Krebs Mette", []),
        ("Xanthe Krebs", ["Xanthe Krebs"]),
        ("Så svarede Maibritt Krebs", ["Maibritt Krebs"]),  # of two names, and a word of the list only as a name
        ("Så svarede Ingerlise Zwolp", ["Ingerlise Zwolp"]),
        ("Så svarede Tinelise Zwolp", ["Tinelise Zwolp"]),
        ("Xant Nielsen", ["Xant Nielsen"]),
        ("XANT Nielsen", []),
        ("Bord Nielsen", []),
        ("Xanthe Mette", []),
        ("Nielsen Mette", ["Nielsen Mette"]),
        ("Nguyen Lan", ["Nguyen Lan"]),
        ("Vestergaard Krebs", ["Vestergaard Krebs"]),
        ("Kragtrup Hansen", []),  # two surnames, unless a name is expected
        ("Spørg Kragtrup Hansen", ["Kragtrup Hansen"]),
        ("Spørg Kragtrup Zwolp", []),
        ("Nielsen Krebs", []),
        ("Plads Nielsen", []),
        ("Zwolpsen, Bo", []),
        ("Zwolpsen, Mette", ["Zwolpsen, Mette"]),
        ("Zwolp, Mette", ["Zwolp, Mette"]),
        ("Zwolp, Mette og Ali", []),
        ("Zwolp, Mette, Ali", []),
        ("Så kom Zwolp, Mette", []),
        ("von Zwolp, Mette", ["Zwolp, Mette"]),
        ("Skov, Mette", []),
        ("Mette, Skov", []),
        ("Mette Kr svarer", []),
        ("Mette Kre svarer", ["Mette Kre"]),
        ("Mette ZWOLP svarer", []),  # so short in capitals, it may be an abbreviation
        ("Mette ZWOLPS svarer", ["Mette ZWOLPS"]),
        ("Mette Bord Hansen", ["Mette Bord Hansen"]),
        ("Mette Bord Kaffe", []),
        ("Mette Plads Hansen", []),
        ("Hans Mads Gård", ["Hans Mads Gård"]),
        ("Ida Hansen Plads", ["Ida Hansen"]),
        ("Mette Hansen Pladsen", ["Mette Hansen"]),
        ("Jens Peter Ole", []),
        ("Nguyen Thi Lan og Jens Peter", ["Nguyen Thi Lan"]),
        ("K. VESTERMOSE", []),
        ("Spørg K. Zwolp", ["K. Zwolp"]),
        ("K. Zwolp", []),
        ("Sal B. Nielsen", ["B. Nielsen"]),
        ("Mads Jens Gård", ["Mads Jens Gård"]),
    ],
)
def test_full_names_stop_whole_each_where_it_ends(line, names):
    assert stops(line) == [("name", name) for name in names]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Ida Hansens Hus", "Ida Hansens"),
        ("Peter Nielsen's Plads", "Peter Nielsen"),
        ("Peter Nielsen' Plads", "Peter Nielsen"),
        ("Mette Hansens Pladsen", "Mette Hansens"),
        ("Ole Hansens Gård", "Ole Hansens Gård"),
        ("Dronning Mette Hansen", "Mette Hansen"),
        ("Sankt Mette Hansen i år", "Mette Hansen"),
        ("Vi ses ved Sankt Mette Hansen", "Mette Hansen"),
    ],
)
def test_a_full_name_with_a_title_or_a_house_is_told(line, name):
    assert found(line) == [("name", "warn", name)]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("METTE siger", ["METTE"]),
        ("ALI siger", []),  # as short, it may be an abbreviation
        ("Vi så Bo.", ["Bo"]),
        ("Bo.", []),
        ("Hej. Bo er her", []),
        ("Hej, Bo er her", ["Bo"]),
        ("- Bo er her", []),
        ("»Bo« er her", []),
        ("1. Bo", []),
        ("Så kom\nBo", []),
        ("Mettes kop og Mathias' kop", ["Mettes", "Mathias"]),
        ("Vi så Bos kop", ["Bos"]),
        ("Jens' kop", ["Jens"]),
        ("Sankt Mette", []),
        ("Hotel Hans", []),
        ("Mette-huset", []),
        ("Spørg Xanthe", ["Xanthe"]),
        ("Maibritt og Tinelise", ["Maibritt", "Tinelise"]),
        ("Mette,Ole", ["Mette", "Ole"]),
        ("Jens Peter Ole", ["Jens", "Peter", "Ole"]),
    ],
)
def test_single_names_are_told_each_by_itself(line, names):
    assert found(line) == [("single_name", "warn", name) for name in names]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("mette hansens kop og ole jensen", ["mette hansens", "ole jensen"]),
        ("mette hansen hansen", ["mette hansen hansen"]),
        ("mette nørremoses kop og mette zwolpsens", ["mette nørremoses", "mette zwolpsens"]),
        ("mette marie jul", ["mette marie jul"]),
        ("mette marie er her", ["mette marie"]),
        ("Mette hansen og METTE hansen", ["Mette hansen", "METTE hansen"]),
        ("mette HANSEN og mette Hansen", ["mette HANSEN", "mette Hansen"]),
        ("mette-marie hansen", ["mette-marie hansen"]),
        ("marie-zwolp hansen", ["marie-zwolp hansen"]),
        ("bo hansen og bo zwolpski", ["bo hansen", "bo zwolpski"]),
        ("bo nørremose", []),
        ("aada nørremose", []),  # so short a given name that is not common may be any word
        ("aadil nørremose", ["aadil nørremose"]),
        ("mette-zwolp nørremose", ["mette-zwolp nørremose"]),
        ("mette ole hansen", ["mette ole hansen"]),
        ("mette Kaffe hansen", []),
        ("jens p. hansen og jens p. p. hansen", ["jens p. hansen", "jens p. p. hansen"]),
        ("jens x hansen", ["jens x hansen"]),
        ("jens chr. hansen", ["jens chr. hansen"]),
        ("jens chr hansen og mette th nørremose", ["jens chr hansen", "mette th nørremose"]),
        ("fatma el zwolp", ["fatma el zwolp"]),
        ("fatma el zwol", ["fatma el zwol"]),
        ("fatma el skov", ["fatma el skov"]),
        ("bo el skov", []),
        ("jens el hansen", ["jens el hansen"]),
        ("phạm quốc og phạm", ["phạm quốc"]),
        ("phạm quốc tuấn anh em", ["phạm quốc tuấn"]),
        ("g. bendtzen", ["g. bendtzen"]),
        ("g.m. bendtzen", ["g.m. bendtzen"]),
        ("kl. g. hansen", ["g. hansen"]),
        ("g. nørremose", ["g. nørremose"]),
        ("g. abreu og g. zwolpsen", ["g. abreu", "g. zwolpsen"]),
        ("g. nørremoses kop og g. zwolpsens", ["g. nørremoses", "g. zwolpsens"]),
        ("g. m. k. bendtzen", ["g. m. k. bendtzen"]),
        ("g. kaffe og g. han", []),
        ("fx. bendtzen", []),
        ("a. b. hansen@firma", []),
        ("vh zirla mokt", ["zirla mokt"]),
        ("hilsen zir mok!", ["zir mok"]),
        ("vh: zirla mokt", ["zirla mokt"]),
        ("hilsen zi mokt", []),
        ("vh kaffe mokt", []),
        ("mvh zirla mokt igen", []),
    ],
)
def test_full_names_in_lower_case_stop_whole_each_where_it_ends(line, names):
    assert stops(line) == [("name", name) for name in names]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("mette og ali", ["mette", "ali"]),
        ("mette, ali", ["mette", "ali"]),
        ("jens. hansen", ["jens"]),
        ("fatma el zwo", ["fatma"]),
        ("fatma el bord", ["fatma"]),
        ("mette krebs", ["mette"]),
        ("mette jul og mette h. krebs", ["mette", "mette"]),
    ],
)
def test_common_given_names_in_lower_case_are_told_each_by_itself(line, names):
    assert found(line) == [("single_name", "warn", name) for name in names]


@pytest.mark.parametrize(
    ("name", "grade"),
    [
        ("Colm Al-Jaburi", "stop"),
        ("Colm al-Jaburi", "stop"),
        ("Colm Al-Kaffe", None),
        ("Colm Zwolp-Hansen", "stop"),
        ("Colm Kaffe-Hansen", "stop"),
        ("Colm Hansen-Kaffe", "stop"),
        ("Colm Zwol", "stop"),
        ("Colm Zwo", None),  # as short, or with no vowel, it is no surname by itself
        ("Colm Zwlp", None),
        ("Colm Skovs", "stop"),
        ("Mette Plads", None),
        ("Mette Hansen-skålen", "warn"),
        ("Mette Juul-kaffe", "warn"),
        ("Mette Juul-petersen", "stop"),
        ("Mette Anne-marie", "stop"),
        ("Mette-marie Hansen", "stop"),
        ("Zwolp Hansen", "stop"),
    ],
)
def test_a_name_is_told_from_a_word_by_its_parts(name, grade):
    given, _ = name.split()
    alone = [("single_name", "warn", given)]
    assert found(f"Så svarede {name} i går") == ([("name", grade, name)] if grade else alone)
