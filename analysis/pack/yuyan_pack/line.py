"""One line of the master event list."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from dataclasses import dataclass

from yuyan.clock import duration

from .harmless import number

NAN = math.nan
_SIGNS = {"<=": "≤", ">=": "≥", "==": "="}


def _is_near(value: float, limit: float) -> bool:
    return abs(value - limit) <= TOLERANCE


#: Limits are compared with the tolerance that the program itself has (docs/decisions.md).
TOLERANCE = 1e-6
_KEPT: dict[str, Callable[[float, float], bool]] = {
    "<=": lambda value, limit: value <= limit + TOLERANCE, ">=": lambda value, limit: value >= limit - TOLERANCE,
    "<": operator.lt, ">": operator.gt, "==": _is_near}


@dataclass(frozen=True)
class Amount:
    """A number that a clause limits when the drill ends, such as cubic metres or persons."""

    caption: str  #: what is counted, in words
    unit: str  #: in words; empty for a plain count
    operator: str  #: how it has to lie to the limit: <=, <, >=, >, ==
    limit: float
    band: tuple[float, float, float]  #: 10, 50, 90 % over the replications
    own: float  #: in this replication

    def text(self, value: float) -> str:
        """A value with its unit; empty when missing."""
        return "" if math.isnan(value) else f"{number(value)} {self.unit}".strip()

    def bound(self) -> str:
        """The limit as it reads: `<= 10 m3`."""
        return f"{_SIGNS.get(self.operator, self.operator)} {self.text(self.limit)}"

    def excess(self, value: float) -> float:
        """How many times over its limit a value is, 1 at most when it keeps it; infinite where no share can be told."""
        if _KEPT[self.operator](value, self.limit):
            return 1.0
        large, small = (value, self.limit) if self.operator.startswith("<") else (self.limit, value)
        return max(large / small, math.nextafter(1.0, 2.0)) if small > 0 and self.operator[0] in "<>" else math.inf


@dataclass(eq=False)
class Line:
    """What is given to whom when, and what is expected. Times are simulated ones, s since T0."""

    t: float
    kind: str  #: context, prompt, contingency, fault, media, escalation, safety_stop
    event: int  #: number of the event of the run that it tells; -1: none
    delivery: str  #: voice, radio, phone, paper, system, physical
    from_role: str
    to_role: str
    place: str
    content: str
    expected_action: str
    item: str  #: of standards.ITEMS
    leader: str  #: which controller leads it
    events: tuple[int, ...] = ()  #: all events that it tells
    order: str = ""  #: the plan's order that is expected
    trigger: int = -1  #: event that calls for the action
    clause: str = ""
    rule: str = ""
    due_s: float = NAN  #: when the clause's limit is over
    since_s: float = NAN  #: from when the action's time counts
    limit_s: float = NAN
    band_s: tuple[float, float, float] = (NAN, NAN, NAN)  #: 10, 50, 90 % over the replications, from since_s
    p_met: float = NAN
    amount: Amount | None = None  #: of a clause that limits a number and no time
    done_s: float = math.inf  #: when it was done in this replication
    kept_s: float = math.inf  #: when its clause was kept in this replication, by whomever
    done: int = -1
    done_kind: str = ""
    entities: tuple[str, ...] = ()
    condition: str = ""
    remark: str = ""
    first: bool = False  #: stands before all others of its time
    answers: "Line | None" = None  #: of a contingency: the line that it stands in for
    inject_id: str = ""
    depends_on: str = ""
    contingency: str = ""

    def told(self, value: float, lang: str) -> str:
        """What was measured in words: a duration, or a number with its unit."""
        return self.amount.text(value) if self.amount else duration(value, lang)

    @property
    def bound(self) -> float:
        """What the clause allows, s or in the unit of its number; NaN without a limit."""
        return self.amount.limit if self.amount else self.limit_s

    @property
    def band(self) -> tuple[float, float, float]:
        """10, 50 and 90 % over the replications, s or in the unit of the number."""
        return self.amount.band if self.amount else self.band_s
