"""What each column of a table holds: told by its heading first, by its content second."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from flows.gather.exports import Export, Role
from flows.gather.folding import fold_heading
from flows.gather.headers import Vocabulary
from flows.gather.profile import Profile
from flows.sheets.book import Cell
from flows.theme_names import NO_THEMES, ThemeNames

_SAID = ("note", "topic", "question", "remark", "comment")  # headings over what people may have written

ColumnRole = Literal["note", "label", "theme", "tick", "number", "date", "person", "metadata", "other"]


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """What becomes of a column's cells.

    Attributes:
        why: A Danish clause; for note columns only.
        doubtful: It is set aside, but its cells look like notes: staff are told.
        multiple_choice: It is a question with a few answers, and therefore set aside: staff are told.
        generic: Its heading ("Input") says nothing of the notes; a section's name ("Bord 2") says more.
        guessed: No heading says so, but its cells look like names, or it names a matrix' rows: staff are told.
        asks_rows: It holds the question that each row answers, at the side of a matrix.
        slip: Its heading names a theme with a letter or two wrong: staff are told.
        theme: The title of the scheme's theme that its heading names: the theme that people gave its notes, or the
            rows that are ticked off in it.
        rejects: The values by which moderators took the note of a row away.
    """

    role: ColumnRole
    heading: str
    why: str = ""
    doubtful: bool = False
    multiple_choice: bool = False
    generic: bool = False
    guessed: bool = False
    asks_rows: bool = False
    theme: str = ""
    slip: bool = False
    rejects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Column:
    number: int
    heading: str
    profile: Profile
    role: Role | None
    asked: bool = False
    theme: str = ""
    slip: bool = False


def plan_columns(
    headings: Mapping[int, str],
    bodies: Mapping[int, Sequence[Cell]],
    vocabulary: Vocabulary,
    themes: ThemeNames = NO_THEMES,
    by_place: Mapping[int, Role] | None = None,
) -> tuple[str, dict[int, ColumnPlan]]:
    """Decide on every column of a table; names the tool where the headings are an export's.

    Args:
        headings: By column.
        bodies: The cells below them.
        vocabulary: The word lists.
        themes: The scheme's.
        by_place: What columns are by where they stand, as in a matrix; names of people excepted.
    """
    name = vocabulary.export_of(headings.values())
    export = vocabulary.exports.get(name)
    keyed = export is not None and _is_keyed(export, headings, bodies, vocabulary)
    columns = []
    for number in sorted(headings.keys() | bodies.keys()):
        heading = headings.get(number, "")
        profile = Profile(bodies.get(number, ()), vocabulary)
        role = vocabulary.role_of(heading) if heading else None
        if profile.is_legend:
            role = "label"
        if export and export.unknown == "note" and role in ("remark", "comment"):
            role = "question"  # "Kommentarer" at the end of a form is asked, too
        if export and keyed:
            own = export.roles.get(fold_heading(heading))
            role = "metadata" if own == "note" else own or role
        elif export:
            own = export.roles.get(fold_heading(heading))
            part = vocabulary.role_of_word(heading) if heading and export.unknown == "metadata" else role
            role = own or part  # "Card ID" is no card
            if role is None or (role in ("topic", "question") and export.unknown == "metadata"):
                role = "question" if export.unknown == "note" and heading else "metadata"
        found = themes.find(heading) if heading and profile.cells else None
        if found:
            role = "topic"
        elif by_place and not profile.is_full_names:
            role = by_place.get(number, role)
        theme = found.title if found else ""
        believed = _believe(role, profile, vocabulary.may_be_group(heading))
        slip = found is not None and not found.exact
        columns.append(_Column(number, heading, profile, believed, role == "question", theme, slip))
    columns = _without_choices(_with_subjects(columns), vocabulary)
    ticked = {column.number for column in columns if column.theme and column.profile.ticks >= 0.6}
    taken = _note_columns([column for column in columns if column.number not in ticked], export)
    plans = {}
    for column in columns:
        if column.number in ticked:
            plans[column.number] = ColumnPlan("tick", column.heading, theme=column.theme, slip=column.slip)
        elif column.number in taken:
            generic = column.role in ("note", "remark", "comment", None)
            why = taken[column.number]
            plans[column.number] = ColumnPlan(
                "note", column.heading, why, generic=generic, theme=column.theme, slip=column.slip
            )
        else:
            if by_place and by_place.get(column.number) == "label":
                asks = column.profile.asking >= 0.8
                guessed = not asks and column.profile.sections < 0.5
                plans[column.number] = ColumnPlan("label", column.heading, guessed=guessed, asks_rows=asks)
                continue
            rejects = export.rejected.get(fold_heading(column.heading), ()) if export else ()
            plans[column.number] = replace(_set_aside(column, export is not None), rejects=rejects)
    return name, plans


def _is_keyed(
    export: Export, headings: Mapping[int, str], bodies: Mapping[int, Sequence[Cell]], vocabulary: Vocabulary
) -> bool:
    """Tell whether keys ("IDÉ-007") stand where the tool has its notes: those stand in columns that people made."""
    own = [number for number, heading in headings.items() if export.roles.get(fold_heading(heading)) == "note"]
    return bool(own) and all(Profile(bodies.get(number, ()), vocabulary).is_keys for number in own)


def _believe(role: Role | None, profile: Profile, may_be_group: bool = False) -> Role | None:
    """Doubt a heading whose column holds something else: figures are no notes, sentences no dates or figures."""
    if role in ("note", "remark", "comment", "topic", "question", None) and not profile.has_text and profile.cells:
        if profile.emails >= 0.5:
            return "person"
        return "date" if profile.dates >= 0.6 else "number"
    if role in ("date", "number") and profile.is_prose and profile.words >= 4:
        return None
    if role == "person" and (profile.no_names >= 0.5 or (may_be_group and not profile.is_people)):
        return None  # "Borger" or "Navn" over what they need
    if role in ("question", "topic") and profile.is_full_names:
        return None
    if role in ("topic", None) and profile.is_marks:
        return "label"
    if role is None and profile.is_keys:
        return "metadata"
    if role == "question" and profile.is_choice:
        return "label"
    return role


def _with_subjects(columns: list[_Column]) -> list[_Column]:
    """Take "Skole" and "Sted" for subjects where sentences stand below them as below the other headings.

    That is so where nothing but such columns stands side by side, or beside the labels that name their rows.
    """
    filled = [column for column in columns if column.profile.cells]
    if len(filled) > 2 and filled[0].role == "label" and filled[0].profile.distinct == 1:
        del filled[0]
    labels = {column.number for column in filled if column.role == "label"}
    said = [column for column in filled if column.number not in labels]
    if not labels or not said or not all(column.heading and column.profile.is_prose for column in filled):
        return columns
    if any(column.role not in ("topic", "question", "label", None) for column in filled):
        return columns
    usual = sum(column.profile.length for column in said) / len(said)
    if any(column.profile.length < usual / 2 or column.profile.distinct < 0.8 for column in filled):
        return columns
    return [replace(column, role="topic") if column.number in labels else column for column in columns]


def _without_choices(columns: Sequence[_Column], vocabulary: Vocabulary) -> list[_Column]:
    """Take columns for labels whose cells say who answered, or which answer was picked, where others say more.

    Such a column has only answers of lists ("Ja", "Meget enig"), or its heading asks what somebody is and its cells
    are a few words each. It is one only beside a column that people wrote in: where nothing else was asked, a "Nej"
    is what they said.
    """

    def is_one(column: _Column) -> bool:
        if column.role not in _SAID or not column.profile.cells:
            return False
        asks = column.role == "question" and vocabulary.answers.asks_background(column.heading)
        return column.profile.is_picked or (asks and column.profile.is_short)

    def is_written(column: _Column) -> bool:
        profile = column.profile
        return profile.has_text and not profile.is_choice and (column.role in _SAID or profile.is_prose)

    columns = _without_numberings(columns)
    choices = {column.number for column in columns if is_one(column)}
    if not any(is_written(column) for column in columns if column.number not in choices):
        return list(columns)
    return [replace(column, role="label", asked=True) if column.number in choices else column for column in columns]


def _without_numberings(columns: Sequence[_Column]) -> list[_Column]:
    """Take columns for labels that only count ("Seddel 1", "Seddel 2"), beside one that may hold notes."""
    may_hold = [column for column in columns if column.role in (*_SAID, None) and column.profile.has_text]
    counting = {column.number for column in may_hold if column.profile.is_numbering}
    if all(column.number in counting or column.profile.is_choice for column in may_hold):
        return list(columns)
    return [replace(column, role="label") if column.number in counting else column for column in columns]


def _note_columns(columns: Iterable[_Column], export: Export | None) -> dict[int, str]:
    """Choose the columns that hold notes, each with the reason."""
    columns = [column for column in columns if column.profile.cells]
    unticked = [column for column in columns if not _is_ticked(column.profile)]
    if any(column.role in (*_SAID, None) and column.profile.has_text for column in unticked):
        columns = unticked
    named = [column for column in columns if column.role == "note"]
    topics = [column for column in columns if column.role in ("topic", "question")]
    remarks = [c for c in columns if c.role == "remark" and not c.profile.is_choice and not c.profile.is_questions]
    comments = [column for column in columns if column.role == "comment"]
    unknown = [column for column in columns if column.role is None and column.profile.sections < 0.5]
    if named:
        chosen = [*named, *topics]
    elif topics:
        several = len(topics) > 1
        chosen = [
            *topics,
            *(c for c in unknown if c.profile.is_prose or (several and c.heading and _is_short_text(c))),
        ]
    elif remarks or comments:
        chosen = remarks or comments
    else:
        prose = {c.number for c in unknown if c.profile.is_prose and not c.profile.is_questions}
        prose = prose or {c.number for c in unknown if c.profile.is_prose}
        several = len(prose) > 1
        chosen = [
            c
            for c in unknown
            if c.number in prose
            or (prose and (several or (not c.heading and c.profile.words >= 2)) and _is_short_text(c))
        ]
        if not chosen:
            chosen = [
                c
                for c in columns
                if c.role in ("theme", "label")
                and c.profile.is_prose
                and c.profile.words >= 4
                and not c.profile.is_numbering
            ]
        if not chosen:
            chosen = [c for c in unknown if c.profile.has_text and not c.profile.is_choice]
            chosen = [c for c in chosen if not c.profile.is_full_names]
        if not chosen and len(columns) == 1:
            chosen = [c for c in columns if c.role in ("theme", "label", None) and not c.profile.is_full_names]
    return {column.number: _why(column, export) for column in chosen}


def _is_ticked(profile: Profile) -> bool:
    """Tell a column of nothing but crosses from one of answers such as "Ja"."""
    return profile.is_ticks and profile.length < 2


def _is_short_text(column: _Column) -> bool:
    """Tell a column of short notes between columns of notes."""
    profile = column.profile
    return profile.has_text and profile.distinct >= 0.7 and not (profile.is_questions or profile.is_names)


def _why(column: _Column, export: Export | None) -> str:
    shown = f"overskriften »{column.heading}«"
    if export and column.role in ("note", "question", "topic", "remark", "comment"):
        return f"{shown} i en eksport fra {export.title}"
    if column.role in ("note", "remark", "comment"):
        return f"{shown} er kendt for kolonner med input"
    if column.role == "question":
        return f"{shown} er et spørgsmål, og kolonnen holder svarene"
    if column.theme:
        return f"{shown} er et tema i skemaet"
    if column.role == "topic":
        return f"{shown} samler input om et emne eller fra et bord"
    return "kolonnen holder sætninger" if column.profile.is_prose else "kolonnen er den, der holder tekst"


def _set_aside(column: _Column, export: bool) -> ColumnPlan:
    role, profile = column.role, column.profile
    if role is None and (profile.is_full_names or (not column.heading and profile.is_names)):
        return ColumnPlan("person", column.heading, guessed=True)
    if role == "person":
        return ColumnPlan("person", column.heading, doubtful=profile.is_prose and profile.words >= 5 and not export)
    if role in ("number", "date", "metadata", "theme"):
        return ColumnPlan(role, column.heading, doubtful=profile.is_prose and profile.words >= 5 and not export)
    if role == "label" or profile.sections >= 0.5:
        doubtful = profile.is_prose and profile.words >= 5
        return ColumnPlan("label", column.heading, doubtful=doubtful, multiple_choice=column.asked)
    if profile.is_choice or (role in ("remark", None) and profile.is_questions):
        return ColumnPlan("label", column.heading)
    short = role is None and profile.has_text and profile.distinct >= 0.5 and profile.length >= 3
    return ColumnPlan("other", column.heading, doubtful=profile.is_prose or profile.words >= 3 or short)
