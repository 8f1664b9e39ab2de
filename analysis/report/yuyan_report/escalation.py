"""Who set whom alight: the graph of fires over all replications."""

import numpy as np

from .estimate import quantiles, wilson

BY = {"explosion": "blast", "heated": "heat", "spread": "spread", "flash_fire": "flash"}


def escalation(result):
    """Nodes: the beginning, and each object that burnt, with its probability. Edges: the object
    whose fire or explosion lit it first, with how often and how long after."""
    events = result.rows("/drill/events")
    kinds, entities = events.words("kind"), events.words("entity")
    if "burning" not in kinds:
        return None
    rows = np.flatnonzero((events["kind"] == kinds.index("burning")) & events.done())
    key = events.replication[rows].astype(np.int64) * len(entities) + events["entity"][rows]
    first = np.sort(rows[np.unique(key, return_index=True)[1]])  # of each object and replication
    offset = events.first_row()
    lit, edges = {}, {}
    for row in first:
        entity = int(events["entity"][row])
        source, how = source_of(events, kinds, offset, row)
        lit.setdefault(entity, []).append(row)
        edges.setdefault((source, entity, how), []).append(row)
    n = result.replications
    nodes = [{"id": entities[e], "estimate": wilson(len(rows), n),
              "quantiles": quantiles(events["time_s"][rows], (0.1, 0.5, 0.9))}
             for e, rows in sorted(lit.items(), key=lambda item: entities[item[0]])]
    return {"nodes": nodes,
            "edges": [{"from": entities[s] if s is not None else "", "to": entities[e], "by": how,
                       "n": len(rows), "estimate": wilson(len(rows), n)}
                      for (s, e, how), rows in sorted(edges.items(), key=lambda item: -len(item[1]))]}


def source_of(events, kinds, offset, row):
    """Follows the causes of a fire to another object; None: it began here."""
    entity = events["entity"][row]
    how = "start"
    at = row
    for _ in range(100):
        cause = events["cause"][at]
        if cause < 0:
            return None, how if how == "spread" else "start"
        at = offset[at] + cause
        how = BY.get(kinds[events["kind"][at]], how)
        if events["entity"][at] != entity and events["entity"][at] > 0:
            return int(events["entity"][at]), how if how != "start" else "spill"
    return None, "start"
