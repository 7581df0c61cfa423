"""A workshop that lives: its files, decisions and workbook change, and a plain record says what must be in force.

The record knows notes by their texts, which are all different; the program by ids. Whatever the program keeps, a
run is checked against the record: nothing that was decided is lost, all that has its text is in force, and nothing
else is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import openpyxl
from hypothesis import strategies as st

from flows.gather.headers import load_vocabulary
from flows.gather.hints import VocabularyHints
from flows.review import Decision, DecisionBook
from flows.review.book import ThemeDecision
from flows.review.write_book import write_book
from flows.sheets import read_book
from flows.workbook.form import form
from flows.workbook.parent import ParentRow
from flows.workbook.read import parent_of
from tests.workbook.desk import SCHEME, Desk, Sheets
from tests.workbook.life_checks import check_edition
from tests.workbook.life_record import FACTS, THEMES, Key, Record, meant, record_of, say

TEXTS = [
    "Bedre kaffe om morgenen",
    "Bedre kaffe om morgenen!",
    "Stolene larmer i hallen",
    "Stolene larmer i hallen nu",
    "Pauser uden telefoner",
    "Ring til 87 65 43 21 om suppen",
    "Hvorfor er døren låst?",
    "Flere planter ved trappen",
]
SIGN = "Vi sidder ved vinduet ud mod gården"
LINES = ("Kopper på hylden", "Skilte over indgangen")
TABLED = ["Kander med vand", "\n".join(LINES)]
PROTECTED = ("left_out", "masked")


@dataclass
class Life:
    """What lies on the desk, and the record of what people said.

    Attributes:
        said: What is decided and in decisions.yaml, or was typed into the workbook and waits for a run.
        silenced: What a person left out or hid and never released, whatever decisions.yaml says.
        answered: What was asked about again, and is gone once the note that it may be is decided about.
        list_name: The name of the long list by now; `table_name` that of the table.
        read_as: What a file held when it was last read under a name.
        typed: What a person wrote into the workbook since the last run, by sheet and ids.
    """

    desk: Desk
    texts: list[str] = field(default_factory=lambda: [TEXTS[0], TEXTS[1], TEXTS[2], TEXTS[5]])
    tabled: list[str] = field(default_factory=lambda: [*TABLED])
    list_name: str = "liste.csv"
    table_name: str = "bord.xlsx"
    said: Record = field(default_factory=dict)
    silenced: set[Key] = field(default_factory=set)
    answered: set[Key] = field(default_factory=set)
    read_as: dict[str, list[str]] = field(default_factory=dict)
    typed: dict[tuple[str, tuple[str, ...]], dict[str, str]] = field(default_factory=dict)
    made: list[bytes] = field(default_factory=list)
    books: list[bytes] = field(default_factory=list)
    asked_for: tuple[list[str], str] | None = None

    @classmethod
    def begin(cls, root: Path) -> "Life":
        desk = Desk.of(root, [])
        (desk.inputs / "noter.csv").unlink()
        (desk.folders.categories / "frokost.yaml").write_text(SCHEME, encoding="utf-8")
        life = cls(desk)
        life.save_list()
        life.save_table()
        life.run()
        return life

    def save_list(self) -> None:
        self.desk.note_down(self.texts, self.list_name)

    def save_table(self) -> None:
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet("Ark")
        for row in (["Bord", "Input"], [SIGN, self.tabled[0]], ["2", self.tabled[1]]):
            sheet.append(row)
        book.save(self.desk.inputs / self.table_name)

    def rename(self, which: str, name: str) -> None:
        (self.desk.inputs / getattr(self, which)).rename(self.desk.inputs / name)
        setattr(self, which, name)

    def rows(self, sheet: str) -> list[ParentRow]:
        """Give the rows of a sheet of the workbook, as they were written."""
        hints = VocabularyHints(load_vocabulary())
        parent = parent_of(read_book(self.desk.workbook.read_bytes(), self.desk.workbook.name, hints))
        return [row for row in parent.rows if row.sheet == sheet]

    def type(self, row: ParentRow, **cells: str) -> None:
        """Write into the yellow cells of a row, once a run, and record what a person means by it."""
        place = row.sheet, row.ids
        changed = {key: value for key, value in cells.items() if value != row.written.get(key, "")}
        if not changed or place in self.typed:
            return
        self.typed[place] = changed
        self.answered |= {say(each.decision)[0] for each in row.pending if each.decision.key != "left_out"}
        for key, value in meant(row, {**row.written, **cells}, set(changed)):
            if value is not None:
                self.said[key] = value
            else:
                self.said.pop(key, None)
            if key[0] in PROTECTED and value not in (None, "printed"):
                self.silenced.add(key)
            else:
                self.silenced.discard(key)

    def run(self) -> None:
        """Save what was typed, run, check all that the record says, and put the workbook back unchanged."""
        self._save_typed()
        self._follow_table()
        ran = self.desk.run()
        self.typed = {}
        self._forget_answered(record_of(self.desk.book))
        assert record_of(self.desk.book) == self.said
        check_edition(ran, self.said, self.silenced, self._wanted())
        if self.asked_for and self.asked_for[0] == self.texts and ("left_out", self.asked_for[1]) not in self.said:
            assert ran.held_back
        self.asked_for = None
        self.made.append(self.desk.workbook.read_bytes())
        self.books.append(self.desk.yaml.read_bytes() if self.desk.yaml.exists() else b"")
        self.read_as |= {self.list_name: [*self.texts], self.table_name: [*self.tabled]}

    def _wanted(self) -> Iterator[str]:
        """Give the texts that are to be notes."""
        split, _ = self.said.get(("reading", self.table_name), (None, None))
        signs = [SIGN] if ("cell", SIGN) in self.said else []
        for text in (*self.texts, *self.tabled, *signs):
            for part in text.split("\n") if split == "lines" else [text]:
                if ("not_note", part) not in self.said:
                    yield part

    def put_back(self, workbook: bytes) -> None:
        """Put a workbook that the program made in the place of the one that lies there: it changes nothing."""
        before = self.desk.book
        self.desk.workbook.write_bytes(workbook)
        assert not self.desk.run().settled.answers.new
        assert self.desk.book == before

    def _save_typed(self) -> None:
        def write(sheets: Sheets) -> None:
            for (key, ids), cells in self.typed.items():
                shape = form().sheets[key]
                for row in sheets.rows(shape.title):
                    if tuple(str(row[shape.columns[each].heading].value) for each in shape.ids) == ids:
                        for column, value in cells.items():
                            row[shape.columns[column].heading].value = value or None

        if self.typed:
            self.desk.edit(write)

    def _follow_table(self) -> None:
        """Let what is said of the reading go along where the file holds what it held under its old name."""
        for kind, name in [key for key in self.said if key[0] == "reading" and key[1] != self.table_name]:
            if ("reading", self.table_name) not in self.said and self.read_as.get(name) == self.tabled:
                self.said["reading", self.table_name] = self.said.pop((kind, name))

    def _forget_answered(self, there: Record) -> None:
        for key in [key for key in self.said if key in self.answered and key not in there]:
            del self.said[key]
        self.answered.clear()


_NUMBER = st.integers(0, 30)
STEP = st.one_of(
    st.tuples(st.just("add"), _NUMBER, _NUMBER),
    st.tuples(st.just("remove"), _NUMBER),
    st.tuples(st.just("edit"), _NUMBER, _NUMBER),
    st.tuples(st.just("reverse")),
    st.tuples(st.just("edit the table"), st.booleans()),
    st.tuples(st.just("rename the list"), st.sampled_from(["liste.csv", "noter.csv"])),
    st.tuples(st.just("rename the table"), st.sampled_from(["bord.xlsx", "bord 2.xlsx"])),
    st.tuples(st.just("theme"), _NUMBER, st.sampled_from([*THEMES, ""])),
    st.tuples(st.just("subtheme"), _NUMBER),
    st.tuples(st.just("action"), _NUMBER, st.sampled_from(["Udelad", "Udelad", "Behold", "Ikke et input", ""])),
    st.tuples(st.just("hide"), _NUMBER, st.booleans()),
    st.tuples(st.just("hide found")),
    st.tuples(st.just("remark"), _NUMBER, st.sampled_from(["Husk", ""]), st.sampled_from(["jh", ""])),
    st.tuples(st.just("pair"), _NUMBER, st.sampled_from(["Samme", "Hold adskilt", ""])),
    st.tuples(st.just("aside"), _NUMBER),
    st.tuples(st.just("reading"), st.sampled_from(["Ja", "Nej", ""]), st.sampled_from(["Intet", ""])),
    st.tuples(st.just("words"), _NUMBER, st.sampled_from(["Vores ord.", ""]), st.sampled_from(["Et afsnit.", ""])),
    st.tuples(st.just("fact"), st.sampled_from([*FACTS]), st.sampled_from(["frokost", ""])),
    st.tuples(st.just("yaml"), _NUMBER, st.sampled_from(["mad", "rum", None])),
    *[st.tuples(st.just("run"))] * 4,
    st.tuples(st.just("put an old workbook back"), _NUMBER),
    st.tuples(st.just("put an old decisions.yaml back"), _NUMBER),
)


def take(life: Life, step: Sequence[Any]) -> None:
    """Do what people do, one thing."""
    kind, *how = step
    if kind in ("add", "remove", "edit", "reverse"):
        _change_list(life, kind, *how)
    elif kind == "edit the table":
        life.tabled[0] = "Karafler med saft" if how[0] else TABLED[0]
        life.save_table()
    elif kind.startswith("rename"):
        life.rename("list_name" if "list" in kind else "table_name", how[0])
    elif kind == "run":
        life.run()
    elif kind == "put an old workbook back":
        if not life.typed:
            life.run()
            life.put_back(life.made[how[0] % len(life.made)])
    elif kind in ("yaml", "put an old decisions.yaml back"):
        if not life.typed:
            _change_yaml(life, kind, *how)
            life.run()
    else:
        _decide(life, kind, *how)


def _change_list(life: Life, kind: str, place: int = 0, which: int = 0) -> None:
    free = [text for text in TEXTS if text not in life.texts]
    if kind == "add" and free:
        life.texts.insert(place % (len(life.texts) + 1), free[which % len(free)])
    elif kind == "remove" and len(life.texts) > 2:
        life.texts.pop(place % len(life.texts))
    elif kind == "edit" and free:
        _rewrite(life, place % len(life.texts), free[which % len(free)])
    elif kind == "reverse":
        life.texts.reverse()
    life.save_list()


def _rewrite(life: Life, place: int, new: str) -> None:
    """Write another text into a cell; in the place of what the last run left out it is to be asked about."""
    old, seen = life.texts[place], life.read_as.get(life.list_name)
    left_out = life.said.get(("left_out", old), "printed") != "printed" and ("not_note", old) not in life.said
    before = life.texts.copy()
    life.texts[place] = new
    if left_out and not life.typed and seen == before and new not in seen:
        life.asked_for = life.texts.copy(), new


def _change_yaml(life: Life, kind: str, place: int, theme: str | None = None) -> None:
    """Write a theme into decisions.yaml, or put it back as it was once; a word to print something is no old one."""
    path = life.desk.yaml
    if kind == "yaml":
        life.run()
        notes = [row for row in life.rows("notes") if not row.pending and not row.moved]
        if not notes:
            return
        row = notes[place % len(notes)]
        (note,), (text,) = row.ids, row.texts
        others = [each for each in life.desk.book.decisions if say(each)[0] != ("theme", text)]
        new = Decision("themes", ThemeDecision(note=note, text=text, theme=theme))
        before = path.read_bytes() if path.exists() else b""
        path.write_bytes(write_book(DecisionBook.of([*others, new]), before))
    else:
        old = life.books[place % len(life.books)]
        if b"printed" in old or b"kept" in old:
            return
        path.write_bytes(old)
    life.said = record_of(life.desk.book)
    life.silenced |= {key for key, value in life.said.items() if key[0] in PROTECTED and value != "printed"}


def _decide(life: Life, kind: str, *how: Any) -> None:
    if kind in ("theme", "subtheme", "action", "hide", "remark"):
        rows = life.rows("notes")
        row, told = rows[how[0] % len(rows)], how[1:]
        if kind == "theme":
            life.type(row, new_theme=told[0], new_subthemes="")
        elif kind == "subtheme":
            life.type(row, new_theme="Mad og drikke", new_subthemes="Varmt")
        elif kind == "action":
            life.type(row, action=told[0])
        elif kind == "hide":
            life.type(row, hide=row.texts[0].split()[0] if told[0] else "")
        else:
            life.type(row, remark=told[0], initials=told[1])
    elif kind == "hide found":
        for row in life.rows("notes"):
            if row.found:
                life.type(row, action="Skjul fund")
    elif kind == "pair":
        if rows := life.rows("pairs"):
            life.type(rows[how[0] % len(rows)], verdict=how[1])
    elif kind == "aside":
        rows = [row for row in life.rows("aside") if row.decided or row.texts[0] == SIGN]
        if rows:
            life.type(rows[how[0] % len(rows)], is_note="Ja")
    elif kind == "reading":
        row = next(row for row in life.rows("reading") if row.ids[1])
        life.type(row, split=how[0], theme_from=how[1])
    elif kind == "words":
        rows = [row for row in life.rows("themes") if row.theme]
        life.type(rows[how[0] % len(rows)], intro=how[1], paragraph=how[2])
    else:
        life.type(next(row for row in life.rows("workshop") if row.ids[0] == how[0]), new_value=how[1])
