"""The three looks of the room. Every text keeps 7:1 against its background; a test computes it."""

from __future__ import annotations

from textual.theme import Theme


def _theme(name: str, *, dark: bool, **colours: str) -> Theme:
    ink, paper = colours["ink"], colours["paper"]
    return Theme(
        name=name,
        dark=dark,
        primary=colours["accent"],
        secondary=colours["accent"],
        accent=colours["accent"],
        foreground=ink,
        background=paper,
        surface=paper,
        panel=colours["band"],
        success=colours["good"],
        warning=colours["warn"],
        error=colours["bad"],
        variables={
            **colours,
            "footer-key-foreground": colours["accent"],
            "scrollbar": colours["line"],
            "scrollbar-background": paper,
            "scrollbar-hover": colours["accent"],
            "scrollbar-active": colours["accent"],
            "scrollbar-corner-color": paper,
            "scrollbar-background-hover": paper,
            "scrollbar-background-active": paper,
            "border": colours["line"],
            "border-blurred": colours["line"],
            "input-cursor-background": ink,
            "input-cursor-foreground": paper,
            "input-selection-background": colours["band"],
            "block-cursor-background": ink,
            "block-cursor-foreground": paper,
            "block-cursor-text-style": "bold",
            "text-muted": colours["quiet"],
            "text-disabled": colours["quiet"],
        },
    )


LIGHT = _theme(
    "room-light",
    dark=False,
    ink="#15171c",
    paper="#fcfaf6",
    band="#e4dfd4",
    quiet="#444442",
    line="#6f8a96",
    accent="#094862",
    on_accent="#ffffff",
    good="#0f4e25",
    warn="#5f3b00",
    bad="#8a1018",
    entry="#4a2a86",
)
"""The default: projectors wash out a dark screen."""

DARK = _theme(
    "room-dark",
    dark=True,
    ink="#f4f1ea",
    paper="#101317",
    band="#232a31",
    quiet="#b7b7b3",
    line="#5c7f92",
    accent="#7cc4e4",
    on_accent="#0c1418",
    good="#7fd69a",
    warn="#f0c060",
    bad="#ff9a98",
    entry="#c6a8ff",
)

CONTRAST = _theme(
    "room-contrast",
    dark=True,
    ink="#ffffff",
    paper="#000000",
    band="#262626",
    quiet="#ffffff",
    line="#ffffff",
    accent="#ffff00",
    on_accent="#000000",
    good="#80ff80",
    warn="#ffff00",
    bad="#ffb0b0",
    entry="#ffffff",
)
"""For people who see little, and for bad projectors."""

THEMES = (LIGHT, DARK, CONTRAST)
