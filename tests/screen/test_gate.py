"""Nothing is published while personal data awaits a person; all persons and numbers are constructed."""

import pytest

from flows.errors import DecisionsError, ExitCode, HeldBackError
from flows.notes import SetAside, Source
from flows.screen import open_stops, screen_text
from flows.screen.gate import list_names
from tests.screen.desk import NAME, Desk, all_text, appendix

CPR = "Mere kaffe til 070761-4285, tak"
NAMED = "Mette Hansen bager god kage"


def test_an_open_stop_holds_back_and_says_where_and_what_to_do_without_the_words(tmp_path):
    desk = Desk(tmp_path, CPR, "Mere kage", NAMED)
    ids = [note.id for note in desk.edition(hold_back=False).gathered.notes]

    with pytest.raises(HeldBackError) as caught:
        desk.edition()

    assert caught.value.exit_code == ExitCode.HELD_BACK
    assert str(caught.value).splitlines()[:3] == [
        "Intet er udgivet, for 2 input ser ud til at rumme personoplysninger, som en person skal se på:",
        f"- {ids[0]} (A2): CPR-nummer",
        f"- {ids[2]} (A4): navn",
    ]
    assert "'Skjul disse ord'" in str(caught.value)
    assert caught.value.shown.splitlines() == [
        "Intet er udgivet, for 2 input ser ud til at rumme personoplysninger, som en person skal se på:",
        f"- {ids[0]} (noter.csv, A2): CPR-nummer 0707XX-XXXX",
        f"- {ids[2]} (noter.csv, A4): navn Mxxxx Hxxxxx",
        str(caught.value).splitlines()[3],
    ]


def test_what_is_hidden_is_printed_nowhere_and_the_first_sentence_counts_it(tmp_path):
    desk = Desk(tmp_path, CPR, "Mere kage", NAMED)
    desk.decide(
        masked=[{"text": CPR, "words": ["070761-4285"]}, {"text": NAMED, "words": ["Mette Hansen"]}],
    )
    made = desk.made()

    assert [line for line in appendix(made) if "personoplysning udeladt" in line] == [
        "Bilaget gengiver alle 3 input fra workshoppen, ordret bortset fra udeladte personoplysninger. "
        "Forvaltningen har udeladt 2 personoplysninger i 2 input; der står [personoplysning udeladt].",
        "Mere kaffe til [personoplysning udeladt], tak",
        "[personoplysning udeladt] bager god kage",
    ]
    assert "070761" not in all_text(made)
    assert "Hansen" not in all_text(made)


def test_what_may_stand_is_printed_as_it_was_written(tmp_path):
    desk = Desk(tmp_path, NAMED, "Mere kage")
    desk.decide(kept=[{"text": NAMED, "words": ["Mette Hansen"]}])
    made = desk.made()

    assert NAMED in appendix(made)
    assert appendix(made)[2] == "Bilaget gengiver alle 2 input fra workshoppen, ordret og uden redigering."
    assert desk.result()["notes"][0]["findings"] == [
        {"kind": "name", "grade": "stop", "state": "kept", "start": 0, "end": 12}
    ]


def test_what_is_left_out_stops_nothing_and_stands_in_no_file(tmp_path):
    desk = Desk(tmp_path, CPR, "Mere kage")
    desk.decide(left_out=[{"text": CPR, "reason": "Personoplysning"}])
    made = desk.made()

    assert "070761" not in all_text(made)
    assert [note["text"] for note in desk.result()["notes"]] == ["[udeladt]", "Mere kage"]
    assert desk.result()["notes"][0]["why"] == []


def test_a_decision_holds_at_every_later_run_and_a_new_number_stops_again(tmp_path):
    desk = Desk(tmp_path, CPR, "Mere kage")
    desk.decide(masked=[{"text": CPR, "words": ["070761-4285"]}])
    first = desk.made().documents

    assert [desk.made().documents == first for _ in range(3)] == [True, True, True]

    desk.note_down(CPR, "Mere kage", "cpr 010190-0001")
    with pytest.raises(HeldBackError) as caught:
        desk.edition()
    assert [line for line in str(caught.value).splitlines() if "(A" in line] == [
        f"- {desk.edition(hold_back=False).gathered.notes[2].id} (A4): CPR-nummer"
    ]


def test_a_note_that_changed_since_its_words_were_hidden_is_asked_about_again(tmp_path):
    desk = Desk(tmp_path, "Kaffen hos Qix er kold", "Mere kage")
    desk.decide(masked=[{"text": "Kaffen hos Qix er kold", "words": ["Qix"]}])
    assert "Qix" not in all_text(desk.made())

    desk.note_down("Kaffen hos Qix er iskold", "Mere kage")

    with pytest.raises(HeldBackError, match="udeladt eller skjult ord i"):
        desk.edition()


def test_words_that_the_program_did_not_find_can_be_hidden_everywhere_in_a_note(tmp_path):
    desk = Desk(tmp_path, "Qix siger ja, men Qix mener nej", "Mere kage")
    desk.decide(masked=[{"text": "Qix siger ja, men Qix mener nej", "words": ["Qix"]}])

    assert "[personoplysning udeladt] siger ja, men [personoplysning udeladt] mener nej" in appendix(desk.made())


def test_hiding_a_word_leaves_longer_words_alone_but_for_a_genitive(tmp_path):
    desk = Desk(tmp_path, "Idag er kaffen god, siger Ida, og Idas kop er ren")
    desk.decide(masked=[{"text": "Idag er kaffen god, siger Ida, og Idas kop er ren", "words": ["Ida"]}])

    hidden = "Idag er kaffen god, siger [personoplysning udeladt], og [personoplysning udeladt]s kop er ren"
    assert hidden in appendix(desk.made())


def test_the_text_of_what_a_person_said_is_no_note_is_not_told(tmp_path):
    desk = Desk(tmp_path, "Mere kage", "Qix er sød ved alle")
    desk.decide(not_notes=[{"text": "Qix er sød ved alle"}])

    assert ("decision", "") in [(cell["reason"], cell["text"]) for cell in desk.result()["set_aside"]]
    assert "Qix" not in all_text(desk.made())


def test_a_pattern_that_found_hidden_words_is_not_told(tmp_path):
    desk = Desk(tmp_path, "Ring til kaffe-Qix om kage")
    desk.decide(masked=[{"text": "Ring til kaffe-Qix om kage", "words": ["kaffe-Qix"]}])
    (note,) = desk.result()["notes"]

    assert [why["pattern"] for why in note["why"]] == ["kage"]


def test_hidden_words_that_another_note_prints_are_told(tmp_path):
    hidden = "Kaffen hos Qixa og Zix er kold"
    desk = Desk(
        tmp_path,
        hidden,
        "Mere te",
        "Kagen hos Qixa er god",
        "Kagen hos Zix er god",  # too short a word to look for
        "Også Qixa har Qixas kop",
        "Qixa siger: hold op",
    )
    desk.decide(
        masked=[
            {"text": hidden, "words": ["Qixa", "Zix"]},
            {"text": "Også Qixa har Qixas kop", "words": ["Qixa"]},
        ],
        left_out=[{"text": "Qixa siger: hold op", "reason": "Personoplysning"}],
    )
    edition = desk.edition()
    note = edition.gathered.notes[2]

    assert [(caution.code, caution.message, caution.source) for caution in edition.cautions] == [
        (
            "hidden_elsewhere",
            f"ord, der er skjult i et andet input, står også i {note.id} og trykkes. Skal de skjules, så skriv dem "
            "også der.",
            note.source,
        )
    ]


def test_words_that_do_not_stand_in_the_note_are_refused_without_repeating_them(tmp_path):
    desk = Desk(tmp_path, CPR)
    desk.decide(masked=[{"text": CPR, "words": ["Qix"]}])

    with pytest.raises(DecisionsError, match=r"nr\. 1 under words står ikke i inputtets tekst") as caught:
        desk.edition()
    assert "Qix" not in str(caught.value)


def test_only_the_words_that_were_decided_about_are_settled(tmp_path):
    desk = Desk(tmp_path, "Mette Hansen, tlf. 20 30 40 50, vil have kaffe")
    desk.decide(kept=[{"text": "Mette Hansen, tlf. 20 30 40 50, vil have kaffe", "words": ["Mette Hansen"]}])

    ((_, stops),) = open_stops(desk.edition(hold_back=False))
    assert [stop.kind for stop in stops] == ["phone"]


def test_a_name_of_the_list_and_one_of_a_column_of_participants_stop(tmp_path):
    desk = Desk(tmp_path, "Zaphira Ulmst vil have kaffe", "ole grel vil have kage", "Mere kage")
    (desk.inputs / "names.txt").write_text("Zaphira Ulmst\n", encoding="utf-8")
    (desk.inputs / "hold.csv").write_text("Navn;Input\nOle Grel;Mere kaffe\n", encoding="utf-8")

    found = [
        (note.source.cell, [each.kind for each in stops])
        for note, stops in open_stops(desk.edition(hold_back=False))
    ]
    assert found == [("A2", ["listed_name"]), ("A3", ["listed_name"])]


@pytest.mark.parametrize(
    ("person", "text", "kinds"),
    [
        ("Zaphira Ulmst", "zaphira ulmst", ["listed_name"]),
        ("Zaphira grel Ulmst", "zaphira grel ulmst", ["listed_name"]),
        ("Zaphira ulmst", "zaphira ulmst", []),
        ("zaphira Ulmst", "zaphira ulmst", []),
        ("Zaphira Ulmst 4", "zaphira ulmst 4", []),
        ("Irma", "Irma", ["listed_name"]),
        ("Oprydning", "Oprydning", []),  # a single word that is nothing but a name, or it is none
        ("irma", "Irma", ["single_name"]),
        ("Zaphira Ulmst@firma", "Zaphira Ulmst@firma", []),
        ("Zaphira Grel Ulmst Vorn Quibb", "zaphira grel ulmst vorn quibb", ["listed_name"]),
        ("Orlin Grel Ulmst Vorn Zwolp Drask", "orlin grel ulmst vorn zwolp drask", []),
    ],
)
def test_what_is_looked_for_of_a_column_of_participants(person, text, kinds):
    where = Source("hold.csv", "", "A2")
    listed = list_names([SetAside(where, "person", "", person=each) for each in ("", "bord 4", person)], ())
    assert [each.kind for each in screen_text(f"så vil {text} have kaffe", listed)] == kinds


def test_names_of_participants_stand_in_no_file(tmp_path):
    desk = Desk(tmp_path, "Mere kage")
    (desk.inputs / "hold.csv").write_text("Navn;Input\nZaphira Ulmst;Mere kaffe\n", encoding="utf-8")

    assert "Zaphira" not in all_text(desk.made())


def test_warnings_publish_and_are_told(tmp_path):
    desk = Desk(tmp_path, "Mette bager god kage", "Mere kaffe")
    edition = desk.edition()

    assert [(c.code, c.source.cell) for c in edition.cautions] == [("personal_data", "A2")]
    assert "Mette" not in edition.cautions[0].message
    assert "Mette bager god kage" in appendix(desk.made())


def test_a_workshop_with_open_stops_is_still_checked(tmp_path, capsys):
    from click.testing import CliRunner

    from flows.cli import workshop

    desk = Desk(tmp_path, CPR, "Mere kage")
    folders = [f"--{name}={getattr(desk.folders, name)}" for name in ("inputs", "outputs", "categories")]
    ran = CliRunner().invoke(workshop, ["check", NAME, *folders])

    assert ran.exit_code == 0
    assert f"{NAME}: 'workshop run' ville holde udgivelsen tilbage." in ran.stderr
    assert "(noter.csv, A2): CPR-nummer 0707XX-XXXX" in ran.stderr
    assert "4285" not in ran.stdout + ran.stderr
