"""What `check --notes` lists of each note."""

import io

from click.testing import CliRunner
from rich.console import Console

from flows.cli import workshop
from flows.cli_notes import show_notes
from tests.command import workshop_here
from tests.test_cli import project


def note(text, theme, lead, **more):
    given = {"left_out": None, "decided_by": "rule", "why": [], "runner_up": None, "findings": []}
    return {"text": text, "theme": theme, "lead": lead, **given, **more}


def hit(matched, weight, **more):
    return {"matched": matched, "weight": weight, **more}


RESULT = {
    "themes": [{"id": "vej", "title": "Veje"}, {"id": "sti", "title": "Stier og broer"}],
    "notes": [
        note(
            "Broen\ner glat", "sti", 4.0, why=[hit("Broen", 3.5), hit("Broen", 2), hit("glat", 0.5), hit("er", 0)]
        ),
        note("Lys på broen", "sti", 1.0, why=[hit("broen", 3, read_as="bro")], runner_up="vej"),
        note("Udeladt", "sti", 2.0, left_out="Andet"),
        note("En bro til", "sti", None, decided_by="decision"),
        note("Bro eller vej", None, 0.0, decided_by="tie", why=[hit("Bro", 3), hit("vej", 3)], runner_up="vej"),
        note("Kaffe", None, 0.0, decided_by="no_rule"),
    ],
}


def test_each_note_stands_under_its_theme_with_what_spoke_for_it_and_the_least_certain_first():
    told = io.StringIO()

    show_notes(Console(file=told, width=60), RESULT)

    assert told.getvalue().splitlines() == [
        "",
        "Uden tema (2)",
        "- Bro eller vej",
        "    reglerne er uenige; fundet: Bro (3), vej (3); næstbedst:",
        "    Veje",
        "- Kaffe",
        "    ingen regel passer",
        "",
        "Stier og broer (3)",
        "- Lys på broen",
        "    sikkerhed lav; fundet: broen, læst som bro (3);",
        "    næstbedst: Veje",
        "- Broen er glat",
        "    sikkerhed høj; fundet: Broen (3,5), glat (0,5)",
        "- En bro til",
        "    bestemt af en person",
    ]


def test_check_lists_them_where_it_is_asked_to(root):
    asked = [
        "check",
        "trafik-ved-skolerne",
        "--inputs",
        str(root / "inputs"),
        "--categories",
        str(root / "categories"),
    ]

    plain = CliRunner().invoke(workshop, asked).output
    with_notes = CliRunner().invoke(workshop, [*asked, "--notes"]).output

    assert "Skiltet er gemt bag hækken" not in plain
    assert "- Skiltet er gemt bag hækken\n    sikkerhed høj; fundet: Skiltet (2), hækken (2)" in with_notes


def test_personal_data_that_nobody_has_decided_about_is_masked(tmp_path):
    """Of constructed persons."""
    root = project(tmp_path, "Input\nRing til Ida Opdigt Hansen på 20 12 34 56 om kaffe\nVores leder vil have te\n")
    done = workshop_here("check", "kantinen", "--notes", cwd=root)

    assert "- Ring til Ixx Oxxxxx Hxxxxx på XX XX XX XX om kaffe" in done.stdout
    assert "- Vores leder vil have te" in done.stdout  # a role, which rules look for
    assert "Hansen" not in done.stdout + done.stderr


def test_what_may_stand_is_not_masked():
    told = io.StringIO()
    found = {"kind": "name", "grade": "stop", "state": "kept", "start": 0, "end": 10}
    show_notes(
        Console(file=told), {"themes": [], "notes": [note("Ida Hansen er glad", None, 0.0, findings=[found])]}
    )

    assert "- Ida Hansen er glad" in told.getvalue()
