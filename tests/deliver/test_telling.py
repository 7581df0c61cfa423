"""What a receiver is told of its package, and what the command and the status tell of each receiver."""

import datetime

import pytest

from flows.deliver.settings import SenderSettings
from flows.deliver.telling import tell_done, tell_plan, tell_receiver, tell_waiting
from tests.deliver.handed import FOLDER, MAIL, delivery, note, package, plan, receiver

SENDER = SenderSettings(name="Enheden", email="enhed@kommune.example")
HELD = datetime.date(2026, 3, 12)
KAFFE, SUPPE, KAGE = note("kaffe", 1), note("suppe", 2), note("kage", 3)
BEGIN = "\n\nBegynd med foelgebrev.docx. Svar i opfoelgning.xlsx.\n"
KEPT = "\n\nDet, vi har modtaget fra jer, står i den nye opfoelgning.xlsx. Skriv videre i den."
BACK = "Send den tilbage til enhed@kommune.example.\n"
REGARDS = "\nVenlig hilsen\nEnheden\n"


@pytest.mark.parametrize(
    ("keys", "sender", "held", "said"),
    [
        (
            {"deadline": "2026-12-01"},
            SENDER,
            HELD,
            "Vedlagt er 3 input fra en workshop, der blev holdt den 12. marts 2026. Vi beder jer følge op på dem."
            f"{BEGIN}Send den tilbage til enhed@kommune.example senest den 1. december 2026.\n{REGARDS}",
        ),
        (
            {},
            SENDER,
            None,
            f"Vedlagt er 3 input fra en workshop. Vi beder jer følge op på dem.{BEGIN}{BACK}{REGARDS}",
        ),
        (
            {"deadline": "2026-12-01"},
            SenderSettings(name="Enheden"),
            None,
            f"Vedlagt er 3 input fra en workshop. Vi beder jer følge op på dem.{BEGIN}{REGARDS}",
        ),
        (
            {},
            SenderSettings(email="enhed@kommune.example"),
            None,
            f"Vedlagt er 3 input fra en workshop. Vi beder jer følge op på dem.{BEGIN}{BACK}",
        ),
    ],
)
def test_the_first_package_says_what_comes_when_it_was_and_what_is_asked_for(keys, sender, held, said):
    to = receiver(MAIL, **keys)

    assert tell_receiver(plan(to, package(KAFFE, SUPPE, KAGE, to=to)), sender, held) == (
        f"Til Madforvaltningen\n\n{said}"
    )


@pytest.mark.parametrize(
    ("had", "gets", "again", "said"),
    [
        (
            [KAFFE, SUPPE, KAGE],
            [note("kaffe", 4, "rum"), note("te", 6), note("is", 2)],
            False,
            "Her er en ny udgave af pakken med jeres 3 input.\n\nSiden sidst:\n"
            "- 2 input er nye (nr. 2 og 6)\n- 2 input er gået ud (før nr. 2 og 3)\n"
            f"- ét input har skiftet tema (nr. 4){KEPT}",
        ),
        (
            [note("kaffe")],
            [note("suppe")],
            False,
            "Her er en ny udgave af pakken med jeres ene input.\n\nSiden sidst:\n- ét input er nyt\n"
            f"- ét input er gået ud{KEPT}",
        ),
        (
            [KAFFE, SUPPE],
            [KAFFE, note("suppe", 2, subthemes="Varm mad")],
            False,
            "Her er en ny udgave af pakken med jeres 2 input.\n\nSiden sidst:\n"
            f"- fristen eller pakkens filer er ændret{KEPT}",
        ),
        ([KAFFE], [KAFFE], True, f"Her er pakken med jeres ene input igen.{KEPT}"),
        (
            [KAFFE],
            [KAFFE, SUPPE],
            True,
            f"Her er pakken med jeres 2 input igen.\n\nSiden sidst:\n- ét input er nyt (nr. 2){KEPT}",
        ),
    ],
)
def test_later_packages_say_what_is_new_since(had, gets, again, said):
    planned = plan(receiver(MAIL), package(*gets), delivery(package(*had)), again=("mad",) if again else ())

    assert tell_receiver(planned, SENDER, HELD) == f"Til Madforvaltningen\n\n{said}{BEGIN}{BACK}{REGARDS}"


def test_one_that_is_asked_for_again_before_anything_arrived_has_nothing_since():
    planned = plan(receiver(MAIL), package(KAFFE), delivery(package(KAFFE), "maybe"), again=("mad",))

    assert tell_receiver(planned, SENDER, HELD) == (
        f"Til Madforvaltningen\n\nHer er pakken med jeres ene input igen.{BEGIN}{BACK}{REGARDS}"
    )


NOW = package(KAFFE, SUPPE)
FILES = "foelgebrev.docx, pakke.json"


@pytest.mark.parametrize(
    ("deliver", "new", "ledger", "again", "lines"),
    [
        (MAIL, NOW, [], False, ["ny, 2 input", f"som e-mail til mad@kommune.example: {FILES}"]),
        (FOLDER, package(KAFFE), [], False, ["ny, 1 input", f"til mappen delt/mad/kantinen: {FILES}"]),
        (
            MAIL,
            NOW,
            [delivery(NOW)],
            True,
            ["sendes igen, 2 input", f"som e-mail til mad@kommune.example: {FILES}"],
        ),
        (
            FOLDER,
            NOW,
            [delivery(package(KAGE, note("suppe", 7, "rum"), note("is")))],
            False,
            [
                "opdatering, 2 input",
                "1 nye, 2 gået ud, 1 har skiftet tema",
                f"til mappen delt/mad/kantinen: {FILES}",
            ],
        ),
        (
            FOLDER,
            NOW,
            [delivery(package(KAFFE, SUPPE, get=["board"]))],
            False,
            [
                "opdatering, 2 input",
                "fristen eller pakkens filer er ændret",
                f"til mappen delt/mad/kantinen: {FILES}",
            ],
        ),
        (MAIL, NOW, [delivery(NOW)], False, ["har det hele; intet er nyt."]),
        (
            MAIL,
            NOW,
            [delivery(NOW, "maybe")],
            False,
            [
                "er måske leveret i går. Spørg, om den er kommet, og kør igen med --delivered mad eller "
                "--again mad.",
            ],
        ),
        (None, NOW, [], False, ["pakken er lavet, men deliver er ikke skrevet, så den bliver liggende."]),
        (MAIL, None, [], False, ["der er ingen input, så der er ingen pakke."]),
        (
            MAIL,
            None,
            [delivery(NOW)],
            False,
            ["der er ingen input mere, men den har fået en pakke før. Sig det selv til den."],
        ),
    ],
)
def test_the_command_tells_what_would_be_done(deliver, new, ledger, again, lines):
    planned = plan(receiver(deliver), new, *ledger, again=("mad",) if again else ())
    first, *others = lines

    assert list(tell_plan(planned, "i går")) == [f"Madforvaltningen (mad): {first}", *others]


SEND = 'Send den med: workshop hand-off "kantinen"'


@pytest.mark.parametrize(
    ("deliver", "new", "ledger", "told"),
    [
        (MAIL, NOW, [], f"Pakken er ikke sendt endnu. {SEND}"),
        (
            MAIL,
            NOW,
            [delivery(package(KAFFE, KAGE))],
            f"Skal have en opdatering: 1 nye, 1 gået ud, 0 har skiftet tema. {SEND}",
        ),
        (
            MAIL,
            NOW,
            [delivery(NOW, "maybe")],
            "Pakken er måske leveret 3. maj 2026. Spørg, om den er kommet, og kør: workshop hand-off "
            '"kantinen" --delivered mad (den er kommet) eller --again mad (send den igen)',
        ),
        (None, NOW, [], "Pakken bliver ikke sendt herfra: deliver står ikke i workshop.yaml."),
        (
            MAIL,
            None,
            [delivery(NOW)],
            "- Madforvaltningen (mad): der er ingen input mere, men den har fået en pakke før. Sig det selv til "
            "den.",
        ),
        (MAIL, None, [], ""),
        (MAIL, NOW, [delivery(NOW)], ""),
    ],
)
def test_the_status_tells_what_a_receiver_has_not_got(deliver, new, ledger, told):
    opened = next((each for each in ledger if each.state != "sent"), None)

    assert tell_waiting("kantinen", plan(receiver(deliver), new, *ledger), opened) == told


@pytest.mark.parametrize(
    ("deliver", "told"),
    [
        (MAIL, "Madforvaltningen (mad): sendt til mad@kommune.example."),
        (FOLDER, "Madforvaltningen (mad): lagt i delt/mad/kantinen."),
    ],
)
def test_what_was_done_is_told_with_its_place(deliver, told):
    assert tell_done(plan(receiver(deliver), NOW)) == told
