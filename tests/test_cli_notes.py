"""What `check --notes` lists of each note."""

import io

from click.testing import CliRunner
from rich.console import Console

from flows.cli import workshop
from flows.cli_notes import show_notes


def note(text, theme, lead, **more):
    given = {"left_out": None, "decided_by": "rule", "why": [], "runner_up": None}
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
