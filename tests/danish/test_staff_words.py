"""What staff add to the word lists."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.categorise import explain_text, load_scheme
from flows.danish.staff_words import load_staff_words, own_abbreviations
from flows.errors import RulesError


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str], Path]:
    def write_words(text: str) -> Path:
        path = tmp_path / "danish" / "words.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return tmp_path

    return write_words


def test_without_the_file_the_programs_own_words_count(tmp_path: Path) -> None:
    words = load_staff_words(tmp_path)
    assert "tillidsrepræsentant" in words.abbreviations["TR"]
    assert (words.forms, words.contrasts) == ({}, ())


def test_added_words_are_found_by_rules(write: Callable[[str], Path]) -> None:
    folder = write("abbreviations: {DIB: [brobygger]}\ninflections: [kaj kajde kajden]\n")
    (folder / "s.yaml").write_text(
        "themes: [{id: a, title: A, rules: [brobygger]}, {id: b, title: B, rules: [kaj]}]", encoding="utf-8"
    )
    scheme = load_scheme(folder / "s.yaml")
    assert explain_text("Spørg DIB'en", scheme).theme == "a"
    assert explain_text("kajdens plads", scheme).theme == "b"


def test_what_is_added_stands_beside_the_programs_own(write: Callable[[str], Path]) -> None:
    words = load_staff_words(
        write(
            "abbreviations: {TR: [talsmand], DIB: [brobygger]}\n"
            "inflections: [kaj kajde, Kaj KAJEN, kuks kyk]\n"
            "contrasts: [dag / nat, ude / inde]\n"
            "lists: {ledelse: [chef, '*leder'], tom: []}\n"
        )
    )
    assert words.abbreviations["TR"] == (*own_abbreviations()["TR"], "talsmand")
    assert words.abbreviations["DIB"] == ("brobygger",)
    assert words.abbreviations.keys() - {"DIB"} == own_abbreviations().keys()
    assert words.forms == {
        "kaj": frozenset({"kaj", "kajs", "kajde", "kajdes", "kajen", "kajens"}),
        "kuks": frozenset({"kuks", "kyk", "kyks"}),
    }
    assert words.contrasts == ("dag / nat", "ude / inde")
    assert words.lists == {"ledelse": ("chef", "*leder"), "tom": ()}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("abbreviations: {tr: [tillidsmand]}", "linje 1: abbreviations.tr.[key]: 'tr' skal skrives med store"),
        ("abbreviations: {KK: [Københavns Kommune]}", "'Københavns Kommune' skal være ét ord"),
        ("inflections:\n  - kaj\n", "linje 2: inflections.1: 'kaj' skal have ordet og mindst én bøjning"),
        ("contrasts:\n  - dag nat\n", "linje 2: contrasts.1: 'dag nat' skal have ord på begge sider"),
        ("contrasts:\n  - 'dag / '\n", "linje 2: contrasts.1: 'dag / ' skal have ord på begge sider"),
        ("contrasts:\n  - dag / nat / aften\n", "linje 2: contrasts.1: 'dag / nat / aften' skal have ord på begge"),
        ("abbreviations: {T: [tog]}", "'T' skal skrives med store bogstaver uden punktummer, fx: TR."),
        ("abbreviations: {T.R.: [tog]}", "'T.R.' skal skrives med store bogstaver uden punktummer, fx: TR."),
        ("contrasts: ['/ nat']", "'/ nat' skal have ord på begge sider af én skråstreg, fx: dag / nat."),
        ("lists: {a b: [c]}", "'a b' skal være ét ord uden @, fx: ledelse. I skemaet skrives det @ledelse."),
        ("lists: {'@a': [c]}", "'@a' skal være ét ord uden @, fx: ledelse. I skemaet skrives det @ledelse."),
        ("words: [a]", "linje 1: 'words' kendes ikke"),
    ],
)
def test_a_mistake_is_told_with_its_line(write: Callable[[str], Path], text: str, said: str) -> None:
    with pytest.raises(RulesError, match=re.escape(said)):
        load_staff_words(write(text))
