"""Which notes are quoted: typical of what is said, short, and not about a person.

The rule, in full:

1. A quotation is one whole note, verbatim, on one line, of 4 to 30 words and at most 180 characters.
2. Out are notes with an e-mail address, a link, or four digits that follow each other (with or without a space or a
   hyphen between them), as in telephone and CPR numbers; notes that begin with a number or sign of a list; notes
   with a square bracket, as stands where words are hidden; what asks or begins as a rejection; notes that may name
   a person: a capitalised word anywhere but first, two words in capitals beside each other, or a first word that is
   not known as a common word or a compound; and notes that tell who wrote them: in the first person, for "vores
   leder" tells where one works, or in a role ("som leder"). Where a theme is about who people are, a small place
   ("i afdelingen") tells that as well. The cues stand in quotation_cues.yaml. Notes that ask, speak against, warn
   or doubt are out, and so is what comes near to it: what is quoted beside wishes must not reject one.
3. Largest point first, one from each, until there are enough; where points are missing or too few, from the theme.
4. Within a point: what was said most often; then the note whose words other notes of the point use most; then the
   shortest; then the one read first.
5. One quotation from up to four notes, two from up to eight, else three, or one from each point where there are
   more points, six at most: a large theme is heard in its breadth.
6. None that says much the same as one before: of the content words of the shorter, more than half are the other's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from operator import and_

from pydantic import BaseModel, ConfigDict, field_validator

from flows.danish.compounds import parts_of
from flows.danish.known_words import is_ordinary
from flows.danish.stance_words import may_speak_against
from flows.notes import Edition, Theme
from flows.write.outline import Bullet
from flows.yaml_source import parse_yaml, read_packaged

_LONGEST = 180
_WORDS_WANTED = range(4, 31)
_MOST = 3
_MOST_OF_POINTS = 6
_NOTES_FOR_EACH = 4
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_CONTACT = re.compile(r"@|www\.|https?:|\d(?:[ -]?\d){3}", re.IGNORECASE)
_LISTED = re.compile(r"\s*(?:(?:nr|bord|punkt|input)?\.?\s*\(?\d+\s*[.):]|\(?[a-zæøå]\)|[-–—•*·>])", re.IGNORECASE)
_AS = "som"
_AT = frozenset(("i", "på", "hos", "fra", "ved"))
_WORDS_TO_ROLE = 2  # "som ny leder"
_SHORTEST_END = 4  # letters that the end of a longer word is known by
_CONTENT_WORD = 4  # letters; shorter words are mostly grammar


class _Cues(BaseModel):
    """The words of quotation_cues.yaml, several to a line."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    writer: tuple[str, ...]
    roles: tuple[str, ...]
    places: tuple[str, ...]
    who_people_are: tuple[str, ...]
    turning: tuple[str, ...]

    @field_validator("*")
    @classmethod
    def _one_by_one(cls, lines: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(word for line in lines for word in line.split())


def choose_quotations(
    points: Sequence[Sequence[Bullet]],
    theme: Sequence[Bullet],
    common_words: frozenset[str],
    *,
    about_people: bool = False,
) -> tuple[str, ...]:
    """Choose by the module's rule.

    Args:
        points: The bullets of each point, the largest point first.
        theme: All bullets of the theme.
        common_words: In lower case.
        about_people: Whether a theme of the workshop is about who people are.
    """
    most = max(_MOST, min(len(points), _MOST_OF_POINTS))
    wanted = min(most, -(-sum(len(bullet.notes) for bullet in theme) // _NOTES_FOR_EACH))
    chosen: dict[str, None] = {}
    for bullets in (*points, theme):
        fit = [
            bullet
            for bullet in bullets
            if bullet.text not in chosen and may_be_quoted(bullet.text, common_words, about_people=about_people)
        ]
        for bullet in _ranked(fit, bullets):
            if len(chosen) == wanted:
                return tuple(chosen)
            if not any(_are_much_the_same(bullet.text, text) for text in chosen):
                chosen[bullet.text] = None
                if bullets is not theme:
                    break
    return tuple(chosen)


def may_be_quoted(text: str, common_words: frozenset[str], *, about_people: bool = False) -> bool:
    """Tell whether a note is fit to be quoted on its own."""
    words = _WORD.findall(text)
    if len(text) > _LONGEST or len(words) not in _WORDS_WANTED or not text.isprintable():
        return False
    if _LISTED.match(text) or _CONTACT.search(text) or "?" in text or "[" in text:
        return False
    if may_speak_against(text) or _turns_or_tells_the_writer(
        [word.casefold() for word in words], about_people=about_people
    ):
        return False
    shouted = [word.isupper() for word in text.split()]
    if any(map(and_, shouted, shouted[1:])):
        return False
    first, *others = words
    return _is_no_name(first, common_words) and not any(word.istitle() for word in others)


def _is_no_name(first: str, common_words: frozenset[str]) -> bool:
    """Tell of a note's first word; a compound of the word list ("Lektiehjælp") is nobody's name."""
    word = first.casefold()
    return first.isupper() or word in common_words or (is_ordinary(word) and bool(parts_of(word)))


def is_about_people(themes: Iterable[Theme]) -> bool:
    """Tell whether any of the themes is about who people are, so that a place may tell who wrote."""
    said = (
        text.casefold()
        for theme in themes
        for text in (theme.title, theme.description, *(sub.title for sub in theme.subthemes))
    )
    return any(word.startswith(_cues().who_people_are) for text in said for word in _WORD.findall(text))


def _turns_or_tells_the_writer(words: Sequence[str], *, about_people: bool) -> bool:
    cues = _cues()
    if words[0] in cues.turning or not set(cues.writer).isdisjoint(words):
        return True
    for place, word in enumerate(words):
        if word == _AS and any(_ends(near, cues.roles) for near in words[place + 1 : place + 1 + _WORDS_TO_ROLE]):
            return True
        if about_people and word in _AT and _ends("".join(words[place + 1 : place + 2]), cues.places):
            return True
    return False


def _ends(word: str, known: Sequence[str]) -> bool:
    return word in known or any(len(each) >= _SHORTEST_END and word.endswith(each) for each in known)


def known_words(edition: Edition) -> frozenset[str]:
    """Collect words that are no names: written small in a note or by the scheme, or on the list of common ones."""
    written = [note.text for note in edition.gathered.notes]
    for theme in edition.themes:
        written += [theme.description, *(subtheme.phrase for subtheme in theme.subthemes)]
    small = {word for text in written for word in _WORD.findall(text) if word.islower()}
    return _common() | small


@cache
def _cues() -> _Cues:
    return read_packaged("flows.write", "quotation_cues.yaml", _Cues)


@cache
def _common() -> frozenset[str]:
    name = "common_words.yaml"
    words = parse_yaml((files("flows.write") / name).read_bytes(), name).data
    return frozenset(word for line in words for word in line.split())


def _ranked(fit: Iterable[Bullet], among: Sequence[Bullet]) -> list[Bullet]:
    used = Counter(word for bullet in among for word in _content_words(bullet.text))

    def rank(bullet: Bullet) -> tuple[int, float, int]:
        words = _content_words(bullet.text)
        typical = sum(used[word] for word in words) / len(words) if words else 0.0
        return -len(bullet.notes), -typical, len(bullet.text)

    return sorted(fit, key=rank)


def _are_much_the_same(one: str, other: str) -> bool:
    first, second = _content_words(one), _content_words(other)
    return 2 * len(first & second) > min(len(first), len(second))


def _content_words(text: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(text.casefold()) if len(word) >= _CONTENT_WORD)
