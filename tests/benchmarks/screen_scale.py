"""How much screening for personal data costs beside categorising, and how it grows with the length of odd texts.

The notes and the scheme of 200 patterns are those of categorise_scale.py; promised is at most half of its time. Run
as `python tests/benchmarks/screen_scale.py`.
"""

import random
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from flows.categorise import categorise_notes, load_scheme
from flows.notes import Group, Grouping
from flows.screen import screen_text
from tests.benchmarks.categorise_scale import _SENTENCES, _notes, _pattern_words, _scheme_text

_ODD = {
    "names in a row": "Mette ",
    "names and illnesses": "Mette stress ",
    "somebody and illnesses": "min kollega har stress, ",
    "capitals": "AB CD ",
    "numbers": "12 34 56 78 ",
    "addresses": "Nørregade 12 og ",
    "initials": "A.",
    "initials apart": "A. ",
    "pairs of initials": "V. D. ",
    "beginnings of accounts": "DK12",
    "birthdays": "12/05-83 ",
    "birthdays with four digits": "født 12/05-83 1177 ",
}


def main() -> None:
    """Print seconds of process time, their ratio, and how many notes hold a stop."""
    if not _SENTENCES.exists():
        print(f"{_SENTENCES.name} is not there: nothing to measure on.")
        return
    sentences = _SENTENCES.read_text(encoding="utf-8").splitlines()
    random.Random(3).shuffle(sentences)
    screen_text("Mette Hansen bor på Nørregade 12, tlf. 20 30 40 50.")  # the lists are read once
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.yaml"
        path.write_text(_scheme_text(_pattern_words(sentences)), encoding="utf-8")
        print(f"{'notes':>8}{'themes s':>10}{'screen s':>10}{'ratio':>7}{'stops':>8}")
        for number in (10_000, 100_000):
            notes = _notes(sentences, number)
            grouping = Grouping(tuple(Group(f"g-{note.id}", (note.id,), note.id, "single") for note in notes))
            scheme = load_scheme(path)
            start = time.process_time()
            categorise_notes(notes, grouping, scheme)
            themes = time.process_time() - start
            start = time.process_time()
            found = [screen_text(note.text) for note in notes]
            screened = time.process_time() - start
            stops = sum(any(finding.grade == "stop" for finding in each) for each in found)
            print(f"{number:>8}{themes:>10.2f}{screened:>10.2f}{screened / themes:>7.2f}{stops:>8}")
    print(f"\n{'odd text, twice as long':<28}{'growth':>7}")
    for name, unit in _ODD.items():
        once, twice = (_seconds(unit * (length // len(unit))) for length in (20_000, 40_000))
        print(f"{name:<28}{twice / once:>7.1f}")


def _seconds(text: str) -> float:
    start = time.process_time()
    screen_text(text)
    return time.process_time() - start


if __name__ == "__main__":
    main()
