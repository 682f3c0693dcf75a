"""Settles the figures of an incident into a toll: who counted whom, and how the counts fit together."""

from collections.abc import Mapping, Sequence

from hasila.model import (
    FigureUse,
    Incident,
    IncidentMention,
    Judgement,
    Policy,
    Reading,
    Toll,
    as_range,
)
from hasila.reconcile.arithmetic import sums
from hasila.reconcile.cells import Claim, build
from hasila.reconcile.explanation import explain, unresolved
from hasila.reconcile.grading import grade
from hasila.reconcile.lines import Account
from hasila.reconcile.policies import settle
from hasila.reconcile.rulings import line_rulings, told_rulings
from hasila.reconcile.solver import solve, undecided
from hasila.reconcile.testimony import gather
from hasila.reconcile.timeline import series
from hasila.reconcile.times import successors
from hasila.reconcile.uses import Uses, left_out

__all__ = ["reconcile"]


def reconcile(
    incident: Incident,
    readings: Mapping[str, Reading],
    mentions: Mapping[str, IncidentMention],
    *,
    policy: Policy = Policy.CONSISTENT,
    judgements: Sequence[Judgement] = (),
) -> Toll:
    """Settle an incident's figures into a toll by a policy.

    `readings` are by report id, `mentions` by mention id; those the incident does not name are not
    looked at. The order of either changes nothing. Each figure of the incident gets one use.

    Raises:
        HasilaError: a judgement corrects a figure to a value that its field cannot hold.
        KeyError: a mention or reading that the incident names is missing.
    """
    told, left, verdicts = gather(incident, readings, mentions, judgements)
    claims, where = build(told, incident)
    solution, prices = solve(claims), successors(claims)
    account = Account(claims, solution, undecided(claims, solution, prices))
    lines = settle(account, policy)
    judge = Uses(account, lines, prices, policy)
    rows: list[tuple[FigureUse, Claim | None, str]] = [
        (judge.use(item, where[item.figure.id]), claims[where[item.figure.id]], item.figure.span.quote)
        for item in told
    ]
    rows += [(left_out(item), None, item.figure.span.quote) for item in left]
    order = {item.figure.id: item.order for item in told} | {
        item.figure.id: (item.figure.report, item.figure.span.start, item.figure.id) for item in left
    }
    rows.sort(key=lambda row: order[row[0].figure])
    decided = line_rulings(lines, incident, judgements)
    final = lines | {ruling.field: as_range(ruling.human) for ruling in decided}
    return Toll(
        incident=incident.id,
        policy=policy,
        lines=tuple(final.items()),
        uses=tuple(
            use.model_copy(update={"rulings": verdicts.rulings[use.figure]})
            if use.figure in verdicts.rulings
            else use
            for use, _, _ in rows
        ),
        series=series(account, prices),
        sums=sums(account, lines, "en"),
        sums_ar=sums(account, lines, "ar"),
        explanation=explain(account, lines, rows, policy, "en") + told_rulings(decided, final, "en"),
        explanation_ar=explain(account, lines, rows, policy, "ar") + told_rulings(decided, final, "ar"),
        grade=grade(account, incident, [readings[report] for report in sorted(_reports(incident, mentions))]),
        unresolved=unresolved(account, lines, "en"),
        unresolved_ar=unresolved(account, lines, "ar"),
        rulings=decided,
    )


def _reports(incident: Incident, mentions: Mapping[str, IncidentMention]) -> set[str]:
    return {mentions[member].report for member in incident.members}
