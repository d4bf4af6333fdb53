"""A picture that cannot be a logo is refused when brand.toml is read, at once, before anything of it is unpacked."""

from __future__ import annotations

import io
import os
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from onecompany.export.logo import LogoProblem, as_png, read_logo

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" viewBox="0 0 40 20">'


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, data: bytes = b"", *, end: bool = True) -> bytes:
    """A PNG of one bit a pixel that says it is of this size."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", data) + (chunk(b"IEND", b"") if end else b"")


def rows(width: int, height: int) -> bytes:
    return zlib.compress(b"\0" * ((width + 7) // 8 + 1) * height)


def moving() -> bytes:
    out = io.BytesIO()
    frames = [Image.new("RGB", (40, 20), colour) for colour in ("red", "blue")]
    frames[0].save(out, "PNG", save_all=True, append_images=frames[1:])
    return out.getvalue()


def still() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 20), "red").save(out, "PNG")
    return out.getvalue()


def uses(levels: int, each: int, how: str) -> str:
    parts = ['<g id="g0"><rect width="1" height="1"/></g>']
    for level in range(1, levels + 1):
        used = how.format(level - 1) * each
        parts.append(f'<g id="g{level}">{used}</g>')
    return f'{HEAD}<defs>{"".join(parts)}</defs><use href="#g{levels}"/></svg>'


USUAL = (
    f'{HEAD}<style>.a{{fill:url(#g)}}</style><defs><linearGradient id="g"><stop offset="0"/></linearGradient>'
    '<clipPath id="c"><rect width="9" height="9"/></clipPath></defs><g clip-path="url(#c)">'
    + '<rect class="a" width="9" height="9"/>' * 200
    + "</g></svg>"
)
"""As drawing programs write them."""

REFUSED = {
    "large.png": (png(20_000, 20_000, rows(20_000, 20_000)), "20000 × 20000 pixels"),
    "wide.png": (png(2**31 - 1, 1), "pixels"),
    "high.png": (png(1, 4001), "pixels"),
    "empty.png": (png(0, 20), "0 × 20"),
    "nothing.png": (b"", "neither"),
    "signature.png": (b"\x89PNG\r\n\x1a\n", "damaged"),
    "other.png": (b"\x89PNG\r\n\x1a\n" + chunk(b"tEXt", b"x" * 60), "damaged"),
    "no-data.png": (png(40, 20), "damaged"),
    "short-data.png": (png(40, 20, rows(40, 20)[:-6]), "damaged"),
    "no-end.png": (png(40, 20, rows(40, 20), end=False), "damaged"),
    "moving.png": (moving(), "moves"),
    "jpeg.png": (b"\xff\xd8\xff\xe0" + b"\0" * 100, "neither"),
    "gif.png": (b"GIF89a" + b"\0" * 100, "neither"),
    "many-uses.svg": (uses(9, 10, '<use href="#g{}"/>').encode(), "too complex"),
    "old-uses.svg": (uses(9, 10, '<use x:href="#g{}"/>').encode(), "too complex"),
    "itself.svg": (f'{HEAD}<g id="a"><use href="#a"/></g></svg>'.encode(), "refers to itself"),
    "each-other.svg": (
        f'{HEAD}<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g></svg>'.encode(),
        "refers to itself",
    ),
    "deep.svg": (f"{HEAD}{'<g>' * 100_000}{'</g>' * 100_000}</svg>".encode(), "too complex"),
    "many.svg": (f"{HEAD}{'<rect/>' * 100_000}</svg>".encode(), "too complex"),
    "moving.svg": (f'{HEAD}<rect><animate attributeName="x"/></rect></svg>'.encode(), "animate"),
    "entities.svg": (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + HEAD.encode() + b"</svg>", "document type"),
    "cut.svg": (f"{HEAD}<rect".encode(), "neither"),
    "no-size.svg": (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 0"/>', "no size"),
    "no-width.svg": (HEAD.replace("viewBox", 'width="0" viewBox').encode() + b"</svg>", "no size"),
    "no-height.svg": (HEAD.replace("viewBox", 'height="-.5px" viewBox').encode() + b"</svg>", "no size"),
    "slim-as-drawn.svg": (HEAD.replace("viewBox", 'width="1e-5" viewBox').encode() + b"</svg>", "20 times as long"),
    "no-number.svg": (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 nan inf"/>', "no size"),
    "utf16.svg": (f"{HEAD}</svg>".encode("utf-16"), "neither"),
    "patterns.svg": (
        (
            HEAD
            + "<style>"
            + "".join(f".c{level}{{fill:url(#p{level - 1})}}" for level in range(1, 9))
            + "</style><defs>"
            + "".join(
                f'<pattern id="p{level}" width="1" height="1">' + f'<rect class="c{level}"/>' * 10 + "</pattern>"
                for level in range(9)
            )
            + "</defs><rect class='c8'/></svg>"
        ).encode(),
        "too complex",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_can_be_no_logo_is_refused(tmp_path: Path, name: str) -> None:
    data, why = REFUSED[name]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(LogoProblem, match=why):
        read_logo(tmp_path / name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are of POSIX")
def test_a_pipe_a_folder_and_nothing_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    (tmp_path / "folder.png").mkdir()
    for name in ("pipe.png", "folder.png", "nothing.png"):
        with pytest.raises(LogoProblem):
            read_logo(tmp_path / name)


def test_a_sparse_file_of_gigabytes_is_refused_by_its_size(tmp_path: Path) -> None:
    with (tmp_path / "a.png").open("wb") as file:
        file.truncate(5 * 10**9)
    with pytest.raises(LogoProblem, match="bytes"):
        read_logo(tmp_path / "a.png")


@pytest.mark.parametrize(
    "data",
    [
        still(),
        png(40, 20, rows(40, 20)),
        USUAL.encode(),
        uses(2, 5, '<use href="#g{}"/>').encode(),
    ],
)
def test_a_usual_one_is_taken(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a").write_bytes(data)
    logo = read_logo(tmp_path / "a")
    assert (logo.width, logo.height) == (40, 20)
    assert as_png(logo).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("sides", "size"),
    [
        ("", (40, 20)),
        ('width="100%"', (40, 20)),
        ('width="50%"', (20, 20)),
        ('height="10"', (40, 10)),
        ('width="10mm" height="1cm"', (38, 38)),
        ('width="3pt" height="2pt"', (20, 13)),
        ('width="large"', (40, 20)),
    ],
)
def test_it_is_as_large_as_it_is_drawn_whatever_its_viewbox_is(
    tmp_path: Path, sides: str, size: tuple[int, int]
) -> None:
    path = tmp_path / "logo.svg"
    path.write_text(HEAD.replace("viewBox", f"{sides} viewBox") + '<rect width="9" height="9"/></svg>')
    logo = read_logo(path)
    with Image.open(io.BytesIO(as_png(logo, 60))) as drawn:
        assert drawn.width / drawn.height == pytest.approx(logo.width / logo.height, rel=0.05)
    assert (logo.width, logo.height) == size
