"""Gives each group a theme by rules that staff write, with the reason."""
