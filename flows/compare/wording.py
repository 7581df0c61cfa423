"""The sentences of wording.yaml."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict

from flows.yaml_source import read_packaged


class Wording(BaseModel):
    """The whole of wording.yaml; what a sentence's key means is seen where it is used."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    mark: str
    letters: tuple[str, str]
    named: str
    title: str
    counted: str
    few: str
    themes: str
    figure: str
    figure_caption: str
    figure_description: str
    figure_value: str
    table: str
    table_caption: str
    table_description: str
    column_theme: str
    column_notes: str
    column_share: str
    column_gained: str
    total: str
    without_theme: str
    subtheme: str
    share: str
    words: str
    words_lead: str
    word: str
    no_words: str
    grown: str
    grown_lead: str
    grew: str
    no_grown: str
    told: dict[str, str]
    faults: dict[str, str]


@cache
def wording() -> Wording:
    """Read the sentences."""
    return read_packaged("flows.compare", "wording.yaml", Wording)
