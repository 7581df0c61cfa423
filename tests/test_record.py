import json
from dataclasses import replace

import pytest

from flows.fingerprint import sha256_of
from flows.notes import Changes
from flows.record import MANIFEST, EditionRecord, Output, list_outputs
from tests.synced import repackage, workbook_of

RECORD = EditionRecord(
    workshop="støj",
    fingerprint="f" * 64,
    parts={"program": "1", "inputs": {"a.csv": "0" * 64}},
    skipped=("b.xlsx",),
    counts={"notes": 2},
    changes=Changes(("n1",), (), ("n2",)),
    open_marks=("Modtager",),
    outputs=list_outputs({"tavle.html": b"<p>", "bilag-1.docx": b"PK"}),
)


def test_what_stands_in_the_manifest():
    assert RECORD.to_json().decode() == (
        "{\n"
        '  "schema_version": 1,\n'
        '  "workshop": "støj",\n'
        f'  "fingerprint": "{"f" * 64}",\n'
        '  "parts": {\n    "program": "1",\n    "inputs": {\n'
        f'      "a.csv": "{"0" * 64}"\n    }}\n  }},\n'
        '  "skipped": [\n    "b.xlsx"\n  ],\n'
        '  "counts": {\n    "notes": 2\n  },\n'
        '  "changes": {\n    "added": [\n      "n1"\n    ],\n    "removed": [],\n'
        '    "moved": [\n      "n2"\n    ]\n  },\n'
        '  "open_marks": [\n    "Modtager"\n  ],\n'
        '  "outputs": [\n'
        f'    {{\n      "file": "bilag-1.docx",\n      "sha256": "{sha256_of(b"PK")}",\n      "bytes": 2,\n'
        f'      "content": "{sha256_of(b"PK")}"\n    }},\n'
        f'    {{\n      "file": "tavle.html",\n      "sha256": "{sha256_of(b"<p>")}",\n      "bytes": 3,\n'
        f'      "content": "{sha256_of(b"<p>")}"\n    }}\n'
        "  ]\n"
        "}\n"
    )


@pytest.mark.parametrize("record", [RECORD, replace(RECORD, changes=None, skipped=(), open_marks=(), outputs=())])
def test_a_record_is_read_as_it_was_written(record):
    assert EditionRecord.from_json(record.to_json()) == record


@pytest.mark.parametrize("key", sorted(json.loads(RECORD.to_json())))
@pytest.mark.parametrize("change", ["gone", "of another type"])
def test_a_manifest_that_lacks_something_is_as_none(tmp_path, key, change):
    data = json.loads(RECORD.to_json())
    if change == "gone":
        del data[key]
    else:
        data[key] = 1.5
    (tmp_path / MANIFEST).write_text(json.dumps(data), encoding="utf-8")

    assert EditionRecord.read(tmp_path) is None


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff", b'{"schema_version": 99}', b"[" * 100_000])
def test_a_manifest_that_says_nothing_is_as_none(tmp_path, content):
    (tmp_path / MANIFEST).write_bytes(content)

    assert EditionRecord.read(tmp_path) is None


def test_an_edition_that_lacks_a_file_stands_only_for_a_run_that_may_skip():
    whole = replace(RECORD, skipped=())

    assert [
        record.stands_for(fingerprint, skip_bad_files=skip)
        for record in (RECORD, whole)
        for fingerprint in ("f" * 64, "0" * 64)
        for skip in (True, False)
    ] == [True, False, False, False, True, True, False, False]


def test_a_file_stands_as_it_was_published_in_any_packaging(tmp_path):
    raw = workbook_of("Flere stole")
    (output,) = list_outputs({"bord.xlsx": raw})
    path = tmp_path / "bord.xlsx"

    path.write_bytes(repackage(raw))
    assert output.is_at(path)
    path.write_bytes(workbook_of("Rettet"))
    assert not output.is_at(path)
    path.unlink()
    assert not output.is_at(path)


def test_a_record_from_before_contents_were_digested_tells_by_the_bytes(tmp_path):
    raw = workbook_of("Flere stole")
    older = Output("bord.xlsx", sha256_of(raw), len(raw))
    path = tmp_path / "bord.xlsx"

    path.write_bytes(raw)
    assert older.is_at(path)
    path.write_bytes(repackage(raw))
    assert not older.is_at(path)
