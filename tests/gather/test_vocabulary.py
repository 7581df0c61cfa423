"""What headings, sections' names and lines around a list mean, word for word."""

from collections.abc import Callable

import pytest

from flows.gather.headers import load_vocabulary

WORDS = load_vocabulary()
MEANS: dict[Callable[[str], object], dict[str, object]] = {
    WORDS.role_of_word: {
        "Input": "note",
        "INPUT (fra bord 2)": "note",
        "Input 3": "note",
        "Navn": "person",
        "Dato": "date",
        "Nr": "number",
        "Tema": "theme",
        "Bord 2": "topic",
        "Kommentar": "comment",
        "Sagsnummer": "number",
        "Medarbejdernavn": "person",
        "Lys": None,
        "": None,
        "(Input)": "note",
        "Post-it": "note",
        "Postit": "note",
        "Mere lys": None,
        "Bemærkning": "comment",
    },
    WORDS.role_of: {
        "Input fra bord 3": "note",
        "Kommentar fra facilitator": "comment",
        "Hvad er dit navn?": "person",
        "Hvad skal vi gøre?": "question",
        "body/da": "note",
        "Dato for mødet": "date",
        "Dato for mødet på skolen i Nordby kommune": None,
        "Navn og tema": "person",
        "Tema og nummer": "theme",
        "Lys på stien": None,
        "Hvad blev der sagt": "note",
        "Dato/tid": "date",
    },
    WORDS.is_question: {
        "Hvad nu?": True,
        "Hvad nu? *": True,
        "Hvad nu": False,
        "Hvad skal vi gøre": True,
        "Skriv dit navn": True,
        "Skriv det ned nu": False,
        "Lys på stien": False,
        "Hvad skal": False,
    },
    WORDS.is_section: {
        "Bord 2": True,
        "Bord 2: ledelse": True,
        "Gruppe A: ledelse": True,
        "Bord": False,
        "Bordet 2 er godt": False,
        "Gruppe A": True,
        "bord nr. 3": True,
        "Bord 2 (ved vinduet)": True,
        "Bord 2, og så en hel masse ord til her nu": False,
        "Bænk 2": False,
        "Bord 1234": False,
    },
    WORDS.is_bare_section: {
        "Bord 2": True,
        "Bord 2:": True,
        "Bord 2: ledelse": False,
        "Bord 2 (ved døren)": False,
        "Lys": False,
    },
    WORDS.asks_for_person: {
        "Hvad er dit navn?": True,
        "Skriv dit navn og telefon": True,
        "Navn": False,
    },
    WORDS.may_be_group: {
        "Borger": True,
        "Borgere": False,
        "Leder": True,
    },
    WORDS.lists_people: {
        "Deltagere": True,
        "Deltagere 2": True,
        "Deltagere i dag": False,
        "Ark1": False,
    },
    WORDS.is_rest: {
        "Andet": True,
        "Andet lys": False,
        "Uden tema:": True,
    },
    WORDS.is_acronym: {
        "SFO": True,
        " SFO ": True,
        "sfo": False,
        "ABC": False,
    },
    WORDS.is_captioned_section: {
        "Tema: Udeliv": True,
        "Tema: Udeliv?": False,
        "Tema Udeliv": False,
        "Emne: Lys": True,
        "Lys: Tema": False,
        "Tema:": False,
    },
    WORDS.is_title: {
        "Workshop om lys": True,
        "Vores workshop": False,
        "Referat": True,
    },
    WORDS.lines.is_sum: {
        "I alt: 25": True,
        "I alt 25 input.": True,
        "I alt": False,
        "I alt 25 biler": False,
        "Antal sedler = 7": True,
        "Vi er i alt 25": False,
    },
    WORDS.names_person: {
        "Renskrevet af Mette Bak": True,
        "Renskrevet af Mette": True,
        "Renskrevet af: Mette Bak": True,
        "Ordstyrer: lys": False,
        "Ordstyrer: a@b.dk": True,
        "Ordstyrer Mette Bak": True,
        "Ordstyrer mette": False,
        "Ordstyrer: Mette Bak?": False,
        "Lys: Mette Bak": False,
        "- Ordstyrer Mette Bak": True,
        "Renskrevet af dem der var med hele dagen i går her": False,
        "Renskrevet af dem der var med hele dagen": True,
    },
    WORDS.names_host: {
        "Bordvært: Hanne Bak": True,
        "Bordvært Hanne Bak": False,
        "Bordvært: lys på stien": False,
        "Bordvært: h@b.dk": True,
        "Bordvært: skriv til h@b.dk": False,
        "Navn: Hanne Bak": True,
        "Lys: Hanne Bak": False,
    },
    WORDS.is_person_caption: {
        "Ordstyrer": True,
        "Navn": True,
        "Lys": False,
        "Navn Navn Navn Navn Navn Navn Navn Navn ": False,
        "Navn (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa)": False,
    },
    WORDS.is_caption: {
        "Sted: Rådhuset": True,
        "Sted Rådhuset": False,
        "Lys: Rådhuset": False,
    },
    WORDS.is_guidance: {
        "Vejledning": True,
        "Vejledning 2": True,
        "Vejledning i lys": False,
        "Om": True,
        "Lys": False,
    },
    WORDS.asks_for_something: {
        "Giv os lys": True,
        "Giv": False,
        "Hvad nu?": True,
        "Lys på stien": False,
        "Vis hensyn": True,
    },
    WORDS.is_summary: {
        "Opsummering: Bordet talte mest om lys": True,
        "Opsummering: mest om lys": False,
        "Opsummering mest om lys på stier": False,
        "Lys: Bordet talte mest om lys": False,
    },
    WORDS.is_id: {
        "ID": True,
        "Note id": False,
        "Navn": False,
    },
    WORDS.is_tick: {
        "x": True,
        " X ": True,
        "✓": True,
        "ja": True,
        "Ja": True,
        "1": True,
        "2": False,
        "nej": False,
        "": False,
    },
    WORDS.phrases.fits: {
        "Hvad blev der sagt?": True,
        "Noter fra bordet": True,
        "Noter fra bordet.": False,
        "Noter!": False,
        "Det skrev vi ned": True,
        "Skrevet ned af os": True,
        "Mere lys på stien": False,
        "Vi var der": False,
        "": False,
        "Bord 4 – afskrift": True,
        "Alle gule sedler fra vores bord i dag": True,
        "Alle gule sedler fra vores bord i går i dag": False,
        "Borgerforslag": True,
    },
    WORDS.phrases.may_be: {
        "Medarbejdernes ønsker": True,
        "Pedellens ønsker": True,
        "Pedellens og elevernes ønsker": True,
        "Pedellens venlige ønsker": False,
        "Gode råd til den nye skoleleder": True,
        "Råd er godt": False,
        "Ønsker,": False,
        "Lys på stien": False,
        "Vi ønsker lys": False,
        "Ønsker til skolen på Nordvej": True,
        "Ønsker til skolen på Nordvej i Nordby By": False,
    },
}
EVERY = [(means, text, meant) for means, texts in MEANS.items() for text, meant in texts.items()]


@pytest.mark.parametrize(("means", "text", "meant"), EVERY)
def test_a_text_means(means, text, meant):
    assert means(text) == meant


@pytest.mark.parametrize(("rest", "known"), [(52, True), (53, False)])
def test_a_heading_of_up_to_sixty_letters_is_known(rest, known):
    assert WORDS.count_known(["Navn", "Lys", f"Input ({'a' * rest})"]) == 1 + known


@pytest.mark.parametrize(
    ("headings", "tool"),
    [
        (["Text", "BG Color"], "mural"),
        (["Text"], ""),
        (["Timestamp", "Hvad nu?"], "google_forms"),
        (["Hvad nu?", "Timestamp"], ""),
        (["Timestamp", "Input"], ""),
        (["Start time", "Completion time", "Email", "Hvad nu?"], "forms"),
        ([], ""),
    ],
)
def test_a_tool_is_known_by_its_headings(headings, tool):
    assert WORDS.export_of(headings) == tool
