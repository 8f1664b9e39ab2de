"""The filled-in master list, read back: when things happened in the drill."""

from __future__ import annotations

import datetime
import math
import zipfile
import zlib
from dataclasses import dataclass
from typing import Any

import openpyxl
from yuyan.clock import seconds_of

from . import standards

Pair = tuple[str, str]
NEVER = ("never", "no", "none", "未发生", "未完成", "无")
#: Sheet and cells of a master list that say what it was made from.
ABOUT = "about"
REQUIRED = ("inject_id", "actual_t_plus", "actual_result")


@dataclass(frozen=True)
class Observed:
    """What an evaluator wrote on a line."""

    time_s: float  #: s since T0 on the master list's clock; NaN: not observed
    never: bool  #: seen not to happen
    result: str
    rating: str  #: a word of standards.RATINGS, where the evaluator gave one

    @property
    def amount(self) -> float:
        """The number that was written as the result; 0 where it was seen not to happen, NaN where none was written."""
        try:
            written = float(self.result)
        except ValueError:
            written = math.nan
        return 0.0 if self.never and math.isnan(written) else written if math.isfinite(written) else math.nan


class ActualError(Exception):
    """Everything that is wrong with a filled-in list, in both languages, a line a fault."""

    def __init__(self, faults: list[Pair]) -> None:
        super().__init__("\n".join(english for english, _ in faults))
        self.faults = faults

    def text(self, lang: str) -> str:
        """The faults in a language."""
        return "\n".join(fault[1] if lang == "zh" else fault[0] for fault in self.faults)


@dataclass(frozen=True)
class About:
    """What a master list says of itself."""

    scenario_sha256: str
    seed: str
    replication: int
    shift_s: float
    start: str  #: clock time of T0; empty in a list that does not say
    tested: list[str]
    why: Pair  #: why this replication was taken
    rows: dict[str, int]  #: where each of these stands


class ActualFile:
    """A filled-in msel.xlsx. Raises ActualError when it is none."""

    def __init__(self, path: str) -> None:
        self.path = path
        try:
            # Values, not formulas: what a spreadsheet has computed counts. The formulas tell what it has not computed.
            book, typed = (openpyxl.load_workbook(path, data_only=only) for only in (True, False))
        except (OSError, KeyError, ValueError, TypeError, SyntaxError, zlib.error, zipfile.BadZipFile,
                openpyxl.utils.exceptions.InvalidFileException) as error:
            raise ActualError([(f"{path}: no xlsx file that can be read ({type(error).__name__})",
                                f"{path}:不是可读取的 xlsx 文件({type(error).__name__})")]) from error
        for name in ("msel", ABOUT):
            if name not in book.sheetnames:
                raise ActualError([(f"{path}: no sheet {name}; it has {', '.join(book.sheetnames)}; fill in the msel.xlsx "
                                    "that yuyan pack has written",
                                    f"{path}:没有工作表 {name};现有:{'、'.join(book.sheetnames)};请填写 yuyan pack 生成的 msel.xlsx")])
        self._sheet, self._typed = book["msel"], typed["msel"]
        self.about = self._read_about(book[ABOUT])

    def _read_about(self, sheet: Any) -> About:
        cells = {str(row[0].value): row[1] for row in sheet.iter_rows(min_col=1, max_col=2) if row[0].value}
        faults: list[Pair] = []

        def value(key: str, kind: type) -> Any:
            cell = cells.get(key)
            try:
                if cell is None or cell.value is None:
                    raise ValueError
                return kind(cell.value)
            except (TypeError, ValueError):
                faults.append(_fault(ABOUT, "-" if cell is None else cell.row, key, None if cell is None else cell.value,
                                     ("as yuyan pack wrote it", "保持 yuyan pack 写入的内容")))
                return kind()

        def text(key: str) -> str:
            return str(cells[key].value or "") if key in cells else ""

        about = About(value("scenario_sha256", str), value("seed", str), value("replication", int), value("shift_s", float),
                      text("start"), text("tested").split(), (text("why"), text("why_zh") or text("why")), {key: cell.row for key, cell in cells.items()})
        if faults:
            raise ActualError(faults)
        return about

    def check_origin(self, scenario_sha256: str, seed: str) -> None:
        """Raises ActualError unless the list was made from this result."""
        faults = [_fault(ABOUT, self.about.rows.get(key, "-"), key, theirs, (f"{ours}, as in the result: take the result from which this list was made",
                                                   f"{ours}(与结果文件一致):请使用生成该清单的结果文件"))
                  for key, theirs, ours in (("scenario_sha256", self.about.scenario_sha256, scenario_sha256),
                                            ("seed", self.about.seed, seed)) if theirs != ours]
        if faults:
            raise ActualError(faults)

    def read(self, known: set[str]) -> dict[str, Observed]:
        """What was written on each inject. Raises ActualError with every fault, by sheet, row, column, value
        and rule."""
        rows = list(self._sheet.iter_rows())
        head = {str(cell.value).strip(): place for place, cell in enumerate(rows[0]) if cell.value} if rows else {}
        missing = [_fault("msel", 1, name, None, ("the column has to be there", "必须有此列")) for name in REQUIRED if name not in head]
        if missing:
            raise ActualError(missing)
        found: dict[str, Observed] = {}
        first: dict[str, int] = {}
        faults: list[Pair] = self._unreadable(head)
        for row in rows[1:]:
            values = {name: row[place].value if place < len(row) else None for name, place in head.items()}
            inject = str(values["inject_id"] or "").strip()
            written = [values[name] for name in ("actual_t_plus", "actual_result") if not _blank(values[name])]
            number = row[0].row
            if number == 2 and inject not in known:
                continue  # the headings in words
            if not inject:
                if written:
                    faults.append(_fault("msel", number, "inject_id", None, ("an inject of this list", "本清单中的注入编号")))
                continue
            if inject not in known:
                faults.append(_fault("msel", number, "inject_id", inject, ("an inject of this list", "本清单中的注入编号")))
                continue
            if inject in found:
                faults.append(_fault("msel", number, "inject_id", inject,
                                     (f"once only; it stands in row {first[inject]} too", f"只能出现一次;第 {first[inject]} 行已有")))
                continue
            first[inject] = number
            time_s, never, fault = _time_of(values["actual_t_plus"])
            if fault:
                faults.append(_fault("msel", number, "actual_t_plus", values["actual_t_plus"], fault))
            result = "" if _blank(values["actual_result"]) else str(values["actual_result"]).strip()
            rating = result if any(result in ratings for ratings in standards.RATINGS.values()) else ""
            found[inject] = Observed(time_s, never, "" if rating else result, rating)
        if faults:
            raise ActualError(faults)
        return found

    def _unreadable(self, head: dict[str, int]) -> list[Pair]:
        """Cells that look filled in to their writer and hold nothing here: merged with others, or a formula that no
        spreadsheet has computed. Taken as blank they would count as "nobody looked"."""
        faults = []
        for name in REQUIRED:
            column = head[name] + 1
            for area in self._sheet.merged_cells.ranges:
                if area.min_col <= column <= area.max_col and area.max_row > 1:
                    faults.append(_fault("msel", max(area.min_row, 2), name, area.coord,
                                         ("a cell of its own for each inject: undo the merging", "每条注入各占一格:请取消合并单元格")))
            for row in range(2, self._typed.max_row + 1):
                typed = self._typed.cell(row, column)
                if typed.data_type == "f" and self._sheet.cell(row, column).value is None:
                    faults.append(_fault("msel", row, name, typed.value,
                                         ("a value; this formula was never computed: open the file in a spreadsheet and save it",
                                          "应为数值;该公式尚未计算:请用电子表格软件打开并保存")))
        return faults


_RULE = ("T+hh:mm:ss or hh:mm:ss since T0 of the list, “never”, or blank", "T+时:分:秒 或 时:分:秒(自清单 T0 起)、“未发生”或留空")


def _blank(value: Any) -> bool:
    return value is None or not str(value).strip()


def _time_of(value: Any) -> tuple[float, bool, Pair | None]:
    """Seconds, whether it was seen not to happen, and the rule that a value breaks."""
    if _blank(value):
        return math.nan, False, None
    if isinstance(value, datetime.timedelta):
        return value.total_seconds(), False, None
    if isinstance(value, datetime.datetime):  # how Excel keeps more than a day
        span = value - datetime.datetime(1899, 12, 31)
        return (span.total_seconds(), False, None) if 0 <= span.days < 31 else (math.nan, False, _RULE)
    if isinstance(value, datetime.time):
        return value.hour * 3600.0 + value.minute * 60 + value.second, False, None
    text = str(value).strip()
    if text.lower() in NEVER:
        return math.nan, True, None
    try:
        return seconds_of(text), False, None
    except ValueError:
        return math.nan, False, _RULE


def _fault(sheet: str, row: Any, column: str, value: Any, rule: Pair) -> Pair:
    shown = "(blank)" if value is None else repr(str(value)[:60])
    shown_zh = "(空)" if value is None else f"“{str(value)[:60]}”"
    return (f"sheet {sheet}, row {row}, column {column}, value {shown}: rule: {rule[0]}",
            f"工作表 {sheet}, 第 {row} 行, 列 {column}, 值 {shown_zh}:规则:{rule[1]}")
