"""From a workshop's sticky notes in spreadsheets to Bilag 1. Read `process_workshop.py` first."""

__version__ = "0.1.0"
