"""Which words exist: a typing error is told from another word by that."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=1 << 16)
def is_known(word: str) -> bool:
    """Tell whether a word stands in the Danish list of simplemma."""
    import simplemma  # loading its list takes half a second, so only pairs in doubt pay for it

    return bool(simplemma.is_known(word, lang="da"))
