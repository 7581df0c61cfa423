"""What notes name, and the words that they share, in the sentences of a theme."""

import pytest

from flows.notes import Subtheme, Theme
from flows.settings import WorkshopSettings
from flows.write import result_data
from flows.write.citations import Citations
from flows.write.form import AppendixForm
from flows.write.outline import number_notes, outline
from flows.write.quotations import known_words
from flows.write.summary import method
from flows.write.telling import tell
from tests.write.editions import edition

TRAFFIC = Theme(
    "trafik",
    "Trafik",
    "",
    (
        Subtheme("vej", "Veje og fortove", "", ("bump", "fortove", "kryds")),
        Subtheme("tid", "Mødetider", "", ("mødetider", "myldretid")),
    ),
    ("busser",),
)
PLAIN = Theme("natur", "Natur i byen", "", (), ("fugle", "åer"))


def _made(*notes, theme=TRAFFIC, numbered=True, **more):
    """Tell a theme of notes: text (or, of several, a number) and subthemes."""
    placed = [(text, theme.id, *keys) for text, *keys in notes]
    made = edition(*placed, themes=[theme], **more)
    plan = outline(made, grouped=True)
    citations = Citations(number_notes(made, AppendixForm(numbered=numbered)), "Bilag 1")
    told = tell(plan.sections[0], plan, citations, known_words(made))
    return told, method(plan, [told], "Bilag 1")


def _told(*notes, **more):
    """Give the paragraph without its first sentence."""
    return _plain(_made(*notes, **more)[0].paragraph).partition("). " if more.get("numbered", True) else ". ")[2]


def _plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


VEJ, TID = ["vej"], ["tid"]


def test_a_point_names_what_its_notes_name_the_most_frequent_first():
    assert _told(
        ("a", VEJ), ("b", VEJ), ("c", VEJ), ("d", TID), names={0: ["kryds"], 1: ["kryds", "fortove"], 2: ["bump"]}
    ) == (
        "Tre input handler om veje og fortove (nr. 1–3); her nævnes kryds (nr. 1 og 2), bump (nr. 3) "
        "og fortove (nr. 2). Desuden handler ét input om mødetider (nr. 4)."
    )


def test_a_point_of_one_bullet_needs_its_number_only_once():
    assert _told(("a", VEJ), names={0: ["kryds", "bump"]}) == (
        "Det handler om veje og fortove (nr. 1) og nævner bump og kryds."
    )
    assert _told(("a", VEJ), ("A", VEJ), ("b", TID), names={0: ["kryds"]}, groups=[(0, 1)]) == (
        "To input handler om veje og fortove (nr. 1); her nævnes kryds. "
        "Desuden handler ét input om mødetider (nr. 2)."
    )


def test_without_numbers_the_notes_are_counted():
    assert _told(("a", VEJ), ("b", VEJ), names={0: ["kryds"], 1: ["kryds", "bump"]}, numbered=False) == (
        "Begge input handler om veje og fortove; her nævnes kryds (2 input) og bump (1 input)."
    )


def test_what_the_title_says_of_all_is_not_said_again():
    assert _told(("a", TID), ("b", TID), names={0: ["mødetider"], 1: ["mødetider", "myldretid"]}) == (
        "Begge input handler om mødetider (nr. 1 og 2); her nævnes myldretid (nr. 2)."
    )
    assert _told(("a", VEJ), ("b", VEJ), names={0: ["fortove"]}) == (
        "Begge input handler om veje og fortove (nr. 1 og 2); her nævnes fortove (nr. 1)."
    )


def test_what_no_point_names_is_told_once_for_the_theme():
    assert _told(
        ("a", VEJ), ("b", TID), ("c",), ("d",), names={0: ["myldretid"], 1: ["busser"], 2: ["busser"]}
    ) == (
        "Ét input handler om veje og fortove (nr. 1), og ét om mødetider (nr. 2). "
        "Derudover nævnes busser (nr. 2 og 3) og myldretid (nr. 1). "
        "Ét enkeltstående input er ikke omtalt nærmere (nr. 4)."
    )


def test_what_a_point_has_named_already_is_not_told_as_something_else():
    assert _told(("a", VEJ), ("b", TID), ("c",), names={0: ["kryds"], 1: ["busser", "kryds"]}) == (
        "Ét input handler om veje og fortove (nr. 1) og nævner kryds. "
        "Desuden handler ét input om mødetider (nr. 2). "
        "Derudover nævnes busser (nr. 2). I øvrigt nævnes også kryds (nr. 2). "
        "Ét enkeltstående input er ikke omtalt nærmere (nr. 3)."
    )


def test_what_the_title_of_a_point_says_is_not_told_as_something_else():
    told = _told(("a", VEJ), ("b", TID), ("c",), names={0: ["veje"], 1: ["fortove"], 2: ["mødetider"]})
    assert told == (
        "Ét input handler om veje og fortove (nr. 1), og ét om mødetider (nr. 2). "
        "I øvrigt nævnes også fortove (nr. 2) og mødetider (nr. 3)."
    )


def test_only_what_is_left_out_makes_it_among_others():
    names = {0: ["kryds"], 1: [f"ting {number}" for number in range(9)], 2: ["kryds"]}
    told = _told(("a", VEJ), ("b",), ("c",), names=names)
    assert "Derudover nævnes blandt andet ting 0 (nr. 2)" in told
    assert "I øvrigt nævnes også kryds (nr. 3)" in told


def test_a_note_against_names_what_it_speaks_of_like_any_other():
    names = {number: ["kryds"] for number in range(3)}
    made, _ = _made(("a", VEJ), ("b", VEJ), ("c", VEJ), names=names, stances={0: "against", 1: "question"})
    assert made.points[0].names[0].notes == ("n0", "n1", "n2")
    assert _plain(made.paragraph).endswith(
        "Alle tre input handler om veje og fortove (nr. 1–3); her nævnes kryds (nr. 1–3). "
        "Ét input ser ud til at være kritisk eller tage forbehold (nr. 1). "
        "Yderligere ét input er et spørgsmål (nr. 2)."
    )


def test_of_many_names_only_the_most_frequent_are_told():
    many = tuple(f"ting {number}" for number in range(1, 11))
    theme = Theme("t", "Ting", "", (Subtheme("a", "Alt", "", many),), many)
    names = {0: many, 1: many[8:]}
    assert _told(("a", ["a"]), ("b", ["a"]), theme=theme, names=names) == (
        "Begge input handler om alt (nr. 1 og 2); her nævnes blandt andet "
        "ting 9 (nr. 1 og 2), ting 10 (nr. 1 og 2), "
        "ting 1 (nr. 1), ting 2 (nr. 1), ting 3 (nr. 1), ting 4 (nr. 1), ting 5 (nr. 1) og ting 6 (nr. 1)."
    )
    assert _told(("b", ["a"]), theme=theme, names={0: many}).endswith(
        "og nævner blandt andet ting 1, ting 2, ting 3, ting 4, ting 5, ting 6, ting 7 og ting 8."
    )
    assert _told(("a",), theme=theme, names={0: many}).startswith("Der nævnes blandt andet ting 1 (nr. 1), ")
    assert "Derudover nævnes blandt andet ting 1 (nr. 2)" in _told(
        ("a", ["a"]), ("b",), theme=theme, names={1: many}
    )


def test_a_theme_without_subthemes_tells_the_words_that_its_notes_share():
    assert _told(
        ("Flere cykelstier langs åen",),
        ("Lys på cykelstien og ved broen",),
        ("Træer ved broerne",),
        ("Hold dammen ren",),
        ("Fuglekasser på skolen",),
        ("Nye broer",),
        theme=PLAIN,
        names={0: ["åer"], 4: ["fugle"]},
    ) == (
        "Der nævnes fugle (nr. 5) og åer (nr. 1). "
        "Tre input nævner ”broen” (nr. 2, 3 og 6). "
        "Ét enkeltstående input nævner andet (nr. 4)."
    )


@pytest.mark.parametrize(
    "texts",
    [
        ("Mere natur", "Natur er godt"),  # the theme's title says so
        ("Spørg Kaja", "Ring til Kaja"),  # a name
        ("Det skal vi have", "Det skal der være"),  # small words
        ("5 nye 12345", "12345 igen"),
        ("Mere lys", "Flere lamper"),
    ],
)
def test_other_words_are_not_told(texts):
    assert _told(*((text,) for text in texts), theme=PLAIN) == "Ingen af dem er omtalt nærmere."


def test_a_word_is_told_in_the_form_that_all_others_are_forms_of():
    assert _told(("Broerne er smalle",), ("En bro",), ("Broen",), theme=PLAIN).startswith(
        "Alle tre input nævner ”bro”"
    )


def test_a_word_whose_notes_all_name_something_else_is_not_told():
    told = _told(("Flere lamper ved broen",), ("Nye lamper på broen",), ("Rene lamper",), ("Sø",), theme=PLAIN)
    assert told == "Tre input nævner ”lamper” (nr. 1–3). Ét enkeltstående input nævner andet (nr. 4)."
    assert _told(("Lamper ved broen",), ("Broen",), theme=PLAIN, names={0: ["fugle"], 1: ["fugle"]}) == (
        "Der nævnes fugle (nr. 1 og 2)."
    )


def test_a_note_against_shares_its_words():
    assert _told(("Ingen lamper",), ("Flere lamper",), ("Rene lamper",), theme=PLAIN, stances={0: "against"}) == (
        "Alle tre input nævner ”lamper” (nr. 1–3). "
        "Ét input ser ud til at være kritisk eller tage forbehold (nr. 1)."
    )


def test_single_notes_that_are_like_no_other_are_told_apart():
    assert _told(
        ("Bredere fortov", VEJ),
        ("Mal striberne",),
        ("Mal husene",),
        ("Giv os ro",),
        ("Ro!",),
        ("Vask bilerne",),
        groups=[(3, 4)],
    ) == (
        "Ét input handler om veje og fortove (nr. 1). "
        "Fem input er ikke omtalt nærmere (nr. 2–5), heraf ét enkeltstående (nr. 5)."
    )


def test_what_has_a_part_of_a_word_of_another_stands_not_alone():
    told = _told(
        ("Flere bænke",),
        ("Bænke i skygge",),
        ("Drengetoiletter!",),
        ("Et pigetoilet",),
        ("Ny åbningstid",),
        ("Sen åbning",),
        ("Skolenaturen",),
        ("Gratis kaffe",),
        ("Legeplads",),
        ("Skolebussen",),
        ("Flere busser",),
        theme=PLAIN,
    )
    assert told == (
        "To input nævner ”bænke” (nr. 1 og 2). "
        "Ni input nævner andet (nr. 3–11), heraf to enkeltstående (nr. 8 og 9)."
    )


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Giv os flere fugle", "Ét enkeltstående input nævner andet (nr. 3)."),
        ("Naturen er for lille", "Ét input nævner andet (nr. 3)."),
    ],
)
def test_what_shares_a_word_with_its_themes_title_stands_not_alone(text, rest):
    told = _told(("Flere lamper i natur",), ("Lamper!",), (text,), theme=PLAIN)
    assert told == f"To input nævner ”lamper” (nr. 1 og 2). {rest}"


def test_the_method_says_what_names_and_words_are():
    assert _made(("a", VEJ), ("b",), names={0: ["kryds"]})[1][1] == (
        "Hvad input handler om inden for et tema, og hvad de nævner, er fundet ved at lede efter ord i teksten, "
        "så noget kan være overset eller misforstået. "
        "Et enkeltstående input har ingen vigtige ord til fælles med temaets titel eller de andre input i det."
    )
    assert _made(("En bro",), ("To broer",), theme=PLAIN)[1][1] == (
        "Ord i anførselstegn står i flere input, eventuelt bøjet."
    )
    assert _made(("a", VEJ))[1][1].startswith("Hvad input handler om inden for et tema")
    assert len(_made(("a",), ("b",), theme=PLAIN)[1]) == 2


def test_the_result_tells_the_name_with_the_words_that_it_was_found_by():
    made = edition(("bump", "trafik", VEJ), themes=[TRAFFIC], names={0: ["bump"]})
    (note,) = result_data(made, WorkshopSettings(title="te"))["notes"]
    assert note["why"] == [
        {"pattern": "bump", "matched": "bump", "start": 0, "end": 4, "weight": 0.0, "name": "bump"}
    ]
    assert note["names"] == ["bump"]


def test_six_shared_words_are_told_and_what_shares_others_is_something_else():
    words = ("lamper", "bænke", "træer", "toiletter", "legepladser", "skraldespande", "springvand")
    assert _told(*((word,) for word in words for _ in range(2)), theme=PLAIN) == (
        "To input nævner ”lamper” (nr. 1 og 2), to ”bænke” (nr. 3 og 4), to ”træer” (nr. 5 og 6), "
        "to ”toiletter” (nr. 7 og 8), to ”legepladser” (nr. 9 og 10), og to ”skraldespande” (nr. 11 og 12). "
        "To input nævner andet (nr. 13 og 14)."
    )


def test_a_note_whose_name_is_left_out_is_among_the_others():
    names = {0: [f"ting {number}" for number in range(1, 9)], 1: ["ting 9"]}
    things = ", ".join(f"ting {number} (nr. 1)" for number in range(1, 8))
    assert _told(("a",), ("b",), theme=PLAIN, names=names) == (
        f"Der nævnes blandt andet {things} og ting 8 (nr. 1). Ét enkeltstående input nævner andet (nr. 2)."
    )


def test_a_word_whose_vowel_changes_is_one_word():
    assert _told(("Flere bøger",), ("En bog",), theme=PLAIN) == "Begge input nævner ”bog” (nr. 1 og 2)."


@pytest.mark.parametrize(
    ("texts", "printed"),
    [
        (("Lamperne", "lamperne", "Lampen"), "lamperne"),  # the form of most, where no note has the dictionary's
        (("lamperne", "Lampen"), "lampen"),  # of as many the first by the alphabet
        (("Lamperne", "lamperne", "En lampe"), "lampe"),
    ],
)
def test_a_word_is_told_in_the_form_that_says_most(texts, printed):
    who = "Begge input" if len(texts) == 2 else "Alle tre input"
    assert _told(*((text,) for text in texts), theme=PLAIN).startswith(f"{who} nævner ”{printed}”")


def test_a_name_that_a_point_left_out_is_told_where_another_note_has_it():
    many = tuple(f"ting {number}" for number in range(1, 10))
    theme = Theme("t", "Ting", "", (Subtheme("a", "Alt", "", many),))
    told = _told(("a", ["a"]), ("b",), theme=theme, names={0: many, 1: ["ting 9", "ting 8"]})
    assert told.partition("ting 8. ")[2] == "Derudover nævnes ting 9 (nr. 2). I øvrigt nævnes også ting 8 (nr. 2)."
