from pathlib import Path

import pytest

from flows.dedupe import explain_pair, group_near_identical

_HERE = Path(__file__).parent
_FRAMES = (
    "Vi taler om {} på næste møde",
    "Det handler mest om {} i hverdagen her hos os",
    "Skriv mere om {} på intranettet, så alle kan følge med",
)


def _lines(name):
    lines = (_HERE / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("frame", _FRAMES)
def test_a_note_with_another_word_that_exists_is_never_merged(frame):
    pairs = [line.split() for line in _lines("look_alike_words.txt")]
    assert len(pairs) >= 150
    texts = [(frame.format(a), frame.format(b)) for a, b in pairs]
    assert [pair for pair in texts if len(group_near_identical(pair, 0.8)) == 1] == []


def test_the_same_note_by_another_hand_is_merged():
    pairs = [
        [_FRAMES[number % 3].format(word) for word in line.split()]
        for number, line in enumerate(_lines("same_words.txt"))
    ]
    pairs += [line.split("|") for line in _lines("same_notes.txt")]
    assert len(pairs) >= 150
    reached = [pair for pair in pairs if explain_pair(pair[0], pair[1], 0.88).similarity >= 0.88]
    missed = [pair for pair in reached if len(group_near_identical(pair, 0.88)) == 2]
    assert len(reached) >= 0.95 * len(pairs)
    assert len(missed) <= 0.05 * len(reached), missed
