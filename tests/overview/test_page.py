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
        "Ingen workshop er standset.",
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


@pytest.mark.parametrize(
    ("ending", "lead", "words"),
    [
        (Ending.PUBLISHED, "Ingen workshop er standset.", "Dokumenterne er lavet"),
        (Ending.UNCHANGED, "Ingen workshop er standset.", "Intet er ændret siden sidst"),
        (Ending.HELD_BACK, "Én workshop venter på jer.", "Holdt tilbage, til I har besluttet noget"),
        (Ending.AWAITING, "Én workshop venter på jer.", "Venter på godkendelse"),
        (Ending.REFUSED, "Én workshop venter på jer.", "Afvist, og intet nyt er udgivet"),
        (Ending.INPUT, "Én workshop venter på jer.", "Input kan ikke læses"),
        (Ending.RULES, "Én workshop venter på jer.", "Indstillinger, regler eller beslutninger er afvist"),
        (Ending.OUTPUT, "Én workshop venter på jer.", "Dokumenterne kunne ikke skrives"),
        (Ending.BUG, "Én workshop venter på jer.", "Fejl i programmet"),
    ],
)
def test_what_was_not_published_waits_and_stands_before_all_others(folders, ending, lead, words):
    ended(folders, "kantinen", ending)
    lines = told(folders).splitlines()

    kantinen = ["kantinen", words, "kantinen · Sidst kørt 4. marts 2026 kl. 07.05"]
    others = ["bænke & stier", "Ikke kørt endnu", "bænke & stier"]
    waits = lead.startswith("Én")
    assert [lines[1], *lines[3:]] == [lead, *(kantinen + others if waits else others + kantinen)]


def test_workshops_that_wait_are_counted_and_keep_the_order_of_their_names(folders):
    for name in ("kantinen", "bænke & stier"):
        ended(folders, name, Ending.RULES)
    (folders.inputs / "altaner").mkdir()
    lines = told(folders).splitlines()

    assert lines[1] == "To workshops venter på jer."
    assert [lines[place] for place in (3, 6, 9)] == ["bænke & stier", "kantinen", "altaner"]


def test_without_a_workshop_staff_are_told_how_to_begin(tmp_path):
    folders = Folders(tmp_path / "inputs", tmp_path / "outputs", tmp_path / "categories")
    folders.inputs.mkdir()

    assert told(folders).splitlines()[1:] == [
        "Der er ingen workshop endnu. Lav en mappe i inputmappen, og læg regnearkene i den.",
        "Siden laves af programmet ved hver kørsel. Den viser, hvordan den sidste gik, og hvad der venter på jer.",
    ]


def test_settings_that_nobody_has_filled_in_are_asked_for_until_somebody_does(folders):
    settings = make_workshop(folders.inputs, "kantinen")
    asked = (
        "workshop.yaml er, som programmet lavede den: skriv emne, dato, sted og arrangør i den, og vælg skema, "
        "hvis der er flere."
    )

    assert told(folders).splitlines()[-2:] == ["Se efter", asked]
    settings.write_text(settings.read_text("utf-8") + "\ntitle: kantinen\n", encoding="utf-8")
    assert told(folders).splitlines()[-1] == "kantinen"


def test_only_documents_that_are_there_are_linked_the_review_workbook_first(folders):
    make(folders, "bænke & stier")
    folder = folders.outputs / "bænke & stier"
    names = ("bilag-1.docx", "overdragelse/vej/input.csv", "resultat.json", "svar.docx", "tavle.html")
    documents = dict.fromkeys(names, b"{}")
    record = EditionRecord.read(folder)
    assert record is not None
    publish(folder, documents, replace(record, outputs=list_outputs(documents)))
    (folder / "svar.docx").unlink()
    (folder / "gennemgang.xlsx").write_bytes(b"PK")

    assert [line for line in told(folders).splitlines() if line.startswith("[")] == [
        "[b%C3%A6nke%20%26%20stier/gennemgang.xlsx] gennemgang.xlsx",
        "[b%C3%A6nke%20%26%20stier/bilag-1.docx] bilag-1.docx",
        "[b%C3%A6nke%20%26%20stier/tavle.html] tavle.html",
    ]


@pytest.mark.parametrize("result", ["{", "[]", "{}", '{"workshop": {"title": ""}, "warnings": []}'])
def test_where_the_result_tells_no_title_the_folder_is_the_title(folders, result):
    make(folders, "kantinen", warnings=1)
    ended(folders, "kantinen", Ending.PUBLISHED, published=MORNING)
    (folders.outputs / "kantinen" / "resultat.json").write_text(result, encoding="utf-8")

    assert told(folders).splitlines()[6:10] == [
        "kantinen",
        "Dokumenterne er lavet",
        "kantinen · Sidst kørt 4. marts 2026 kl. 07.05 · 1 input",
        "Se efter",
    ]
    assert "bør ses på" not in told(folders)


@pytest.mark.parametrize(
    ("became", "words"),
    [
        (FollowUp(1, 0, 0, ()), "1 uden svar, 0 svaret og ikke afsluttet, 0 afsluttet"),
        (FollowUp(0, 1, 0, ()), "0 uden svar, 1 svaret og ikke afsluttet, 0 afsluttet"),
        (FollowUp(0, 0, 1, ()), "0 uden svar, 0 svaret og ikke afsluttet, 1 afsluttet"),
    ],
)
def test_whatever_was_handed_off_is_told(folders, became, words):
    keep_status(folders.outputs, Status("kantinen", Ending.PUBLISHED, MORNING, MORNING, "", became))

    assert told(folders).splitlines()[-1].endswith(f" · Opfølgning, talt hos hver modtager: {words}")


@pytest.mark.parametrize(
    ("error", "ending"),
    [
        (errors.UsageError, Ending.INPUT),
        (errors.InputBusyError, Ending.INPUT),
        (errors.WorkbookError, Ending.RULES),
        (errors.ClusterError, Ending.OUTPUT),
        (errors.DeliveryError, Ending.OUTPUT),
        (errors.MaybeDeliveredError, Ending.HELD_BACK),
        (errors.AwaitingApprovalError, Ending.AWAITING),
        (errors.ApprovalRefusedError, Ending.REFUSED),
        (errors.LedgerError, Ending.BUG),
    ],
)
def test_an_error_ends_a_run_as_its_kind_does(error, ending):
    assert Ending.of(error("x")) is ending


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
