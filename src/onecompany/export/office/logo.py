"""The logo as Office can show it: a PNG as it is, an SVG made into one."""

from __future__ import annotations

from onecompany.export.brand import Brand
from onecompany.export.logo import as_png


def office_logo(brand: Brand, otherwise: str) -> tuple[bytes | None, tuple[str, ...]]:
    """The logo as PNG, None where there is none; and, where it cannot be drawn, the warning `otherwise`."""
    import typst

    if brand.logo is None:
        return None, ()
    try:
        return as_png(brand.logo), ()
    except typst.TypstError:
        return None, (otherwise,)
