"""Bytes to a book of cells, whatever the format: every spreadsheet that the program reads comes through here."""
