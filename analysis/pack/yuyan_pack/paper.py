"""A document: headings, paragraphs, tables, in the fonts of official papers."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import _Cell

from .context import Context
from .files import settled
from .harmless import number, plain

_BODY = {"zh": ("Times New Roman", "宋体"), "en": ("Calibri", "宋体")}
_HEADING = {"zh": ("Times New Roman", "黑体"), "en": ("Calibri", "黑体")}


class Paper:
    """A docx file in the making."""

    def __init__(self, context: Context, title: str, is_landscape: bool = False) -> None:
        self.context = context
        self._document = docx.Document()
        self._styles()
        section = self._document.sections[0]
        self._lay(section, is_landscape)
        self._footer(section)
        properties = self._document.core_properties
        properties.author, properties.title = "yuyan", plain(title, 200)
        properties.created = properties.modified = context.created.replace(tzinfo=None)
        properties.comments = ""
        heading = self._document.add_paragraph(style="Title")
        heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
        heading.add_run(plain(title, 200))

    def _lay(self, section: Any, is_landscape: bool) -> None:
        width, height = Cm(21.0), Cm(29.7)
        if is_landscape:
            section.orientation, width, height = WD_ORIENT.LANDSCAPE, height, width
        section.page_width, section.page_height = width, height
        section.left_margin = section.right_margin = Cm(1.5 if is_landscape else 2.2)
        section.top_margin = section.bottom_margin = Cm(2.0)
        self.width_cm = (width - section.left_margin - section.right_margin) / Cm(1)

    def turn(self) -> None:
        """Goes on with pages in landscape."""
        self._lay(self._document.add_section(WD_SECTION.NEW_PAGE), is_landscape=True)

    def _styles(self) -> None:
        lang = self.context.lang
        styles = self._document.styles
        for name, size, bold in (("Normal", 10.5, None), ("Title", 20, True), ("Heading 1", 14, True), ("Heading 2", 12, True)):
            style = styles[name]
            latin, chinese = _BODY[lang] if name == "Normal" else _HEADING[lang]
            style.font.name, style.font.size = latin, Pt(size)
            style.font.color.rgb = RGBColor(0, 0, 0)
            if bold is not None:
                style.font.bold = bold
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            fonts.set(qn("w:eastAsia"), chinese)
            for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
                if fonts.get(qn(theme)) is not None:
                    del fonts.attrib[qn(theme)]
        styles["Normal"].paragraph_format.space_after = Pt(4)

    def _footer(self, section: Any) -> None:
        paragraph = section.footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(plain(self.context.notice) + "  ")
        run.font.size = Pt(8)
        page = paragraph.add_run()
        page.font.size = Pt(8)
        for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
            element = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                element.set(qn("w:fldCharType"), kind)
            else:
                element.text = text
            page._r.append(element)

    def heading(self, text: str, level: int = 1) -> None:
        """A heading of level 1 or 2."""
        heading = self._document.add_heading(plain(text, 200), level)
        heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(10 if level == 1 else 6), Pt(3)

    def paragraph(self, text: str, is_bold: bool = False, size: float | None = None) -> None:
        """A paragraph."""
        run = self._document.add_paragraph().add_run(plain(text))
        run.bold = is_bold
        if size:
            run.font.size = Pt(size)

    def points(self, texts: Iterable[str]) -> None:
        """A list of points."""
        for text in texts:
            self._document.add_paragraph(plain(text), style="List Bullet")

    def steps(self, texts: Iterable[str]) -> None:
        """Numbered steps, each list from 1."""
        for place, text in enumerate(texts, 1):
            paragraph = self._document.add_paragraph()
            paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Cm(0.8), Cm(-0.6)
            paragraph.add_run(f"{place}. {plain(text)}")

    def table(self, head: Sequence[str], rows: Iterable[Sequence[Any]], widths: Sequence[float] | None = None,
              size: float = 8.5, shades: Mapping[tuple[int, int], str] = MappingProxyType({})) -> None:
        """A table whose head is repeated on every page; widths are shares of the page's; shades are colours of cells by
        row and column."""
        rows = list(rows)
        grid = self._document.add_table(rows=len(rows) + 1, cols=len(head), style="Table Grid")
        grid.autofit = False
        _pad(grid)
        shares = widths or [1.0] * len(head)
        total = sum(shares)
        columns = [Cm(self.width_cm * share / total) for share in shares]
        for column, width in zip(grid._tbl.tblGrid.gridCol_lst, columns):
            column.w = width
        # By the elements themselves: asking the table for its cells takes time that grows with their square.
        for place, (element, values) in enumerate(zip(grid._tbl.tr_lst, [head, *rows])):
            for column, (one, value, width) in enumerate(zip(element.tc_lst, values, columns)):
                one.width = width
                _write(_Cell(one, grid), self._shown(value), size, is_bold=place == 0,
                       shade=shades.get((place - 1, column), "") if place else "DDE6F0")
            _keep_together(element, is_repeated=place == 0)
        gap = self._document.add_paragraph()
        gap.paragraph_format.space_after, gap.paragraph_format.line_spacing = Pt(0), Pt(8)

    def _shown(self, value: Any) -> str:
        if value is None or isinstance(value, float) and math.isnan(value):
            return ""
        if isinstance(value, (int, float)):
            return self.context.say("never", "未发生") if math.isinf(value) else number(value)
        return plain(value)

    def picture(self, png: bytes) -> None:
        """A picture as wide as the page."""
        self._document.add_picture(io.BytesIO(png), width=Cm(self.width_cm))

    def page_break(self) -> None:
        """Begins a page."""
        self._document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def bytes(self) -> bytes:
        """The file; the same content gives the same bytes."""
        raw = io.BytesIO()
        self._document.save(raw)
        return settled(raw.getvalue(), self.context.created)


def _write(cell: Any, text: str, size: float, is_bold: bool = False, shade: str = "") -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    run = paragraph.add_run(plain(text))
    run.font.size, run.bold = Pt(size), is_bold
    if shade:
        element = OxmlElement("w:shd")
        element.set(qn("w:val"), "clear")
        element.set(qn("w:fill"), shade)
        cell._tc.get_or_add_tcPr().append(element)


def _pad(grid: Any) -> None:
    """Air between the lines and the words of a table."""
    margins = OxmlElement("w:tblCellMar")
    for side, twips in (("top", 35), ("left", 70), ("bottom", 35), ("right", 70)):
        element = OxmlElement(f"w:{side}")
        element.set(qn("w:w"), str(twips))
        element.set(qn("w:type"), "dxa")
        margins.append(element)
    properties = grid._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    if look is None:
        properties.append(margins)
    else:
        look.addprevious(margins)  # the schema wants this order


def _keep_together(row: Any, is_repeated: bool) -> None:
    """A row is not split between pages; the head stands on every page."""
    properties = row.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if is_repeated:
        element = OxmlElement("w:tblHeader")
        element.set(qn("w:val"), "true")
        properties.append(element)
