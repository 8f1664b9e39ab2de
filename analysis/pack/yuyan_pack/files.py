"""Tables and papers as files: CSV with byte order mark, spreadsheets, documents."""

from __future__ import annotations

import copy
import datetime
import io
import math
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.worksheet import Worksheet

from . import standards
from .actual import ABOUT
from .columns import Table
from .context import Context
from .harmless import csv_cell, xlsx_text

#: Paper sizes as spreadsheets number them, and the column widths that one of them holds in landscape unscaled.
_A3, _A4 = 8, 9
_WIDE = {_A3: 190, _A4: 130}
FONTS = {"zh": "宋体", "en": "Calibri"}
_THIN = Side(style="thin", color="BBBBBB")
_HEAD = PatternFill("solid", fgColor="DDE6F0")
_FILL_IN = PatternFill("solid", fgColor="FFF8DC")
#: Columns that people fill in.
FILL_IN = ("actual_t_plus", "actual_result", "rating", "score", "observed_t_plus", "observed_value", "evidence", "reason",
           "contact", "checked_on", "last_done", "cost", "result")


def csv_bytes(table: Table, lang: str) -> bytes:
    """A table as CSV in UTF-8 with a byte order mark; lines of its head begin with #."""
    lines = [*(f"# {csv_cell(line)}" for line in table.head), ",".join(column.name for column in table.columns)]
    return b"\xef\xbb\xbf" + "".join(line + "\r\n" for line in lines).encode("utf-8") + csv_rows(table, lang)


def csv_rows(table: Table, lang: str) -> bytes:
    """The rows alone, for a table that is written part by part."""
    lines = map(",".join, zip(*(_csv_column(values, lang) for values in zip(*table.rows))))
    return "".join(line + "\r\n" for line in lines).encode("utf-8")


def _csv_column(values: tuple[Any, ...], lang: str) -> list[str]:
    """The cells of a column as they stand in the file; a log repeats its values, so each is made once."""
    written = {value: _csv_quoted(_never(value, lang)) for value in set(values)}
    return [written[value] for value in values]


def _csv_quoted(text: str) -> str:
    """A cell in quotes where it holds a comma, a quote or a line's end."""
    return '"' + text.replace('"', '""') + '"' if any(mark in text for mark in ',"\r\n') else text


def _never(value: Any, lang: str) -> str:
    if isinstance(value, float) and math.isinf(value):
        return "未发生" if lang == "zh" else "never"
    return csv_cell(value)


class Book:
    """A spreadsheet of tables."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._book = openpyxl.Workbook()
        self._book.remove(self._book.active)
        self._book.properties.creator = "yuyan"
        self._book.properties.title = xlsx_text(context.title)[:200]
        when = context.created.replace(tzinfo=None)
        self._book.properties.created = self._book.properties.modified = when

    def add(self, table: Table) -> Worksheet:
        """A sheet of the table: names in the first row, headings in the second, both frozen; filter, widths,
        print area, page layout."""
        sheet = self._book.create_sheet(table.name)
        for place, column in enumerate(table.columns, 1):
            letter = get_column_letter(place)
            sheet.column_dimensions[letter].width = column.width
            _head(sheet.cell(1, place), column.name, 8, "808080")
            _head(sheet.cell(2, place), column.heading(self.context.lang), 10, "000000")
        styles = [self._style(sheet, column.name, "center" if column.name in ("seq", "item_no") else None) for column in table.columns]
        for number_, row in enumerate(table.rows, 3):
            shown = [column.shown(value, self.context.lang) for column, value in zip(table.columns, row)]
            for place, (style, value) in enumerate(zip(styles, shown), 1):
                cell = sheet.cell(number_, place)
                self._fill(cell, value)
                cell._style = copy.copy(style)  # setting fonts cell by cell takes ten times as long
            sheet.row_dimensions[number_].height = 15 * _lines_of(shown, table)
        sheet.row_dimensions[2].height = 30
        last = get_column_letter(len(table.columns))
        end = max(len(table.rows) + 2, 2)
        sheet.freeze_panes = "D3" if len(table.columns) > 12 else "A3"
        sheet.auto_filter.ref = f"A2:{last}{end}"
        sheet.print_area = f"A1:{last}{end}"
        sheet.print_title_rows = "$1:$2"
        width = sum(column.width for column in table.columns)
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A3 if width > _WIDE[_A4] else _A4
        sheet.page_setup.fitToWidth = math.ceil(width / (2 * _WIDE[sheet.page_setup.paperSize]))
        sheet.page_setup.fitToHeight = 0
        if sheet.page_setup.fitToWidth > 1:
            sheet.print_title_cols = "$A:$C"
        sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.6, bottom=0.6, header=0.25, footer=0.25)
        sheet.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(fitToPage=True)
        sheet.oddHeader.center.text = xlsx_text(f"{table.title[1 if self.context.lang == 'zh' else 0]}").replace("&", "&&")
        sheet.oddFooter.center.text = xlsx_text(self.context.notice).replace("&", "&&") + " &P/&N"
        return sheet

    def _fill(self, cell: Any, value: Any) -> None:
        if isinstance(value, bool) or value is None:
            cell.value = value
        elif isinstance(value, (int, float)) and math.isfinite(value):
            cell.value = value
        elif isinstance(value, float):
            cell.value = (None if math.isnan(value) else self.context.say("never", "未发生"))
        else:
            cell.value = xlsx_text(value)
            cell.data_type = "s"  # a text is never a formula, whatever it begins with

    def _style(self, sheet: Worksheet, column: str, horizontal: str | None) -> Any:
        """How the cells of a column look."""
        cell = sheet.cell(1, len(FILL_IN) + 100)
        cell.fill = _FILL_IN if column in FILL_IN else PatternFill()
        # What is typed as a time stays text, so that 0:25:10 is no time of day.
        cell.number_format = "@" if column in ("actual_t_plus", "observed_t_plus") else "General"
        cell.font = Font(name=FONTS[self.context.lang], size=10)
        cell.alignment = Alignment(horizontal=horizontal, vertical="top", wrap_text=True)
        cell.border = Border(bottom=_THIN, left=_THIN)
        style = copy.copy(cell._style)
        del sheet._cells[(1, len(FILL_IN) + 100)]
        return style

    def offer_ratings(self, sheet: Worksheet, table: Table, column: str, is_strict: bool) -> None:
        """A list of the ratings to choose from; other texts stay allowed unless strict."""
        place = [one.name for one in table.columns].index(column) + 1
        words = ",".join(standards.RATINGS[self.context.lang])
        choice = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True, showErrorMessage=is_strict)
        sheet.add_data_validation(choice)
        letter = get_column_letter(place)
        choice.add(f"{letter}3:{letter}{len(table.rows) + 2}")

    def about(self) -> None:
        """A sheet that says what the book was made from; `yuyan pack --actual` reads it."""
        context = self.context
        sheet = self._book.create_sheet(ABOUT)
        attributes = context.result.attributes
        for row, (key, value) in enumerate((
                ("scenario", context.scenario_id), ("title", context.title),
                ("scenario_sha256", attributes.get("scenario_sha256", "")), ("seed", str(attributes.get("seed", ""))),
                ("program", f"yuyan {attributes.get('program_version')} {attributes.get('git_commit')}"),
                ("replication", context.replication), ("tested", " ".join(context.choice.clauses)),
                ("shift_s", context.wishes.shift_s), ("start", context.start.isoformat()),
                ("why", context.choice.reason[0]), ("why_zh", context.choice.reason[1]), ("notice", context.notice)), 1):
            sheet.cell(row, 1).value = key
            cell = sheet.cell(row, 2)
            cell.value = value if isinstance(value, (int, float)) else xlsx_text(value)
            if not isinstance(value, (int, float)):
                cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 18, 100
        sheet.freeze_panes = "B1"

    def bytes(self) -> bytes:
        """The file; the same content gives the same bytes."""
        raw = io.BytesIO()
        self._book.save(raw)
        return settled(raw.getvalue(), self.context.created)


def _head(cell: Any, text: str, size: int, colour: str) -> None:
    cell.value = xlsx_text(text)
    cell.data_type = "s"
    cell.font = Font(bold=size > 8, size=size, color=colour)
    cell.fill = _HEAD
    cell.alignment = Alignment(wrap_text=True, vertical="center")


def _lines_of(row: list[Any], table: Table) -> int:
    """Lines that the cells of a row need in their columns' widths; Chinese characters are two wide."""
    most = 1
    for value, column in zip(row, table.columns):
        if isinstance(value, str) and 2 * len(value) > column.width:
            wides = (len(part) + sum(character > "\u2e7f" for character in part) for part in value.split("\n"))
            most = max(most, sum(max(math.ceil(wide / max(0.9 * column.width - 1, 1)), 1) for wide in wides))
    return min(most, 25)


_MODIFIED = re.compile(rb"(<dcterms:(?:modified|created)[^>]*>)[^<]*(</dcterms:(?:modified|created)>)")


def settled(content: bytes, when: datetime.datetime) -> bytes:
    """A zip container whose entries carry the papers' date instead of now."""
    date = (max(when.year, 1980), when.month, when.day, when.hour, when.minute, when.second)
    stamp = when.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == "docProps/core.xml":
                data = _MODIFIED.sub(rb"\g<1>" + stamp + rb"\g<2>", data)
            copy = zipfile.ZipInfo(entry.filename, date)
            copy.compress_type, copy.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            target.writestr(copy, data)
    return out.getvalue()


class Folder:
    """Files of a pack, kept until all of them are made, then written at once."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def add(self, name: str, content: bytes | str) -> None:
        """Keeps a file under a name of our own, such as cap/001.xml."""
        self.files[name] = content.encode("utf-8") if isinstance(content, str) else content

    def write(self, place: Path) -> None:
        """Writes all files into a folder, which is made if it is missing."""
        for name, content in self.files.items():
            path = place / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
