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


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Jeg er bange for min chef", None),
        ("Det handler om ledelse og tillid", None),
        ("Chefen grinede med, da de kaldte mig svans", None),
        ("Vi fik ny leder i foråret", None),
        ("Jeg sprang ud for min leder", None),
        ("Lederne skal gå forrest", "Synlig ledelse og klare signaler"),
        ("Synlig opbakning fra toppen", "Opbakning og prioritering"),
        ("Hvem ejer opgaven?", "Ansvar, rammer og handling"),
        ("Lederen skal træde i karakter", "Ansvar, rammer og handling"),
    ],
)
def test_a_note_on_leaders_has_only_subthemes_it_is_about(scheme: Scheme, text: str, title: str | None) -> None:
    found = explain_text(text, scheme)
    titles = {part.id: part.title for theme in scheme.themes for part in theme.subthemes}
    assert found.theme == "ledelse"
    assert [titles[part] for part in found.subthemes] == ([title] if title else [])


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
