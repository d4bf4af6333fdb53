"""How cells look: each look is made once for a workbook."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from onecompany.export.brand import Brand
from onecompany.export.workbook.dates import number_format
from onecompany.export.workbook.library import FONT, HEAD, LARGE, SIZE, Format, Workbook
from onecompany.sentences import language
from onecompany.summary.blocks import Tone
from onecompany.summary.values import Tenth

_MOST_DECIMALS = 6
"""As `summary.words` writes numbers."""


@dataclass
class Styles:
    """The looks of a workbook in the colours of a brand."""

    book: Workbook
    brand: Brand
    _formats: dict[tuple[tuple[str, Any], ...], Format] = field(default_factory=dict)

    def of(self, **properties: Any) -> Format:
        """A look by what is special about it."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            plain = {"font_name": FONT, "font_size": SIZE, "font_color": self.brand.palette.ink, "valign": "top"}
            self._formats[key] = self.book.add_format(plain | properties)
        return self._formats[key]

    def title(self) -> Format:
        """The title of a sheet."""
        return self.of(bold=True, font_size=HEAD, valign="vcenter")

    def small(self) -> Format:
        """What is said beside a table."""
        return self.of(font_color=self.brand.palette.muted, text_wrap=True)

    def line(self) -> Format:
        """The same in one line, which may go on over the cells beside it."""
        return self.of(font_color=self.brand.palette.muted)

    def link(self) -> Format:
        """A link to another sheet."""
        return self.of(font_color=self.brand.palette.on_tint, underline=1)

    def head(self, *, number: bool = False, centred: bool = False) -> Format:
        """The heading of a column; those of numbers stand over them, beside the button of the filter."""
        align = {"align": "right", "indent": 2} if number else {"align": "center" if centred else "left"}
        return self.of(
            bold=True,
            text_wrap=True,
            bg_color=self.brand.palette.accent,
            font_color=self.brand.palette.on_accent,
            valign="vcenter",
            **align,
        )

    def text(self, *, risky: bool = False, **special: Any) -> Format:
        """A text in a table. `risky`: it stays one when somebody edits the cell, though it begins like a formula."""
        more = special | ({"quote_prefix": True} if risky else {})
        return self.of(text_wrap=True, align="left", **self._ruled(), **more)

    def muted(self, *, risky: bool = False) -> Format:
        """A text in a table that was said in the row above already."""
        return self.text(risky=risky, font_color=self.brand.palette.muted)

    def large(self, *, risky: bool = False) -> Format:
        """A text in a table that is larger than the others."""
        return self.text(risky=risky, bold=True, font_size=LARGE)

    def number(self, value: float | Decimal) -> Format:
        """A number with commas between thousands, a true minus, and the decimals that it has; of money two at least."""
        text = "" if isinstance(value, int) else f"{abs(value):.{_MOST_DECIMALS}f}".rstrip("0")
        decimals = len(text.partition(".")[2])
        if isinstance(value, Decimal) and decimals == 1:
            decimals = 2
        elif isinstance(value, Tenth):
            decimals = 1
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
        # `_M`: as much space after it as an M takes, so that it does not touch what stands in the next column.
        return self.of(num_format=f'{pattern}_M;"−"{pattern}_M', align="right", **self._ruled())

    def date(self) -> Format:
        """A real date in the language of the hand-out."""
        return self.of(num_format=number_format(language()), align="left", **self._ruled())

    def helper(self) -> Format:
        """A figure that only the picture needs, and its heading."""
        return self.of(font_color=self.brand.palette.muted, num_format='#,##0.##;"−"#,##0.##', align="right")

    def tone(self, tone: Tone, *, risky: bool = False) -> Format:
        """A cell of a matrix: tinted, its words in the middle."""
        c = self.brand.palette
        ink, ground, bold = {
            "plain": (c.ink, c.paper, False),
            "none": (c.muted, c.paper, False),
            "helps": (c.on_tint, c.tint, False),
            "owner": (c.on_accent, c.accent, True),
            "crack": (c.crack, c.crack_tint, True),
            "warning": (c.warning, c.warning_tint, True),
            "strength": (c.strength, c.strength_tint, True),
        }[tone]
        more: dict[str, Any] = {"quote_prefix": True} if risky else {}
        return self.of(
            font_color=ink,
            bg_color=ground,
            bold=bold,
            align="center",
            valign="vcenter",
            text_wrap=True,
            border=1,
            border_color=c.line,
            **more,
        )

    def _ruled(self) -> dict[str, Any]:
        return {"bottom": 1, "bottom_color": self.brand.palette.line}
