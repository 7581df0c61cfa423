"""The name in a recipient of a letter, however staff type it."""

import pytest

from flows.write.recipient import name_of


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Karla Konstrueret", "Karla Konstrueret"),
        ("Karla Sofie Konstrueret (Ø)", "Karla Sofie Konstrueret"),
        ("Karla Konstrueret, MB", "Karla Konstrueret"),
        (" Karla Konstrueret , MB", "Karla Konstrueret"),
        ("Karla Konstrueret (Ø), MB", "Karla Konstrueret"),
        ("Karla Konstrueret, MB (Ø)", "Karla Konstrueret"),
        ("Karla Konstrueret MB", "Karla Konstrueret"),
        ("Karla Konstrueret Ø", "Karla Konstrueret"),
        ("Karla Ø. Konstrueret", "Karla Ø. Konstrueret"),
        ("Karla K", "Karla K"),
        ("Borgmester Karla Konstrueret", "Karla Konstrueret"),
        ("MB Karla Konstrueret", "Karla Konstrueret"),
        ("adm. direktør Karla Konstrueret", "Karla Konstrueret"),
        ("Til Karla Konstrueret", "Karla Konstrueret"),
        ("Karla Konstrueret – formand for Byudvalget", "Karla Konstrueret"),
        ("Karla Konstrueret - gruppeformand", "Karla Konstrueret"),
        ("Karla-Sofie Konstrueret", "Karla-Sofie Konstrueret"),
        ("Karla Konstrueret / Listen", "Karla Konstrueret"),
        ("Karla Konstrueret\nRådhuset", "Karla Konstrueret"),
        ("Karla Konstrueret og Dorte Digtet", "Karla Konstrueret og Dorte Digtet"),
        ("karla konstrueret", "karla konstrueret"),
        ("Borgmesteren", "Borgmesteren"),
        ("Formand for Byudvalget Karla Konstrueret", "Formand for Byudvalget Karla Konstrueret"),
        ("Byudvalget", "Byudvalget"),
        ("Karla  Konstrueret ", "Karla Konstrueret"),
        (", MB", ""),
        ("(Ø)", ""),
        ("", ""),
    ],
)
def test_titles_parties_and_functions_are_no_part_of_a_name(typed, name):
    assert name_of(typed) == name
