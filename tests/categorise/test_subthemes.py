"""Which subthemes a note earns, and which phrases are not found in other words."""

import re
from collections.abc import Callable

import pytest

from flows.categorise import Scheme, categorise_notes, explain_text
from flows.categorise.finding import PatternFinder
from flows.categorise.patterns import parse_pattern
from flows.errors import RulesError
from flows.notes import Group, Grouping, Note, Source

WriteScheme = Callable[[str], Scheme]

PARKS = """{decide}themes:
  - id: park
    title: Park
    subthemes:
      - {{id: lys, title: Lys, rules: [{{any: lampe, weight: 3}}, {{any: mørk, weight: 1}}]}}
      - {{id: ro, title: Ro, rules: [{{any: bænk, weight: 2}}, {{any: støj, weight: 1}}]}}
"""


@pytest.mark.parametrize(
    ("decide", "text", "subthemes"),
    [
        ("", "En lampe", ("lys",)),
        ("", "En lampe ved en bænk", ("lys", "ro")),
        ("", "En lampe mod støj", ("lys",)),
        ("", "Støj", ("ro",)),
        ("decide: {subtheme_least: 2}\n", "Støj", ()),
        ("decide: {subtheme_least: 2}\n", "Støj ved en bænk", ("ro",)),
        ("decide: {subtheme_share: 0}\n", "En lampe mod støj", ("lys", "ro")),
        ("decide: {subtheme_share: 1}\n", "En lampe ved en bænk", ("lys",)),
        ("decide: {subtheme_share: 1}\n", "En lampe, en bænk og støj", ("lys",)),  # many words are no stronger one
    ],
)
def test_a_note_gets_a_subtheme_when_it_earns_it(
    write_scheme: WriteScheme, decide: str, text: str, subthemes: tuple[str, ...]
) -> None:
    scheme = write_scheme(PARKS.format(decide=decide))
    assert explain_text(text, scheme).subthemes == subthemes
    note = Note("1", text, Source("a.xlsx", "", "A1"))
    placed = categorise_notes([note], Grouping((Group.of([note], "1"),)), scheme)
    assert placed["1"].subthemes == subthemes


def test_a_group_earns_by_the_mean_of_its_notes(write_scheme: WriteScheme) -> None:
    scheme = write_scheme(PARKS.format(decide="decide: {subtheme_least: 2}\n"))
    notes = [
        Note(str(n), text, Source("a.xlsx", "", f"A{n}")) for n, text in enumerate(("Mørk støj", "Mørkt, støj"))
    ]
    placed = categorise_notes(notes, Grouping((Group.of(notes, "0"),)), scheme)
    assert [placed[note.id].subthemes for note in notes] == [(), ()]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("mene det", "Mere kaffe, men det skal være varmt", False),
        ("mene det", "Vi mener det alvorligt", True),
        ("mene det|bænk ~3 lys", "men det er lys", False),
        ("sige fra", "Hun siger fra", True),
        ("gå forrest", "Lederen gik forrest", True),
        ("mene", "men", True),
    ],
)
def test_a_phrase_of_small_words_is_not_found_in_words_that_say_nothing(
    pattern: str, text: str, found: bool
) -> None:
    assert bool(PatternFinder([parse_pattern(pattern)]).find(text)) == found


@pytest.mark.parametrize("phrase", ["at der er lys.", "lys . "])
def test_a_phrase_that_ends_a_sentence_is_a_mistake(write_scheme: WriteScheme, phrase: str) -> None:
    with pytest.raises(
        RulesError, match=f"'{re.escape(phrase)}' skal stå uden punktum: det sættes ind i en sætning"
    ):
        write_scheme(PARKS.format(decide="").replace("title: Ro,", f"title: Ro, phrase: '{phrase}',"))
