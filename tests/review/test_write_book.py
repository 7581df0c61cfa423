"""Decisions are written into the file as a careful colleague would: nothing else in it changes."""

import textwrap
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.errors import DecisionsError, LedgerError
from flows.review.book import (
    Decision,
    DecisionBook,
    LeftOutDecision,
    PairDecision,
    RemarkDecision,
    SummaryDecision,
    ThemeDecision,
)
from flows.review.read_book import parse_book
from flows.review.write_book import write_book

FILE = textwrap.dedent(
    """\
    # Afgjort på mødet i maj

    themes:                       # inputtet hører til under dette tema
    # Jonna er enig
    - {note: a1, text: "Mere te",   theme: ledelse}   # se referatet
    # Peter spørger igen
    - note: a2
      text: 'Kaffe ''nu'''
      theme: null

    left_out:
    - note: d1
      text: |
        To linjer
        om kaffe
      reason: "personoplysning"
    # slut
    """
)


def changed(file: str, was: str, now: str) -> str:
    assert file.count(was) == 1
    return file.replace(was, now)


def written(file: str, *decisions: Decision) -> str:
    return write_book(DecisionBook.of(decisions), file.encode()).decode()


TE, KAFFE, UDELADT = parse_book(FILE.encode()).decisions
NEW = Decision("themes", ThemeDecision(note="b1", text='Bedre "lys"', theme="viden", subthemes=("x", "12")))


def test_what_has_not_changed_is_not_touched():
    assert written(FILE, TE, KAFFE, UDELADT) == FILE


def test_a_new_decision_is_added_last_under_its_key():
    assert written(FILE, TE, KAFFE, NEW, UDELADT) == changed(
        FILE,
        "  theme: null\n",
        '  theme: null\n- note: b1\n  text: "Bedre \\"lys\\""\n  theme: viden\n  subthemes: [x, "12"]\n',
    )


def test_a_decision_that_is_said_twice_is_written_twice():
    file = "themes:\n- note: a\n  text: Te\n  theme: null\n"
    (tea,) = parse_book(file.encode()).decisions

    assert written(file, tea, tea) == f"{file}- note: a\n  text: Te\n  theme: null\n"


def test_a_key_that_the_file_lacks_is_added_behind_the_others():
    pair = Decision("apart", PairDecision(notes=("a1", "a2"), texts=("Mere te", "To\nlinjer")))

    assert written(FILE, TE, KAFFE, UDELADT, pair) == changed(
        FILE, "# slut\n", 'apart:\n- notes: [a1, a2]\n  texts: ["Mere te", "To\\nlinjer"]\n# slut\n'
    )


def test_a_new_key_stands_behind_what_is_added_to_the_last_one():
    file = "same:\n- {notes: [a, b], texts: [Te, Thé]}\n"
    (there,) = parse_book(file.encode()).decisions
    more = Decision("same", PairDecision(notes=("c", "d"), texts=("to", "tre")))
    theme = Decision("themes", ThemeDecision(note="e", text="x", theme=None))

    assert written(file, there, more, theme) == (
        f"{file}- notes: [c, d]\n  texts: [to, tre]\nthemes:\n- note: e\n  text: x\n  theme: null\n"
    )


def test_of_a_changed_decision_only_what_changed_is_written():
    other = TE.entry.model_copy(update={"theme": "viden"})
    assert written(FILE, Decision("themes", other), KAFFE, UDELADT) == changed(FILE, "ledelse", "viden")

    more = TE.entry.model_copy(update={"subthemes": ("synlig",)})
    assert written(FILE, Decision("themes", more), KAFFE, UDELADT) == changed(
        FILE, "ledelse}", "ledelse, subthemes: [synlig]}"
    )

    more = KAFFE.entry.model_copy(update={"subthemes": ()})
    assert written(FILE, TE, Decision("themes", more), UDELADT) == changed(
        FILE, "theme: null\n", "theme: null\n  subthemes: []\n"
    )

    text = UDELADT.entry.model_copy(update={"text": "En linje"})
    assert written(FILE, TE, KAFFE, Decision("left_out", text)) == changed(
        FILE, "|\n    To linjer\n    om kaffe\n", '"En linje"\n'
    )


@pytest.mark.parametrize(
    ("file", "now"),
    [
        (
            "remarks:\n- note: a\n  text: Te\n  remark: Husk\n  by: jh\n",
            "remarks:\n- note: a\n  text: Te\n  by: jh\n",
        ),
        (
            "remarks:\n- note: a\n  text: Te\n  remark: Husk  # aftalt\n  by: jh\n",
            'remarks:\n- note: a\n  text: Te\n  remark: ""  # aftalt\n  by: jh\n',
        ),
        (
            "remarks:\n- note: a\n  text: Te\n  by: jh\n  remark: Husk\n",
            "remarks:\n- note: a\n  text: Te\n  by: jh\n",
        ),
        (
            "remarks:\n- {note: a, text: 'Te', remark: Husk, by: jh}\n",
            "remarks:\n- {note: a, text: 'Te', by: jh}\n",
        ),
        ("remarks:\n- {note: a, text: Te, by: jh, remark: Husk}\n", "remarks:\n- {note: a, text: Te, by: jh}\n"),
        (
            "remarks:\n- remark: Husk\n  note: a\n  text: Te\n  by: jh\n",
            'remarks:\n- remark: ""\n  note: a\n  text: Te\n  by: jh\n',
        ),
    ],
)
def test_what_a_decision_says_no_more_is_not_written(file, now):
    (remark,) = parse_book(file.encode()).remarks

    assert written(file, Decision("remarks", remark.model_copy(update={"remark": ""}))) == now


def test_one_choice_for_another_is_written_in_its_place():
    file = "reading:\n- {file: a.csv, first_row: note, split: lines}\n"
    (entry,) = parse_book(file.encode()).reading
    other = entry.model_copy(update={"first_row": None, "header_row": 2, "split": None})

    assert written(file, Decision("reading", other)) == "reading:\n- {file: a.csv, header_row: 2}\n"


def test_a_decision_that_is_gone_goes_with_the_comment_above_it():
    assert written(FILE, TE, UDELADT) == changed(
        FILE, "# Peter spørger igen\n- note: a2\n  text: 'Kaffe ''nu'''\n  theme: null\n", ""
    )
    assert written(FILE, KAFFE, UDELADT) == changed(
        FILE, '# Jonna er enig\n- {note: a1, text: "Mere te",   theme: ledelse}   # se referatet\n', ""
    )


def test_in_a_list_that_is_indented_with_its_comments_each_change_stands_in_its_column():
    file = textwrap.dedent(
        """\
        themes:
          # første
          - note: a1
            text: Te
            theme: ledelse
          # anden
          # og mere om den
          - note: a2
            text: Kaffe
            theme: null
          # slut
        """
    )
    te, _ = parse_book(file.encode()).decisions
    more = Decision("themes", te.entry.model_copy(update={"subthemes": ("synlig",)}))
    water = Decision("themes", ThemeDecision(note="a3", text="Vand", theme=None))

    assert written(file, more, water) == textwrap.dedent(
        """\
        themes:
          # første
          - note: a1
            text: Te
            theme: ledelse
            subthemes: [synlig]
          - note: a3
            text: Vand
            theme: null
          # slut
        """
    )


def test_a_key_without_decisions_stays_with_its_comment():
    without = written(FILE, UDELADT)

    assert without == FILE[: FILE.index("# Jonna")] + FILE[FILE.index("\nleft_out") :]
    assert "themes:                       # inputtet hører til under dette tema\n- note: b1\n" in written(
        without, NEW, UDELADT
    )


def test_line_ends_of_windows_and_the_mark_of_notepad_stay():
    file = b"\xef\xbb\xbf" + FILE.replace("\n", "\r\n").encode()

    made = write_book(DecisionBook.of([TE, KAFFE, NEW, UDELADT]), file)

    assert made.startswith(file[: file.index(b"\r\n\r\nleft_out")])
    assert made.endswith(file[file.index(b"\r\n\r\nleft_out") :])
    assert made.count(b"\n") == made.count(b"\r\n") == FILE.count("\n") + 4


@pytest.mark.parametrize(
    ("file", "made"),
    [
        ("themes: []  # ingen endnu\n", "themes:  # ingen endnu\n"),
        ("themes: [{note: a, text: b, theme: c}]\n", "themes:\n"),
        ("themes:\n", "themes:\n"),
        ("themes: ~", "themes:\n"),
        ("{themes: [{note: a, text: b, theme: c}], same: []}\n", "themes:\n"),
        ("# intet endnu", "# intet endnu\nthemes:\n"),
        ("themes:\n  -\n    # a - b\n    note: a\n    text: b\n    theme: c\n", "themes:\n  "),
        ("themes:\n# æ😀\n- note: a\n  text: æ😀\n  theme: c\n", "themes:\n"),
    ],
)
def test_other_ways_to_write_a_list(file, made):
    made += '- note: b1\n  text: "Bedre \\"lys\\""\n  theme: viden\n  subthemes: [x, "12"]\n'.replace(
        "\n", "\n  " if made.endswith(" ") else "\n"
    ).removesuffix("  ")
    lines = written(file, NEW).splitlines()
    assert [line for line in lines if line.strip()] == made.splitlines()


def test_what_is_no_book_of_decisions_is_not_written_over():
    for file in (b"themes: x\n", b"- a\n", b"\xff", b"tema: []\n"):
        with pytest.raises(DecisionsError):
            write_book(DecisionBook(), file)


def test_blank_lines_that_belong_to_a_text_stay_its_own():
    file = "left_out:\n- note: a\n  reason: x\n  text: |+\n    Te\n\n\nthemes:\n"
    (only,) = parse_book(file.encode()).decisions
    more = Decision("left_out", LeftOutDecision(note="b", text="c", reason="d"))

    assert written(file, only, more) == changed(file, "themes", "- note: b\n  text: c\n  reason: d\nthemes")


@pytest.mark.parametrize("decisions", [(), (TE,)])
def test_a_file_written_in_a_way_that_can_not_be_kept_is_refused(decisions):
    """An anchor in front of the list hides in which column the list stands."""
    file = "themes: &alle\n- {note: z, text: Ring til Jens (opdigtet), theme: c}\n"

    with pytest.raises(LedgerError, match="ikke rørt") as caught:
        written(file, *decisions)
    assert "Jens" not in str(caught.value)


_ID = st.text("abcdefghk234567", min_size=1, max_size=12)
_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30).map(
    lambda text: unicodedata.normalize("NFC", text)
)
_ODD = ("viden", "null", "yes", "12:30", "007", "~", "a: b", "# c", "- d", " e ")
_WORD = st.one_of(st.sampled_from(_ODD), _TEXT)


@st.composite
def books(draw) -> DecisionBook:
    """Books of random decisions, at most one about each subject."""
    themes = draw(
        st.lists(
            st.builds(
                ThemeDecision,
                note=_ID,
                text=_TEXT,
                theme=st.none() | _WORD,
                subthemes=st.none() | st.lists(_WORD, max_size=2).map(tuple),
            ),
            unique_by=lambda entry: entry.note,
            max_size=4,
        )
    )
    pairs = draw(
        st.lists(
            st.builds(
                PairDecision,
                notes=st.lists(_ID, min_size=2, max_size=2, unique=True).map(tuple),
                texts=st.tuples(_TEXT, _TEXT),
            ),
            unique_by=lambda entry: frozenset(entry.notes),
            max_size=5,
        )
    )
    same = draw(st.integers(0, len(pairs)))
    about = st.none() | st.lists(st.tuples(_ID, _TEXT), max_size=3, unique_by=lambda pair: pair[0])
    summary = draw(
        st.lists(
            st.builds(_written, _WORD, _WORD.filter(str.strip), _WORD, about),
            unique_by=lambda entry: entry.theme,
            max_size=3,
        )
    )
    left_out = draw(
        st.lists(
            st.builds(LeftOutDecision, note=_ID, text=_TEXT, reason=_WORD.filter(bool)),
            unique_by=lambda entry: entry.note,
            max_size=3,
        )
    )
    remarks = draw(
        st.lists(
            st.builds(RemarkDecision, note=_ID, text=_TEXT, remark=_TEXT, by=_WORD),
            unique_by=lambda entry: entry.note,
            max_size=2,
        )
    )
    return DecisionBook(
        themes=tuple(themes),
        same=tuple(pairs[:same]),
        apart=tuple(pairs[same:]),
        left_out=tuple(left_out),
        summary=tuple(summary),
        remarks=tuple(remarks),
    )


def _written(theme, intro, paragraph, about):
    notes = None if about is None else tuple(note for note, _ in about)
    texts = None if about is None else tuple(text for _, text in about)
    return SummaryDecision(theme=theme, intro=intro, paragraph=paragraph, notes=notes, texts=texts)


@settings(max_examples=50)
@given(books())
def test_what_is_written_reads_as_what_was_decided(book):
    made = write_book(book)

    assert parse_book(made) == book
    assert write_book(book, made) == made


def with_comments(file: bytes) -> bytes:
    """Write a comment above each decision and behind each of its lines, with the decision's number."""
    number, lines = -1, []
    for line in file.decode().splitlines():
        number += line.startswith("- ")
        lines += [f"# over {number}:"] if line.startswith("- ") else []
        lines.append(f"{line}  # bag {number}:" if line[0] in "- " else line)
    return "\n".join(lines).encode()


@settings(max_examples=50)
@given(books(), books(), st.randoms(use_true_random=False))
def test_whatever_is_decided_anew_the_comments_of_what_stays_survive(book, further, random):
    kept = [decision for decision in book.decisions if random.random() < 0.7]
    places = {(decision.key, decision.subject) for decision in kept}
    new = [each for each in further.decisions if (each.key, each.subject) not in places]
    then = DecisionBook.of([*kept, *new])
    before = with_comments(write_book(book))
    assert parse_book(before) == book

    made = write_book(then, before)

    assert sorted(parse_book(made).decisions, key=repr) == sorted(then.decisions, key=repr)
    assert write_book(then, made) == made
    stays = {(decision.key, decision.subject) for decision in then.decisions}
    for number, decision in enumerate(book.decisions):
        comments = [made.decode().count(f"# {where} {number}:") for where in ("over", "bag")]
        lines = before.decode().count(f"# bag {number}:")
        assert comments == ([1, lines] if (decision.key, decision.subject) in stays else [0, 0])
