"""Finds a workshop's folder and all that stands beside its notes: settings, scheme, decisions, template."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from flows.categorise import Scheme, load_scheme, no_scheme
from flows.content_digest import digest_content, digest_content_of
from flows.danish.staff_words import WORDS_FILE
from flows.deliver.settings import check_receivers
from flows.editions import stays_restored
from flows.errors import InputError, RulesError, UndecidedError, UsageError
from flows.fingerprint import fingerprint, program_parts, sha256_of
from flows.follow_up import FollowUpBook, is_follow_up, read_follow_up
from flows.gather import FolderSurvey, file_name, survey_folder, unread_files
from flows.notes import Gathered, Note, Theme
from flows.plain_files import read_plain
from flows.publish import is_whole
from flows.record import EditionRecord, approval_key
from flows.review import (
    Approval,
    Decision,
    DecisionBook,
    Facts,
    Memory,
    check_book,
    find_facts,
    read_book,
    read_memory,
)
from flows.review.book import PROTECTING
from flows.review.veiling import Veil
from flows.screen.staff_list import read_names
from flows.settings import WorkshopSettings, facts_of, parse_settings, read_settings
from flows.staff_files import DECISIONS_FILE, FOLLOW_UP_FILE, NAMES_FILE, NO_WORKSHOP, SETTINGS_FILE
from flows.workbook import is_workbook
from flows.yaml_source import MAX_YAML, read_yaml

_MAX_TEMPLATE = 50_000_000  # bytes


@dataclass(frozen=True)
class Folders:
    """Where things are.

    Attributes:
        inputs: A folder a workshop.
        outputs: A folder a workshop is made here.
        categories: A folder of schemes, or one scheme that serves every workshop.
    """

    inputs: Path = field(default_factory=lambda: Path("inputs"))
    outputs: Path = field(default_factory=lambda: Path("outputs"))
    categories: Path = field(default_factory=lambda: Path("categories"))


@dataclass(frozen=True)
class Workshop:
    """One workshop, ready to be read.

    Attributes:
        name: Its folder's name.
        facts: Title, date, place, host and scheme: what workshop.yaml says, and what people put right.
        undecided: Why it is not known which scheme is used; empty where it is. Then there are no themes.
        scheme_name: The scheme's file name without `.yaml`.
        template: The contents of `appendix.template`, None where none is given.
        letter_template: Those of `answer.template`, likewise.
        categories: Where the schemes are.
        survey: What lies in the folder, but for copies of the review workbook.
        memory: What the last run kept of decisions, to know a lost file by.
        workbooks: Those copies: they hold decisions, not notes.
        follow_up: What came back from those whom notes were handed off to.
        returned: The tables that lie in the folder: they hold answers, not notes.
        names: Those that the unit wants looked for in the notes.
        parts: What decides the result beside the inputs, by name: digests.
    """

    name: str
    folder: Path
    output: Path
    settings: WorkshopSettings
    facts: Facts
    undecided: str
    scheme_name: str
    scheme: Scheme
    themes: tuple[Theme, ...]
    decisions: DecisionBook
    memory: Memory
    template: bytes | None
    letter_template: bytes | None
    categories: Path
    survey: FolderSurvey
    workbooks: tuple[Path, ...]
    follow_up: FollowUpBook
    returned: tuple[Path, ...]
    names: tuple[str, ...] = field(repr=False)
    parts: dict[str, str]

    @property
    def lost(self) -> tuple[Decision, ...]:
        """What was left out or hidden and is gone from the decisions, though nobody took it back."""
        return self.memory.lost_from(self.decisions)

    @property
    def private_texts(self) -> frozenset[str]:
        """The texts that a person left out or hid words in, in force or lost."""
        decided = (*self.decisions.decisions, *self.lost)
        return frozenset(text for each in decided if each.key in PROTECTING for _, text in each.about)

    @property
    def veil(self) -> Veil:
        """What masks texts for the console before the inputs are read."""
        return Veil((*self.decisions.decisions, *self.lost), self.names)

    def taken_in(self, gathered: Gathered) -> Mapping[str, tuple[Note, ...]]:
        """Give by such a text that is gone the new notes in its place."""
        return self.memory.places.taken_by(gathered, self.private_texts)

    def parts_with(self, inputs: Mapping[str, str]) -> dict[str, str | dict[str, str]]:
        """Give everything that decides the result: `parts`, and digests of the inputs by their files' names.

        And of what was lost, where something was: it may hold a run back.
        """
        lost = {"lost": sha256_of(repr(self.lost).encode())} if self.lost else {}
        return {**self.parts, **lost, "inputs": dict(inputs)}

    def approval_of(self, key: str) -> Approval | None:
        """Give what was said last of the edition that is approved as this; None where nobody said anything."""
        return self.memory.approvals.get(key)


def find_workshops(inputs: Path, names: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Give the names asked for, or every workshop's where none is asked for, sorted.

    Raises:
        UsageError: Where a name is no folder in `inputs`, or there is none at all.
    """
    there = list_workshops(inputs)
    stripped = (name.rstrip("/\\") or name for name in names)  # a shell completes a folder's name with one
    names = tuple(_as_on_disk(name, there) for name in stripped)
    unknown = [name for name in names if name not in there]
    if unknown:
        listed = ", ".join(there) or "(ingen)"
        raise UsageError(
            f"Der er ingen workshop ved navn '{unknown[0]}' i '{inputs}'. Skriv mappens navn. Her er: {listed}."
        )
    if not there:
        raise UsageError(f"Der er ingen workshop i '{inputs}'. Lav en mappe der, og læg regnearkene i den.")
    return tuple(dict.fromkeys(names)) or there


def list_workshops(inputs: Path) -> tuple[str, ...]:
    """Give the name of every workshop, sorted; there may be none.

    Raises:
        UsageError: The folder of inputs is not there.
    """
    if not inputs.is_dir():
        raise UsageError(
            f"Mappen '{inputs}' findes ikke. Stå i projektets mappe, eller peg på den rigtige med --inputs MAPPE."
        )
    return tuple(
        sorted(path.name for path in inputs.iterdir() if path.is_dir() and path.name[0] not in NO_WORKSHOP)
    )


def _as_on_disk(name: str, there: Collection[str]) -> str:
    """Give a name as it is there: where a Mac wrote it, å is two signs, which nobody sees or types."""
    same = {unicodedata.normalize("NFC", each): each for each in there}
    return name if name in there else same.get(unicodedata.normalize("NFC", name), name)


def open_workshop(name: str, folders: Folders, book: DecisionBook | None = None) -> Workshop:
    """Read all that decides a workshop's result, but not yet its notes.

    Args:
        name: The folder's.
        folders: Where things are.
        book: What is decided, where that is not what decisions.yaml says: to see what it will do.

    Raises:
        InputError: Where the folder can't be read.
        RulesError: Where settings, scheme, decisions or template are rejected.
        UsageError: Where there is no such workshop.
    """
    (name,) = find_workshops(folders.inputs, (name,))
    folder = folders.inputs / name
    if folders.outputs.resolve() == folders.inputs.resolve():
        raise UsageError("--inputs og --outputs er samme mappe. Læg dokumenterne i en anden.")
    if not os.access(folder, os.R_OK | os.X_OK):
        raise InputError(f"{name}: mappen må ikke læses. Bed om adgang til den, og kør igen.")
    settings_digest = _digest_text(folder / SETTINGS_FILE)
    decisions_digest = _digest_text(folder / DECISIONS_FILE)
    decisions, lines = (book, None) if book is not None else read_book(folder)
    schemes = list_schemes(folders.categories)
    facts = find_facts(decisions, facts_of(parse_settings(folder)), [path.stem for path in schemes])
    settings = read_settings(folder, facts.corrected)
    scheme_path, undecided = _choose_scheme(folders.categories, settings.categories, name)
    beside = {
        "settings": folder / SETTINGS_FILE,
        "decisions": folder / DECISIONS_FILE,
        "scheme": scheme_path,
        "staff_words": scheme_path.parent / WORDS_FILE,
        "names": folder / NAMES_FILE,
        **({"follow_up": folder / FOLLOW_UP_FILE} if (folder / FOLLOW_UP_FILE).exists() else {}),
    }
    read_first = {"settings": settings_digest, "decisions": decisions_digest}
    digests = {key: _digest_text(path) for key, path in beside.items()} | read_first
    scheme = no_scheme(scheme_path.parent) if undecided else load_scheme(scheme_path)
    themes = scheme.as_themes()
    if not undecided:
        check_book(lines, decisions, theme_ids(themes))
        if settings.hand_off.receivers:
            source = read_yaml(folder / SETTINGS_FILE, f"{name}/{SETTINGS_FILE}")
            check_receivers(source, settings.hand_off, theme_ids(themes), scheme.words)
    memory = read_memory(folder)
    follow_up = read_follow_up(folder)
    letters = settings.answer.template if settings.answer else ""
    template = _read_template(folder, settings.appendix.template, "appendix.template")
    letter_template = _read_template(folder, letters, "answer.template")
    names = read_names(folder)
    survey = survey_folder(folder, settings.appendix.template, letters)
    workbooks = tuple(path for path in survey.files if is_workbook(path))
    returned = tuple(path for path in survey.files if path not in workbooks and is_follow_up(path))
    apart = {*workbooks, *returned}
    survey = replace(survey, files=tuple(path for path in survey.files if path not in apart))
    for key, path in beside.items():
        if _digest_text(path) != digests[key]:
            raise RulesError(f"{path.name}: filen blev gemt, mens den blev læst. Kør igen.")
    parts = {
        **program_parts(),
        **digests,
        "workshop": name,
        "unread": "\n".join(unread_files(survey, settings.columns)),
        "template": digest_content(template) if template is not None else "",
        "letter_template": digest_content(letter_template) if letter_template is not None else "",
    }
    return Workshop(
        name=name,
        folder=folder,
        output=folders.outputs / name,
        settings=settings,
        facts=facts,
        undecided=undecided,
        scheme_name=scheme.name,
        scheme=scheme,
        themes=themes,
        decisions=decisions,
        memory=memory,
        template=template,
        letter_template=letter_template,
        categories=folders.categories,
        survey=survey,
        workbooks=workbooks,
        follow_up=follow_up,
        returned=returned,
        names=names,
        parts=parts,
    )


def digest_inputs(workshop: Workshop) -> dict[str, str]:
    """Digest the inputs as they lie there, by name; one that is locked now may be read later."""
    return {file_name(path, workshop.folder): _digest_input(path) for path in workshop.survey.files}


def stands(
    workshop: Workshop, inputs: Mapping[str, str], record: EditionRecord, *, skip_bad_files: bool = False
) -> bool:
    """Tell whether a published edition is what a run would make now, or was restored in its place, and is whole.

    Args:
        workshop: As it was opened.
        inputs: Digests of its inputs.
        record: Of the edition in its output folder.
        skip_bad_files: Whether the run may go on without files that can't be read.
    """
    parts = workshop.parts_with(inputs)
    now, said = fingerprint(parts), workshop.approval_of(approval_key(parts, record.skipped))
    refused = workshop.settings.require_approval and said is not None and said.verdict != "approved"
    made = record.stands_for(now, skip_bad_files=skip_bad_files) and not refused
    stays = made or stays_restored(workshop.output.parent, workshop.name, record, now)
    return stays and is_whole(workshop.output, record)


def list_schemes(categories: Path) -> tuple[Path, ...]:
    """Give the schemes of a folder, or the one file that is given itself.

    Raises:
        UsageError: Where there is none.
    """
    if categories.is_file():
        return (categories,)
    if not categories.is_dir():
        raise UsageError(f"'{categories}' findes ikke. Peg på skemaerne med --categories MAPPE_ELLER_FIL.")
    schemes = sorted(path for path in categories.glob("*.y*ml") if path.suffix in (".yaml", ".yml"))
    if not schemes:
        raise UsageError(f"Der er intet skema (.yaml) i '{categories}'.")
    return tuple(schemes)


def find_scheme(categories: Path, wanted: str, workshop: str) -> Path:
    """Find the scheme of a workshop: the one it asks for, else the one of its own name, else the only one.

    Raises:
        RulesError: Where it can't be told which, naming those there are.
    """
    schemes = list_schemes(categories)
    if categories.is_file():
        return schemes[0]
    by_name = {path.stem: path for path in schemes}
    name = _as_on_disk(wanted.removesuffix(".yaml").removesuffix(".yml") or workshop, by_name)
    if name in by_name:
        return by_name[name]
    if not wanted and len(schemes) == 1:
        return schemes[0]
    if wanted:
        raise RulesError(
            f"{workshop}/{SETTINGS_FILE}: skemaet '{wanted}' findes ikke i '{categories}'. Skriv categories: og et "
            f"af: {', '.join(by_name)}."
        )
    raise UndecidedError(
        f"{workshop}/{SETTINGS_FILE}: der er flere skemaer, og 'categories' vælger ikke et i '{categories}'. Skriv "
        f"categories: og et af: {', '.join(by_name)}; eller vælg det på arket Workshop i gennemgang.xlsx, som "
        f"'workshop run' laver, og kør igen. Passer intet til emnet, så lav et: {workshop}.yaml i '{categories}'. "
        "Hvordan står i README under 'Change the categories'."
    )


def _choose_scheme(categories: Path, wanted: str, workshop: str) -> tuple[Path, str]:
    """Find the scheme, or tell why it is not known; then its path is that of none."""
    try:
        return find_scheme(categories, wanted, workshop), ""
    except UndecidedError as exc:
        return categories / f"{workshop}.yaml", str(exc)


def theme_ids(themes: Iterable[Theme]) -> dict[str, frozenset[str]]:
    """Give the ids of themes, each with the ids of its subthemes."""
    return {theme.id: frozenset(subtheme.id for subtheme in theme.subthemes) for theme in themes}


def _read_template(folder: Path, name: str, key: str) -> bytes | None:
    if not name:
        return None
    path = folder / name
    where = f"{folder.name}/{SETTINGS_FILE}: skabelonen '{name}' ({key})"
    if not path.resolve().is_relative_to(folder.resolve()):
        raise RulesError(f"{where} ligger uden for workshoppens mappe. Læg den i '{folder.name}'.")
    return read_plain(path, where, _MAX_TEMPLATE, RulesError)


def _digest_text(path: Path) -> str:
    """Digest a YAML file whatever its line ends; empty where there is none."""
    if not os.path.lexists(path):
        return ""
    raw = read_plain(path, f"{path.parent.name}/{path.name}", MAX_YAML, RulesError)
    return sha256_of(raw.replace(b"\r\n", b"\n"))


def _digest_input(path: Path) -> str:
    try:
        return digest_content_of(path)
    except OSError as exc:
        return f"unreadable: {type(exc).__name__}"
