"""Proves, before anything is published, that the appendix prints every note verbatim.

The finished file is read back with other code than wrote it: the zip and its XML, no python-docx.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

from flows.errors import LedgerError
from flows.notes import Edition
from flows.write.document_settings import DocumentSettings, form_of
from flows.write.wording import wording

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "‑", f"{_W}softHyphen": "\xad"}


def prove_appendix(edition: Edition, settings: DocumentSettings, documents: Mapping[str, bytes]) -> None:
    """Make sure that every note that is not left out stands in the appendix, as often as it was written.

    Where duplicates are grouped, each spelling stands once in its group.

    Raises:
        LedgerError: With the id of a note that is missing; never its text.
    """
    form = form_of(settings)
    name = form.file_name
    found = Counter(
        spelling for text in read_paragraphs(documents[name]) for spelling in {text, _without_count(text)}
    )
    texts = {note.id: note.text for note in edition.gathered.notes if note.id not in edition.left_out}
    needed: Counter[str] = Counter()
    for group in edition.grouping.groups:
        printed = [texts[note] for note in group.notes if note in texts]
        needed.update(set(printed) if form.grouped else printed)
    for note, text in texts.items():
        if found[text] < needed[text]:
            raise LedgerError(
                f"{name}: input {note} står ikke ordret i bilaget. Det er en fejl i programmet, så intet er "
                "udgivet. Meld den til IT."
            )


def read_paragraphs(docx: bytes) -> Iterator[str]:
    r"""Give the text of each paragraph of a .docx, line breaks as `\n`."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package, package.open("word/document.xml") as body:
        for _, element in ElementTree.iterparse(body):  # noqa: S314 - written by this program a moment ago
            if element.tag == f"{_W}p":
                yield "".join(
                    (part.text or "") if part.tag == f"{_W}t" else _MARKS.get(part.tag, "")
                    for part in element.iter()
                )
                element.clear()


def _without_count(text: str) -> str:
    """Take off what the appendix adds: "(nævnt N gange)" to a group's bullet, a word to one that shows nothing."""
    says = wording().appendix
    mentioned = re.escape(f" {says.mentioned}").replace(re.escape("{count}"), r"[\d.]+")
    return re.sub(f"({re.escape(f' {says.blank}')})?({mentioned})?$", "", text, count=1)
