"""A workshop is deleted whole, and a receipt without any text stays."""

import json
import shutil

import pytest
from click.testing import CliRunner

from flows.cli_delete import remind_of_deleting
from flows.deleting import delete_workshop, list_deleted
from flows.errors import OutputError, UsageError
from flows.publish import folder_lock
from flows.workshop import Folders
from tests.command import workshop_here
from tests.prefect_homes import prefect_home, server_in
from tests.test_cli import project, workshop

SECRET = "Kaja Opdigtet vil have mere kaffe"


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
    receipt = delete_workshop("kantinen", folders)
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
        list_deleted("kantinen", folders)


def test_the_lock_of_who_sends_something_now_stays(folders):
    with folder_lock(folders.outputs, "kantinen", work="hand-off"):
        delete_workshop("kantinen", folders)

    assert [path.name for path in folders.outputs.glob("*.lock")] == [".kantinen.hand-off.lock"]


def test_what_cannot_be_deleted_keeps_its_lock(folders, monkeypatch):
    def refuse(_path: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("flows.deleting.shutil.rmtree", refuse)
    with pytest.raises(OutputError, match="kan ikke slettes helt"):
        delete_workshop("kantinen", folders)

    assert (folders.outputs / ".kantinen.lock").exists()


def test_a_workshop_whose_name_begins_the_same_is_another(folders):
    kept = folders.outputs / ".udgaver" / "kantinen.2025" / "gennemgang-1.xlsx"
    kept.parent.mkdir()
    kept.write_text("x", encoding="utf-8")
    delete_workshop("kantinen", folders)

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
    places = [f"--inputs={folders.inputs}", f"--outputs={folders.outputs}"]
    ran = CliRunner().invoke(command, ["delete", "kantinen/", "--yes", *places])

    receipt = folders.outputs / ".slettet" / "kantinen.json"
    assert ran.output.splitlines() == [
        f"Slettet: kantinen. Kvitteringen, uden tekst, ligger i {receipt}",
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
        delete_workshop("kantinen", folders)

    link = folders.inputs / "kantinen"
    assert str(caught.value) == (
        f"kantinen: '{link}' er en genvej til en mappe et andet sted, så intet er slettet. Læg "
        "selve mappen i stedet for genvejen, og slet igen."
    )
    assert (folders.outputs / "kantinen" / "resultat.json").is_file()
    assert not (folders.outputs / ".slettet").exists()


def another(folders: Folders, settings: str) -> None:
    (folders.inputs / "frokost").mkdir()
    (folders.inputs / "frokost" / "workshop.yaml").write_text(settings, encoding="utf-8")


def asked(folders: Folders) -> str:
    from flows.cli import workshop as command

    places = [f"--inputs={folders.inputs}", f"--outputs={folders.outputs}", f"--categories={folders.categories}"]
    return CliRunner().invoke(command, ["delete", "kantinen", *places], input="n\n").output


def test_a_scheme_that_no_other_workshop_uses_is_named_and_goes_too(folders):
    drafted = folders.categories / "kantinen.yaml"
    shutil.copy(drafted, folders.categories / "frokost.yaml")
    another(folders, "categories: frokost")

    assert f"  {drafted} (skemaet, som ingen anden workshop bruger; skal det blive" in asked(folders)
    delete_workshop("kantinen", folders)
    assert [path.name for path in folders.categories.iterdir()] == ["frokost.yaml"]


def test_the_scheme_that_it_asks_for_and_the_draft_that_it_does_not_use_go_both(folders):
    (folders.inputs / "kantinen" / "workshop.yaml").write_text("categories: egne", encoding="utf-8")
    shutil.copy(folders.categories / "kantinen.yaml", folders.categories / "egne.yaml")
    delete_workshop("kantinen", folders)

    assert list(folders.categories.iterdir()) == []


@pytest.mark.parametrize(
    "settings", ["categories: kantinen", "", "categories: [", "categories: kantinen.yaml"],
    ids=["it is chosen", "it is the only one", "it can't be known", "it is chosen by its file's name"],
)  # fmt: skip
def test_a_scheme_that_another_workshop_may_use_stays_and_that_is_said(folders, settings):
    another(folders, settings)
    scheme = folders.categories / "kantinen.yaml"

    assert asked(folders).splitlines()[-2] == (
        f"Skemaet {scheme} bliver, for det bruges eller kan bruges af frokost. Det kan rumme input som eksempler: "
        "se efter i det."
    )
    delete_workshop("kantinen", folders)
    assert scheme.is_file()


def test_the_only_scheme_that_a_workshop_just_got_stays(folders):
    (folders.categories / "kantinen.yaml").rename(folders.categories / "alle.yaml")

    assert f"Skemaet {folders.categories / 'alle.yaml'} bliver, for workshoppen har ikke selv valgt" in asked(
        folders
    )
    delete_workshop("kantinen", folders)
    assert (folders.categories / "alle.yaml").is_file()


def test_one_file_that_serves_every_workshop_stays(folders):
    scheme = folders.categories / "kantinen.yaml"
    delete_workshop("kantinen", Folders(folders.inputs, folders.outputs, scheme))

    assert scheme.is_file()


def test_a_workshop_with_settings_that_are_rejected_goes_with_the_scheme_of_its_name(folders):
    (folders.inputs / "kantinen" / "workshop.yaml").write_text("categories: [", encoding="utf-8")
    delete_workshop("kantinen", folders)

    assert not (folders.inputs / "kantinen").exists()
    assert list(folders.categories.iterdir()) == []
