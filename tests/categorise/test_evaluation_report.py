"""The whole of what `workshop evaluate` prints."""

from collections.abc import Callable

import pytest

from flows.categorise import Scheme
from flows.categorise.evaluation import LabelledNote, LookedAt, evaluate
from flows.categorise.rules_report import evaluation_data, render_evaluation
from tests.categorise.test_evaluation import NOTES, SCHEME

CLASSES = [("Lav", 0.0), ("Middel", 1.5), ("Høj", 4.0)]
FULL = """\
Input: 6. Samme tema som mennesker: 3 (50 %).
Med 95 % sikkerhed mellem 19 % og 81 %. Cohens kappa: 0,31.
Fik et tema: 3 (50 %), heraf rigtigt 67 %
(med 95 % sikkerhed mellem 21 % og 94 %).
Med undertema: 33 % af dem, der fik et tema.

Sikkerhed    Fik et tema   Rigtige
Lav                    2         2  for få til at sige noget
Middel                 1         0  for få til at sige noget
Høj                    0         0  -

Tema                                       Input  Fundet   Præc.   Genk.     F1
Ledelse og ansvar                              2       2    0,50    0,50   0,50
Viden                                          3       1    1,00    0,33   0,50

Mennesker ned, regler hen (temaerne i samme rækkefølge):
                                        1      2  ingen  uenig
1 Ledelse og ansvar                     1      .      .      1
2 Viden                                 1      1      1      .
intet tema                              .      .      1      .

Uenige, de dyreste først: sikrest, og forkert (mennesker -> regler):
  nr. 2: Viden -> Ledelse og ansvar (synlig; leder)
    »synlig leder«
  nr. 4: Viden -> Ingen regel passer
    »hemmeligt«
  nr. 5: Ledelse og ansvar -> Reglerne er uenige
    »leder, kursus«
"""
ONE = """\
Input: 1. Samme tema som mennesker: 1 (100 %).
Med 95 % sikkerhed mellem 21 % og 100 %. Cohens kappa: 1,00.
Fik et tema: 1 (100 %), heraf rigtigt 100 %
(med 95 % sikkerhed mellem 21 % og 100 %).
Med undertema: 0 % af dem, der fik et tema.

Tema                                       Input  Fundet   Præc.   Genk.     F1
Ledelse og ansvar                              1       1    1,00    1,00   1,00
Viden                                          0       0       -       -      -

Mennesker ned, regler hen (temaerne i samme rækkefølge):
                                        1      2  ingen  uenig
1 Ledelse og ansvar                     1      .      .      .
2 Viden                                 .      .      .      .
"""
NONE = """\
Input: 0. Samme tema som mennesker: 0 (0 %).
Med 95 % sikkerhed mellem 0 % og 100 %. Cohens kappa: 0,00.
Fik et tema: 0 (0 %).
Med undertema: 0 % af dem, der fik et tema.

Tema                                       Input  Fundet   Præc.   Genk.     F1
Ledelse og ansvar                              0       0       -       -      -
Viden                                          0       0       -       -      -

Mennesker ned, regler hen (temaerne i samme rækkefølge):
                                        1      2  ingen  uenig
1 Ledelse og ansvar                     .      .      .      .
2 Viden                                 .      .      .      .
"""


@pytest.fixture
def scheme(write_scheme: Callable[[str], Scheme]) -> Scheme:
    return write_scheme(SCHEME)


def test_the_report_with_the_texts_of_disagreements(scheme: Scheme) -> None:
    assert render_evaluation(evaluate(scheme, NOTES, CLASSES), scheme, show_text=True) == FULL


@pytest.mark.parametrize(("notes", "told"), [(9, "for få til at sige noget"), (10, "100 %, mellem 72 % og 100 %")])
def test_of_few_notes_no_share_is_told(scheme: Scheme, notes: int, told: str) -> None:
    labelled = [LabelledNote(f"nr. {number}", "leder", "l") for number in range(notes)]
    report = render_evaluation(evaluate(scheme, labelled, [("Lav", 0.0)]), scheme)
    assert f"Lav{notes:>21}{notes:>10}  {told}" in report.splitlines()


def test_the_report_without_texts(scheme: Scheme) -> None:
    plain = [line for line in FULL.splitlines() if "»" not in line]
    assert render_evaluation(evaluate(scheme, NOTES, CLASSES), scheme).splitlines() == plain


def test_of_a_reviewed_workshop_it_is_told_how_much_was_looked_at(scheme: Scheme) -> None:
    found, plain = evaluate(scheme, NOTES), evaluate(scheme, NOTES)
    told = render_evaluation(found, scheme, looked_at=LookedAt(3, 3, 24))
    assert told == (
        "Set efter: 6 af 24 input (25 %). Bekræftet: 3. Rettet: 3.\n"
        "Tallene gælder kun dem, der er set efter; de usikre ses som regel først.\n"
        "\n"
    ) + render_evaluation(plain, scheme)
    assert evaluation_data(found, LookedAt(3, 3, 24))["looked_at"] == {"confirmed": 3, "corrected": 3, "notes": 24}


def test_the_report_where_all_agree_and_where_there_is_nothing(scheme: Scheme) -> None:
    right = (LabelledNote("nr. 1", "leder", "l"),)
    assert render_evaluation(evaluate(scheme, right), scheme) == ONE
    assert render_evaluation(evaluate(scheme, ()), scheme) == NONE


@pytest.mark.parametrize(("notes", "more"), [(10, []), (11, [1]), (12, [2])])
def test_ten_disagreements_are_shown_the_first_numbers_first(scheme: Scheme, notes: int, more: list[int]) -> None:
    labelled = [LabelledNote(f"nr. {number}", "leder", "v") for number in range(notes, 0, -1)]
    told = render_evaluation(evaluate(scheme, labelled), scheme).splitlines()
    shown = [f"  nr. {number}: Viden -> Ledelse og ansvar (leder)" for number in range(1, 11)]
    rest = [f"  og {number} til; --show-text viser alle med tekst." for number in more]
    assert told[told.index(shown[0]) :] == [*shown, *rest]


def test_a_long_title_is_cut_and_a_place_is_named(write_scheme: Callable[[str], Scheme]) -> None:
    title = "Ledelsen og dens ansvar for os alle i huset"
    scheme = write_scheme(f"themes: [{{id: l, title: {title}, rules: [leder]}}]")
    told = render_evaluation(evaluate(scheme, (LabelledNote("nr. 1", "leder", "l"),)), scheme)
    assert "Ledelsen og dens ansvar for os alle i hu…      1       1" in told
    assert "1 Ledelsen og dens ansvar for os…       1" in told


def test_of_a_scheme_without_subthemes_none_are_counted(write_scheme: Callable[[str], Scheme]) -> None:
    plain = write_scheme("themes: [{id: a, title: Leg, rules: [gynge]}]")
    told = render_evaluation(evaluate(plain, [LabelledNote("nr. 1", "En gynge", "a")]), plain)
    assert "undertema" not in told
