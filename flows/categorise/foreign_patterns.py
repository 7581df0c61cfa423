"""What people write in a pattern who know another language of searching, told with what to write here."""

from __future__ import annotations

import re

_QUOTES = re.compile("[“”„‟»«‘‚]")
_ANYTHING = re.compile(r"\.[*+]")
_WORDS = re.compile(r"(?P<before>\S.*?)\s(?P<word>OG|AND|ELLER|OR|IKKE|NOT|UDEN|NÆR|NEAR)\s(?P<after>.*\S)")
_INSTEAD = {
    **dict.fromkeys(("OG", "AND"), "{before} + {after}"),
    **dict.fromkeys(("ELLER", "OR"), "{before}|{after}"),
    **dict.fromkeys(("NÆR", "NEAR"), "{before} ~4 {after}"),
}


def reject_foreign(pattern: str) -> None:
    """Reject words in capitals between words, ".*" and curly quotes: each would mean something else, or nothing.

    Raises:
        ValueError: With a Danish sentence on what to write instead.
    """
    if _QUOTES.search(pattern):
        straight = _QUOTES.sub("", pattern).strip()
        raise ValueError(f"'{pattern}': skæve anførselstegn bliver læst som tegn. Skriv lige: \"{straight}\".")
    if _ANYTHING.search(pattern):
        parts = [part.strip() for part in _ANYTHING.split(pattern) if part.strip()]
        written = " + ".join(parts) if len(parts) > 1 else f"{''.join(parts)}*"
        raise ValueError(f"'{pattern}': 'hvad som helst' skrives ikke .* her. Skriv {written}.")
    found = _WORDS.fullmatch(pattern)
    if found is None or not any(letter.islower() for letter in found["before"] + found["after"]):
        return
    word, before, after = found["word"], found["before"], found["after"]
    if word in _INSTEAD:
        written = _INSTEAD[word].format(before=before, after=after)
        raise ValueError(f"'{pattern}': {word} er et ord som andre her. Skriv {written}.")
    raise ValueError(
        f"'{pattern}': {word} er et ord som andre her. Skriv det, noten ikke må have, under none: "
        f"{{any: [{before}], none: [{after}]}}."
    )
