"""Forms that people expect to be read as one word with another, written without sight of the program's lists."""

from pathlib import Path

from flows.danish.inflection import inflects

_LINES = Path(__file__).with_name("forms_at_first_sight.txt").read_text(encoding="utf-8").splitlines()
_TWO_WORDS = ["for: fare", "sig: sige", "ret: rette"]  # the one is so usual that nobody means the other


def test_a_form_is_read_as_its_word():
    listed = [line for line in _LINES if line and line[0] != "#"]
    assert len(set(listed)) == len(listed) >= 400
    assert [line for line in listed if not inflects(*line.split(": "))] == _TWO_WORDS
