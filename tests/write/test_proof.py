import pytest

from flows.errors import LedgerError
from flows.settings import WorkshopSettings
from flows.write.document_settings import AppendixSettings
from flows.write.proof import prove_appendix, read_paragraphs
from tests.write.editions import edition
from tests.write.writing import write_appendix

GROUPED = WorkshopSettings(title="støj")
ALL = WorkshopSettings(title="støj", appendix=AppendixSettings(duplicates="all"))
THREE = edition(
    ("Mindre støj", "kultur"), ("mindre støj!", "kultur"), ("To\nlinjer\tog tab", None), groups=[(0, 1)]
)


@pytest.mark.parametrize("settings", [GROUPED, ALL], ids=["grouped", "all"])
def test_an_appendix_with_every_note_is_proven(settings):
    prove_appendix(THREE, settings, {"bilag-1.docx": write_appendix(THREE, settings, None)})


@pytest.mark.parametrize("settings", [GROUPED, ALL], ids=["grouped", "all"])
@pytest.mark.parametrize("missing", [0, 1, 2])
def test_a_note_that_is_missing_is_named_by_its_id(settings, missing):
    notes = [("Mindre støj", "kultur"), ("mindre støj!", "kultur"), ("To\nlinjer\tog tab", None)]
    notes[missing] = ("Noget andet", notes[missing][1])
    appendix = write_appendix(edition(*notes, groups=[(0, 1)]), settings, None)

    with pytest.raises(LedgerError, match=f"input n{missing} står ikke ordret") as caught:
        prove_appendix(THREE, settings, {"bilag-1.docx": appendix})
    assert "støj" not in str(caught.value)


def test_the_same_text_twice_must_stand_twice_where_all_are_printed():
    once, twice = edition(("Støj", None)), edition(("Støj", None), ("Støj", None), groups=[(0, 1)])

    prove_appendix(twice, ALL, {"bilag-1.docx": write_appendix(twice, ALL, None)})
    with pytest.raises(LedgerError):
        prove_appendix(twice, ALL, {"bilag-1.docx": write_appendix(once, ALL, None)})


def test_a_note_that_ends_as_the_count_does_is_no_trouble():
    odd = edition(("Støj (nævnt 3 gange)", None), ("Larm", None), ("larm", None), groups=[(1, 2)])

    prove_appendix(odd, GROUPED, {"bilag-1.docx": write_appendix(odd, GROUPED, None)})


def test_what_a_person_left_out_need_not_stand():
    some = edition(("Støj", None), ("Larm", None), left_out=[1])

    prove_appendix(some, GROUPED, {"bilag-1.docx": write_appendix(some, GROUPED, None)})
    assert "Larm" not in list(read_paragraphs(write_appendix(some, GROUPED, None)))
