"""Reads every spreadsheet of a workshop: notes, and what was set aside and why."""
