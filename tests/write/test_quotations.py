"""Which notes are quoted, and which never are."""

import pytest

from flows.write.outline import Bullet, outline
from flows.write.quotations import choose_quotations, known_words, may_be_quoted
from tests.write.editions import edition

COMMON = frozenset(("der", "mere", "skal", "chefen"))


@pytest.mark.parametrize(
    ("text", "fit"),
    [
        ("Mere lys på den lange sti", True),
        ("mere lys på den lange sti", True),
        ("HR skal svare på mails i tide", True),
        ("Der skal være LGBT+ på dagsordenen i MED", True),
        ("Mere lys tak", False),  # too short to say anything
        ("Mere lys tak her", True),
        ("Mere " + "lys nu " * 14 + "tak", True),  # thirty words
        ("Mere " + "lys nu " * 15, False),
        ("Mere " + "og mere " * 30, False),  # too long
        ("Mere lys\npå den lange sti", False),  # more than one line
        ("Der kan ringes på 12 34 56 78 hele dagen", False),
        ("Der kan ringes på 12345678 hele dagen", False),
        ("Der er en med nummer 010190-1234 i kø", False),
        ("Mere på mail til leder@example.dk i dag", False),
        ("Mere om det på www.example.dk i dag", False),
        ("Mere om det på https://example.dk i dag", False),
        ("Der skal spørges hos Karla i receptionen", False),  # a name in the middle
        ("Der skal spørges hos KARLA KONSTRUERET i receptionen", False),  # the same in capitals
        ("Der skal spørges hos KONSTRUERET, KARLA i receptionen", False),
        ("Karla skal have ros for sin indsats", False),  # a first word that nobody knows as a common one
        ("Chefen skal vide at jeg er træt", False),  # about the writer
        ("Der er ingen der ser mit arbejde", False),
        ("Chefen skal se os i køkkenet", False),  # about those who write, and where they work
        ("Der er stille i vores afdeling", False),
        ("Der skal være mere end vi har", False),
        ("10) Der skal være plads til fodbold", False),
        ("2. Der skal være plads til fodbold", False),
        ("- Der skal være plads til fodbold", False),
        ("b) Der skal være plads til fodbold", False),
        ("2 skal stå ved siden af stien", True),
        ("Der skal være 100.000 kr. til netværket", True),
    ],
)
def test_a_note_is_quoted_only_if_it_is_short_and_about_nobody(text, fit):
    assert may_be_quoted(text, COMMON) is fit


def _bullets(*texts):
    return outline(edition(*((text, "kultur") for text in texts)), grouped=True).sections[0].bullets


def test_the_most_typical_note_of_the_largest_point_comes_first():
    large = _bullets(
        "Der skal tales pænt i pausen",
        "Der skal tales om ferie og helt andre ting her",
        "Der skal tales pænt på gangen",
        "Der skal tales pænt i pausen hver dag",
    )
    small = _bullets("Mere lys på den lange sti")
    theme = (*large, *small)
    assert choose_quotations([large, small], theme, COMMON) == (
        "Der skal tales pænt i pausen",
        "Mere lys på den lange sti",
    )


def test_what_many_have_said_goes_before_what_one_has():
    one, two = _bullets("Der skal tales pænt i pausen", "Der skal være stille på gangen")
    twice = Bullet(two.text, (*two.notes, *two.notes))
    assert choose_quotations([(one, twice)], (one, twice), COMMON) == (two.text,)


def test_a_theme_without_a_fit_note_is_not_quoted():
    bullets = _bullets("Karla", "Karla skal have ros for det")
    assert choose_quotations([bullets], bullets, COMMON) == ()


def test_at_most_three_are_quoted():
    bullets = _bullets(*(f"Der skal {'meget ' * i}mere lys på stien" for i in range(12)))
    assert len(choose_quotations([], bullets, COMMON)) == 3


def test_a_word_that_is_written_small_somewhere_is_no_name():
    words = known_words(
        edition(("Lys på stien", "kultur"), ("mere lys", "kultur"), ("Karla har sagt det", "kultur"))
    )
    assert "lys" in words
    assert "karla" not in words
