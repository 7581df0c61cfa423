"""A scheme drafted from notes: groups that share words, rules that find them, and the same draft every time."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from flows.categorise import explain_text, load_scheme
from flows.categorise.draft import MOST_THEMES, Draft, draft_scheme
from flows.cli import workshop
from flows.danish.staff_words import load_staff_words
from flows.drafting import draft_for
from flows.errors import NoNotesError, UsageError
from flows.gather import gather_notes
from flows.settings import read_settings

NOTES = (
    "Flere bænke langs havnen",
    "Nye bænke i parken",
    "Malede havnebænke",
    "Gratis kaffe til alle",
    "Kaffen er kold",
    "En kaffeautomat på gangen",
    "Biblioteket lukker for tidligt",
)
EXPECTED = """\
# yaml-language-server: $schema=.scheme.schema.json
# Udkast ud fra 7 input: grupper, der deler ord. Giv temaerne navne, saml dem, der hører
# sammen (flyt reglerne), og slet ord, der intet siger om temaet. Ret intet id, når skemaet er i brug.
title: Et "godt" sted
themes:
  - id: baenke-og-havn  # 3 input
    title: Bænke og havn
    rules:
      - {any: ["*bænk"], weight: 3}
      - {any: ["havn*"], weight: 2}
    tests:
      yes:
        - Malede havnebænke
        - Nye bænke i parken
        - Flere bænke langs havnen
  - id: kaffe  # 3 input
    title: Kaffe
    rules:
      - {any: ["kaffe*"], weight: 3}
    tests:
      yes:
        - Kaffen er kold
        - Gratis kaffe til alle
        - En kaffeautomat på gangen
"""


def drafted(texts: tuple[str, ...], title: str = 'Et "godt" sted', fit: list[int] | None = None) -> Draft:
    return draft_scheme(texts, title, load_staff_words(Path("nowhere")), fit)


def loaded(draft: Draft, tmp_path: Path):
    path = tmp_path / "categories" / "udkast.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(draft.text, encoding="utf-8")
    return load_scheme(path)


def test_the_whole_draft(tmp_path: Path) -> None:
    draft = drafted(NOTES)
    assert draft.text == EXPECTED.replace('title: Et "godt" sted', 'title: "Et \\"godt\\" sted"')
    assert (draft.themes, draft.unplaced) == ((("Bænke og havn", 3), ("Kaffe", 3)), 1)
    scheme = loaded(draft, tmp_path)
    assert scheme.title == 'Et "godt" sted'
    assert [explain_text(text, scheme).theme for text in NOTES] == [
        *["baenke-og-havn"] * 3,
        *["kaffe"] * 3,
        None,
    ]


def test_the_same_notes_give_the_same_draft() -> None:
    assert drafted(NOTES) == drafted(NOTES)


def test_a_note_that_may_not_be_shown_is_counted_and_is_no_example() -> None:
    draft = drafted(NOTES, fit=[0, 1, 3, 4, 5, 6])
    assert draft.themes == (("Bænke og havn", 3), ("Kaffe", 3))
    assert "Malede" not in draft.text


def test_signs_of_yaml_in_a_note_do_not_break_the_draft(tmp_path: Path) -> None:
    texts = ('# "Kaffe": \\ {ja}', "- kaffe: *nu*", "Kaffe\nog kage", "true", "Mere lys")
    scheme = loaded(drafted(texts), tmp_path)
    assert scheme.themes[0].tests.yes == ["- kaffe: *nu*", "Kaffe og kage", '# "Kaffe": \\ {ja}']


def test_a_note_that_has_its_theme_only_on_several_lines_is_no_example(tmp_path: Path) -> None:
    texts = ("Biblioteket lukker for tidligt", "Flere bøger på vores lille bibliotek", "Åbent\nBiblotek")
    draft = drafted(texts)
    assert draft.themes == (("Bibliotek", 3),)
    assert loaded(draft, tmp_path).themes[0].tests.yes == list(texts[:2])


def test_there_are_not_too_many_themes_and_each_has_an_id_of_its_own(tmp_path: Path) -> None:
    nouns = (
        *("bænk", "kaffe", "bibliotek", "svømmehal", "cykel", "skraldespand", "legeplads", "kantine"),
        *("bus", "telefon", "printer", "teater", "museum", "frokost", "kontor", "stol"),
    )
    scheme = loaded(
        drafted(tuple(f"{start} {noun}" for noun in nouns for start in ("Ny", "Stor", "Mere"))), tmp_path
    )
    assert len(scheme.themes) == MOST_THEMES
    assert len({theme.id for theme in scheme.themes}) == MOST_THEMES


def patterns_of(draft: Draft, tmp_path: Path) -> dict[str, list[str]]:
    return {
        theme.title: [pattern for group in theme.rules for pattern in group.any]
        for theme in loaded(draft, tmp_path).themes
    }


def test_a_form_of_several_words_is_the_one_that_other_notes_have(tmp_path: Path) -> None:
    texts = ("Maden er for salt", "Maden kommer sent", "Mere mad til de store", "Flere bænke", "En bænk", "Bænken")
    draft = drafted(texts)
    assert draft.themes == (("Bænk", 3), ("Maden", 3))
    assert patterns_of(draft, tmp_path)["Maden"] == ["mad"]  # and not "made", a verb


def test_a_compound_has_the_parts_that_stand_on_their_own_or_in_another_one(tmp_path: Path) -> None:
    texts = (
        *("Måltidet er hyggeligt", "Et måltid til alle", "Måltiderne skal være varme"),
        *("Gymnasterne vil i hallen", "En svømmehal i syd", "Idrætshallen skal vaskes", "Hallen er mørk"),
        *("Mere legetøj", "En ny legeplads", "Legehjørner i stuen"),
    )
    assert patterns_of(drafted(texts), tmp_path) == {
        "Hallen": ["hal", "idrætshal", "svømmehal"],  # of a short word the compounds one by one
        "Leg": ["leg", "lege*"],
        "Måltid": ["måltid"],
    }


def test_parts_that_stand_in_one_compound_only_say_nothing(tmp_path: Path) -> None:
    texts = ("Foredrag om havet", "Et foredrag mere", "Foredraget var langt")
    assert patterns_of(drafted(texts), tmp_path) == {"Foredrag": ["foredrag"]}


def test_a_compound_is_parted_as_the_other_notes_have_its_parts(tmp_path: Path) -> None:
    texts = ("Sundhedskortet virker", "Et adgangskort", "Adgang til hallen", "Adgangen er spærret", "Glemt kort")
    assert patterns_of(drafted(texts), tmp_path) == {"Adgang": ["adgang*"]}  # and no "*skort"


def test_a_word_in_few_notes_of_a_group_is_not_in_its_title() -> None:
    lone = (
        *("Bog", "Bil", "Hund", "Kat", "Sti", "Skov", "Hav", "Bro", "Tog", "Hus", "Port"),
        *("Mur", "Tag", "Dør", "Rør", "Torv", "Glas", "Kop", "Ski", "Ur", "Hat"),
    )
    texts = (
        *lone,
        "Kaffe og flag",
        "Flag og kaffe",
        *(f"{start} kaffe" for start in ("Ny", "Kold", "Sort", "God")),
    )
    assert drafted(texts).themes == (("Kaffe og flag", 6),)
    more = ("Varm kaffe", "Stærk kaffe", "Mere kaffe")
    assert drafted((*texts, *more)).themes == (("Kaffe", 9),)


def test_a_name_that_looks_like_a_form_of_an_ordinary_word_is_in_no_title_and_no_rule(tmp_path: Path) -> None:
    draft = drafted(("Brandt ved det", "Ring til Brandt", "Ribning af vægge", "Mere ribning", "Ribe er smuk"))
    assert patterns_of(draft, tmp_path) == {"Brand": ["brand"], "Ribning": ["ribning"]}


def test_a_title_is_of_nouns_as_the_notes_write_them() -> None:
    texts = (
        "Frivillige og venlige trænere",
        "Frivillige trænere",
        "Venlig og frivillig træner",
        "En frivillig sang",
    )
    assert drafted(texts).themes == (("Trænere", 4),)


def test_an_adjective_that_stands_for_people_may_begin_a_group() -> None:
    texts = (
        "De frivillige bager",
        "Tak de frivillige!",
        "Flere frivillige",
        "Dyre billetter",
        "Dyre sko",
        "Dyre øl",
    )
    assert drafted(texts).themes == (("Frivillige", 3),)


@pytest.mark.parametrize(
    ("texts", "title"),
    [
        (("De unge vil have lys", "Hør de unge", "Et sted til de unge"), "Unge"),
        (("Vinteren er mørk", "Is om vinteren", "En lang vinter"), "Vinteren"),
        (("Flere møder", "Kortere møder", "Et møde til"), "Møder"),
    ],
)
def test_who_and_what_notes_are_about_may_be_a_common_word(texts: tuple[str, ...], title: str) -> None:
    assert [shown for shown, _ in drafted(texts).themes] == [title]


def test_a_prefix_makes_no_noun_of_a_verb_and_no_part_of_a_word(tmp_path: Path) -> None:
    texts = ("Job at ansøge om", "Søg job", "Job søges", "Fortrolig snak", "Fortsæt nu", "Fortrolige breve")
    assert list(patterns_of(drafted(texts), tmp_path)) == ["Job"]


def test_a_word_that_another_pattern_of_its_theme_finds_is_no_rule_beside_it(tmp_path: Path) -> None:
    texts = (
        "Nye pladser",
        "Genbrugspladsen lukker",
        "En genbrugsplads til",
        "Legepladsen",
        "Plads og genbrugsplads",
    )
    (patterns,) = patterns_of(drafted(texts), tmp_path).values()
    assert patterns[0] == "*plads"
    assert not [pattern for pattern in patterns if pattern.endswith("plads") and "*" not in pattern]


def test_a_title_is_not_of_two_parts_of_one_compound() -> None:
    texts = ("Skraldeskuret er utæt", "Nyt skraldeskur", "Et skraldeskur til", "Skrald i parken", "Skraldet ligger")
    assert drafted(texts).themes == (("Skrald", 5),)


def test_a_verb_goes_with_its_noun(tmp_path: Path) -> None:
    texts = (
        "Sortering er svært",
        "Folk sorterer forkert",
        "Nemt at sortere",
        "Tømning hver uge",
        "Tøm oftere",
        "Der tømmes",
    )
    draft = drafted(texts)
    assert draft.themes == (("Sortering", 3), ("Tømning", 3))
    assert patterns_of(draft, tmp_path) == {"Sortering": ["sortering", "sortere"], "Tømning": ["tømning", "tømme"]}


def test_a_compound_that_no_list_knows_is_in_no_rule_for_it_may_be_a_name(tmp_path: Path) -> None:
    texts = ("Bakkehal ved det", "Ring til Bakkehal", "Hallen er kold", "En hal til", "Halgulvet i Bakkehal")
    assert patterns_of(drafted(texts), tmp_path) == {"Hal": ["hal"]}


def test_no_draft_is_made_of_words_that_notes_of_any_subject_have() -> None:
    with pytest.raises(UsageError, match="deler ingen ord"):
        drafted(
            (
                *("Bænke om aftenen", "Kaffe om aftenen", "Lys hver aften", "Det hjælper", "Hjælp til flag"),
                *("Fælles bil", "En fælles have", "Uret passer ikke", "Det passer fint"),
            )
        )


def test_no_theme_is_without_notes() -> None:
    nouns = ("kaffe", "telefon", "printer")
    texts = tuple(text for noun in nouns for text in (f"Bus og {noun}", f"Ny {noun}", f"Flere {noun}"))
    assert sorted(drafted(texts).themes) == [("Kaffe", 3), ("Printer", 3), ("Telefon", 3)]


def test_a_word_of_two_notes_brings_the_second_one_along() -> None:
    texts = (*NOTES, "Kaffe og kringle", "Kringle til de frivillige")
    draft = drafted(texts)
    assert dict(draft.themes)["Kaffe"] == 5
    assert "[kringle]" in draft.text


def test_notes_that_share_nothing_have_no_draft() -> None:
    with pytest.raises(UsageError, match="deler ingen ord"):
        drafted(("Bænke", "Kaffe", "Lys"))


def project(tmp_path: Path, cells: str) -> Path:
    (tmp_path / "inputs" / "kantinen").mkdir(parents=True)
    (tmp_path / "inputs" / "kantinen" / "noter.csv").write_text(cells, encoding="utf-8")
    return tmp_path / "categories"


def test_a_workshop_without_a_scheme_gets_one_and_it_is_never_overwritten(tmp_path: Path) -> None:
    categories = project(tmp_path, "Input\n" + "\n".join(NOTES) + "\nRing til Jens Hansen om kaffe\n")
    call = ["draft-scheme", "kantinen", "--inputs", str(tmp_path / "inputs"), "--categories", str(categories)]
    done = CliRunner().invoke(workshop, call)
    assert done.exit_code == 0
    assert done.stdout.splitlines()[1:5] == [
        "     4  Kaffe",
        "     3  Bænke og havn",
        "     1  uden tema",
        "Ret titler og regler i filen, skriv 'categories: \"kantinen\"' i workshop.yaml, og se, hvor input havner:",
    ]
    written = (categories / "kantinen.yaml").read_text(encoding="utf-8")
    assert "Jens Hansen" not in written
    again = CliRunner().invoke(workshop, call)
    assert isinstance(again.exception, UsageError)
    assert "er der allerede" in str(again.exception)
    assert (categories / "kantinen.yaml").read_text(encoding="utf-8") == written


ADVICE = [
    "De fleste input står uden for grupperne: de er for få eller for korte til at dele ord. Brug",
    "grupperne som ideer, og skriv selv temaerne; har I en kodebog, så begynd med den.",
]


@pytest.mark.parametrize(("others", "told"), [(("Lys", "Flag"), False), (("Lys", "Flag", "Skov"), True)])
def test_a_draft_that_leaves_most_notes_out_says_so(tmp_path: Path, others: tuple[str, ...], told: bool) -> None:
    categories = project(tmp_path, "Input\n" + "\n".join(("Gratis kaffe", "Kold kaffe", *others)) + "\n")
    call = ["draft-scheme", "kantinen", "--inputs", str(tmp_path / "inputs"), "--categories", str(categories)]
    lines = CliRunner().invoke(workshop, call).stdout.splitlines()
    assert lines[1:3] == ["     2  Kaffe", f"     {len(others)}  uden tema"]
    assert (lines[3:5] == ADVICE) == told


def test_the_slash_with_which_a_shell_completes_a_folder_is_no_part_of_the_name(tmp_path: Path) -> None:
    categories = project(tmp_path, "Input\n" + "\n".join(NOTES) + "\n")
    call = ["draft-scheme", "kantinen/", "--inputs", str(tmp_path / "inputs"), "--categories", str(categories)]
    done = CliRunner().invoke(workshop, call)
    assert done.exit_code == 0
    assert [path.name for path in categories.rglob("*.yaml")] == ["kantinen.yaml"]
    assert done.stdout.splitlines()[-1] == '  workshop check "kantinen" --rules'


def test_what_was_left_out_is_no_example(tmp_path: Path) -> None:
    categories = project(tmp_path, "Input\n" + "\n".join(NOTES) + "\n")
    decide(tmp_path, "left_out:\n- {note: {id}, text: Kaffen er kold, reason: andet}\n", "Kaffen er kold")
    draft = draft_for("kantinen", tmp_path / "inputs", categories)
    assert "Kaffen er kold" not in draft.text
    assert draft.themes == (("Bænke og havn", 3), ("Kaffe", 2))


def decide(tmp_path: Path, book: str, text: str) -> None:
    """Write a book of decisions, with a note's id where it says `{id}`."""
    folder = tmp_path / "inputs" / "kantinen"
    notes = gather_notes(folder, read_settings(folder).columns).notes
    (name,) = (note.id for note in notes if note.text == text)
    (folder / "decisions.yaml").write_text(book.replace("{id}", name), encoding="utf-8")


def test_a_name_of_the_list_is_in_no_title_rule_or_example(tmp_path: Path) -> None:
    categories = project(tmp_path, "\n".join(("Input", *NOTES, "Spørg Stol om kaffe", "Stol laver kaffe")) + "\n")
    (tmp_path / "inputs" / "kantinen" / "names.txt").write_text("Stol\n", encoding="utf-8")
    draft = draft_for("kantinen", tmp_path / "inputs", categories)
    assert draft.themes[0] == ("Kaffe", 5)
    assert "stol" not in draft.text.lower()


@pytest.mark.parametrize("listed", ["Zaphira Skov\n", "Skov, Zaphira\n"])
def test_a_part_of_a_listed_name_that_is_a_word_is_in_no_title_rule_or_example(tmp_path: Path, listed: str) -> None:
    notes = (*NOTES, "Spørg Skov om kaffe", "Skov laver kaffe", "Skov og bussen", "Hent Skov")
    categories = project(tmp_path, "\n".join(("Input", *notes)) + "\n")
    (tmp_path / "inputs" / "kantinen" / "names.txt").write_text(listed, encoding="utf-8")
    assert "skov" not in draft_for("kantinen", tmp_path / "inputs", categories).text.lower()


def test_a_word_that_no_list_knows_may_be_a_name_and_is_in_no_title_and_no_rule() -> None:
    draft = drafted(
        (*NOTES, "Spørg Ydrasil om kaffe", "Ydrasil laver kaffe til os alle", "Ydrasil og bussen", "En bus")
    )
    assert draft.themes == (("Kaffe", 5), ("Bænke og havn", 3), ("Bus", 2))
    assert "ydrasil" not in draft.text.replace("Ydrasil", "")
    assert "title: Bus" in draft.text  # a short word is ordinary by its forms


def test_notes_that_share_a_name_only_have_no_draft() -> None:
    with pytest.raises(UsageError, match="deler ingen ord"):
        drafted(("Spørg Ydrasil", "Ydrasil laver kaffe", "Bænke hos Ydrasil"))


def test_words_of_what_was_left_out_are_no_rules(tmp_path: Path) -> None:
    secret = ("Nabo med kaffe", "Naboen vil have kaffe", "En nabo drikker kaffe")
    categories = project(tmp_path, "\n".join(("Input", *NOTES, *secret)) + "\n")
    listed = "".join(f"- {{note: andet{at}, text: {text}, reason: andet}}\n" for at, text in enumerate(secret))
    (tmp_path / "inputs" / "kantinen" / "decisions.yaml").write_text("left_out:\n" + listed, encoding="utf-8")
    draft = draft_for("kantinen", tmp_path / "inputs", categories)
    assert draft.themes == (("Bænke og havn", 3), ("Kaffe", 3))
    assert "nabo" not in draft.text.lower()


def test_hidden_words_are_no_rules_in_other_notes_either(tmp_path: Path) -> None:
    cook = ("Kokken laver kaffe", "Mere kaffe fra kokken", "Kokken har kaffe på kanden")
    categories = project(tmp_path, "\n".join(("Input", *NOTES, *cook)) + "\n")
    decide(tmp_path, f"masked:\n- {{note: {{id}}, text: {cook[0]}, words: [Kokken]}}\n", cook[0])
    draft = draft_for("kantinen", tmp_path / "inputs", categories)
    assert draft.themes == (("Kaffe", 5), ("Bænke og havn", 3))
    assert "kok" not in draft.text.lower()


def test_a_workshop_without_notes_or_that_is_not_there_is_told(tmp_path: Path) -> None:
    categories = project(tmp_path, "Input\n")
    with pytest.raises(NoNotesError):
        draft_for("kantinen", tmp_path / "inputs", categories)
    with pytest.raises(UsageError):
        draft_for("kantine", tmp_path / "inputs", categories)
