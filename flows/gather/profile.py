"""What the cells of a column look like taken together."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property

from flows.gather.answers import is_range
from flows.gather.appearance import (
    is_date,
    is_email,
    is_full_name,
    is_initials,
    is_no_name,
    is_number,
    may_be_name,
)
from flows.gather.headers import Vocabulary
from flows.sheets.book import Cell, Kind

_KEY = re.compile(r"(?=.*\d)(?=.*[A-Za-z])[\w-]{4,40}$")
_SAMPLE = 400  # cells of a column that are looked at


class Profile:
    """What a column's cells look like, its heading, strokes and words for sums apart.

    Most are shares of the cells looked at, counted when they are first asked for: a sheet may have 16,384 columns,
    and few are asked about names.

    Attributes:
        cells: How many are looked at.
    """

    def __init__(self, cells: Sequence[Cell], vocabulary: Vocabulary) -> None:
        self._sample = [cell for cell in cells[:_SAMPLE] if not vocabulary.says_nothing(cell.text)]
        self._vocabulary = vocabulary
        self.cells = len(self._sample)

    @cached_property
    def _texts(self) -> list[str]:
        return [cell.text.strip() for cell in self._sample if cell.kind == "text"]

    def _typed(self, *kinds: Kind) -> int:
        return sum(cell.kind in kinds for cell in self._sample)

    def _reading(self, holds: Callable[[str], bool]) -> int:
        return sum(map(holds, self._texts))

    def _share(self, count: int) -> float:
        return count / max(self.cells, 1)

    def _mean(self, count: int) -> float:
        return count / max(len(self._texts), 1)

    @cached_property
    def numbers(self) -> float:
        """Give the share of figures and spans of figures ("18-29"), typed as text or not."""
        read = self._reading(lambda text: is_number(text) or is_range(text))
        return self._share(self._typed("number", "boolean") + read)

    @cached_property
    def dates(self) -> float:
        """Give the share of dates and times of day, typed as text or not."""
        typed = self._typed("date")
        return self._share(typed + self._reading(lambda text: is_date(text) and not is_number(text)))

    @cached_property
    def emails(self) -> float:
        """Give the share of e-mail addresses."""
        return self._share(self._reading(is_email))

    @cached_property
    def sections(self) -> float:
        """Give the share of the names of places ("Bord 2")."""
        return self._share(self._reading(self._vocabulary.is_section))

    @cached_property
    def words(self) -> float:
        """Give the mean number of words in a text."""
        return self._mean(sum(len(text.split()) for text in self._texts))

    @cached_property
    def length(self) -> float:
        """Give the mean length of a text."""
        return self._mean(sum(map(len, self._texts)))

    @cached_property
    def distinct(self) -> float:
        """Give how many of the texts differ."""
        return self._mean(len({text.casefold() for text in self._texts}))

    @cached_property
    def names(self) -> float:
        """Give the share of texts that may be a name, of one word, too."""
        return self._share(self._reading(may_be_name))

    @cached_property
    def asking(self) -> float:
        """Give the share of questions."""
        return self._share(self._reading(lambda text: text.endswith("?")))

    @cached_property
    def ticks(self) -> float:
        """Give the share of cells that tick something off."""
        return self._share(sum(self._vocabulary.is_tick(cell.text) for cell in self._sample))

    @property
    def is_ticks(self) -> bool:
        """Tell whether each of its cells ticks something off."""
        return self.cells > 0 and all(self._vocabulary.is_tick(cell.text) for cell in self._sample)

    @cached_property
    def full_names(self) -> float:
        """Give the share of names in two words or more."""
        return self._share(self._reading(is_full_name))

    @cached_property
    def no_names(self) -> float:
        """Give the share of texts that are nobody's name."""
        return self._share(self._reading(is_no_name))

    @cached_property
    def initials(self) -> float:
        """Give the share of initials."""
        return self._share(self._reading(is_initials))

    @property
    def has_text(self) -> bool:
        """Tell whether it is neither figures, dates nor addresses."""
        return self.cells > 0 and self.numbers < 0.6 and self.dates < 0.6 and self.emails < 0.5

    @property
    def is_prose(self) -> bool:
        """Tell whether its cells are sentences, and not the same ones over and over."""
        return self.has_text and self.words >= 3 and self.length >= 15 and (self.distinct >= 0.5 or self.cells < 4)

    @property
    def is_names(self) -> bool:
        """Tell whether its cells look like names of people."""
        return self.cells >= 3 and self.names >= 0.9

    @property
    def is_questions(self) -> bool:
        """Tell whether its cells are questions, as down the side of their answers."""
        return self.cells >= 3 and self.asking >= 0.8

    @property
    def is_full_names(self) -> bool:
        """Tell whether its cells are names in two words or more, as in a list of participants."""
        return self.cells >= 3 and self.full_names >= 0.8

    @property
    def is_people(self) -> bool:
        """Tell whether most of its cells are names in two words, addresses or initials."""
        return self.full_names + self.emails + self.initials >= 0.5

    @cached_property
    def picked(self) -> float:
        """Give the share of answers that are picked from a list."""
        return self._mean(self._reading(self._vocabulary.answers.is_picked))

    @property
    def is_picked(self) -> bool:
        """Tell whether all of its cells are answers of lists, such as "Ja" and "Ved ikke"."""
        return self.cells >= 2 and self.picked == 1

    @cached_property
    def is_short(self) -> bool:
        """Tell whether each of its cells is a few words, as the names of places and groups are."""
        return all(len(text.split()) <= 5 and len(text) <= 40 for text in self._texts)

    @property
    def is_marks(self) -> bool:
        """Tell whether its cells are signs without a letter or figure, such as "+" and "?"."""
        signs = self._reading(lambda text: len(text) <= 2 and not any(map(str.isalnum, text)))
        return self.cells >= 2 and signs == self.cells

    @property
    def is_keys(self) -> bool:
        """Tell whether its cells are keys of a tool: letters and figures without a space, each another one."""
        keys = self._reading(lambda text: _KEY.match(text) is not None)
        return self.cells >= 2 and keys == self.cells and self.distinct == 1

    @cached_property
    def is_legend(self) -> bool:
        """Tell whether its cells say what colours or figures mean: "Gul = mødre"."""
        return 0 < self.cells == len(self._texts) and all(map(self._vocabulary.lines.is_legend, self._texts))

    @cached_property
    def is_numbering(self) -> bool:
        """Tell whether its cells are the same but for a number each: "Seddel 1", "seddel nummer to"."""
        if not (self.cells == len(self._texts) >= 3 and self.words <= 4 and self.distinct >= 0.9):
            return False
        stems = {self._vocabulary.without_number(text) for text in self._texts}
        return len(stems) == 1 and bool(*stems)

    @property
    def is_choice(self) -> bool:
        """Tell whether its cells are a few short answers again and again."""
        return self.cells >= 6 and self.distinct <= 1 / 3 and self.words <= 4
