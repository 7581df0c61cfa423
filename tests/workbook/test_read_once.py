"""A run looks at the workbook twice, before Prefect and after; what lies there as it did is not parsed again."""

from flows.pipeline import read_answers
from flows.sheets import read_book
from flows.workbook import found
from flows.workshop import open_workshop
from tests.workbook.desk import NAME, Desk, Sheets


def test_a_workbook_is_parsed_once_until_it_is_another(tmp_path, monkeypatch):
    desk = Desk.of(tmp_path, ["Bedre kaffe"])
    desk.run()
    parsed = []

    def parsing(raw, name, hints):
        parsed.append(name)
        return read_book(raw, name, hints)

    monkeypatch.setattr(found, "read_book", parsing)
    found._read_book.cache_clear()
    job = open_workshop(NAME, desk.folders)
    assert read_answers(job) == read_answers(job)
    assert parsed == ["gennemgang.xlsx"]

    def choose(sheets: Sheets) -> None:
        sheets.write("Bedre kaffe", Rettet_tema="Rum og møbler")

    desk.edit(choose)
    assert read_answers(job).changed
    assert parsed == ["gennemgang.xlsx"] * 2
