"""Makes notes of known truth: real sentences, noisy copies of some, and look-alikes that say something else.

A kind is "tuned" where the guards were built while looking at it, and "held" where it stands for what a stranger
might write: the guards were built without it, and then looked at what it showed.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

SENTENCES = Path(__file__).parents[3] / "shared" / "text" / "danish-sentences.txt"
_LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"
_KEYS = ("qwertyuiopå", "asdfghjklæø", "zxcvbnm")
_WORD = re.compile(r"[^\W\d_]+")
_ADDED = frozenset(("en", "et", "den", "det", "at", "og"))  # with or without these it is the same note


@dataclass(frozen=True)
class Noted:
    """A made note: notes of one `truth` say the same; `made_by` are the kinds that made it of note `origin`."""

    text: str
    truth: int
    origin: int
    made_by: tuple[str, ...] = ()
    hard: bool = False


def _words(text: str, shortest: int) -> list[re.Match[str]]:
    return [match for match in _WORD.finditer(text) if len(match[0]) >= shortest]


def _change_word(
    text: str, rng: random.Random, change: Callable[[str, random.Random], str], shortest: int = 4
) -> str:
    found = _words(text, shortest)
    if not found:
        return text
    match = rng.choice(found)
    return text[: match.start()] + change(match[0], rng) + text[match.end() :]


def _replace_word(text: str, rng: random.Random, table: dict[str, str]) -> str:
    found = [match for match in _WORD.finditer(text) if match[0].lower() in table]
    if not found:
        return text
    match = rng.choice(found)
    new = table[match[0].lower()]
    if match[0][0].isupper():
        new = new[0].upper() + new[1:]
    return text[: match.start()] + new + text[match.end() :]


def _both_ways(*pairs: str) -> dict[str, str]:
    table = {}
    for pair in pairs:
        a, b = pair.split("/")
        table[a], table[b] = b, a
    return table


# Noise: the note by another hand.


def _insert(word: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(word))
    return word[:at] + rng.choice(_LETTERS) + word[at:]


def _delete(word: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(word))
    return word[:at] + word[at + 1 :]


def _substitute(word: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(word))
    return word[:at] + rng.choice(_LETTERS) + word[at + 1 :]


def _transpose(word: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _double(word: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(word))
    return word[: at + 1] + word[at:]


def _neighbour_key(word: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(word))
    for row in _KEYS:
        if (place := row.find(word[at])) >= 0:
            return word[:at] + row[place - 1 if place else 1] + word[at + 1 :]
    return word


def _undouble(word: str, rng: random.Random) -> str:
    return re.sub(r"([b-df-hj-np-tv-z])\1", r"\1", word, count=1)


def _case(text: str, rng: random.Random) -> str:
    return rng.choice((str.upper, str.lower, str.title))(text)


def _punctuation(text: str, rng: random.Random) -> str:
    if rng.random() < 0.5:
        return re.sub(r"(?<!\d)[.,;:!?\"]+(?!\d)", "", text)
    return re.sub(r"[.!?]*$", rng.choice(("", ".", "!", "!!", "...")), text, count=1)


def _spacing(text: str, rng: random.Random) -> str:
    return rng.choice(
        (f" {text} ", text.replace(" ", "  ", 2), text.replace(" ", "\u00a0", 1), text.replace(" ", "\n", 1))
    )


def _hyphen(text: str, rng: random.Random) -> str:
    glue = rng.choice(("-", "-\n", "\u00ad", "\u2011"))

    def cut(word: str, rng: random.Random) -> str:
        at = rng.randrange(3, len(word) - 2)
        return word[:at] + glue + word[at:]

    return _change_word(text, rng, cut, 8)


def _written_out(text: str, rng: random.Random) -> str:
    for letter, pair in (("æ", "ae"), ("ø", "oe"), ("å", "aa")):
        text = text.replace(letter, pair)
    return text


def _plain_vowels(text: str, rng: random.Random) -> str:
    return _change_word(text, rng, lambda word, _: word.replace("ø", "o").replace("å", "a"), 6)


_ABBREVIATED = (
    ("for eksempel", "f.eks."), ("for eksempel", "fx"), ("blandt andet", "bl.a."), ("i forhold til", "ift."),
    ("på grund af", "pga."), ("med henblik på", "mhp."), ("med hensyn til", "mht."), ("det vil sige", "dvs."),
    ("eventuelt", "evt."), ("cirka", "ca."), ("procent", "pct."), ("procent", "%"), ("kroner", "kr."),
    ("vedrørende", "vedr."), ("inklusive", "inkl."), ("og så videre", "osv."), ("i forbindelse med", "ifm."),
    ("på baggrund af", "pba."), ("under hensyn til", "u.h.t."), ("telefon", "tlf."),
)  # fmt: skip


def _abbreviation(text: str, rng: random.Random) -> str:
    possible = [pair for long, short in _ABBREVIATED for pair in ((long, short), (short, long)) if pair[0] in text]
    if not possible:
        return text
    old, new = rng.choice(possible)
    return text.replace(old, new, 1)


_ENDINGS = (("en", "er"), ("en", ""), ("erne", "er"), ("er", "en"), ("et", ""), ("er", "erne"), ("ene", "e"),
            ("ing", "ingen"), ("hed", "heden"), ("tion", "tionen"), ("else", "elsen"), ("elsen", "else"),
            ("elser", "else"), ("ede", "et"))  # fmt: skip


def _inflection(text: str, rng: random.Random) -> str:
    def inflect(word: str, rng: random.Random) -> str:
        fitting = [pair for pair in _ENDINGS if word.endswith(pair[0]) and len(word) - len(pair[0]) >= 4]
        if not fitting:
            return word
        old, new = rng.choice(fitting)
        return word[: len(word) - len(old)] + new

    return _change_word(text, rng, inflect, 7)


def _bullet(text: str, rng: random.Random) -> str:
    return rng.choice(("- ", "• ", "* ", "1. ", "2) ", "– ", "a) ")) + text


def _and_sign(text: str, rng: random.Random) -> str:
    sign = rng.choice(("+", "&", "samt"))
    return re.sub(r" og ", f" {sign} ", text, count=1)


def _list_order(text: str, rng: random.Random) -> str:
    if " + " not in text:
        return text
    items = text.rstrip(".").split(" + ")
    return " + ".join([*items[1:], items[0]])


def _split_compound(text: str, rng: random.Random) -> str:
    def cut(word: str, rng: random.Random) -> str:
        at = rng.randrange(4, len(word) - 3)
        return word[:at] + " " + word[at:]

    return _change_word(text, rng, cut, 9)


def _join_words(text: str, rng: random.Random) -> str:
    gaps = [match.start() for match in re.finditer(r"(?<=[^\W\d_]{3}) (?=[^\W\d_]{3})", text)]
    if not gaps:
        return text
    at = rng.choice(gaps)
    return text[:at] + text[at + 1 :]


def _doubled_word(text: str, rng: random.Random) -> str:
    return _change_word(text, rng, lambda word, _: f"{word} {word}", 2)


def _quotes(text: str, rng: random.Random) -> str:
    return rng.choice(('"{}"', "»{}«", "”{}”", "({})", "'{}'")).format(text)


def _emoji(text: str, rng: random.Random) -> str:
    return text + rng.choice((" 👍", " 🙂", "❤️", " :-)", " 🏳️‍🌈"))


_COUNTED = _both_ways("to/2", "tre/3", "fire/4", "fem/5", "seks/6", "syv/7", "otte/8", "ni/9", "ti/10")


def _number_word(text: str, rng: random.Random) -> str:
    return re.sub(
        r"\b(?:to|tre|fire|fem|seks|syv|otte|ni|ti|[2-9]|10)\b(?![.,]\d)", lambda m: _COUNTED[m[0]], text, count=1
    )


def _small_word(text: str, rng: random.Random) -> str:
    return re.sub(rng.choice((r" en ", r" et ", r" at ", r" den ")), " ", text, count=1)


def _confused(text: str, rng: random.Random) -> str:
    return _replace_word(text, rng, _both_ways("nogen/nogle", "ligge/lægge", "ligger/lægger", "af/ad"))


def _decomposed(text: str, rng: random.Random) -> str:
    import unicodedata

    return unicodedata.normalize("NFD", text)


def _no_space(text: str, rng: random.Random) -> str:
    return re.sub(r"(?<=[^\W\d])([,.;:]) (?=[^\W\d])", r"\1", text, count=1)


def _mute_letter(text: str, rng: random.Random) -> str:
    return re.sub(r"(?<=\w{2})(nd|ld|hv|rd)(?=\w)", lambda m: m[1].replace("d", "").replace("h", ""), text, count=1)


def _dash(text: str, rng: random.Random) -> str:
    return re.sub(r", ", rng.choice((" - ", " – ", "; ", " / ")), text, count=1)


Change = Callable[[str, random.Random], str]
NOISES: dict[str, tuple[str, Change]] = {
    "typo_insert": ("tuned", lambda t, r: _change_word(t, r, _insert)),
    "typo_delete": ("tuned", lambda t, r: _change_word(t, r, _delete)),
    "typo_substitute": ("tuned", lambda t, r: _change_word(t, r, _substitute)),
    "typo_transpose": ("tuned", lambda t, r: _change_word(t, r, _transpose)),
    "double_letter": ("tuned", lambda t, r: _change_word(t, r, _double)),
    "case": ("tuned", _case),
    "punctuation": ("tuned", _punctuation),
    "spacing": ("tuned", _spacing),
    "hyphen": ("tuned", _hyphen),
    "written_out": ("tuned", _written_out),
    "abbreviation": ("tuned", _abbreviation),
    "inflection": ("tuned", _inflection),
    "list_order": ("tuned", _list_order),
    "bullet": ("tuned", _bullet),
    "and_sign": ("tuned", _and_sign),
    "neighbour_key": ("held", lambda t, r: _change_word(t, r, _neighbour_key)),
    "undouble": ("held", lambda t, r: _undouble(t, r)),
    "plain_vowels": ("held", _plain_vowels),
    "split_compound": ("held", _split_compound),
    "join_words": ("held", _join_words),
    "doubled_word": ("held", _doubled_word),
    "quotes": ("held", _quotes),
    "emoji": ("held", _emoji),
    "number_word": ("held", _number_word),
    "small_word": ("held", _small_word),
    "confused": ("held", _confused),
    "decomposed": ("held", _decomposed),
    "no_space": ("held", _no_space),
    "mute_letter": ("held", _mute_letter),
    "dash": ("held", _dash),
}

# Look-alikes: something else is said in nearly the same letters.

_ANTONYMS = _both_ways(
    "mere/mindre", "flere/færre", "stor/lille", "store/små", "gode/dårlige", "god/dårlig", "høj/lav",
    "mænd/kvinder",
    "fordele/ulemper", "før/efter", "med/uden", "over/under", "unge/ældre", "første/sidste", "alle/ingen",
    "altid/aldrig",
    "mange/få", "ja/nej", "bedre/værre", "positiv/negativ", "øge/mindske", "stiger/falder", "ind/ud", "op/ned",
)  # fmt: skip
_MODALS = _both_ways("skal/kan", "vil/må", "bør/kan", "kunne/skulle", "er/var", "har/havde", "bliver/blev")
_CALENDAR = _both_ways("mandag/tirsdag", "onsdag/torsdag", "januar/juni", "marts/maj", "juli/juni", "uge/måned",
                       "dage/uger",
                       "år/måneder", "millioner/milliarder", "sommer/vinter")  # fmt: skip
_QUANTIFIERS = _both_ways("alle/nogle", "ofte/sjældent", "kun/også", "hele/halve", "flest/færrest", "begge/ingen")
_PERSONS = _both_ways("jeg/du", "vi/de", "han/hun", "min/din", "vores/deres", "os/dem", "hans/hendes", "mig/dig")


def _negate(text: str, rng: random.Random) -> str:
    if " ikke " in text:
        return text.replace(" ikke ", " ", 1)
    return re.sub(r" (er|har|skal|kan|vil|bør|må|bliver|var) ", r" \1 ikke ", text, count=1)


def _number(text: str, rng: random.Random) -> str:
    return re.sub(r"\d", lambda m: str((int(m[0]) + rng.randrange(1, 9)) % 10), text, count=1)


def _un_prefix(text: str, rng: random.Random) -> str:
    return re.sub(
        r"(?<= )(?=(?:mulig|lige|heldig|sikker|enig|tilfreds|nødvendig|retfærdig|rolig|venlig|lykke)\w*)",
        "u",
        text,
        count=1,
    )


def _subset(text: str, rng: random.Random) -> str:
    words = text.split(" ")
    if len(words) < 8:
        return text
    cut = max(1, len(words) // 12)
    return " ".join(words[:-cut])


def _insertion(text: str, rng: random.Random) -> str:
    words = text.split(" ")
    at = rng.randrange(1, len(words))
    extra = rng.choice(("kun", "måske", "næsten", "snart", "desværre", "endnu", "derfor", "helst"))
    if extra in words:  # "kun kun" is a slip of the pen
        return text
    return " ".join([*words[:at], extra, *words[at:]])


def _reversal(text: str, rng: random.Random) -> str:
    found = _words(text, 5)
    if len(found) < 2:
        return text
    a, b = sorted(rng.sample(found, 2), key=lambda match: match.start())
    if re.search(r"[+,;]|\b(?:og|samt|eller)\b", text):  # items of a list in another order are the same note
        return text
    return text[: a.start()] + b[0] + text[a.end() : b.start()] + a[0] + text[b.end() :]


def _name(text: str, rng: random.Random) -> str:
    names = (
        "Jensen",
        "Hansen",
        "Larsen",
        "Odense",
        "Aarhus",
        "Tyskland",
        "Sverige",
        "Peter",
        "Mette",
        "Europa",
        "Danmark",
    )
    found = [
        match for match in _WORD.finditer(text) if match.start() and match[0][0].isupper() and len(match[0]) > 3
    ]
    if not found:
        return text
    match = rng.choice(found)
    other = rng.choice([name for name in names if not match[0].startswith(name)])
    return text[: match.start()] + other + text[match.end() :]


HARD: dict[str, tuple[str, Change]] = {
    "negation": ("tuned", _negate),
    "number": ("tuned", _number),
    "antonym": ("tuned", lambda t, r: _replace_word(t, r, _ANTONYMS)),
    "un_prefix": ("tuned", _un_prefix),
    "subset": ("tuned", _subset),
    "noun": ("tuned", lambda t, r: t),  # replaced below by one that knows the words of all sentences
    "modal": ("held", lambda t, r: _replace_word(t, r, _MODALS)),
    "calendar": ("held", lambda t, r: _replace_word(t, r, _CALENDAR)),
    "quantifier": ("held", lambda t, r: _replace_word(t, r, _QUANTIFIERS)),
    "person": ("held", lambda t, r: _replace_word(t, r, _PERSONS)),
    "insertion": ("held", _insertion),
    "reversal": ("held", _reversal),
    "name": ("held", _name),
    "near_word": ("held", lambda t, r: t),  # likewise: another real word one or two letters away
}


def read_sentences(path: Path = SENTENCES) -> list[str]:
    """Read a sentence a line; where the file is missing, make sentences from a small grammar."""
    if path.exists():
        return path.read_text(encoding="utf-8").splitlines()
    rng = random.Random(0)
    who = [
        "lederne",
        "medarbejderne",
        "kollegerne",
        "direktionen",
        "tillidsrepræsentanten",
        "nye",
        "ansatte",
        "afdelingen",
        "udvalget",
    ]
    do = ["drøfte", "undersøge", "styrke", "ændre", "forklare", "følge", "støtte", "prioritere"]
    what = [
        "trivslen",
        "rekrutteringen",
        "lønforskellene",
        "barselsreglerne",
        "kulturen",
        "sproget",
        "mødereglerne",
        "uddannelsen",
    ]
    when = [
        "i hverdagen",
        "på personalemødet",
        "hvert år",
        "fra første dag",
        "ved ansættelsen",
        "i budgettet",
        "på intranettet",
    ]
    why = ["så alle føler sig velkomne", "fordi det gør en forskel", "uden at det koster mere", "når der er travlt"]
    made = {
        f"{rng.choice(('Vi foreslår, at', 'Det er vigtigt, at', 'I år kan'))} {rng.choice(who)} skal "
        f"{rng.choice(do)} "
        f"{rng.choice(what)} og {rng.choice(what)} {rng.choice(when)}, {rng.choice(why)} {rng.choice(when)}."
        for _ in range(60_000)
    }
    return sorted(made)


def _bases(sentences: list[str], rng: random.Random) -> Iterator[str]:
    """Give notes of 3 to 60 words, no two with the same words: sentences, parts of them, two in one, and lists."""
    seen: set[str] = set()
    plain = [sentence.split(" ") for sentence in sentences]
    while True:
        words = rng.choice(plain)
        shape = rng.random()
        if shape < 0.2:
            words = [*words[: rng.randrange(3, 12)], *rng.choice(plain)[-rng.randrange(3, 12) :]]
        elif shape < 0.3:
            items = [
                " ".join(rng.choice(plain)[-rng.randrange(1, 4) :]).strip(".,!?")
                for _ in range(rng.randrange(2, 5))
            ]
            words = " + ".join(items).split(" ")
        elif shape < 0.6:
            start = rng.randrange(0, max(1, len(words) - 4))
            words = words[start : start + rng.randrange(4, 30)]
        words = words[:60]
        text = " ".join(words)
        key = " ".join(word for word in _WORD.findall(text.lower()) if word not in _ADDED)
        if key.count(" ") >= 2 and key not in seen:
            seen.add(key)
            yield text


def make_notes(
    count: int, seed: int = 1, sentences: list[str] | None = None, noises: str = "all", hards: str = "all"
) -> list[Noted]:
    """Make `count` notes, in random order: 8 % noisy copies, 4 % look-alikes.

    Args:
        noises: "tuned", "held" or "all" kinds of noise; `hards` the same for the look-alikes.
    """
    rng = random.Random(seed)
    sentences = sentences or read_sentences()
    noise_kinds = [(name, change) for name, (set_, change) in NOISES.items() if noises in ("all", set_)]
    hard_kinds = [(name, change) for name, (set_, change) in HARD.items() if hards in ("all", set_)]
    vocabulary = sorted({w for s in sentences[:20_000] for w in _WORD.findall(s) if len(w) >= 5 and w.islower()})
    by_letters: dict[tuple[str, int], list[str]] = {}
    for word in vocabulary:
        by_letters.setdefault((word[0], len(word)), []).append(word)
    bases = _bases(sentences, rng)
    made: list[Noted] = []
    truth = 0
    while len(made) < count:
        origin, text = len(made), next(bases)
        made.append(Noted(text, truth, origin))
        own = truth
        truth += 1
        chance = rng.random()
        if chance < 0.075:
            for _ in range(rng.choice((1, 1, 1, 2, 3))):
                copy, used = text, []
                for name, change in rng.sample(noise_kinds, rng.choice((1, 1, 2, 3))):
                    if (changed := change(copy, rng)) != copy:
                        copy = changed
                        used.append(name)
                if used:
                    made.append(Noted(copy, own, origin, tuple(used)))
        elif chance < 0.115:
            name, change = rng.choice(hard_kinds)
            if name == "noun":
                change = lambda t, r: _change_word(t, r, lambda _w, r: r.choice(vocabulary), 5)  # noqa: E731
            elif name == "near_word":
                change = lambda t, r: _change_word(t, r, lambda w, r: _near_word(w, by_letters, r), 5)  # noqa: E731
            changed = change(text, rng)
            if _WORD.findall(changed.lower()) != _WORD.findall(text.lower()) or (
                name == "number" and changed != text
            ):
                made.append(Noted(changed, truth, origin, (name,), hard=True))
                truth += 1
    made = made[:count]
    order = list(range(len(made)))
    rng.shuffle(order)
    new_place = {old: new for new, old in enumerate(order)}
    return [
        Noted(made[old].text, made[old].truth, new_place[made[old].origin], made[old].made_by, made[old].hard)
        for old in order
    ]


def _near_word(word: str, by_letters: dict[tuple[str, int], list[str]], rng: random.Random) -> str:
    from rapidfuzz.distance import OSA

    candidates = [
        other
        for length in (len(word) - 1, len(word), len(word) + 1)
        for other in by_letters.get((word[0], length), ())
        if other != word and OSA.distance(word, other, score_cutoff=2) <= 2 and not _same_stem(word, other)
    ]
    return rng.choice(candidates) if candidates else word


def _same_stem(a: str, b: str) -> bool:
    """Tell whether two words may be forms of one, or one of them a misspelling that the sentences hold."""
    from flows.danish.inflection import share_lemma
    from flows.danish.known_words import is_known

    if not is_known(a) or not is_known(b) or share_lemma(a, b):
        return True
    shared = 0
    while shared < min(len(a), len(b)) and a[shared] == b[shared]:
        shared += 1
    return shared >= max(len(a), len(b)) - 4 and shared >= 3
