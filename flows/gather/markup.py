"""Undoes the HTML that whiteboards and hearing platforms put into their exports."""

from __future__ import annotations

import html
import re

_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});")
_BREAK_TAG = re.compile(r"<br\s*/?>|</p>\s*<p[^>]*>|</div>\s*<div[^>]*>|</li>\s*(?=<li)|</h\d>\s*", re.IGNORECASE)
_ITEM_TAG = re.compile(r"<li(?:\s[^<>]*)?>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:p|div|span|strong|em|b|i|u|s|a|ul|ol|li|h\d|blockquote|img|sub|sup|code|pre)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)


def decode_markup(text: str, tags: bool) -> str:
    """Decode entities; with `tags`, turn `<br>`, paragraphs and items into lines and drop the tags that format."""
    if tags:
        several = len(_ITEM_TAG.findall(text)) > 1
        text = _BREAK_TAG.sub("\n", text)
        text = _ITEM_TAG.sub("• ", text) if several else text
        text = _TAG.sub("", text)
    decoded = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
    return decoded.strip("\n\u00a0 ") if tags and decoded != text else decoded
