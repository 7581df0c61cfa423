"""What is printed of an edition: other words in the place of those that a person hid."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from flows.findings import Finding, Span
from flows.notes import Caution, Edition, FileReading, Note, Placement, SetAside, SheetReading
from flows.screen.gate import list_names
from flows.screen.masking import Masker, Places
from flows.screen.telling import told


def hide(edition: Edition, names: Sequence[str] = ()) -> Edition:
    """Give the edition as it is printed: no document made from it holds what was hidden or left out.

    Of a note with hidden words, what the rules and the searches found is told where it stands now. What a person
    left out says nothing any more. Texts and names beside notes are masked where they hold personal data.

    Args:
        edition: With what was found in it.
        names: Those of `names.txt`; those of columns of participants are masked besides.
    """
    note_by_id = edition.note_by_id
    texts = {note: _Printed(note_by_id[note].text, spans) for note, spans in edition.hidden.items()}
    changed = texts.keys() - edition.left_out.keys()
    words = {note_by_id[note].text[start:end] for note, spans in edition.hidden.items() for start, end in spans}
    gathered = edition.gathered
    masker = Masker(list_names(gathered.set_aside, names), words)
    places = Places(gathered.files, gathered.skipped, masker)
    files = tuple(_file(file, edition, texts, masker, places) for file in gathered.files)
    placements = dict(edition.placements)
    findings = dict(edition.findings)
    for note in changed:
        placements[note] = _placement(edition.placements[note], texts[note])
        findings[note] = tuple(map(texts[note].move_finding, edition.findings.get(note, ())))
    for note in edition.left_out.keys() & placements.keys():
        placements[note] = replace(edition.placements[note], why=(), names=())
        findings.pop(note, None)
    hidden = {note: texts[note].printed_spans for note in changed}
    return replace(
        edition,
        gathered=replace(
            gathered,
            files=files,
            cautions=tuple(_caution(caution, words, masker, places) for caution in gathered.cautions),
            skipped=tuple(map(places.file, gathered.skipped)),
            unread=tuple(map(places.file, gathered.unread)),
        ),
        placements=placements,
        findings={note: found for note, found in findings.items() if found},
        hidden=hidden,
        cautions=tuple(_caution(caution, words, masker, places) for caution in edition.cautions),
    )


class _Printed:
    """A text with its hidden spans replaced, and where in it the rest stands."""

    def __init__(self, text: str, spans: Sequence[Span]) -> None:
        self._spans = spans
        self.printed_spans: tuple[Span, ...] = ()
        pieces: list[str] = []
        last, length = 0, 0
        for start, end in spans:
            pieces += [text[last:start], told().printed]
            begin = length + start - last
            length = begin + len(told().printed)
            self.printed_spans += ((begin, length),)
            last = end
        self.text = "".join([*pieces, text[last:]])

    def place(self, start: int, end: int) -> tuple[Span, bool]:
        """Give where a span stands now, and whether hidden words are a part of it."""
        met = [
            (span, now)
            for span, now in zip(self._spans, self.printed_spans, strict=True)
            if span[0] < end and start < span[1]
        ]
        moved = [self._shift(start), self._shift(end)]
        for (begin, stop), now in met:
            if begin <= start < stop:
                moved[0] = now[0]
            if begin < end <= stop:
                moved[1] = now[1]
        return (moved[0], moved[1]), bool(met)

    def _shift(self, place: int) -> int:
        moved = place
        for (_, end), (_, now) in zip(self._spans, self.printed_spans, strict=True):
            if end <= place:
                moved = place + now - end
        return moved

    def move_finding(self, finding: Finding) -> Finding:
        """Give a finding with its place in what is printed."""
        (start, end), _ = self.place(finding.start, finding.end)
        return replace(finding, start=start, end=end)


def _placement(placement: Placement, text: _Printed) -> Placement:
    """Give the hits where they stand now, but for those in what is hidden: a pattern tells what it found."""
    placed = ((hit, text.place(hit.start, hit.end)) for hit in placement.why)
    return replace(
        placement,
        why=tuple(replace(hit, start=start, end=end) for hit, ((start, end), hidden) in placed if not hidden),
    )


def _file(
    file: FileReading, edition: Edition, texts: Mapping[str, _Printed], masker: Masker, places: Places
) -> FileReading:
    return replace(
        file,
        file=places.file(file.file),
        sheets=tuple(_sheet(sheet, file.file, masker, places) for sheet in file.sheets),
        notes=tuple(_note(note, edition, texts, places) for note in file.notes),
        set_aside=tuple(_set_aside(cell, masker, places) for cell in file.set_aside),
        not_notes=tuple(replace(note, source=places.source(note.source)) for note in file.not_notes),
        cautions=tuple(map(places.caution, file.cautions)),
    )


def _sheet(sheet: SheetReading, file: str, masker: Masker, places: Places) -> SheetReading:
    columns = tuple(
        replace(column, heading=masker.text(column.heading), why=_masked_in(column.why, column.heading, masker))
        for column in sheet.text_columns
    )
    return replace(sheet, name=places.sheet(file, sheet.name), text_columns=columns)


def _masked_in(why: str, heading: str, masker: Masker) -> str:
    return why.replace(heading, masker.text(heading)) if heading else why


def _note(note: Note, edition: Edition, texts: Mapping[str, _Printed], places: Places) -> Note:
    if note.id in edition.left_out:
        note = replace(note, text=told().left_out)
    elif note.id in texts:
        note = replace(note, text=texts[note.id].text)
    source = places.source(note.source)
    return note if source is note.source else replace(note, source=source)


def _set_aside(cell: SetAside, masker: Masker, places: Places) -> SetAside:
    """Give a cell as it may be told; of a note that a person said is none, the text stands in the workbook only."""
    masked = "" if cell.reason == "decision" else masker.text(cell.text)
    source = places.source(cell.source)
    return cell if masked == cell.text and source is cell.source else replace(cell, text=masked, source=source)


def _caution(caution: Caution, words: Iterable[str], masker: Masker, places: Places) -> Caution:
    caution = places.caution(caution)
    if not caution.details:
        return caution
    details = []
    for line in caution.details:
        for each in words:
            line = line.replace(each, told().printed)
        details.append(masker.text(line))
    return replace(caution, details=tuple(details))
