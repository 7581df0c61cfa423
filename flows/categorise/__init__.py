"""Gives each note its theme by the rules of a scheme, and tells why."""

from flows.categorise.decision import Explanation, categorise_notes, explain_text, theme_typed
from flows.categorise.loading import load_scheme, load_unproven, no_scheme
from flows.categorise.scheme import Scheme
from flows.categorise.stance import read_stances

__all__ = [
    "Explanation",
    "Scheme",
    "categorise_notes",
    "explain_text",
    "load_scheme",
    "load_unproven",
    "no_scheme",
    "read_stances",
    "theme_typed",
]
