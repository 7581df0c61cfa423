"""A poll that finds nothing changed reads each file once, and misses no change of anything that decides."""

import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

import flows.categorise.loading as loading
from flows import unchanged
from flows.categorise import load_scheme
from flows.categorise.decision import explain_text
from flows.deliver.ledger import Deliveries, Delivery, keep_deliveries
from flows.editions import pin_of
from flows.errors import InputError, RulesError
from flows.seen import digest_all_of, digest_schemes
from flows.unchanged import is_unchanged, refuse_before_run
from flows.workbook import WORKBOOK
from flows.workshop import Folders
from tests.without_server import publish_workshop

SCHEME = """
themes:
- {id: mad, title: Mad, rules: [kaffe], tests: {yes: [Bedre kaffe], no: [Flere stole]}}
"""
_listening: list[Counter[str]] = []


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    if _listening and event == "open" and isinstance(arguments[0], str):
        _listening[-1][arguments[0]] += 1


sys.addaudithook(_hear)  # it stays for as long as the process lives


def opened(act: Callable[[], object], below: Path) -> Counter[str]:
    """Count how often each file below a folder is opened."""
    _listening.append(Counter())
    try:
        act()
    finally:
        heard = _listening.pop()
    return Counter({name: count for name, count in heard.items() if name.startswith(str(below))})


def folders_of(root: Path) -> Folders:
    return Folders(root / "inputs", root / "outputs", root / "categories")


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """Three published workshops of one scheme; the first has all that may lie beside its notes."""
    root = tmp_path_factory.mktemp("office")
    folders = folders_of(root)
    (folders.categories / "danish").mkdir(parents=True)
    (folders.categories / "kantinen.yaml").write_text(SCHEME, encoding="utf-8")
    (folders.categories / "danish" / "words.yaml").write_text("contrasts: [dag / nat]\n", encoding="utf-8")
    for name in ("aa", "bb", "cc"):
        (folders.inputs / name / "borde").mkdir(parents=True)
        (folders.inputs / name / "noter.csv").write_text("Input\nBedre kaffe\nFlere stole\n", encoding="utf-8")
        (folders.inputs / name / "borde" / "bord-1.csv").write_text("Input\nMere lys\n", encoding="utf-8")
    first = folders.inputs / "aa"
    (first / "workshop.yaml").write_text("title: Kantinen\n", encoding="utf-8")
    (first / "names.txt").write_text("Ole Bole\n", encoding="utf-8")
    (first / "decisions.yaml").write_text("# intet endnu\n", encoding="utf-8")
    for name in ("aa", "bb", "cc"):
        publish_workshop(name, folders)
    return root


@pytest.fixture
def office(made, tmp_path) -> Folders:
    """A copy of them; a department has laid a table into the folder that it shares with the first."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    folders, shared = folders_of(tmp_path), tmp_path / "delt" / "bif"
    shared.mkdir(parents=True)
    Workbook().save(shared / "svar.xlsx")
    sent = Delivery(
        receiver="bif",
        state="sent",
        how="folder",
        to=str(shared),
        edition="",
        content="",
        notes=(),
        files={},
        at="",
    )
    keep_deliveries(folders.inputs / "aa", Deliveries(deliveries=(sent,)))
    return folders


def poll(folders: Folders) -> list[bool]:
    schemes = digest_schemes(folders.categories)
    return [is_unchanged(name, folders, schemes=schemes) for name in ("aa", "bb", "cc")]


def test_a_poll_of_what_was_found_unchanged_opens_each_file_once_and_no_workshop(office, monkeypatch, tmp_path):
    assert poll(office) == [True, True, True]
    monkeypatch.setattr(unchanged, "open_workshop", None)
    asked: list[list[bool]] = []
    read = opened(lambda: asked.append(poll(office)), tmp_path)

    assert asked == [[True, True, True]]
    assert {name: count for name, count in read.items() if count > 1} == {}
    names = {str(Path(name).relative_to(tmp_path)) for name in read}
    assert names >= {"categories/kantinen.yaml", "inputs/bb/borde/bord-1.csv", "outputs/cc/bilag-1.docx"}


def test_what_is_digested_is_all_that_the_decision_reads(office, monkeypatch, tmp_path):
    assert poll(office) == [True, True, True]
    monkeypatch.setattr(unchanged, "was_unchanged", lambda *_: False)
    monkeypatch.setattr(unchanged, "digest_all_of", lambda *_, **__: "")
    monkeypatch.setattr(unchanged, "digest_schemes", lambda *_: "")
    loading._read_scheme.cache_clear()
    decided = opened(lambda: is_unchanged("aa", office), tmp_path)
    digested = opened(
        lambda: digest_all_of("aa", office, digest_schemes(office.categories), skip_bad_files=False), tmp_path
    )

    assert len(decided) >= 12
    assert decided.keys() - digested.keys() == set()


def lay(path: Path, text: str = "x") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        file.write(text.encode())


@pytest.mark.parametrize(
    "change",
    [
        lambda folders: lay(folders.inputs / "aa" / "noter.csv", "Mere te\n"),
        lambda folders: lay(folders.inputs / "aa" / "borde" / "bord-2.csv", "Input\nMere te\n"),
        lambda folders: (folders.inputs / "aa" / "noter.csv").rename(folders.inputs / "aa" / "input.csv"),
        lambda folders: (folders.inputs / "aa" / "names.txt").unlink(),
        lambda folders: lay(folders.inputs / "aa" / "decisions.yaml", "themes: []\n"),
        lambda folders: lay(folders.inputs / "aa" / "workshop.yaml", "place: Her\n"),
        lambda folders: lay(folders.inputs / "aa" / ".beslutninger.json", " "),
        lambda folders: lay(folders.outputs / "aa" / WORKBOOK),
        lambda folders: lay(folders.outputs / "aa" / "tavle.html"),
        lambda folders: (folders.outputs / "aa" / "bilag-1.docx").unlink(),
        lambda folders: lay(pin_of(folders.outputs, "aa")),
        lambda folders: lay(folders.categories / "kantinen.yaml", "# x\n"),
        lambda folders: lay(folders.categories / "ny.yaml", SCHEME),
        lambda folders: lay(folders.categories / "danish" / "words.yaml", "# x\n"),
        lambda folders: lay(folders.inputs.parent / "delt" / "bif" / "svar.xlsx"),
        lambda folders: (folders.inputs / "aa" / "link.csv").symlink_to("noter.csv"),
    ],
)
def test_whatever_changes_is_decided_about(office, monkeypatch, change):
    assert is_unchanged("aa", office) is True
    change(office)
    monkeypatch.setattr(unchanged, "_decide", lambda *_, **__: False)

    assert is_unchanged("aa", office) is False


def test_what_others_lay_into_their_folder_beside_tables_is_not_opened(office, monkeypatch):
    assert is_unchanged("aa", office) is True
    shared = office.inputs.parent / "delt" / "bif"
    for name in ("film.mp4", "~$svar.xlsx", ".svar.xlsx", "referat.xlsx/side.txt"):
        lay(shared / name)
    monkeypatch.setattr(unchanged, "_decide", lambda *_, **__: False)
    read = opened(lambda: is_unchanged("aa", office), shared)

    assert read == {str(shared / "svar.xlsx"): 1}
    assert is_unchanged("aa", office) is True


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name is text")
def test_a_name_in_an_old_encoding_is_digested_as_any_other(office, monkeypatch):
    inputs, elsewhere = office.inputs / "aa", office.outputs.parent / os.fsdecode(b"m\xf8der")
    shutil.copytree(office.outputs, elsewhere)
    schemes = digest_schemes(office.categories)

    def digest(outputs: Path) -> str:
        return digest_all_of(
            "aa", Folders(office.inputs, outputs, office.categories), schemes, skip_bad_files=False
        )

    one, other = (inputs / os.fsdecode(name) for name in (b"m\xf8de.csv", b"m\xf9de.csv"))
    one.write_text("Input\nMere te\n", encoding="utf-8")
    digests = [digest(office.outputs), digest(elsewhere)]
    link = inputs / "link.csv"
    link.symlink_to(one.name)
    digests.append(digest(office.outputs))
    link.unlink()
    one.rename(other)
    digests.append(digest(office.outputs))

    assert (len(set(digests)), "" in digests) == (4, False)
    assert is_unchanged("aa", office) is False


def test_a_damaged_note_of_what_was_seen_is_written_anew(office, monkeypatch):
    seen = office.outputs / ".status" / "aa.seen"
    seen.parent.mkdir(exist_ok=True)
    seen.write_bytes(b"\xff\xfe\x00")
    assert is_unchanged("aa", office) is True

    monkeypatch.setattr(unchanged, "_decide", lambda *_, **__: False)
    assert is_unchanged("aa", office) is True


def test_a_workshop_with_another_name_or_place_is_decided_about(office, monkeypatch):
    assert is_unchanged("aa", office) is True
    (office.outputs / ".status" / "bb.seen").write_bytes((office.outputs / ".status" / "aa.seen").read_bytes())
    monkeypatch.setattr(unchanged, "_decide", lambda *_, **__: False)

    assert is_unchanged("bb", office) is False


@pytest.mark.parametrize("ask", [is_unchanged, refuse_before_run])
def test_a_folder_with_nothing_to_read_is_refused_before_a_run(office, ask):
    shutil.rmtree(office.inputs / "bb" / "borde")
    (office.inputs / "bb" / "noter.csv").unlink()

    with pytest.raises(InputError, match=r"bb: mappen indeholder ingen regneark eller tekstfiler\."):
        ask("bb", office)


def test_what_is_changed_while_it_is_decided_about_is_not_noted(office, monkeypatch):
    decide = unchanged._decide

    def decide_and_change(*asked, **named) -> bool:
        lay(office.inputs / "aa" / "noter.csv", "Mere te\n")
        return decide(*asked, **named) or True

    monkeypatch.setattr(unchanged, "_decide", decide_and_change)
    assert is_unchanged("aa", office) is True

    assert not (office.outputs / ".status" / "aa.seen").exists()


def test_a_workbook_that_somebody_has_open_may_wait_for_one_who_asks_so_and_for_no_other(office):
    workbook = office.outputs / "aa" / WORKBOOK
    workbook.unlink()  # it must be written anew
    workbook.with_name(f"~${WORKBOOK}").touch()

    assert is_unchanged("aa", office, while_open=True) is True
    assert is_unchanged("aa", office) is False


def test_a_scheme_and_its_examples_are_read_once_a_content(tmp_path, monkeypatch):
    checked: list[str] = []

    def explain(text, scheme):
        checked.append(text)
        return explain_text(text, scheme)

    monkeypatch.setattr(loading, "explain_text", explain)
    scheme = tmp_path / "kantinen.yaml"
    scheme.write_text(SCHEME, encoding="utf-8")
    assert load_scheme(scheme) is load_scheme(scheme)
    assert checked == ["Bedre kaffe", "Flere stole"]

    lay(tmp_path / "danish" / "words.yaml", "contrasts: [dag / nat]\n")
    assert load_scheme(scheme).words.contrasts == ("dag / nat",)
    assert checked == ["Bedre kaffe", "Flere stole"] * 2

    scheme.write_text(SCHEME.replace("no: [Flere stole]", "no: [Mere kaffe]"), encoding="utf-8")
    for _ in range(2):
        with pytest.raises(RulesError, match="linje 3: eksemplet 'Mere kaffe' må ikke stå under 'Mad'"):
            load_scheme(scheme)
    assert checked == ["Bedre kaffe", "Flere stole"] * 2 + ["Bedre kaffe", "Mere kaffe"]
