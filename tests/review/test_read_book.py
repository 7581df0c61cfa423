import textwrap

import pytest

from flows.errors import DecisionsError
from flows.review import DecisionBook, read_decisions, unknown_themes
from flows.review.book import LeftOutDecision, PairDecision, SummaryDecision, ThemeDecision

THEMES = {"ledelse": frozenset({"synlig"}), "viden": frozenset()}


def written(tmp_path, text: str):
    (tmp_path / "decisions.yaml").write_text(textwrap.dedent(text), encoding="utf-8")
    return read_decisions(tmp_path, THEMES)


def refused(tmp_path, text: str) -> str:
    with pytest.raises(DecisionsError) as caught:
        written(tmp_path, text)
    assert caught.value.exit_code == 4
    return str(caught.value).replace(tmp_path.name, "w")


def test_without_the_file_nothing_is_decided(tmp_path):
    assert read_decisions(tmp_path, THEMES) == DecisionBook()


def test_all_kinds_of_decision(tmp_path):
    decisions = written(
        tmp_path,
        """
        themes:
        - {note: a1, text: Mere te, theme: ledelse, subthemes: [synlig]}
        - {note: a2, text: Kaffe, theme: null}
        same:
        - {notes: [b1, b2], texts: [Te, Thé]}
        apart:
        - {notes: [c1, c2], texts: [To, Tre]}
        left_out:
        - {note: d1, text: Hans nummer, reason: personoplysning}
        summary:
        - {theme: viden, intro: Om viden, notes: [a2], texts: [Kaffe]}
        - {theme: ledelse, paragraph: Om ledelse}
        """,
    )

    assert decisions == DecisionBook(
        themes=(
            ThemeDecision(note="a1", text="Mere te", theme="ledelse", subthemes=("synlig",)),
            ThemeDecision(note="a2", text="Kaffe", theme=None, subthemes=None),
        ),
        same=(PairDecision(notes=("b1", "b2"), texts=("Te", "Thé")),),
        apart=(PairDecision(notes=("c1", "c2"), texts=("To", "Tre")),),
        left_out=(LeftOutDecision(note="d1", text="Hans nummer", reason="personoplysning"),),
        summary=(
            SummaryDecision(theme="viden", intro="Om viden", notes=("a2",), texts=("Kaffe",)),
            SummaryDecision(theme="ledelse", paragraph="Om ledelse"),
        ),
    )


def test_a_text_about_a_theme_must_say_something_of_one_that_is_there_once(tmp_path):
    message = refused(
        tmp_path,
        """
        summary:
        - {theme: ledelsen, intro: x}
        - {theme: viden, intro: x}
        - theme: viden
          paragraph: y
        """,
    )
    assert message == (
        "w/decisions.yaml, linje 3: temaet 'ledelsen' findes ikke i skemaet. Skriv et af: ledelse, viden.\n"
        "w/decisions.yaml, linje 5: temaet 'viden' har allerede en tekst på linje 4. Saml dem i én."
    )
    message = refused(tmp_path, "summary:\n- {theme: viden}\n- {theme: ledelse, intro: Jens, notes: [a]}\n")
    assert message == (
        "w/decisions.yaml, linje 2: summary.1: der mangler en tekst. Skriv intro (trykkes først) eller paragraph "
        "(trykkes i stedet).\n"
        "w/decisions.yaml, linje 3: summary.2: notes og texts hører sammen og skrives af programmet. Slet begge "
        "linjer, så skrives de igen."
    )


def test_an_unknown_theme_and_subtheme_are_told_with_line_and_choice(tmp_path):
    message = refused(
        tmp_path,
        """
        themes:
        - note: a
          text: x
          theme: ledelsen
        - note: b
          text: y
          theme: ledelse
          subthemes: [usynlig]
        """,
    )

    assert message == (
        "w/decisions.yaml, linje 5: temaet 'ledelsen' findes ikke i skemaet. Skriv et af: ledelse, viden.\n"
        "w/decisions.yaml, linje 8: undertemaet 'usynlig' findes ikke under 'ledelse'. Skriv et af: synlig."
    )


def test_a_pair_of_one_note_is_refused(tmp_path):
    message = refused(tmp_path, "apart:\n- {notes: [a, a], texts: [x, x]}\n")

    assert message == "w/decisions.yaml, linje 2: inputtet a står to gange i parret. Skriv de to forskellige input."


def test_what_stands_in_the_file_is_not_quoted(tmp_path):
    text = "left_out: Ring til Kirsten\nthemes:\n- {note: a, text: b, theme: null, Spørg Jens: c}\n"

    message = refused(tmp_path, text)

    assert "Kirsten" not in message
    assert "Jens" not in message
    assert "linje 1" in message
    assert "linje 3" in message


def test_texts_are_compared_in_nfc(tmp_path):
    decisions = written(tmp_path, "left_out:\n- {note: a, text: A\u030a, reason: x}\n")

    assert decisions.left_out[0].text == "\u00c5"


def test_two_decisions_about_one_note_are_refused(tmp_path):
    message = refused(
        tmp_path,
        """
        themes:
        - {note: a, text: x, theme: viden}
        - {note: a, text: x, theme: ledelse}
        """,
    )

    assert message == "w/decisions.yaml, linje 4: inputtet a er der besluttet om på linje 3. Slet den ene."


def test_same_and_apart_may_not_contradict_each_other_over_others(tmp_path):
    message = refused(
        tmp_path,
        """
        same:
        - {notes: [a, b], texts: [x, y]}
        - {notes: [b, c], texts: [y, z]}
        apart:
        - {notes: [a, c], texts: [x, z]}
        """,
    )

    assert message.startswith("w/decisions.yaml, linje 6: inputtene a og c skal holdes adskilt")


TOGETHER = "summary.1: notes og texts hører sammen og skrives af programmet. Slet begge linjer, så skrives de igen."


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("masked: [{note: a, text: Kaffe hos Kaja, words: [Kaja]}]", ""),  # a constructed person
        (
            "kept: [{note: a, text: Kaffe hos Kaja, words: [Kaffe, Ole]}]",
            "kept.1: nr. 2 under words står ikke i inputtets tekst. Skriv ordene, præcis som de står der.",
        ),
        (
            'masked: [{note: a, text: Kaffe hos Kaja, words: [" "]}]',
            "masked.1: nr. 1 under words står ikke i inputtets tekst. Skriv ordene, præcis som de står der.",
        ),
        (
            'masked: [{note: a, text: "Kaffe", words: [""]}]',
            "masked.1: nr. 1 under words står ikke i inputtets tekst. Skriv ordene, præcis som de står der.",
        ),
        ("summary: [{theme: viden, intro: x, notes: [a], texts: [b]}]", ""),
        ("summary: [{theme: viden, paragraph: x, notes: [], texts: []}]", ""),
        (
            "summary: [{theme: viden, intro: x, notes: []}]",
            TOGETHER,
        ),
        (
            "summary: [{theme: viden, intro: x, notes: [a, b], texts: [c]}]",
            TOGETHER,
        ),
        (
            'summary: [{theme: viden, intro: " ", paragraph: ""}]',
            "summary.1: der mangler en tekst. Skriv intro (trykkes først) eller paragraph (trykkes i stedet).",
        ),
        ("reading: [{file: a.csv, header_row: 0}]", ""),
        ("reading: [{file: a.csv, theme: nothing}]", ""),
        (
            "reading: [{file: a.csv}]",
            "reading.1: der mangler et valg. Skriv first_row, header_row, split eller theme.",
        ),
        (
            "reading: [{file: a.csv, header_row: 0, first_row: note}]",
            "reading.1: first_row og header_row siger det samme. Slet den ene.",
        ),
        ("workshop: [{fact: date, value: 2025-05-06}]", ""),
        ("workshop: [{fact: date, value: 6. maj}]", "workshop.1: datoen skrives som 2025-05-06."),
        ("workshop: [{fact: title, value: 6. maj}]", ""),
    ],
)
def test_what_an_entry_must_say(tmp_path, entry, told):
    if told:
        assert refused(tmp_path, entry) == f"w/decisions.yaml, linje 1: {told}"
    else:
        assert len(written(tmp_path, entry).decisions) == 1


def test_all_that_can_not_be_obeyed_is_told_at_once_each_on_its_line(tmp_path):
    message = refused(
        tmp_path,
        """
        themes:
        - {note: a, text: x, theme: viden, subthemes: [y]}
        - {note: b, text: x, theme: null, subthemes: [y]}
        - {note: c, text: x, theme: x, subthemes: [y]}
        left_out:
        - {note: a, text: x, reason: x}
        - {note: d, text: x, reason: x}
        printed:
        - {note: d, text: x}
        masked:
        - {note: a, text: xy, words: [x]}
        kept:
        - {note: a, text: xy, words: [x]}
        - {note: a, text: xy, words: [y]}
        remarks:
        - {note: a, text: x, remark: ja}
        - {note: a, text: x, remark: nej}
        same:
        - {notes: [a, a], texts: [x, x]}
        - {notes: [a, b], texts: [x, x]}
        - {notes: [b, c], texts: [x, x]}
        apart:
        - {notes: [b, d], texts: [x, x]}
        - {notes: [c, a], texts: [x, x]}
        receivers:
        - {note: a, text: x, receivers: []}
        - {note: a, text: x, receivers: [r]}
        summary:
        - {theme: y, intro: x}
        """,
    )

    assert message.replace("w/decisions.yaml, linje ", "").splitlines() == [
        "5: temaet 'x' findes ikke i skemaet. Skriv et af: ledelse, viden.",
        "30: temaet 'y' findes ikke i skemaet. Skriv et af: ledelse, viden.",
        "3: undertemaet 'y' findes ikke under 'viden'. Skriv et af: (ingen).",
        "10: inputtet d er der besluttet om på linje 8. Slet den ene.",
        "15: inputtet a er der besluttet om på linje 14. Slet den ene.",
        "18: inputtet a er der besluttet om på linje 17. Slet den ene.",
        "28: inputtet a er der besluttet om på linje 27. Slet den ene.",
        "20: inputtet a står to gange i parret. Skriv de to forskellige input.",
        "25: inputtene c og a skal holdes adskilt, men er under 'same' sagt at være den samme. Slet den ene af "
        "beslutningerne.",
    ]


@pytest.mark.parametrize(
    ("theme", "subthemes", "unknown"),
    [
        ("ledelse", None, 0),
        ("ledelse", ("synlig",), 0),
        ("ledelse", ("synlig", "x"), 1),
        ("viden", ("synlig",), 1),
        ("x", None, 1),
        (None, ("x",), 0),
    ],
)
def test_decisions_that_name_what_the_scheme_has_not_are_counted(theme, subthemes, unknown):
    book = DecisionBook(
        themes=(ThemeDecision(note="a", text="x", theme=theme, subthemes=subthemes),),
        summary=(SummaryDecision(theme="viden", intro="x"), SummaryDecision(theme="borte", intro="x")),
    )

    assert unknown_themes(book, THEMES) == unknown + 1
