"""The workbook is what the standard says a workbook is, by Microsoft's own validator."""

import pytest

from tests.validators import ask_sdk
from tests.workbook.desk import Desk
from tests.workbook.every_kind import decide, lay_out


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Desk:
    """Five hundred notes with sixty decisions of every kind in force, and personal data that is masked."""
    desk = lay_out(tmp_path_factory.mktemp("desk"))
    desk.run()
    desk.edit(decide)
    assert not desk.run().held_back
    return desk


def test_the_open_xml_sdk_finds_nothing(desk):
    assert ask_sdk([desk.workbook]) == {"gennemgang.xlsx": []}
