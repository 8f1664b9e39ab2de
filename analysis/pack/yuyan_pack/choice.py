"""Which of the simulated replications becomes the drill, and why."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from yuyan.drill import Drill
from yuyan.statistics import quantiles

Pair = tuple[str, str]


class NoSuchDrill(Exception):
    """No replication is as asked for; says what there is, in both languages."""

    def __init__(self, text: Pair, is_input: bool = True) -> None:
        super().__init__(text[0])
        self.text = text
        #: Whether the command was wrong; otherwise the answer is no.
        self.is_input = is_input


@dataclass(frozen=True)
class Choice:
    """The replication, the clauses that it puts to the test, why it was taken."""

    replication: int
    clauses: list[str]
    reason: Pair
    #: The same in one plain sentence, for the leaders.
    brief: Pair


def choose(drill: Drill, tested: list[str], near: int, given: int | None) -> Choice:
    """The replication `given`, or the one nearest to the `near` per cent quantile among those in which
    all tested clauses are at stake. Without tested clauses the least certain ones that can be at stake
    together are tested. Of equally hard ones the incident nearest to the median in length, then the first,
    is taken."""
    unknown = [clause for clause in tested if clause not in drill.met.columns]
    if unknown:
        known = ", ".join(sorted(drill.met.columns))
        raise NoSuchDrill((f"--test {', '.join(unknown)}: no clause of this plan; clauses: {known}",
                           f"--test {', '.join(unknown)}:预案中没有此条款;条款:{known}"))
    if given is not None:
        return _given(drill, tested, given)
    chosen = tested or _least_certain(drill)
    candidates = drill.met.index
    if chosen:
        candidates = drill.met.index[drill.met[chosen].notna().all(axis=1)]
        if not len(candidates):
            raise _none_at_stake(drill, chosen)
    hardness = _hardness(drill, chosen).loc[candidates]
    target = quantiles(hardness, [near / 100])[0]
    distance = pd.Series(np.where(hardness == target, 0.0, np.abs(hardness - target)), candidates)
    nearest = distance.index[distance <= distance.min() + 1e-12]
    replication = int(_middle_fire(drill, nearest))
    level = ("of middling difficulty", "难易居中") if near == 50 else ("a hard one", "较难")
    brief = (f"Rehearsal {replication} is held: {level[0]}, and every clause under test comes up.",
             f"取第 {replication} 次推演:{level[1]}, 所检验条款均受到考验。")
    return Choice(replication, chosen, _why(drill, chosen, replication, near, hardness, target), brief)


def _given(drill: Drill, tested: list[str], given: int) -> Choice:
    if given not in drill.met.index:
        raise NoSuchDrill((f"--replication {given}: not among the finished replications "
                           f"{drill.met.index.min()} to {drill.met.index.max()}",
                           f"--replication {given}:不在已完成的推演次中"
                           f"({drill.met.index.min()} 至 {drill.met.index.max()})"))
    row = drill.met.loc[given]
    at_stake = tested or [clause for clause in drill.clauses.index if not np.isnan(row[clause])]
    reason = (f"Replication {given} was asked for by number.", f"按指定编号采用第 {given} 次推演。")
    return Choice(given, at_stake, reason, reason)


def _least_certain(drill: Drill, at_most: int = 3) -> list[str]:
    """The least certain clauses, one after the other as long as some replication has all at stake."""
    chosen: list[str] = []
    for clause, row in drill.clauses.iterrows():
        if row["at_stake"] == 0 or row["share"] >= 0.98 or len(chosen) == at_most:
            continue
        if drill.met[[*chosen, clause]].notna().all(axis=1).any():
            chosen.append(str(clause))
    return chosen


def _hardness(drill: Drill, clauses: list[str]) -> pd.Series:
    """How hard each replication is on the clauses, from 0 to 1: the mean over the clauses of the share of
    those at stake that took no longer (a promise that was broken counts as endless)."""
    ranks = []
    for clause in clauses:
        row = drill.clauses.loc[clause]
        taken = (drill.clause_values[clause] if row["rule"] == "within"
                 else drill.met[clause].map({1.0: 0.0, 0.0: np.inf}))
        ranks.append(taken.rank(pct=True, method="average"))
    return pd.concat(ranks, axis=1).mean(axis=1).fillna(0.0) if ranks else pd.Series(0.0, drill.met.index)


def _middle_fire(drill: Drill, candidates: pd.Index) -> int:
    out = pd.Series(drill.outcome("closed_s"), drill.met.index).fillna(np.inf)
    middle = quantiles(out, [0.5])[0]
    distance = np.where(out.loc[candidates] == middle, 0.0, np.abs(out.loc[candidates] - middle))
    return int(candidates[int(np.nanargmin(distance))])


def _none_at_stake(drill: Drill, chosen: list[str]) -> NoSuchDrill:
    counts = ", ".join(f"{clause} {int(drill.met[clause].notna().sum())}" for clause in chosen)
    most = int(drill.met[chosen].notna().sum(axis=1).max())
    return NoSuchDrill((f"in none of the {len(drill.met)} replications are all of these clauses at stake "
                        f"(at most {most} of {len(chosen)} together; alone: {counts}): test fewer, or choose "
                        "one with --replication",
                        f"{len(drill.met)} 次推演中没有一次同时触发所选条款(同时至多 {most}/{len(chosen)} 条; "
                        f"各自次数:{counts}):请减少条款, 或用 --replication 指定"), is_input=False)


def _why(drill: Drill, clauses: list[str], replication: int, near: int, hardness: pd.Series,
         target: float) -> Pair:
    if not clauses:
        return (f"Replication {replication}: every clause is as good as certain, so the incident of the most "
                "usual length was taken.",
                f"采用第 {replication} 次推演:各条款均基本确定满足, 故取持续时间居中的一次。")
    said: dict[str, list[str]] = {"en": [], "zh": []}
    for clause in clauses:
        met = drill.met.loc[replication, clause] == 1
        said["en"].append(f"“{drill.clause_text(clause, 'en')}” ({'met' if met else 'missed'})")
        said["zh"].append(f"“{drill.clause_text(clause, 'zh')}”({'满足' if met else '未满足'})")
    own = float(hardness.loc[replication])
    place = ("median", "中位数") if near == 50 else (f"{near} % quantile", f"{near}%分位")
    return (f"Replication {replication}: all clauses under test are at stake in it, as in {len(hardness)} of "
            f"{len(drill.met)} replications: {'; '.join(said['en'])}. On a scale from 0 (quickest) to 1 (slowest or "
            f"broken) it stands at {own:.2f}, next to the {place[0]} of these, {target:.2f}.",
            f"采用第 {replication} 次推演:所检验条款均被触发({len(drill.met)} 次推演中有 {len(hardness)} 次):"
            f"{';'.join(said['zh'])}。按从快(0)到慢或未履行(1)排序, 其难度为 {own:.2f}, 最接近{place[1]} {target:.2f}。")
