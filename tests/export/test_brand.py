"""A look of one's own: what `brand.toml` may say, and how each mistake is told before anything is written."""

from __future__ import annotations

import io
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from onecompany.export import registry
from onecompany.export.brand import ACCENT, Brand
from onecompany.export.brand_file import BrandError, find_brand, read_brand
from onecompany.export.colours import LEAST, READABLE, contrast, in_the_dark, mixed, on_paper
from onecompany.export.format import Bundle
from onecompany.export.logo import as_png
from tests.export.reading import read
from tests.sample_report import bundle

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#123456"/></svg>'


def png(width: int = 60, height: int = 20) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#123456").save(out, "PNG")
    return out.getvalue()


def brand(folder: Path, text: str) -> Brand:
    return read_brand(text.encode(), folder / "brand.toml")


def problems(folder: Path, text: str) -> list[str]:
    with pytest.raises(BrandError) as found:
        brand(folder, text)
    return [line.replace(f"{folder}/brand.toml", "") for line in str(found.value).splitlines()]


def test_a_whole_one(tmp_path):
    (tmp_path / "logo.svg").write_bytes(SVG)
    made = brand(
        tmp_path,
        'name = "Peña & Partners"\naccent = "#7A1F3D"\nlogo = "logo.svg"\nconfidentiality = ""\n'
        'paper = "letter"\nlanguage = "de"\n',
    )
    assert (made.name, made.accent, made.confidentiality) == ("Peña & Partners", "#7a1f3d", "")
    assert (made.paper, made.language) == ("letter", "de")
    assert made.logo is not None
    assert (made.logo.kind, made.logo.width, made.logo.height) == ("svg", 40, 20)


def test_an_empty_one_is_the_plain_look(tmp_path):
    assert brand(tmp_path, "") == Brand()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("colour = 1", [":1: colour: is not known here; there are: name, accent"]),
        ('\nacccent = "#000000"', [":2: acccent: is not known here; did you mean accent?"]),
        ("accent = 3", [':1: accent: expected a colour such as "#0b4f6c", got 3']),
        ('accent = "teal"', ["got “teal”"]),
        ('accent = "#ffee00"', [":1: accent: “#ffee00” cannot be read on white paper: its contrast is 1.2"]),
        ('paper = "a5"', [":1: paper: expected one of a4, letter, got “a5”"]),
        ('language = "klingon"', ["expected a language such as en, de or pt-BR"]),
        ('language = ""', ["expected a text that says something"]),
        ('name = ""', [":1: name: expected a text that says something"]),
        (f'name = "{"x" * 81}"', ["expected at most 80 characters, got 81"]),
        (f'confidentiality = "{"x" * 201}"', ["expected at most 200 characters"]),
        ('logo = "no.png"', [":1: logo: “no.png” cannot be read (No such file or directory)"]),
        ('logo = "."', ["is no file"]),
        ("name = ", [":1: is no TOML"]),
        ('name = "a"\nname = "b"', [":2: is no TOML"]),
        ('name = 1\npaper = 2\nlogo = "x"', [":1: name:", ":2: paper:", ":3: logo:"]),
    ],
)
def test_each_mistake_is_told_with_its_line(tmp_path, text, said):
    found = problems(tmp_path, text)
    assert len(found) == len(said)
    for line, part in zip(found, said, strict=True):
        assert part in line


def test_other_bytes_than_text_are_told(tmp_path):
    with pytest.raises(BrandError, match=r"brand.toml:2: is not UTF-8"):
        read_brand(b'name = "a"\n\xff', tmp_path / "brand.toml")


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\nnot really", "damaged PNG"),
        ("a.png", png(4001, 300), "at most 4000 each way"),
        ("a.png", b"\x89PNG" + b"0" * 1_000_001, "at most 1,000,000"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "neither a PNG nor an SVG"),
        ("a.svg", b"<html/>", "neither a PNG nor an SVG"),
        ("a.svg", b"<svg", "neither a PNG nor an SVG"),
        ("a.svg", b'<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>', "declares a document type"),
        ("a.svg", SVG.replace(b"<rect", b"<script>1</script><rect"), "holds <script>"),
        ("a.svg", SVG.replace(b"<rect", b"<foreignObject/><rect"), "holds <foreignobject>"),
        ("a.svg", SVG.replace(b"<rect", b'<image href="x.png"/><rect'), "holds <image>"),
        ("a.svg", SVG.replace(b"<rect", b'<rect onload="x()"'), "holds a script"),
        ("a.svg", SVG.replace(b"<rect", b'<use href="http://x/y#z"/><rect'), "refers to another file"),
        ("a.svg", SVG.replace(b"#123456", b"url(http://x)"), "refers to another file"),
        ("a.svg", SVG.replace(b"<rect", b"<style>@import 'x';</style><rect"), "refers to another file"),
        ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>', "does not say how large"),
        ("a.svg", SVG.replace(b"0 0 40 20", b"0 0 0 20"), "has no size"),
        ("a.svg", SVG.replace(b"0 0 40 20", b"0 0 20000 1"), "at most 20 times as long"),
        ("a.png", png(2000, 10), "at most 20 times as long"),
        ("a.svg", b'<?xml-stylesheet href="x.css"?>' + SVG, "refers to a style sheet"),
        ("a.svg", SVG.replace(b"#123456", b"URL(http://x)"), "refers to another file"),
        ("a.svg", SVG.replace(b"<rect", b"<style>a{fill:\\75rl(x)}</style><rect"), "refers to another file"),
        (
            "a.svg",
            SVG.replace(b"<rect", b'<iframe xmlns="http://www.w3.org/1999/xhtml"/><rect'),
            "holds a web page",
        ),
    ],
)
def test_what_is_no_logo_is_refused_with_the_reason(tmp_path, name, data, why):
    (tmp_path / name).write_bytes(data)
    (found,) = problems(tmp_path, f'logo = "{name}"')
    assert f":1: logo: “{name}” " in found
    assert why in found


@pytest.mark.parametrize(("name", "data"), [("a.png", png()), ("a.svg", SVG)])
def test_a_logo_can_be_had_as_png(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    logo = brand(tmp_path, f'logo = "{name}"').logo
    assert logo is not None
    with Image.open(io.BytesIO(as_png(logo))) as picture:
        assert picture.format == "PNG"
        assert picture.width / picture.height == pytest.approx(logo.width / logo.height, rel=0.05)


def test_the_folder_beside_the_file_goes_before_the_configuration(tmp_path):
    beside, configuration = tmp_path / "a", tmp_path / "b"
    for folder in (beside, configuration):
        folder.mkdir()
    assert find_brand(beside, configuration) == Brand()
    (configuration / "brand.toml").write_text('name = "of the house"')
    assert find_brand(beside, configuration).name == "of the house"
    (beside / "brand.toml").write_text('name = "of the client"')
    assert find_brand(beside, configuration).name == "of the client"
    assert find_brand(beside / "brand.toml", tmp_path / "nowhere") == Brand()


def test_one_that_cannot_be_read_is_told(tmp_path):
    (tmp_path / "brand.toml").mkdir()
    with pytest.raises(BrandError, match=r"brand.toml: cannot be read \(Is a directory\)"):
        find_brand(tmp_path)


@pytest.mark.parametrize("accent", [ACCENT, "#000000", "#7a1f3d", "#2e7d32", "#a8500f", "#555555"])
def test_every_colour_of_a_house_can_be_read(accent):
    for palette in (on_paper(accent), in_the_dark(accent)):
        assert contrast(palette.ink, palette.paper) >= READABLE
        assert contrast(palette.muted, palette.paper) >= READABLE
        assert contrast(palette.accent, palette.paper) >= LEAST
        assert contrast(palette.on_accent, palette.accent) >= LEAST
        assert contrast(palette.on_tint, palette.tint) >= READABLE
        for level in ("crack", "warning", "strength"):
            assert contrast(getattr(palette, level), getattr(palette, f"{level}_tint")) >= READABLE


def test_what_is_no_file_is_told_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "brand.toml")
    with pytest.raises(BrandError, match=r"brand.toml: is no file"):
        find_brand(tmp_path)


def test_mixing():
    assert mixed("#000000", "#ffffff", 0) == "#000000"
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def of(look: Brand) -> Bundle:
    made = bundle()
    report = replace(made.report, meta=replace(made.report.meta, language=look.language or "en"))
    return Bundle(report, made.document, look)


def test_the_page_wears_it(tmp_path):
    (tmp_path / "logo.svg").write_bytes(SVG)
    text = 'name = "Peña <& Partners>"\naccent = "#7a1f3d"\nlogo = "logo.svg"\npaper = "letter"\nlanguage = "de"'
    raw = registry.find("html").make(of(brand(tmp_path, text))).files[".html"]
    page = read(raw)
    (picture,) = page.having("img")
    assert picture["src"].startswith("data:image/svg+xml;base64,")
    assert picture["alt"] == "Peña <& Partners>"
    assert "Peña <& Partners>" in page.text
    assert "--accent:#7a1f3d" in page.style
    assert re.search(r"@page\{size:letter\}", page.style)
    assert "17. September 2026" in page.text
    (policy,) = [attrs["content"] for attrs in page.having("meta") if "http-equiv" in attrs]
    assert policy.endswith("base-uri 'none'; form-action 'none'")
    assert "img-src data:;" in policy
    assert "img-src" not in registry.find("html").make(bundle()).files[".html"].decode()
