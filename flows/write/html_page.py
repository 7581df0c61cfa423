"""HTML pages that fetch nothing: all that is put in is escaped, and a policy allows the page's own parts only."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from flows.write.word.markup import printable


@dataclass(frozen=True, slots=True)
class _Inline:
    """A style or script of a package, and the digest by which the page's policy allows it."""

    text: Markup
    digest: str


def render_page(package: str, title: str, style: str, script: str = "", **values: object) -> bytes:
    """Make a page in UTF-8 of a package's `page.html`, which is its body.

    Args:
        package: Whose files they are.
        title: Of the page.
        style: The name of the package's style sheet.
        script: That of its script; empty where it has none.
        values: What is put into the body.
    """
    body = Markup(_template(package, "page.html").render(title=title, **values).rstrip("\n"))  # noqa: S704 - escaped
    frame = _template("flows.write", "html_frame.html")
    own_script = _inline(package, script) if script else None
    return frame.render(title=title, style=_inline(package, style), script=own_script, body=body).encode()


@cache
def _template(package: str, name: str) -> Template:
    """Read a template in which all that is put in is escaped, wherever it stands."""
    environment = Environment(
        autoescape=True,
        finalize=_escaped,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.from_string(_read(package, name))


def _inline(package: str, name: str) -> _Inline:
    text = _read(package, name).strip()
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return _Inline(Markup(text), digest)  # noqa: S704 - a file of ours


def _read(package: str, name: str) -> str:
    return (files(package) / name).read_text("utf-8")


def _escaped(value: object) -> Markup:
    if isinstance(value, Markup):
        return value
    return Markup(escape(printable(str(value))))  # noqa: S704 - escaped here: the engine leaves what XML forbids
