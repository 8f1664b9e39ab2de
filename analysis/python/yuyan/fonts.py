"""A font for Chinese labels."""

from __future__ import annotations

import warnings
from functools import lru_cache
from typing import Any

from matplotlib import font_manager
from matplotlib.axes import Axes

#: Families with Chinese characters, the preferred first; Debian: fonts-noto-cjk, fonts-wqy-microhei.
FAMILIES = ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Noto Sans CJK JP",
            "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Microsoft YaHei", "SimHei", "PingFang SC",
            "Heiti SC", "AR PL UMing CN", "Noto Serif CJK SC", "Noto Serif CJK JP")


class MissingFontWarning(UserWarning):
    """No font here has Chinese characters: labels show as boxes."""


@lru_cache(maxsize=1)
def chinese_family() -> str | None:
    """The first installed family with Chinese characters; None when there is none."""
    installed = {font.name for font in font_manager.fontManager.ttflist}
    for family in FAMILIES:
        if family in installed:
            return family
    return next((name for name in sorted(installed) if "CJK" in name), None)


def dress(axes: Axes, lang: str) -> Axes:
    """Sets the fonts of all texts of the axes to ones that have the language's characters; warns once
    with what to install when there are none. Returns the axes."""
    if lang != "zh":
        return axes
    family = chinese_family()
    if family is None:
        warnings.warn("no font with Chinese characters is installed, so labels show as boxes; on Debian: "
                      "apt install fonts-noto-cjk (没有中文字体, 请安装 fonts-noto-cjk)",
                      MissingFontWarning, stacklevel=3)
        return axes
    families = [family, "DejaVu Sans"]
    for text in _texts(axes):
        text.set_fontfamily(families)
    return axes


def _texts(axes: Axes) -> list[Any]:
    texts = [axes.title, axes.xaxis.label, axes.yaxis.label, *axes.texts,
             *axes.get_xticklabels(), *axes.get_yticklabels()]
    legend = axes.get_legend()
    if legend is not None:
        texts += [*legend.get_texts(), legend.get_title()]
    return texts
