"""What became of the notes: told by department, and every sentence of the documents traced to statuses."""

import datetime
import html
import io
import re
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from flows.becoming import read_becoming, write_documents
from flows.cli import workshop
from flows.errors import DecisionsError
from flows.follow_up import read_follow_up
from flows.follow_up.documents import tell_status
from flows.follow_up.status import Item
from tests.deliver.desk import NAME, desk_of, publish_now
from tests.follow_up.desk import Said, come_back, fill_in, package_of
from tests.workbook.desk import Desk

TODAY = datetime.date(2026, 9, 15)
MAD: Said = {
    "Bedre kaffe": {"Status": "Gennemført", "Svar": "Ny maskine siden maj"},
    "bedre kaffe!": {"Status": "I gang", "Frist": datetime.date(2026, 9, 1)},
    "Suppe om vinteren": {"Status": "Kræver finansiering", "Frist": datetime.date(2026, 9, 20)},
}
ALT: Said = {"Bedre kaffe": {"Status": "Afvist", "Svar": "Spørg Jens Hansen på 31 45 62 78"}}


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Desk:
    desk = desk_of(tmp_path_factory.mktemp("desk"))
    publish_now(desk)
    fill_in(package_of(desk, "mad"), desk.inputs / "a.xlsx", MAD)
    fill_in(package_of(desk, "alt"), desk.inputs / "b.xlsx", ALT)
    come_back(desk)
    return desk


@pytest.fixture
def desk(made, tmp_path) -> Desk:
    return made.copy_to(tmp_path)


def paragraphs(path: Path) -> list[tuple[str, str]]:
    document = docx.Document(io.BytesIO(path.read_bytes()))
    return [(each.style.name, each.text.replace("\N{NO-BREAK SPACE}", " ")) for each in document.paragraphs]


def test_it_tells_counts_and_what_is_late_and_no_text(desk):
    became = read_becoming(NAME, desk.folders)
    ids = {item.text: item.note for item in became.items}
    lines = tell_status(became.items, became.statuses, TODAY, {})

    assert lines == [
        "- Madforvaltningen (mad): 3 input: I gang 1, Gennemført 1, Kræver finansiering 1.",
        f"  1 er over fristen: {ids['bedre kaffe!']} (1. september 2026)",
        f"  1 har frist inden for syv dage: {ids['Suppe om vinteren']} (20. september 2026)",
        "- Bygningsforvaltningen (bygning): 2 input: Ny 2.",
        "- Direktionen (alt): 6 input: Ny 5, Afvist 1.",
    ]
    assert [item.text for item in became.items[:3]] == ["bedre kaffe!", "Suppe om vinteren", "Bedre kaffe"]


def test_who_has_not_answered_is_late_when_the_packages_deadline_has_passed(tmp_path):
    desk = desk_of(tmp_path)
    items = read_becoming(NAME, desk.folders).items
    late = [item for item in items if item.is_overdue(datetime.date(2026, 12, 2))]

    assert {item.receiver.id for item in late} == {"mad"}
    assert [item for item in items if item.is_overdue(datetime.date(2026, 12, 1))] == []
    assert len([item for item in items if item.is_soon(datetime.date(2026, 11, 24))]) == len(late) == 3
    assert [item for item in items if item.is_soon(datetime.date(2026, 11, 23))] == []


def trace_status(item_lines: list[tuple[str, str]], items: tuple[Item, ...]) -> list[str]:
    """Give the sentences that no status carries."""
    untold = []
    receiver = ""
    for style, text in item_lines:
        mine = [item for item in items if item.receiver.name == receiver]
        count = re.fullmatch(r"(.+): (ét|\d+) input(?: \(nr\. ([\d, og]+)\))?", text)
        told = re.fullmatch(r"»(.+)« \(nr\. (\d+)\)(?:\. Svar: »(.+)«)?", text)
        if style == "Heading 2":
            receiver = text
        elif text == f"{len(mine)} input er fordelt til {receiver}." or text in (
            "Det er gjort",
            "Det kræver finansiering",
        ):
            continue
        elif count:
            having = [item for item in mine if item.status == count[1]]
            numbers = sorted({item.number for item in having if item.number})
            if len(having) != (1 if count[2] == "ét" else int(count[2])) or numbers != list(
                map(int, re.findall(r"\d+", count[3]))
            ):
                untold.append(text)
        elif told:
            having = [item for item in mine if (item.text, str(item.number)) == (told[1], told[2])]
            if not any(
                item.status in ("Gennemført", "Kræver finansiering") and item.answer == (told[3] or "")
                for item in having
            ):
                untold.append(text)
        else:
            untold.append(text)
    return untold


def test_every_sentence_of_the_status_is_a_status_that_somebody_gave(desk, tmp_path):
    became = read_becoming(NAME, desk.folders)
    write_documents(became, tmp_path / "ud", TODAY)
    title, day, *rest = paragraphs(tmp_path / "ud" / "status.docx")

    assert (title[1], day[1]) == ("Status på input fra workshop om kantinen", "Opgjort 15. september 2026")
    assert trace_status(rest, became.items) == []
    assert trace_status([*rest, ("Normal", "Kaffen er bedre.")], became.items) == ["Kaffen er bedre."]
    told = [text for _, text in rest]
    assert "»Bedre kaffe« (nr. 1). Svar: »Ny maskine siden maj«" in told
    assert told.index("Det kræver finansiering") < told.index("»Suppe om vinteren« (nr. 2)")


def test_every_sentence_of_the_answer_to_those_who_took_part_is_a_note_with_its_status(desk, tmp_path):
    became = read_becoming(NAME, desk.folders)
    write_documents(became, tmp_path / "ud", TODAY)

    said = [text for _, text in paragraphs(tmp_path / "ud" / "tilbage.docx")]
    page = (tmp_path / "ud" / "tilbage.html").read_text(encoding="utf-8")
    body = html.unescape(re.sub(r"<[^>]*>", "", page[page.index("<body>") :]))
    assert (
        [line for line in body.splitlines() if line]
        == said
        == [
            "I sagde – vi gør: kantinen",
            "Mad og drikke",
            "I sagde: »bedre kaffe!«",
            "Madforvaltningen: I gang",
            "I sagde: »Bedre kaffe«",
            "Madforvaltningen: Gennemført. »Ny maskine siden maj«",
            "Direktionen: Afvist. »Spørg Jxxx Hxxxxx på XX XX XX XX«",
            "I sagde: »Suppe om vinteren«",
            "Madforvaltningen: Kræver finansiering",
            "Rum og møbler",
            "2 input om temaet har ikke fået svar endnu.",
            "Uden tema",
            "Ét input om temaet har ikke fået svar endnu.",
        ]
    )


def test_a_reminder_goes_to_who_is_late_only(desk, tmp_path):
    written = write_documents(read_becoming(NAME, desk.folders), tmp_path / "ud", TODAY)

    assert written.files == ("status.docx", "tilbage.docx", "tilbage.html", "rykker-mad.docx")
    assert [text for _, text in paragraphs(tmp_path / "ud" / "rykker-mad.docx")] == [
        "Input, der venter på Madforvaltningen",
        "Ét af de input fra workshoppen om kantinen, der er fordelt til jer, er over fristen.",
        "»bedre kaffe!« (nr. 1): I gang, frist 1. september 2026",
        "Svar i opfoelgning.xlsx, og send den til ligestilling@kommune.example.",
    ]


def test_the_command_tells_it_and_writes_only_when_asked_to(desk):
    folders = desk.folders
    options = [
        "--inputs", str(folders.inputs), "--outputs", str(folders.outputs), "--categories", str(folders.categories),
    ]  # fmt: skip
    done = CliRunner().invoke(workshop, ["status", *options])
    target = folders.outputs / NAME / "opfoelgning"
    assert (done.exit_code, target.exists()) == (0, False)
    assert "- Madforvaltningen (mad): 3 input:" in done.output
    assert "forvaltningerne svarer forskelligt: Direktionen: Afvist, Madforvaltningen: Gennemført." in done.output
    assert "kaffe" not in done.output.lower()

    done = CliRunner().invoke(workshop, ["status", NAME, "--documents", *options])
    assert done.exit_code == 0
    assert (target / "status.docx").is_file()


def test_a_deadline_that_is_no_day_is_told_with_its_line(desk):
    with (desk.inputs / "follow_up.yaml").open("a", encoding="utf-8") as file:
        file.write("by_hand:\n- {receiver: mad, note: x, deadline: uge 40}\n")
    with pytest.raises(DecisionsError, match="fristen skrives som 2026-12-01"):
        read_follow_up(desk.inputs)
