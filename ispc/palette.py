"""Colour -> the colours that can be read with it.

A partnership chooses its own colours; nobody should have to know about contrast to do so. From one colour come the
text to put on it, a shade of it dark enough for links on white, and a tint to put text on. The measure is the contrast
ratio of WCAG 2.2 (1.4.3: 4.5 to 1 for text).
"""

from __future__ import annotations

import re

WHITE, BLACK = "#ffffff", "#000000"
TEXT = 4.5

_HEX = re.compile(r"#[0-9a-fA-F]{6}")


def checked(colour: str) -> str:
    """The colour as it is, fit to be written into a stylesheet. Raises ValueError where it is not a colour."""
    if not _HEX.fullmatch(colour):
        raise ValueError(f"{colour!r} is not a colour such as #1d4f6e")
    return colour


def _channels(colour: str) -> tuple[int, int, int]:
    checked(colour)
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    linear = [
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for share in (channel / 255 for channel in _channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mix(colour: str, other: str, share: float) -> str:
    """`share` of `other`, from 0 to 1, and the rest of `colour`."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def text_on(colour: str) -> str:
    """Black or white, whichever is the easier to read on `colour`; one of them always reaches 4.5 to 1."""
    return max((WHITE, BLACK), key=lambda text: contrast(text, colour))


def readable(colour: str, on: str = WHITE, ratio: float = TEXT) -> str:
    """`colour`, darkened as little as it takes to be read on the light colour `on`."""
    steps = (mix(colour, BLACK, step / 20) for step in range(21))
    return next(shade for shade in steps if contrast(shade, on) >= ratio)


def tint(colour: str) -> str:
    """A light tint to put dark text on."""
    return mix(colour, WHITE, 0.92)
