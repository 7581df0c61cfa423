import pytest

from tests.workbook.desk import Desk


@pytest.fixture
def desk(tmp_path, request) -> Desk:
    """A workshop of the notes that a file of tests has, run once."""
    desk = Desk.of(tmp_path, request.module.NOTES)
    desk.run()
    return desk
