"""The exact join: which rows of strings are alike enough, whatever they say."""

from flows.dedupe.join.rows import Pair, similar_rows
from flows.dedupe.join.string_pairs import TooManyPairsError
from flows.dedupe.join.workers import Workers

__all__ = ["Pair", "TooManyPairsError", "Workers", "similar_rows"]
