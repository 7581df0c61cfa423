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
        ("leder ~1 kursus ~1 plan", "leder, kursus, plan, leder, kursus, plan", ["leder, kursus, plan"]),
        ("lys på ~1 på sti ~1 nu", "lys på sti nu", []),  # no word serves twice
        # the widest and the one past it, and phrases on each side
        ("leder ~20 kursus", f"leder {'ord ' * 20}kursus", [f"leder {'ord ' * 20}kursus"]),
        ("leder ~20 kursus", f"leder {'ord ' * 21}kursus", []),
        ("leder ~1 gå forrest", "ledere kan gå forrest", ["ledere kan gå forrest"]),
        ("leder ~1 gå forrest", "ledere kan nu gå forrest", []),
        ("gå frem ~1 leder", "ledere kan gå frem", ["ledere kan gå frem"]),
        ("gå frem ~1 leder", "ledere kan nu gå frem", []),
        ("sti + bænk + lys", "Lys og bænke ved stien nu", ["Lys og bænke ved stien"]),
        ("sti + bænk + lys", "Bænke med lys, stien venter", ["Bænke med lys, stien"]),
        ("sti + bænk + lys", "Stien har lys", []),
        # signs wherever they stand
        ("👍", "👍 God sti", ["👍"]),
        ("! + ?", "Hov! Hvad?", ["! Hvad?"]),
        ("<spørgsmål> + 👍", "Er der lys? 👍 Ja?", ["👍 Ja?"]),
        ("<spørgsmål> + lys", "Lys? Ja. Nu?", ["Lys? Ja. Nu?"]),
        ("<spørgsmål>", "Er der lys? \n", ["?"]),
        ("lys|?", "Er der lys på stien?", ["lys"]),  # one find, for it is no word
        ("? + lys", "Lys", []),
        ("<tal>", "7b, b7, 2-3", ["7b", "2", "3"]),
        # a word in two, and the two words that are no such
        ("stol", "sto len", ["sto len"]),
        ("stol", "sto le", []),
        ("kursus", "kur, sus og en kur", []),
        ("bassin", "et bassin er koldt", ["bassin"]),
        ("bassin", "bassin erne", ["bassin", "bassin erne"]),
        ("museum", "to muse er", ["muse er"]),
        ("fordel", "for dele", ["for dele"]),
        ("kursus", "kur-sus", ["kur-sus"]),
        ("gå forrest", "Nu kan de gå", []),
        ("=email", "en e-mail", []),
        ("email", "en e‐mail", ["e‐mail"]),
        ("gå *orlov", "gåorlovssystem, går barselsorlov", ["går barselsorlov"]),
        ("ko-bog*", "ko-bogsudlån, kobogslån, bogslån", ["ko-bogsudlån", "kobogslån"]),
        # capitals
        ("=MED", "VI VIL HAVE 2 MED", []),
        ("=MED", "VI ER MED", []),  # three ordinary words are a note in capitals
        ("=MED", "2 MED", ["MED"]),
        ("=MED", "VI VIL HAVE MED/TR MED", ["MED"]),
        ("Wi-Fi", "WIFI, wi fi, Wi-fi", ["WIFI", "wi fi", "Wi-fi"]),
        # what must stand beside a part of a compound
        ("leder*", "lederxz, lederstr, lederab, lederabe", ["lederabe"]),
        ("*kaffe", "kaffe, filterkaffe, fkaffe, økaffe, økkaffe", ["kaffe", "filterkaffe", "økkaffe"]),
        ("fest", "fester, festere, festest", ["fester"]),
        ("*fest", "sommerfester, strfester, sommerfestest", ["sommerfester"]),
        ("bus", "bus'en, en'bus", ["bus'en"]),
        # old spellings and accents
        ("blåbærgrød", "blaabaergroed", ["blaabaergroed"]),
        ("allé", "ALLÉEN, ALLEEN, alle", ["ALLÉEN", "ALLEEN"]),
        ("ide", "idéen, ideen, idéer", ["idéen", "ideen", "idéer"]),
        # small words together
        ("gerne mene", "gerne men, gerne mener", ["gerne mener"]),
        ("mene alvorligt", "men alvorligt, mener alvorligt", ["men alvorligt", "mener alvorligt"]),
        # the end of a word, as it is written
        ("*=løn", "timesløn, gageløn, xyzløn, maleløn", ["timesløn", "gageløn", "maleløn"]),
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


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        (
            "bl.a.",
            "'bl.a.': tegnet mellem ordene gør, at mønsteret aldrig findes. Skriv 'bl a', hvis ordene står lige "
            "efter hinanden, eller 'bl ~1 a', hvis der er andet imellem.",
        ),
        (
            "bus, tog, færge",
            "'bus, tog, færge': tegnet mellem ordene gør, at mønsteret aldrig findes. Skriv 'bus tog færge', hvis "
            "ordene står lige efter hinanden, eller 'bus + tog + færge', hvis der er andet imellem; "
            "'bus|tog|færge', hvis ét er nok.",
        ),
        ("bus ~0 tog", "'bus ~0 tog': tallet efter ~ skal være fra 1 til 20. Brug + for hele noten."),
        ("bus ~21 tog", "'bus ~21 tog': tallet efter ~ skal være fra 1 til 20. Brug + for hele noten."),
        ("bus +", "'bus +': der skal stå noget på begge sider af +."),
        ("bus |", "'bus |': der mangler et ord ved |, ~ eller +."),
        (
            "bus ~ tog + færge",
            "'bus ~ tog + færge': skriv 'nær' som et tal efter ~ med mellemrum om, fx: leder ~4 kursus.",
        ),
        ("=b=s", "'=b=s': = kan kun stå først i et ord, fx: =TR."),
        ("*=bus-tog", "'*=bus-tog': efter *= skal der stå ét ord på mindst 2 bogstaver."),
        (
            "bus*",
            "'bus*': ved * skal der stå mindst 4 bogstaver, ellers findes tilfældige ord. Skriv de sammensatte "
            "ord, du tænker på, hver for sig.",
        ),
        ("lys 👍", "'lys 👍': tegnet 👍 kan kun stå for sig selv. Slet det: noter findes også, hvor det står."),
        (
            "til-",
            "'til-': en bindestreg kan kun stå inde i et ord. Skriv 'til', med * foran eller bagefter, hvis "
            "sammensatte ord skal med. Det, noten ikke må have, skrives under none.",
        ),
    ],
)
def test_what_is_told_of_a_wrong_pattern_says_all_that_can_be_written_instead(pattern: str, told: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(told)}$"):
        parse_pattern(pattern)


def test_a_pattern_that_is_nowhere_is_no_find() -> None:
    patterns = [parse_pattern(text) for text in ("<start> nej", "lys", "lys + nej", "<start> lys ~2 nej")]
    found = PatternFinder(patterns).find("Lys? Nej tak")
    assert [(item.pattern, item.spans, item.alone) for item in found] == [
        (1, ((0, 3),), True),
        (2, ((0, 8),), False),
        (3, ((0, 8),), False),
    ]


def test_finds_are_given_by_pattern_and_by_place() -> None:
    patterns = [parse_pattern(text) for text in ("tog ~3 bus", "bus", "by|tog")]
    found = PatternFinder(patterns).find("Tog i byen, bus og tog")
    assert [(item.pattern, item.spans, item.alone) for item in found] == [
        (0, ((0, 15),), False),
        (1, ((12, 15),), True),
        (2, ((0, 3), (6, 10), (19, 22)), True),
    ]
