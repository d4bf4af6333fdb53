"""What Word documents and slides share: elements, the theme, properties, words for pictures, templates of one's own."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pptx
import pytest
from lxml import etree

from onecompany.export.brand_file import BrandError, read_brand
from onecompany.export.colours import on_paper
from onecompany.export.office.own_template import LAYOUTS, STYLES, TemplateProblem, read_template
from onecompany.export.office.properties import describe
from onecompany.export.office.theme import dressed
from onecompany.export.office.told import decorate, tell
from onecompany.export.office.xml import NAMESPACES, name, x
from onecompany.export.office.zipped import packed, unpacked
from tests.sample_report import META


def saved(document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def own(folder: Path, called: str, data: bytes) -> Path:
    path = folder / called
    path.write_bytes(data)
    return path


def changed(data: bytes, part: str, old: str, new: str) -> bytes:
    parts = unpacked(data)
    assert old.encode() in parts[part]
    return packed({**parts, part: parts[part].replace(old.encode(), new.encode())})


WORD, SLIDES = saved(docx.Document()), saved(pptx.Presentation())


def test_attributes_have_a_prefix_where_the_standard_has_one():
    assert etree.tostring(x("w:spacing", after=120)).endswith(b'w:after="120"/>')
    assert etree.tostring(x("a:off", x("a:ext"), None, x=0)).endswith(b' x="0"><a:ext/></a:off>')
    assert x("a:blip", **{"r:embed": "rId1"}).get(name("r:embed")) == "rId1"


def test_a_theme_gets_the_colours_and_what_refers_to_them_goes_along():
    styles = (
        f'<w:styles xmlns:w="{NAMESPACES["w"]}"><w:color w:val="111111" w:themeColor="accent1"/>'
        '<w:top w:color="111111" w:themeColor="accent5"/><w:shd w:fill="111111" w:themeFill="background2"/>'
        '<w:color w:val="111111" w:themeColor="accent1" w:themeTint="99"/></w:styles>'
    )
    parts = {**unpacked(WORD), "word/styles.xml": styles.encode()}
    palette = on_paper("#7a1f3d")
    made = dressed(parts, palette)
    assert b'<a:accent1><a:srgbClr val="7A1F3D"/></a:accent1>' in made["word/theme/theme1.xml"]
    accent, rule, tint, mixed = etree.fromstring(made["word/styles.xml"])
    assert accent.get(name("w:val")) == "7A1F3D"
    assert rule.get(name("w:color")) == palette.rule[1:].upper()
    assert tint.get(name("w:fill")) == palette.tint[1:].upper()
    assert mixed.get(name("w:val")) == "111111", "what Word has mixed from it is Word's to say"
    assert not [part for part in parts if made[part] != parts[part] and b":theme" not in parts[part]]


@pytest.mark.parametrize("made", [docx.Document, pptx.Presentation])
def test_no_library_is_named_in_the_properties(made):
    document = made()
    describe(document.core_properties, META)
    core = unpacked(saved(document))["docProps/core.xml"].decode()
    for library in ("python", "docx", "pptx", "PowerPoint", "Word Document", "onecompany"):
        assert library not in core
    properties = document.core_properties
    assert properties.author == properties.last_modified_by == META.organisation
    assert properties.title == META.conclusion
    describe(properties, replace(META, conclusion=""))
    assert properties.title == META.title
    describe(properties, replace(META, author="Peña\x00 & Partners", conclusion="x" * 300))
    assert properties.author == properties.last_modified_by == "Peña & Partners"
    assert properties.title.startswith("xxx")
    assert len(properties.title) == 255


def test_a_picture_tells_its_story_or_says_that_there_is_none():
    told, mute = x("wp:docPr", id=1), x("p:cNvPr", id=2)
    tell(told, "The curve", "Lowest at\nthe third stage.")
    assert (told.get("title"), told.get("descr")) == ("The curve", "Lowest at the third stage.")
    decorate(mute)
    assert mute.get("descr") == ""
    assert [mark.get("val") for mark in mute.iter(name("adec:decorative"))] == ["1"]


@pytest.mark.parametrize(
    ("called", "data", "kind", "main"),
    [
        ("a.docx", WORD, "docx", ""),
        ("a.dotx", WORD, "docx", "document.main:template.main"),
        ("a.pptx", SLIDES, "pptx", ""),
        ("a.potx", SLIDES, "pptx", "presentation.main:template.main"),
        ("a.ppsx", SLIDES, "pptx", "presentation.main:slideshow.main"),
    ],
)
def test_documents_and_templates_are_taken(tmp_path, called, data, kind, main):
    if main:
        data = changed(data, "[Content_Types].xml", *main.split(":"))
    opened = read_template(own(tmp_path, called, data), kind)
    assert (docx.Document if kind == "docx" else pptx.Presentation)(io.BytesIO(opened)).part is not None


def without_styles(*names: str) -> bytes:
    document = docx.Document()
    for style in names:
        document.styles[style].delete()
    return saved(document)


def without_layouts() -> bytes:
    slides = pptx.Presentation()
    for layout in list(slides.slide_layouts)[:6]:
        slides.slide_layouts.remove(layout)
    return saved(slides)


def linked(kind: str, target: str) -> bytes:
    document = docx.Document()
    address = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
    document.part.rels.get_or_add_ext_rel(address, target)
    return saved(document)


MACROS = changed(
    WORD,
    "[Content_Types].xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "application/vnd.ms-word.document.macroEnabled.main+xml",
)


@pytest.mark.parametrize(
    ("key", "data", "why"),
    [
        ("docx", None, "is no file; give the name of a template beside this one"),
        ("docx", b"", "is no file of Word, or a damaged one; save it as .docx"),
        ("pptx", b"\xd0\xcf\x11\xe0 an old one", "is no file of PowerPoint, or a damaged one; save it as .pptx"),
        ("docx", WORD[:-200], "is no file of Word, or a damaged one"),
        ("docx", changed(WORD, "word/styles.xml", "<w:docDefaults>", "<w:doc"), "is no file of Word, or a damaged one"),
        ("docx", packed({"a": b"b"}), "is no file of Word, or a damaged one"),
        ("docx", SLIDES, "is no file of Word; expected .docx"),
        ("pptx", WORD, "is no file of PowerPoint; expected .pptx"),
        ("docx", MACROS, "holds macros"),
        ("docx", b"x" * 10_000_001, "has 10,000,001 bytes; a template has at most 10,000,000"),
        ("docx", without_styles("Caption", "Heading 2"), "lacks these styles: “Heading 2” and “Caption”. Add them"),
        ("pptx", without_layouts(), "lacks these layouts: “Title Slide” and “Title and Content”."),
        ("docx", linked("image", "http://a.test/x.png"), "refers to another file (http://a.test/x.png)"),
    ],
)
def test_what_cannot_be_a_template_is_told_with_its_line(tmp_path, key, data, why):
    if data is not None:
        own(tmp_path, "own.office", data)
    with pytest.raises(BrandError) as problem:
        read_brand(f'\ntemplate_{key} = "own.office"'.encode(), tmp_path / "brand.toml")
    assert f":2: template_{key}: “own.office” {why}" in str(problem.value)


def test_every_style_and_layout_that_is_needed_is_asked_for(tmp_path):
    for style in STYLES[1:]:
        with pytest.raises(TemplateProblem, match=style):
            read_template(own(tmp_path, "a.docx", without_styles(style)), "docx")
    slides = pptx.Presentation()
    for layout in slides.slide_layouts:
        if layout._element.get("type") in LAYOUTS:
            layout._element.attrib.pop("type")
    assert read_template(own(tmp_path, "a.pptx", saved(slides)), "pptx"), "known by its name, too"


def test_links_stay_and_the_template_of_the_template_goes(tmp_path):
    data = linked("hyperlink", "https://a.test/")
    settings = f'<w:attachedTemplate xmlns:w="{NAMESPACES["w"]}" xmlns:r="{NAMESPACES["r"]}" r:id="rId1"/></w:settings>'
    data = changed(data, "word/settings.xml", "</w:settings>", settings)
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
        'Target="file:///c:/Normal.dotm" TargetMode="External"/></Relationships>'
    )
    data = packed({**unpacked(data), "word/_rels/settings.xml.rels": relations.encode()})
    made = unpacked(read_template(own(tmp_path, "a.docx", data), "docx"))
    assert b"Normal.dotm" not in b"".join(made.values())
    assert b"attachedTemplate" not in b"".join(made.values())
    assert not [part for part in made if part.startswith("docProps/") and part != "docProps/core.xml"]
    assert b"thumbnail" not in made["_rels/.rels"]
    assert b"https://a.test/" in made["word/_rels/document.xml.rels"]


TIES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def with_part(data: bytes, main: str, part: str, kind: str, content: str) -> bytes:
    """A file with another part, which its main one is tied to."""
    parts, (folder, _, file) = unpacked(data), main.rpartition("/")
    ties, tie = f"{folder}/_rels/{file}.rels", f'<Relationship Id="rIdX" Type="{TIES}/{kind}" Target="/{part}"/>'
    for name_of_list, entry, end in (
        ("[Content_Types].xml", f'<Override PartName="/{part}" ContentType="application/xml"/>', b"</Types>"),
        (ties, tie, b"</Relationships>"),
    ):
        parts[name_of_list] = parts[name_of_list].replace(end, entry.encode() + end)
    return packed({**parts, part: content.encode()})


@pytest.mark.parametrize(
    ("called", "main", "part", "kind"),
    [
        ("a.docx", "word/document.xml", "word/comments.xml", "comments"),
        ("a.docx", "word/document.xml", "word/people.xml", "people"),
        ("a.docx", "word/document.xml", "customXml/item7.xml", "customXml"),
        ("a.pptx", "ppt/presentation.xml", "ppt/commentAuthors.xml", "commentAuthors"),
        ("a.pptx", "ppt/presentation.xml", "ppt/authors.xml", "authors"),
        ("a.pptx", "ppt/presentation.xml", "customXml/item7.xml", "customXml"),
    ],
)
def test_what_was_remarked_on_a_template_and_by_whom_goes(tmp_path, called, main, part, kind):
    data = saved(docx.Document() if called == "a.docx" else pptx.Presentation())
    told = with_part(data, main, part, kind, "<who>Ann Other</who>")
    made = unpacked(read_template(own(tmp_path, called, told), called[2:]))
    assert part not in made
    assert not [at for at, content in made.items() if b"Ann Other" in content or f"/{part}".encode() in content]


def test_footnotes_of_a_template_go_and_the_line_above_them_stays(tmp_path):
    notes = (
        f'<w:footnotes xmlns:w="{NAMESPACES["w"]}"><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        '<w:footnote w:id="1"><w:p><w:r><w:t>Said of somebody else</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    told = with_part(saved(docx.Document()), "word/document.xml", "word/footnotes.xml", "footnotes", notes)
    kept = unpacked(read_template(own(tmp_path, "a.docx", told), "docx"))["word/footnotes.xml"]
    assert b"somebody else" not in kept
    assert b"separator" in kept


def test_a_template_goes_with_the_brand(tmp_path):
    own(tmp_path, "a.docx", WORD)
    own(tmp_path, "a.pptx", SLIDES)
    brand = read_brand(b'template_docx = "a.docx"\ntemplate_pptx = "a.pptx"', tmp_path / "brand.toml")
    for data in (brand.template_docx, brand.template_pptx):
        with zipfile.ZipFile(io.BytesIO(data)) as source:
            assert source.testzip() is None
    assert "PK" not in repr(brand)
