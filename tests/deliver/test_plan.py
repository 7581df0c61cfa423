"""What is to be done about a receiver: by its package, by what it has, and by what was begun."""

import pytest

from flows.deliver.plan import News
from tests.deliver.handed import FOLDER, MAIL, Said, delivery, note, package, plan, receiver

KAFFE, SUPPE = note("kaffe", 1), note("suppe", 2)
NOW, BEFORE = package(KAFFE, SUPPE), package(KAFFE)
OTHERS = delivery(package(KAFFE, to=receiver(MAIL, "bygning")), "maybe")


@pytest.mark.parametrize(
    ("deliver", "new", "ledger", "again", "action"),
    [
        (MAIL, None, [], [], "empty"),
        (MAIL, None, [delivery(BEFORE)], ["mad"], "empty"),
        (None, NOW, [delivery(BEFORE)], ["mad"], "kept_here"),
        (MAIL, NOW, [], [], "first"),
        (MAIL, NOW, [OTHERS], ["bygning"], "first"),
        (MAIL, NOW, [delivery(NOW)], [], "unchanged"),
        (MAIL, NOW, [delivery(NOW)], ["bygning"], "unchanged"),
        (MAIL, NOW, [delivery(NOW)], ["bygning", "mad"], "again"),
        (MAIL, NOW, [delivery(BEFORE)], [], "update"),
        (MAIL, NOW, [delivery(BEFORE), delivery(NOW)], [], "unchanged"),
        (MAIL, NOW, [delivery(NOW), delivery(BEFORE)], [], "update"),
        (MAIL, NOW, [delivery(NOW), OTHERS], [], "unchanged"),
        (MAIL, NOW, [delivery(NOW, "sending")], [], "maybe"),
        (MAIL, NOW, [delivery(NOW, "maybe")], [], "maybe"),
        (MAIL, NOW, [delivery(NOW), delivery(NOW, "maybe")], [], "maybe"),
        (MAIL, NOW, [delivery(NOW, "maybe")], ["mad"], "again"),
        (MAIL, NOW, [delivery(NOW, "maybe"), delivery(NOW)], [], "unchanged"),
        (FOLDER, NOW, [delivery(NOW, "sending", "folder")], [], "first"),
        (FOLDER, NOW, [delivery(NOW, "sent", "folder"), delivery(NOW, "sending", "folder")], [], "update"),
        (FOLDER, NOW, [delivery(NOW, "sent", "folder")], [], "unchanged"),
    ],
)
def test_what_is_done(deliver, new, ledger, again, action):
    planned = plan(receiver(deliver), new, *ledger, again=tuple(again))

    assert (planned.action, planned.delivers) == (action, action in ("first", "update", "again"))
    assert (planned.package, planned.receiver) == (new, receiver(deliver))


@pytest.mark.parametrize(
    ("deliver", "target"),
    [
        (None, ""),
        (MAIL, "mad@kommune.example"),
        (FOLDER, "delt/mad/kantinen"),
        ({"folder": "K:/x"}, "K:/x/kantinen"),
    ],
)
def test_where_it_goes(deliver, target):
    assert plan(receiver(deliver), NOW).target == target


def numbers(news: News) -> tuple[list[tuple[str, int | None]], ...]:
    return tuple([(each.id, each.number) for each in part] for part in (news.added, news.removed, news.moved))


@pytest.mark.parametrize(
    ("had", "gets", "news"),
    [
        ([KAFFE, SUPPE], [KAFFE, SUPPE], ([], [], [])),
        ([KAFFE], [note("kaffe", 7)], ([], [], [])),  # a new number is no news
        ([KAFFE], [SUPPE, KAFFE], ([("suppe", 2)], [], [])),
        ([KAFFE, SUPPE], [note("suppe", 1)], ([], [("kaffe", 1)], [])),
        ([KAFFE, SUPPE], None, ([], [("kaffe", 1), ("suppe", 2)], [])),
        ([KAFFE, SUPPE], [KAFFE, note("suppe", 9, "rum")], ([], [], [("suppe", 9)])),
        ([KAFFE], [note("kaffe", None, None)], ([], [], [("kaffe", None)])),
        # from a file that got another name
        ([KAFFE, SUPPE], [note("x", 1, text="kaffe"), note("y", 2, text="suppe")], ([], [], [])),
        ([KAFFE], [note("x", 5, "rum", "kaffe")], ([], [], [("x", 5)])),
        # the same text twice: as many are known as there were
        (
            [KAFFE, note("kaffe2", 2, text="kaffe")],
            [note(key, number, text="kaffe") for number, key in enumerate("xyz", 1)],
            ([("z", 3)], [], []),
        ),
        (
            [KAFFE, note("kaffe2", 2, text="kaffe")],
            [KAFFE, note("x", 2, text="kaffe"), note("y", 3, text="kaffe")],
            ([("y", 3)], [], []),
        ),
        ([KAFFE, note("kaffe2", 2, text="kaffe")], [note("x", 1, text="kaffe")], ([], [("kaffe2", 2)], [])),
    ],
)
def test_what_is_new_since_the_last_package(had, gets, news):
    new = package(*gets) if gets is not None else None

    assert numbers(plan(receiver(MAIL), new, delivery(package(*had))).news) == news


def test_without_a_package_before_nothing_is_news():
    assert plan(receiver(MAIL), NOW).news == News()


@pytest.mark.parametrize(
    ("notes", "asks", "same"),
    [
        ([SUPPE, KAFFE], {"get": ["board", "appendix"]}, True),
        ([note("kaffe", 3), note("suppe", None)], {}, True),
        ([KAFFE], {}, False),
        ([KAFFE, note("suppe", 2, None)], {}, False),
        ([KAFFE, note("suppe", 2, text="suppen")], {}, False),
        ([KAFFE, note("suppe", 2, subthemes="Varm mad")], {}, False),
        ([KAFFE, SUPPE], {"deadline": "2026-12-01"}, False),
        ([KAFFE, SUPPE], {"get": ["appendix"]}, False),
    ],
)
def test_what_makes_another_content(notes: list[Said], asks, same):
    content = package(KAFFE, SUPPE, get=["appendix", "board"]).content

    assert (package(*notes, **{"get": ["appendix", "board"], **asks}).content == content) is same
