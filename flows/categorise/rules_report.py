"""What `workshop explain` and `workshop evaluate` print: Danish, at most 80 columns, no colours."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

from flows.categorise.decision import Explanation, tell_points
from flows.categorise.evaluation import NO_THEME, Evaluation, LookedAt, share_of
from flows.categorise.near_misses import NearMiss
from flows.categorise.rule_reader import ThemeReading, emphasis
from flows.categorise.rules import Decide
from flows.categorise.scheme import Scheme
from flows.screen import mask_found

_WIDTH = 80
_BOXES = {"no_rule": "Ingen regel passer", "tie": "Reglerne er uenige"}
_SHOWN = 10
_PATTERNS = 3  # told of a mistake
_POINTS = 4  # signs that points take at least
_FEWEST_TOLD = 10  # notes of a certainty, of which a share says something


def render_explanation(explained: Explanation, scheme: Scheme, missed: Sequence[NearMiss] = ()) -> str:
    """Tell the theme of a text, every theme's score, what matched, the runner-up, and what nearly matched."""
    titles = {theme.id: theme.title for theme in scheme.themes}
    parts = {(theme.id, part.id): part.title for theme in scheme.themes for part in theme.subthemes}
    if explained.theme is None:
        enough = " godt nok" if explained.decided_by == "no_rule" and explained.runner_up is not None else ""
        lines = [f"Tema: ingen. {_BOXES[explained.decided_by]}{enough}."]
    else:
        lines = [f"Tema: {titles[explained.theme]}"]
        if explained.subthemes:
            named = ", ".join(parts[explained.theme, part] for part in explained.subthemes)
            lines += _wrap(f"Undertemaer: {named}", "  ")
    if explained.runner_up is not None and explained.theme is not None:
        lines.append(f"Nummer to: {titles[explained.runner_up]}")
    lines += _wrap(
        f"Et tema skal have mindst {tell_points(scheme.decide.least)} point "
        f"og føre med mindst {tell_points(scheme.decide.margin)}.",
        "",
    )
    lines += _wrap(_how_points_count(scheme.decide), "")
    if off := scheme.off_subject(explained.text):
        lines += _wrap(f"Uden for emnet: {'; '.join(off)} står under none øverst i skemaet.", "")
    for reading in sorted(explained.readings, key=lambda one: -one.score):
        lines += [
            "",
            f"{titles[reading.theme]}: {tell_points(reading.score)} point",
            *_hits(reading, explained.text, scheme.decide),
        ]
    if missed:
        lines += ["", "Tæt på:"]
        for miss in missed:
            told = f"{miss.instead} ville finde »{' '.join(miss.matched.split())}«;"
            lines += _wrap(f"{told} i {titles[miss.theme]} står {miss.pattern}.", "    ", start="  ")
    return "\n".join(lines) + "\n"


def _how_points_count(decide: Decide) -> str:
    told = "Det stærkeste fund tæller helt, det næste halvt, det tredje en fjerdedel."
    if decide.opening:
        told += (
            f" Det, inputtet begynder med, tæller {tell_points(1 + decide.opening)} gange så meget som det sidste."
        )
    return told


def _hits(reading: ThemeReading, text: str, decide: Decide) -> list[str]:
    """Tell what was found, with what it counts by its place: only that adds up to the points."""
    if not reading.hits:
        return ["  (intet fundet)"]
    seen: set[str] = set()  # a pattern counts once, where it stands first
    counted = []
    for hit in reading.hits:
        weight = hit.weight * emphasis(hit.start, text, decide.opening) if hit.matched else hit.weight
        counted.append("-" if hit.pattern in seen else tell_points(weight))
        seen.add(hit.pattern)
    wide = max(_POINTS, *map(len, counted))
    lines = []
    for hit, points in zip(reading.hits, counted, strict=True):
        matched = f"»{' '.join(hit.matched.split())}«" if hit.matched else "(stedet)"
        if hit.read_as:
            matched += f" (læst som {hit.read_as})"
        named = f"  (nævner {hit.name})" if hit.name else ""
        lines += _wrap(
            f"{points:>{wide}}  {matched}  fundet af: {hit.pattern.replace('|', ' | ')}{named}",
            "        ",
            start="  ",
        )
    return lines


def render_evaluation(
    found: Evaluation,
    scheme: Scheme,
    *,
    show_text: bool = False,
    looked_at: LookedAt | None = None,
    masked: Callable[[str], str] = mask_found,
) -> str:
    """Tell the agreement of rules and people. Note texts are shown only where asked for, `masked`."""
    titles = {theme.id: theme.title for theme in scheme.themes}
    lines = [
        *_looked_at(looked_at),
        f"Input: {found.notes}. Samme tema som mennesker: {found.right} ({_percent(found.agreement)}).",
        f"Med 95 % sikkerhed {_between(found.interval)}. Cohens kappa: {_figure(found.kappa)}.",
        *_placed(found),
        *_with_subtheme(found, scheme),
        *_certainties(found),
        "",
        f"{'Tema':<42}{'Input':>6}{'Fundet':>8}{'Præc.':>8}{'Genk.':>8}{'F1':>7}",
    ]
    for theme in found.themes:
        figures = f"{_figure(theme.precision):>8}{_figure(theme.recall):>8}{_figure(theme.f1):>7}"
        lines.append(f"{_short(theme.title, 41):<42}{theme.labelled:>6}{theme.found:>8}{figures}")
    lines += ["", *_confusion(found, scheme)]
    if found.disagreements:
        lines += ["", "Uenige, de dyreste først: sikrest, og forkert (mennesker -> regler):"]
        shown = found.disagreements if show_text else found.disagreements[:_SHOWN]
        for one in shown:
            people = titles.get(one.labelled or "", "intet tema")
            rules = _BOXES.get(one.found) or titles[one.found]
            why = f" ({'; '.join(one.why[:_PATTERNS])})" if one.why else ""
            lines += _wrap(f"{one.id}: {people} -> {rules}{why}", "    ", start="  ")
            if show_text:
                lines += _wrap(f"»{' '.join(masked(one.text).split())}«", "    ", start="    ")
        if len(shown) < len(found.disagreements):
            lines.append(f"  og {len(found.disagreements) - len(shown)} til; --show-text viser alle med tekst.")
    return "\n".join(lines) + "\n"


def _with_subtheme(found: Evaluation, scheme: Scheme) -> list[str]:
    if not any(theme.subthemes for theme in scheme.themes):
        return []
    return [f"Med undertema: {_percent(share_of(found.with_subtheme, found.placed))} af dem, der fik et tema."]


def _looked_at(looked_at: LookedAt | None) -> list[str]:
    if looked_at is None:
        return []
    seen = looked_at.confirmed + looked_at.corrected
    return [
        f"Set efter: {seen} af {looked_at.notes} input ({_percent(share_of(seen, looked_at.notes))}). Bekræftet: "
        f"{looked_at.confirmed}. Rettet: {looked_at.corrected}.",
        "Tallene gælder kun dem, der er set efter; de usikre ses som regel først.",
        "",
    ]


def _certainties(found: Evaluation) -> list[str]:
    if not found.certainties:
        return []
    lines = ["", f"{'Sikkerhed':<12}{'Fik et tema':>12}{'Rigtige':>10}"]
    for one in found.certainties:
        told = f"{_percent(share_of(one.right, one.placed))}, {_between(one.interval)}"
        if one.placed < _FEWEST_TOLD:
            told = "for få til at sige noget" if one.placed else "-"
        lines.append(f"{one.name:<12}{one.placed:>12}{one.right:>10}  {told}")
    return lines


def _between(interval: tuple[float, float]) -> str:
    return f"mellem {_percent(interval[0])} og {_percent(interval[1])}"


def _confusion(found: Evaluation, scheme: Scheme) -> list[str]:
    columns = [*(theme.id for theme in scheme.themes), *NO_THEME]
    heads = [*(str(number) for number in range(1, len(scheme.themes) + 1)), "ingen", "uenig"]
    lines = ["Mennesker ned, regler hen (temaerne i samme rækkefølge):"]
    lines.append(" " * 34 + "".join(f"{head:>7}" for head in heads))
    rows = [(theme.id, f"{number} {theme.title}") for number, theme in enumerate(scheme.themes, 1)]
    if any(people == "" for people, _ in found.confusion):
        rows.append(("", "intet tema"))
    for row, title in rows:
        cells = "".join(f"{found.confusion.get((row, column), 0) or '.':>7}" for column in columns)
        lines.append(f"{_short(title, 33):<34}{cells}")
    return lines


def evaluation_data(found: Evaluation, looked_at: LookedAt | None = None) -> dict[str, Any]:
    """Give the figures as plain values, without any note's text."""
    return {
        "scheme": found.scheme,
        "notes": found.notes,
        "right": found.right,
        "accuracy": round(found.agreement, 4),
        "interval": [round(value, 4) for value in found.interval],
        "kappa": round(found.kappa, 4),
        "placed": found.placed,
        "coverage": round(share_of(found.placed, found.notes), 4),
        "placed_accuracy": round(found.placed_right, 4),
        "placed_interval": [round(value, 4) for value in found.placed_interval],
        "with_subtheme": found.with_subtheme,
        "looked_at": asdict(looked_at) if looked_at else None,
        "certainties": [
            {**asdict(one), "interval": [round(value, 4) for value in one.interval]} for one in found.certainties
        ],
        "themes": [
            {
                "id": theme.theme,
                "title": theme.title,
                "labelled": theme.labelled,
                "found": theme.found,
                "right": theme.right,
                "precision": _rounded(theme.precision),
                "recall": _rounded(theme.recall),
                "f1": _rounded(theme.f1),
            }
            for theme in found.themes
        ],
        "confusion": [
            {"labelled": people or None, "found": rules, "notes": number}
            for (people, rules), number in found.confusion.items()
        ],
        "disagreements": [
            {"id": one.id, "labelled": one.labelled, "found": one.found, "lead": one.lead}
            for one in found.disagreements
        ],
    }


def _wrap(text: str, indent: str, start: str = "") -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=start, subsequent_indent=indent, break_on_hyphens=False)


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}".replace(".", ",")


def _placed(found: Evaluation) -> list[str]:
    share = f"Fik et tema: {found.placed} ({_percent(share_of(found.placed, found.notes))})"
    if not found.placed:
        return [f"{share}."]
    right = f"{share}, heraf rigtigt {_percent(found.placed_right)}"
    return [right, f"(med 95 % sikkerhed {_between(found.placed_interval)})."]


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _short(title: str, width: int) -> str:
    return title if len(title) <= width else title[: width - 1] + "…"
