"""The sentences of wording.yaml."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict

from flows.write.wording import Counted
from flows.yaml_source import read_packaged


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CoverWording(_Model):
    """What the cover note says."""

    mark: str
    title: str
    to: str
    sender: str
    held: str
    deadline: str
    answer_to: str
    contact: str
    what: Counted
    all: Counted
    themes: str
    theme: str
    shared_heading: str
    shared_one: Counted
    shared_several: Counted
    shared_advice: str
    do_heading: str
    do: tuple[str, ...]
    back: str
    back_folder: str
    back_to: str
    back_by: str
    enclosed_heading: str
    enclosed: dict[str, str]
    journal_heading: str
    journal: dict[str, str]


class MailWording(_Model):
    """What the e-mail says."""

    greeting: str
    first: Counted
    held: str
    again: Counted
    update: Counted
    since: str
    added: Counted
    removed: Counted
    moved: Counted
    numbers: str
    old_numbers: str
    details: str
    kept: str
    begin: str
    back: str
    by: str
    regards: str


class ToldWording(_Model):
    """What the command says of each receiver."""

    first: Counted
    again: Counted
    update: Counted
    unchanged: str
    maybe: str
    kept_here: str
    empty: str
    empty_now: str
    news: str
    folder: str
    email: str
    done_folder: str
    done_email: str
    noted: str
    kept: str
    no_server: str


class WaitingWording(_Model):
    """What the status says of a package that its receiver has not got as it is now."""

    first: str
    update: str
    maybe: str
    kept_here: str
    gone: str


class Wording(_Model):
    """The whole of wording.yaml."""

    cover: CoverWording
    mail: MailWording
    told: ToldWording
    waiting: WaitingWording


@cache
def wording() -> Wording:
    """Read the sentences."""
    return read_packaged("flows.deliver", "wording.yaml", Wording)
