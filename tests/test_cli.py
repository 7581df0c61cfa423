import json
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from flows.categorise import load_scheme
from flows.cli import main
from flows.errors import ExitCode
from flows.exchange import exchange
from tests.command import workshop_here
from tests.dying import Killed, killed_at
from tests.prefect_homes import prefect_home, server_in

ROOT = Path(__file__).parent.parent


def workshop(*arguments: str, cwd: Path = ROOT, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        (sys.executable, "-m", "flows.cli", *arguments),
        cwd=cwd,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT), **env},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def project(folder: Path, notes: str = "Input\nBedre kaffe\nFlere stole\n") -> Path:
    (folder / "inputs" / "kantinen").mkdir(parents=True)
    (folder / "inputs" / "kantinen" / "noter.csv").write_text(notes, encoding="utf-8")
    (folder / "categories").mkdir()
    (folder / "categories" / "kantinen.yaml").write_text(
        "title: Kantinen\nthemes:\n- {id: mad, title: Mad, description: Mad., rules: [kaffe]}\n", encoding="utf-8"
    )
    return folder


def test_check_tells_columns_themes_and_what_was_set_aside_in_eighty_columns():
    done = workshop("check", "lgbt-beskaeftigelse")

    assert (done.returncode, done.stderr) == (0, "")
    assert "C: overskriften »Input« er kendt for kolonner med input" in done.stdout
    assert "I alt 543 celler: 123 input fra 121 celler, 422 sat til side." in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_check_reads_the_scheme_and_its_examples_once(tmp_path, monkeypatch, capsys):
    read = []
    monkeypatch.setattr("flows.workshop.load_scheme", lambda path: read.append(path.name) or load_scheme(path))
    monkeypatch.setattr(sys, "argv", ["workshop", "check", "kantinen"])
    monkeypatch.chdir(project(tmp_path))

    with pytest.raises(SystemExit):
        main()

    assert "2 input" in capsys.readouterr().out
    assert read == ["kantinen.yaml"]


def test_check_json_is_what_resultat_json_would_hold():
    done = workshop_here("check", "trafik-ved-skolerne", "--json", cwd=ROOT)
    data = json.loads(done.stdout)

    assert data["schema_version"] == 1
    assert data["counts"]["notes"] == len(data["notes"]) == 30
    assert data["counts"]["cells"] == data["counts"]["note_cells"] + data["counts"]["set_aside"]


def test_neither_what_prefect_says_nor_what_it_keeps_holds_text_of_a_note(tmp_path):
    """With all of Prefect's log on, of a run that publishes and of one that a bug ends whose message is a note."""
    project(tmp_path)
    code = (
        "import flows.pipeline, flows.cli, sys\n"
        "def broken(notes, *_): raise KeyError(notes[0].text)\n"
        "if 'broken' in sys.argv: flows.pipeline.categorise_notes = broken\n"
        "sys.argv = ['workshop', 'run', '--force', '--verbose']\n"
        "flows.cli.main()\n"
    )
    all_on = {"PREFECT_LOGGING_LEVEL": "DEBUG", "PREFECT_SERVER_LOGGING_LEVEL": "DEBUG"}
    with server_in(prefect_home(tmp_path / "home"), **all_on) as served:
        environment = {**os.environ, **served, **all_on, "PYTHONPATH": str(ROOT)}
        environment.pop("WORKSHOP_DEBUG", None)
        done = {
            how: subprocess.run(
                (sys.executable, "-c", code, how), cwd=tmp_path, env=environment, capture_output=True, check=False
            )
            for how in ("whole", "broken")
        }

    assert {how: run.returncode for how, run in done.items()} == {"whole": ExitCode.DONE, "broken": ExitCode.BUG}
    assert b"Fejl i programmet (KeyError" in done["broken"].stderr
    assert b"Task run failed with exception" in done["broken"].stderr  # so that Prefect's log was on
    said = b"".join(run.stdout + run.stderr for run in done.values())
    kept = b"".join(path.read_bytes() for path in (tmp_path / "home").rglob("*") if path.is_file())
    assert b"process-kantinen" in kept
    assert b"kaffe" not in (said + kept).lower()


def test_check_imports_no_prefect_and_writes_nothing(tmp_path):
    project(tmp_path)
    code = "import sys; from flows.cli import workshop; workshop.main(['check'], standalone_mode=False); "
    done = subprocess.run(
        (sys.executable, "-c", code + "sys.exit('prefect' in sys.modules)"),
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )

    assert done.returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["categories", "inputs"]


CLOSED = "http://127.0.0.1:9"


@pytest.fixture(scope="module")
def first_run(tmp_path_factory) -> tuple[subprocess.CompletedProcess[str], Path]:
    """A run with a server of its own, where the environment names a proxy that does not answer."""
    folder = project(tmp_path_factory.mktemp("projekt") / "en mappe")
    return workshop("run", cwd=folder, HTTP_PROXY=CLOSED, HTTPS_PROXY=CLOSED, ALL_PROXY=CLOSED), folder


def test_run_makes_the_documents_and_tells_where_they_are(first_run):
    done, folder = first_run

    assert "Læst: 1 fil med 3 celler: 2 input fra 2 celler, 1 sat til side." in done.stdout
    assert "Uden tema: ingen regel passer" in done.stdout
    assert "kaffe" not in done.stdout
    assert {path.name for path in (folder / "outputs" / "kantinen").iterdir()} == {
        "bilag-1.docx", "gennemgang.xlsx", "manifest.json", "resultat.json", "sammenfatning.docx", "tavle.html",
    }  # fmt: skip


SKIPPING = [
    "Skal dokumenterne laves af de andre filer alene, så kør:",
    '  workshop run "kantinen" --skip-bad-files',
]


@pytest.mark.parametrize(
    ("other", "told"), [("Input\nBedre kaffe\n", SKIPPING), ("Input\n", []), (None, [])], ids=str
)
def test_a_file_that_cannot_be_read_is_told_with_how_to_do_without_it_where_that_can_be(
    tmp_path, served, other, told
):
    inputs = project(tmp_path, other or "") / "inputs" / "kantinen"
    (inputs / "bord.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    if other is None:
        (inputs / "noter.csv").unlink()

    done = workshop("run", cwd=tmp_path, **served)
    message, *beside = done.stderr.splitlines()

    assert done.returncode == ExitCode.INPUT
    assert message.startswith("Fejl i kantinen: bord.xlsx: filen er beskadiget")
    assert beside == told
    overview = (tmp_path / "outputs" / "oversigt.html").read_text("utf-8")
    assert "bord.xlsx: filen er beskadiget" in overview
    assert "skip-bad-files" not in overview


@pytest.mark.parametrize(("command", "what"), [("check", "opgørelsen"), ("draft-scheme", "udkastet")])
def test_what_only_reads_goes_on_without_such_a_file_as_a_run_does(tmp_path, command, what):
    root = project(tmp_path, "Input\nBedre kaffe\nMere kaffe\n")
    (root / "inputs" / "kantinen" / "bord.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    if command == "draft-scheme":
        (root / "categories" / "kantinen.yaml").unlink()
    stopped = workshop_here(command, "kantinen", cwd=root)
    message, *beside = stopped.stderr.splitlines()

    assert stopped.returncode == ExitCode.INPUT
    assert message.startswith("Fejl i kantinen: bord.xlsx: filen er beskadiget")
    assert beside == [
        f"Skal {what} laves af de andre filer alene, så kør:",
        f'  workshop {command} "kantinen" --skip-bad-files',
    ]

    done = workshop_here(command, "kantinen", "--skip-bad-files", cwd=root)
    said = " ".join((done.stdout + done.stderr).split())
    assert done.returncode == ExitCode.DONE, done.stderr
    assert "bord.xlsx: filen er beskadiget" in said
    assert "Filen er sprunget over." in said


def test_the_name_of_a_file_that_is_left_out_of_a_draft_is_masked(tmp_path):
    """Of constructed persons."""
    root = project(tmp_path, "Input\nBedre kaffe\nMere kaffe\n")
    folder = root / "inputs" / "kantinen"
    (folder / "names.txt").write_text("Lene Glad\n", encoding="utf-8")
    for name in ("Ida Opdigt Hansen.xlsx", "lene glad.xlsx"):
        (folder / name).write_bytes(b"PK\x03\x04 no workbook")
    (root / "categories" / "kantinen.yaml").unlink()

    done = workshop_here("draft-scheme", "kantinen", "--skip-bad-files", cwd=root)
    said = " ".join((done.stdout + done.stderr).split())
    assert "Ixx Oxxxxx Hxxxxx.xlsx: filen er beskadiget" in said
    assert "lxxx gxxx.xlsx: filen er beskadiget" in said


def test_a_file_of_somebodys_own_in_the_place_of_a_document_is_kept_and_told(tmp_path, served):
    made = project(tmp_path) / "outputs" / "kantinen"
    made.mkdir(parents=True)
    (made / "tavle.html").write_bytes(b"<p>rettet</p>")
    done = workshop("run", cwd=tmp_path, **served)

    (kept,) = made.glob("tavle.rettet-*.html")
    told = f"Rettet i hånden siden sidst, så den er gemt ved siden af: {kept.relative_to(tmp_path)}"
    assert (done.returncode, done.stdout.splitlines().count(told)) == (0, 1)
    assert kept.read_bytes() == b"<p>rettet</p>"


def test_a_proxy_in_the_environment_does_not_keep_the_command_from_its_own_server(first_run):
    done, _ = first_run

    assert (done.returncode, done.stderr) == (0, "")


def run_without_prefect(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command where Prefect can't be imported."""
    code = (
        "import sys; sys.modules['prefect'] = None\n"
        "import flows.cli; sys.argv = ['workshop', *sys.argv[1:]]; flows.cli.main()"
    )
    return subprocess.run(
        (sys.executable, "-c", code, *arguments),
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_that_nothing_changed_is_told_without_prefect(tmp_path, served):
    project(tmp_path)
    assert workshop("run", cwd=tmp_path, **served).returncode == ExitCode.DONE
    done = run_without_prefect(tmp_path, "run")

    assert (done.returncode, done.stderr) == (0, "")
    assert "Intet er ændret siden sidst" in done.stdout
    assert "Læst: 1 fil med 3 celler" in done.stdout

    (tmp_path / "inputs" / "kantinen" / "noter.csv").write_text("Input\nBedre te\n", encoding="utf-8")
    assert run_without_prefect(tmp_path, "run").returncode == ExitCode.BUG  # now it is needed


@pytest.mark.parametrize(
    ("file", "text", "code", "message"),
    [
        ("workshop.yaml", "titel: Kantinen\n", ExitCode.RULES, "titel"),
        ("decisions.yaml", "themes: [{note: a}]\n", ExitCode.RULES, "decisions.yaml"),
    ],
)
def test_what_can_be_told_before_a_run_is_told_without_prefect(tmp_path, file, text, code, message):
    (project(tmp_path) / "inputs" / "kantinen" / file).write_text(text, encoding="utf-8")
    done = run_without_prefect(tmp_path, "run")

    assert done.returncode == code
    assert message in done.stderr
    assert sorted(path.name for path in (tmp_path / "outputs").iterdir()) == [".status", "oversigt.html"]


def test_an_edition_that_a_killed_run_left_half_is_whole_again_whatever_the_inputs_say(tmp_path, served):
    project(tmp_path)
    assert workshop("run", cwd=tmp_path, **served).returncode == ExitCode.DONE
    made = tmp_path / "outputs" / "kantinen"
    was = {path.name: path.read_bytes() for path in made.iterdir()}
    becomes = {"resultat.json": b"{}", "svar.docx": b"new", "tavle.html": None}
    for at in range(60):
        with suppress(Killed), killed_at(at):
            exchange(made, becomes)
        if (made / "svar.docx").exists():  # the first that goes in its place; the others do not stand yet
            break
    (tmp_path / "inputs" / "kantinen" / "workshop.yaml").write_text("titel: Kantinen\n", encoding="utf-8")

    assert run_without_prefect(tmp_path, "run").returncode == ExitCode.RULES
    del was["tavle.html"]
    assert {path.name: path.read_bytes() for path in made.iterdir()} == {
        **was, "resultat.json": b"{}", "svar.docx": b"new",
    }  # fmt: skip


def test_a_server_that_is_too_slow_is_told_once_and_not_waited_for_again(tmp_path):
    project(tmp_path)
    shutil.copytree(tmp_path / "inputs" / "kantinen", tmp_path / "inputs" / "en-til")
    done = workshop(
        "run",
        cwd=tmp_path,
        PREFECT_HOME=str(tmp_path / "home"),
        PREFECT_LOGGING_LEVEL="CRITICAL",
        PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS="1",
    )

    assert done.returncode == ExitCode.OUTPUT
    (message,) = done.stderr.splitlines()
    assert message.startswith("Fejl: Prefects indbyggede server svarede ikke inden for 1 sekunder.")
    assert not (tmp_path / "outputs").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("check", "findes-ikke"), 2, "Fejl: Der er ingen workshop ved navn 'findes-ikke' i 'inputs'."),
        (("run", "findes-ikke"), 2, "Fejl: Der er ingen workshop ved navn 'findes-ikke' i 'inputs'."),
        (("check", "--inputs", "ingen"), 2, "Fejl: Mappen 'ingen' findes ikke."),
        (("check", "--categories", "ingen"), 2, "Fejl i lgbt-beskaeftigelse: 'ingen' findes ikke."),
        (("chek",), 2, "Fejl: Kommandoen 'chek' findes ikke."),
        (("check", "--jsn"), 2, "Fejl: Valget '--jsn' findes ikke."),
        (("explain",), 2, "Fejl: Der mangler"),
        (("evaluate", "ingen.json"), 2, "Fejl: 'ingen.json' er hverken en fil eller navnet på en workshop"),
    ],
)
def test_wrong_usage_is_told_in_danish(arguments, code, message):
    done = workshop_here(*arguments, cwd=ROOT)

    assert done.returncode == code
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_one_bad_workshop_does_not_stop_the_others(tmp_path):
    project(tmp_path)
    (tmp_path / "inputs" / "aa").mkdir()
    (tmp_path / "inputs" / "aa" / "bord.xlsx").write_bytes(b"PK\x03\x04 no workbook")

    done = workshop_here("check", cwd=tmp_path)

    assert done.returncode == 3
    assert done.stderr.startswith("Fejl i aa: bord.xlsx")
    assert "kantinen" in done.stdout


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        ("[kaffe]", ["categories/kantinen.yaml: der er intet at bemærke om reglerne."]),
        (
            "[kaffe, kakao]",
            [
                "categories/kantinen.yaml, 1 sted: mønstret findes ikke i nogen af de 2 noter. Er det skrevet til "
                "andre noter, så lad det stå.",
                "  linje 3: kakao",
            ],
        ),
    ],
    ids=["nothing", "something"],
)
def test_check_says_of_rules_that_there_is_something_to_tell_or_nothing(tmp_path, rules, told):
    scheme = project(tmp_path) / "categories" / "kantinen.yaml"
    scheme.write_text(scheme.read_text(encoding="utf-8").replace("[kaffe]", rules), encoding="utf-8")

    done = workshop_here("check", "kantinen", "--rules", cwd=tmp_path)
    assert (done.returncode, done.stderr.splitlines()) == (ExitCode.DONE, told)
    assert workshop_here("check", "kantinen", cwd=tmp_path).stderr == ""


def test_a_mistake_in_the_rules_is_told_with_file_and_line(tmp_path):
    project(tmp_path)
    scheme = tmp_path / "categories" / "kantinen.yaml"
    scheme.write_text(scheme.read_text(encoding="utf-8").replace("rules", "ruels"), encoding="utf-8")

    done = workshop_here("check", cwd=tmp_path)

    assert done.returncode == 4
    assert "kantinen.yaml, linje 3: " in done.stderr
    assert "Mente du 'rules'?" in done.stderr


def test_a_bug_is_told_without_any_text_of_a_note(tmp_path):
    project(tmp_path)
    code = (
        "import flows.pipeline, flows.cli, sys\n"
        "def broken(*_): raise ValueError('Bedre kaffe')\n"
        "flows.pipeline.categorise_notes = broken\n"
        "sys.argv = ['workshop', 'check']\n"
        "flows.cli.main()\n"
    )
    done = subprocess.run(
        (sys.executable, "-c", code), cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False
    )

    assert done.returncode == 1
    assert "Fejl i programmet (ValueError i pipeline.py, linje " in done.stderr
    assert "kaffe" not in done.stderr


def test_a_reader_that_has_read_enough_ends_the_command_quietly(tmp_path):
    with subprocess.Popen(
        (sys.executable, "-m", "flows.cli", "check"),
        cwd=project(tmp_path),
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as done:
        done.stdout.close()  # as `| head` does, here before the first line
        said = done.stderr.read()

    assert (done.returncode, said) == (0, b"")


@pytest.mark.parametrize("command", ["", "run", "check", "explain", "evaluate", "suggest-rules"])
def test_help_is_danish_and_fits_eighty_columns(command):
    done = workshop(*filter(None, [command]), "--help")

    assert done.returncode == 0
    assert done.stdout.startswith("Brug: ")
    assert "Vis denne hjælp." in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_a_console_in_another_encoding_gets_a_question_mark_and_no_crash(tmp_path):
    project(tmp_path, "Input\nBedre kaffe\n")
    (tmp_path / "inputs" / "kantinen" / "workshop.yaml").write_text("title: te → kaffe ☕\n", encoding="utf-8")

    done = subprocess.run(
        (sys.executable, "-m", "flows.cli", "check"),
        cwd=tmp_path,
        env={**os.environ, "PYTHONIOENCODING": "cp1252"},
        capture_output=True,
        check=False,
    )

    assert done.returncode == 0
    assert b"te ? kaffe ?" in done.stdout


def test_evaluate_measures_a_file_of_labelled_notes():
    data = json.loads(workshop("evaluate", "tests/data/example-labels-traffic.json", "--json").stdout)

    assert data["scheme"] == "trafik-ved-skolerne"
    assert data["notes"] == 30


def test_evaluate_measures_against_the_decisions_that_staff_made(tmp_path):
    project(tmp_path, "Input\nBedre kaffe\nTe\nFlere stole\n")
    read = json.loads(workshop_here("check", "kantinen", "--json", cwd=tmp_path).stdout)["notes"]
    decided = "".join(f"- {{note: {note['id']}, text: {note['text']}, theme: mad}}\n" for note in read[:2])
    decisions = tmp_path / "inputs" / "kantinen" / "decisions.yaml"
    decisions.write_text(f"themes:\n{decided}- {{note: gone, text: Kaffe, theme: mad}}\n", encoding="utf-8")
    done = workshop_here("evaluate", "kantinen", cwd=tmp_path)

    assert done.stdout.splitlines()[:6] == [
        "Set efter: 2 af 3 input (67 %). Bekræftet: 1. Rettet: 1.",
        "Tallene gælder kun dem, der er set efter; de usikre ses som regel først.",
        "",
        "Input: 2. Samme tema som mennesker: 1 (50 %).",
        "Med 95 % sikkerhed mellem 9 % og 91 %. Cohens kappa: 0,00.",
        "Fik et tema: 1 (50 %), heraf rigtigt 100 %",
    ]


def test_suggest_rules_of_a_workshop_counts_the_notes_that_nobody_corrected(tmp_path):
    project(tmp_path, "Input\nStole\nStole til alle\nKaffe\nGrøn kaffe\nKaffe og stole på gangen\n")
    read = json.loads(workshop_here("check", "kantinen", "--json", cwd=tmp_path).stdout)["notes"]
    scheme = tmp_path / "categories" / "kantinen.yaml"
    scheme.write_text(
        "themes:\n- {id: mad, title: Mad, rules: [kaffe]}\n- {id: rum, title: Rum}\n", encoding="utf-8"
    )
    decided = "".join(f"- {{note: {note['id']}, text: {note['text']}, theme: rum}}\n" for note in read[:2])
    decisions = tmp_path / "inputs" / "kantinen" / "decisions.yaml"
    decisions.write_text(f"themes:\n{decided}", encoding="utf-8")
    done = workshop("suggest-rules", "kantinen", cwd=tmp_path)

    assert "- {any: [stol], weight: 1}  # retter 2, ødelægger 1; i 2 noter her, 1 andre" in done.stdout


def test_check_json_of_several_workshops_is_a_list_even_if_one_of_them_fails(tmp_path):
    project(tmp_path)
    (tmp_path / "inputs" / "aa").mkdir()
    (tmp_path / "inputs" / "aa" / "bord.xlsx").write_bytes(b"PK\x03\x04 no workbook")

    done = workshop_here("check", "--json", cwd=tmp_path)

    assert [result["workshop"]["id"] for result in json.loads(done.stdout)] == ["kantinen"]
