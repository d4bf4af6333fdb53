"""Colours as arithmetic: mixing, and the contrast that decides what can be seen (WCAG 2.2, 1.4.3, 1.4.6 and 1.4.11)."""

from __future__ import annotations

import colorsys
import re
from dataclasses import dataclass
from functools import cache

READABLE = 7.0
"""The contrast of a text on its background that we hold ourselves to (WCAG 2.2, level AAA, normal text)."""

LEAST = 4.5
"""The contrast below which a colour cannot be taken for text at all (WCAG 2.2, level AA, normal text)."""

SHAPE = 3.0
"""The contrast below which a bar, a line or a dot cannot be told from its ground (WCAG 2.2, 1.4.11)."""

PAPER, NIGHT = "#ffffff", "#11161c"
"""What hand-outs stand on: paper, which a light screen shows as it is, and a screen that is set to dark."""

_HEX = re.compile(r"#[0-9a-fA-F]{6}")


def is_colour(text: str) -> bool:
    """Whether the text is a colour as `#0b4f6c`."""
    return _HEX.fullmatch(text) is not None


def mixed(colour: str, other: str, share: float) -> str:
    """`colour` with `share` (0 to 1) of `other` mixed in."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def contrast(one: str, other: str) -> float:
    """How well one colour can be told from the other: 1 not at all, 21 black from white."""
    dark, light = sorted(map(_luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def readable(colour: str, paper: str, least: float = READABLE) -> str:
    """The colour, as much darker or lighter as it takes to be read on `paper`; by its hue it is known again."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*(channel / 255 for channel in _channels(colour)))
    step = -0.01 if _luminance(paper) > 0.18 else 0.01  # to black and to white it is as far from this grey
    candidate = colour
    while contrast(candidate, paper) < least and 0 <= lightness <= 1:
        lightness += step
        rgb = colorsys.hls_to_rgb(hue, min(max(lightness, 0), 1), saturation)
        candidate = "#" + "".join(f"{round(channel * 255):02x}" for channel in rgb)
    return candidate


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[start : start + 2], 16) for start in (1, 3, 5))


def _luminance(colour: str) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@dataclass(frozen=True, slots=True)
class Palette:
    """All colours of a hand-out, each as `#0b4f6c`.

    `ink` on `paper` is the text, `muted` small print. `rule` is for lines and shapes that say something, and seen on
    paper as such; `line` is faint, for lines that only part. `accent` is the one colour of the house, with `on_accent`
    for text on it; `tint` is its pale ground, with `on_tint` for text there. Each level of a finding has a colour for
    its text and its shapes, and a tint for the ground under it.
    """

    paper: str
    ink: str
    muted: str
    line: str
    rule: str
    accent: str
    on_accent: str
    tint: str
    on_tint: str
    crack: str
    crack_tint: str
    warning: str
    warning_tint: str
    strength: str
    strength_tint: str


@cache
def on_paper(accent: str) -> Palette:
    """The colours on white paper."""
    paper, ink = PAPER, "#14181d"
    tint = mixed(accent, paper, 0.9)
    return Palette(
        paper=paper,
        ink=ink,
        muted="#464c55",
        line="#d9d4ca",
        rule="#8b8f94",
        accent=accent,
        on_accent=max(("#ffffff", ink), key=lambda text: contrast(text, accent)),
        tint=tint,
        on_tint=readable(accent, tint),
        crack="#8a1717",
        crack_tint="#fbeeec",
        warning="#664200",
        warning_tint="#fdf3dc",
        strength="#14502b",
        strength_tint="#eaf4ec",
    )


@cache
def in_the_dark(accent: str) -> Palette:
    """The colours of a screen that is set to dark."""
    paper, ink = NIGHT, "#eef1f4"
    light = readable(accent, paper)
    tint = mixed(light, paper, 0.84)
    return Palette(
        paper=paper,
        ink=ink,
        muted="#b6bec8",
        line="#343d47",
        rule="#7d8791",
        accent=light,
        on_accent=max((paper, ink), key=lambda text: contrast(text, light)),
        tint=tint,
        on_tint=readable(light, tint),
        crack="#ffabab",
        crack_tint="#3a1a1c",
        warning="#f4ca74",
        warning_tint="#35290d",
        strength="#93dfac",
        strength_tint="#12301d",
    )
