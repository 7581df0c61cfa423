"""Compares what was read with what was counted on paper."""

from __future__ import annotations

from collections.abc import Mapping

from flows.errors import RulesError
from flows.notes import Caution, Gathered, Source


def compare_with_paper(gathered: Gathered, paper_notes: Mapping[str, int]) -> tuple[Caution, ...]:
    """Tell of every file whose notes are not as many as somebody counted on paper.

    Args:
        gathered: What was read.
        paper_notes: `paper_notes` of workshop.yaml: notes on paper, by file.

    Raises:
        RulesError: A file is named that was not read.
    """
    read = {file.file: len(file.notes) for file in gathered.files}
    cautions = []
    for file, paper in paper_notes.items():
        if file in gathered.skipped:
            continue
        if file not in read:
            raise RulesError(
                f"workshop.yaml, paper_notes: filen '{file}' findes ikke i mappen. Der er: {', '.join(read)}."
            )
        if read[file] != paper:
            message = (
                f"{file}: {paper} sedler på papir, {read[file]} input læst. Se, hvad der mangler eller er delt."
            )
            cautions.append(Caution("paper_notes_differ", message, Source(file, "", "")))
    return tuple(cautions)
