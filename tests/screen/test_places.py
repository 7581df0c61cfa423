"""E-mail addresses and addresses of houses; all are constructed."""

import pytest

from tests.screen.found import stops


@pytest.mark.parametrize(
    "address",
    [
        "mette.hansen@kommune.example",
        "m_hansen+bord3@firma.co.example",
        "mette (at) kommune.example",
        "mette[at]kommune[dot]example",
        "mette snabel-a kommune punktum dk",
        "jørgen@ærø.example",
    ],
)
def test_an_e_mail_address_stops_however_it_is_spelled(address):
    assert stops(f"Skriv til {address} i dag") == [("email", address)]


@pytest.mark.parametrize("line", ["Mødes @ kantinen", "vigtigt at gå. Vi vil", "@kommunen på nettet", "a@b"])
def test_an_at_sign_alone_is_no_address(line):
    assert stops(line) == []


@pytest.mark.parametrize("says", ["er lukket", "skal fældes", "har ingen rampe", "bør males"])
def test_what_is_said_of_a_house_does_not_hide_its_address(says):
    assert stops(f"Porten ved Bøgestræde 33 {says}") == [("address", "Bøgestræde 33")]


@pytest.mark.parametrize(
    "address",
    [
        "Nørregade 12",
        "Gammel Kongevej 12B",
        "Nordre Allé 5, 3. tv",
        "Vestergade nr. 7",
        "J.P. Holms Allé 7, 1. sal",
        "H.C. Andersens Boulevard 27",
        "Strandvænget 4, 2100 København Ø",
        "Skovparken 118",
        "Stationsalleen 2A",
        "Bøgesporet 14",
    ],
)
def test_a_street_with_a_number_stops(address):
    assert stops(f"Jeg bor på {address}.") == [("address", address)]


@pytest.mark.parametrize(
    ("line", "address"),
    [
        ("Indbrud i Engdraget nr. 27", "Engdraget nr. 27"),
        ("Adr: Bakkekammen 45, 8799 Vesterlunde", "Bakkekammen 45, 8799 Vesterlunde"),
        ("Lånt til Lærkebo 14, 8799 Vesterlunde", "Lærkebo 14, 8799 Vesterlunde"),
        ("bor på kvistbo 7 2. th", "kvistbo 7 2. th"),
        ("Jeg bor Nørregade 12 i byen", "Nørregade 12"),
        ("Jeg bor Nørregade 12 B i byen", "Nørregade 12 B"),
        ("Bor: Lærkebo 14 i byen", "Lærkebo 14"),
        ("Bor: Lærkebo 14b i byen", "Lærkebo 14b"),
        ("Bor: Lærkebo 14, st. tv.", "Lærkebo 14, st. tv."),
        ("Boxen hænger på Rosenlunds Alle 5 C", "Rosenlunds Alle 5 C"),
        ("Skovfogedens Kvarter 18 mangler lys", "Skovfogedens Kvarter 18"),
    ],
)
def test_a_street_of_another_form_stops_by_what_stands_around(line, address):
    assert [(kind, words.rstrip(".")) for kind, words in stops(line)] == [("address", address.rstrip("."))]


@pytest.mark.parametrize(
    "line",
    [
        "bor på værelse 12",
        "bor i Odense 3 dage om ugen",
        "Postboks 154, 1005 København",
        "vi er på vej 2 gange om ugen",
        "Arbejdspladsen 12 skal have lys",
        "vi alle 12 på kontoret",
        "Strandvejen 10 minutter herfra",
        "parkeringsplads 4 er optaget",
        "Børnehaven 3 timer om dagen",
        "Lokale 3 på 2. sal",
        "Hovedgaden 2024",
    ],
)
def test_a_way_a_place_and_a_number_are_no_address(line):
    assert stops(line) == []


@pytest.mark.parametrize(
    ("line", "addresses"),
    [
        ("bøgevej 3", ["bøgevej 3"]),
        ("Vi ses på bøgevej 3", ["bøgevej 3"]),
        ("Den gamle Bøgevej 3", ["Bøgevej 3"]),
        ("Søndre Gade 4", ["Søndre Gade 4"]),
        ("søndre gade 4", []),
        ("Gade 4", []),
        ("På Ny Vej 4", ["På Ny Vej 4"]),
        ("På ny Vej 4", []),
        ("ny vej 4", []),
        ("Rådhuspladsen 4", []),  # at the beginning its capital says nothing
        ("rådhuspladsen 4", []),
        ("Lige ved Rådhuspladsen 4", ["Rådhuspladsen 4"]),
        ("Adresse: rådhuspladsen 4", ["rådhuspladsen 4"]),
        ("P-plads 4", []),
        ("Lærkebo 14 2. th", ["Lærkebo 14 2. th"]),
        ("Bord 4 2. tv", []),
        ("Nørregade 12 og Søndre Gade 4", ["Nørregade 12", "Søndre Gade 4"]),
        ("Bord 4 2. tv, Lærkebo 14 2. th", ["Lærkebo 14 2. th"]),
        ("ny vej 4, søndre gade 4, bøgevej 3", ["bøgevej 3"]),
    ],
)
def test_a_street_is_told_from_a_word_by_its_form_its_capital_and_what_stands_before(line, addresses):
    assert stops(line) == [("address", address) for address in addresses]
