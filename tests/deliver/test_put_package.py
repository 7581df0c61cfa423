"""What happens in a receiver's folder: what others changed there is kept, and a file that is held is waited for."""

import pytest

from flows.content_digest import digest_content
from flows.deliver.folder import put_package
from flows.errors import DeliveryBusyError, DeliveryError
from flows.replacing import replace_file


def lay(folder, files, before=None, texts=None) -> tuple[tuple[str, ...], dict[str, str], list[str]]:
    """Lay files over what lies there; give the names of copies, what lies there then, and what was kept."""
    target = folder / "delt" / "kantinen"
    if texts is not None:
        target.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (target / name).write_text(text, encoding="utf-8")
    (folder / "delt").mkdir(exist_ok=True)
    known = {name: frozenset(digest_content(old.encode()) for old in olds) for name, olds in (before or {}).items()}
    new = {name: text.encode() for name, text in files.items()}
    copies = put_package(target, new, known, folder / "gemt" / "her", "mad")
    kept = folder / "gemt" / "her"
    return (
        copies,
        {path.name: path.read_text(encoding="utf-8") for path in target.iterdir()},
        [path.read_text(encoding="utf-8") for path in sorted(kept.iterdir())] if kept.exists() else [],
    )


@pytest.mark.parametrize(
    ("before", "there", "lies", "kept"),
    [
        ({}, None, {"a.txt": "ny"}, []),
        ({"a.txt": ["gammel"]}, {"a.txt": "gammel"}, {"a.txt": "ny"}, []),
        ({"a.txt": ["ældst", "gammel"]}, {"a.txt": "ældst"}, {"a.txt": "ny"}, []),
        ({"a.txt": ["gammel"]}, {"a.txt": "ny"}, {"a.txt": "ny"}, []),
        ({"a.txt": ["gammel"]}, {"a.txt": "deres"}, {"a.txt": "ny"}, ["deres"]),
        ({}, {"a.txt": "deres"}, {"a.txt": "ny"}, ["deres"]),
        ({"a.txt": ["gammel"]}, {}, {"a.txt": "ny"}, []),
        ({"b.txt": ["før"]}, {"b.txt": "før"}, {"a.txt": "ny"}, []),
        ({"b.txt": ["før"]}, {"b.txt": "deres"}, {"a.txt": "ny"}, ["deres"]),
        ({"b.txt": ["før"]}, {}, {"a.txt": "ny"}, []),
        ({}, {"egen.txt": "deres"}, {"a.txt": "ny", "egen.txt": "deres"}, []),
    ],
)
def test_nothing_that_a_department_wrote_is_lost(tmp_path, before, there, lies, kept):
    copies, now, copied = lay(tmp_path, {"a.txt": "ny"}, before, there)

    assert (now, copied, len(copies)) == (lies, kept, len(kept))


def test_a_copy_is_named_for_the_receiver_the_file_and_what_it_says(tmp_path):
    copies, *_ = lay(tmp_path, {"a.txt": "ny"}, {}, {"a.txt": "deres"})

    assert copies == (f"mad-a-{digest_content(b'deres')[:8]}.txt",)


def test_a_file_that_is_as_it_should_be_is_not_written_again(tmp_path, monkeypatch):
    written = []
    monkeypatch.setattr("flows.deliver.folder.replace_file", lambda path, _: written.append(path.name))
    lay(tmp_path, {"a.txt": "ny", "b.txt": "ny"}, {"b.txt": ["gammel"]}, {"a.txt": "ny", "b.txt": "gammel"})

    assert written == ["b.txt"]


@pytest.mark.parametrize(("held", "waits"), [(1, 1), (4, 4), (5, None)])
def test_a_synced_folder_that_holds_a_file_for_moments_is_waited_for(tmp_path, monkeypatch, held, waits):
    waited, tries = [], []

    def holding(path, content):
        tries.append(path.name)
        if len(tries) <= held:
            raise PermissionError(13, "holdt")
        replace_file(path, content)

    monkeypatch.setattr("flows.deliver.folder.replace_file", holding)
    monkeypatch.setattr("flows.deliver.folder.time.sleep", waited.append)
    if waits is None:
        with pytest.raises(DeliveryBusyError, match=r"Der kan ikke skrives i '.*kantinen' \(holdt\)"):
            lay(tmp_path, {"a.txt": "ny"})
        return
    assert lay(tmp_path, {"a.txt": "ny"})[1] == {"a.txt": "ny"}
    assert len(waited) == waits


@pytest.mark.parametrize("open_name", ["a.txt", "b.txt"])
def test_an_open_file_stops_it_before_anything_is_written(tmp_path, open_name):
    there = {"a.txt": "gammel", "b.txt": "går ud", f"~${open_name}": ""}
    with pytest.raises(DeliveryBusyError, match=rf"^{open_name}: er åben i "):
        lay(tmp_path, {"a.txt": "ny"}, {"a.txt": ["gammel"], "b.txt": ["går ud"]}, there)

    assert (tmp_path / "delt" / "kantinen" / "a.txt").read_text(encoding="utf-8") == "gammel"


def test_the_folder_above_is_not_made(tmp_path):
    with pytest.raises(DeliveryError, match=r"findes ikke. Intet er lagt i den"):
        put_package(tmp_path / "væk" / "kantinen", {"a.txt": b"ny"}, {}, tmp_path, "mad")
    assert list(tmp_path.iterdir()) == []
