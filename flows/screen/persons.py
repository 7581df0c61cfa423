"""Names of persons: a given name with a surname, by the lists or behind a word that says so; and single names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from flows.danish.known_words import is_ordinary
from flows.findings import Finding
from flows.screen.cues import cues, fold_name, name_lists, pattern_of, words_of
from flows.screen.name_words import (
    SurnameKind,
    has_place_form,
    has_surname_form,
    is_excluded,
    is_given,
    is_no_name,
    is_thing,
    named_after_words,
    surname_endings,
    surname_kind,
)
from flows.screen.public_names import grade_of_name, is_cued, is_public

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĠĢĪĮİĶĻŁĹĽŃŅŇŌŐŒŔŘŚŞŠȘŢŤȚŪŮŰŲŴŶŸŹŻŽƏ"
_ANY_CAPITAL = re.compile(f"[{_CAPITAL}]")
_NAME = rf"[{_CAPITAL}](?:[^\W\d_]|['-](?=[^\W\d_]))*"
_INITIALS = rf"(?:[{_CAPITAL}]\. ?){{1,12}}"
_SENTENCE_FIRST = re.compile(r"(?:^|[.!?:;\n•*]|^\W+|\n\W*|[-–]\s)\s*[\"'(»“]*$")
_GOES_ON = re.compile(r",? og\b|, [A-ZÆØÅ]")  # a list of names: "Kvickly, Mette og Ali"
_MOST_SURNAMES = 3
_MOST_WORDS = 12  # of a full name: in a row of hundreds not each is looked at with all that follow
_BEHIND = re.compile(r"['s]*[ -]([^\W\d_/]+(?:/[Ss])?)")
_SHOUTED = 5  # letters of an abbreviation, at most
_SHORTEST = 4  # letters of a given name that no list has


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str

    @property
    def folded(self) -> str:
        """The name as the lists have it."""
        return fold_name(self.text)

    @property
    def shouts(self) -> bool:
        """Whether it is in capitals only."""
        return len(self.text) > 1 and self.text.isupper()


def find_names(text: str) -> Iterator[Finding]:
    """Find full names in a plain copy, and names that stand alone: those are only told of."""
    for row in _rows(text):
        yield from _in_row(text, row)


def _rows(text: str) -> Iterator[list[_Token]]:
    """Give the capitalised words that stand beside each other, initials and particles between them."""
    end = 0
    while capital := _ANY_CAPITAL.search(text, end):
        found = _row().match(text, capital.start())
        end = found.end() if found else capital.end()
        if not found:
            continue
        shift = found.start()
        if not any(sign in found[0] for sign in " .,") and not _may_stand_alone(found[0]):
            continue
        yield [_Token(part.start() + shift, part.end() + shift, part[0]) for part in _part().finditer(found[0])]


@cache
def _part() -> re.Pattern[str]:
    return re.compile(rf"(?<= ){_abbreviated()}\.|{_INITIALS}(?=[{_CAPITAL}][^\W\d_])|{_NAME}|[^\W\d_]+")


def _abbreviated() -> str:
    """Give the pattern of given names that are written short: "Chr."."""
    return "(?:" + "|".join(word.capitalize() for word in words_of(cues().names.abbreviated)) + ")"


@cache
def _row() -> re.Pattern[str]:
    particles = pattern_of(cues().names.particles)
    step = rf"(?: (?:[\"(][^\W\d_]{{2,15}}[\")] )?|, ?)(?:{_abbreviated()}\. ?)?(?:(?:{particles})[ -]){{0,2}}"
    return re.compile(rf"(?<![\w@.])(?:{_INITIALS})?{_NAME}(?:{step}(?:{_INITIALS})?{_NAME})*")


def _in_row(text: str, row: Sequence[_Token]) -> Iterator[Finding]:
    names = [token for token in row if not token.text.islower()]
    place = 0
    while place < len(names):
        length = _full_name_at(text, names, place)
        if length:
            start, end = names[place].start, _without_genitive(names[place + length - 1])
            named_after = _named_after(text, names, place, place + length) and not is_cued(text, start)
            doubted = named_after or _is_lettered(text, names[place], names[place + 1])
            yield Finding(start, end, "name", "warn" if doubted else grade_of_name(text, start, end))
            place += length
            continue
        if _alone(text, names, place):
            yield Finding(names[place].start, names[place].end, "single_name", "warn")
        place += 1


def _full_name_at(text: str, names: Sequence[_Token], place: int) -> int:
    """Give of how many words the full name is that begins here; 0 where none does."""
    first = names[place]
    rest = _beside(text, names, place)
    if not rest or is_thing(first.text):
        return _turned_around(text, names, place)
    if first.text.rstrip().endswith("."):
        return 2 if _stands_behind_initial(text, first, rest[0]) else 0
    cued = is_cued(text, first.start)
    kind = _kind_of_first(first, rest[0], cued=cued)
    if not kind:
        return _turned_around(text, names, place)
    length = last_surname = 0
    for number, token in enumerate(rest):
        before = rest[number - 1] if number else first
        led = text[before.end : token.start].strip() != ""  # "von", "el"
        told = _is_surname(token)
        if led and not told and not is_ordinary(token.text.lower()):
            told = "name"
        initial = before.text.rstrip().endswith(".")
        if not told and (number == 0 or initial) and _follows_a_name(first, token, cued=cued and kind != "cued"):
            told = "name"
        if not told and not (
            is_given(token.folded)
            or token.text.rstrip().endswith(".")
            or token.folded in words_of(cues().names.particles)
            or _comes_before_surname(rest, token)
        ):
            break
        length = number + 1
        if told and not (told == "unlisted" and kind == "unlisted"):
            last_surname = length
        if told and not is_given(token.folded) and length > _MOST_SURNAMES:
            break
    if last_surname:
        return last_surname + 1
    return length + 1 if length and _only_given_names(first, rest[:length]) else 0


def _kind_of_first(first: _Token, second: _Token, *, cued: bool) -> str:
    """Tell why a word may be the given name of a full name: it is one, or what stands around says so."""
    if kind := is_given(first.folded):
        return kind
    if is_excluded(first.folded):
        return ""
    if is_given(second.folded) == "name" and first.folded in name_lists().surnames:
        return "turned"  # "Nguyen Lan"
    if first.folded.endswith(surname_endings()):
        return "cued" if cued and second.folded in name_lists().surnames else ""
    if cued and not is_ordinary(first.folded):
        return "cued"
    if is_given(second.folded) == "name" and _may_be_name(first):
        return "unlisted"
    return "unlisted" if _is_surname(second) == "name" and _may_be_name(first) else ""


def _follows_a_name(first: _Token, token: _Token, *, cued: bool) -> bool:
    """Tell whether a capitalised word is a surname only because of what stands before it: "Mette Krebs"."""
    if is_no_name(token.folded) or (is_excluded(token.folded) and not cued):
        return False
    plain = first.folded in name_lists().common and not is_ordinary(first.folded)
    return cued or (
        plain and len(token.text) > 2 and not (token.shouts or is_given(token.folded) or is_thing(token.text))
    )


def _is_surname(token: _Token) -> SurnameKind:
    kind = surname_kind(token.text)
    return "" if kind == "unlisted" and token.shouts and len(token.text) <= _SHOUTED else kind


def _stands_behind_initial(text: str, initial: _Token, token: _Token) -> bool:
    """Tell a surname behind an initial, one of a form that only surnames have among them: "M. Thorsager"."""
    kind = _is_surname(token)
    if kind == "name" or (kind == "unlisted" and is_cued(text, initial.start)):
        return True
    return not token.shouts and kind == "unlisted" and has_place_form(token.folded)


def _is_lettered(text: str, initial: _Token, token: _Token) -> bool:
    """Tell a letter that may be a group's or a place's and no initial: "Gruppe A. Kragholt"."""
    if not initial.text.rstrip().endswith(".") or _is_surname(token) == "name":
        return False
    return _lettered().search(text, max(0, initial.start - 16), initial.start) is not None


def _only_given_names(first: _Token, others: Sequence[_Token]) -> bool:
    """Tell whether given names in a row are a whole name: not "Anne Marie", but "Nguyen Thi Lan"."""
    others = [each for each in others if not each.text.rstrip().endswith(".")]
    if first.folded in name_lists().surnames:
        return bool(others)
    return any(is_given(each.folded) and each.folded not in name_lists().second for each in others)


def _comes_before_surname(rest: Sequence[_Token], token: _Token) -> bool:
    """Tell whether a word, any that is capitalised, stands where a middle name does."""
    place = rest.index(token)
    return (
        place == 0 and len(rest) > 1 and _is_surname(rest[1]) in ("name", "both") and not is_no_name(token.folded)
    )


def _beside(text: str, names: Sequence[_Token], place: int) -> Sequence[_Token]:
    """Give the names that follow without a comma, as many as a full name can have."""
    end, most = place + 1, min(len(names), place + _MOST_WORDS)
    while end < most and "," not in text[names[end - 1].end : names[end].start]:
        end += 1
    return names[place + 1 : end]


def _turned_around(text: str, names: Sequence[_Token], place: int) -> int:
    """Tell "Hansen, Mette": a surname with a comma, and a given name alone behind it."""
    if place + 1 >= len(names) or text[names[place].end : names[place + 1].start].strip() != ",":
        return 0
    surname, given = names[place], names[place + 1]
    kind = is_given(given.folded)
    if not kind or surname.folded in name_lists().common:
        return 0
    if surname.folded in name_lists().surnames:
        return 2
    if kind != "name" or is_given(surname.folded):
        return 0
    if has_surname_form(surname.folded):
        return 2
    particles = words_of(cues().names.particles)
    heads = particles.issuperset(text[: surname.start].lower().split()) and not _GOES_ON.match(text, given.end)
    return 2 if heads and _is_surname(surname) == "unlisted" else 0


def _may_be_name(token: _Token) -> bool:
    """Tell whether a word that no list has may be a given name in front of a surname."""
    if token.shouts or len(token.folded) < _SHORTEST or is_ordinary(token.text.lower()):
        return False
    return not is_excluded(token.folded) and token.folded not in name_lists().surnames


def _named_after(text: str, names: Sequence[_Token], start: int, end: int) -> bool:
    """Tell whether a place, a house or a prize is called by the name."""
    last = names[end - 1]
    if names_thing(text, last.end) and (_is_genitive(text, last) or is_public(text[names[start].start : last.end])):
        return True
    if any(is_thing(name.text) for name in names[start:end]):
        return True
    if names[end - 1].folded in named_after_words():
        owner = names[end - 2]
        if names[end - 1].folded not in name_lists().all_surnames:
            return True
        return end - start > 2 and owner.folded.endswith("s") and not is_given(owner.folded)  # "Mads Hansens Gård"
    return _before_full_name().search(text, max(0, names[start].start - 16), names[start].start) is not None


def _is_genitive(text: str, token: _Token) -> bool:
    """Tell "Hansens" and "Mathias'", but not "Mathias"."""
    if token.text.endswith("'s") or text.startswith("'", token.end):
        return True
    return (
        token.folded.endswith("s") and token.folded not in name_lists().all_surnames and not is_given(token.folded)
    )


def names_thing(text: str, end: int) -> bool:
    """Tell whether a house, a place or a prize stands right behind a name, with a capital: "Carl Nielsen Salen"."""
    behind = _BEHIND.match(text, end)
    return behind is not None and not behind[1].islower() and _is_named_after_word(behind[1])


def _stands_behind_public(text: str, token: _Token) -> bool:
    """Tell "Sankt Hans" and "Hotel Hansen"."""
    return _before_public().search(text, max(0, token.start - 16), token.start) is not None


def _is_named_after_word(word: str) -> bool:
    folded = fold_name(word)
    if not {folded, folded.removesuffix("s")}.isdisjoint(named_after_words()):
        return True
    return folded.endswith(_named_after_endings()) and folded not in name_lists().all_surnames


def _alone(text: str, names: Sequence[_Token], place: int) -> bool:
    """Tell whether a given name stands alone; the first word of a sentence only where it is nothing but a name."""
    token = names[place]
    folded = token.folded
    stem = folded.removesuffix("s") if not is_given(folded) else folded
    kind = is_given(stem)
    if not kind or is_excluded(folded) or (token.shouts and len(token.text) <= 4):
        return False
    if kind == "both" and _SENTENCE_FIRST.search(text, max(0, token.start - 4), token.start):
        return False
    return not (is_thing(token.text) or _stands_behind_public(text, token))


@lru_cache(maxsize=1 << 14)
def _may_stand_alone(word: str) -> bool:
    """Tell whether a capitalised word with none beside it can be a name at all."""
    folded = fold_name(word)
    return bool(is_given(folded) or is_given(folded.removesuffix("'").removesuffix("s").removesuffix("'")))


def _without_genitive(token: _Token) -> int:
    for ending in ("'s", "'"):
        if token.text.endswith(ending):
            return token.end - len(ending)
    return token.end - (1 if token.text.endswith(".") and len(token.text) > 2 else 0)


@cache
def _named_after_endings() -> tuple[str, ...]:
    return tuple(words_of(cues().names.named_after_endings))


@cache
def _lettered() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern_of(cues().names.lettered)})\w?\w?\s$", re.IGNORECASE)


@cache
def _before_public() -> re.Pattern[str]:
    words = pattern_of([*cues().names.titles_before, *cues().names.not_before])
    return re.compile(rf"(?<!\w)(?:{words})\s$", re.IGNORECASE)


@cache
def _before_full_name() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern_of(cues().names.titles_before)})\s$", re.IGNORECASE)
