"""What staff call the reasons to set a cell aside, and the ways a sheet was read."""

from __future__ import annotations

REASONS = {
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
