"""What a run keeps for the next one, by which it is seen what was lost from decisions.yaml."""

import json

from flows.review import DecisionBook, Memory, keep_memory, read_memory
from flows.review.approval import Approval
from flows.review.book import Decision, LeftOutDecision, MaskedDecision, SummaryDecision, ThemeDecision
from flows.review.memory import digest_of
from flows.review.source_entries import ReadingDecision

THEME = Decision("themes", ThemeDecision(note="a", text="Te", theme="viden"))
OUT = Decision("left_out", LeftOutDecision(note="b", text="Kaffe", reason="x"))
HIDDEN = Decision("masked", MaskedDecision(note="c", text="Vand til os", words=("os",)))
WORDS = Decision("summary", SummaryDecision(theme="viden", intro="Ja"))
SHEET = Decision("reading", ReadingDecision(file="a.xlsx", split="lines"))
ALL = Memory(book=DecisionBook.of([THEME, OUT, HIDDEN, WORDS]))


def test_what_kept_a_text_from_print_is_lost_and_the_rest_is_vanished():
    now = DecisionBook.of([Decision("left_out", LeftOutDecision(note="b", text="Kaffe", reason="y"))])

    assert ALL.lost_from(DecisionBook()) == (OUT, HIDDEN)
    assert ALL.vanished_from(DecisionBook()) == (THEME, WORDS)
    assert (ALL.lost_from(now), ALL.vanished_from(now)) == ((HIDDEN,), (THEME, WORDS))
    assert (ALL.lost_from(ALL.book), ALL.vanished_from(ALL.book)) == ((), ())


def test_what_is_lost_stays_in_memory_until_a_person_takes_it_back():
    said = {name: Approval(edition=name, verdict="approved", by="jh") for name in ("e1", "e2", "e3")}
    refused = Approval(edition="e1", verdict="refused")
    before = ALL.model_copy(
        update={"taken": frozenset("t"), "read": frozenset("r"), "approvals": {"e1": said["e1"], "e2": said["e2"]}}
    )
    after = before.after(DecisionBook.of([THEME]), [OUT.subject], ["u"], ["s"], {"e1": refused, "e3": said["e3"]})

    assert after.book == DecisionBook.of([THEME, HIDDEN])
    assert (after.taken, after.read) == (frozenset("tu"), frozenset("rs"))
    assert list(after.approvals.items()) == [("e2", said["e2"]), ("e1", refused), ("e3", said["e3"])]


def test_each_decision_knows_since_which_edition_it_is_in_force_and_a_file_how_it_was_read():
    first = Memory().noting(DecisionBook.of([THEME, WORDS]), "e1", {"a.xlsx": "1", "b.xlsx": "2"})
    second = first.noting(DecisionBook.of([THEME, OUT, SHEET]), "e2", {"a.xlsx": "3", "b.xlsx": "2"})
    third = second.noting(DecisionBook.of([OUT, SHEET]), "e3", {})

    assert (first.since, first.files) == ({digest_of(THEME): "e1"}, {})
    assert second.since == {digest_of(THEME): "e1", digest_of(OUT): "e2", digest_of(SHEET): "e2"}
    assert second.files == {"a.xlsx": "3"}
    assert third.since == {digest_of(OUT): "e2", digest_of(SHEET): "e2"}
    assert third.files == {"a.xlsx": "3"}
    assert len(digest_of(THEME)) == 16


def test_what_is_kept_reads_as_it_was_with_the_latest_word_last(tmp_path):
    memory = ALL.model_copy(
        update={
            "taken": frozenset(("u", "t")),
            "read": frozenset("r"),
            "since": {"b": "e2", "a": "e1"},
            "files": {"b.csv": "2", "a.csv": "1"},
            "approvals": {
                "e2": Approval(edition="e2", verdict="refused", by="jh", remark="Nej"),
                "e1": Approval(edition="e1", verdict="approved"),
            },
        }
    )
    keep_memory(tmp_path, memory)

    assert read_memory(tmp_path) == memory
    assert [*read_memory(tmp_path).approvals] == ["e2", "e1"]
    (file,) = tmp_path.iterdir()
    told = json.loads(file.read_text(encoding="utf-8"))
    assert [*told] == ["schema_version", "book", "taken", "read", "since", "files", "places", "approvals"]
    assert ([*told["book"]], told["taken"]) == (["themes", "left_out", "masked", "summary"], ["t", "u"])
    assert ([*told["since"]], [*told["files"]]) == (["a", "b"], ["a.csv", "b.csv"])


def test_without_the_file_nothing_is_remembered(tmp_path):
    assert read_memory(tmp_path) == Memory()
