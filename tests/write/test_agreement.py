"""From every number of the summary a reader finds exactly its notes: by its citation, in the appendix' lists."""

import re
from collections import Counter
from dataclasses import replace
from itertools import chain

from hypothesis import given, settings
from hypothesis import strategies as st

from flows.settings import WorkshopSettings
from flows.write import prove_appendix, result_data
from flows.write.citations import Citations
from flows.write.document_settings import AnswerSettings, AppendixSettings, form_of
from flows.write.outline import number_notes, outline
from flows.write.summary import tell_themes
from tests.write.assertions import bullets
from tests.write.editions import THEMES as PLAIN_THEMES
from tests.write.editions import edition
from tests.write.reading import W, read_word
from tests.write.writing import write_answer, write_appendix, write_board, write_summary

THEMES = tuple(  # with names for things, of subthemes and of the theme itself
    replace(
        theme,
        subthemes=tuple(replace(part, names=(f"{part.id} 1", f"{part.id} 2")) for part in theme.subthemes),
        names=(f"{theme.id} alt", f"{theme.id} andet"),
    )
    for theme in PLAIN_THEMES
)
NAMES = {theme.id: [*theme.names, *(name for part in theme.subthemes for name in part.names)] for theme in THEMES}
SAID = ("ved broen", "på broerne", "om natten", "cykelstien", "cykelstier", "lys", "Kaja")
_SPELLINGS = (("a", 9), ("b", 1), ("c", 0))  # of a group, with how many of its subthemes each has
KEYS = {theme.id: [part.id for part in theme.subthemes] for theme in THEMES}


@st.composite
def workshops(draw):
    """Notes under themes and none, with any of their subthemes, some of them near-identical, some left out.

    They name things, say words that others say, or neither.
    """
    notes, groups, names = [], [], {}
    for number in range(draw(st.integers(1, 12))):
        theme = draw(st.sampled_from([*KEYS, None]))
        keys = draw(st.lists(st.sampled_from(KEYS[theme]), unique=True)) if theme and KEYS[theme] else []
        alike = draw(st.integers(1, 3))
        groups.append(range(len(notes), len(notes) + alike))
        said = " ".join(draw(st.lists(st.sampled_from(SAID), max_size=2)))
        for letter, most in _SPELLINGS[:alike]:
            names[len(notes)] = draw(st.lists(st.sampled_from(NAMES[theme]), unique=True)) if theme else []
            notes.append((f"note {number}{letter} {said}", theme, keys[:most]))
    left_out = draw(st.lists(st.sampled_from(range(len(notes))), unique=True, max_size=len(notes) - 1))
    stances = draw(st.dictionaries(st.sampled_from(range(len(notes))), st.sampled_from(["against", "question"])))
    near_ties = draw(st.sets(st.sampled_from(range(len(notes)))))
    more = {"stances": stances, "names": names, "near_ties": near_ties, "themes": THEMES}
    return edition(*notes, groups=[group for group in groups if len(group) > 1], left_out=left_out, **more)


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
        for how, told in re.findall(
            r"(\w+)(?: input| om| af dem)[^()]*? \((?:Bilag 1, )?(nr\.[^)]*|liste \d+)\)", text
        ):
            numbers = _numbers(lists[told[6:]] if told.startswith("liste") else told)
            carrying = len([note for number in numbers for note in notes_of[number]])
            if how.casefold() in _WORDS or how.isdigit():
                said = _WORDS.get(how.casefold()) or int(how)
                assert said == carrying, text
                cited += 1
    assert cited


@given(workshops(), st.booleans(), st.sampled_from(["grouped", "all"]))
@settings(max_examples=60, deadline=None)
def test_each_number_of_a_paragraph_is_that_of_the_notes_it_tells_of(made, subthemes, duplicates):
    typed = WorkshopSettings(title="te", appendix=AppendixSettings(subthemes=subthemes, duplicates=duplicates))
    number_of = {note["id"]: note["number"] for note in result_data(made, typed)["notes"]}
    plan = outline(made, grouped=True)
    citations = Citations(number_notes(made, form_of(typed)), "Bilag 1")
    for section, telling in tell_themes(made, plan, citations):
        lists = {each.name: each.cited for each in citations.lists}
        cited = re.findall(r"\((?:Bilag 1, )?(nr\.[^)]*|liste \d+)\)", telling.paragraph)
        behind = [{number_of[note] for note in notes} for notes in _told_in_order(section, telling)]
        assert [_numbers(lists.get(each, each)) for each in cited] == behind, telling.paragraph
        for quotation in telling.quotations:
            [numbers] = re.findall(r"^ \((nr\.[^)]*|liste \d+)\)$", quotation.cited)
            (quoted,) = (bullet for bullet in section.bullets if bullet.text == quotation.text)
            assert _numbers(lists.get(numbers, numbers)) == {number_of[note.id] for note in quoted.notes}


def _told_in_order(section, telling):
    """Give the notes behind each number of a theme's paragraph, in the order in which it tells of them."""
    yield [note.id for note in section.notes]
    if 0 < len(telling.between) < len(section.notes):
        yield telling.between
    for point in telling.points:
        yield point.notes
        if len(point.bullets) > 1:
            yield from (thing.notes for thing in point.names)
    of_points = {thing.name for point in telling.points for thing in point.names}
    besides = sorted(telling.names, key=lambda thing: thing.name in of_points)  # "i øvrigt" stands last
    yield from (thing.notes for thing in (*besides, *telling.words))
    if 0 < len(telling.rest) < len(section.notes):
        yield telling.rest
        if telling.lone and telling.lone != telling.rest:
            yield telling.lone
    yield from filter(None, (telling.against, telling.questions))


@given(workshops())
@settings(max_examples=60, deadline=None)
def test_what_is_named_is_named_once_and_by_its_own_notes(made):
    plan = outline(made, grouped=True)
    for section, telling in tell_themes(made, plan, Citations({}, "Bilag 1")):
        told = Counter(
            (note, thing.name)
            for thing in chain(telling.names, *(point.names for point in telling.points))
            for note in thing.notes
        )
        named = Counter(
            (note.id, name)
            for bullet in section.bullets
            for name in {name for note in bullet.notes for name in made.placements[note.id].names}
            for note in bullet.notes
        )
        assert told == named
        text_of = {note.id: note.text for note in section.notes}
        for word in telling.words:
            beginning = word.name[:3].casefold()
            assert len(word.notes) > 1
            assert all(beginning in text_of[note].casefold() for note in word.notes)
            assert word.name != "kaja"
        everyone = {note.id for note in section.notes}
        parts = [telling.rest, telling.against, telling.questions, *(each.notes for each in telling.points)]
        parts += [thing.notes for thing in (*telling.names, *telling.words)]
        quoted = {quotation.text for quotation in telling.quotations}
        parts.append(tuple(note.id for bullet in section.bullets if bullet.text in quoted for note in bullet.notes))
        assert set(chain(*parts)) == everyone
        assert set(telling.lone) <= set(telling.rest)


@given(workshops(), st.booleans(), st.sampled_from(["grouped", "all"]))
@settings(max_examples=15, deadline=None)
def test_the_letter_says_of_the_themes_what_the_summary_says(made, subthemes, duplicates):
    asked = AnswerSettings(questions=[{"text": "Hvad?", "answer": "themes"}])
    appendix = AppendixSettings(subthemes=subthemes, duplicates=duplicates)
    typed = WorkshopSettings(title="te", appendix=appendix, answer=asked)
    summary, letter = (
        [_breakable(p.text) for p in read_word(write(made, typed, None)).paragraphs]
        for write in (write_summary, write_answer)
    )
    plan = outline(made, grouped=True)
    citations = Citations(number_notes(made, form_of(typed)), "Bilag 1")
    for _, telling in tell_themes(made, plan, citations):
        for told in map(_breakable, telling.paragraphs):
            assert summary.count(told) == letter.count(told) == 1


def _breakable(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


@given(workshops(), st.sampled_from(["grouped", "all"]))
@settings(max_examples=15, deadline=None)
def test_a_number_leads_to_its_notes_on_the_board(made, duplicates):
    typed = WorkshopSettings(title="te", appendix=AppendixSettings(duplicates=duplicates))
    page = write_board(made, typed).decode()
    cards = re.findall(r'<li class="note".*?>([^<]*)</p>.*?href="#nr-(\d+)">', page)
    told = [(note["text"], str(note["number"])) for note in result_data(made, typed)["notes"] if note["number"]]
    assert sorted(cards) == sorted(told)
    assert {number for _, number in told} == set(re.findall(r' id="nr-(\d+)"', page))


_NUMERALS = ("ét", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv")
_WORDS = {"ene": 1, "begge": 2, **{word: number for number, word in enumerate(_NUMERALS, 1)}}


def _numbers(cited):
    spans = re.findall(r"(\d+)(?:–(\d+))?", cited)
    return {number for first, last in spans for number in range(int(first), int(last or first) + 1)}
