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


def test_every_theme_has_four_to_eleven_subthemes_and_examples(scheme: Scheme) -> None:
    assert {theme.title: 4 <= len(theme.subthemes) <= 11 for theme in scheme.themes} == {
        "Ledelse og ansvar": True,
        "Ressourcer, organisering og politikker": True,
        "Arbejdsmiljø og kultur": True,
        "Viden og kompetenceudvikling": True,
    }
    assert all(theme.tests.yes and theme.tests.no for theme in scheme.themes)


@pytest.mark.parametrize(
    ("text", "theme", "subthemes"),
    [
        ("Jeg er bange for min chef", "ledelse", ()),
        ("Det handler om ledelse og tillid", "ledelse", ()),
        ("Chefen grinede med, da de kaldte mig svans", "ledelse", ()),
        ("Vi fik ny leder i foråret", "ledelse", ()),
        ("Jeg sprang ud for min leder", "ledelse", ()),
        ("Lederne skal gå forrest", "ledelse", ("synlig-ledelse",)),
        ("Synlig opbakning fra toppen", "ledelse", ("opbakning", "synlig-ledelse")),
        ("Hvem ejer opgaven?", "ledelse", ("ansvar-og-handling",)),
        ("Lederen skal træde i karakter", "ledelse", ("ansvar-og-handling",)),
        ("Mere accountability", "ledelse", ("ansvar-og-handling",)),
        ("Flere praktikpladser hos åbne arbejdsgivere", "ressourcer", ("vejen-til-job",)),
        ("Jobannoncer uden kønnede ord", "ressourcer", ("rekruttering",)),
        ("Sociale klausuler i udbud", "ressourcer", ("leverandoerer",)),
        ("Charter for mangfoldighed", "ressourcer", ("certificering",)),
        ("A-kassen skal rådgive", "ressourcer", ("tillidsvalgte",)),
        ("Hotline for ansatte", "ressourcer", ("procedurer",)),
        ("Nedsæt et trivselsudvalg", "ressourcer", ("samarbejde",)),
        ("Opfølgning på MTU", "ressourcer", ("undersoegelser",)),
        ("HR skal tage ansvar for området", "ressourcer", ()),
        ("Fastholde fokus på området", "ressourcer", ()),
        ("GDPR gør det svært at registrere", "ressourcer", ()),
        ("Joken gik over stregen", "arbejdsmiljoe", ("sprog",)),
        ("Find dem, der brænder for det", "arbejdsmiljoe", ("kulturbaerere",)),
        ("Sverige er længere fremme", "viden", ()),
        ("Efter et år følger vi op", "viden", ()),
        ("Sagsbehandlere skal lære om kønsidentitet", "viden", ("uddannelse",)),
        ("Rapporter fra andre kommuner", "viden", ("forskning",)),
        ("Pædagogiske redskaber", "viden", ("redskaber",)),
        ("Der er meget på spil for unge", "viden", ("boern-og-unge",)),
        ("Hvordan taler man med en transperson?", "viden", ("oplysning",)),
        ("De ved ikke en pind om os", "viden", ("oplysning",)),
        ("Fortæl din personlige historie", "viden", ("rollemodeller",)),
    ],
)
def test_a_note_has_only_subthemes_whose_title_says_what_it_is_about(
    scheme: Scheme, text: str, theme: str, subthemes: tuple[str, ...]
) -> None:
    found = explain_text(text, scheme)
    assert (found.theme, found.subthemes) == (theme, subthemes)


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
