"""How what may be wrong with a scheme's rules is told: each kind once, the gravest first, with its first places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

_SHOWN = 5

WarningKind = Literal[
    "split", "everyday", "empty", "unreached", "shared", "few", "abbreviation", "form", "covered", "idle", "unused"
]

# The gravest first: what finds notes that it should not, then what misses some, then what only stands there.
_HEADINGS: dict[WarningKind, str] = {
    "split": "| deler hele udtrykket, så det, der står alene, finder noter for sig. Er det ikke meningen, så skriv "
    "hver mulighed helt ud: hver mandag|hver tirsdag.",
    "everyday": "mønstret finder også ord, der står i mange noter, for de kan være bøjninger af det. Skriv = foran "
    "(=have), hvis kun den stavemåde skal findes.",
    "empty": "temaet har ingen mønstre, så ingen tekst kan give det.",
    "unreached": "ingen af de {notes} noter får temaet.",
    "shared": "to temaers regler finder de samme ord. Skil dem ad med none eller vægte, eller gør dem til ét tema.",
    "few": "næsten ingen af de {notes} noter får temaet. Er det for lidt til et tema, så læg det ind under et "
    "andet.",
    "abbreviation": "mønstret ligner en forkortelse og finder også ordet med små bogstaver. Skriv = foran, hvis "
    "kun store bogstaver skal tælle.",
    "form": "mønstret ligner en bøjning. Skriv ordbogens form, så findes alle bøjninger.",
    "covered": "mønstret finder intet, som et andet ikke finder. Slet det ene.",
    "idle": "reglen findes i noter, men afgør ingen af dem: de får samme tema uden den.",
    "unused": "mønstret findes ikke i nogen af de {notes} noter. Er det skrevet til andre noter, så lad det stå.",
}


class Warned(NamedTuple):
    """One place where something may be wrong."""

    kind: WarningKind
    line: int
    told: str


def tell_warnings(warnings: Iterable[Warned], name: str, notes: int) -> Iterator[str]:
    """Give the lines that tell of warnings.

    Args:
        warnings: In any order.
        name: How messages call the scheme's file.
        notes: How many notes were looked at.
    """
    places: dict[WarningKind, set[tuple[int, str]]] = defaultdict(set)
    for kind, line, told in warnings:
        places[kind].add((line, told))
    for kind, heading in _HEADINGS.items():
        if not (there := sorted(places[kind])):
            continue
        yield f"{name}, {len(there)} {'sted' if len(there) == 1 else 'steder'}: {heading.format(notes=notes)}"
        yield from (f"  linje {line}: {told}" for line, told in there[:_SHOWN])
        if len(there) > _SHOWN:
            yield f"  og {len(there) - _SHOWN} til"
