"""From every number of the summary a reader finds exactly its notes: by its citation, in the appendix' lists."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from flows.settings import WorkshopSettings
from flows.write import prove_appendix, result_data
from flows.write.citations import Citations
from flows.write.document_settings import AppendixSettings, form_of
from flows.write.outline import number_notes, outline
from flows.write.summary import tell_themes
from tests.write.assertions import bullets
from tests.write.editions import THEMES, edition
from tests.write.reading import W, read_word
from tests.write.writing import write_appendix, write_summary

_SPELLINGS = (("a", 9), ("b", 1), ("c", 0))  # of a group, with how many of its subthemes each has
KEYS = {theme.id: [part.id for part in theme.subthemes] for theme in THEMES}


@st.composite
def workshops(draw):
    """Notes under themes and none, with any of their subthemes, some of them near-identical, some left out."""
    notes, groups = [], []
    for number in range(draw(st.integers(1, 12))):
        theme = draw(st.sampled_from([*KEYS, None]))
        keys = draw(st.lists(st.sampled_from(KEYS[theme]), unique=True)) if theme and KEYS[theme] else []
        alike = draw(st.integers(1, 3))
        groups.append(range(len(notes), len(notes) + alike))
        notes += [(f"note {number}{letter}", theme, keys[:most]) for letter, most in _SPELLINGS[:alike]]
    left_out = draw(st.lists(st.sampled_from(range(len(notes))), unique=True, max_size=len(notes) - 1))
    stances = draw(st.dictionaries(st.sampled_from(range(len(notes))), st.sampled_from(["against", "question"])))
    grouped = [group for group in groups if len(group) > 1]
    return edition(*notes, groups=grouped, left_out=left_out, stances=stances)


@given(workshops(), st.booleans(), st.sampled_from(["grouped", "all"]))
@settings(max_examples=40, deadline=None)
def test_the_lists_of_the_appendix_are_those_of_the_summary(made, subthemes, duplicates):
    typed = WorkshopSettings(title="te", appendix=AppendixSettings(subthemes=subthemes, duplicates=duplicates))
    data = write_appendix(made, typed, None)
    prove_appendix(made, typed, {"bilag-1.docx": data})
    file = read_word(data)
    number_of = {note["id"]: note["number"] for note in result_data(made, typed)["notes"]}
    points = bullets(file)
    listed = [int(mark.get(W + "name")[3:]) for p in points for mark in p.element.iter(W + "bookmarkStart")]
    assert listed == list(range(1, len(points) + 1)) == sorted(set(number_of.values()) - {None})
    plan = outline(made, grouped=True)
    tellings = tell_themes(made, plan, Citations(number_notes(made, form_of(typed)), "Bilag 1"))
    told = {
        (section.title, point.subtheme.title): {number_of[note] for note in point.notes}
        for section, telling in tellings
        for point in telling.points
    }
    if subthemes:
        assert _lists(file) == told
    sums = {section.title: len(section.notes) for section in plan.sections}
    assert sum(sums.values()) == sum(number is not None for number in number_of.values())


def _lists(file):
    """Read the numbers under each subtheme's heading: of its bullets, and those referred to."""
    found, theme, subtheme = {}, "", ""
    for paragraph in file.paragraphs:
        if paragraph.style == "heading 2":
            theme, subtheme = paragraph.text, ""
        elif paragraph.style == "heading 3":
            subtheme = "" if paragraph.text == "Øvrige" else paragraph.text
        elif subtheme:
            numbers = [mark.get(W + "name") for mark in paragraph.element.iter(W + "bookmarkStart")]
            numbers += [link.get(W + "anchor") for link in paragraph.element.iter(W + "hyperlink")]
            found.setdefault((theme, subtheme), set()).update(int(name[3:]) for name in numbers)
    return found


@given(workshops(), st.sampled_from(["grouped", "all"]))
@settings(max_examples=15, deadline=None)
def test_what_a_sentence_of_the_summary_cites_is_what_it_counts(made, duplicates):
    typed = WorkshopSettings(title="te", appendix=AppendixSettings(duplicates=duplicates))
    texts = [p.text for p in read_word(write_summary(made, typed, None)).paragraphs]
    lists = {found[1]: found[2] for text in texts if (found := re.match(r"Liste (\d+)\. .*: (nr\..*)\.$", text))}
    notes_of = {}
    for note in result_data(made, typed)["notes"]:
        notes_of.setdefault(note["number"], []).append(note["id"])
    cited = 0
    for text in texts:
        for how, told in re.findall(r"(\w+)(?: input| om)[^()]*? \((?:Bilag 1, )?(nr\.[^)]*|liste \d+)\)", text):
            numbers = _numbers(lists[told[6:]] if told.startswith("liste") else told)
            carrying = len([note for number in numbers for note in notes_of[number]])
            if how.casefold() in _WORDS or how.isdigit():
                said = _WORDS.get(how.casefold()) or int(how)
                assert said == carrying, text
                cited += 1
    assert cited


_NUMERALS = ("ét", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv")
_WORDS = {"ene": 1, "begge": 2, **{word: number for number, word in enumerate(_NUMERALS, 1)}}


def _numbers(cited):
    spans = re.findall(r"(\d+)(?:–(\d+))?", cited)
    return {number for first, last in spans for number in range(int(first), int(last or first) + 1)}
