"""Contrast, as WCAG 2.1 reckons it."""

from __future__ import annotations

import re

_ENOUGH = 4.5
_STEPS = 40
_LEAST_COLOUR = 24  # between the strongest and the weakest channel
HEX = re.compile(r"[0-9A-Fa-f]{6}")


def contrast(colour: str, behind: str = "FFFFFF") -> float:
    """Give the ratio, 1 to 21, of two colours such as `1F3864`."""
    light, dark = sorted((_luminance(colour), _luminance(behind)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable(colour: str, behind: str = "auto") -> str:
    """Give the colour itself or, where it is too faint on what is behind it, its nearest shade that can be read."""
    behind = behind.upper() if HEX.fullmatch(behind) else "FFFFFF"
    if not HEX.fullmatch(colour) or contrast(colour, behind) >= _ENOUGH:
        return colour
    goal = 0 if contrast("000000", behind) > contrast("FFFFFF", behind) else 255
    for step in range(1, _STEPS + 1):
        shade = "".join(f"{channel + (goal - channel) * step // _STEPS:02X}" for channel in _channels(colour))
        if contrast(shade, behind) >= _ENOUGH:
            return shade
    return f"{goal:02X}" * 3


def is_grey(colour: str) -> bool:
    """Tell black, white and what lies between them from a colour."""
    channels = _channels(colour)
    return max(channels) - min(channels) < _LEAST_COLOUR


def tint(colour: str) -> str:
    """Give the colour half way to white."""
    return "".join(f"{(channel + 255) // 2:02X}" for channel in _channels(colour))


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[0:2], 16), int(colour[2:4], 16), int(colour[4:6], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for share in (channel / 255 for channel in _channels(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
