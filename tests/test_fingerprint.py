from flows.fingerprint import digest_files, fingerprint, program_parts, sha256_of


def test_the_order_of_parts_does_not_count():
    assert fingerprint({"a": 1, "b": {"c": 2, "d": 3}}) == fingerprint({"b": {"d": 3, "c": 2}, "a": 1})


def test_every_part_counts():
    whole = {"a": 1, "b": {"c": 2}}

    assert len({fingerprint(parts) for parts in (whole, {"a": 1}, {"a": 2, "b": {"c": 2}}, {"a": 1, "b": {}})}) == 4


def test_line_ends_of_the_program_do_not_count_but_names_and_contents_do(tmp_path):
    def digest(**files: bytes) -> str:
        folder = tmp_path / sha256_of(repr(files).encode())[:8]
        folder.mkdir()
        paths = [folder / name for name in files]
        for path, content in zip(paths, files.values(), strict=True):
            path.write_bytes(content)
        return digest_files(paths, folder)

    assert digest(a=b"x\ny\n") == digest(a=b"x\r\ny\r\n")
    assert len({digest(a=b"xy"), digest(b=b"xy"), digest(a=b"x", b=b"y"), digest(a=b"xyb")}) == 4


def test_the_program_and_its_libraries_are_named():
    parts = program_parts()

    assert parts["program"]
    assert parts["python-docx"]
    assert parts["python-calamine"]
