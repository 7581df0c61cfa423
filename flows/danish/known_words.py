"""Which Danish words exist, told in a millisecond: a Bloom filter made from simplemma's list.

The list itself takes half a second to load, as long as all else that checking a workshop does. `known_words.bin` is
made anew by `python -m flows.danish.known_words`; of 2,000 words that do not exist it takes about one for a word.
"""

from __future__ import annotations

import hashlib
from functools import cache, lru_cache
from pathlib import Path

SHORTEST, LONGEST = 4, 14
_FILE = Path(__file__).with_name("known_words.bin")
_BITS_PER_WORD = 16
_HASHES = 11


@lru_cache(maxsize=1 << 16)
def is_known(word: str) -> bool:
    """Tell whether a word in lower case, of `SHORTEST` to `LONGEST` letters, is Danish; others are not known."""
    if not SHORTEST <= len(word) <= LONGEST:
        return False
    bits = _filter()
    return all(bits[place >> 3] >> (place & 7) & 1 for place in _places(word, len(bits) * 8))


@cache
def _filter() -> bytes:
    return _FILE.read_bytes()


def _places(word: str, size: int) -> list[int]:
    digest = hashlib.blake2b(word.encode(), digest_size=16).digest()
    first, step = int.from_bytes(digest[:8], "little"), int.from_bytes(digest[8:], "little") | 1
    return [(first + number * step) % size for number in range(_HASHES)]


def make_filter() -> bytes:
    """Make the filter from simplemma's list: all words in lower case of the lengths that it serves."""
    from simplemma.strategies.dictionaries import DEFAULT_DICTIONARY_FACTORY

    listed = {word.lower() for word in DEFAULT_DICTIONARY_FACTORY.get_dictionary("da") if word.isalpha()}
    words = [word for word in listed if SHORTEST <= len(word) <= LONGEST]
    bits = bytearray(-(-len(words) * _BITS_PER_WORD // 8))
    for word in words:
        for place in _places(word, len(bits) * 8):
            bits[place >> 3] |= 1 << (place & 7)
    return bytes(bits)


if __name__ == "__main__":
    _FILE.write_bytes(make_filter())
