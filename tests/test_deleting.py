"""A workshop is deleted whole, and a receipt without any text stays."""

import json
import shutil

import pytest
from click.testing import CliRunner

from flows.cli_delete import remind_of_deleting
from flows.deleting import Deleted, delete_workshop, plan_deletion
from flows.errors import OutputError, UsageError
from flows.publish import folder_lock
from flows.workshop import Folders
from tests.command import workshop_here
from tests.prefect_homes import prefect_home, server_in
from tests.test_cli import project, workshop
from tests.workbook.desk import Desk, Sheets

SECRET = "Kaja Opdigtet vil have mere kaffe"


def deleted(folders: Folders) -> Deleted:
    return delete_workshop(plan_deletion("kantinen", folders), folders)


@pytest.fixture
def folders(tmp_path) -> Folders:
    root = project(tmp_path, f"Input\n{SECRET}\n")
    outputs = root / "outputs"
    for work in ("", "hand-off"):
        with folder_lock(outputs, "kantinen", work=work):
            pass
    for place in ("kantinen/resultat.json", ".udgaver/kantinen/gennemgang-1.xlsx", ".status/kantinen.json",
                  ".udgaver/kantinen/0001-3fa41c07/bilag-1.docx",
                  ".udgaver/andre/gennemgang-1.xlsx", ".status/andre.json", "andre/resultat.json"):  # fmt: skip
        (outputs / place).parent.mkdir(parents=True, exist_ok=True)
        (outputs / place).write_text(SECRET, encoding="utf-8")
    return Folders(root / "inputs", outputs, root / "categories")


def test_all_that_is_kept_of_a_workshop_goes_and_nothing_of_another(folders):
    receipt = deleted(folders).receipt
    left = sorted(
        path.relative_to(folders.outputs).as_posix() for path in folders.outputs.rglob("*") if path.is_file()
    )

    assert not (folders.inputs / "kantinen").exists()
    assert left == [
        ".slettet/kantinen.json", ".status/andre.json", ".udgaver/andre/gennemgang-1.xlsx", "andre/resultat.json",
    ]  # fmt: skip
    told = json.loads(receipt.read_bytes())
    assert (told["workshop"], told["files"] > 3, len(told["sha256"])) == ("kantinen", True, 64)
    assert "Opdigtet" not in receipt.read_text(encoding="utf-8")
    with pytest.raises(UsageError):
        plan_deletion("kantinen", folders)


def test_the_lock_of_who_sends_something_now_stays(folders):
    with folder_lock(folders.outputs, "kantinen", work="hand-off"):
        deleted(folders)

    assert [path.name for path in folders.outputs.glob("*.lock")] == [".kantinen.hand-off.lock"]


def test_what_cannot_be_deleted_keeps_its_lock(folders, monkeypatch):
    def refuse(_path: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("flows.deleting.shutil.rmtree", refuse)
    with pytest.raises(OutputError, match="kan ikke slettes helt"):
        deleted(folders)

    assert (folders.outputs / ".kantinen.lock").exists()


def test_a_workshop_whose_name_begins_the_same_is_another(folders):
    kept = folders.outputs / ".udgaver" / "kantinen.2025" / "gennemgang-1.xlsx"
    kept.parent.mkdir()
    kept.write_text("x", encoding="utf-8")
    deleted(folders)

    assert kept.is_file()


def test_without_a_yes_nothing_is_deleted(folders):
    from flows.cli import workshop as command

    ran = CliRunner().invoke(
        command, ["delete", "kantinen", f"--inputs={folders.inputs}", f"--outputs={folders.outputs}"], input="n\n"
    )

    assert ran.exit_code == 0
    assert str(folders.inputs / "kantinen") in ran.output
    assert (folders.inputs / "kantinen").exists()


@pytest.mark.parametrize("answer", ["j", "Ja"])
def test_it_is_answered_in_danish(folders, monkeypatch, answer):
    from flows.cli import workshop as command

    monkeypatch.setattr("flows.embedded_prefect.prepare_prefect", lambda verbose: None)
    monkeypatch.setattr("flows.process_workshop.forget_runs", lambda name: 0)
    places = [f"--inputs={folders.inputs}", f"--outputs={folders.outputs}"]
    ran = CliRunner().invoke(command, ["delete", "kantinen", *places], input=f"{answer}\n")

    assert "Slet kantinen? [j/N]" in ran.output
    assert not (folders.inputs / "kantinen").exists()


def test_a_run_is_forgotten_by_prefect_too(tmp_path):
    root = project(tmp_path, "Input\nMere kaffe\nMere te\n")
    with server_in(prefect_home(tmp_path / "prefect")) as served:
        assert workshop("run", cwd=root, **served).returncode == 0
        done = workshop("delete", "kantinen", "--yes", cwd=root, **served)

    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "Slettet i Prefect: 1 kørsel.")
    assert workshop_here("delete", "kantinen", "--yes", cwd=root).returncode == 2


@pytest.mark.parametrize(
    ("date", "reminded"), [("2020-01-01", True), ("2999-01-01", False)], ids=["its time has come", "not yet"]
)
def test_a_workshop_whose_time_has_come_is_told_of(folders, capsys, date, reminded):
    folder = folders.inputs / "kantinen"
    (folder / "workshop.yaml").write_text(f"delete_after: {date}\n", encoding="utf-8")
    remind_of_deleting(folder)

    assert ('workshop delete "kantinen"' in capsys.readouterr().err) is reminded


def test_a_name_as_a_shell_completes_it_deletes_the_whole_workshop(folders, monkeypatch):
    from flows.cli import workshop as command

    forgotten: list[str] = []
    monkeypatch.setattr("flows.embedded_prefect.prepare_prefect", lambda verbose: None)
    monkeypatch.setattr("flows.process_workshop.forget_runs", lambda name: forgotten.append(name) or 1)
    places = [f"--{place}={getattr(folders, place)}" for place in ("inputs", "outputs", "categories")]
    ran = CliRunner().invoke(command, ["delete", "kantinen/", "--yes", *places])

    receipt = folders.outputs / ".slettet" / "kantinen.json"
    assert ran.output.splitlines() == [
        f"Slettet: kantinen. Kvitteringen, uden tekst, ligger i {receipt}",
        *(f"  {folders.outputs / place}" for place in ("kantinen", ".udgaver/kantinen", ".status/kantinen.json")),
        f"  {folders.categories / 'kantinen.yaml'}",
        f"  {folders.inputs / 'kantinen'}",
        "Slettet i Prefect: 1 kørsel.",
    ]
    assert (forgotten, receipt.is_file()) == (["kantinen"], True)
    assert [path.name for path in folders.outputs.iterdir() if "kantinen" in path.name] == []


def test_a_link_to_a_folder_is_not_taken_for_the_workshop(folders, tmp_path):
    elsewhere = tmp_path / "drev" / "kantinen"
    elsewhere.parent.mkdir()
    (folders.inputs / "kantinen").rename(elsewhere)
    try:
        (folders.inputs / "kantinen").symlink_to(elsewhere, target_is_directory=True)
    except OSError:
        pytest.skip("no links here")
    with pytest.raises(OutputError) as caught:
        deleted(folders)

    link = folders.inputs / "kantinen"
    assert str(caught.value) == (
        f"kantinen: '{link}' er en genvej til en mappe et andet sted, så intet er slettet. Læg "
        "selve mappen i stedet for genvejen, og slet igen."
    )
    assert (folders.outputs / "kantinen" / "resultat.json").is_file()
    assert not (folders.outputs / ".slettet").exists()


LOOK = "Det kan rumme input som eksempler: se efter i det."
A_CHOICE = "workshop: [{fact: scheme, value: VALUE, was: WAS}]"


def laid(folders: Folders, name: str, settings: str = "", decisions: str = "") -> None:
    folder = folders.inputs / name
    folder.mkdir(parents=True, exist_ok=True)
    if settings:
        (folder / "workshop.yaml").write_text(settings, encoding="utf-8")
    if decisions:
        (folder / "decisions.yaml").write_text(decisions, encoding="utf-8")


def more_schemes(folders: Folders, *names: str) -> None:
    for name in names:
        shutil.copy(folders.categories / "kantinen.yaml", folders.categories / f"{name}.yaml")


def schemes_told(folders: Folders) -> list[str]:
    """Delete with `--yes`, and give what was said, without what stands in the list but for schemes."""
    from flows.cli import workshop as command

    places = [f"--{place}={getattr(folders, place)}" for place in ("inputs", "outputs", "categories")]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("flows.embedded_prefect.prepare_prefect", lambda verbose: None)
        patch.setattr("flows.process_workshop.forget_runs", lambda name: 0)
        shown = CliRunner().invoke(command, ["delete", "kantinen", *places], input="n\n").output.splitlines()
        done = CliRunner().invoke(command, ["delete", "kantinen", "--yes", *places]).output.splitlines()
    assert not (folders.inputs / "kantinen").exists()
    told = [line for line in done[1:-1] if not line.startswith((f"  {folders.inputs}", f"  {folders.outputs}"))]
    assert [line for line in told if line.startswith(("Skema", "Hvilket"))] == [
        line for line in shown if line.startswith(("Skema", "Hvilket"))
    ]
    return told


def test_the_scheme_of_its_name_is_told_of_before_and_after_and_goes(folders):
    from flows.cli import workshop as command

    more_schemes(folders, "frokost")
    laid(folders, "frokost", "categories: frokost")
    drafted = folders.categories / "kantinen.yaml"
    places = [f"--inputs={folders.inputs}", f"--outputs={folders.outputs}", f"--categories={folders.categories}"]
    shown = CliRunner().invoke(command, ["delete", "kantinen", *places], input="n\n").output

    assert f"  {drafted} (skemaet med workshoppens navn; skal det blive, så svar nej, og giv" in shown
    assert schemes_told(folders) == [f"  {drafted}"]
    assert [path.name for path in folders.categories.iterdir()] == ["frokost.yaml"]


@pytest.mark.parametrize(
    ("settings", "decisions"),
    [("categories: egne", ""),
     ("", A_CHOICE.replace("VALUE", "egne").replace("WAS", '""')),
     ("categories: kantinen", A_CHOICE.replace("VALUE", "egne").replace("WAS", '""'))],
    ids=["it asks for it", "it was chosen in the review", "the choice is contested"],
)  # fmt: skip
def test_a_scheme_of_another_name_stays_and_that_is_said(folders, settings, decisions):
    more_schemes(folders, "egne", "helt-andet")
    laid(folders, "kantinen", settings, decisions)

    assert schemes_told(folders) == [
        f"  {folders.categories / 'kantinen.yaml'}",
        f"Skemaet {folders.categories / 'egne.yaml'} bliver liggende: det har ikke workshoppens navn. {LOOK}",
    ]
    assert sorted(path.name for path in folders.categories.iterdir()) == ["egne.yaml", "helt-andet.yaml"]


def test_the_only_scheme_that_a_workshop_just_got_stays(folders):
    given = (folders.categories / "kantinen.yaml").rename(folders.categories / "alle.yaml")

    assert schemes_told(folders) == [f"Skemaet {given} bliver liggende: det har ikke workshoppens navn. {LOOK}"]
    assert given.is_file()


@pytest.mark.parametrize(
    ("other", "settings", "decisions"),
    [("frokost", "categories: kantinen", ""),
     ("frokost", "categories: kantinen.yaml", ""),
     ("frokost", "categories: [", ""),
     ("frokost", "categories: alle", "workshop: ["),
     ("frokost", "", ""),
     ("frokost", "categories: væk", ""),
     ("frokost", "categories: alle", A_CHOICE.replace("VALUE", "kantinen").replace("WAS", "egne")),
     ("frokost", "categories: egne", A_CHOICE.replace("VALUE", "egne").replace("WAS", "kantinen")),
     ("_gemt", "categories: kantinen", ""),
     ("_gemt/frokost", "", A_CHOICE.replace("VALUE", "kantinen").replace("WAS", '""'))],
    ids=["it is chosen", "it is chosen by its file's name", "settings are rejected", "decisions are rejected",
         "it has to choose yet", "what it chose is gone", "the choice is contested", "it was chosen before",
         "it is laid aside", "it is laid aside with others"],
)  # fmt: skip
def test_a_scheme_that_another_workshop_may_use_stays_and_that_is_said(folders, other, settings, decisions):
    more_schemes(folders, "alle", "egne")
    laid(folders, "_gemt", "categories: alle")
    laid(folders, other, settings, decisions)
    scheme = folders.categories / "kantinen.yaml"

    assert schemes_told(folders) == [
        f"Skemaet {scheme} bliver liggende: det bruges eller kan bruges af {other}. {LOOK}"
    ]
    assert scheme.is_file()


def test_the_only_scheme_stays_where_there_is_another_workshop(folders):
    laid(folders, "frokost")

    assert "kan bruges af frokost" in schemes_told(folders)[0]
    assert (folders.categories / "kantinen.yaml").is_file()


@pytest.mark.parametrize("place", ["outputs/frokost/gennemgang.xlsx", "inputs/frokost/rettet.xlsx"])
@pytest.mark.parametrize(("typed", "stays"), [("Kantinen", True), ("alle", False)])
def test_a_scheme_that_is_typed_in_the_review_workbook_of_another_stays(folders, tmp_path, place, typed, stays):
    desk = Desk.of(tmp_path / "desk", ["Mere te", "Flere stole"])
    desk.run()
    more_schemes(folders, "alle")
    laid(folders, "frokost", "categories: alle")
    copy = folders.inputs.parent / place
    copy.parent.mkdir(exist_ok=True)

    def choose(sheets: Sheets) -> None:
        sheets.row("Skema", "Workshop", "Oplysning")["Rettes til"].value = typed

    desk.edit(choose, copy)

    assert any("kan bruges af frokost" in line for line in schemes_told(folders)) is stays
    assert (folders.categories / "kantinen.yaml").exists() is stays


def test_a_review_workbook_that_cannot_be_read_leaves_the_scheme(folders):
    more_schemes(folders, "alle")
    laid(folders, "frokost", "categories: alle")
    (folders.outputs / "frokost").mkdir()
    (folders.outputs / "frokost" / "gennemgang.xlsx").write_bytes(b"PK\x03\x04 not whole")

    assert "kan bruges af frokost" in schemes_told(folders)[0]


def test_a_linked_scheme_stays_and_the_workshop_goes(folders, tmp_path):
    scheme = folders.categories / "kantinen.yaml"
    shared = scheme.rename(tmp_path / "fælles.yaml")
    try:
        scheme.symlink_to(shared)
    except OSError:
        pytest.skip("no links here")

    assert schemes_told(folders) == [f"Skemaet {scheme} bliver liggende: filen er en genvej. {LOOK}"]
    assert (scheme.is_symlink(), shared.is_file()) == (True, True)


def test_one_file_that_serves_every_workshop_stays(folders):
    scheme = folders.categories / "kantinen.yaml"
    told = schemes_told(Folders(folders.inputs, folders.outputs, scheme))

    assert told == [f"Skemaet {scheme} bliver liggende: det gælder for alle workshopper. {LOOK}"]
    assert scheme.is_file()


@pytest.mark.parametrize("scheme", ["kantinen", "trivsel"])
def test_where_it_cannot_be_read_which_scheme_it_uses_that_is_said(folders, scheme):
    (folders.categories / "kantinen.yaml").rename(folders.categories / f"{scheme}.yaml")
    laid(folders, "kantinen", "categories: [")

    assert schemes_told(folders)[-1] == (
        "Hvilket skema kantinen bruger, kan ikke læses i workshop.yaml og decisions.yaml. Har det et andet navn "
        "end workshoppen, bliver det liggende. Det kan rumme input som eksempler: se efter i skemaerne i "
        f"{folders.categories}."
    )
    assert [path.name for path in folders.categories.iterdir()] == (
        [] if scheme == "kantinen" else ["trivsel.yaml"]
    )


def test_no_scheme_goes_but_those_that_were_shown(folders):
    scheme = folders.categories / "kantinen.yaml"
    scheme.rename(folders.categories / "alle.yaml")
    plan = plan_deletion("kantinen", folders)
    shutil.copy(folders.categories / "alle.yaml", scheme)
    (folders.outputs / ".status" / "kantinen.seen").write_text("{}", encoding="utf-8")
    gone = delete_workshop(plan, folders)

    assert scheme not in gone.paths
    assert scheme.is_file()
    assert not (folders.outputs / ".status" / "kantinen.seen").exists()


def test_a_workshop_that_went_meanwhile_keeps_its_receipt(folders):
    plan = plan_deletion("kantinen", folders)
    receipt = delete_workshop(plan, folders).receipt
    told = receipt.read_bytes()
    with pytest.raises(UsageError):
        delete_workshop(plan, folders)

    assert receipt.read_bytes() == told
