"""Danish as the stages need it: a normalised copy of a text, and the inflections of a word."""
