import json

import pytest

from flows.dedupe import explain_pair, group_near_identical

LONG = "Vi skal have en sund kantine hver eneste dag på vores arbejde med"
MANY = "gulerod tomat agurk salat radise rucola spinat persille"  # as many words as one place may differ in
APART = [
    ("Køkkenet får en ny ovn?", "Køkkenet får en ny ovn", "kun i den ene: spørgsmålstegnet"),
    ("Vi ønsker et større køkken", "Vi ønsker det største køkken", "modsætning: 'større' / 'største'"),
    ("2 måneders barsel til alle", "3 måneders barsel til alle", "tal: 2 / 3"),
    ("Vi mødes i 2024 igen", "Vi mødes i 2025 igen", "tal: 2024 / 2025"),
    ("Giv alle tre uger fri", "Giv alle seks uger fri", "tal: tre / seks"),
    ("Kurser 2-3 gange om året", "Kurser 23 gange om året", "tal: 2 / 23"),
    ("Kaffen er ikke bare til lærere", "Kaffen er ikke til lærere", "benægtelse: 'bare'"),
    ("Vi skal have flere kvoter", "Vi skal ikke have flere kvoter", "benægtelse: 'ikke'"),
    ("Kurser med eksamen til sidst", "Kurser uden eksamen til sidst", "benægtelse: 'uden'"),
    ("Lige vilkår for alle ansatte", "Ulige vilkår for alle ansatte", "benægtelse: 'ulige' / 'lige'"),
    ("Det er trygt at være åben her", "Det er utrygt at være åben her", "benægtelse: 'utrygt' / 'trygt'"),
    ("Vis tillid til alle ansatte", "Vis mistillid til alle ansatte", "benægtelse: 'mistillid' / 'tillid'"),
    ("De aktive elever i klubben", "De inaktive elever i klubben", "benægtelse: 'inaktive' / 'aktive'"),
    ("Plads til rygere ved døren", "Plads til antirygere ved døren", "benægtelse: 'antirygere' / 'rygere'"),
    ("En demokratisk debat i byen", "En udemokratisk debat i byen", "benægtelse: 'udemokratisk' / 'demokratisk'"),
    ("Flere mænd i omsorgsfag", "Flere kvinder i omsorgsfag", "modsætning: 'mænd' / 'kvinder'"),
    ("Mere fokus på normer", "Mindre fokus på normer", "modsætning: 'mere' / 'mindre'"),
    ("Stem for forslaget nu", "Stem imod forslaget nu", "modsætning: 'for' / 'imod'"),
    ("Oplæg på mødet i marts", "Oplæg på mødet i maj", "modsætning: 'marts' / 'maj'"),
    ("Lederne skal på kursus", "Lederne kan på kursus", "modsætning: 'skal' / 'kan'"),
    ("Alle skal på kursus i år", "Nogle skal på kursus i år", "modsætning: 'alle' / 'nogle'"),
    ("Lav en indflytningspakke", "Lav en udflytningspakke", "modsætning: 'indflytningspakke' / 'udflytningspakke'"),
    ("Bedre fokus på løn i år", "Bedre fokus på køn i år", "forskelligt ord: 'løn' / 'køn'"),
    ("Nye skabe i omklædningen", "Nye skilte i omklædningen", "forskelligt ord: 'skabe' / 'skilte'"),
    ("Spørg Peter Hansen i HR", "Spørg Peter Jensen i HR", "forskelligt ord: 'hansen' / 'jensen'"),
    ("Netværk i Aarhus og omegn", "Netværk i Aalborg og omegn", "forskelligt ord: 'aarhus' / 'aalborg'"),
    ("Hurtig hjælp ved chikane", "Hurtigere hjælp ved chikane", "anden form: 'hurtig' / 'hurtigere'"),
    ("Hurtigere hjælp ved chikane", "Hurtigst hjælp ved chikane", "anden form: 'hurtigere' / 'hurtigst'"),
    ("Chefen skal vurdere kollegerne", "Chefen skal vurderes kollegerne", "anden form: 'vurdere' / 'vurderes'"),
    ("Bevar træet ved søen", "Bevar træerne ved søen", "anden form: 'træet' / 'træerne'"),
    ("Lederen skal sige fra", "Lederne skal sige fra", "anden form: 'lederen' / 'lederne'"),
    ("Beskær træets krone i år", "Beskær træernes krone i år", "anden form: 'træets' / 'træernes'"),
    ("Støt den unge i hverdagen", "Støt de unge i hverdagen", "kun i den ene: 'de'"),
    ("Skift damebane i hallen", "Skift dambane i hallen", "forskelligt ord: 'damebane' / 'dambane'"),
    ("Giv ledere og ansatte tid", "Giv ledere eller ansatte tid", "kun i den ene: 'eller'"),
    ("En fast kontaktperson i hvert team", "En fast kontaktperson i hvert team snart", "kun i den ene: 'snart'"),
    (
        "Ledere skal lytte til medarbejdere",
        "Medarbejdere skal lytte til ledere",
        "rækkefølge: de samme ord i en anden orden",
    ),
    ("Ikke kvoter, men kurser", "Ikke kurser, men kvoter", "rækkefølge: de samme ord i en anden orden"),
    ("Vi kan tale om det her", "Kan vi tale om det her", "rækkefølge: de samme ord i en anden orden"),
    ("3 ledere og 2 ansatte", "2 ledere og 3 ansatte", "tal: 2 / 3"),
    ("Vi skal have samme regler", "Vi skal have same regler", "forskelligt ord: 'samme' / 'same'"),
    ("Spørg PSE-gruppen om råd", "Spørg PPE-gruppen om råd", "forskelligt ord: 'PSE' / 'PPE'"),
    ("Bedre onboarding i teamet", "Bedre offboarding i teamet", "modsætning: 'onboarding' / 'offboarding'"),
    ("Løn > alder i vægtningen", "Løn < alder i vægtningen", "forskelligt ord: '>' / '<'"),
    ("Retfærdigt valg af ledere", "Uretfardigt valg af ledere", "benægtelse: 'uretfardigt' / 'retfærdigt'"),
    ("Vi mødes på torsdag i kantinen", "Vi mødes på lordag i kantinen", "modsætning: 'torsdag' / 'lordag'"),
    (
        "Opvaskemaskinen er i stykker",
        "Vaskemaskinen er i stykker",
        "forskelligt ord: 'opvaskemaskinen' / 'vaskemaskinen'",
    ),
    (
        "Fortsæt med tavlemøder på stuen",
        "Fortsæt med talemøder på stuen",
        "forskelligt ord: 'tavlemøder' / 'talemøder'",
    ),
    (
        "Tal mere om EØS-krigen i 1992",
        "Tal mere om EØS-krisen i 1992",
        "forskelligt ord: 'eøskrigen' / 'eøskrisen'",
    ),
    ("Afsæt 2 mio. kr. til lys", "Afsæt 2 mia. kr. til lys", "modsætning: 'millioner' / 'milliarder'"),
    ("Vi vil have m møbler på stien", "Vi vil have møbler på stien", "kun i den ene: 'm'"),
    (
        "Vi vil have be bedre lys og mere ro på stien",
        "Vi vil have bedre lys og me mere ro på broen",
        "forskelligt ord: 'stien' / 'broen'",
    ),
    ("Svar senest den 1/5 i år", "Svar senest den 1/6 i år", "modsætning: 'maj' / 'juni'"),
    ("Tilbud til ældre +65", "Tilbud til ældre +50", "tal: 65 / 50"),
    ("Julefrokost for ansatte +1", "Julefrokost for ansatte", "tal: 1 / –"),
    ("Mal bygning D før sommer", "Mal bygning før sommer", "kun i den ene: 'd'"),
    ("Spørg Jan om lys på stien", "Spørg Dan om lys på stien", "forskelligt ord: 'jan' / 'dan'"),
    ("Spørg Fatima om talen", "Spørg Fatma om talen", "forskelligt ord: 'fatima' / 'fatma'"),
    ("Tal med Hansen om cykler", "Tal med Jansen om cykler", "forskelligt ord: 'hansen' / 'jansen'"),
    ("Lav bump på Markvej nu", "Lav bump på Parkvej nu", "forskelligt ord: 'markvej' / 'parkvej'"),
    ("Flere gode råd til alle i byen", "Flere gode rad til alle i byen", "forskelligt ord: 'råd' / 'rad'"),
    ("Ærø råd og møder her", "Ærø rad og moder her", "forskelligt ord: 'møder' / 'moder'"),
    ("Spørg PSE og ABE om råd", "Spørg pse og ABD om råd", "forskelligt ord: 'ABE' / 'ABD'"),
    ("Spørg pse og ABD om råd", "Spørg PSE og ABE om råd", "forskelligt ord: 'ABD' / 'ABE'"),
    ("Spørg PSE og ABC om råd", "Spørg PPE og ABD om råd", "forskelligt ord: 'abc' / 'abd'"),
    ("Spørg PSE om råd", "Spørg PSER om råd", "forskelligt ord: 'pse' / 'pser'"),
    ("SPØRG PSE OM RÅD", "SPØRG PPE OM RÅD", "forskelligt ord: 'pse' / 'ppe'"),
    ("2. mere tid til børnene", "3. mere tid til børnene", "tal: 2 / 3"),
    ("2 mere tid til børnene", "mere tid til børnene", "tal: 2 / –"),
    ("2. mere tid til børnene snart", "2 mere tid til børnene", "kun i den ene: 'snart'"),
    ("2 mere tid til børnene", "2. mere tid til børnene snart", "kun i den ene: 'snart'"),
    ("Afsæt tre uger og 4 dage", "Afsæt 3 uger og 5 dage", "tal: 4 / 5"),
    ("Afsæt tre uger og 4 dage", "Afsæt 4 uger og 3 dage", "tal: 4 / 3"),
    ("Kaffe til en hund", "Kaffe til 2 hunde", "tal: 2 / –"),
    ("Vi vil have 2 2 stole", "Vi vil have 2 stole", "tal: 2 / –"),
    ("Vi vil have s stole", "Vi vil have stole", "kun i den ene: 's'"),
    ("Vi vil have mere mer lys", "Vi vil have mere lys", "kun i den ene: 'mer'"),
    ("Vi vil have lys lyz til alle", "Vi vil have lys til alle", "kun i den ene: 'lyz'"),
    ("Vi vil have stole til alle stolee", "Vi vil have stole til alle", "kun i den ene: 'stolee'"),
    ("Vi skal ikke kun have te", "Vi skal ikke have te", "benægtelse: 'kun'"),
    ("Bare kaffe til alle, og te ikke", "Kaffe til alle, og te ikke", "kun i den ene: 'bare'"),
    ("Alle vil have kaffe og", "Alle vil have kaffe", "kun i den ene: 'og'"),
    ("Og alle vil have kaffe", "Alle vil have kaffe", "kun i den ene: 'og'"),
    ("Giv os ingen pauser", "Giv os ingenpauserne", "benægtelse: 'ingen'"),
    (f"{LONG} {MANY}", LONG, "kun i den ene: 'agurk'"),
    (f"{LONG} {MANY} kål", LONG, "for mange forskellige ord"),
    ("I lide te?", "I lide te", "kun i den ene: spørgsmålstegnet"),
    ("De uudfyldte skemaer i skabet", "De udfyldte skemaer i skabet", "benægtelse: 'uudfyldte' / 'udfyldte'"),
    ("Alle undersøgte klager i år", "Alle uundersøgte klager i år", "benægtelse: 'uundersøgte' / 'undersøgte'"),
    ("Støt uuddannede i byen", "Støt uddannede i byen", "benægtelse: 'uuddannede' / 'uddannede'"),
    ("Vi mødes i juni", "Vi mødes i jui", "modsætning: 'juni' / 'jui'"),
    ("Hun bestemmer i klubben", "Hn bestemmer i klubben", "modsætning: 'hun' / 'hn'"),
    ("Vi mødes på tirsdag", "Vi mødes på torsdag", "modsætning: 'tirsdag' / 'torsdag'"),
    ("Her er ingen kaffe", "Her er enig kaffe", "benægtelse: 'ingen'"),
    ("Et forståeligt svar", "Et uforståligt svar", "benægtelse: 'uforståligt' / 'forståeligt'"),
    ("Et forståeligt svar", "Et antiforståligt svar", "forskelligt ord: 'forståeligt' / 'antiforståligt'"),
    ("Ny indretning af salen", "Ny retning af salen", "forskelligt ord: 'indretning' / 'retning'"),
    ("En uqueervenlig arbejdsplads", "En queervenlig arbejdsplads", "benægtelse: 'uqueervenlig' / 'queervenlig'"),
]
TOGETHER = [
    ("Mere lys ved bus stoppestedet", "Mere lys ved busstoppestederne"),
    ("Vi mødes i juni", "Vi mødes i junii"),
    ("Vi mødes på torsdag", "Vi mødes på tordag"),
    ("Intet er godt nok", "Intt er godt nok"),
    ("De uudfyldte skemaer i skabet", "De uudfylte skemaer i skabet"),
    ("Ulighed i løn og tid", "Ulihed i løn og tid"),
    ("Vi skal bare have ro", "Vi skal have ro"),
    ("Vi vil have st stole", "Vi vil have stole"),
    ("Stolee stole til alle i huset", "Stole til alle i huset"),
    ("Vi vil have stole stolee", "Vi vil have stole"),
    ("2. mere tid til de 2 børn", "mere tid til de 2 børn"),
    ("Afsæt tre uger og 4 dage", "Afsæt 3 uger og 4 dage"),
    ("Spørg PSE om råd", "Spørg pse om råd"),
    ("Kan I lide te?", "Kan I lide te"),
    ("Ingen kaffe pausen", "Ingen kaffepause"),
    ("8 timers dag til os", "8timers dag til os"),
    ("Byg en scene ved søen i byen", "Byg scenen ved søen i byen"),
    ("Fjern sten fra stien", "Fjern stene fra stien"),
    ("Tøm skraldespandene ved søen", "Tøm skraldspandene ved søen"),
    ("Bedre medarbejder samtaler i alle centre", "Bedre medarbejdersamtale i alle centre"),
    ("Mere medarbejder indragelse på møder", "Mere medarbejderinddragelse på møder"),
    ("Vi mangler alså flere bænke ved søen", "Vi mangler flere bænke ved søen"),
    ("Kunst i de off. rum ved åen", "Kunst i de offentlige rum ved åen"),
    ("Kursus for ledere 1 dag om året", "Kursus for ledere én dag om året"),
    ("Flere akutpladser i byen", "Flere akutspladser i byen"),
    ("Flere akutspladser i byen", "Flere akutpladser i byen"),
    ("Flere kurser om normer", "FLERE KURSER OM NORMER!!!"),
    ("Kønsneutrale toiletter", "kønsneutrale toilleter"),
    ("Mere åbenhed på arbejdspladsen", "Mere aabenhed paa arbejdspladsen"),
    ("Lederne skal sige fra", "Ledrene skal sige fra"),
    ("Bedre arbejdspladskultur", "Bedre arbejds plads kultur"),
    ("Skriv det i stillingsopslag", "Skriv det i stillings-opslag."),
    ("Kursus til TR og AMR i foråret", "Kursus til tillidsrepræsentant + arbejdsmiljørepræsentant i foråret"),
    ("Mærker, f.eks. klistermærker", "Mærker, for eksempel klistermærker"),
    ("Mentorordning + netværk + kontaktperson", "Netværk, kontaktperson og mentorordning"),
    ("Mere løn, barsel og frihed til alle", "Mere frihed, barsel og løn til alle"),
    ("Giv to ugers varsel", "- Giv 2 ugers varsel"),
    ("Giv et kursus til alle i år", "Giv 1 kursus til alle i år"),
    ("Hæng prislisten op på tavlen", "Hæng prisslisten op på tavlen"),
    ("Hold en succesfest for alle her", "Hold en successfest for alle her"),
    ("Vi vil have bedre lys på stien", "Vi vil have be bedre lys på stien"),
    ("Pas godt på hinanden i teamet", "Pas godt på på hinanden i teamet"),
    ("Der er nogen der griner", "Der er nogle, der griner"),
    ("Det er en udbredt holdning her", "Det er en udbret holning her"),
    ("Skriv en personalepolitik nu", "Skriv en personalepolitikken nu"),
    ("Giv os et mødested i huset", "Giv os mødested i huset"),
    ("Møde kl. 8.30 hver mandag", "møde kl 08:30 hver mandag"),
    ("Afsæt 1.000 kr. til det", "Afsæt 1000 kroner til det"),
    ("🙂 Tak for i dag, I er gode", "Tak for i dag - I er gode"),
    ("2. mere tid til børnene", "mere tid til børnene"),
    ("o Mere tid til børnene", "#12 mere tid til børnene"),
    ("Idé: mere tid til børnene", "Mere tid til børnene, tak!"),
    ("Hej alle, mere tid til børnene", "Mere tid til børnene 👍"),
    ("Mere tid øh til børnene", "Meeere tid til børnene! <3"),
    ("Svar senest d. 1. maj 2025", "Svar senest den 01/05-25"),
    ("Afsæt 2 mio. kr. til lys", "Afsæt 2.000.000 kroner til lys"),
    ("Ring på 12 34 56 78 kl. 15", "Ring på 12345678 kl. 15:00"),
    ("Giv os 12 ugers varsel", "Giv os l2 ugers varsel"),
    ("Kan vi få en ny ovn?", "Kan vi få en ny ovn"),
    ("Hvorfor er her så koldt", "Hvorfor er her så koldt??"),
    ("Den første fase er den bedste", "Den 1. fase er den bedste"),
    ("Spørg Miljøministeriet om støj", "Spørg Miljoministeriet om støj"),
    ("Faerre moeder og mere ro", "Færre møder og mere ro"),
    ("Ferre moder og mere ro", "Færre møder og mere ro"),
    ("Vi skal ha' mere tid imellem møderne", "Vi skal have mere tid mellem møderne"),
    ("Vi savner sup supervision", "Vi savner su- supervision"),
    ("Unionen skal lytte mere", "nionen skal lytte mere"),
    ("Mere ro &amp;amp; flere planter", "Mere ro & flere planter"),
    ("<p>Mere ro<br>og flere planter</p>", "Note: mere ro_x000D_\nog flere planter"),
    ("Seddel: mere ro og flere planter", "Mere ro\nog flere planter"),
    ("Bedre mad, f.\neks. grøntsager", "Bedre mad, f.eks. gr?ntsager"),
    ("Spørg PSE-gruppen om råd", "Spørg PES-gruppen om råd"),
]

# The same but for a sign, a number or a letter that says something: nothing may be taken for layout.
SIGNS = [
    ("Grøn: kommunikation i teamet", "Rød: kommunikation i teamet"),
    ("M: flere kolleger i teamet", "K: flere kolleger i teamet"),
    ("Hold 1:1 samtaler hver uge", "Hold 2:1 samtaler hver uge"),
    ("Hold 8:30 møder, de andre er for sene", "Hold 9:30 møder, de andre er for sene"),
    ("Hæv lønnen med +5", "Hæv lønnen med +10"),
    ("Ventetid skal være <33", "Ventetid skal være <3"),
    ("Kantinen skal være åben 24/7", "Kantinen skal være åben 24. juli"),
    ("Kursus den 10/5 og 12/6 for alle", "Kursus den 12/5 og 10/6 for alle"),
    ("Åbent 8 - 10 og 12 - 14 i huset", "Åbent 8 - 12 og 10 - 14 i huset"),
    ("Løn +5, ferie +2 og mere ro", "Løn +2, ferie +5 og mere ro"),
    ("Lokale I2 er alt for koldt", "Lokale 12 er alt for koldt"),
    ("Mødet flyttes til <i dag>", "Mødet flyttes til <i morgen>"),
    ("Vi får for lidt tak", "Vi får for lidt"),
    ("Vi er tres ansatte på kontoret", "Vi er tre ansatte på kontoret"),
    ("Svar om3uger på spørgsmål", "Svar om5uger på spørgsmål"),
    ("Afsæt anden uge i juni måned til kultur", "Afsæt 2 uger i juni måned til kultur"),
    ("Løn, tid og ro får 5, 3 og 1 point", "Løn, tid og ro får 1, 3 og 5 point"),
    ("Stem på A: løn, B: tid til alle", "Stem på A: tid, B: løn til alle"),
    ("Lederne og HR beslutter, teamet adlyder", "Teamet og HR beslutter, lederne adlyder"),
    ("Nye stole, borde uden hjul og lamper", "Nye borde, stole uden hjul og lamper"),
    ("1. Løn, 2. Tid, 3. Ro", "1. Ro, 2. Tid, 3. Løn"),
    ("Prioriteret rækkefølge: løn, tid og ro", "Prioriteret rækkefølge: ro, tid og løn"),
    ("Vi er kede af vores k?n her", "Vi er kede af vores kun her"),
]


@pytest.mark.parametrize(("a", "b", "reason"), APART)
def test_other_meanings_are_kept_apart_with_the_reason(a, b, reason):
    assert explain_pair(a, b, 0.4).blocked_by == reason
    assert explain_pair(b, a, 0.4).blocked_by != ""


@pytest.mark.parametrize(("a", "b"), TOGETHER)
def test_the_same_note_by_another_hand_is_let_through(a, b):
    assert explain_pair(a, b, 0.5).blocked_by == ""
    assert explain_pair(b, a, 0.5).blocked_by == ""


def test_a_pair_below_the_threshold_is_told_how_far():
    similarity, reason = explain_pair("Mere løn", "Mere barsel", 0.88)
    assert (round(similarity, 3), reason) == (0.545, "lighed 54,5 % er under grænsen 88 %")


def test_the_example_workshop_has_the_pairs_that_its_writers_meant(root):
    pairs = json.loads((root / "tests" / "data" / "example-pairs.json").read_text(encoding="utf-8"))
    assert [(a, b) for a, b in pairs["near"] if explain_pair(a, b, 0.88).blocked_by] == []
    assert [(a, b) for a, b in pairs["apart"] if not explain_pair(a, b, 0.88).blocked_by] == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Søg i den forbindelse råd hos gruppen. gruppen.", "Søg den i forbindelse råd hos gruppen."),
        ("Mere ro ro i salen", "Mere ro i i salen"),
        ("Kaffe og te og saft i salen", "Te og kaffe og saft saft i salen"),
    ],
)
def test_the_verdict_is_the_same_whichever_is_named_first(a, b):
    assert bool(explain_pair(a, b, 0.5).blocked_by) == bool(explain_pair(b, a, 0.5).blocked_by)


def test_an_answer_is_no_thanks():
    assert (
        explain_pair("Til flere biler: nej tak", "Til flere biler: nej", 0.5).blocked_by == "kun i den ene: 'tak'"
    )


def test_a_roman_number_is_not_a_word_with_stretched_letters():
    assert explain_pair("Fase III begynder nu", "Fase II begynder nu", 0.5).blocked_by != ""


@pytest.mark.parametrize(("a", "b"), SIGNS)
def test_a_sign_that_says_something_is_compared(a, b):
    assert explain_pair(a, b, 0.5).blocked_by
    assert group_near_identical((a, b), 0.5) == [[0], [1]]
