"""What screening finds in a line, as the tests write it. All persons and numbers of these tests are constructed."""

from flows.screen import StaffList, screen_text


def found(line: str, *names: str) -> list[tuple[str, str, str]]:
    """Give kind, grade and words of each finding; `names` are those that the unit supplied."""
    return [(each.kind, each.grade, line[each.start : each.end]) for each in screen_text(line, StaffList(names))]


def stops(line: str, *names: str) -> list[tuple[str, str]]:
    """Give kind and words of what stops."""
    return [(kind, words) for kind, grade, words in found(line, *names) if grade == "stop"]
