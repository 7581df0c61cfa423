"""What the console shows of texts: no listed name, and nothing that a person left out as personal data or hid."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from flows.findings import mask
from flows.notes import SetAside
from flows.review.book import PROTECTING, Decision, LeftOutDecision, MaskedDecision
from flows.screen.gate import list_names
from flows.screen.masking import Masker, mask_words, overlay


@dataclass(frozen=True)
class Veil:
    """Masks texts for the console.

    Attributes:
        decisions: People's, in force or lost.
        names: Those that the unit wants looked for.
        set_aside: What was read and is no note: names of participants are looked for, too.
    """

    decisions: tuple[Decision, ...] = field(default=(), repr=False)
    names: tuple[str, ...] = field(default=(), repr=False)
    set_aside: tuple[SetAside, ...] = field(default=(), repr=False)

    def beside(self, decisions: Iterable[Decision]) -> Veil:
        """Give one that knows these decisions, too."""
        return replace(self, decisions=(*self.decisions, *decisions))

    def text(self, text: str, was: str = "") -> str:
        """Mask a text.

        A text that was left out as personal data is masked as a whole; so is one that is not as it was when words
        were hidden in it, where these are not found any more.

        Args:
            text: As somebody wrote it.
            was: What the text was when people decided about it, where it may be another now.
        """
        shown = self._masker.text(text)
        for decision in (*self._protecting[text], *(self._protecting[was] if was else ())):
            shown = overlay(text, shown, _masked_by(decision, text))
        return shown

    @cached_property
    def _masker(self) -> Masker:
        entries = (decision.entry for decision in self.decisions)
        words = [each for entry in entries if isinstance(entry, MaskedDecision) for each in entry.words]
        return Masker(list_names(self.set_aside, self.names), words)

    @cached_property
    def _protecting(self) -> defaultdict[str, list[Decision]]:
        by_text: defaultdict[str, list[Decision]] = defaultdict(list)
        for decision in self.decisions:
            for _, text in decision.about if decision.key in PROTECTING else ():
                by_text[text].append(decision)
        return by_text


def _masked_by(decision: Decision, text: str) -> str:
    entry = decision.entry
    if isinstance(entry, LeftOutDecision):
        return mask(text) if entry.is_personal else text
    words = entry.words if isinstance(entry, MaskedDecision) else ()
    folded = text.casefold()
    return mask_words(text, words) if all(each.casefold() in folded for each in words) else mask(text)


NO_DECISIONS = Veil()
