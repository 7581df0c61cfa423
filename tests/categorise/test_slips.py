"""A misspelt word is read as the word of a pattern that was meant, where one alone can be meant."""

import pytest

from flows.categorise import explain_text, load_scheme
from flows.categorise.finding import PatternFinder
from flows.categorise.patterns import parse_pattern
from flows.notes import Hit

SCHEME = """
title: Kantinen
themes:
  - {id: mad, title: Mad, rules: [{any: [grøntsager, "økologi*", frokostordning], weight: 2}]}
  - {id: rum, title: Rum, rules: [{any: ["*belysning", akustik, god stemning, kantine], weight: 2}]}
  - {id: tid, title: Tid, rules: [{any: [pause, åbningstid], weight: 2}]}
"""


@pytest.fixture
def scheme(tmp_path):
    path = tmp_path / "kantinen.yaml"
    path.write_text(SCHEME, encoding="utf-8")
    return load_scheme(path)


def read(text, scheme):
    explained = explain_text(text, scheme)
    return explained.theme, [
        (hit.matched, hit.read_as) for reading in explained.readings for hit in reading.hits if hit.read_as
    ]


@pytest.mark.parametrize(
    ("text", "theme", "slips"),
    [
        ("Flere grøntsger", "mad", [("grøntsger", "grøntsager")]),  # a letter left out
        ("Flere grøntsgaer", "mad", [("grøntsgaer", "grøntsager")]),  # two exchanged
        ("Grøntsaager hver dag", "mad", [("Grøntsaager", "grøntsager")]),  # one typed twice
        ("Frokostodninng for alle", "mad", [("Frokostodninng", "frokostordning")]),  # two slips in a long word
        ("Bedre akusitkken i salen", "rum", [("akusitkken", "akustikken")]),  # a form of the word
        ("Mere loftsbelysnning", "rum", [("loftsbelysnning", "loftsbelysning")]),  # in a compound's last part
        ("FLERE GRØNTSGER TIL ALLE I DAG", "mad", [("GRØNTSGER", "grøntsager")]),
        ("En god stemnning i huset", "rum", [("god stemnning", "stemning")]),  # in a phrase
    ],
)
def test_a_slip_is_read_as_what_was_meant(text, theme, slips, scheme):
    assert read(text, scheme) == (theme, slips)


def test_the_beginning_of_a_compound_is_read_beside_one_that_is_too_short(tmp_path):
    path = tmp_path / "kantinen.yaml"
    path.write_text(SCHEME.replace("frokostordning]", '"kølig*", "kompetence*"]'), encoding="utf-8")
    assert read("Mere kompetanceudvikling", load_scheme(path)) == (
        "mad", [("kompetanceudvikling", "kompetenceudvikling")]
    )  # fmt: skip


def test_a_phrase_without_its_space_is_no_slip_of_one_of_its_words(tmp_path):
    path = tmp_path / "kantinen.yaml"
    path.write_text(SCHEME.replace("grøntsager,", "grøntsager, fri til, fritid,"), encoding="utf-8")
    assert read("Fritil alle", load_scheme(path)) == ("mad", [])


@pytest.mark.parametrize(
    "text",
    [
        "Flere puser",  # fewer than six letters
        "Spørg frokostornim gruppen",  # three slips
        "Tal med Kantline om det",  # a capital inside of a sentence: a name
        "Flere kantilar",  # exists in no list, but two slips in a short word
        "Ældre grundsager",  # two slips
        "Vi har en bantine",  # another first letter
    ],
)
def test_what_may_be_another_word_is_left_as_it_is(text, scheme):
    assert read(text, scheme) == (None, [])


@pytest.mark.parametrize(
    "text",
    ["Plads til flere hunder", "We need larger rooms", "Ondt i tænner", "The number of chairs", "Flere husser"],
)
def test_another_letter_near_the_beginning_makes_another_word(text, tmp_path):
    path = tmp_path / "kantinen.yaml"
    path.write_text(SCHEME.replace("grøntsager,", "hænder, larmer, tænke, nummer, huske,"), encoding="utf-8")
    assert read(text, load_scheme(path)) == (None, [])


def test_a_word_that_exists_is_never_read_as_another(scheme):
    assert read("Kantiner og kantinen", scheme) == ("rum", [])
    assert read("Gode kantine-tider", scheme) == ("rum", [])
    assert read("Baggrundsbelysning", scheme) == ("rum", [])


def test_a_word_that_a_pattern_finds_as_it_stands_is_no_slip_of_another_pattern(tmp_path):
    path = tmp_path / "hallen.yaml"
    path.write_text(SCHEME.replace("frokostordning]", 'svømmehal, "svømme*"]'), encoding="utf-8")
    assert read("Svømmehold for alle", load_scheme(path)) == ("mad", [])


@pytest.mark.parametrize(
    ("pattern", "typed", "meant"),
    [
        ("kokke", "kokkkene", "kokkene"),  # short, and its forms begin with "kok" alone
        ("leder", "leddere", "ledere"),  # they begin with "le"
        ("madhjul", "madhjlet", "madhjulet"),  # no dictionary lists it, so none of its forms either
    ],
)
def test_a_form_is_read_of_short_words_and_of_such_as_no_dictionary_lists(pattern, typed, meant, tmp_path):
    path = tmp_path / "kantinen.yaml"
    path.write_text(SCHEME.replace("grøntsager,", f"{pattern},"), encoding="utf-8")
    assert read(f"Vores {typed} nu", load_scheme(path)) == ("mad", [(typed, meant)])


def test_that_a_word_begins_as_a_pattern_beside_another_must_leaves_it_a_slip(tmp_path):
    path = tmp_path / "kantinen.yaml"
    path.write_text(SCHEME.replace("grøntsager,", 'grøntsager, "spise ~2 grønt*",'), encoding="utf-8")
    scheme = load_scheme(path)
    assert read("Flere grøntsger", scheme) == ("mad", [("grøntsger", "grøntsager")])
    path.write_text(SCHEME.replace("grøntsager,", 'grøntsager, "grønt*",'), encoding="utf-8")
    assert read("Flere grøntsger", load_scheme(path)) == ("mad", [])  # found as it stands


def test_a_word_of_a_pattern_that_no_dictionary_lists_is_no_slip_of_its_own_forms(tmp_path):
    path = tmp_path / "kantinen.yaml"
    path.write_text(SCHEME.replace("frokostordning]", '"*opkvalificering"]'), encoding="utf-8")
    scheme = load_scheme(path)
    assert read("Opkvalificering af kokken", scheme) == ("mad", [])
    assert read("Opkvalifcering af kokken", scheme) == ("mad", [("Opkvalifcering", "opkvalificering")])


def test_a_word_that_may_be_two_is_left_to_a_person(tmp_path):
    path = tmp_path / "skolen.yaml"
    path.write_text(
        "title: Skolen\nthemes:\n"
        "  - {id: a, title: A, rules: [{any: [tæppet], weight: 2}]}\n"
        "  - {id: b, title: B, rules: [{any: [tæpper], weight: 2}]}\n"
        "  - {id: c, title: C, rules: [{any: [læreren], weight: 2}]}\n"
        "  - {id: d, title: D, rules: [{any: [lægeren, lægerne], weight: 2}]}\n",
        encoding="utf-8",
    )

    assert explain_text("Spørg læerne", load_scheme(path)).theme is None


def test_the_first_word_of_a_sentence_is_no_name(scheme):
    assert read("Tak for i dag. Grøntsger hver dag", scheme)[0] == "mad"
    assert read("Tak for Grøntsger hver dag", scheme)[0] is None


@pytest.mark.parametrize(
    "before",
    [
        "",
        '"',
        "”",
        "(",
        "»",
        "1) ",
        "2. ",
        "- ",
        "Tak – ",
        "Tak… ",
        "Tak\n",
        "Kl. 12: ",
        "Hvad? ",
        "• ",
        "Han sagde: ”",
    ],
)
def test_what_begins_with_a_sign_begins_a_sentence(before, scheme):
    assert read(f"{before}Grøntsger hver dag", scheme)[0] == "mad"


@pytest.mark.parametrize("before", ["Tak ", "Tak, ", "Tak (", "Tak ”", "Vi og ", "Fra A-"])
def test_what_stands_inside_of_one_is_a_name(before, scheme):
    assert read(f"{before}Grøntsger hver dag", scheme)[0] is None


@pytest.mark.parametrize(
    ("patterns", "typed", "meant"),
    [
        # a pattern is read as what it asks for: a whole word, a beginning, a last part
        (["kompetence"], "kompetanceudvikling", None),
        (["kompetence*"], "kompetanceudvikling", "kompetenceudvikling"),
        (["belysning"], "gangbelysnng", None),
        (["*belysning"], "gangbelysnng", "gangbelysning"),
        (["*belysning"], "xyzbelysnng", None),  # no word stands before it
        (["*belysning"], "vejbelysnng", None),  # one too short to be known
        (["=akustik"], "akusitk", None),
        (["*=belysning"], "belysnning", None),
        # six letters, and a form of six of a word of four
        (["kantine"], "kantne", "kantine"),
        (["kantine"], "kantne2", None),
        (["stol"], "stolenne", "stolene"),
        (["kaffe"], "kafffe", None),
        # one slip in what is short, though it begins a long word
        (["kantine*"], "kaantineudvalg", "kantineudvalg"),
        (["kantine*"], "kentinaudvalg", None),
        (["økologi*"], "økolgikurs", "økologikurs"),
        (["økologi*"], "økolgiks", None),
        # the nearest of two words; of two forms of one that which ends so; of two words none
        (["løbebane", "løbevane"], "løbebanrne", "løbebanerne"),
        (["grøntsag"], "grøntsagr", "grøntsager"),
        (["løbebane", "løbevane"], "løbeganerne", None),
        (["løsning"], "læsning", None),  # a word that there is
        (["torvebænk"], "torvebække", None),  # a compound of two words that there are
        (["hyggelig belysning"], "hyggeligg belysnning", "hyggelig belysning"),
    ],
)
def test_what_is_read_of_what_was_typed(patterns, typed, meant):
    found = PatternFinder([parse_pattern(pattern) for pattern in patterns], read_slips=True).find(typed)
    assert {text for item in found for text in item.read_as.values()} == ({meant} if meant else set())


def test_how_a_word_was_read_stands_beside_its_place_in_the_text(scheme):
    (hit,) = explain_text("Flere grøntsger", scheme).reading_of("mad").hits
    assert hit == Hit("grøntsager", "grøntsger", 6, 15, 2.0, read_as="grøntsager")
