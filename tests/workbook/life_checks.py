"""What is seen of a record in the edition that a run made, and that nothing else is."""

from collections.abc import Iterable, Mapping
from typing import Any

from flows.notes import Edition
from tests.workbook.desk import NAME, Ran
from tests.workbook.life_record import Key, Record


def check_edition(ran: Ran, said: Record, silenced: Iterable[Key], wanted: Iterable[str]) -> None:
    """Check that what is decided of a text that is there is seen, and that nothing is seen that was not decided.

    Args:
        ran: The run that made the edition.
        said: What is decided.
        silenced: What a person left out or hid and never released, whatever decisions.yaml says.
        wanted: The texts that are to be notes.
    """
    edition = ran.edition
    ids = {note.text: note.id for note in edition.gathered.notes}
    assert len(ids) == len(edition.gathered.notes)
    assert set(ids) == set(wanted)
    themes = {text: value for (kind, text), value in said.items() if kind == "theme" and text in ids}
    spread = dict(themes)
    for one, other in (key[1] for key, value in said.items() if value == "same" and key[1] <= set(ids)):
        for here, there in ((one, other), (other, one)):
            if here in themes and there not in themes:
                spread[there] = themes[here]
    placed = {text: edition.placements[note] for text, note in ids.items()}
    assert {text for text, each in placed.items() if each.decided_by == "decision"} == set(spread)
    for text, (theme, subthemes) in spread.items():
        assert placed[text].theme == theme
        assert subthemes is None or placed[text].subthemes == subthemes
    left_out = {text: edition.left_out[note] for text, note in ids.items() if note in edition.left_out}
    assert left_out == _of("left_out", said, ids, but="printed")
    hidden = {
        text: {text[start:end] for start, end in edition.hidden[note]}
        for text, note in ids.items()
        if edition.hidden.get(note)
    }
    assert hidden == {text: set(words) for text, words in _of("masked", said, ids).items()}
    _check_pairs(edition, ids, said)
    words = {theme: (each.intro, each.paragraph) for theme, each in edition.staff_texts.items()}
    with_notes = {placed[text].theme for text in ids if text not in left_out}
    assert words == {key[1]: value for key, value in said.items() if key[0] == "summary" and key[1] in with_notes}
    assert edition.scheme == said.get(("fact", "scheme"), NAME)
    if not ran.held_back:
        for kind, text in silenced:
            assert text not in ids or text in (left_out if kind == "left_out" else {**hidden, **left_out})
    if any(_needs_word(note.text, said) for note in edition.gathered.notes):
        assert ran.held_back


def _needs_word(text: str, said: Record) -> bool:
    """Tell whether a note holds personal data about which nothing is decided."""
    kinds = {kind for kind, about in said if about == text}
    left_out = said.get(("left_out", text), "printed") != "printed"
    return "87 65 43 21" in text and not left_out and not kinds & {"masked", "kept"}


def _of(kind: str, said: Record, there: Iterable[str], but: str = "") -> dict[str, Any]:
    return {key[1]: value for key, value in said.items() if key[0] == kind and key[1] in there and value != but}


def _check_pairs(edition: Edition, ids: Mapping[str, str], said: Record) -> None:
    for (kind, pair), verdict in said.items():
        if kind == "pair" and pair <= set(ids):
            one, other = (ids[text] for text in pair)
            together = any({one, other} <= set(group.notes) for group in edition.grouping.groups)
            alike = edition.placements[one].theme == edition.placements[other].theme
            alike = alike and (one in edition.left_out) == (other in edition.left_out)
            assert together == (verdict == "same" and alike)
