"""Nothing is published before a person approved that very edition, by the workbook as staff would save it."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import flows.gather.files_to_notes
from flows.approval import find_unapproved_now
from flows.cli import workshop as command
from flows.editions import list_editions
from flows.errors import (
    ApprovalRefusedError,
    AwaitingApprovalError,
    ExitCode,
    HeldBackError,
    InputBusyError,
    OutputError,
    RulesError,
    WorkbookError,
)
from flows.handing_off import prepare
from flows.overview.page import write_page
from flows.pipeline import look_edition, make_edition, read_answers
from flows.publish import WAITING
from flows.record import EditionRecord
from flows.restoring import restore_edition
from flows.review import Approval, keep_memory, read_memory
from flows.steps import CALLED
from flows.unchanged import find_unchanged
from flows.unpublished import remember_places
from flows.workbook import mark_of_edition
from flows.workshop import open_workshop
from tests.follow_up.desk import fill_in, package_of
from tests.workbook.desk import NAME, Desk, Sheets

NOTES = ["Bedre kaffe", "Flere stole", "Hvorfor?"]
SHEET = "Godkendelse"
DOCUMENTS = ["bilag-1.docx", "manifest.json", "resultat.json", "sammenfatning.docx", "tavle.html"]


@pytest.fixture
def desk(tmp_path, monkeypatch) -> Desk:
    """A workshop that is to be approved, and was never run; what the flow does, it does here without Prefect."""
    monkeypatch.setattr("flows.process_workshop._Tasks", lambda _mapper: CALLED)
    monkeypatch.setattr("flows.process_workshop.record_edition", lambda *_: None)
    return new_desk(tmp_path)


@pytest.fixture
def flow_desk(tmp_path, prefect_backend) -> Desk:
    """The same for the real flows."""
    return new_desk(tmp_path)


def new_desk(root: Path) -> Desk:
    desk = Desk.of(root, NOTES)
    settle(desk)
    return desk


def settle(desk: Desk, more: str = "") -> None:
    (desk.inputs / "workshop.yaml").write_text(f"require_approval: true\n{more}", encoding="utf-8")


def run(desk: Desk, **options: Any):
    from flows.process_workshop import process_workshop

    folders = desk.folders
    return process_workshop.fn(NAME, folders.inputs, folders.outputs, folders.categories, **options)


def said(state) -> str:
    return str(state.data.full)


def say(desk: Desk, verdict: str | None, initials: str | None = "jh", remark: str | None = None, **places: Path):
    def write(sheets: Sheets) -> None:
        (row,) = sheets.rows(SHEET)
        row["Afgørelse"].value, row["Initialer"].value, row["Bemærkning"].value = verdict, initials, remark

    desk.edit(write, **places)


def asked(desk: Desk) -> dict[str, Any]:
    (row,) = Sheets.open(desk.workbook).rows(SHEET)
    return {heading: cell.value for heading, cell in row.items()}


def waiting(desk: Desk) -> Path:
    return desk.workbook.parent / WAITING


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} if folder.is_dir() else {}


def published(desk: Desk) -> EditionRecord | None:
    return EditionRecord.read(desk.workbook.parent)


def overview(desk: Desk) -> str:
    return write_page(desk.folders.inputs, desk.folders.outputs).decode()


def approved(desk: Desk) -> EditionRecord:
    """Run, approve and publish, and give what is published."""
    assert run(desk).name == "Awaiting approval"
    say(desk, "Godkendt")
    assert run(desk).name == "Published"
    record = published(desk)
    assert record
    return record


def test_an_edition_that_nobody_approved_can_be_read_and_is_not_published(desk):
    state = run(desk)

    assert (state.type, state.name, state.message) == ("COMPLETED", "Awaiting approval", "Not published.")
    assert sorted(path.name for path in desk.workbook.parent.iterdir()) == ["gennemgang.xlsx", WAITING]
    assert sorted(files(waiting(desk))) == DOCUMENTS
    record = EditionRecord.read(waiting(desk))
    assert record
    mark = mark_of_edition(record.fingerprint)
    assert said(state) == (
        f"kantinen: udgaven {mark} er lavet og venter på godkendelse. Den er ikke udgivet. Læs den i mappen "
        "til-godkendelse, vælg Godkendt eller Afvist på arket Godkendelse i gennemgang.xlsx, skriv initialer, gem, "
        "luk, og kør igen."
    )
    assert asked(desk) == {
        "Udgave": mark,
        "Den rummer": "Input: 3\n- heraf med tema: 2\n- heraf uden tema: 1\n"
        "Udeladt af en person (talt med ovenfor): 0\nForskellige input (ens og næsten ens er ét): 3\n"
        "Intet er udgivet før.",
        "Læs den her": "til-godkendelse/bilag-1.docx\ntil-godkendelse/sammenfatning.docx\n"
        "til-godkendelse/tavle.html",
        "Afgørelse": None,
        "Initialer": None,
        "Bemærkning": None,
        "Status": "venter på godkendelse",
    }
    page = overview(desk)
    assert "Venter på godkendelse" in page
    assert 'href="kantinen/til-godkendelse/bilag-1.docx"' in page
    assert "Én workshop venter på jer." in page


def test_the_sheet_offers_the_two_verdicts(desk):
    run(desk)
    sheet = openpyxl.load_workbook(desk.workbook)[SHEET]
    (rule,) = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]

    assert (str(rule.sqref), rule.formula1) == ("D2", '"Godkendt,Afvist"')


def test_what_is_published_is_what_could_be_read_and_it_goes_from_there(desk):
    run(desk)
    read = files(waiting(desk))
    say(desk, "Godkendt", remark="Læst den 3. maj")
    assert find_unchanged(NAME, desk.folders) is None
    state = run(desk)

    assert state.name == "Published"
    made = files(desk.workbook.parent)
    del made["gennemgang.xlsx"]
    assert made == read
    assert not waiting(desk).exists()
    row = asked(desk)
    assert [row[key] for key in ("Afgørelse", "Initialer", "Bemærkning", "Status", "Læs den her")] == [
        "Godkendt", "jh", "Læst den 3. maj", "godkendt og udgivet", "bilag-1.docx\nsammenfatning.docx\ntavle.html",
    ]  # fmt: skip
    assert state.data.told == (f"Godkendelse!D2: udgaven {row['Udgave']}: godkendt.",)
    assert "Til godkendelse" not in overview(desk)


def test_an_approval_outlives_reruns_of_unchanged_inputs(desk):
    record = approved(desk)

    assert run(desk).name == "Unchanged"
    assert find_unchanged(NAME, desk.folders) == record
    assert run(desk, force=True).name == "Published"
    desk.workbook.unlink()
    assert run(desk).name == "Published"
    assert asked(desk)["Afgørelse"] == "Godkendt"
    desk.note_down([*NOTES, "Mere te"])
    assert run(desk).name == "Awaiting approval"
    desk.note_down(NOTES)
    assert run(desk).name == "Published"  # for the workbook asks about another
    assert (published(desk), waiting(desk).exists()) == (record, False)


def test_one_that_is_refused_leaves_the_old_one_and_may_be_approved_after_all(desk):
    record = approved(desk)
    desk.note_down([*NOTES, "Mere te"])
    assert "1 nye, 0 gået ud" in (run(desk), asked(desk)["Den rummer"])[1]
    say(desk, "Afvist", "jh", "Vent til efter ferien")
    state = run(desk)

    mark = asked(desk)["Udgave"]
    assert (state.type, state.name) == ("COMPLETED", "Refused")
    assert isinstance(state.data, ApprovalRefusedError)
    assert said(state) == (
        f"kantinen: udgaven {mark} er afvist af jh: »Vent til efter ferien«. Den er ikke udgivet. Det, der er "
        "udgivet, står som før. Ret det, der skal rettes, og kør igen; eller vælg Godkendt på arket Godkendelse i "
        "gennemgang.xlsx."
    )
    assert published(desk) == record
    assert "Afvist, og intet nyt er udgivet" in overview(desk)
    assert asked(desk)["Status"] == "afvist"
    assert run(desk).name == "Refused"

    say(desk, "Godkendt", "mb")
    assert run(desk).name == "Published"
    assert published(desk) != record


def test_an_approval_is_never_of_another_edition(desk):
    run(desk)
    first = asked(desk)["Udgave"]
    say(desk, "Godkendt")
    desk.note_down([*NOTES, "Mere te"])
    state = run(desk)

    second = asked(desk)["Udgave"]
    assert state.name == "Awaiting approval"
    assert published(desk) is None
    assert said(state).startswith(
        f"kantinen: udgaven {first} blev godkendt, men noget er ændret siden, så den er ikke udgivet. Nu venter "
        f"udgaven {second} på godkendelse. Læs den"
    )
    assert json.loads(files(waiting(desk))["resultat.json"])["counts"]["notes"] == 4
    assert said(run(desk)).startswith(f"kantinen: udgaven {first} blev godkendt")


def test_a_correction_saved_together_with_the_approval_makes_another_edition(desk):
    run(desk)
    desk.edit(lambda sheets: sheets.write("Hvorfor?", Rettet_tema="Rum og møbler"))
    say(desk, "Godkendt")

    assert run(desk).name == "Awaiting approval"
    assert [each.theme for each in desk.book.themes] == ["rum"]
    say(desk, "Godkendt")
    assert run(desk).name == "Published"


@pytest.mark.parametrize(
    ("verdict", "initials", "message"),
    [
        ("Godkendt", None, "Godkendelse!E2: skriv initialerne på den, der godkender"),
        ("Ja", "jh", "Godkendelse!D2: det kan ikke vælges her. Vælg Godkendt, Afvist, eller tøm cellen."),
    ],
)
def test_a_cell_that_can_not_be_obeyed_is_told_and_approves_nothing(desk, verdict, initials, message):
    run(desk)
    say(desk, verdict, initials)
    state = run(desk)

    assert isinstance(state.data, WorkbookError)
    assert message in said(state)
    assert published(desk) is None


def test_initials_and_a_remark_alone_say_nothing_and_are_not_lost(desk):
    run(desk)
    say(desk, None, "jh", "Ser på det i morgen")
    saved = desk.workbook.read_bytes()
    state = run(desk)

    assert state.name == "Awaiting approval"
    (kept,) = (desk.folders.outputs / ".udgaver" / NAME).glob("gennemgang-*.xlsx")
    assert kept.read_bytes() == saved
    assert state.data.full.__notes__ == [
        "- Godkendelse!D2: her er ingen afgørelse valgt, så initialer og bemærkning er ikke læst. Vælg Godkendt "
        "eller Afvist, og skriv dem igen.",
        f"Intet af det er tabt: gennemgang.xlsx, som I gemte den, ligger nu i {kept}.",
    ]
    assert not hasattr(run(desk).data.full, "__notes__")


def test_a_verdict_that_is_taken_back_leaves_its_remark_and_initials(desk):
    approved(desk)
    say(desk, None, "mb", "Læs punkt 3 igen")
    state = run(desk)

    assert "er taget tilbage af mb: »Læs punkt 3 igen«." in said(state)
    row = asked(desk)
    assert [row[key] for key in ("Afgørelse", "Initialer", "Bemærkning", "Status")] == [
        None, "mb", "Læs punkt 3 igen", "godkendelsen er taget tilbage",
    ]  # fmt: skip
    state = run(desk)
    assert "er taget tilbage af mb: »Læs punkt 3 igen«." in said(state)
    assert asked(desk) == row


def test_an_approval_may_come_in_a_copy_among_the_inputs(desk):
    run(desk)
    say(desk, "Godkendt", path=desk.inputs / "retur fra jh.xlsx")

    assert run(desk).name == "Published"
    assert asked(desk)["Afgørelse"] == "Godkendt"
    assert run(desk).name == "Unchanged"


def test_two_copies_that_differ_approve_nothing(desk):
    run(desk)
    say(desk, "Afvist", path=desk.inputs / "retur fra mb.xlsx")
    say(desk, "Godkendt")
    state = run(desk)

    assert isinstance(state.data, WorkbookError)
    assert said(state).splitlines()[1] == (
        "- gennemgang.xlsx, Godkendelse!D2 mod gennemgang nr. 1 i mappen med input, Godkendelse!D2"
    )
    assert published(desk) is None


@pytest.mark.parametrize(
    ("before", "since", "known"),
    [((), "Afvist", "afvist"), (("Godkendt",), None, "godkendelsen er taget tilbage")],
)
def test_a_copy_from_before_does_not_take_back_what_was_said_since(desk, before, since, known):
    run(desk)
    copy = desk.inputs.parent / "kopi.xlsx"
    say(desk, "Godkendt", "mb", path=copy)
    for verdict in (*before, since):
        say(desk, verdict)
        run(desk)
    record = published(desk)
    copy.rename(desk.inputs / "retur fra mb.xlsx")
    state = run(desk)

    assert isinstance(state.data, WorkbookError)
    assert said(state).splitlines()[1:] == [
        "- gennemgang nr. 1 i mappen med input, Godkendelse!D2 mod det, der siden er sagt i gennemgang.xlsx eller "
        f"en kopi: {known}"
    ]
    assert published(desk) == record

    say(desk, "Godkendt")  # by one who saw that
    assert run(desk).name == "Published"
    assert run(desk).name == "Unchanged"


def test_who_has_the_workbook_open_may_say_otherwise_before_it_is_written_anew(desk, monkeypatch):
    run(desk)
    say(desk, "Afvist")
    monkeypatch.setattr("flows.process_workshop.put_workbook", lambda *_: ())
    monkeypatch.setattr("flows.unpublished.put_workbook", lambda *_: ())
    assert run(desk).name == "Refused"
    say(desk, "Godkendt")

    assert run(desk).name == "Published"


def test_an_approval_that_is_taken_back_after_publishing_leaves_what_is_published_and_asks_again(desk):
    record = approved(desk)
    say(desk, None, None)
    state = run(desk)

    assert state.name == "Awaiting approval"
    taken_back = (
        f"kantinen: godkendelsen af udgaven {mark_of_edition(record.fingerprint)}, som er udgivet, er taget tilbage"
    )
    stands = (
        ". Det, der er udgivet, står som før, og intet bliver sendt. Ret det, der skal rettes, og kør igen; eller "
        "vælg Godkendt på arket Godkendelse i gennemgang.xlsx."
    )
    assert said(state) == taken_back + stands
    assert published(desk) == record
    say(desk, "Afvist", "mb", "Vent")
    state = run(desk)
    assert (state.name, said(state)) == ("Refused", f"{taken_back} af mb: »Vent«{stands}")
    with pytest.raises(AwaitingApprovalError):
        find_unchanged(NAME, desk.folders)
    say(desk, "Godkendt")
    assert run(desk).name == "Published"


def test_what_was_published_was_approved_also_where_that_was_forgotten(desk):
    record = approved(desk)
    (desk.inputs / ".beslutninger.json").unlink()

    assert run(desk).name == "Published"
    assert run(desk).name == "Unchanged"
    assert published(desk) == record


def test_without_the_setting_it_is_published_and_nothing_waits_any_more(desk):
    run(desk)
    settle(desk, "title: x\n")
    (desk.inputs / "workshop.yaml").write_text("title: Stole\n", encoding="utf-8")

    assert run(desk).name == "Published"
    assert not waiting(desk).exists()
    assert SHEET not in openpyxl.load_workbook(desk.workbook).sheetnames


def test_personal_data_holds_back_before_anybody_is_asked_and_what_waited_goes(desk):
    run(desk)
    desk.note_down([*NOTES, "Spørg Kaja Opdigtet"])
    state = run(desk)

    assert (state.type, state.name) == ("FAILED", "Held back")
    assert not waiting(desk).exists()
    assert SHEET not in openpyxl.load_workbook(desk.workbook).sheetnames

    desk.edit(lambda sheets: sheets.write("Spørg Kaja Opdigtet", Handling="Skjul fund"))
    assert run(desk).name == "Awaiting approval"
    told = files(waiting(desk))["resultat.json"].decode() + files(waiting(desk))["tavle.html"].decode()
    assert "[personoplysning udeladt]" in told
    assert "Kaja" not in told


def test_a_final_run_refuses_an_open_place_before_anybody_is_asked(desk):
    settle(desk, "answer: {municipality: Øby Kommune}\n")
    state = run(desk, final=True)

    assert isinstance(state.data, RulesError)
    assert not waiting(desk).exists()


def test_force_makes_anew_what_waits_and_publishes_nothing(desk):
    run(desk)
    (waiting(desk) / "bilag-1.docx").unlink()

    assert run(desk, force=True).name == "Awaiting approval"
    assert sorted(files(waiting(desk))) == DOCUMENTS
    assert published(desk) is None


def test_a_document_that_waits_and_was_changed_by_hand_is_kept_beside(desk):
    run(desk)
    (waiting(desk) / "tavle.html").write_bytes(b"<p>rettet</p>")
    say(desk, "Godkendt")
    state = run(desk)

    (kept,) = state.data.kept
    assert kept.startswith("til-godkendelse/tavle.rettet-")
    assert (desk.workbook.parent / kept).read_bytes() == b"<p>rettet</p>"
    assert b"<p>rettet</p>" not in files(desk.workbook.parent)["tavle.html"]


def test_an_edition_is_published_as_it_was_read_though_another_was_restored_meanwhile(desk):
    approved(desk)
    desk.note_down([*NOTES, "Mere te"])
    approved(desk)
    desk.note_down([*NOTES, "Mere te", "Mere ro"])
    run(desk)
    read = files(waiting(desk))
    second = published(desk)
    assert second
    oldest = list_editions(desk.folders.outputs, NAME)[0]
    restore_edition(NAME, oldest.name, desk.folders)

    assert files(waiting(desk)) == read
    assert published(desk) == oldest.record
    mark = mark_of_edition(second.fingerprint)
    assert said(run(desk)).startswith(  # it was published
        f"kantinen: udgaven {mark} blev godkendt, men noget er ændret siden. Det, der er udgivet, "
        "står som før. Nu venter"
    )
    say(desk, "Godkendt")
    assert run(desk).name == "Published"
    assert {name: content for name, content in files(desk.workbook.parent).items() if name in read} == read


def test_a_restored_edition_stands_without_being_approved_again(desk):
    first = approved(desk)
    desk.note_down([*NOTES, "Mere te"])
    approved(desk)
    restore_edition(NAME, "1", desk.folders)

    assert run(desk).name == "Unchanged"
    assert published(desk) == first


def test_an_edition_whose_approval_was_taken_back_is_not_restored(desk):
    approved(desk)
    say(desk, "Afvist")
    run(desk)
    desk.note_down([*NOTES, "Mere te"])
    second = approved(desk)

    with pytest.raises(HeldBackError, match="dens godkendelse er taget tilbage"):
        restore_edition(NAME, "1", desk.folders)
    assert published(desk) == second


def test_an_edition_that_nobody_approved_is_not_restored_unless_it_stands(desk):
    (desk.inputs / "workshop.yaml").unlink()
    run(desk)
    before = published(desk)
    settle(desk)
    restore_edition(NAME, "1", desk.folders)  # which changes nothing
    assert published(desk) == before
    desk.note_down([*NOTES, "Mere te"])
    second = approved(desk)

    with pytest.raises(HeldBackError, match=r"ingen har godkendt den, og workshop\.yaml siger require_approval"):
        restore_edition(NAME, "1", desk.folders)
    assert published(desk) == second
    (desk.inputs / "workshop.yaml").unlink()
    restore_edition(NAME, "1", desk.folders)
    assert published(desk) == before


def test_only_what_is_approved_is_handed_off(desk, monkeypatch):
    monkeypatch.chdir(desk.inputs.parent.parent)
    Path("delt").mkdir()
    settle(
        desk,
        "hand_off:\n  sender: {name: Enheden, email: enheden@kommune.example}\n"
        "  receivers:\n  - {id: mad, name: Madforvaltningen, themes: [mad], deliver: {folder: delt}}\n",
    )
    run(desk)
    assert (waiting(desk) / "overdragelse" / "mad" / "pakke.json").is_file()
    with pytest.raises(HeldBackError, match=r"^kantinen: intet er sendt, for udgaven \w{16} er lavet og venter på"):
        prepare(NAME, desk.folders)
    say(desk, "Godkendt")
    run(desk)
    assert [each.receiver.id for each in prepare(NAME, desk.folders).delivering] == ["mad"]

    desk.note_down([*NOTES, "Mere te"])
    run(desk)
    say(desk, "Afvist", "jh", "Vent")
    run(desk)
    with pytest.raises(ApprovalRefusedError, match="er afvist af jh: »Vent«") as caught:
        prepare(NAME, desk.folders)
    assert "Vent" not in str(caught.value.veiled())  # which is what Prefect keeps
    assert list(Path("delt").iterdir()) == []


def test_answers_that_come_back_need_no_new_approval(desk):
    settle(
        desk,
        "hand_off:\n  sender: {name: Enheden, email: enheden@kommune.example}\n"
        "  receivers: [{id: mad, name: Madforvaltningen, themes: [mad]}]\n",
    )
    record = approved(desk)
    fill_in(package_of(desk, "mad"), desk.inputs / "svar.xlsx", {"Bedre kaffe": {"Status": "Gennemført"}})

    assert run(desk).name == "Published"
    after = published(desk)
    assert after
    assert after.fingerprint != record.fingerprint
    assert run(desk).name == "Unchanged"
    say(desk, "Afvist")
    assert run(desk).name == "Refused"
    fill_in(
        package_of(desk, "mad"), desk.inputs / "svar.xlsx", {"Bedre kaffe": {"Status": "Afvist", "Svar": "Nej"}}
    )
    assert run(desk).name == "Refused"  # which no answer takes back


def test_the_schedule_tells_what_awaits_and_makes_it_once(flow_desk):
    from flows.rerun_changed import rerun_changed

    arguments = (flow_desk.folders.inputs, flow_desk.folders.outputs, flow_desk.folders.categories)
    for _ in range(2):
        state = rerun_changed(*arguments, return_state=True)
        assert (state.type, state.name, state.message) == (
            "COMPLETED", "Awaiting approval", "Not approved: kantinen.",
        )  # fmt: skip
    say(flow_desk, "Godkendt")
    state = rerun_changed(*arguments, return_state=True)
    assert (state.name, state.message) == ("Published", "Made: kantinen.")


def test_prefect_keeps_that_the_run_awaits_approval_and_not_what_staff_are_told(flow_desk):
    from prefect.client.orchestration import get_client

    from flows.process_workshop import process_workshop

    folders = flow_desk.folders
    state = process_workshop(NAME, folders.inputs, folders.outputs, folders.categories, return_state=True)
    run_id = state.state_details.flow_run_id
    assert run_id is not None
    with get_client(sync_client=True) as client:
        kept = client.read_flow_run(run_id).state

    assert kept is not None
    assert (kept.type, kept.name, kept.message) == ("COMPLETED", "Awaiting approval", "Not published.")
    assert "udgaven" not in kept.model_dump_json()
    assert isinstance(state.result(), AwaitingApprovalError)


def test_the_command_ends_with_the_code_of_what_awaits_a_person_and_check_says_so(flow_desk, capsys):
    folders = flow_desk.folders
    options = [
        *("--inputs", str(folders.inputs)),
        *("--outputs", str(folders.outputs)),
        *("--categories", str(folders.categories)),
    ]

    def call(*arguments: str) -> tuple[int, str]:
        code = command.main([*arguments, *options], standalone_mode=False)
        return code, capsys.readouterr().err

    code, told = call("check")
    assert code == ExitCode.DONE
    assert "'workshop run' ville holde udgivelsen tilbage" in told
    assert "venter på godkendelse" in told
    assert not flow_desk.workbook.exists()

    assert [call("run")[0] for _ in range(2)] == [ExitCode.HELD_BACK] * 2
    assert call("run", "--force")[0] == ExitCode.HELD_BACK
    say(flow_desk, "Godkendt")
    assert call("check") == (ExitCode.DONE, "")
    assert call("run") == (ExitCode.DONE, "")
    say(flow_desk, "Afvist")
    code, told = call("run")
    assert code == ExitCode.HELD_BACK
    assert "som er udgivet, er taget tilbage af jh." in told


def test_a_workbook_asks_though_what_waited_before_is_held_open(desk, monkeypatch):
    def held(*_):
        raise OutputError("bilag-1.docx: kan ikke skrives. Er den åben i Word, så luk den.")

    run(desk)
    first = asked(desk)["Udgave"]
    desk.note_down([*NOTES, "Mere te"])
    with monkeypatch.context() as patch:
        patch.setattr("flows.unpublished.let_wait", held)
        state = run(desk)

    assert state.name == "Awaiting approval"
    assert state.data.full.__notes__ == ["bilag-1.docx: kan ikke skrives. Er den åben i Word, så luk den."]
    assert asked(desk)["Udgave"] != first
    assert run(desk).name == "Awaiting approval"
    assert json.loads(files(waiting(desk))["resultat.json"])["counts"]["notes"] == 4


def test_an_approved_edition_that_can_not_be_read_now_is_told_and_not_published(desk, monkeypatch):
    approved(desk)
    desk.note_down([*NOTES, "Mere te"])
    approved(desk)
    desk.note_down([*NOTES, "Mere te", "Mere ro"])
    run(desk)
    restore_edition(NAME, "1", desk.folders)
    restored = published(desk)
    say(desk, "Godkendt")
    read = Path.read_bytes

    def locked(path: Path) -> bytes:
        if path == waiting(desk) / "bilag-1.docx":
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", locked)
    state = run(desk)

    assert isinstance(state.data, OutputError)
    assert said(state) == (
        f"kantinen: den godkendte udgave kan ikke læses i '{waiting(desk)}' (Permission denied). Intet er udgivet. "
        "Luk filerne i Word, og kør igen."
    )
    assert published(desk) == restored


def look(desk: Desk, **options: Any) -> str:
    """Say what `check` says would hold the edition back."""
    job = open_workshop(NAME, desk.folders)
    settled = read_answers(job)
    job = open_workshop(NAME, desk.folders, settled.book) if settled.changed else job
    edition, held = look_edition(job, **options)
    assert held is None
    return str(find_unapproved_now(job, settled, edition) or "")


def test_check_says_what_would_be_made_only_where_it_is_not_made_yet(desk):
    would = (
        "kantinen: en kørsel ville lave en udgave, som venter på godkendelse, og ikke udgive den.{stands} Kør: "
        'workshop run "kantinen", og læs den så i mappen til-godkendelse.'
    )
    assert look(desk) == would.format(stands="")
    state = run(desk)
    assert look(desk) == said(state)
    say(desk, "Godkendt")
    assert look(desk) == ""
    run(desk)
    desk.edit(lambda sheets: sheets.write("Hvorfor?", Rettet_tema="Rum og møbler"))
    assert look(desk) == would.format(stands=" Det, der er udgivet, bliver stående.")


def test_check_knows_the_edition_without_a_file_that_can_not_be_read(desk):
    (desk.inputs / "skadet.xlsx").write_bytes(b"PK damaged")
    run(desk, skip_bad_files=True)
    say(desk, "Godkendt")
    assert run(desk, skip_bad_files=True).name == "Published"

    assert look(desk, skip_bad_files=True) == ""


def test_what_was_approved_without_a_file_is_not_approved_with_it(desk, monkeypatch):
    """As where somebody has the file open when it is read, and has closed it a moment later."""
    desk.note_down(["Mere te"], "sent.csv")
    read = flows.gather.files_to_notes._read_file

    def held(path: Path, name: str, *how: Any) -> Any:
        if name == "sent.csv":
            raise InputBusyError("sent.csv: er i brug. Luk den, og kør igen.")
        return read(path, name, *how)

    with monkeypatch.context() as patch:
        patch.setattr("flows.gather.files_to_notes._read_file", held)
        assert run(desk, skip_bad_files=True).name == "Awaiting approval"
    say(desk, "Godkendt")

    assert run(desk).name == "Awaiting approval"
    assert published(desk) is None
    say(desk, "Godkendt")
    assert run(desk).name == "Published"
    assert "Mere te" in (desk.workbook.parent / "resultat.json").read_text(encoding="utf-8")


def test_what_another_run_was_told_meanwhile_is_not_forgotten(desk):
    job = open_workshop(NAME, desk.folders)
    edition = make_edition(job)
    approval = Approval(edition="a", verdict="approved", by="jh")
    keep_memory(desk.inputs, job.memory.after(job.decisions, (), (), (), {"key": approval}))

    remember_places(job, edition, CALLED)

    kept = read_memory(desk.inputs)
    assert kept.approvals == {"key": approval}
    assert kept.places.read.keys() == {"noter.csv"}


def test_a_workbook_is_written_though_what_waited_is_held_open(desk, monkeypatch):
    def held(*_):
        raise OutputError("bilag-1.docx: kan ikke skrives. Er den åben i Word, så luk den.")

    run(desk)
    desk.note_down([*NOTES, "Spørg Kaja Opdigtet"])
    monkeypatch.setattr("flows.unpublished.end_waiting", held)
    state = run(desk)

    assert state.name == "Held back"
    assert "bilag-1.docx: kan ikke skrives. Er den åben i Word, så luk den." in state.data.full.__notes__
    assert "Spørg Kaja Opdigtet" in desk.ids()
