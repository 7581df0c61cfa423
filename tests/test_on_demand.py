"""What a command writes on demand replaces what it wrote before, and nothing that a person has made of it."""

import json

import pytest

from flows.content_digest import digest_content
from flows.errors import OutputError
from flows.on_demand import put_documents


def standing(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.startswith(".")}


def test_what_the_command_wrote_itself_is_replaced(tmp_path):
    put_documents(tmp_path / "ud", {"status.docx": b"one", "svar.html": b"two"})
    written = put_documents(tmp_path / "ud", {"status.docx": b"three"})

    assert written == (("status.docx",), ())
    assert standing(tmp_path / "ud") == {"status.docx": b"three", "svar.html": b"two"}


def test_what_a_person_changed_is_kept_beside_once(tmp_path):
    put_documents(tmp_path, {"status.docx": b"one"})
    (tmp_path / "status.docx").write_bytes(b"mine")
    kept = f"status.rettet-{digest_content(b'mine')[:8]}.docx"

    assert put_documents(tmp_path, {"status.docx": b"two"}).kept == (kept,)
    assert put_documents(tmp_path, {"status.docx": b"three"}).kept == ()
    assert standing(tmp_path) == {"status.docx": b"three", kept: b"mine"}


def test_a_file_whose_making_is_not_known_is_kept(tmp_path):
    put_documents(tmp_path, {"status.docx": b"one"})
    for record in ("{", json.dumps([]), None):
        if record is None:
            (tmp_path / ".lavet.json").unlink()
        else:
            (tmp_path / ".lavet.json").write_text(record, encoding="utf-8")
        (tmp_path / "status.docx").write_bytes(repr(record).encode())
        assert len(put_documents(tmp_path, {"status.docx": b"one"}).kept) == 1


def test_what_was_written_before_another_file_failed_is_replaced_the_next_time(tmp_path):
    (tmp_path / "svar.html").mkdir()  # no file can take its place
    with pytest.raises(OutputError, match="kan ikke skrives"):
        put_documents(tmp_path, {"status.docx": b"one", "svar.html": b"two"})
    (tmp_path / "svar.html").rmdir()

    assert put_documents(tmp_path, {"status.docx": b"three", "svar.html": b"four"}).kept == ()
    assert standing(tmp_path) == {"status.docx": b"three", "svar.html": b"four"}
