"""The names of the files that staff write beside a workshop's spreadsheets."""

SETTINGS_FILE = "workshop.yaml"
DECISIONS_FILE = "decisions.yaml"
