"""The scheme for LGBT+ and employment keeps what it promises."""

from pathlib import Path

import pytest

from flows.categorise import Scheme, explain_text, load_scheme
from flows.categorise.evaluation import evaluate, read_labelled

ROOT = Path(__file__).parents[2]
GOLD = ROOT.parent / "shared" / "workshops" / "lgbt-beskaeftigelse" / "gold.json"


@pytest.fixture(scope="module")
def scheme() -> Scheme:
    return load_scheme(ROOT / "categories" / "lgbt-beskaeftigelse.yaml")


def test_every_theme_has_four_to_seven_subthemes_and_examples(scheme: Scheme) -> None:
    assert {theme.title: 4 <= len(theme.subthemes) <= 7 for theme in scheme.themes} == {
        "Ledelse og ansvar": True,
        "Ressourcer, organisering og politikker": True,
        "Arbejdsmiljø og kultur": True,
        "Viden og kompetenceudvikling": True,
    }
    assert all(theme.tests.yes and theme.tests.no for theme in scheme.themes)


def test_agreement_with_people_on_the_real_inputs(scheme: Scheme) -> None:
    if not GOLD.exists():
        pytest.skip("the real workshop's inputs are not here")
    found = evaluate(scheme, read_labelled(GOLD, scheme))
    assert found.notes == 58
    assert found.agreement >= 0.88
    assert found.placed_right >= 0.90
    assert found.with_subtheme / found.placed >= 0.80


def test_agreement_on_the_example_workshop(scheme: Scheme) -> None:
    found = evaluate(scheme, read_labelled(ROOT / "tests" / "data" / "example-labels.json", scheme))
    assert found.agreement >= 0.86
    assert found.placed_right >= 0.90
    assert found.with_subtheme / found.placed >= 0.80


@pytest.mark.parametrize(
    ("text", "subthemes"),
    [
        ("Sverige er længere fremme", ()),
        ("Efter et år følger vi op", ()),
        ("Sagsbehandlere skal lære om kønsidentitet", ("uddannelse",)),
        ("Rapporter fra andre kommuner", ("forskning",)),
        ("Pædagogiske redskaber", ("redskaber",)),
        ("Der er meget på spil for unge", ("boern-og-unge",)),
        ("Hvordan taler man med en transperson?", ("oplysning",)),
        ("Fortæl din personlige historie", ("rollemodeller",)),
    ],
)
def test_a_note_on_knowledge_has_only_the_subthemes_that_it_speaks_of(
    scheme: Scheme, text: str, subthemes: tuple[str, ...]
) -> None:
    found = explain_text(text, scheme)
    assert (found.theme, found.subthemes) == ("viden", subthemes)
