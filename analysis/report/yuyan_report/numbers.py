"""Numbers as the page carries them."""

import math

import numpy as np


def plain(value):
    """What JSON can hold: six significant digits, None for what is missing."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, np.ndarray):
        return plain_array(value)
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, float):
        return rounded(value)
    return value


def rounded(value):
    if not math.isfinite(value):
        return None
    short = float(f"{value:.6g}")
    return int(short) if short.is_integer() and abs(short) < 1e15 else short


def plain_array(values):
    if values.dtype.kind in "iub":
        return values.tolist()
    return [plain_array(row) if isinstance(row, np.ndarray) else rounded(float(row)) for row in values]
