"""Tells in a few short paragraphs how the figures of an incident come to its toll."""

from collections.abc import Mapping, Sequence

from hasila.model import FigureRole, FigureUse, Group, Outcome, Policy, Range
from hasila.reconcile.arithmetic import sums
from hasila.reconcile.cells import Claim
from hasila.reconcile.grading import open_questions, replaced_low
from hasila.reconcile.lines import COUNTED, Account
from hasila.reconcile.phrases import counted, line_name, say
from hasila.reconcile.uses import line_of, worded

_TOLD = (
    (FigureRole.SUPERSEDED, "text.superseded"),
    (FigureRole.SUPERSEDED, "text.perhaps"),
    (FigureRole.COMBINED, "text.combined"),
    (FigureRole.SET_ASIDE, "text.aside"),
    (FigureRole.WITHDRAWN, "text.withdrawn"),
    (FigureRole.VAGUE, "text.vague"),
)


def range_words(settled: Range, language: str) -> str:
    """Word a range: "28 (28 to 30)", "130 or more (low 40)", "between 24 and 99, no single count"."""
    low, best, high = settled.low, settled.best, settled.high
    if best is None:
        form = "nobest" if low is not None and high is not None else "atleast" if high is None else "atmost"
    elif high is None:
        form = "open" if low in (None, best) else "open_low"
    else:
        form = "point" if low == best == high else "spread"
    return say(f"range.{form}", language, low=low, best=best, high=high)


def explain(
    account: Account,
    lines: Mapping[str, Range],
    uses: Sequence[tuple[FigureUse, Claim | None, str]],
    policy: Policy,
    language: str,
) -> str:
    """Write the explanation: lines, sums, what was superseded or set aside, what stays open.

    `uses` pairs each figure's use with its claim (None if left out) and its wording.
    """
    told = [_lines(outcome, lines, language) for outcome in COUNTED]
    told.append(_policy(account, lines, policy, language))
    shown = sums(account, lines, language)
    if shown:
        told.append(say("text.sums", language, sums=say("join.list", language).join(shown)))
    perhaps = _perhaps(account, lines)
    for role, phrase in _TOLD:
        open_order = phrase == "text.perhaps"
        rows = [row for row in uses if any(row[1] is claim for claim in perhaps) is open_order]
        items = _items(role, rows, language)
        if items:
            told.append(say(phrase, language, list=say("join.list", language).join(items)))
    told += _lows(account, lines, language)
    told.append(unresolved(account, lines, language) or "")
    return "\n".join(part for part in told if part) or say("text.none", language)


def _perhaps(account: Account, lines: Mapping[str, Range]) -> list[Claim]:
    """The replaced counts that may yet stand, and bound their line."""
    found = []
    for claim in (account.claims[place] for place in sorted(account.undecided)):
        settled = lines.get(line_of(claim))
        if settled is not None and (settled.low or 0) <= claim.stated:
            found.append(claim)
    return found


def _lines(outcome: Outcome, lines: Mapping[str, Range], language: str) -> str:
    names = [outcome.value, *(f"{outcome}_{group}" for group in Group)]
    said = [
        say("text.line", language, line=line_name(name, language), range=range_words(lines[name], language))
        for name in names
        if name in lines
    ]
    if outcome is Outcome.KILLED and outcome in lines and f"{outcome}_{Group.ATTACKERS}" in lines:
        said.append(say("text.killed_out", language))
    return " ".join(said)


def _items(role: FigureRole, uses: Sequence[tuple[FigureUse, Claim | None, str]], language: str) -> list[str]:
    """List the counts of one role once each, with the reason where a figure was put away for one."""
    found = []
    for use, claim, quote in uses:
        if use.role is not role:
            continue
        why = (use.reason if language == "en" else use.reason_ar).rstrip(".")
        if claim is None:
            said = say("text.item", language, said=f"«{quote}»", why=why)
        elif role in (FigureRole.SET_ASIDE, FigureRole.COMBINED):
            said = why
        else:
            said = f"{line_name(line_of(claim), language)} {worded(claim, language)}"
        found.append(said)
    return list(dict.fromkeys(found))


def _lows(account: Account, lines: Mapping[str, Range], language: str) -> list[str]:
    """Say of each total whose low is a count that another authority's replaced why that is so."""
    told = []
    for outcome in COUNTED:
        settled = lines.get(outcome)
        low = settled and replaced_low(
            account.estimates(outcome, Group.UNSPECIFIED), settled, account.attackers(outcome)
        )
        if low and low[0].startswith("text."):
            left, right = (worded(claim, language) for claim in low[1])
            told.append(say(low[0], language, line=line_name(outcome, language), left=left, right=right))
    return told


def _policy(account: Account, lines: Mapping[str, Range], policy: Policy, language: str) -> str:
    killed = lines.get(Outcome.KILLED.value)
    attackers = lines.get(f"{Outcome.KILLED}_{Group.ATTACKERS}")
    both = [r.best for r in (killed, attackers) if r is not None and r.best is not None]
    sources = {s for claim in account.claims if claim.credible for s in claim.sources}
    return say(f"policy.{policy}", language, nkill=sum(both) if both else "-", sources=len(sources))


def unresolved(account: Account, lines: Mapping[str, Range], language: str) -> str | None:
    """Say what the evidence leaves open and what would decide it; None if nothing."""
    said = []
    for phrase, line, claims in open_questions(account, lines):
        words = [worded(claim, language) for claim in claims] + ["", ""]
        if claims and claims[0].outcome is Outcome.KILLED_OR_WOUNDED and phrase == "open.combined":
            words[0] = counted("victims", claims[0].stated, language)
        name = line_name(line, language) if line else ""
        said.append(say(phrase, language, line=name, left=words[0], right=words[1], said=words[0]))
    return " ".join(said) or None
