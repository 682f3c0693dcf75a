"""Says for each figure what part it plays in the toll, and why, in English and Arabic."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hasila.model import AuthorityKind, FigureRole, FigureUse, Group, Outcome, Policy, Range
from hasila.reconcile.arithmetic import addition
from hasila.reconcile.cells import LIMIT, Claim, Kind
from hasila.reconcile.lines import Account
from hasila.reconcile.phrases import LANGUAGES, counted, line_name, say
from hasila.reconcile.policies import POINTS
from hasila.reconcile.solver import LIVE, Reads
from hasila.reconcile.testimony import LeftOut, Testimony
from hasila.reconcile.times import before, died, fell, still_held


@dataclass(frozen=True, slots=True)
class _Verdict:
    """A role with the phrase that tells it; the words are filled in language by language."""

    role: FigureRole
    phrase: str
    numbers: Mapping[str, object]


def worded(claim: Claim, language: str) -> str:
    """Repeat a count as it was worded: "at least 28"."""
    quote = claim.said[0].figure.span.quote
    return say(f"kind.{claim.kind}", language, n=claim.stated, quote=quote)


def line_of(claim: Claim) -> str:
    """Name the line a claim speaks of (`killed_civilians`)."""
    return claim.outcome.value if claim.group is Group.UNSPECIFIED else f"{claim.outcome}_{claim.group}"


def heir(account: Account, place: int, prices: Mapping[int, Sequence[tuple[int, int]]]) -> Claim | None:
    """Find the standing claim that replaced one: the cheapest to believe, then the weightiest."""
    standing = [(n, cost) for n, cost in prices.get(place, ()) if account.solution.reads.get(n) in LIVE]
    if not standing:
        return None
    return account.claims[min(standing, key=lambda i: (i[1], -account.claims[i[0]].weight, i[0]))[0]]


class Uses:
    """The verdict on each claim of one settled account."""

    def __init__(
        self,
        account: Account,
        lines: Mapping[str, Range],
        prices: Mapping[int, Sequence[tuple[int, int]]],
        policy: Policy,
    ) -> None:
        self.account = account
        self.lines = lines
        self.prices = prices
        self.policy = policy

    def use(self, item: Testimony, place: int) -> FigureUse:
        """Word the verdict on one figure."""
        claim = self.account.claims[place]
        reads = self.account.solution.reads.get(place)
        verdict = self._by_policy(claim, place, self._verdict(claim, place))
        told = [self._tell(verdict, claim, place, language, item) for language in LANGUAGES]
        with_attackers = None
        if claim.total and reads in LIVE:
            with_attackers = reads is Reads.WITH_ATTACKERS
        return FigureUse(
            figure=item.figure.id,
            role=verdict.role,
            counts=line_of(claim),
            with_attackers=with_attackers,
            group=claim.group,
            reason=told[0],
            reason_ar=told[1],
        )

    def _tell(self, verdict: _Verdict, claim: Claim, place: int, language: str, item: Testimony) -> str:
        whole = self.account.claims[claim.parent] if claim.parent is not None else None
        by = verdict.numbers.get("by")
        why = verdict.numbers.get("why")
        people = "people.killed" if claim.outcome is Outcome.KILLED else "people.unspecified"
        words = {
            **verdict.numbers,
            "said": worded(claim, language),
            "line": line_name(line_of(claim), language),
            "people": say(people, language),
            "nation": claim.nationality,
            "whole": worded(whole, language) if whole else "",
            "by": worded(by, language) if isinstance(by, Claim) else "",
            "why": say(str(why), language, who=self._who(claim, language)) if why else "",
            "sum": addition(self.account, place, language) or "",
        }
        if "victims" in words:
            words["victims"] = counted("victims", int(str(words["victims"])), language)
            words["attackers"] = counted(Group.ATTACKERS, int(str(words["attackers"])), language)
        text = say(verdict.phrase, language, **words)
        return text + (say("use.party", language) if item.party and why != "why.party" else "")

    def _who(self, claim: Claim, language: str) -> str:
        item = min(claim.said, key=lambda t: t.order)
        said_by = item.figure.attribution
        if said_by is None or item.kind is AuthorityKind.UNNAMED:
            return say(f"who.{item.kind}", language)
        return say("who.quoted", language, source=said_by.source.quote)

    def _by_policy(self, claim: Claim, place: int, verdict: _Verdict) -> _Verdict:
        """Under a policy that takes one number, say which count it takes and which it drops."""
        line = line_of(claim)
        best = self.lines[line].best if line in self.lines else None
        here = [e for e in self.account.estimates(claim.outcome, claim.group) if e.place == place]
        if self.policy not in POINTS or best is None or not here or not here[0].numeric:
            return verdict
        words = {"policy": self.policy.value, "best": best}
        if here[0].value == best:
            taken = verdict.role in (FigureRole.SET_ASIDE, FigureRole.SUPERSEDED)
            return _Verdict(FigureRole.AGREES, "use.policy_takes", words) if taken else verdict
        if verdict.role is FigureRole.AGREES:
            return _Verdict(FigureRole.SET_ASIDE, "use.policy", words)
        return verdict

    def _verdict(self, claim: Claim, place: int) -> _Verdict:
        reads = self.account.solution.reads.get(place)
        line = line_of(claim)
        best = self.lines[line].best if line in self.lines else None
        by = heir(self.account, place, self.prices)
        overtaken = claim.kind is Kind.FLOOR and by is not None and best is not None and claim.stated < best
        if claim.kind is Kind.VAGUE:
            verdict = _Verdict(FigureRole.VAGUE, "use.vague", {})
        elif reads is Reads.ASIDE:
            verdict = self._aside(claim, best)
        elif claim.outcome is Outcome.KILLED_OR_WOUNDED:
            verdict = self._combined(claim, best)
        elif reads is Reads.WITH_ATTACKERS:
            verdict = self._with_attackers(claim, place)
        elif addition(self.account, place, "en"):
            verdict = _Verdict(FigureRole.PART, "use.addend", {})
        elif reads is Reads.SUPERSEDED or overtaken:
            verdict = self._replaced(claim, place, by)
        else:
            verdict = self._standing(claim, reads, best)
        return verdict

    def _with_attackers(self, claim: Claim, place: int) -> _Verdict:
        attackers = self.account.attackers_in(place)
        victims = max(0, claim.stated - attackers)
        numbers = {"stated": claim.stated, "victims": victims, "attackers": attackers}
        return _Verdict(FigureRole.AGREES, "use.with_attackers", numbers)

    def _replaced(self, claim: Claim, place: int, by: Claim | None) -> _Verdict:
        if by is None and claim.parent is None:
            top = max(n for n, _ in self.prices[place] if self.account.solution.reads.get(n) is Reads.ASIDE)
            return _Verdict(FigureRole.SUPERSEDED, "use.superseded_rung", {"by": self.account.claims[top]})
        if by is None:
            return _Verdict(FigureRole.SUPERSEDED, "use.superseded_parent", {})
        phrase = "use.superseded" if before(claim, by) else "use.overtaken"
        if by.stated < claim.stated:
            phrase = "use.fell" if fell(self.account.claims, claim, by) else "use.revised"
            phrase = "use.died" if died(self.account.claims, claim, by) else phrase
        return _Verdict(FigureRole.SUPERSEDED, phrase, {"by": by})

    def _standing(self, claim: Claim, reads: Reads | None, best: int | None) -> _Verdict:
        inside = claim.parent is not None
        if claim.nationality:
            return _Verdict(FigureRole.PART, "use.nation_of" if inside else "use.nation", {})
        if reads is Reads.PART and not inside and still_held(self.account.claims, claim):
            return _Verdict(FigureRole.PART, "use.still_held", {})
        if reads is Reads.PART and not inside and claim.remaining:
            known = claim.outcome is Outcome.KILLED
            return _Verdict(FigureRole.PART, "use.identified" if known else "use.still_treated", {})
        if reads is Reads.PART and not inside and claim.site:
            return _Verdict(FigureRole.PART, "use.one_hospital", {})
        if inside or reads is Reads.PART:
            return _Verdict(FigureRole.PART, "use.part_of" if inside else "use.part", {})
        if claim.group not in (Group.UNSPECIFIED, Group.ATTACKERS):
            total = self.lines.get(claim.outcome.value)
            if total is not None and total.best is not None and total.best > claim.stated:
                return _Verdict(FigureRole.PART, "use.part", {})
        if claim.kind is Kind.FLOOR and best is not None and best > claim.stated:
            return _Verdict(FigureRole.AGREES, "use.floor", {"best": best})
        if best is not None and best != claim.stated:
            return _Verdict(FigureRole.AGREES, "use.near", {"best": best})
        return _Verdict(FigureRole.AGREES, "use.total" if claim.total else "use.group", {})

    def _combined(self, claim: Claim, best: int | None) -> _Verdict:
        tail = "" if claim.group is Group.UNSPECIFIED else f"_{claim.group}"
        apart = [self.lines.get(f"{o}{tail}") for o in (Outcome.KILLED, Outcome.WOUNDED)]
        sizes = [r.best if r is not None else None for r in apart]
        if claim.parent is not None or claim.group is not Group.UNSPECIFIED or claim.nationality:
            return _Verdict(FigureRole.COMBINED, "use.combined_group", {})
        if sizes[0] is None or sizes[1] is None:
            if best is not None and best == claim.stated:
                return _Verdict(FigureRole.AGREES, "use.combined_alone", {})
            return _Verdict(FigureRole.COMBINED, "use.combined_part", {})
        both = sizes[0] + sizes[1]
        if claim.low > both:
            return self._aside(claim, both)
        if claim.high is not None and claim.high < both:
            return _Verdict(FigureRole.COMBINED, "use.combined_part", {})
        numbers = {"killed": sizes[0], "wounded": sizes[1]}
        return _Verdict(FigureRole.COMBINED, "use.combined", numbers)

    def _aside(self, claim: Claim, best: int | None) -> _Verdict:
        rivals = [
            other
            for n, other in enumerate(self.account.claims)
            if other.line == claim.line and self.account.solution.reads.get(n) in LIVE
        ]
        why = "why.lighter"
        if claim.stated > LIMIT:
            why = "why.beyond"
        elif claim.recalled:
            why = "why.recalled"
        elif not claim.credible:
            why = "why.party"
        elif claim.kind is Kind.ABOUT and any(other.kind is Kind.EXACT for other in rivals):
            why = "why.approximate"
        elif rivals and claim.rank < max(other.rank for other in rivals):
            why = "why.weaker"
        if best is None:
            return _Verdict(FigureRole.SET_ASIDE, "use.aside_alone", {"why": why})
        return _Verdict(FigureRole.SET_ASIDE, "use.aside", {"best": best, "why": why})


def left_out(item: LeftOut) -> FigureUse:
    """Word why a figure never entered the sum."""
    english, arabic = (say(item.phrase, language, note=item.note) for language in LANGUAGES)
    return FigureUse(figure=item.figure.id, role=item.role, reason=english, reason_ar=arabic)
