"""The scheme for LGBT+ and employment keeps what it promises."""

from pathlib import Path

import pytest

from flows.categorise import Scheme, load_scheme
from flows.categorise.decision import explain_text
from flows.categorise.evaluation import evaluate, read_labelled

ROOT = Path(__file__).parents[2]
GOLD = ROOT.parent / "shared" / "workshops" / "lgbt-beskaeftigelse" / "gold.json"


@pytest.fixture(scope="module")
def scheme() -> Scheme:
    return load_scheme(ROOT / "categories" / "lgbt-beskaeftigelse.yaml")


def test_every_theme_has_four_to_eleven_subthemes_and_examples(scheme: Scheme) -> None:
    assert {theme.title: 4 <= len(theme.subthemes) <= 11 for theme in scheme.themes} == {
        "Ledelse og ansvar": True,
        "Ressourcer, organisering og politikker": True,
        "Arbejdsmiljø og kultur": True,
        "Viden og kompetenceudvikling": True,
    }
    assert all(theme.tests.yes and theme.tests.no for theme in scheme.themes)


@pytest.mark.parametrize(
    ("text", "subthemes"),
    [
        ("Flere praktikpladser hos åbne arbejdsgivere", ("vejen-til-job",)),
        ("Jobannoncer uden kønnede ord", ("rekruttering",)),
        ("Sociale klausuler i udbud", ("leverandoerer",)),
        ("Charter for mangfoldighed", ("certificering",)),
        ("A-kassen skal rådgive", ("tillidsvalgte",)),
        ("Hotline for ansatte", ("procedurer",)),
        ("Opfølgning på MTU", ("undersoegelser",)),
        ("HR skal tage ansvar for området", ()),
        ("Fastholde fokus på området", ()),
        ("GDPR gør det svært at registrere", ()),
    ],
)
def test_subtheme_is_told_only_where_its_title_says_what_the_note_is_about(
    scheme: Scheme, text: str, subthemes: tuple[str, ...]
) -> None:
    explained = explain_text(text, scheme)
    assert (explained.theme, explained.subthemes) == ("ressourcer", subthemes)


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
