"""Words that nobody uses, planted wherever people write, and the search for them in all that a run left.

Each place has a word of its own, so that a trace tells where it leaked from. Workshops that are planted with words
of another seed can be told apart in one database.
"""

from __future__ import annotations

import base64
import json
import random
import urllib.parse
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import openpyxl

PLACES = (
    "note", "person", "heading", "sheet", "file", "title", "place", "host", "email", "key", "decision", "name",
    "answer", "pattern", "example", "description", "phrase",
)  # fmt: skip
Words = Mapping[str, str]
_BETWEEN = "zq"  # the beginning that all words of a seed have, and what tells the place
_MOST = 1 << 20  # bytes that are unpacked at a place


def words_of(seed: int) -> Words:
    """Make a word for each place, all of one beginning, with a letter that is written in several ways."""
    chance = random.Random(seed)
    beginning = f"{_syllables(chance, 2).capitalize()}{chance.choice('æøå')}{_syllables(chance, 3)}"
    return {place: f"{beginning}{_BETWEEN}{chr(97 + number) * 3}zqz" for number, place in enumerate(PLACES)}


def _syllables(chance: random.Random, number: int) -> str:
    return "".join(chance.choice("bdfgkpv") + chance.choice("xwjh") for _ in range(number))


def plant(root: Path, name: str, words: Words, *notes: str) -> None:
    """Make a workshop with the words in all that people write and name, and its scheme."""
    folder = root / "inputs" / name
    folder.mkdir(parents=True)
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = f"Bord {words['sheet']}"
    for row in (
        ["Navn", f"Input fra {words['heading']}"],
        *(
            [f"{words['person']} Opdigtet", note]
            for note in (f"Mere te, siger {words['note']}", "Mere kage", *notes)
        ),
    ):
        sheet.append(row)
    book.save(folder / f"{words['file']}.xlsx")
    (folder / "workshop.yaml").write_text(_settings(words), encoding="utf-8")
    (folder / "names.txt").write_text(f"{words['name']} Opdigtet\n", encoding="utf-8")
    (folder / "decisions.yaml").write_text(
        f"summary:\n- {{theme: mad, intro: 'Vi har hørt {words['decision']}.'}}\n", encoding="utf-8"
    )
    (folder / "follow_up.yaml").write_text(
        f"by_hand:\n- {{receiver: mad, note: n, status: I gang, answer: '{words['answer']}'}}\n", encoding="utf-8"
    )
    plant_scheme(root, name, words)


def _settings(words: Words) -> str:
    return (
        f"title: om {words['title']}\nplace: {words['place']}\nhost: {words['host']}\ndate: 2025-08-13\n"
        f"hand_off:\n  sender: {{name: Enheden, email: enheden@{_ascii(words['email'])}.example}}\n  receivers:\n"
        f"  - id: mad\n    name: Madforvaltningen\n"
        f"    deliver: {{email: {_ascii(words['email'])}@kommune.example}}\n"
    )


def plant_scheme(root: Path, name: str, words: Words, more: str = "") -> None:
    """Write a workshop's scheme with the words in its patterns, examples and descriptions."""
    (root / "categories").mkdir(exist_ok=True)
    (root / "categories" / f"{name}.yaml").write_text(
        f"title: Kantinen\nthemes:\n- id: mad\n  title: Mad\n  description: Om {words['description']}.\n"
        f"  rules: [kaffe, te, {words['pattern'].lower()}{more}]\n  tests: {{yes: ['Kaffe, {words['example']}']}}\n"
        f"  subthemes: [{{id: varmt, title: Varmt, phrase: 'om {words['phrase']}', rules: [te]}}]\n",
        encoding="utf-8",
    )


def _ascii(word: str) -> str:
    return word.lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")


def forms_of(word: str) -> frozenset[bytes]:
    """Give the forms in which a word may stand in a file: plain, escaped, and in base64 at any place."""
    plain = [word, word.lower(), _ascii(word), urllib.parse.quote(word), ascii(word)[1:-1]]
    plain += [json.dumps(each)[1:-1] for each in (word, word.lower())]
    plain += [each.replace("\\", "\\\\") for each in plain]  # escaped again
    forms = {each.encode() for each in plain}
    forms |= {word.encode("utf-16-le"), word.encode("utf-16-be"), word.encode("latin-1")}
    return frozenset(forms | {coded for each in forms for coded in _in_base64(each)})


def _in_base64(raw: bytes) -> Iterator[bytes]:
    """Give what always stands in base64 of anything around it, at each of the three places where it may begin."""
    for before in range(3):
        coded = base64.b64encode(b" " * before + raw)
        first, whole = -(-8 * before // 6), (before + len(raw)) * 8 // 6
        yield coded[first:whole]


def traces(words: Words, folders: Iterable[Path], beside: Iterable[Path] = ()) -> list[str]:
    """Name the files in which a word stands in any form, each with the place that it leaked from.

    Args:
        words: By place.
        folders: Searched with all that is in them, the names of files too.
        beside: What in them is not searched.
    """
    beginning = forms_of(words["note"].partition(_BETWEEN)[0])
    spared = list(beside)
    found = []
    for path in sorted(each for folder in folders for each in folder.rglob("*")):
        if any(path.is_relative_to(each) for each in spared):
            continue
        held = [path.name.encode(), *(_contents(path.read_bytes()) if path.is_file() else ())]
        if any(form in content for form in beginning for content in held):
            found += [f"{path.name}: {place}" for place in _places(words, held) or ["?"]]
    return found


def _places(words: Words, held: Iterable[bytes]) -> list[str]:
    return [place for place, word in words.items() if any(form in each for form in forms_of(word) for each in held)]


def _contents(raw: bytes) -> Iterator[bytes]:
    """Give what stands in a file, also where a part of it is compressed."""
    yield raw
    for header in (b"\x78\x01", b"\x78\x9c", b"\x78\xda", b"\x1f\x8b\x08"):
        place = raw.find(header)
        while place >= 0:
            with suppress(zlib.error):
                yield zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(memoryview(raw)[place:], _MOST)
            place = raw.find(header, place + 1)


def pickles(folder: Path) -> list[str]:
    """Name the files in which a pickle stands, as it is or in base64."""
    begin = [bytes((0x80, protocol, 0x95)) for protocol in (4, 5)]
    looks = [*begin, *(base64.b64encode(each) for each in begin)]
    return [
        path.name
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".pyc" and any(look in path.read_bytes() for look in looks)
    ]
