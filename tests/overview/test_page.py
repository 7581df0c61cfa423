"""What oversigt.html tells, read as a browser reads it."""

import html
import json
import re
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from flows import errors
from flows.errors import HeldBackError, InputError, OutputError, ProgramError, RulesError, WorkshopError
from flows.new_workshop import make_workshop
from flows.overview import PAGE, tell_failed, tell_made
from flows.overview.page import write_page
from flows.overview.status import Ending, FollowUp, Status, keep_status, read_status
from flows.publish import publish
from flows.record import EditionRecord, list_outputs
from flows.workshop import Folders
from tests.programs import node_modules, program

MORNING = datetime(2026, 3, 4, 7, 5, tzinfo=timezone(timedelta(hours=1)))


def is_expected(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, WorkshopError)


@pytest.fixture
def folders(tmp_path) -> Folders:
    for name in ("bænke & stier", "kantinen"):
        (tmp_path / "inputs" / name).mkdir(parents=True)
    return Folders(tmp_path / "inputs", tmp_path / "outputs", tmp_path / "categories")


def make(folders: Folders, name: str, title: str = "Kantinen", *, warnings: int = 0, **counts: int) -> None:
    result = {"workshop": {"title": title}, "warnings": [{}] * warnings}
    documents = {"bilag-1.docx": b"PK", "resultat.json": json.dumps(result).encode(), "tavle.html": b"<p>"}
    record = EditionRecord(
        workshop=name,
        fingerprint="f",
        parts={},
        skipped=(),
        counts={"notes": 1, "unplaced": 0, "left_out": 0, **counts},
        changes=None,
        open_marks=("[Udfyldes: modtager]",) if name == "kantinen" else (),
        outputs=list_outputs(documents),
    )
    publish(folders.outputs / name, documents, record)


def ended(
    folders: Folders, name: str, ending: Ending, message: str = "", published: datetime | None = None
) -> None:
    keep_status(folders.outputs, Status(name, ending, MORNING, published, message))


def told(folders: Folders, today: date | None = None) -> str:
    """Give what a reader sees, a line a block."""
    page = write_page(folders.inputs, folders.outputs, today).decode()
    body = page[page.index("<body>") :]
    text = re.sub(r"\n?</?(?:header|main|section|ul|body|html)[^>]*>", "", body)
    text = re.sub(r"</(?:h1|h2|h3|p|li)>", "", text)
    text = re.sub(r"<li><a href=\"([^\"]*)\">", r"[\1] ", text)
    text = html.unescape(re.sub(r"<[^>]*>", "", text))
    return "\n".join(line for line in text.splitlines() if line.strip())


def test_a_workshop_that_was_never_run_is_told(folders):
    assert told(folders).splitlines()[1:] == [
        "Ingen workshop venter på jer.",
        "Siden laves af programmet ved hver kørsel. Den viser, hvordan den sidste gik, og hvad der venter på jer.",
        "bænke & stier",
        "Ikke kørt endnu",
        "bænke & stier",
        "kantinen",
        "Ikke kørt endnu",
        "kantinen",
    ]


def test_what_a_run_made_is_told_with_what_may_be_looked_at_and_its_files(folders):
    make(folders, "bænke & stier", "Bænke", warnings=2, notes=12, unplaced=1, left_out=3)
    ended(folders, "bænke & stier", Ending.PUBLISHED, published=MORNING)

    assert told(folders).splitlines()[3:14] == [
        "Bænke",
        "Dokumenterne er lavet",
        "bænke & stier · Sidst kørt 4. marts 2026 kl. 07.05 · 12 input · 3 udeladt",
        "Se efter",
        "1 input er uden tema: se øverst i gennemgang.xlsx.",
        "2 forhold bør ses på: se arket Advarsler i gennemgang.xlsx.",
        "Filer",
        "[b%C3%A6nke%20%26%20stier/bilag-1.docx] bilag-1.docx",
        "[b%C3%A6nke%20%26%20stier/tavle.html] tavle.html",
        "kantinen",
        "Ikke kørt endnu",
    ]


def test_what_waits_for_a_person_stands_first_in_the_words_of_the_run(folders):
    make(folders, "kantinen")
    ended(folders, "bænke & stier", Ending.PUBLISHED, published=MORNING)
    ended(
        folders,
        "kantinen",
        Ending.HELD_BACK,
        "kantinen: intet er udgivet.\n- A3 venter",
        MORNING - timedelta(days=1),
    )

    assert told(folders).splitlines()[1:12] == [
        "Én workshop venter på jer.",
        "Siden laves af programmet ved hver kørsel. Den viser, hvordan den sidste gik, og hvad der venter på jer.",
        "Kantinen",
        "Holdt tilbage, til I har besluttet noget",
        "kantinen · Sidst kørt 4. marts 2026 kl. 07.05 · Dokumenterne er fra 3. marts 2026 kl. 07.05 · 1 input",
        "Det sagde kørslen",
        "kantinen: intet er udgivet.",
        "- A3 venter",
        "Se efter",
        "Svaret mangler: [Udfyldes: modtager]",
        "Filer",
    ]


@pytest.mark.parametrize(
    ("error", "ending"),
    [
        (InputError("bord-1.xlsx: er beskadiget."), "Input kan ikke læses"),
        (RulesError("workshop.yaml, linje 1"), "Indstillinger, regler eller beslutninger er afvist"),
        (OutputError("bilag-1.docx er åben"), "Dokumenterne kunne ikke skrives"),
        (HeldBackError("intet er udgivet"), "Holdt tilbage, til I har besluttet noget"),
        (ProgramError("Fejl i programmet (KeyError)"), "Fejl i programmet"),
    ],
)
def test_each_way_to_fail_has_its_own_words(folders, error, ending):
    tell_failed(folders, "kantinen", error)
    page = (folders.outputs / PAGE).read_text("utf-8")

    assert f'<p class="ending">{ending}</p>' in page
    assert f'<p class="message">{html.escape(str(error))}</p>' in page


def test_the_text_that_a_bug_carries_is_not_told(folders):
    tell_failed(folders, "kantinen", KeyError("Bedre kaffe"))

    page = (folders.outputs / PAGE).read_text("utf-8")
    assert "Fejl i programmet (KeyError" in page
    assert "kaffe" not in page + (folders.outputs / ".status" / "kantinen.json").read_text("utf-8")


def test_an_unchanged_run_keeps_when_the_documents_were_made(folders):
    make(folders, "kantinen")
    ended(folders, "kantinen", Ending.PUBLISHED, published=MORNING)
    tell_made(folders, "kantinen", unchanged=True)

    status = read_status(folders.outputs, "kantinen")
    assert (status.ending, status.published, status.message) == (Ending.UNCHANGED, MORNING, "")
    assert status.at.tzinfo is not None
    assert abs(datetime.now(UTC) - status.at) < timedelta(minutes=5)
    assert "Dokumenterne er fra 4. marts 2026 kl. 07.05" in (folders.outputs / PAGE).read_text("utf-8")


def test_what_became_of_what_was_handed_off_is_counted_by_the_day_of_the_page(folders):
    due = (date(2026, 9, 1), date(2026, 9, 14), date(2026, 9, 15), date(2026, 9, 22), date(2026, 9, 23))
    tell_made(folders, "kantinen", unchanged=False, follow_up=FollowUp(3, 2, 1, due))
    tell_made(folders, "kantinen", unchanged=True)  # what was counted still holds
    tell_failed(folders, "kantinen", RulesError("x"))
    lines = told(folders, date(2026, 9, 15)).splitlines()

    assert any(
        line.endswith(" · Opfølgning, talt hos hver modtager: 3 uden svar, 2 svaret og ikke afsluttet, 1 afsluttet")
        for line in lines
    )
    assert lines[lines.index("Se efter") + 1 :][:2] == [
        "2 er over fristen hos modtagerne (15. september 2026): se arket Opfølgning i gennemgang.xlsx.",
        "2 har frist inden for syv dage hos modtagerne (15. september 2026).",
    ]
    tell_made(folders, "kantinen", unchanged=False, follow_up=FollowUp(0, 0, 0, ()))  # nothing is handed off
    assert "Opfølgning" not in told(folders)


def test_the_state_lies_in_no_workshops_folder(folders):
    make(folders, "kantinen")
    before = sorted(path.name for path in (folders.outputs / "kantinen").iterdir())
    tell_made(folders, "kantinen", unchanged=False)

    assert sorted(path.name for path in (folders.outputs / "kantinen").iterdir()) == before
    assert sorted(path.name for path in folders.outputs.iterdir()) == [".status", "kantinen", PAGE]
    assert [path.name for path in (folders.outputs / ".status").iterdir()] == ["kantinen.json"]


def test_a_status_that_is_damaged_is_as_none(folders):
    keep_status(folders.outputs, Status("kantinen", Ending.PUBLISHED, MORNING, None))
    (folders.outputs / ".status" / "kantinen.json").write_text("{", encoding="utf-8")

    assert read_status(folders.outputs, "kantinen") is None
    assert told(folders).count("Ikke kørt endnu") == 2


def test_a_page_that_cannot_be_written_fails_no_run(folders):
    (folders.outputs / PAGE / "a").mkdir(parents=True)

    tell_made(folders, "kantinen", unchanged=False)
    assert (folders.outputs / PAGE / "a").is_dir()
    assert [path.name for path in folders.outputs.iterdir() if path.name.endswith(".new")] == []


def test_workshops_that_wait_are_counted_and_keep_the_order_of_their_names(folders):
    for name in ("kantinen", "bænke & stier"):
        ended(folders, name, Ending.RULES)
    (folders.inputs / "altaner").mkdir()
    lines = told(folders).splitlines()

    assert lines[1] == "To workshops venter på jer."
    assert [lines[place] for place in (3, 6, 9)] == ["bænke & stier", "kantinen", "altaner"]


@pytest.mark.parametrize("error", [kind for kind in vars(errors).values() if is_expected(kind)])
def test_every_expected_error_has_an_ending_with_words(folders, error):
    ended(folders, "kantinen", Ending.of(error("x")), "x")

    assert "Ikke kørt endnu" in told(folders)


def test_what_others_typed_is_escaped(folders):
    make(folders, "kantinen", '<script>alert("1")</script>')
    ended(folders, "kantinen", Ending.RULES, "<img src=x onerror=alert(1)>")
    page = write_page(folders.inputs, folders.outputs).decode()

    assert "<script" not in page
    assert "<img" not in page


@pytest.mark.browser
def test_in_chromium_it_is_accessible_in_light_and_dark_wide_and_narrow(folders):
    modules = node_modules("playwright-core", "axe-core")
    make(folders, "kantinen", warnings=1)
    tell_made(folders, "kantinen", unchanged=False)
    tell_failed(folders, "bænke & stier", RulesError("workshop.yaml: " + "meget-langt-ord-" * 12))
    driver = Path(__file__).with_name("overview_in_chromium.cjs")
    chromium = program("chromium", "chromium-browser", "google-chrome", "chrome")
    made = subprocess.run(
        [program("node"), str(driver), str(modules), chromium, str(folders.outputs / PAGE)],
        capture_output=True,
        text=True,
        timeout=120,
    )

    assert made.returncode == 0, made.stderr
    fine = {"requests": [], "console": [], "passes": True, "violations": [], "unsure": [], "wide": False}
    assert json.loads(made.stdout) == {"light": fine, "dark": fine}
