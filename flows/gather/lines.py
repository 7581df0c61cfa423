"""Lines between and below notes that count them, print a page's foot, or say what the colours of the notes mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from pydantic import BaseModel, ConfigDict

from flows.gather.folding import Edges, fold_heading
from flows.gather.phrases import HeadingPhrases

_FIGURE = re.compile(r"[-+]?\d[\d.,  ]*\s?(?:%|[a-zæøå]{1,12}\.?)?$", re.IGNORECASE)
_LATE_FIGURE = re.compile(r"\d\S*+(?:\s++\S++){0,2}+\s*$")  # what a sum ends in, at its longest "12 % stemmer"
_WITH_FIGURE = re.compile(r"\s*(\D+?|[^:=]+?(?=\s*[:=]))\s*[:=]?\s*\d[\d.,]*\s*%?\s*([^\W\d]\S*?)?[.)]*\s*")
_SCALE = re.compile(r"(?:\s*\d+\s*=\s*[^=,;\d][^=,;]*(?:[,;/]|$)){2,}")
_DITTO = re.compile(
    r"[-–—\s]*(?:[\"”“″〃]{1,2}|''|´´|’’|,,|\|\||\" \")[-–—\s.]*|[-–—]+\s*(?:II|ll|I I|l l)\s*[-–—]+"
)
_MOST_WORDS = 6  # of what a sum counts: "I alt for bord 2 og 3"
_WHOSE = 3  # words before "i alt": "Mere lys i alt" in a group of that name
_SALUTATION = 4  # words of the line that begins a letter
_LINE = 60  # letters


class LineWords(BaseModel):
    """The lists under `lines` in headers.yaml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sums: tuple[str, ...]
    counted: tuple[str, ...]
    pages: tuple[str, ...]
    goes_on: tuple[str, ...]
    remarks: tuple[str, ...]
    greetings: tuple[str, ...]
    salutations: tuple[str, ...]
    mail: tuple[str, ...]
    examples: tuple[str, ...]
    dittos: tuple[str, ...]
    colours: tuple[str, ...]
    coloured: tuple[str, ...]


class Lines:
    """Tells such lines by their words."""

    def __init__(self, words: LineWords, phrases: HeadingPhrases, sections: Collection[str]) -> None:
        self._sums = tuple(fold_heading(word) for word in words.sums)
        self._sum_starts = tuple(f"{word} " for word in self._sums)
        self._sum_ends = tuple(f" {word}" for word in self._sums)
        self._sum_edges = Edges(words.sums, 3)
        self._counted = frozenset(map(fold_heading, (*words.counted, *words.sums, *sections)))
        self._phrases = phrases
        self._page = re.compile(rf"(?:{_any(words.pages)})\s*\d+(?:\s*(?:af|of)\s*\d+)?$")
        self._goes_on = frozenset(map(fold_heading, words.goes_on))
        self._page_edges = Edges((*words.pages, *words.goes_on))
        self._remark = re.compile(rf"[\s(*]*(?:{_any(words.remarks)})\s*(?:[:!.,–—-]|\b(?=\s))", re.IGNORECASE)
        self._greetings = frozenset(map(fold_heading, words.greetings))
        self._salutations = frozenset(map(fold_heading, words.salutations))
        self._mail = frozenset(map(fold_heading, words.mail))
        self._examples = frozenset(map(fold_heading, words.examples))
        self._dittos = frozenset(map(fold_heading, words.dittos))
        self._ditto_edges = Edges(words.dittos)
        said = r"\S+(?:\s+\S+){0,7}\s*$"
        colours, coloured = _any(words.colours), _any(words.coloured)
        self._legend = re.compile(
            rf"(?:{colours})(?:\s+(?:{coloured})\s*(?:[:=]|\s[–—-]\s)\s*{said}|\s*=\s*{said}|\s+(?:{coloured})[\s:]*$)",
            re.IGNORECASE,
        )
        self._colour_names = frozenset(map(fold_heading, words.colours))
        self._colours = frozenset(colour[:2].casefold() for colour in words.colours)

    def is_sum(self, text: str) -> bool:
        """Tell whether a text is a sum: "I alt: 25", "Antal sedler 7", "Bord 2 i alt: 12"."""
        found = _WITH_FIGURE.fullmatch(text) if len(text) <= _LINE and _LATE_FIGURE.search(text) else None
        if found is None or (found[2] and not self._may_be_counted(fold_heading(found[2]))):
            return False
        return self.names_sum(found[1]) and not self._may_be_said(found[1], self._is_counted)

    def is_count(self, text: str) -> bool:
        """Tell whether a line counts notes: "3 sedler i alt", "(7 input)"."""
        words = fold_heading(text).split() if len(text) <= _LINE and not text[:1].isalpha() else []
        if len(words) < 2 or not words[0].isdecimal():
            return False
        return self._phrases.fits(words[1]) and all(map(self._may_be_counted, words[2:]))

    def names_sum(self, text: str) -> bool:
        """Tell whether a text says that the figures beside it are sums: "I alt side 2", "Tryghed i alt"."""
        if len(text) > _LINE or text.isdecimal():
            return False
        if not (self._sum_edges.may_begin(text) or self._sum_edges.may_end(text)):
            return False
        folded = fold_heading(text)
        if folded in self._sums:
            return True
        if not (folded.startswith(self._sum_starts) or folded.endswith(self._sum_ends)):
            return False
        for word in self._sums:
            if folded.startswith(word + " "):
                rest = folded[len(word) :].split()
                return len(rest) <= _MOST_WORDS and all(map(self._may_be_counted, rest))
            if folded.endswith(" " + word):
                return len(folded[: -len(word)].split()) <= _WHOSE
        return False

    def may_be_said(self, text: str) -> bool:
        """Tell whether a sum's name may be what somebody wrote beside their votes: "For mange møder i alt"."""
        return self._may_be_said(text, self._may_be_counted)

    def _may_be_said(self, text: str, is_counted: Callable[[str], bool]) -> bool:
        folded = fold_heading(text)
        if f"{folded} ".startswith(self._sum_starts):
            return False
        before = [folded[: -len(word)].split() for word in self._sums if folded.endswith(" " + word)]
        return not any(all(map(is_counted, words)) for words in before)

    def _may_be_counted(self, word: str) -> bool:
        return self._is_counted(word) or len(word) == 1 or self._phrases.knows(word)

    def _is_counted(self, word: str) -> bool:
        return word.isdigit() or word in self._counted or self._phrases.is_noun(word)

    @staticmethod
    def is_figure(text: str) -> bool:
        """Tell whether a text is a figure, also with what it counts: "12 stemmer", "80 %"."""
        return len(text) <= 25 and _FIGURE.match(text.strip()) is not None

    def is_page_line(self, text: str) -> bool:
        """Tell whether a line belongs to a printed page: "Side 1 af 2", "Fortsættes på næste side"."""
        if len(text) > _LINE or not self._page_edges.may_begin(text):
            return False
        folded = fold_heading(text.replace("/", " af "))  # "Side 1/3"; folded, a stroke is a space as a comma is
        return folded.rstrip("0123456789 ") in self._goes_on or self._page.match(folded) is not None

    def is_remark(self, text: str) -> bool:
        """Tell whether a text begins as a remark of the one who typed: "NB: to sedler var tomme".

        With a comma notes begin so, too ("Bemærk, at stien er glat"): what follows must be about notes.
        """
        found = self._remark.match(text)
        if found is None or not found[0].endswith(","):
            return found is not None
        return any(map(self._phrases.is_noun, fold_heading(text[found.end() :]).split()))

    def is_greeting(self, text: str) -> bool:
        """Tell whether a line ends a letter: a name follows it."""
        return len(text) <= _LINE and fold_heading(text) in self._greetings

    def names_after(self, text: str) -> str:
        """Give what follows a greeting on its line, or a salutation: "Anna" of "Mvh Anna" and of "Kære Anna,"."""
        words = text.strip(" ,.!").split()
        for length in range(min(3, len(words) - 1), 0, -1):
            if fold_heading(" ".join(words[:length])) in self._greetings | self._salutations:
                return " ".join(words[length:])
        return ""

    def is_salutation(self, text: str) -> bool:
        """Tell whether a line begins a letter: "Kære alle", "Hej Anna,"."""
        words = text.split()
        return 0 < len(words) <= _SALUTATION and fold_heading(words[0]) in self._salutations

    def of_mail(self, text: str) -> str:
        """Give what a line on top of a mail says: "Ida Holm" of "Til: Ida Holm"."""
        caption, _, rest = text.partition(":")
        return rest.strip() if len(text) <= 2 * _LINE and fold_heading(caption) in self._mail else ""

    def is_example(self, text: str) -> bool:
        """Tell whether a cell says that its row shows how to fill in: "Eksempel", "Eks.: Flere bænke"."""
        return fold_heading(text.partition(":")[0]) in self._examples if len(text) <= 200 else False

    def is_ditto(self, text: str) -> bool:
        """Tell whether a cell says once more what the one above it says: "do.", "Samme som ovenfor", "-||-"."""
        if len(text) > _LINE or not self._ditto_edges.may_be(text):
            return False
        return fold_heading(text) in self._dittos or _DITTO.fullmatch(text.strip()) is not None

    def is_colour(self, text: str) -> bool:
        """Tell whether a text is the name of a colour and nothing else."""
        return len(text) <= _LINE and fold_heading(text) in self._colour_names

    def is_legend(self, text: str) -> bool:
        """Tell whether a line says what colours or figures mean: "Gule sedler = muligheder", "1 = nej, 5 = ja"."""
        signed = "=" in text
        if len(text) > _LINE + 20 or not (signed or text[:2].casefold() in self._colours):
            return False
        if signed and _SCALE.fullmatch(text):
            return True
        name, _, meaning = text.partition("=")
        if signed and 0 < len(meaning.split()) <= _MOST_WORDS + 2 and self._phrases.fits(name):
            return True
        return self._legend.match(text) is not None


def _any(words: Collection[str]) -> str:
    return "|".join(map(re.escape, words))
