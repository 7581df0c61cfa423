"""What is printed of an edition in which words are hidden; all persons and numbers are constructed."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from flows.findings import Finding, mask
from flows.screen.hiding import _Printed, mask_found
from flows.screen.searches import screen_text
from tests.screen.desk import Desk


def test_masked_words_show_a_birthday_and_nothing_else():
    words = ("070761-4285", "20 30 40 50", "Mette Hansen", "m.h@firma.dk", "Nørregade 12")

    assert [*map(mask, words)] == ["0707XX-XXXX", "XX XX XX XX", "Mxxxx Hxxxxx", "m.h@fxxxx.dx", "Nxxxxxxxx XX"]


def test_what_rules_found_is_told_where_it_stands_now(tmp_path):
    text = "Hos Mette Hansen er der kaffe og kage"
    desk = Desk(tmp_path, text)
    desk.decide(masked=[{"text": text, "words": ["Mette Hansen"]}])
    (note,) = desk.result()["notes"]

    assert note["text"] == "Hos [personoplysning udeladt] er der kaffe og kage"
    assert [note["text"][hit["start"] : hit["end"]] for hit in note["why"]] == ["kaffe", "kage"]
    assert [(f["state"], note["text"][f["start"] : f["end"]]) for f in note["findings"]] == [
        ("hidden", "[personoplysning udeladt]")
    ]


def test_a_hit_of_the_rules_in_hidden_words_tells_nothing_of_them(tmp_path):
    text = "Ring 20 30 40 50 om kaffe"
    desk = Desk(tmp_path, text, "Mere kage")
    desk.decide(masked=[{"text": text, "words": ["20 30 40 50 om kaffe"]}])
    note = desk.result()["notes"][0]

    assert note["text"] == "Ring [personoplysning udeladt]"
    assert note["why"] == []


def test_texts_that_stand_beside_notes_are_masked_in_the_result(tmp_path):
    desk = Desk(tmp_path, "Mere kage")
    (desk.inputs / "hold.csv").write_text(
        "Input;Status\nMere kaffe;ring 20 30 40 50\nMere te;ring 20 30 40 50\n", encoding="utf-8"
    )
    aside = [cell["text"] for cell in desk.result()["set_aside"]]

    assert "ring XX XX XX XX" in aside
    assert not any("20 30" in text for text in aside)


@given(st.text(alphabet="ab æ@0.-\n", max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40))))
def test_what_is_not_hidden_stands_in_its_order_and_nothing_of_the_hidden_stands(text, wanted):
    spans, last = [], 0
    for start, end in sorted((min(pair), max(pair)) for pair in wanted):
        if last <= start < end <= len(text):
            spans.append((start, end))
            last = end
    printed = _Printed(text, tuple(spans))
    kept = []
    place = 0
    for start, end in spans:
        kept.append(text[place:start])
        place = end
    kept.append(text[place:])

    assert printed.text == "[personoplysning udeladt]".join(kept)
    for start, end in printed.printed_spans:
        assert printed.text[start:end] == "[personoplysning udeladt]"


@given(st.text(max_size=60))
def test_every_finding_lies_in_the_text_and_masking_keeps_its_length(text):
    found = screen_text(text)

    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert len(mask_found(text)) == len(text)


def test_findings_are_ordered_by_their_place():
    assert sorted([Finding(4, 9, "name"), Finding(0, 2, "cpr")])[0].kind == "cpr"
