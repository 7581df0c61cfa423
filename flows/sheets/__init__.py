"""Bytes to a book of cells, whatever the format: every spreadsheet that is read comes through `read_book`.

Nothing here knows what a note or a heading is: what a reader must know of words, it is told as `Hints`.
"""

from flows.sheets.book import Area, Book, Box, Cell, Kind, Sheet
from flows.sheets.content import read_bytes
from flows.sheets.formats import ENDINGS, read_book
from flows.sheets.hints import Hints, NoHints

__all__ = ["ENDINGS", "Area", "Book", "Box", "Cell", "Hints", "Kind", "NoHints", "Sheet", "read_book", "read_bytes"]
