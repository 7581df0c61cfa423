"""`workshop new` makes a folder whose workshop.yaml is valid as it stands and tells of every key."""

import re
import shutil
from pathlib import Path

import pytest
import yaml

from flows.cli import workshop
from flows.errors import ExitCode, UsageError
from flows.new_workshop import is_as_made, make_workshop
from flows.settings import WorkshopSettings, read_settings
from tests.command import workshop_here
from tests.test_cli import project


def test_the_settings_are_valid_as_they_stand(tmp_path):
    path = make_workshop(tmp_path, "seniorliv 2025")

    assert path == tmp_path / "seniorliv 2025" / "workshop.yaml"
    assert read_settings(path.parent) == WorkshopSettings(title="seniorliv 2025")


def test_they_are_valid_with_every_line_in_force(tmp_path):
    path = make_workshop(tmp_path, "seniorliv")
    text = path.read_text(encoding="utf-8").partition("\n\n")[2]
    path.write_text(re.sub(r"^# ", "", text, flags=re.MULTILINE), encoding="utf-8")

    settings = read_settings(path.parent)

    assert settings.appendix.template == "brev.dotx"
    assert settings.columns.files["bord-1.xlsx"].split == "lines"
    assert set(yaml.safe_load(path.read_text(encoding="utf-8"))) == set(WorkshopSettings.model_fields)


@pytest.mark.parametrize("name", ["seniorliv/", "seniorliv\\", "seniorliv//"])
def test_what_a_shell_completes_a_name_with_is_taken_off(tmp_path, name):
    assert make_workshop(tmp_path, name) == tmp_path / "seniorliv" / "workshop.yaml"


@pytest.mark.parametrize(
    "name",
    ["..", "a/b", ".skjult", "CON", "nul.txt", "slut.", " x", 'hvad"', "", "_x", "~x", "-x", "a\\b", "a\nb", "a:b"],
)
def test_names_that_no_folder_can_have_everywhere_are_refused(tmp_path, name):
    with pytest.raises(UsageError, match="seniorliv"):
        make_workshop(tmp_path, name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["Bad & svømning (ø) 100%", "80'erne, nej", "#1 {x} [y] = z; é!", "Žižkov – 2"])
def test_any_name_that_a_folder_can_have_is_made_and_taken_by_the_other_commands(tmp_path, name):
    root = project(tmp_path)
    made = workshop_here("new", name, cwd=root)
    shutil.copy(root / "inputs" / "kantinen" / "noter.csv", root / "inputs" / name)
    checked = workshop_here("check", name, cwd=root)

    assert (made.returncode, checked.returncode, checked.stderr) == (ExitCode.DONE, ExitCode.DONE, "")
    assert f"{name} ({name})" in checked.stdout


def test_what_is_refused_says_what_is_allowed(tmp_path):
    with pytest.raises(UsageError) as caught:
        make_workshop(tmp_path, "hvad?")
    assert str(caught.value) == (
        "'hvad?' kan ikke være navnet på en workshop på alle systemer. Bogstaver, tal og tegn kan bruges undtagen "
        '\\ / : * ? " < > | $ `. Navnet må ikke begynde med . _ ~ - eller et mellemrum, ikke slutte med punktum '
        "eller mellemrum og ikke være et, Windows selv bruger (CON, NUL). Kald den fx seniorliv."
    )


def test_a_name_may_have_eighty_letters(tmp_path):
    assert make_workshop(tmp_path, "a" * 80).is_file()
    with pytest.raises(UsageError) as caught:
        make_workshop(tmp_path, "b" * 81)
    assert str(caught.value) == (
        "Navnet 'bbbbbbbbbbbbbbbbbbbb…' er på 81 tegn; et navn må højst være på 80. Vælg et kortere."
    )


def test_settings_that_are_there_are_left_alone(tmp_path):
    path = make_workshop(tmp_path, "seniorliv")
    path.write_text("title: Vores", encoding="utf-8")

    with pytest.raises(UsageError, match="er der allerede"):
        make_workshop(tmp_path, "seniorliv")
    assert path.read_text(encoding="utf-8") == "title: Vores"


def test_a_file_that_nobody_has_written_in_is_known_whatever_its_line_ends(tmp_path):
    path = make_workshop(tmp_path, "seniorliv")
    text = path.read_bytes()

    assert is_as_made(path.parent)
    path.write_bytes(text.replace(b"\n", b"\r\n"))
    assert is_as_made(path.parent)
    path.write_bytes(text + b"place: Medborgerhuset\n")
    assert not is_as_made(path.parent)
    path.unlink()
    assert not is_as_made(path.parent)


def test_a_new_user_is_led_by_way_of_the_scheme_to_check(tmp_path):
    project(tmp_path)
    shutil.copy(tmp_path / "categories" / "kantinen.yaml", tmp_path / "categories" / "middag.yaml")
    told = workshop_here("new", "seniorliv", cwd=tmp_path).stdout
    folder = tmp_path / "inputs" / "seniorliv"
    shutil.copy(tmp_path / "inputs" / "kantinen" / "noter.csv", folder)
    assert workshop_here("check", "seniorliv", cwd=tmp_path).returncode == ExitCode.RULES
    text = (folder / "workshop.yaml").read_text(encoding="utf-8")
    (folder / "workshop.yaml").write_text(
        re.sub("(?m)^# categories: seniorliv", "categories: middag", text), "utf-8"
    )

    assert told.splitlines()[1:] == [
        f"Læg regnearkene i '{Path('inputs', 'seniorliv')}', og ret i filen: er der flere skemaer i mappen "
        "'categories', så vælg et dér på linjen med categories (uden # foran). Se så, hvad der bliver læst, med:",
        '  workshop check "seniorliv"',
    ]
    assert workshop_here("check", "seniorliv", cwd=tmp_path).returncode == ExitCode.DONE


def test_the_command(tmp_path, capsys):
    workshop.main(["new", "seniorliv", "--inputs", str(tmp_path)], standalone_mode=False)

    assert 'workshop check "seniorliv"' in capsys.readouterr().out
    assert (tmp_path / "seniorliv" / "workshop.yaml").is_file()
