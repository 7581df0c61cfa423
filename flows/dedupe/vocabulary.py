"""Which words exist: a typing error is told from another word by that."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=1 << 16)
def is_known(word: str) -> bool:
    """Tell whether a word stands in the Danish list of simplemma, also where æ, ø and å are written out."""
    import simplemma  # loading its list takes half a second, so only pairs in doubt pay for it

    if simplemma.is_known(word, lang="da"):
        return True
    written_in = word.replace("ae", "æ").replace("oe", "ø").replace("aa", "å")
    return written_in != word and bool(simplemma.is_known(written_in, lang="da"))
