"""What the reader of text files is told of the words in them."""

from __future__ import annotations

from collections.abc import Iterable

from flows.gather.headers import Vocabulary
from flows.gather.splitting import has_mark


class VocabularyHints:
    """The word lists of headings, as `flows.sheets` asks for them."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def count_known(self, fields: Iterable[str]) -> int:
        """Count the fields that are known as headings."""
        return self._vocabulary.count_known(fields)

    def names_a_list(self, line: str) -> bool:
        """Tell whether a line is a heading over notes ("Input")."""
        return self._vocabulary.role_of_word(line) == "note"

    def begins_item(self, line: str) -> bool:
        """Tell whether a line begins with a bullet or a number."""
        return has_mark(line)
