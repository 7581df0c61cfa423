"""What becomes of a column that stands beside notes: its heading says so first, what stands below it second."""

import pytest

from tests.gather.make import became, gather, xlsx

NOTES = [
    "Flere bænke langs åen",
    "Et toilet ved legepladsen",
    "Bussen skal køre om aftenen",
    "Lys på den mørke sti",
]
FOUR_WORDS = ["Vand skal være gratis", "Mindre støj om natten", "Flere hække langs vejen", "Godt med mere skygge"]
FIVE_WORDS = ["Vand skal være gratis her", "Mindre støj hele natten igennem", "Flere hække langs hele vejen",
              "Det var dejligt med skygge"]  # fmt: skip
THREE_WORDS = ["Peber i suppen", "Rosmarin til kartofler", "Sennep til pølsen", "Ketchup til fritter"]
ASKED = ["Hvad nu?", "Hvad så?", "Hvorfor det?", "Må man?"]
ASKED_LONG = ["Hvad skal der ske nu?", "Hvad er det, vi mangler?", "Hvorfor kan vi ikke?", "Må man gerne det her?"]
NAMES = ["Ida Holm", "Bo Lund", "Ib Juhl", "Eva Krog"]
FIRST_NAMES = ["Ida", "Bo", "Ib", "Eva"]
SHORT = ["Ro", "Støj her", "Lys", "Larm"]
MAILS = ["a@x.example", "b@x.example"]
DATES = ["01-02-2025", "02-02-2025", "03-02-2025"]


def below(folder, headings, *columns):
    """Give what became of the rows below the headings."""
    rows = [list(row) for row in zip(*columns, strict=True)]
    return became(gather(folder, a__xlsx=xlsx([headings, *rows])))[1:]


@pytest.mark.parametrize(
    ("heading", "cells", "kinds"),
    [
        ("Navn", FOUR_WORDS, "other! other! other! other!"),
        ("Navn", ["ja", "nej", "måske", "ja"], "person person person person"),
        ("Navn", [1, 2, 3, 4], "person person person person"),
        ("Navn", ASKED, "label label label label"),
        ("Gæst", ["Mere lys", "Stier", "Ro", "Bænke"], "person person person person"),
        ("Borger", ["Mere lys", "Stier", "Ro", "Bænke"], "other! other! other! other!"),
        ("Borger", ["Ida Holm", "Bo Lund", "Ro", "Bænke"], "person person person person"),
        ("Afdeling", FOUR_WORDS, "label label label label"),
        ("Afdeling", FIVE_WORDS, "label! label! label! label!"),
        ("Tema", FOUR_WORDS, "label label label label"),
        ("Tema", FIVE_WORDS, "label! label! label! label!"),
        ("ID", FOUR_WORDS, "metadata metadata metadata metadata"),
        ("ID", FIVE_WORDS, "metadata! metadata! metadata! metadata!"),
        ("Dato", FOUR_WORDS, "other! other! other! other!"),
        ("Dato", THREE_WORDS, "other! other! other! other!"),
        ("Dato", ["ja", "nej", "måske", "ja"], "other other other other"),
        ("Dato", [1, 2, 3, 4], "date date date date"),
        ("Antal", FOUR_WORDS, "other! other! other! other!"),
        ("Antal", ASKED, "other! other! other! other!"),
        ("Antal", [1, 2, 3, 4], "number number number number"),
        ("Bemærkninger", THREE_WORDS, "other! other! other! other!"),
        ("Bemærkninger", ["ib", "bo", "a", "x"], "other other other other"),
        ("Bemærkninger", [1, 2, 3, 4], "number number number number"),
        ("Titel", ASKED, "label label label label"),
        ("Udfordringer", [*DATES, "Støj"], "date date date other"),
        ("Udfordringer", [*DATES[:2], "Larm", "Støj"], "note note note note"),
        ("Udfordringer", [1, 2, 3, "Støj"], "number number number other"),
        ("Udfordringer", ["+", "-", "?", "+"], "label label label label"),
        ("Udfordringer", NAMES, "person! person! person! person!"),
        ("Hvem har skrevet det?", NAMES, "person! person! person! person!"),
        ("Xyz", NAMES, "person! person! person! person!"),
        ("Xyz", FIRST_NAMES, "other other other other"),
        ("", FIRST_NAMES, "person! person! person! person!"),
        ("Xyz", [*MAILS, "Hos naboen", "Ved skuret"], "person person person person"),
        ("Xyz", ["+", "-", "?", "+"], "label label label label"),
        ("Xyz", ["AB-1", "AB-2", "AB-3", "AB-4"], "metadata metadata metadata metadata"),
        ("Xyz", ["AB-1", "AB-2", "AB-3", "AB-3"], "other! other! other! other!"),
        ("Xyz", ["Bord 1", "Bord 2", "Larm", "Støj"], "label label label label"),
        ("Xyz", ["Bord 1", "Lugt", "Larm", "Støj"], "other! other! other! other!"),
        ("Xyz", ["Larm", "Larm", "Støj", "Støj"], "other! other! other! other!"),
        ("Xyz", ["abc", "abd", "abe", "abf"], "other! other! other! other!"),
        ("Xyz", ["ab", "ac", "ad", "ae"], "other other other other"),
        ("Xyz", [1, 2, 3, 4], "number number number number"),
        ("Xyz", ASKED, "label label label label"),
    ],
)
def test_a_column_beside_the_notes(tmp_path, heading, cells, kinds):
    assert below(tmp_path, ["Input", heading], NOTES, cells) == [f"note {kind}" for kind in kinds.split()]


@pytest.mark.parametrize(
    ("headings", "last", "row"),
    [
        (["Punkter", "Kommentarer"], FIVE_WORDS, "note other!"),
        (["Punkter", "Kommentarer"], SHORT, "note other"),
        (["Abc", "Xyz"], FIVE_WORDS, "note note"),
        (["Abc", "Xyz"], SHORT, "note other!"),
        (["Abc", "Xyz"], ASKED_LONG, "note label!"),
        (["Abc", "Xyz"], FIRST_NAMES, "note other"),
        (["Abc", "Xyz"], NAMES, "note person!"),
        (["Udfordringer", "Xyz"], FIVE_WORDS, "note note"),
        (["Udfordringer", "Xyz"], SHORT, "note other!"),
        (["Udfordringer", "Xyz"], ASKED_LONG, "note note"),
        (["Udfordringer", "Xyz"], ASKED, "note label"),
        (["Udfordringer", "Løsninger", "Xyz"], SHORT, "note note note"),
        (["Udfordringer", "Løsninger", ""], SHORT, "note note other!"),
        (["Udfordringer", "Løsninger", "Xyz"], ASKED, "note note label"),
        (["Udfordringer", "Løsninger", "Xyz"], FIRST_NAMES, "note note other"),
        (["Udfordringer", "Løsninger", "Xyz"], ["Ro", "Ro", "Lys", "Lys"], "note note other"),
        (["Abc", "Xyz", "Zyx"], SHORT, "note note note"),
        (["Abc", "Xyz", "Zyx"], ASKED, "note note label"),
        (["Abc", "Xyz", "Zyx"], FIRST_NAMES, "note note other"),
    ],
)
def test_the_last_of_several_columns_that_may_hold_notes(tmp_path, headings, last, row):
    columns = [NOTES, FIVE_WORDS, last] if len(headings) == 3 else [NOTES, last]
    assert below(tmp_path, headings, *columns) == [row] * 4
