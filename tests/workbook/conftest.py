import pytest

from tests.workbook.desk import Desk


@pytest.fixture(scope="module")
def made(tmp_path_factory, request) -> Desk:
    desk = Desk.of(tmp_path_factory.mktemp("desk"), request.module.NOTES)
    desk.run()
    return desk


@pytest.fixture
def desk(made, tmp_path) -> Desk:
    """A workshop of the notes that a file of tests has, run once."""
    return made.copy_to(tmp_path)
