"""What notes name: the things that the scheme has names for, and the words that several notes share.

The rules, in full:

1. A note names a thing where a rule with that `name`, of whichever theme, found its words, also in a note that
   speaks against it.
2. A word is shared where at least two bullets have it, in any of its forms. Small words and empty ones
   (`flows/danish/function_words.yaml`), words of under three letters, figures, the words of the theme's title, and
   what may be a name are none. It is printed in the form that all others are forms of, if a note has it, and
   else in the most frequent one.
3. What most notes name stands first, then what the scheme names first, or what is read first.
4. A shared word whose notes all name something that is told already is not told.
5. A single note is alone where it has no subtheme, names nothing that is told, and shares no word with its theme's
   title or with another bullet of its theme, nor a part of one: "skolebus" is like "busser".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from flows.danish.compounds import parts_of
from flows.danish.inflection import dictionary_word
from flows.notes import Placement
from flows.write.outline import Bullet
from flows.write.subject_words import SubjectWords, printed_form

_FEWEST = 2  # bullets
_SHORTEST_PART = 3  # letters of a compound


@dataclass(frozen=True, slots=True)
class Thing:
    """What notes name, and their ids; a shared word is a thing, too."""

    name: str
    notes: tuple[str, ...]


def names_of(bullet: Bullet, placements: Mapping[str, Placement]) -> frozenset[str]:
    """Give the names of the things that any note of a bullet names."""
    return frozenset(name for note in bullet.notes for name in placements[note.id].names)


def named_things(named: Iterable[tuple[Bullet, Collection[str]]], order: Iterable[str]) -> tuple[Thing, ...]:
    """Give what bullets name, what most notes name first.

    Args:
        named: Bullets with the names that are theirs.
        order: The theme's own names, in the scheme's order; those of other themes follow by the alphabet.
    """
    notes: dict[str, list[str]] = {name: [] for name in order}
    for bullet, names in named:
        for name in sorted(names):
            notes.setdefault(name, []).extend(note.id for note in bullet.notes)
    return _most_first(Thing(name, tuple(ids)) for name, ids in notes.items() if ids)


class ThemeWords:
    """The words of a theme's bullets that say something of their subject, whatever their forms."""

    def __init__(self, bullets: Sequence[Bullet], title: str) -> None:
        """Read the words.

        Args:
            bullets: All of the theme.
            title: The theme's; its words are told already.
        """
        self._bullets = bullets
        self._title = title
        self._words_met = SubjectWords()

    @cached_property
    def _of_title(self) -> Collection[str]:
        return self._words_met.read(self._title).keys()

    @cached_property
    def _read(self) -> list[dict[str, set[str]]]:
        return [self._words(bullet) for bullet in self._bullets]

    def shared(self, told: Collection[str], most: int, common_words: Collection[str]) -> tuple[Thing, ...]:
        """Give the words that several bullets share.

        Args:
            told: The ids of the notes that name what is told already.
            most: So many words at most.
            common_words: Words that are known to be no names.
        """
        forms: dict[str, Counter[str]] = {}
        having: dict[str, list[Bullet]] = {}
        for bullet, words in zip(self._bullets, self._read, strict=True):
            for word, written in words.items():
                forms.setdefault(word, Counter()).update(written)
                having.setdefault(word, []).append(bullet)
        things = [
            Thing(printed_form(forms[word]), tuple(note.id for bullet in found for note in bullet.notes))
            for word, found in having.items()
            if len(found) >= _FEWEST
            and word not in self._of_title
            and not forms[word].keys().isdisjoint(common_words)
        ]
        chosen: list[Thing] = []
        covered = set(told)
        for thing in _most_first(things):
            if len(chosen) < most and not covered.issuperset(thing.notes):
                chosen.append(thing)
                covered.update(thing.notes)
        return tuple(chosen)

    def lone(self, rest: Collection[str]) -> tuple[str, ...]:
        """Give those of the notes that no sentence tells of which are like no other bullet."""
        of_title, *stems = _with_parts([self._of_title, *self._read])
        used = Counter(chain(of_title, *stems))
        wanted = set(rest)
        return tuple(
            bullet.notes[0].id
            for bullet, own in zip(self._bullets, stems, strict=True)
            if len(bullet.notes) == 1 and bullet.notes[0].id in wanted and all(used[stem] == 1 for stem in own)
        )

    def _words(self, bullet: Bullet) -> dict[str, set[str]]:
        """Give the words of all spellings of a bullet, with the forms in which they stand."""
        found: dict[str, set[str]] = {}
        for note in bullet.notes:
            for word, forms in self._words_met.read(note.text).items():
                found.setdefault(word, set()).update(forms)
        return found


def _with_parts(texts: Sequence[Collection[str]]) -> list[set[str]]:
    """Give the words of each text and what they are made of, in the dictionary's form."""
    whole = [set(map(dictionary_word, words)) for words in texts]
    parts = [words.union(*map(parts_of, words)) for words in whole]
    known = set().union(*parts)
    ends = (chain.from_iterable(_known_ends(word, known) for word in words) for words in whole)
    return [own.union(found) for own, found in zip(parts, ends, strict=True)]


def _known_ends(word: str, known: Collection[str]) -> Iterator[str]:
    """Give the known words that a word begins or ends with, as a compound does whose other part is short."""
    for cut in range(_SHORTEST_PART, len(word)):
        yield from (part for part in (word[:cut], word[-cut:]) if part in known)


def _most_first(things: Iterable[Thing]) -> tuple[Thing, ...]:
    return tuple(sorted(things, key=lambda thing: -len(thing.notes)))
