"""The patterns that a rule is written with: what `leder*`, `=TR` or `leder ~4 kursus` asks for."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from flows.danish.function_words import function_words
from flows.danish.inflection import fold_word
from flows.danish.matching_copy import Word, matching_copy

SHORTEST_PART = (
    4  # letters of a compound's part: "løn*" would find "lønne", "*alder" needs a list of its own as it is
)
WIDEST_NEARNESS = 20
_LONGEST_SMALL = 4  # letters
_MOST_REMEMBERED = 20_000

Kind = Literal["word", "small", "start", "head", "exact"]
Relation = Literal["alone", "near", "both"]

_NEAR = re.compile(r"\s~(\d+)\s")
_PLUS = re.compile(r"(?<!\S)\+(?!\S)|(?<=[A-ZÆØÅ0-9])(?<![a-zæøå][A-ZÆØÅ0-9])\+(?=[\s|*-]|$)")  # LGBT+ is a word
_LOOSE_HYPHEN = re.compile(r"(?<!\S)-(\w+)|(\w+)-(?!\S)")
_LETTERS = re.compile("[A-Za-zÆØÅæøå]+")
_PLAIN_SIGNS = frozenset("-‐‑'’‘´`ʼ&+.,/_")  # some stand in words; others only part them, which is told otherwise
_ADVICE = {
    "!": "Det, noten ikke må have, skrives under none.",
    "(": "Skriv hver mulighed helt ud med | imellem: klar plan|fælles plan.",
    ")": "Skriv hver mulighed helt ud med | imellem: klar plan|fælles plan.",
    ":": "'Nær' skrives med ~: leder ~4 kursus.",
    "~": "'Nær' skrives med ét ~ mellem to ord: leder ~4 kursus.",
}


class PhraseWord(NamedTuple):
    """One word of a pattern. `text` is folded, but for an exact part that holds capitals.

    In a phrase of small words only, no word is found in one that says nothing by itself: "men det", which stands in
    every third note, is no "mene det".
    """

    kind: Kind
    text: str


Phrase = tuple[PhraseWord, ...]  # words that stand one after the other
Alternatives = tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern as written, and what it asks for.

    Attributes:
        operands: One for a pattern that stands alone, two for nearness, two or more for "both".
        distance: Words that may lie between the two of a nearness.
    """

    text: str
    relation: Relation
    operands: tuple[Alternatives, ...]
    distance: int = 0


@lru_cache(maxsize=_MOST_REMEMBERED)  # a scheme's patterns are checked, and then indexed
def parse_pattern(text: str) -> Pattern:
    """Read a pattern.

    Raises:
        ValueError: With a Danish sentence on what to write instead.
    """
    written = " ".join(text.split())
    if not written:
        raise ValueError("mønsteret er tomt. Skriv et ord, eller slet linjen.")
    if "~" not in written and "+" not in written:
        return Pattern(written, "alone", (_alternatives(written, written),))
    _reject_plus(written)
    nearness = _NEAR.findall(f" {written} ")
    if "~" in written and not nearness:
        raise ValueError(f"'{written}': skriv 'nær' som et tal efter ~ med mellemrum om, fx: leder ~4 kursus.")
    both = written.split(" + ")
    if nearness and len(both) > 1:
        raise ValueError(f"'{written}' har både ~ og +. Del det i to mønstre.")
    if nearness:
        if len(nearness) > 1:
            raise ValueError(f"'{written}' har mere end ét ~. Skriv to ord eller udtryk med ét ~ imellem.")
        distance = int(nearness[0])
        if not 1 <= distance <= WIDEST_NEARNESS:
            raise ValueError(
                f"'{written}': tallet efter ~ skal være fra 1 til {WIDEST_NEARNESS}. Brug + for hele noten."
            )
        operands = _NEAR.split(f" {written} ")[::2]
        return Pattern(written, "near", tuple(_alternatives(part, written) for part in operands), distance)
    if len(both) > 1:
        return Pattern(written, "both", tuple(_alternatives(part, written) for part in both))
    if written.startswith("+ ") or written.endswith(" +"):
        raise ValueError(f"'{written}': der skal stå noget på begge sider af +.")
    return Pattern(written, "alone", (_alternatives(written, written),))


def _alternatives(text: str, pattern: str) -> Alternatives:
    return tuple(_phrase(part.strip(), pattern) for part in text.split("|"))


def _phrase(text: str, pattern: str) -> Phrase:
    if not text:
        raise ValueError(f"'{pattern}': der mangler et ord ved |, ~ eller +.")
    parts: list[PhraseWord] = []
    bare: list[str] = []
    for word in text.split():
        if _LETTERS.fullmatch(word):  # most are, and need none of what follows
            bare.append(word)
            parts.append(PhraseWord("word", word.lower()))
            continue
        kind, letters = _operator(word, pattern)
        shapes = [found.shape for found in _words(letters)]
        if kind != "word" and not shapes:
            raise ValueError(f"'{pattern}': {word[0]} skal stå op ad et ord, fx: leder* eller =TR.")
        bare.append(letters)
        parts += _parts(kind, shapes, pattern)
    if len(parts) > 1 and all(part.kind == "word" and _is_small(part.text) for part in parts):
        parts = [part if part.text in function_words() else PhraseWord("small", part.text) for part in parts]
    if not parts:
        raise ValueError(f"'{pattern}': der er ingen bogstaver eller tal at lede efter.")
    if all(map(_LETTERS.fullmatch, bare)):
        return tuple(parts)
    plain = " ".join(bare)
    _reject_signs(plain, pattern)
    # A pattern is split into words as a note is, so one that would miss its own text is seen here.
    words = _words(plain)
    if not all(word.joined for word in words[1:]):
        shapes = [word.shape for word in words]
        apart = (" ~1 " if len(shapes) == 2 else " + ").join(shapes)
        raise ValueError(
            f"'{pattern}': tegnet mellem ordene gør, at mønsteret aldrig findes. Skriv '{' '.join(shapes)}', hvis "
            f"ordene står lige efter hinanden, eller '{apart}', hvis der er andet imellem."
        )
    return tuple(parts)


@lru_cache(maxsize=_MOST_REMEMBERED)  # patterns share most of their words
def _words(text: str) -> tuple[Word, ...]:
    return tuple(matching_copy(text).words)


def _is_small(word: str) -> bool:
    return len(word) <= _LONGEST_SMALL or word in function_words()


def _operator(word: str, pattern: str) -> tuple[Kind, str]:
    """Take the sign off a word: what it asks for, and the word itself."""
    starts, ends, exact = word.startswith("*"), word.endswith("*"), word.startswith("=")
    letters = word.removeprefix("=").strip("*")
    if "=" in letters:
        raise ValueError(f"'{pattern}': = kan kun stå først i et ord, fx: =TR.")
    if exact and "*" in word:
        raise ValueError(f"'{pattern}': = og * kan ikke stå ved samme ord. Slet det ene.")
    if "*" in letters:
        raise ValueError(f"'{pattern}': * kan kun stå først (*orlov) eller sidst (leder*) i et ord.")
    if starts and ends and letters:
        raise ValueError(
            f"'{pattern}': * kan ikke stå begge steder. Skriv to mønstre: '{letters}*' og '*{letters}'."
        )
    return ("exact" if exact else "head" if starts else "start" if ends else "word"), letters


def _parts(kind: Kind, shapes: list[str], pattern: str) -> list[PhraseWord]:
    """Give the parts of one written word; in `e-learning*` only the last is a beginning."""
    if kind == "exact":
        return [PhraseWord("exact", shape) for shape in shapes]
    kinds: list[Kind] = ["word"] * len(shapes)
    if kind != "word":
        at = 0 if kind == "head" else -1
        kinds[at] = kind
        if len(shapes[at]) < SHORTEST_PART:
            raise ValueError(
                f"'{pattern}': ved * skal der stå mindst {SHORTEST_PART} bogstaver, ellers findes "
                f"tilfældige ord. Skriv de sammensatte ord, du tænker på, hver for sig."
            )
    return [PhraseWord(one, fold_word(shape)) for one, shape in zip(kinds, shapes, strict=True)]


def _reject_signs(text: str, pattern: str) -> None:
    """Reject what looks like an operator and is none: it would be dropped, and the pattern mean something else."""
    if (hyphen := _LOOSE_HYPHEN.search(text)) is not None:
        raise ValueError(
            f"'{pattern}': en bindestreg kan kun stå inde i et ord. Skriv '{hyphen[1] or hyphen[2]}', med * foran "
            f"eller bagefter, hvis sammensatte ord skal med. Det, noten ikke må have, skrives under none."
        )
    for sign in text:
        if sign not in _PLAIN_SIGNS and unicodedata.category(sign)[0] in "PS":
            advice = _ADVICE.get(sign, "Slet det: noter findes også, hvor det står.")
            raise ValueError(f"'{pattern}': tegnet {sign} kan ikke bruges i et mønster. {advice}")


def _reject_plus(written: str) -> None:
    if "+" in _PLUS.sub("", written):
        shown = " + ".join(part.strip() for part in written.split("+") if part.strip())
        raise ValueError(
            f"'{written}': skriv + med mellemrum om: {shown}. Hører det til et navn, så skriv navnet med store "
            f"bogstaver: LGBT+."
        )
