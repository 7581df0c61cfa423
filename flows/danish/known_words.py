"""Which Danish words exist, told in a millisecond: a Bloom filter made from simplemma's list.

The list itself takes half a second to load, as long as all else that checking a workshop does. `known_words.bin`,
`proper_nouns.bin` with those that are written with a capital only, and `dictionary_words.bin` with those that stand
in a dictionary, others being forms of them, are made anew by `python -m flows.danish.known_words`; of 2,000 words
that do not exist it takes about one for a word.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

SHORTEST, LONGEST = 4, 14
_FILE = Path(__file__).with_name("known_words.bin")
_PROPER = Path(__file__).with_name("proper_nouns.bin")
_DICTIONARY = Path(__file__).with_name("dictionary_words.bin")
_BITS_PER_WORD = 16
_HASHES = 11


@lru_cache(maxsize=1 << 16)
def is_known(word: str) -> bool:
    """Tell whether a word in lower case, of `SHORTEST` to `LONGEST` letters, is Danish; others are not known."""
    if not SHORTEST <= len(word) <= LONGEST:
        return False
    return _holds(_filter(_FILE), word)


@lru_cache(maxsize=1 << 16)
def is_ordinary(word: str) -> bool:
    """Tell whether a word in lower case is Danish and not only a name of somebody or something."""
    return is_known(word) and not _holds(_filter(_PROPER), word)


@lru_cache(maxsize=1 << 16)
def is_dictionary_word(word: str) -> bool:
    """Tell whether a word in lower case is one that others are forms of: "havn" is, "havnen" is not."""
    return SHORTEST <= len(word) <= LONGEST and _holds(_filter(_DICTIONARY), word)


def _holds(bits: bytes, word: str) -> bool:
    return all(bits[place >> 3] >> (place & 7) & 1 for place in _places(word, len(bits) * 8))


@cache
def _filter(file: Path) -> bytes:
    return file.read_bytes()


def _places(word: str, size: int) -> Iterator[int]:
    digest = hashlib.blake2b(word.encode(), digest_size=16).digest()
    first, step = int.from_bytes(digest[:8], "little"), int.from_bytes(digest[8:], "little") | 1
    for _ in range(_HASHES):
        yield first % size
        first += step


def list_words() -> tuple[set[str], set[str]]:
    """Give, from simplemma's list, all words in lower case, and those of them that begin with a capital there."""
    from simplemma.strategies.dictionaries import DEFAULT_DICTIONARY_FACTORY

    listed = {word for word in DEFAULT_DICTIONARY_FACTORY.get_dictionary("da") if word.isalpha()}
    words = {word.lower() for word in listed}
    return words, words - {word for word in listed if not word[0].isupper()}


def list_dictionary_words() -> set[str]:
    """Give, from simplemma's list, the words that others are forms of, in lower case."""
    from simplemma.strategies.dictionaries import DEFAULT_DICTIONARY_FACTORY

    return {word.lower() for word in DEFAULT_DICTIONARY_FACTORY.get_dictionary("da").values() if word.isalpha()}


def make_filter(listed: set[str]) -> bytes:
    """Make the filter of words in lower case, of the lengths that it serves."""
    words = [word for word in listed if SHORTEST <= len(word) <= LONGEST]
    bits = bytearray(-(-len(words) * _BITS_PER_WORD // 8))
    for word in words:
        for place in _places(word, len(bits) * 8):
            bits[place >> 3] |= 1 << (place & 7)
    return bytes(bits)


if __name__ == "__main__":
    every, proper = list_words()
    _FILE.write_bytes(make_filter(every))
    _PROPER.write_bytes(make_filter(proper))
    _DICTIONARY.write_bytes(make_filter(list_dictionary_words()))
