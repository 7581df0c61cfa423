import platform
import re
import tomllib
from importlib import metadata

from flows.fingerprint import digest_files, fingerprint, program_parts, sha256_of


def test_the_order_of_parts_does_not_count():
    assert fingerprint({"a": 1, "b": {"c": 2, "d": 3}}) == fingerprint({"b": {"d": 3, "c": 2}, "a": 1})


def test_every_part_counts():
    whole = {"a": 1, "b": {"c": 2}}

    assert len({fingerprint(parts) for parts in (whole, {"a": 1}, {"a": 2, "b": {"c": 2}}, {"a": 1, "b": {}})}) == 4


def test_line_ends_of_the_program_do_not_count_but_names_and_contents_do(tmp_path):
    def digest(**files: bytes) -> str:
        folder = tmp_path / sha256_of(repr(files).encode())[:8]
        folder.mkdir(exist_ok=True)
        paths = [folder / name for name in files]
        for path, content in zip(paths, files.values(), strict=True):
            path.write_bytes(content)
        return digest_files(paths, folder)

    assert digest(a=b"x\ny\n") == digest(a=b"x\r\ny\r\n")
    assert digest(a=b"x", b=b"y") == digest(b=b"y", a=b"x")
    assert len({digest(a=b"xy"), digest(b=b"xy"), digest(a=b"x", b=b"y"), digest(a=b"xyb")}) == 4


# No byte of a result hangs on their version: what runs the flows, watches, talks to staff, locks or refuses.
DECIDES_NOTHING = {"prefect", "fastapi", "click", "rich", "filelock", "psutil", "watchfiles", "sqlalchemy"}


def test_the_program_and_every_library_that_decides_a_result_is_named_with_its_version(root):
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    used = {re.match(r"[\w-]+", line)[0].lower() for line in project["dependencies"]}
    parts = {name.lower(): version for name, version in program_parts().items()}

    assert used - DECIDES_NOTHING - parts.keys() == set()
    assert {name for name in parts if not parts[name]} == set()
    assert parts["rapidfuzz"] == metadata.version("rapidfuzz")
    assert parts["python"] == platform.python_version()
