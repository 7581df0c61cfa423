"""Tells by the order of a Danish sentence whether its main clause is negated, or its topic is waved off.

In a main clause the verb stands before its negation ("det løser ikke noget"), in a subordinate one behind it ("så
ingen skal skjule sig", "fordi man ikke tør"). So a negated verb speaks of the matter, a verb behind its negation of
the reason.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

_WORD = re.compile(r"[^\W\d_]+|[.,;:!?…–]")
_BREAKS = frozenset(".,;:!?…–")
_PAST = ("de", "te")  # "nåede", "viste": no imperative ends so


class WordOrder(BaseModel):
    """The words that the order of a sentence turns on.

    Attributes:
        negations: What negates.
        verbs: Verbs that can be told of no ending: of the present, "-r" is one.
        between: What may stand between a verb and its negation.
        leads: What begins a subordinate clause.
        lacks: Verbs whose negation tells of somebody's lack, and nothing of the matter.
        turns: What behind a negation takes it back ("ikke kun").
        no_orders: What begins a sentence with a negation behind it and is no order.
        welcome: What answers a topic that is put as a question, and waves it on.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    negations: frozenset[str]
    verbs: frozenset[str]
    between: frozenset[str]
    leads: frozenset[str]
    lacks: frozenset[str]
    turns: frozenset[str]
    no_orders: frozenset[str]
    welcome: frozenset[str]

    def negates(self, text: str) -> bool:
        """Tell whether a main clause of a sentence is negated, or orders not to do something."""
        words = _WORD.findall(text.casefold())
        return self._orders_not(words) or any(
            self._is_negation(words, place) and self._main_verb_before(words, place)
            for place in range(1, len(words))
        )

    def waves_off(self, topic: str, answer: str) -> bool:
        """Tell whether something is named as a question, and what follows is no welcome ("Kursus? Vi har travlt").

        Args:
            topic: Up to its sign; a question with a verb, or a word that asks, is none.
            answer: What follows.
        """
        named = _WORD.findall(topic.casefold())
        said = _WORD.findall(answer.casefold())
        asks = any(self._is_verb(word) or word in self.lacks or word.startswith("hv") for word in named)
        return not asks and bool(said) and said[0] not in self.welcome

    def _is_negation(self, words: Sequence[str], place: int) -> bool:
        return words[place] in self.negations and not (place + 1 < len(words) and words[place + 1] in self.turns)

    def _is_verb(self, word: str) -> bool:
        return word in self.verbs or (len(word) > 2 and word.endswith("r") and word not in self.leads)

    def _main_verb_before(self, words: Sequence[str], place: int) -> bool:
        verb = place - 1
        while verb and place - verb <= 2 and words[verb] in self.between:
            verb -= 1
        if not self._is_verb(words[verb]) or words[verb] in self.lacks:
            return False
        before = words[:verb]
        clause = before[max((i + 1 for i, word in enumerate(before) if word in _BREAKS), default=0) :]
        return not any(word in self.leads for word in clause)

    def _orders_not(self, words: Sequence[str]) -> bool:
        """Tell whether a sentence begins with an imperative that is negated ("Luk ikke ...", "Brug mig ikke")."""
        behind = 2 if len(words) > 2 and words[1] in self.between else 1
        negated = behind < len(words) and words[behind] in self.negations
        first = words[0] if words else ""
        told = first in self.no_orders or first in self.leads or self._is_verb(first) or first.endswith(_PAST)
        return negated and not told
