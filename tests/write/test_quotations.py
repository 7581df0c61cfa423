"""Which notes are quoted, and which never are."""

from string import ascii_lowercase

import pytest

from flows.notes import Subtheme, Theme
from flows.write.citations import Citations
from flows.write.outline import Bullet, outline
from flows.write.quotations import choose_quotations, is_about_people, known_words, may_be_quoted
from flows.write.summary import tell_themes
from flows.write.telling import Quotation
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
        ("Mere " + "a" * 165 + " og lys på", True),  # 180 characters
        ("Mere " + "a" * 166 + " og lys på", False),
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
        ("Lektiehjælp skal der være hver mandag", True),  # a compound
        ("Rosenkilde skal have ros for sin indsats", False),
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
        ("Nr. 5: Der skal være plads til fodbold", False),
        ("Bord 2: der skal være plads til fodbold", False),
        ("2 skal ud og fortælle om det", True),
        ("Der skal støttes mere som leder i det daglige", False),  # in a role
        ("Der er svært at være åben som ny afdelingsleder", False),
        ("Der skal være rum til at sige fra som homoseksuel", False),
        ("Der skal være støtte som TR i sager om mobning", False),
        ("Der skal ses op til ledere som rollemodeller", True),
        ("Der er svært at være åben som helt ny leder", True),  # three words on
        ("Der skal være ledere som lytter til andre", True),
        ("Skal der være flere kurser om sprog?", False),  # asks
        ("Ikke flere kurser om sprog tak", False),  # turns against what it stands under
        ("Ingen kvoter ved ansættelser i det hele taget", False),
        ("Nej til kvoter ved alle ansættelser", False),
        ("Der skal ikke kun tales om det i juni", True),
        ("Der skal flag op, men det skaffer ingen cykler", False),  # its words come near to a rejection
        ("Our managers should be visible every day", False),
        ("Der skal være 100.000 kr. til netværket", True),
    ],
)
def test_a_note_is_quoted_only_if_it_is_short_and_about_nobody(text, fit):
    assert may_be_quoted(text, COMMON) is fit


@pytest.mark.parametrize(
    "text",
    [
        "Der skal hænge et flag i afdelingen i juni",
        "Der er ingen der siger noget på skolen i byen",
        "Der skal være et toilet for alle i børneafdelingen",
        "Der tales grimt hos teamet ved vandet",
    ],
)
def test_a_small_place_is_not_quoted_beside_a_theme_about_who_people_are(text):
    assert may_be_quoted(text, COMMON) is True
    assert may_be_quoted(text, COMMON, about_people=True) is False


@pytest.mark.parametrize(
    ("theme", "about"),
    [
        (Theme("a", "LGBT+ på arbejde", "", ()), True),
        (Theme("a", "Hverdagen", "Når nogen bliver diskrimineret.", ()), True),
        (Theme("a", "Hverdagen", "", (Subtheme("b", "Kønsneutrale toiletter", ""),)), True),
        (Theme("a", "Trafik", "Veje og stier.", (Subtheme("b", "Cykler", ""),)), False),
    ],
)
def test_a_theme_is_about_who_people_are_by_its_words(theme, about):
    assert is_about_people([theme]) is about


def test_places_are_left_out_of_every_theme_of_a_workshop_about_people():
    people, other = Theme("p", "Køn og identitet", "", ()), Theme("o", "Lokaler", "", ())
    notes = (("Mere lys i afdelingen om aftenen", "o"), ("Der skal tales pænt om alle", "p"))

    def quoted(*themes):
        made = edition(*notes, themes=themes)
        plan = outline(made, grouped=True)
        tellings = tell_themes(made, plan, Citations({}, ""))
        return {section.title: [each.text for each in telling.quotations] for section, telling in tellings}

    assert quoted(people, other)["Lokaler"] == []
    assert quoted(other)["Lokaler"] == ["Mere lys i afdelingen om aftenen"]


@pytest.mark.parametrize("stance", ["against", "question"])
def test_what_speaks_against_or_asks_is_not_quoted_even_where_another_spelling_does(stance):
    texts = (
        "Der skal være flere kurser om sprog",
        "Der skal være flere kurser i sprog",
        "Mere lys på den lange sti",
    )
    made = edition(*((text, "kultur") for text in texts), groups=[(0, 1)], stances={1: stance})
    citations = Citations({"n0": 1, "n1": 1, "n2": 2}, "")
    [(_, telling)] = tell_themes(made, outline(made, grouped=True), citations)
    assert telling.quotations == (Quotation("Mere lys på den lange sti", " (nr. 2)"),)


def test_a_quotation_is_the_whole_note_as_it_was_written():
    text = "Mere  lys på stien… (og bænke!)"
    made = edition((text, "kultur"))
    [(_, telling)] = tell_themes(made, outline(made, grouped=True), Citations({}, ""))
    assert telling.quotations == (Quotation(text, ""),)


def _different(number):
    """Make notes that share no word but small ones."""
    return [f"Der skal {5 * letter} {6 * letter} til" for letter in ascii_lowercase[:number]]


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


def test_what_says_much_the_same_is_quoted_once():
    one, like, other = _bullets(
        "Netværk på tværs af skoler", "Flere netværk på tværs af skolerne", "Mere lys på den lange sti"
    )
    common = COMMON | {"netværk", "flere"}
    assert choose_quotations([(one,), (like,), (other,)], (one, like, other) * 4, common) == (one.text, other.text)


def test_a_point_whose_best_is_like_another_is_quoted_by_its_next():
    one, like, other = _bullets(
        "Netværk på tværs af skoler", "Flere netværk på tværs af skolerne", "Flere brede stier langs åen"
    )
    common = COMMON | {"netværk", "flere"}
    points = [(one,), (like, Bullet(like.text, like.notes), other)]
    assert choose_quotations(points, (one, like, other) * 4, common)[:2] == (one.text, other.text)


def test_what_many_have_said_goes_before_what_one_has():
    one, two = _bullets("Der skal tales pænt i pausen", "Der skal være stille på gangen")
    twice = Bullet(two.text, (*two.notes, *two.notes))
    assert choose_quotations([(one, twice)], (one, twice), COMMON) == (two.text,)


def test_a_theme_without_a_fit_note_is_not_quoted():
    bullets = _bullets("Karla", "Karla skal have ros for det")
    assert choose_quotations([bullets], bullets, COMMON) == ()


@pytest.mark.parametrize(("notes", "quoted"), [(1, 1), (4, 1), (5, 2), (8, 2), (9, 3), (13, 3)])
def test_a_theme_of_more_notes_is_quoted_more(notes, quoted):
    bullets = _bullets(*_different(notes))
    assert len(choose_quotations([], bullets, COMMON)) == quoted


@pytest.mark.parametrize(
    ("texts", "first"),
    [
        (("Der skal være ro her", "Der skal være lys", "Der skal være lys nu"), 1),  # the shortest
        (("Der skal være stille nu", "Der skal males stille nu", "Der er en tom væg"), 0),  # words of four letters
        (("Der er en sti nu", "Der er en bil nu"), 0),  # without such words, the one read first
        (("Der skal males kasser", "Der skal males en væg", "Der skal vaskes en væg"), 1),
    ],
)
def test_of_notes_said_once_the_most_typical_is_quoted(texts, first):
    bullets = _bullets(*texts)
    assert choose_quotations([bullets], bullets, COMMON) == (texts[first],)


def test_at_most_three_are_quoted():
    bullets = _bullets(*_different(12))
    assert len(choose_quotations([], bullets, COMMON)) == 3


@pytest.mark.parametrize(
    ("points", "notes", "quoted"), [(2, 24, 3), (4, 24, 4), (6, 24, 6), (8, 24, 6), (6, 12, 3)]
)
def test_a_large_theme_is_quoted_from_each_of_its_points(points, notes, quoted):
    texts = _different(notes)
    bullets = _bullets(*texts)
    parts = [bullets[number::points] for number in range(points)]
    chosen = choose_quotations(parts, bullets, COMMON)
    assert chosen == tuple(texts[: min(points, quoted)]) + chosen[points:]
    assert len(chosen) == quoted


def test_a_word_that_is_written_small_somewhere_is_no_name():
    words = known_words(
        edition(("Lys på stien", "kultur"), ("mere lys", "kultur"), ("Karla har sagt det", "kultur"))
    )
    assert "lys" in words
    assert "karla" not in words


def test_a_note_with_hidden_words_is_not_quoted():
    assert may_be_quoted("Kaffe i kantinen hver fredag", frozenset({"kaffe"}))
    assert not may_be_quoted("Kaffe med [personoplysning udeladt] hver fredag", frozenset({"kaffe"}))


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        ("Mere café i byen", "Mere café ved byen nu", False),  # words of four letters tell it
        ("Mere café ved åens bred", "Mere café under høje træer", True),  # half of the words are no more than half
        ("Mere café ved åens bred", "Mere café langs åens stier", False),
    ],
)
def test_more_than_half_of_the_words_make_it_much_the_same(first, second, both):
    bullets = _bullets(first, second)
    points = [(bullet,) for bullet in bullets]
    assert choose_quotations(points, bullets * 4, COMMON) == ((first, second) if both else (first,))
