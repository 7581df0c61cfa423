"""Notes that were counted on paper are compared with those that were read."""

import pytest

from flows.errors import RulesError
from flows.gather.paper import compare_with_paper
from tests.gather.make import gather, xlsx

LIST = xlsx([["Input"], ["Luk døren"], ["Ro"]])


def test_a_difference_is_told_with_both_figures(tmp_path):
    (caution,) = compare_with_paper(gather(tmp_path, bord__xlsx=LIST), {"bord.xlsx": 3})

    assert caution.code == "paper_notes_differ"
    assert caution.message == ("bord.xlsx: 3 sedler på papir, 2 input læst. Se, hvad der mangler eller er delt.")


def test_the_same_number_is_not_told(tmp_path):
    assert compare_with_paper(gather(tmp_path, bord__xlsx=LIST), {"bord.xlsx": 2}) == ()


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(RulesError, match=r"'bord-9.xlsx' findes ikke.*bord.xlsx"):
        compare_with_paper(gather(tmp_path, bord__xlsx=LIST), {"bord-9.xlsx": 2})


def test_a_file_that_was_skipped_is_not_compared(tmp_path):
    gathered = gather(tmp_path, skip=True, bord__xlsx=LIST, kladde__xlsx=b"%PDF")

    assert compare_with_paper(gathered, {"bord.xlsx": 2, "kladde.xlsx": 9}) == ()
    (caution,) = compare_with_paper(gathered, {"kladde.xlsx": 9, "bord.xlsx": 3})
    assert caution.source.file == "bord.xlsx"
