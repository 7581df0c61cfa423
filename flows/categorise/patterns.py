"""The patterns that a rule is written with: what `leder*`, `=TR` or `leder ~4 kursus` asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from flows.danish.inflection import fold

SHORTEST_PART = (
    4  # letters of a compound's part: "løn*" would find "lønne", "*alder" needs a list of its own as it is
)
WIDEST_NEARNESS = 20

Kind = Literal["word", "start", "head", "exact"]
Relation = Literal["alone", "near", "both"]

_NEAR = re.compile(r"\s~(\d+)\s")
_PART = re.compile(r"[^\W_]+(?:'[^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a pattern. `text` is folded, but for an exact part that holds capitals."""

    kind: Kind
    text: str


Phrase = tuple[Part, ...]  # words that stand one after the other
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


def parse_pattern(text: str) -> Pattern:
    """Read a pattern.

    Raises:
        ValueError: With a Danish sentence on what to write instead.
    """
    written = " ".join(text.split())
    if not written:
        raise ValueError("mønsteret er tomt. Skriv et ord, eller slet linjen.")
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
    parts: list[Part] = []
    words = re.split(r"[\s/]+", text)
    if len(words) > 1:  # "kys & kør": the sign between is not looked for
        words = [word for word in words if _PART.search(word)] or words
    for word in words:
        if word.startswith("="):
            parts += [Part("exact", shape) for shape in _words(word[1:], pattern)]
            continue
        starts, ends = word.startswith("*"), word.endswith("*")
        bare = _words(word.strip("*"), pattern)
        if "*" in word.strip("*"):
            raise ValueError(f"'{pattern}': * kan kun stå først (*orlov) eller sidst (leder*) i et ord.")
        if starts and ends:
            raise ValueError(
                f"'{pattern}': * kan ikke stå begge steder. Skriv to mønstre: '{bare[0]}*' og '*{bare[0]}'."
            )
        kinds: list[Kind] = ["word"] * len(bare)
        if starts:
            kinds[0] = "head"
        elif ends:
            kinds[-1] = "start"
        for kind, part in zip(kinds, bare, strict=True):
            if kind != "word" and len(part) < SHORTEST_PART:
                raise ValueError(
                    f"'{pattern}': ved * skal der stå mindst {SHORTEST_PART} bogstaver, ellers findes "
                    f"tilfældige ord. Skriv de sammensatte ord, du tænker på, hver for sig."
                )
            parts.append(Part(kind, fold(part)))
    return tuple(parts)


def _words(text: str, pattern: str) -> list[str]:
    found = _PART.findall(text.replace("’", "'").replace(".", "") if re.fullmatch(r"(?:\w\.)+", text) else text)
    if not found:
        raise ValueError(f"'{pattern}': der er ingen bogstaver eller tal at lede efter.")
    return [str(word) for word in found]
