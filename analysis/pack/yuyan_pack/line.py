"""One line of the master event list."""

from __future__ import annotations

import math
from dataclasses import dataclass

NAN = math.nan


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
