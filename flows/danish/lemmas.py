"""Danish lemmas, from simplemma's list.

simplemma takes most of a second to unpack its 400,000 words, and a run asks for some dozen. So an index of its
packed list stands beside this file, and a look-up unpacks the few words around the one that is sought. Where the
installed list is another than the index was made of, simplemma's own reader serves: the same answers, later.
"""

from __future__ import annotations

import json
import zlib
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from simplemma.strategies.default import DefaultStrategy

_INDEX = Path(__file__).parent / "lemma_index.json"
_BLOCK = 2048
_LANGUAGE = "da"


@lru_cache(maxsize=1 << 16)
def lemma(form: str) -> str:
    """Give the dictionary word of a form, in lower case; a form that is not known is its own."""
    return (_strategy().get_lemma(form, _LANGUAGE) or form).lower()


@cache
def _strategy() -> DefaultStrategy:
    from simplemma.strategies.default import DefaultStrategy

    return DefaultStrategy(dictionary_factory=_Words())


class _Words:
    """simplemma's `DictionaryFactory` for the one language."""

    def get_dictionary(self, lang: str) -> Mapping[str, str]:  # noqa: ARG002 - simplemma passes it
        """Give lemma by form."""
        return _dictionary()


@cache
def _dictionary() -> Mapping[str, str]:
    from simplemma.strategies.dictionaries.dictionary_factory import _read_decompressed
    from simplemma.strategies.dictionaries.stream_dictionary_factory import StreamDictionaryFactory

    packed = _read_decompressed(_LANGUAGE)
    index = json.loads(_INDEX.read_bytes())
    if index["crc32"] == zlib.crc32(packed):
        return _IndexedWords(packed, index)
    return StreamDictionaryFactory().get_dictionary(_LANGUAGE)


class _IndexedWords(Mapping[str, str]):
    """The packed list, with a place to start unpacking at every so many words."""

    def __init__(self, packed: bytes, index: dict[str, Any]) -> None:
        self._packed = packed
        self._reversed: bool = index["reversed"]
        self._count: int = index["words"]
        self._starts = [
            (start, key.encode("latin-1"), value.encode("latin-1")) for start, key, value, _ in index["blocks"]
        ]
        self._firsts = [first.encode("latin-1") for *_, first in index["blocks"]]

    def __getitem__(self, form: str) -> str:
        from simplemma.strategies.dictionaries.frontcode import _iter_records

        sought = form.encode()[::-1] if self._reversed else form.encode()
        block = bisect_right(self._firsts, sought) - 1
        if block < 0:
            raise KeyError(form)
        for _, key, value in _iter_records(self._packed, *self._starts[block]):
            if key == sought:
                return (value[::-1] if self._reversed else value).decode()
            if key > sought:
                break
        raise KeyError(form)

    def __iter__(self) -> Iterator[str]:
        from simplemma.strategies.dictionaries.frontcode import _iter_records

        for _, key, _ in _iter_records(self._packed, *self._starts[0]):
            yield (key[::-1] if self._reversed else key).decode()

    def __len__(self) -> int:
        return self._count


def make_index() -> bytes:
    """Make the index of the installed list, as it stands in `lemma_index.json`."""
    from simplemma.strategies.dictionaries.dictionary_factory import _read_decompressed
    from simplemma.strategies.dictionaries.frontcode import _iter_records, _read_header

    packed = _read_decompressed(_LANGUAGE)
    is_reversed, words, start = _read_header(packed)
    blocks, before = [], (b"", b"")
    for number, (place, key, value) in enumerate(_iter_records(packed, start)):
        if number % _BLOCK == 0:
            blocks.append([place, *(part.decode("latin-1") for part in (*before, key))])
        before = key, value
    index = {"crc32": zlib.crc32(packed), "reversed": is_reversed, "words": words, "blocks": blocks}
    return (json.dumps(index, ensure_ascii=True, separators=(",", ":")) + "\n").encode()


if __name__ == "__main__":
    _INDEX.write_bytes(make_index())
