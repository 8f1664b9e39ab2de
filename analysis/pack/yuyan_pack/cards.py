"""Emergency cards (应急处置卡, SAWS Order 74 article 4): one a post, on which sign it does what within which limit."""

from __future__ import annotations

import math

from yuyan import words
from yuyan.clock import duration
from yuyan.scenario import Row
from yuyan.statistics import quantiles

from .context import Context
from .msel import MasterList
from .paper import Paper

LAYERS = ("post_card", "on_site", "comprehensive")
#: Cards with no more rows than this stand two on a page.
SHORT = 5


def cards(context: Context, master: MasterList) -> bytes:
    """The cards of all posts of the site, in the order of the plan."""
    say = context.say
    paper = Paper(context, say(f"Emergency cards: {context.site}", f"{context.site}岗位应急处置卡"))
    posts: dict[str, list[str]] = {}
    for order, row in master.orders.rows.items():
        if row.get("layer") in LAYERS:
            posts.setdefault(master.orders.actor(order, context.lang), []).append(order)
    limits = _limits(context)
    is_half_full = False
    for place, (actor, orders) in enumerate(posts.items()):
        if place and not (is_half_full and len(orders) <= SHORT):
            paper.page_break()
            is_half_full = False
        is_half_full = not is_half_full and len(orders) <= SHORT
        paper.heading(actor)
        paper.table([say("step", "序号"), say("when", "何时(信号)"), say("do", "做什么"), say("limit of the plan", "预案时限"),
                     say("usual time", "通常用时")],
                    [[number, *_row(context, master, order, limits)] for number, order in enumerate(orders, 1)],
                    [0.7, 2.4, 3, 1.3, 1.3], 12)
        paper.paragraph(say("Protect yourself first; keep upwind; report what you see; stay reachable. Nobody acts alone in the danger area.",
                            "先保护自己;处于上风向;报告所见;保持联络;危险区内不得单独行动。"))
        paper.paragraph(say("Telephone: fire 119, ambulance 120, police 110; duty office: __________  deputy of this post: __________",
                            "电话:火警 119、急救 120、报警 110;值班室:__________  本岗位替补:__________"))
        paper.paragraph(say("Usual time: median of the simulation.", "“通常用时”为推演中位数。"), size=8)
    return paper.bytes()


def _row(context: Context, master: MasterList, order: str, limits: dict[str, str]) -> list[str]:
    row, orders = master.orders.rows[order], master.orders
    usual = quantiles(orders.delays(order), [0.5])[0]
    limit = next((limits[kind] for kind in words.DONE.get(str(row.get("action")), ()) if kind in limits), "")
    return [_sign(context, row), orders.action(order, context.lang), limit,
            duration(usual, context.lang) if math.isfinite(usual) else ""]


def _sign(context: Context, row: Row) -> str:
    """On which sign an order is carried out."""
    sign = words.happening(str(row.get("trigger")), context.lang)
    if row.get("trigger") == "detected":
        sign = context.say("as soon as somebody notices the accident", "发现事故时")
    if row.get("trigger_entity"):
        sign += f" ({context.name(str(row['trigger_entity']))})"
    measure = str(row.get("measure") or "always")
    if measure != "always":
        sign += f", {words.word(words.MEASURES, measure, context.lang)} ≥ {row.get('at_least')}"
    return sign


def _limits(context: Context) -> dict[str, str]:
    """Limits of the plan by what they limit."""
    limits: dict[str, str] = {}
    for _, row in context.drill.clauses.iterrows():
        if row["rule"] == "within":
            limits.setdefault(row["of"], duration(row["limit_s"], context.lang))
    return limits
