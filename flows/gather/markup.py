"""Undoes the HTML that whiteboards put into their exports."""

from __future__ import annotations

import html
import re

_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,6}|#x[0-9a-fA-F]{1,5});")
_BREAK_TAG = re.compile(r"<br\s*/?>|</p>\s*<p[^>]*>|</div>\s*<div[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:p|div|span|strong|em|b|i|u|a)(?:\s[^<>]*)?>", re.IGNORECASE)


def decode_markup(text: str, tags: bool) -> str:
    """Decode entities; with `tags`, turn `<br>` into a line end and drop the tags that format."""
    if tags:
        text = _TAG.sub("", _BREAK_TAG.sub("\n", text))
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text)
