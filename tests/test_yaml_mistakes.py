"""What is said of every kind of mistake in what people type, and how a plain value is read."""

from datetime import date
from enum import Enum
from typing import Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, field_validator

from flows.errors import DecisionsError, RulesError
from flows.yaml_mistakes import point
from flows.yaml_source import parse_yaml, validate


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


class Inner(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str = ""
    size: int = 0


class Every(BaseModel):
    model_config = ConfigDict(extra="forbid")

    text: str = ""
    short: str = Field("", min_length=1)
    few: list[str] = Field([], min_length=2)
    whole: int = 0
    share: float = 0.0
    flag: bool = False
    items: list[str] = []
    pair: tuple[str, ...] = ()
    words: dict[str, str] = {}
    inner: Inner = Inner()
    day: date | None = None
    over: float = Field(1, gt=0)
    least: int = Field(1, ge=1)
    under: float = Field(0, lt=1)
    most: int = Field(1, le=9)
    kind: Literal["a", "b"] = "a"
    colour: Colour = Colour.RED
    checked: str = ""
    either: str | list[Inner] = ""
    named: dict[str, Inner] = {}

    @field_validator("checked")
    @classmethod
    def _check(cls, value: str) -> str:
        if value:
            raise ValueError("skal være tomt.")
        return value


KEYS = ", ".join(Every.model_fields)
TEXT = "skal være tekst. Sæt anførselstegn om, hvis det er et tal eller en dato."
EMPTY = "er tomt. Skriv noget, eller slet linjen; sæt anførselstegn om det, der begynder med #, & eller !."
ONE_TEXT = "skal være én tekst, ikke en liste. Skriv den uden [ ] og bindestreg:"
NOTHING = "er tomt. Skriv noget, eller slet linjen; sæt anførselstegn om det, hvis det begynder med #."
NUMBER = "skal være et tal (med punktum, ikke komma)."
LIST = "skal være en liste: en linje til hver, der begynder med '- '."
MAPPING = "skal have linjer med 'nøgle: værdi' under sig."
NO_LIST = "skal have linjer med 'nøgle: værdi' under sig, ikke en liste: skriv en nøgle i stedet for -."
DATE = "skal være en dato som 2025-08-13."
MISTAKES = [
    ("text: 1", f"'text' {TEXT}", "1"),
    ("text:\n  Kaffe:", "'text' skal være tekst, men har et kolon. Sæt anførselstegn om: \"Mad: suppe\".", None),
    ("text: &kaffe", f"'text' {EMPTY}", None),
    ("text: {}", f"'text' {TEXT}", None),
    ("text: [a, b]", f"'text' {ONE_TEXT} 'text: Mad'.", None),
    ("text: [[a]]", f"'text' {ONE_TEXT} 'text: Mad'.", None),
    ("items: {}", f"'items' {LIST}", None),
    ("items: •a", f"'items' {LIST}", "•a"),
    ('pair: "-a"', f"'pair' {LIST} Efter bindestregen skal der være et mellemrum.", "-a"),
    ("words:", f"'words' {NOTHING}", None),
    ("words: [a]", f"'words' {NO_LIST}", None),
    ("inner:", f"'inner' {NOTHING}", None),
    ('short: ""', "'short' må ikke være tom.", ""),
    ("few: [a]", "'few' skal have mindst 2.", None),
    ("whole: a", "'whole' skal være et helt tal.", "a"),
    ("whole: [a]", "'whole' skal være et helt tal.", None),
    ("whole: 1.5", "'whole' skal være et helt tal.", "1.5"),
    ("share: 1,5", f"'share' {NUMBER}", "1,5"),
    ("share: [a]", f"'share' {NUMBER}", None),
    ("flag: ja", "'flag' skal være true eller false.", "ja"),
    ("flag: [a]", "'flag' skal være true eller false.", None),
    ("items: a", f"'items' {LIST}", "a"),
    ("pair: a", f"'pair' {LIST}", "a"),
    ("words: a", f"'words' {MAPPING}", "a"),
    ("inner: a", f"'inner' {MAPPING}", "a"),
    ("inner: {size: a}", "'inner.size' skal være et helt tal.", "a"),
    ("day: i morgen", f"'day' {DATE}", "i morgen"),
    ("day: [a]", f"'day' {DATE}", None),
    ("day: 2025-08-13 09:30:00", f"'day' {DATE}", None),
    ("over: 0", "'over' skal være over 0.", "0"),
    ("least: 0", "'least' skal være mindst 1.", "0"),
    ("under: 1", "'under' skal være under 1.", "1"),
    ("most: 10", "'most' må højst være 9.", "10"),
    ("kind: c", "'kind' skal være 'a' eller 'b'.", "c"),
    ("colour: green", "'colour' skal være 'red' eller 'blue'.", "green"),
    ("checked: a", "checked: skal være tomt.", None),
    ("named: [a]", f"'named' {NO_LIST}", None),
    ("items:", f"'items' {LIST}", None),
    ("items: 'a,'", f"'items' {LIST}", "a,"),
    ("items: '* a, b'", f"'items' {LIST}", "* a, b"),
    (f"items: 'a, {'b' * 58}'", f"'items' {LIST}", f"a, {'b' * 58}"),
    ("text: {Kaffe: 1}", "'text' skal være tekst, men har et kolon. Sæt anførselstegn om: \"Mad: suppe\".", None),
    ("inner: {name: {}}", f"'inner.name' {TEXT}", None),
    ("inner: {text: a}", "'inner.text' kendes ikke her. 'text' hører til ud for 'inner': ryk linjen ud.", None),
    (
        "named: {a: {whole: 1}}",
        "'named.a.whole' kendes ikke her. 'whole' hører til ud for 'named': ryk linjen ud.",
        None,
    ),
    ("TEXT: a", "'TEXT' kendes ikke. Mente du 'text'?", None),
    ("named: {a: {nam: b}}", "'named.a.nam' kendes ikke. Mente du 'name'?", None),
    ("shorrt: 1", "'shorrt' kendes ikke. Mente du 'short'?", None),
    ("[a]", f"filen {NO_LIST}", None),
    ("a", f"filen {MAPPING}", "a"),
]


def said(text, error=RulesError):
    """Give what is told, without the lines that show the place; see tests/categorise/test_yaml_mistakes.py."""
    with pytest.raises(error) as caught:
        validate(parse_yaml(text.encode(), "w.yaml", error), Every, error)
    return [line for line in str(caught.value).splitlines() if not line.startswith("    ")]


def test_of_decisions_a_key_that_is_nearly_right_is_shown_and_nothing_else_of_its_line():
    text = b"text: a\nnamed: {a: {size: 1, nam: Kaja}}\nKaja: 1\n"
    with pytest.raises(DecisionsError) as caught:
        validate(parse_yaml(text, "w.yaml", DecisionsError), Every, DecisionsError)
    assert str(caught.value).splitlines() == [
        "w.yaml, linje 2: 'named.a.nam' kendes ikke. Mente du 'name'?",
        "    nam:",
        "    ^",
        f"w.yaml, linje 3: det, der står her, kendes ikke. Her kan stå: {KEYS}.",
    ]


@pytest.mark.parametrize(
    ("text", "shown", "hidden"),
    [
        ("text: {Kaffe: kold}", '"Kaffe: kold"', '"Mad: suppe"'),
        ("text: [Kaffe]", "'text: Kaffe'", "'text: Mad'"),
        ("items: {Kaffe: kold, Te: varm}", "('- Kaffe: ...')", "('- ...')"),
    ],
)
def test_what_to_write_is_shown_with_what_stands_there_and_of_decisions_with_an_example(text, shown, hidden):
    (told,), (veiled,) = said(text), said(text, DecisionsError)

    assert shown in told
    assert veiled == told.replace(shown, hidden)


def test_a_list_of_sixty_signs_is_still_written_out():
    found = f"a, {'b' * 57}"
    assert said(f"items: '{found}'") == [
        f"w.yaml, linje 1: 'items' skal være en liste. Skriv 'items: [{found}]', eller en linje til hver, der "
        f"begynder med '- '. (der står: {found})"
    ]


@pytest.mark.parametrize("text", ["items: a, b", "items: a; b", "items: 'a,, b;'"])
def test_a_text_that_is_meant_as_a_list_is_written_as_one_but_not_of_decisions(text):
    found = text.removeprefix("items: ").strip("'")
    assert said(text) == [
        "w.yaml, linje 1: 'items' skal være en liste. Skriv 'items: [a, b]', eller en linje til hver, der "
        f"begynder med '- '. (der står: {found})"
    ]
    assert said(text, DecisionsError) == [f"w.yaml, linje 1: 'items' {LIST}"]


def test_what_begins_with_a_sign_of_yaml_is_shown_in_quotes():
    assert said("text: & kaffe") == [
        'w.yaml, linje 1: det, der begynder med &, skal stå i anførselstegn: "& kaffe".'
    ]


def test_the_place_is_shown_and_of_decisions_only_a_key():
    text = "text: a\nnamed: {a: {nam: b}}\nwhole: a\n"
    with pytest.raises(RulesError) as caught:
        validate(parse_yaml(text.encode(), "w.yaml"), Every)
    assert str(caught.value).splitlines() == [
        "w.yaml, linje 2: 'named.a.nam' kendes ikke. Mente du 'name'?",
        "    named: {a: {nam: b}}",
        "                ^",
        "w.yaml, linje 3: 'whole' skal være et helt tal. (der står: a)",
        "    whole: a",
        "           ^",
    ]
    with pytest.raises(DecisionsError) as caught:
        validate(parse_yaml(text.encode(), "w.yaml", DecisionsError), Every, DecisionsError)
    assert str(caught.value).splitlines() == [
        "w.yaml, linje 2: 'named.a.nam' kendes ikke. Mente du 'name'?",
        "    nam:",
        "    ^",
        "w.yaml, linje 3: 'whole' skal være et helt tal.",
    ]
    with pytest.raises(DecisionsError) as caught:
        parse_yaml(b"a: [b\n", "w.yaml", DecisionsError)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("line", "column", "shown"),
    [
        ("a: b", 3, "\n    a: b\n       ^"),
        ("\ta: b", 0, "\n    →a: b\n    ^"),
        ("x" * 69 + "å", 69, "\n    " + "x" * 69 + "å\n    " + " " * 69 + "^"),
        ("x" * 100, 80, "\n    …" + "x" * 55 + "\n    " + " " * 36 + "^"),
        ("x" * 100, 3, "\n    " + "x" * 70 + "…\n       ^"),
        ("x" * 200, 100, "\n    …" + "x" * 70 + "…\n    " + " " * 36 + "^"),
        ("x" * 71, 36, "\n    …" + "x" * 70 + "\n    " + " " * 36 + "^"),
        ("x" * 71, 35, "\n    " + "x" * 70 + "…\n    " + " " * 35 + "^"),
        ("a:   ", 3, "\n    a:\n       ^"),
        ("   ", 1, ""),
        ("", 0, ""),
    ],
)
def test_a_long_line_is_shown_around_the_place(line, column, shown):
    assert point([line], 0, column) == shown
    assert point([line], 1, column) == point([line], -1, column) == ""


@pytest.mark.parametrize(("text", "mistake", "found"), MISTAKES)
def test_a_mistake_is_told_with_what_stands_there_but_for_decisions(text, mistake, found):
    there = "" if found is None else f" (der står: {found})"
    assert said(text) == [f"w.yaml, linje 1: {mistake}{there}"]
    assert said(text, DecisionsError) == [f"w.yaml, linje 1: {mistake}"]


@pytest.mark.parametrize(
    ("text", "shown", "keys"),
    [("xyzzyx: 1", "xyzzyx", KEYS), ("named: {a: {xyzzyx: b}}", "named.a.xyzzyx", "name, size")],
)
def test_a_key_like_no_other_is_told_with_those_that_may_stand_there(text, shown, keys):
    assert said(text) == [f"w.yaml, linje 1: '{shown}' kendes ikke. Her kan stå: {keys}."]
    assert said(text, DecisionsError) == [f"w.yaml, linje 1: det, der står her, kendes ikke. Her kan stå: {keys}."]


def test_a_mistake_below_a_choice_of_kinds_is_told_on_its_own_line():
    assert said("text: a\neither:\n - name: a\n - nam: b\n - size: 1\n   name: 5\n") == [
        f"w.yaml, linje 2: 'either.str' {TEXT}",
        "w.yaml, linje 4: 'either.list[Inner].2.nam' kendes ikke. Mente du 'name'?",
        f"w.yaml, linje 6: 'either.list[Inner].3.name' {TEXT} (der står: 5)",
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("12:30", "12:30"), ("007", "007"), ("1_000", "1_000"), ("1e5", "1e5"), ("0x1F", "0x1F")),
        *(("+5", 5), ("0", 0), ("10", 10), (".5", 0.5), ("1.", 1.0), ("-1.5e3", -1500.0), ("1.5.2", "1.5.2")),
        *(("true", True), ("True", True), ("TRUE", True), ("false", False), ("False", False), ("FALSE", False)),
        *(("'true'", "true"), ("yes", "yes"), ("off", "off"), ("null", None), ("~", None), ("-", [None])),
        ("2025-08-13", date(2025, 8, 13)),
    ],
)
def test_a_plain_value_is_read_as_people_mean_it(text, value):
    read = parse_yaml(text.encode(), "w.yaml").data
    assert (read, type(read)) == (value, type(value))


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("a: 1\nb: *orlov", 2, 'det, der begynder med *, skal stå i anførselstegn: "*orlov".'),
        ("a: 1\n@x: 2", 2, 'det, der begynder med @, skal stå i anførselstegn: "@x: 2".'),
        ("a: 'x\n\n", 1, "anførselstegnet, der begynder her, bliver ikke lukket. Sæt et til, hvor"),
        ('a: "C:\\q"', 1, 'en omvendt skråstreg (\\) kan ikke stå mellem " og ". Sæt \' om teksten i stedet'),
        ("a: {b: c", 1, "{ bliver ikke lukket. Sæt }, hvor det slutter, eller det komma, der mangler"),
        ("a: [b, c", 1, "[ bliver ikke lukket. Sæt ], hvor det slutter, eller det komma, der mangler"),
        (
            "b:\n  - c\n  d: e",
            3,
            "her ventes et led mere af listen, med '- ' foran. Hører linjen ikke til listen, så ryk den ud, så 'd'",
        ),
        ("- c\nd: e", 2, "indrykningen passer ikke med linjerne før, eller en bindestreg eller et kolon mangler."),
        ("a: 1\nc\nd: e", 2, "et kolon mangler efter 'c'."),
        (
            "a:\n    b: 1\n  \n   c: 2",
            4,
            "linjen er rykket 3 tegn ind, og linje 2 er rykket 4. Ret den, så de passer",
        ),
        ("a: 1\nc = 2\nd: e", 2, "her skal stå kolon og mellemrum i stedet for =. Skriv 'c: 2'."),
        ("a\nb: c", 2, "her står et kolon mere end ventet."),
        ("--- a\n--- b", 2, "filen er delt i to med '---'. Slet linjen"),
        ("a: 1\n? {b: c}\n: d", 2, "en nøgle skal være et ord. Sæt anførselstegn om den."),
        ("a: 1\nb: !!bool x", 2, "'x' kan ikke læses. Er det tekst, så sæt anførselstegn om."),
        ("a: 1\nb: 2025-13-45", 2, "'2025-13-45' er ingen dato. Skriv en dato som 2025-08-13. Er det tekst, så"),
    ],
)
def test_what_is_no_yaml_is_told_with_its_line(text, line, told):
    with pytest.raises(RulesError) as caught:
        parse_yaml(text.encode(), "w.yaml")
    begins, _, rest = str(caught.value).partition(": ")
    assert (begins, rest[: len(told)]) == (f"w.yaml, linje {line}", told)


@pytest.mark.parametrize(
    ("text", "deep"),
    [
        ("[" * 300 + "]" * 300, False),
        ("[" * 1001 + "]" * 1001, True),
        ("- " * 300 + "a", False),
        ("- " * 1000 + "a", True),
        ("a: " + "[" + "[], " * 1500 + "]", False),
        ("a: '" + "]" * 2000 + "[" * 900 + "'", False),
    ],
)
def test_levels_inside_of_each_other_are_counted(text, deep):
    if not deep:
        assert parse_yaml(text.encode(), "w.yaml").data
        return
    with pytest.raises(RulesError, match=r"^w\.yaml: filen har for mange niveauer inde i hinanden\.$"):
        parse_yaml(text.encode(), "w.yaml")


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("a", "b", 1), 4),
        (("a", "b", 1, "x"), 4),
        (("a", "b", 7), 2),
        (("a", "b"), 2),
        (("a",), 1),
        ((), 1),
        (("z",), 1),
    ],
)
def test_a_value_is_found_by_its_path_or_by_what_is_around_it(path, line):
    assert parse_yaml(b"a:\n  b:\n    - c\n    - d\n", "w.yaml").line_of(path) == line


def test_an_empty_path_stands_where_the_values_begin():
    assert parse_yaml(b"# only\n\na: 1\n", "w.yaml").line_of(()) == 3


@pytest.mark.parametrize(
    ("text", "line", "told", "shown"),
    [
        ("a: 1\nb: *kaja ringer", 2, "det, der begynder med *, skal stå i anførselstegn", ': "*kaja ringer"'),
        ("a: &kaja 1\nb: &kaja 2", 1, "det, der begynder med &, skal stå i anførselstegn", ': "&kaja 1"'),
        ("a: 1\nb: !kaja ringer", 2, "det, der begynder med !, skal stå i anførselstegn", ': "!kaja ringer"'),
        ("a: 1\nb: !OBS! kaja", 2, "det, der begynder med !, skal stå i anførselstegn", ': "!OBS! kaja"'),
        ("a: 1\nb: !ø kaja", 2, "det, der begynder med !, skal stå i anførselstegn", ': "!ø kaja"'),
        ("a: 1\nb: !x!kaja", 2, "det, der begynder med !, skal stå i anførselstegn", ': "!x!kaja"'),
        ("a: 1\nb: @kaja, 2", 2, "det, der begynder med @, skal stå i anførselstegn", ': "@kaja"'),
        ("a:kaja\nb: c", 1, "efter kolonet mangler et mellemrum", ". Skriv 'a: kaja'"),
        ("-kaja\nb: c", 1, "efter bindestregen mangler et mellemrum", ". Skriv '- kaja'"),
        ("a = kaja\nb: c", 1, "her skal stå kolon og mellemrum i stedet for =", ". Skriv 'a: kaja'"),
        ("a: 1\nb = kaja\nc: d", 2, "her skal stå kolon og mellemrum i stedet for =", ". Skriv 'b: kaja'"),
        (
            "a: Ring til Kaja: nu",
            1,
            "der er et kolon i teksten, så sæt anførselstegn om den",
            ". Skriv 'a: \"Ring til Kaja: nu\"'",
        ),
        ("a: 1\nkaja\nb: c", 2, "et kolon mangler", " efter 'kaja'"),
        ("a:\n- b\nkaja\nc: d", 3, "foran dette led af listen mangler '- '", ". Skriv '- kaja'"),
        (
            "a:\n  - b\n  kaja: c",
            3,
            "her ventes et led mere af listen, med '- ' foran. Hører linjen ikke til listen, så ryk den ud",
            ", så 'kaja' står under 'a'",
        ),
    ],
)
def test_of_decisions_what_is_no_yaml_is_told_without_what_stands_there(text, line, told, shown):
    """It may be a note's text, and a message may end in a log."""
    for error, wanted in ((RulesError, f"{told}{shown}."), (DecisionsError, f"{told}.")):
        with pytest.raises(error) as caught:
            parse_yaml(text.encode(), "w.yaml", error)
        assert str(caught.value).splitlines()[0] == f"w.yaml, linje {line}: {wanted}"
    assert "aja" not in str(caught.value)
