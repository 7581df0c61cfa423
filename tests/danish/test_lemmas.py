import json
import random

import pytest
import simplemma

from flows.danish import lemmas

WORDS = (
    "lederne",
    "børn",
    "mænd",
    "chikanen",
    "kønsneutrale",
    "arbejdspladsens",
    "gik",
    "x",
    "ÅR",
    "Kaffe",
    "LGBT+",
    "2025",
    "zzqxy",
    "trivsels-undersøgelse",
    "’",
)


def test_the_index_is_that_of_the_installed_list(root):
    assert (root / "flows" / "danish" / "lemma_index.json").read_bytes() == lemmas.make_index()


@pytest.mark.parametrize("word", WORDS)
def test_it_answers_as_simplemma_does(word):
    assert lemmas.lemma(word) == simplemma.lemmatize(word, "da").lower()


def test_every_word_of_the_list_is_found():
    words = list(lemmas._dictionary())
    known = simplemma.strategies.dictionaries.DefaultDictionaryFactory().get_dictionary("da")

    assert len(words) == len(lemmas._dictionary()) == len(known)
    for word in random.Random(7).sample(words, 2_000):
        assert lemmas._dictionary()[word] == known[word]


def test_another_list_is_read_without_the_index(monkeypatch, tmp_path):
    other = tmp_path / "index.json"
    other.write_text(json.dumps({"crc32": 0}), encoding="utf-8")
    monkeypatch.setattr(lemmas, "_INDEX", other)
    lemmas._dictionary.cache_clear()
    try:
        assert type(lemmas._dictionary()).__name__ == "StreamMap"
        assert lemmas._dictionary()["lederne"] == simplemma.lemmatize("lederne", "da")
    finally:
        lemmas._dictionary.cache_clear()
