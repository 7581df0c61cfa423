"""The patterns that a rule is written with: what `leder*`, `=TR` or `leder ~4 kursus` asks for.

The kinds stand in README, each with what it finds and what it leaves alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from flows.categorise.foreign_patterns import reject_foreign
from flows.danish.function_words import function_words
from flows.danish.inflection import fold_word
from flows.danish.matching_copy import Word, matching_copy

SHORTEST_PART = (
    4  # letters of a compound's part: "løn*" would find "lønne", "*alder" needs a list of its own as it is
)
WIDEST_NEARNESS = 20
SHORTEST_ENDING = 2  # letters; before them a word that is known must stand
_LONGEST_SMALL = 4  # letters
_MOST_REMEMBERED = 20_000

Kind = Literal["word", "small", "start", "head", "ending", "exact", "number", "first", "question", "sign", "list"]
Relation = Literal["alone", "near", "order", "both"]

_NAMED: dict[str, Kind] = {"<tal>": "number", "<start>": "first", "<spørgsmål>": "question"}
_LIST = re.compile(r"@[\w-]+")
_SIGNS = "?!%§€$£"  # and every picture; other signs part words, or are this language's own

_NEAR = re.compile(r"\s~(\d+)\s")
_PLUS = re.compile(r"(?<!\S)\+(?!\S)|(?<=[A-ZÆØÅ0-9])(?<![a-zæøå][A-ZÆØÅ0-9])\+(?=[\s|*-]|$)")  # LGBT+ is a word
_LOOSE_HYPHEN = re.compile(r"(?<!\S)-(\w+)|(\w+)-(?!\S)")
_LETTERS = re.compile("[A-Za-zÆØÅæøå]+")
_PLAIN_SIGNS = frozenset("-‐‑'’‘´`ʼ&+.,/_")  # some stand in words; others only part them, which is told otherwise
_ADVICE = {
    "[": "Skriv hver mulighed helt ud med | imellem: klar plan|fælles plan.",
    "^": "Skriv <start> foran det, noten begynder med: <start> hvorfor.",
    "\\": "Slet det: et ord findes kun som helt ord.",
    ";": "Skriv et mønster for hvert, med komma imellem: [suppe, salat].",
    "<": "Her kan stå <tal>, <start> eller <spørgsmål>, med mellemrum om.",
    "@": "En liste skrives for sig selv, fx: @ledelse eller @ledelse ~3 kursus.",
    "?": "Skriv ? for sig selv, hvis noten skal have tegnet, eller <spørgsmål>, hvis den skal spørge.",
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
        operands: One for a pattern that stands alone, two for nearness, three or more for an order; for "both" two
            or more, or one that is no word: it hides no find, and none hides it.
        distances: Words that may lie between two of a nearness or an order.
    """

    text: str
    relation: Relation
    operands: tuple[Alternatives, ...]
    distances: tuple[int, ...] = ()

    @property
    def parts(self) -> tuple[PhraseWord, ...]:
        """All words of all alternatives."""
        return tuple(part for operand in self.operands for phrase in operand for part in phrase)

    @property
    def lists(self) -> tuple[str, ...]:
        """The names of the lists that it refers to."""
        return tuple(part.text for part in self.parts if part.kind == "list")


@lru_cache(maxsize=_MOST_REMEMBERED)  # a scheme's patterns are checked, and then indexed
def parse_pattern(text: str) -> Pattern:
    """Read a pattern.

    Raises:
        ValueError: With a Danish sentence on what to write instead.
    """
    written = " ".join(text.split())
    if not written:
        raise ValueError("mønsteret er tomt. Skriv et ord, eller slet linjen.")
    reject_foreign(written)
    if "~" not in written and "+" not in written:
        return _alone(written)
    _reject_plus(written)
    nearness = _NEAR.findall(f" {written} ")
    if "~" in written and not nearness:
        raise ValueError(f"'{written}': skriv 'nær' som et tal efter ~ med mellemrum om, fx: leder ~4 kursus.")
    both = written.split(" + ")
    if nearness and len(both) > 1:
        raise ValueError(f"'{written}' har både ~ og +. Del det i to mønstre.")
    if nearness:
        return _near(written, tuple(map(int, nearness)))
    if len(both) > 1:
        return Pattern(written, "both", tuple(_alternatives(part, written) for part in both))
    if written.startswith("+ ") or written.endswith(" +"):
        raise ValueError(f"'{written}': der skal stå noget på begge sider af +.")
    return _alone(written)


def _alone(written: str) -> Pattern:
    alternatives = _alternatives(written, written)
    no_words = any(phrase[0].kind in ("sign", "question") for phrase in alternatives)
    return Pattern(written, "both" if no_words else "alone", (alternatives,))


def _near(written: str, distances: tuple[int, ...]) -> Pattern:
    if not all(1 <= distance <= WIDEST_NEARNESS for distance in distances):
        raise ValueError(
            f"'{written}': tallet efter ~ skal være fra 1 til {WIDEST_NEARNESS}. Brug + for hele noten."
        )
    operands = tuple(_alternatives(part, written) for part in _NEAR.split(f" {written} ")[::2])
    if any(phrase[0].kind in ("sign", "question") for operand in operands for phrase in operand):
        raise ValueError(f"'{written}': et tegn eller <spørgsmål> kan ikke stå ved ~. Brug + i stedet.")
    return Pattern(written, "near" if len(operands) == 2 else "order", operands, distances)


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
        if (own := _no_word(word)) is not None:
            parts.append(own)
            continue
        kind, letters = _operator(word, pattern)
        shapes = [found.shape for found in _words(letters)]
        if kind != "word" and not shapes:
            raise ValueError(f"'{pattern}': {word[0]} skal stå op ad et ord, fx: leder* eller =TR.")
        bare.append(letters)
        parts += _parts(kind, shapes, pattern)
    _reject_places(parts, pattern)
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
        each = f"; '{'|'.join(shapes)}', hvis ét er nok" if "," in pattern else ""
        raise ValueError(
            f"'{pattern}': tegnet mellem ordene gør, at mønsteret aldrig findes. Skriv '{' '.join(shapes)}', hvis "
            f"ordene står lige efter hinanden, eller '{apart}', hvis der er andet imellem{each}."
        )
    return tuple(parts)


@lru_cache(maxsize=_MOST_REMEMBERED)  # patterns share most of their words
def _words(text: str) -> tuple[Word, ...]:
    return tuple(matching_copy(text).words)


def write_lists_out(alternatives: Alternatives, lists: Mapping[str, Alternatives]) -> Alternatives:
    """Put the words of a list in the place of its name; a name that is not known stands for nothing."""
    written: list[Phrase] = []
    for phrase in alternatives:
        ways: list[Phrase] = [()]
        for part in phrase:
            put = lists.get(part.text, ()) if part.kind == "list" else ((part,),)
            ways = [(*way, *words) for way in ways for words in put]
        written += ways
    return tuple(written)


def _no_word(token: str) -> PhraseWord | None:
    """Give the part that a sign, a picture, <tal> or @ledelse is; None for a word."""
    if (kind := _NAMED.get(token.lower())) is not None:
        return PhraseWord(kind, "")
    if _LIST.fullmatch(token):
        return PhraseWord("list", fold_word(token[1:]))
    if token in _SIGNS or (unicodedata.category(token[0]) == "So" and not any(map(str.isalnum, token))):
        return PhraseWord("sign", token)
    return None


def _reject_places(parts: list[PhraseWord], pattern: str) -> None:
    """Reject what stands for no word where it has no meaning."""
    kinds = [part.kind for part in parts]
    if len(parts) > 1 and "sign" in kinds:
        sign = parts[kinds.index("sign")].text
        raise ValueError(
            f"'{pattern}': tegnet {sign} kan kun stå for sig selv. Slet det: noter findes også, hvor det står."
        )
    if len(parts) > 1 and "question" in kinds:
        raise ValueError(f"'{pattern}': <spørgsmål> gælder hele noten. Skriv + imellem: <spørgsmål> + lys.")
    if "first" in kinds[1:] or kinds == ["first"]:
        raise ValueError(f"'{pattern}': <start> skal stå foran det, noten begynder med, fx: <start> hvorfor.")


def _is_small(word: str) -> bool:
    return len(word) <= _LONGEST_SMALL or word in function_words()


def _operator(word: str, pattern: str) -> tuple[Kind, str]:
    """Take the sign off a word: what it asks for, and the word itself."""
    starts, ends, exact = word.startswith("*"), word.endswith("*"), word.startswith("=")
    letters = word.removeprefix("=").strip("*")
    if word.startswith("*=") and "=" not in word[2:] and "*" not in word[2:]:
        return "ending", word[2:]
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
    if kind == "ending":
        if len(shapes) > 1 or len(shapes[0]) < SHORTEST_ENDING:
            raise ValueError(f"'{pattern}': efter *= skal der stå ét ord på mindst {SHORTEST_ENDING} bogstaver.")
        return [PhraseWord("ending", fold_word(shapes[0]))]
    kinds: list[Kind] = ["word"] * len(shapes)
    if kind != "word":
        at = 0 if kind == "head" else -1
        kinds[at] = kind
        if len("".join(shapes) if kind == "start" else shapes[at]) < SHORTEST_PART:
            exactly = f", eller *={shapes[at]} for ord, der ender på netop det" if kind == "head" else ""
            raise ValueError(
                f"'{pattern}': ved * skal der stå mindst {SHORTEST_PART} bogstaver, ellers findes "
                f"tilfældige ord. Skriv de sammensatte ord, du tænker på, hver for sig{exactly}."
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
