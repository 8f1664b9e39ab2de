"""One page for the leaders: which clauses fail, why, what helps; in plain words."""

from __future__ import annotations

import numpy as np
from yuyan import words
from yuyan.clock import duration
from yuyan.statistics import quantiles

from . import improvement
from .context import Context
from .paper import Paper
from .plan_test import PlanTest

#: Clauses on the page at most.
MOST = 5
#: A promise that is kept in fewer cases fails, as the lights of the report have it (docs/report.md).
RED_BELOW = 0.7
#: Shades of a clause that is kept in so many cases or more; red below.
_SHADES = ((improvement.FINDING_BELOW, "C6E7C8"), (RED_BELOW, "FFE9A8"), (0.0, "F6C1BD"))


def leaders(context: Context, plan: PlanTest) -> bytes:
    """The page."""
    say = context.say
    paper = Paper(context, say(f"For the leaders: {context.title}", f"领导摘要:{context.title}"))
    clauses = context.drill.clauses[context.drill.clauses["at_stake"] > 0]
    weak = clauses[clauses["share"] < improvement.FINDING_BELOW]
    red = weak[weak["share"] < RED_BELOW]
    fires = int((context.drill.outcome("had_fire") == 1).sum())
    said = say(f"The accident was rehearsed {len(context.drill.done)} times. ", f"同类事故按不同情况推演了 {len(context.drill.done)} 次。")
    if 0 < fires:
        said += say(f"It came to a fire in {in_ten(context, fires / len(context.drill.done))}. ",
                    f"其中起火的{in_ten(context, fires / len(context.drill.done))}。")
    paper.paragraph(said + say(f"Of {len(clauses)} promises of the plan {len(clauses) - len(weak)} hold, {len(weak) - len(red)} are shaky, "
                               f"{len(red)} fail.",
                               f"预案的 {len(clauses)} 项承诺中:{len(clauses) - len(weak)} 项可靠, {len(weak) - len(red)} 项不稳, {len(red)} 项不过关。"),
                    True)
    paper.heading(say("Which clauses fail, why, what helps", "哪些承诺做不到、为什么、怎么办"))
    shown = weak.head(MOST)
    rows = [_row(context, plan, str(clause)) for clause in shown.index]
    shades = {(place, 1): next(colour for bound, colour in _SHADES if share >= bound) for place, share in enumerate(shown["share"])}
    heads = [say("promise of the plan", "预案承诺"), say("kept in", "能做到"), say("what stands in the way", "卡在哪里"), say("what helps", "对策"),
             say("then kept in", "改进后")]
    width = 5 if any(row[-1] for row in rows) else 4  # nobody looked for bottlenecks: no column for their effect
    paper.table(heads[:width], [row[:width] for row in rows] or [[say("none", "无"), *[""] * (width - 1)]],
                [2.3, 1.1, 2.6, 2.4, 1.3][:width], 9.5, shades)
    if rows and width == 4:
        paper.paragraph(say("What stands in the way is looked for by: yuyan run --bottlenecks 200.", "卡点及改进效果尚未测算, 可请技术人员运行 yuyan run --bottlenecks 200。"), size=8)
    if len(weak) > len(shown):
        paper.paragraph(say(f"{len(weak) - len(shown)} more in plan_test.csv.", f"另有 {len(weak) - len(shown)} 项不稳或不过关, 见 plan_test.csv。"), size=9)
    paper.heading(say("What is to be expected", "可能后果"))
    paper.points(_expected(context))
    paper.heading(say("The drill", "本次演练"))
    paper.paragraph(say("Put to the test: ", "检验:") + say("; ", ";").join(
        context.clause_text(clause) for clause in context.choice.clauses) + say(f". Planned for {context.start:%Y-%m-%d %H:%M}.",
                                                                              f"。拟于 {context.start:%Y年%m月%d日 %H:%M} 开始。"))
    paper.paragraph(context.pick(context.choice.brief))
    paper.heading(say("What it rests on", "依据"))
    statuses = context.result.parameters()["status"].value_counts()
    paper.paragraph(say("Numbers behind it: ", "推演所用数据:") + say(", ", "、").join(
        say(f"{count} {words.word(words.STATUSES, str(status), 'en')}", f"{words.word(words.STATUSES, str(status), 'zh')} {count} 项") for status, count in statuses.items()) + say(". ", "。")
        + context.notice, size=9)
    return paper.bytes()


def _row(context: Context, plan: PlanTest, clause: str) -> list[str]:
    share = float(context.drill.clauses.loc[clause, "share"])
    gain, low = plan.of(clause, "gain"), plan.of(clause, "gain_low")
    now = plan.of(clause, "now")
    before = share if now is None else float(now)  # the rehearsals that the gain stems from
    then = ""
    if gain is not None:
        is_sure = low is not None and float(low) > 0
        then = in_ten(context, min(before + float(gain), 0.99)) if is_sure else context.say("not sure", "效果不确定")
    return [context.clause_text(clause), in_ten(context, share),
            plan.bottleneck(clause) or improvement.longest_step(context, clause) or context.say("no single cause stands out", "无单一突出原因"),
            plan.suggestion(clause) or improvement.remedy(context, clause), then]


def in_ten(context: Context, share: float) -> str:
    """A share in plain words."""
    if share <= 0 or share >= 1:
        return context.say("no case", "从未") if share <= 0 else context.say("every case", "每次")
    if share < 0.05:
        return context.say("fewer than 1 of 20 cases", "20 次中不到 1 次")
    if share > 0.95:
        return context.say("nearly every case", "几乎每次")
    return context.say(f"{round(10 * share)} of 10 cases", f"10 次中约 {round(10 * share)} 次")


def _expected(context: Context) -> list[str]:
    say, said = context.say, []
    for name, pair in (("deaths", ("deaths", "死亡")), ("injuries", ("serious injuries", "重伤"))):
        values = context.drill.outcome(name)
        if values.size and values.max() > 0:
            mean = float(np.nanmean(values))
            amount = f"{mean:.0f}" if mean >= 10 else f"{mean:.1f}" if mean >= 0.1 else say("fewer than 0.1", "不到0.1")
            often, gap = float((values > 0).mean()), " " if amount[0].isdigit() else ""
            said.append(say(f"{pair[0]}: in {in_ten(context, often)}; {amount} a case on average, at worst {values.max():.0f}",
                            f"{pair[1]}:{in_ten(context, often)}{'都' if often >= 1 else ''}有;平均每次{gap}{amount} 人, 最多 {values.max():.0f} 人"))
        elif values.size:
            said.append(say(f"{pair[0]}: none in any rehearsal", f"{pair[1]}:各次推演均无"))
    out = context.drill.outcome("extinguished_s") - context.drill.outcome("ignition_s")
    out = out[np.isfinite(out)]
    if out.size:
        middle, long = quantiles(out, [0.5, 0.9])
        said.append(say(f"fires are out after {duration(middle)}, in one case of ten only after {duration(long)}",
                        f"明火扑灭约需{duration(middle, 'zh')}, 十次中有一次超过{duration(long, 'zh')}"))
    gone = context.drill.outcome("evacuated")
    if gone.size and gone.max() > 0:
        said.append(say(f"people led out: {quantiles(gone, [0.5])[0]:.0f} in the middle case, up to {gone.max():.0f}",
                        f"疏散人数:通常 {quantiles(gone, [0.5])[0]:.0f} 人, 最多 {gone.max():.0f} 人"))
    return said
