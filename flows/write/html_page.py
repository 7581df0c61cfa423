"""HTML pages that fetch nothing: all that is put in is escaped, and a policy allows the page's own parts only."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from html import escape
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from flows.write.word.markup import printable


@cache
def page_template(package: str, name: str = "page.html") -> Template:
    """Read a package's page, in which all that is put in is escaped, wherever it stands."""
    environment = Environment(
        autoescape=True,
        finalize=_escaped,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.from_string(_read(package, name))


def inline(package: str, name: str) -> tuple[Markup, str]:
    """Read a package's style or script, and give the digest by which the page's policy allows it."""
    text = _read(package, name).strip()
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return Markup(text), digest  # noqa: S704 - a file of ours


def _read(package: str, name: str) -> str:
    return (files(package) / name).read_text("utf-8")


def _escaped(value: object) -> Markup:
    if isinstance(value, Markup):
        return value
    return Markup(escape(printable(str(value))))  # noqa: S704 - escaped here: the engine leaves what XML forbids
