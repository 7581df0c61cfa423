"""The reasons to set a cell aside, what staff call them, and the ways a sheet was read."""

from __future__ import annotations

from typing import Literal

Reason = Literal[
    "heading",  # the header of a column, a title row, a section's name
    "label",  # a table number, a theme column, a status: says something about the note beside it
    "empty",  # only white space
    "metadata",  # what a tool exports about a note: id, colour, position, votes
    "number",
    "person",  # a name or an e-mail address; its text is never carried on
    "date",
    "hidden",
    "formula",  # a formula without a value
    "error",  # an error value such as #N/A
    "continued",  # the rest of a note that begins in a row above
    "rejected",  # a moderator took it away in the tool
    "comment",  # a comment to a cell
    "repeated",  # an export that holds the same note twice
    "other",  # text beside the notes, in a column that is none of theirs; staff are told where it looks like notes
    "ignored",  # workshop.yaml says that nothing here is a note
    "guidance",  # a sheet that explains ("Vejledning") and holds no notes
    "running_text",  # a document in a text file, not a list
    "decision",  # a person said in the review workbook that it is no note
]
REASONS: dict[Reason, str] = {
    "heading": "overskrift",
    "label": "mærkat",
    "empty": "tom",
    "metadata": "fra værktøjet",
    "number": "tal",
    "person": "person",
    "date": "dato",
    "hidden": "skjult",
    "formula": "formel uden værdi",
    "error": "fejlværdi",
    "continued": "fortsat fra rækken over",
    "rejected": "afvist i værktøjet",
    "comment": "kommentar",
    "repeated": "gentaget",
    "other": "anden tekst",
    "ignored": "fravalgt",
    "guidance": "vejledning",
    "running_text": "løbende tekst",
    "decision": "afgjort: ikke et input",
}
LAYOUTS = {
    "list": "liste",
    "sheet_per_table": "et ark pr. bord",
    "columns": "spalter",
    "no_header": "uden overskrift",
    "side_by_side": "ved siden af",
    "text": "tekst",
    "guidance": "vejledning",
    "running_text": "løbende tekst",
    "hidden": "skjult",
    "ignored": "fravalgt",
    "empty": "tomt",
}  # what is not here is the name of a tool
