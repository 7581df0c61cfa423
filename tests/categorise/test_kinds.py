"""Each kind of pattern: what it finds, and what it leaves alone."""

import re

import pytest

from flows.categorise.finding import PatternFinder
from flows.categorise.patterns import parse_pattern


def found(pattern: str, text: str) -> list[str]:
    """Give what a pattern matched, in the text's own letters."""
    return [
        text[start:end]
        for item in PatternFinder([parse_pattern(pattern)], {}, {"TR": ("tillidsrepræsentant",)}).find(text)
        for start, end in item.spans
    ]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("leder", "Lederne og LEDERES rolle", ["Lederne", "LEDERES"]),
        ("leder", "Ledelse, billeder, lederuddannelse", []),
        ("mand", "To mænd og en mandag", ["mænd"]),
        ("løn", "Belønning for lønnen", ["lønnen"]),
        ("køn", "Det er skønt, uanset kønnet", ["kønnet"]),
        ("ledelsesansvar", "ledelses ansvar", ["ledelses ansvar"]),
        ("lederudvikling", "leder- og medarbejderudvikling", ["leder- og medarbejderudvikling"]),
        ("børnepædagogik", "børneområdet og -pædagogik", ["børneområdet og -pædagogik"]),
        ("leder*", "lederuddannelse og lederne", ["lederuddannelse", "lederne"]),
        ("leder*", "leder- og medarbejderudvikling", ["leder"]),
        ("leder*", "ledelse af billeder", []),
        ("norm*", "Normer er normale, normbrydende", ["Normer", "normbrydende"]),
        ("mand*", "mandag, mandat, mandegruppe", ["mandegruppe"]),
        ("*orlov", "barselsorloven og orlov", ["barselsorloven", "orlov"]),
        ("*orlov", "orlovssystem", []),
        ("*orlov", "barsels- og forældreorlov", ["forældreorlov"]),
        ("*leder", "mellemledere ser på billeder", ["mellemledere"]),
        ("*alder", "det kalder på en lavalder", ["lavalder"]),
        (
            "=TR",
            "TR, TR'er, TR’en, TRs, TR-valg, TR/AMR, T.R.",
            ["TR", "TR'er", "TR’en", "TRs", "TR", "TR", "T.R."],
        ),
        ("=TR", "tr TRAPPE STRTR", []),
        ("=TR", "SPØRG TR'EN, TR’ERNE OG TREN", ["TR'EN", "TR’ERNE"]),
        ("=TR", "Flere TR'ere, vores TRere og TR’eres plads", ["TR'ere", "TRere", "TR’eres"]),
        ("=Aula", "Aula, Aulas, aula, Aulaen", ["Aula", "Aulas"]),
        ("=TR", "TR'LEN, TRen, TRernes, TRS, 3TR", ["TRen", "TRernes"]),
        ("=TR", "Spørg tillidsrepræsentanten", ["tillidsrepræsentanten"]),
        ("tillidsrepræsentant", "Spørg TR'en", ["TR'en"]),
        ("=MED", "med MED-udvalget", ["MED"]),
        ("=MED", "VI VIL GERNE VÆRE MED", []),
        ("=MED", "VI VIL HAVE MED-UDVALGET MED", ["MED"]),
        ("=MED", "MED UDVALG", ["MED"]),
        ("=MED", "TR, AMR, MED", ["MED"]),
        ("=MED", "Vi VIL være MED", ["MED"]),
        ("=TR", "SPØRG DIN TR OM DET", ["TR"]),
        ("tillidsrepræsentant", "SPØRG DIN TR OM DET", ["TR"]),
        ("=med", "VI VIL GERNE VÆRE MED", ["MED"]),
        ("=lige", "Lige nu, liges", ["Lige"]),
        ("gå forrest", "Lederen gik forrest", ["gik forrest"]),
        ("gå forrest", "gå-forrest", ["gå-forrest"]),
        ("gå forrest", "forrest gå, gå. Forrest", []),
        ("e-learning", "E-learning, e learning, elearning", ["E-learning", "e learning", "elearning"]),
        ("e-bog*", "E-bøger, e-bogsudlån, ebogslån, e-bogen", ["E-bøger", "e-bogsudlån", "ebogslån", "e-bogen"]),
        ("e-bog*", "bogen, en bog, hele bogen", []),
        ("leder ~2 kursus", "kurser for alle ledere", ["kurser for alle ledere"]),
        ("leder ~2 kursus", "kurser for alle de nye ledere", []),
        ("leder ~2 kursus", "ledere på et kursus", ["ledere på et kursus"]),
        ("leder ~2 kursus", "ledere på et nyt kursus", []),
        ("leder ~1 kursus", "leder kursus", ["leder kursus"]),
        ("leder ~1 kursus", "leder på et kursus", []),
        ("leder ~1 kursus", "kursus for leder", ["kursus for leder"]),
        ("mere lys ~2 lys på", "mere lys på stien", []),
        ("lys på ~2 mere lys", "mere lys på stien", []),
        ("lys på ~2 mere lys", "mere lys, lys på stien", ["mere lys, lys på"]),
        ("leder + kursus", "Ledere bør, når de er nye, få et kursus", ["Ledere bør, når de er nye, få et kursus"]),
        ("leder + leder", "en leder", []),
        ("leder|chef + leder|medarbejder", "leder og chef", ["leder og chef"]),  # each word for one side
        ("leder|chef + leder", "Lederen og en leder", ["Lederen og en leder"]),
        ("leder|chef + leder|chef + leder", "En chef og to ledere", []),
        ("gå forrest|chef + forrest", "gå forrest", []),
        ("forrest|chef + gå forrest", "gå forrest, forrest", ["gå forrest, forrest"]),
        ("leder|chef ~3 kursus|uddannelse", "uddannelse af chefer", ["uddannelse af chefer"]),
        ("råd", "radhuset, raadet", ["raadet"]),
        ("lgbt gruppe", "LGBT+ gruppen, LGBT+-gruppe, LGBT + gruppe", ["LGBT+ gruppen", "LGBT+-gruppe"]),
        ("km/t", "høj fart, 40 km/t", ["km/t"]),
        ("LGBT+ personer", "alle LGBT+ personer", ["LGBT+ personer"]),
        ("LGBT+ + plan", "en plan for LGBT+", ["plan for LGBT"]),
        ("=TR’er", "TR'er og TR’er, TR", ["TR'er", "TR’er"]),
        ("kys & kør", "en kys & kør-zone", ["kys & kør"]),
        ("m\u00e5l\u00ad", "et mål", ["mål"]),
        # hyphens both ways
        ("e-mail", "en email, en e-mail, en e mail, E‑mails", ["email", "e-mail", "e mail", "E‑mails"]),
        ("email", "en e-mail, emailen", ["e-mail", "emailen"]),
        ("email", "e mail", []),
        ("wifi", "Wi-Fi og WiFi", ["Wi-Fi", "WiFi"]),
        ("Wi-Fi", "wifi'en", []),
        ("Wi-Fi", "wifi", ["wifi"]),
        ("onboarding*", "et on-boardingforløb, on-boarding", ["on-boardingforløb", "on-boarding"]),
        ("on-boarding*", "onboardingforløb, on-boardingforløb", ["onboardingforløb", "on-boardingforløb"]),
        ("coworker", "co-workers", ["co-workers"]),
        ("co-worker", "coworkeren", ["coworkeren"]),
        ("emailadresse", "en e-mail-adresse", ["e-mail-adresse"]),
        ("*samtale", "en lønsam-tale", ["lønsam-tale"]),
        ("=TR", "T-R", []),
        # accents both ways
        ("café", "cafe, cafeen, caféer, CAFÉ", ["cafe", "cafeen", "caféer", "CAFÉ"]),
        ("cafe", "caféen", ["caféen"]),
        ("komité", "komiteen og komitéer", ["komiteen", "komitéer"]),
        ("komite", "komitéen", ["komitéen"]),
        ("*komité", "styrekomiteen", ["styrekomiteen"]),
        ("café*", "cafebesøg", ["cafebesøg"]),
        ("allé", "alle i alléen", ["alléen"]),
        ("alle", "en allé", []),
        ("=café", "cafe", []),
        # what is no word
        ("<tal>", "12 borde og tre", ["12"]),
        ("<tal> km/t", "højst 30 km/t, mange km/t", ["30 km/t"]),
        ("<start> flere", "Flere bænke og flere borde", ["Flere"]),
        ("<start> der mangler", "der mangler lys", ["der mangler"]),
        ("<start> bænk", "Flere bænke", []),
        ("<start> mere|flere + bænk", "Mere lys og bænke", ["Mere lys og bænke"]),
        ("?", "Er der lys? Ja", ["?"]),
        ("👍", "God sti 👍 👍", ["👍"]),
        ("❤️ + sti", "Stien ❤️", ["Stien ❤️"]),
        ("! + lys", "Hov! Vi vil have lys", ["! Vi vil have lys"]),
        ("<spørgsmål>", "Er der lys?", ["?"]),
        ("<spørgsmål>", "Der er lys.", []),
        # in order
        ("leder ~2 kursus ~2 bias", "ledere på kursus i bias", ["ledere på kursus i bias"]),
        ("leder ~2 kursus ~2 bias", "kursus for ledere i bias", []),
        ("leder ~2 kursus ~1 bias", "ledere på kursus i ny bias", []),
        ("leder|chef ~1 på ~1 kursus|møde ~9 maj", "En chef på et møde i maj", ["chef på et møde i maj"]),
        ("ko ~1 ko ~1 ko", "ko ko", []),
        # the end of a word, as it is written
        ("*=løn", "timeløn, løn, lønnen, belønning, grøn, timelønnen", ["timeløn", "løn"]),
        ("*=by", "rugby, landsby, baby", ["landsby"]),
    ],
)
def test_kind(pattern: str, text: str, expected: list[str]) -> None:
    assert found(pattern, text) == expected


@pytest.mark.parametrize(
    ("text", "matched"),
    [
        ("A\u030arets ma\u030al er na\u030aet", "ma\u030al"),
        ("Vores mål", "mål"),
        ("m\u00adål", "m\u00adål"),
        ("et\u00a0mål", "mål"),
    ],
)
def test_a_span_points_into_the_verbatim_text(text: str, matched: str) -> None:
    assert found("mål", text) == [matched]


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("løn*", "mindst 4 bogstaver"),
        ("e-by*", "mindst 4 bogstaver"),
        ("*e-bog", "mindst 4 bogstaver"),  # "hele bogen" ends so
        ("*ansvar*", "Skriv to mønstre: 'ansvar*' og '*ansvar'"),
        ("le*der", "* kan kun stå først (*orlov) eller sidst (leder*)"),
        ("leder ~ kursus", "skriv 'nær' som et tal efter ~"),
        ("leder ~50 kursus", "fra 1 til 20"),
        ("leder ~2 kursus + alle", "Del det i to mønstre"),
        ("leder ~2 kursus ~40 alle", "fra 1 til 20"),
        ("leder||chef", "mangler et ord"),
        ("+ leder", "på begge sider af +"),
        ("leder+kursus", "skriv + med mellemrum om: leder + kursus"),
        ("leder +kursus", "skriv + med mellemrum om: leder + kursus"),
        ("leder+ kursus", "skriv + med mellemrum om: leder + kursus"),
        ("f.eks.", "Skriv 'f eks', hvis ordene står lige efter hinanden, eller 'f ~1 eks'"),
        ("bl.a.", "aldrig findes"),
        ("kl. 16", "eller 'kl ~1 16', hvis der er andet imellem"),
        ("1.000", "aldrig findes"),
        ("m//k", "aldrig findes"),
        ("orlov, barsel, ferie", "eller 'orlov + barsel + ferie', hvis der er andet imellem"),
        ("leder_kursus", "Skriv 'leder kursus'"),
        ("!orlov", "tegnet ! kan ikke bruges i et mønster. Det, noten ikke må have, skrives under none"),
        ("-orlov", "en bindestreg kan kun stå inde i et ord. Skriv 'orlov'"),
        ("leder-", "en bindestreg kan kun stå inde i et ord. Skriv 'leder'"),
        ("(a|b) plan", "tegnet ( kan ikke bruges i et mønster. Skriv hver mulighed helt ud"),
        ("=TR*", "= og * kan ikke stå ved samme ord"),
        ("T=R", "= kan kun stå først i et ord"),
        ("leder nær:4 kursus", "tegnet : kan ikke bruges i et mønster. 'Nær' skrives med ~: leder ~4 kursus"),
        ("leder ~4 kur~sus", "tegnet ~ kan ikke bruges i et mønster. 'Nær' skrives med ét ~ mellem to ord"),
        ("leder * kursus", "* skal stå op ad et ord"),
        ("50 %", "tegnet % kan kun stå for sig selv. Slet det"),
        ("lys ~2 ?", "et tegn eller <spørgsmål> kan ikke stå ved ~. Brug + i stedet"),
        ("<spørgsmål> lys", "Skriv + imellem: <spørgsmål> + lys"),
        ("lys <start>", "<start> skal stå foran det, noten begynder med"),
        ("<start>", "<start> skal stå foran det, noten begynder med"),
        ("<ord>", "Her kan stå <tal>, <start> eller <spørgsmål>"),
        ("lys?", "Skriv ? for sig selv"),
        ("x@y", "En liste skrives for sig selv"),
        ("*løn", "eller *=løn for ord, der ender på netop det"),
        ("*=a", "efter *= skal der stå ét ord på mindst 2 bogstaver"),
        ("!?", "ingen bogstaver eller tal"),
        ("  ", "mønsteret er tomt"),
    ],
)
def test_a_wrong_pattern_is_told_with_what_to_write(pattern: str, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        parse_pattern(pattern)
