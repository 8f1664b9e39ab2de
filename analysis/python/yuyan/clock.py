"""Times as planners write them."""

from __future__ import annotations

import math
import re

_T_PLUS = re.compile(r"^\s*T?\s*([+-]?)\s*(\d+):([0-5]?\d):([0-5]?\d)(?:\.\d+)?\s*$", re.IGNORECASE)


def t_plus(time_s: float) -> str:
    """`T+01:02:03` for seconds since T0, `T-…` before it; empty when missing, `never` when infinite."""
    if math.isnan(time_s):
        return ""
    if math.isinf(time_s):
        return "never"
    whole = math.floor(time_s)  # downwards on both sides of T0, so that a shift keeps every spacing
    seconds, sign = abs(whole), "-" if whole < 0 else "+"
    return f"T{sign}{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def seconds_of(text: str) -> float:
    """Seconds of `T+01:02:03` or `01:02:03`. Raises ValueError otherwise."""
    match = _T_PLUS.match(text)
    if not match:
        raise ValueError(text)
    sign, hours, minutes, seconds = match.groups()
    total = int(hours) * 3600 + int(minutes) * 60 + int(seconds)
    return float(-total if sign == "-" else total)


def clock(start_hour: float, time_s: float) -> str:
    """The clock's time `19:04:05`, with `+1` a day later."""
    if not math.isfinite(start_hour) or not math.isfinite(time_s):
        return ""
    seconds = math.floor(start_hour * 3600 + time_s)
    days, rest = divmod(seconds, 86400)
    time = f"{rest // 3600:02}:{rest // 60 % 60:02}:{rest % 60:02}"
    return time if days == 0 else f"{time}{days:+d}"


def duration(time_s: float, lang: str = "en") -> str:
    """A duration in plain words: `46 s`, `25 min`, `3 h 15 min`; 秒、分、小时 in Chinese."""
    if math.isnan(time_s):
        return ""
    if math.isinf(time_s):
        return "未发生" if lang == "zh" else "never"
    second, minute, hour = ("秒", "分", "小时") if lang == "zh" else (" s", " min", " h")
    gap = "" if lang == "zh" else " "
    if abs(time_s) < 90:
        return f"{time_s:.0f}{second}"
    minutes = round(time_s / 60)
    if abs(minutes) < 120 and minutes != 60:
        return f"{minutes}{minute}"
    hours, rest = divmod(abs(minutes), 60)
    sign = "-" if minutes < 0 else ""
    return f"{sign}{hours}{hour}" + (f"{gap}{rest}{minute}" if rest else "")
