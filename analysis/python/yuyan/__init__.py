"""Results of yuyan (预演) in Python: xarray datasets, pandas tables, plots, in English and Chinese.

    import yuyan
    with yuyan.open("results.h5") as result:
        result.dataset("/drill/outcomes")        # xarray, units and labels in its attributes
        result.table("/drill/outcomes", "zh")    # pandas, Chinese headings
        yuyan.plots.clauses(result.drill)        # axes

A rehearsal, not a prediction (推演结果, 非事故预测).
"""

from . import plots
from .drill import Drill
from .fonts import MissingFontWarning
from .programme import Programme
from .result import NewerFormatWarning, Result, ResultError, open
from .scenario import Scenario

__all__ = ["Drill", "MissingFontWarning", "NewerFormatWarning", "Programme", "Result", "ResultError",
           "Scenario", "open", "plots"]
