"""All forms that a word has for certain, and those that look right but may be other words: one word of each kind.

Some are no words ("billen"): a form too many finds nothing, where no such word is written.
"""

import pytest

from flows.danish.inflection import doubtful_forms_of, forms_of

CERTAIN = {
    "bil": "bil bilen bilens biler bilerne bilernes bilers billen billens biller billerne billernes billers bils",
    "hus": "hus huse husene husenes huses huset husets husse hussene hussenes husses husset hussets",
    "mål": "mål målene målenes målet målets mållene mållenes mållet mållets måls",
    "sø": "sø søen søens søer søerne søernes søers søs",
    "politik": "politik politikken politikkens politikker politikkerne politikkernes politikkers politiks",
    "museum": "museer museerne museernes museers museet museets museum museums",
    "øget": "øgede øgedes øget",
    "mulig": "mulig mulige muligere muligeres muliges muligge muliggere muliggeres muligges muligst muligste "
    "muligstes muligt",
    "rig": "rig rige rigere rigeres riges rigest rigeste rigestes rigge riggere riggeres rigges riggest "
    "riggeste riggestes rigt",
    "smuk": "smuk smuke smukere smukeres smukes smukest smukeste smukestes smukke smukkere smukkeres smukkes "
    "smukkest smukkeste smukkestes smukt",
    "ny": "ny nye nyere nyeres nyes nyest nyeste nyestes nyt",
    "blå": "blå blåe blåere blåeres blåes blåest blåeste blåestes blåt",
    "generel": "generel generele generelen generelene generelenes generelens genereler generelere genereleres "
    "generelerne generelernes generelers genereles generelest genereleste generelestes generelet "
    "generelets generelle generellen generellene generellenes generellens genereller generellere "
    "generelleres generellerne generellernes generellers generelles generellest generelleste "
    "generellestes generellet generellets generels generelt generle generlen generlene generlenes "
    "generlens generler generlere generleres generlerne generlernes generlers generles generlest "
    "generleste generlestes generlet generlets",
    "tydelige": "tydelig tydelige tydeligede tydeligedes tydeligen tydeligende tydeligene tydeligens tydeliger "
    "tydeligere tydeligeres tydeligerne tydeligernes tydeligers tydeliges tydeliget tydeligets "
    "tydeligge tydeliggere tydeliggeres tydeligges tydeligst tydeligste tydeligstes tydeligt",
    "stille": "stil stille stillede stilledes stillende stiller stilles stillet",
    "ledelse": "ledelse ledelsen ledelsens ledelser ledelserne ledelsernes ledelsers ledelses",
    "medie": "medie mediene medienes medier medierne mediernes mediers medies mediet mediets",
    "arbejde": "arbejd arbejde arbejdede arbejdedes arbejdende arbejdene arbejdenes arbejder arbejderne "
    "arbejdernes arbejders arbejdes arbejdet arbejdets",
    "møde": "mød møde mødende mødene mødenes møder møderne mødernes møders mødes mødet mødets mødt mødte mødtes",
    "ramme": "ram ramme rammen rammende rammens rammer rammerne rammernes rammers rammes ramt ramte ramtes",
    "kende": "kend kende kenden kendende kendens kender kenderne kendernes kenders kendes kendt kendte kendtes",
    "vurdere": "vurder vurdere vurderede vurderedes vurderende vurderer vurderes vurderet",
    "være": "er var vær være værende væres været",
    "reformere": "reformer reformere reformerede reformeredes reformerende reformerer reformeres reformeret",
    "mand": "mand manden mandens mands mænd mændene mændenes mænds",
    "formand": "formand formande formanden formandene formandenes formandens formander formanderne formandernes "
    "formanders formandes formandet formandets formands formandt formandts formænd formændene "
    "formændenes formænds",
    "bog": "bog bogen bogens bogs bøger bøgerne bøgernes bøgers",
    "børn": "barn barnet barnets barns børn børnen børnene børnenes børnens børnerne børnernes børnet børnets "
    "børns",
    "kollega": "kollega kollegaen kollegaens kollegaer kollegaerne kollegaernes kollegaers kollegas kolleger "
    "kollegerne kollegernes kollegers",
    "faktum": "fakta faktas faktum faktummet faktummets faktums",
    "gå": "gik gå gående gået går gås",
    "medgå": "medgik medgå medgående medgået medgår medgås",
    "pige": "pige pigede pigedes pigen pigende pigene pigens piger pigerne pigernes pigers piges piget pigets",
    "tyk": "tyk tyken tykene tykenes tykens tykerne tykernes tyket tykets tykken tykkene tykkenes tykkens "
    "tykkerne tykkernes tykket tykkets tyks",
    "tv": "tv",
    "ar": "ar",
    "flytning": "flytning flytninge flytningen flytningene flytningenes flytningens flytninger flytningerne "
    "flytningernes flytningers flytninges flytnings",
    "quiz": "quiz quizen quizens quizer quizerne quizernes quizers",
    "teambuilding": "teambuilding teambuildinge teambuildingen teambuildingene teambuildingenes teambuildingens "
    "teambuildinger teambuildingerne teambuildingernes teambuildingers teambuildinges teambuildings",
    "feedback": "feedback feedbacke feedbacken feedbackene feedbackenes feedbackens feedbacker feedbackerne "
    "feedbackernes feedbackers feedbackes feedbacket feedbackets feedbacks feedbackt feedbackts",
    "tynd": "tynd tynden tyndene tyndenes tyndens tynderne tyndernes tyndet tyndets tynds",
}
DOUBTFUL = {
    "bil": "",
    "pige": "pig pigendes pigenes pigs pigt pigte pigtes pigts",
    "tyk": "tyke tyker tykere tykeres tykers tykes tykest tykeste tykestes tykests tykke tykker tykkere "
    "tykkeres tykkers tykkes tykkest tykkeste tykkestes tykkests tykne tyknes tykr tykrs tykt tykts",
    "feedback": "feedbackere feedbackeres feedbackest feedbackeste feedbackestes feedbackests feedbackne "
    "feedbacknes feedbackr feedbackrs",
    "øge": "øg øgendes øgenes øgs øgt øgte øgtes øgts",
    "zzz": "zzze zzzer zzzere zzzeres zzzers zzzes zzzest zzzeste zzzestes zzzests zzzne zzznes zzzr zzzrs "
    "zzzt zzzts",
    "gå": "",
}


@pytest.mark.parametrize(("word", "forms"), CERTAIN.items())
def test_the_certain_forms_of_a_word(word, forms):
    assert sorted(forms_of(word)) == forms.split()


@pytest.mark.parametrize(("word", "forms"), DOUBTFUL.items())
def test_the_doubtful_forms_of_a_word(word, forms):
    assert sorted(doubtful_forms_of(word)) == forms.split()
