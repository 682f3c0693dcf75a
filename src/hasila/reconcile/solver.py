"""Finds the reading of all claims that sets the least weight aside, with OR-Tools CP-SAT."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ortools.sat.python import cp_model

from hasila.model import AuthorityKind, Group, Outcome
from hasila.reconcile.cells import FEW, LIMIT, MANY, NUMBERS, VICTIMS, Claim, Kind, children
from hasila.reconcile.testimony import OFFICIAL
from hasila.reconcile.times import LATER, PERHAPS_LATER, before, days, died, still_held, successors, withdrawn

WORK = 2.0
"""Deterministic seconds that one incident may cost before it is left unresolved."""
_COST_ATTACKERS, _COST_SUBSET, _COST_PART, _COST_ADDEND, _COST_SITE = 3, 2, 3, 2, 1
_SINCE, _A_YEAR = 5, 400  # per cent of a toll that may die of their wounds within so many days
_TOTALS = (Outcome.KILLED, Outcome.WOUNDED)
Line = tuple[Outcome, Group, str | None]


class Reads(StrEnum):
    """How a claim's scope is read."""

    WHOLE = "whole"
    WITH_ATTACKERS = "with_attackers"
    PART = "part"
    SUPERSEDED = "superseded"
    ASIDE = "aside"


LIVE = (Reads.WHOLE, Reads.WITH_ATTACKERS)


@dataclass(frozen=True, slots=True)
class Solution:
    """The reading of each claim (by place) and the people on each line; `proved` if nothing is better."""

    reads: dict[int, Reads]
    lines: dict[Line, int]
    proved: bool = True

    def value(self, outcome: Outcome, group: Group = Group.UNSPECIFIED) -> int | None:
        """The people on one line (`unspecified`: all victims), or None if no claim speaks of the outcome."""
        return self.lines.get((outcome, group, None))


def undecided(
    claims: Sequence[Claim], solution: Solution, heirs: Mapping[int, Sequence[tuple[int, int]]]
) -> frozenset[int]:
    """The claims read as replaced that may yet stand.

    Nothing says that what stands in their place was said later, or only weaker speakers say it.
    """
    found = set()
    for place, options in heirs.items():
        standing = [(n, cost) for n, cost in options if solution.reads.get(n) in LIVE]
        if solution.reads.get(place) is not Reads.SUPERSEDED or not standing:
            continue
        unsure = all(cost == PERHAPS_LATER for _, cost in standing)
        weaker = all(claims[n].rank < claims[place].rank for n, _ in standing)
        if unsure or weaker or all(_lowered_by_others(claims, claims[place], claims[n]) for n, _ in standing):
            found.add(place)
    return frozenset(found)


def _lowered_by_others(claims: Sequence[Claim], old: Claim, new: Claim) -> bool:
    """Whether a smaller count took the place of an office's, no office of its kind gives it, and nobody died."""
    offices = {item.kind for item in old.said if item.kind in OFFICIAL}
    others = bool(offices) and not offices & {item.kind for item in new.said}
    return others and new.stated < old.stated and not died(claims, old, new)


def modelled(claim: Claim) -> bool:
    """Say whether a claim binds the sum.

    Vague words bound nothing; a party's combined count is compared afterwards, never obeyed.
    """
    if claim.kind is Kind.VAGUE or claim.stated > LIMIT:
        return False
    return claim.outcome is not Outcome.KILLED_OR_WOUNDED or claim.credible


def attackers_told(claims: Sequence[Claim], claim: Claim) -> int | None:
    """The attackers that a total's report tells among its people (`16 قتيلا بينهم خمسة مهاجمين`), or None.

    What one report says of sixteen goes for every sixteen, also the headline's.
    """
    if claim.outcome is Outcome.DETAINED:
        return None
    same = [n for n, c in enumerate(claims) if c.line == claim.line and c.stated == claim.stated]
    own = [n for n in same if claims[n] is claim]
    for whole in (*own, *same):
        told = [c.stated for c in map(claims.__getitem__, children(claims, whole)) if _is_attackers(c, claim)]
        if told:
            return max(told)
    return None


def _is_attackers(part: Claim, whole: Claim) -> bool:
    return part.group is Group.ATTACKERS and part.outcome is whole.outcome


def solve(claims: Sequence[Claim], *, plain: bool = True) -> Solution:
    """Choose how each claim is read, in this order of aims.

    (1) the least weight set aside, (2) the fewest reinterpreted scopes and replaced counts,
    (3) numbers near those worded, weighed by who worded them. The same claims give the same answer.
    Without `plain` the solver is asked even where claims cannot touch.
    """
    late = recalled(claims) | boasted(claims) | apart(claims)
    places = [n for n, claim in enumerate(claims) if modelled(claim) and n not in late]
    beyond = {n: Reads.ASIDE for n, claim in enumerate(claims) if claim.stated > LIMIT}
    outcomes = {claims[n].outcome for n in places}
    if plain and len(outcomes) == len(places) and Outcome.KILLED_OR_WOUNDED not in outcomes:
        # One claim an outcome: nothing contradicts it, so it stands as worded.
        alone = {line: size for n in places for line, size in _alone(claims[n])}
        found = Solution(dict.fromkeys(places, Reads.WHOLE), alone)
    else:
        found = _Puzzle(claims, places).solved()
    told = {n: _compared(claims[n], found) for n in late}
    return Solution(beyond | told | found.reads, found.lines, found.proved)


def recalled(claims: Sequence[Claim]) -> frozenset[int]:
    """The claims that no authority makes, long after the event, where others counted the same at the time.

    They are compared with the toll afterwards, and never make it. Where the greatest number of the time
    is a round one, or "at least so many", the toll was still open, and who tells more later is heard; so is
    who tells a few more within a year or so: somebody died since.
    """
    told: dict[Line, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.kind in NUMBERS and claim.credible and not claim.recalled and not claim.sums:
            told[claim.line].append(claim)
    settled = {
        line for line, of_time in told.items() if max((c.stated, c.kind is Kind.EXACT) for c in of_time)[1]
    }
    return frozenset(
        n
        for n, claim in enumerate(claims)
        if claim.recalled
        and modelled(claim)
        and not _grew(claim, told[claim.line])
        and {claim.line, (claim.outcome, Group.UNSPECIFIED, None)} & settled
    )


def _grew(late: Claim, of_time: Sequence[Claim]) -> bool:
    """Whether an exact count told some months after is a few more than the greatest of the time."""
    most, until = max(((c.stated, c.last) for c in of_time), default=(0, ""))
    near = most < late.stated and 100 * late.stated <= (100 + _SINCE) * most
    return near and late.kind is Kind.EXACT and "" < until < late.first and days(until, late.first) <= _A_YEAR


def boasted(claims: Sequence[Claim]) -> frozenset[int]:
    """The counts that only a party gives, where others count those people or some of them.

    Some of a total are those of one role, some of a role those of one nation (the army counts two Malian soldiers).
    They are compared with what others count afterwards: no room is made for those that only the enemy counts.
    """
    heard = [c for c in claims if c.kind in NUMBERS and c.credible and c.parent is None]
    told = {c.line for c in heard}
    roles = {
        c.outcome
        for c in heard
        if c.group in VICTIMS and c.group is not Group.UNSPECIFIED and not c.nationality
    }
    nations = {(c.outcome, c.group) for c in heard if c.nationality and c.group is not Group.UNSPECIFIED}
    # fighters that only he who struck counts are among all whom others count
    fighters = {(c.outcome, Group.ARMED_GROUP) for c in heard if c.total}
    found = frozenset(
        n
        for n, claim in enumerate(claims)
        if not claim.credible
        and claim.parent is None
        and claim.nationality is None
        and (
            claim.line in told
            or (claim.outcome in roles if claim.total else (claim.outcome, claim.group) in nations | fighters)
        )
        and modelled(claim)
    )
    parts = {n for n, claim in enumerate(claims) if claim.parent in found and not claim.credible}
    return found | {n for n in parts if modelled(claims[n])}


def apart(claims: Sequence[Claim]) -> frozenset[int]:
    """The counts of dead and hurt together where somebody counts all of either: they are compared, never obeyed."""
    counted = {c.outcome for c in claims if c.total and c.kind in NUMBERS and c.credible and not c.recalled}
    if not counted.issuperset(_TOTALS):
        return frozenset()
    return frozenset(n for n, c in enumerate(claims) if _is_combined(c) and modelled(c))


def _compared(claim: Claim, found: Solution) -> Reads:
    """Read a claim that has no voice by what the others come to: it agrees, counts a part, or is set aside."""
    if _is_combined(claim):
        return Reads.WHOLE  # `uses` adds up the dead and the hurt
    size = found.lines.get(claim.line)
    if size is not None and claim.low <= size and (claim.high is None or size <= claim.high):
        return Reads.WHOLE
    total = found.value(claim.outcome) or 0
    inside = claim.parent is not None or not claim.total
    return Reads.PART if inside and claim.low <= total else Reads.ASIDE


def _alone(claim: Claim) -> Iterator[tuple[Line, int]]:
    size = 0 if claim.kind is Kind.CEILING else claim.stated
    outside = claim.group is Group.ATTACKERS and claim.outcome is not Outcome.DETAINED
    for group in Group:
        yield (claim.outcome, group, None), size if group is claim.group else 0
    yield (claim.outcome, Group.UNSPECIFIED, None), 0 if outside else size
    yield claim.line, size


class _Puzzle:
    """One incident's cells (outcome, role, nationality), claims and their possible readings."""

    def __init__(self, claims: Sequence[Claim], places: Sequence[int]) -> None:
        self.claims = claims
        self.places = places
        self.model = cp_model.CpModel()
        self.most = sum(claims[n].high or claims[n].stated for n in places) + 1
        self.heirs = successors(claims)
        self.addends = {n for n in places for n in claims[n].sums}
        self.cells: dict[tuple[Outcome, Group, str], cp_model.IntVar] = {}
        self.reads: dict[int, dict[Reads, cp_model.IntVar]] = {}
        spoken = {claims[n].outcome for n in places}
        if Outcome.KILLED_OR_WOUNDED in spoken:
            spoken = spoken - {Outcome.KILLED_OR_WOUNDED} | set(_TOTALS)
        for outcome in sorted(spoken):
            nations = {c.nationality or "" for c in (claims[n] for n in places) if outcome in _outcomes(c)}
            for group in Group:
                for nation in sorted({*nations, ""}):
                    name = f"{outcome}:{group}:{nation}"
                    self.cells[outcome, group, nation] = self.model.new_int_var(0, self.most, name)
        self._read()

    def line(self, claim: Claim, *, attackers: bool = False) -> "cp_model.LinearExpr":
        """Add up the cells a claim counts; `unspecified` means all victims."""
        groups = set(VICTIMS) if claim.group is Group.UNSPECIFIED else {claim.group}
        if attackers or (claim.outcome is Outcome.DETAINED and claim.group is Group.UNSPECIFIED):
            groups |= {Group.ATTACKERS}
        return cp_model.LinearExpr.sum(
            [
                cell
                for (outcome, group, nation), cell in self.cells.items()
                if outcome in _outcomes(claim) and group in groups and claim.nationality in (None, nation)
            ]
        )

    def _read(self) -> None:
        scale = 1 + 4 * len(self.places)
        costs: list[cp_model.LinearExprT] = []
        for n in self.places:
            self.reads[n] = {}
            options = dict(self._options(n)) | {Reads.ASIDE: scale * self.claims[n].weight}
            for reading, cost in options.items():
                self.reads[n][reading] = self.model.new_bool_var(f"{n}:{reading}")
                costs.append(cost * self.reads[n][reading])
            self.model.add_exactly_one(self.reads[n].values())
        for n in self.places:
            self._constrain(n)
            self._disjoin(n)
        self.cost = cp_model.LinearExpr.sum(costs)

    def _options(self, place: int) -> Iterator[tuple[Reads, int]]:
        """List the ways to read a claim with their prices (aim 2)."""
        claim = self.claims[place]
        parent = None if claim.parent is None else self.claims[claim.parent]
        subset = parent is not None and parent.line == claim.line
        includes = attackers_told(self.claims, claim) is not None
        addend = place in self.addends
        stands = not withdrawn(self.claims, claim)
        if stands and not (subset or includes or (addend and claim.others)):
            yield Reads.WHOLE, 0
        if stands and self._attackers(claim, among=includes):
            yield Reads.WITH_ATTACKERS, 0 if includes else _COST_ATTACKERS
        if subset or addend:
            yield Reads.PART, 0 if subset or claim.others else _COST_ADDEND
        elif parent is not None or (claim.nationality and not includes) or _is_combined(claim):
            yield Reads.PART, _COST_SUBSET
        elif (price := self._price_of_part(claim)) is not None:
            yield Reads.PART, price
        prices = [cost for heir, cost in self.heirs.get(place, ()) if heir in self.places]
        if prices or (parent is not None and claim.parent in self.places):
            yield Reads.SUPERSEDED, min(prices, default=LATER)

    def _attackers(self, claim: Claim, *, among: bool = False) -> list[int]:
        """List the counts of attackers that a total may include; one of a nation, if they are told `among` it."""
        if claim.group is not Group.UNSPECIFIED or claim.parent is not None:
            return []
        if claim.nationality and not among:
            return []
        if claim.outcome is Outcome.DETAINED:
            return []
        return [
            n
            for n in self.places
            if self.claims[n].group is Group.ATTACKERS and self.claims[n].outcome in _outcomes(claim)
        ]

    def _price_of_part(self, claim: Claim) -> int | None:
        """Price reading a claim as a part that it does not call one; None if nothing speaks for it."""
        rivals = [c for c in self.claims if c.line == claim.line and c.stated > claim.stated]
        if claim.stated == 1 and claim.group is not Group.UNSPECIFIED and rivals:
            # One soldier, one leader: somebody of the count who is spoken of.
            return 0
        if claim.stated <= FEW and claim.total and any(c.stated >= MANY for c in rivals):
            return _COST_PART  # somebody told of who died since, no rival of the toll
        witnessed = {item.kind for item in claim.said} == {AuthorityKind.WITNESS}
        if (claim.site or claim.remaining) and rivals:
            return _COST_SITE
        if witnessed or still_held(self.claims, claim):
            return _COST_PART
        # "11 officers" beside "16 policemen"; but a better or later speaker's count is no mere part.
        equals = [c for c in rivals if c.rank >= claim.rank and not before(c, claim)]
        others = {c.people for c in equals}
        narrower = claim.group is not Group.UNSPECIFIED and claim.people is not None
        return _COST_PART if narrower and others - {None} and claim.people not in others else None

    def _people(self, claim: Claim, reading: Reads) -> "cp_model.LinearExpr":
        """Add up whom a claim counts as it is read: of attackers as many as its report tells among them."""
        if reading is not Reads.WITH_ATTACKERS:
            return self.line(claim)
        told = attackers_told(self.claims, claim)
        return self.line(claim, attackers=True) if told is None else self.line(claim) + told

    def _constrain(self, place: int) -> None:
        claim, reads = self.claims[place], self.reads[place]
        for reading in LIVE:
            if reading in reads:
                people = self._people(claim, reading)
                self.model.add(people >= claim.low).only_enforce_if(reads[reading])
                if claim.high is not None:
                    self.model.add(people <= claim.high).only_enforce_if(reads[reading])
        if Reads.WITH_ATTACKERS in reads and attackers_told(self.claims, claim) is None:
            # The attackers in the sum are as many as a count that stands says, never what is left over.
            counted = self._attackers(claim, among=True)
            stand = [self.reads[n][r] for n in counted for r in LIVE if r in self.reads[n]]
            self.model.add_bool_or(stand).only_enforce_if(reads[Reads.WITH_ATTACKERS])
        if Reads.PART in reads:
            self.model.add(self.line(claim) >= claim.low).only_enforce_if(reads[Reads.PART])
        if Reads.SUPERSEDED in reads:
            heirs = [n for n, _ in self.heirs.get(place, ()) if n in self.reads]
            reasons = [self.reads[n][r] for n in heirs for r in LIVE if r in self.reads[n]]
            # The rungs of a rise that is set aside as a whole fall with its top, if that is no mere outlier.
            tops = [n for n in heirs if self.claims[n].weight >= claim.weight and n not in self.addends]
            reasons += [self.reads[n][Reads.ASIDE] for n in tops if self.claims[n].stated > claim.stated]
            if claim.parent in self.reads:
                above = self.reads[claim.parent]
                reasons += [above[r] for r in (Reads.SUPERSEDED, Reads.ASIDE) if r in above]
            self.model.add_bool_or(reasons).only_enforce_if(reads[Reads.SUPERSEDED])

    def _disjoin(self, place: int) -> None:
        """Where a list of parts adds up, nobody stands in two of them."""
        if not self.claims[place].itemised:
            return
        parts = [self.claims[n] for n in children(self.claims, place)]
        for role in (c for c in parts if c.group is not Group.UNSPECIFIED and c.nationality is None):
            for nation in (c for c in parts if c.group is Group.UNSPECIFIED and c.nationality):
                cell = self.cells[role.outcome, role.group, nation.nationality or ""]
                self.model.add(cell == 0).only_enforce_if(~self.reads[place][Reads.ASIDE])

    def _distance(self) -> "cp_model.LinearExpr":
        """Aim 3: the weighed distance of the sums from the numbers worded.

        Of equals the least sum, and in it nobody is given a role or nationality that no claim gives.
        """
        terms: list[cp_model.LinearExprT] = [
            (10 + (group is not Group.UNSPECIFIED) + (nation != "")) * cell
            for (_, group, nation), cell in self.cells.items()
        ]
        for n in self.places:
            claim = self.claims[n]
            if claim.kind in (Kind.EXACT, Kind.CEILING):
                continue
            for reading in LIVE:
                if reading in self.reads[n]:
                    gap = self.model.new_int_var(0, self.most, f"{n}:gap")
                    people = self._people(claim, reading)
                    literal = self.reads[n][reading]
                    self.model.add(gap >= people - claim.stated).only_enforce_if(literal)
                    self.model.add(gap >= claim.stated - people).only_enforce_if(literal)
                    terms.append(1000 * claim.weight * gap)
        return cp_model.LinearExpr.sum(terms)

    def solved(self) -> Solution:
        """Solve for the three aims in turn."""
        self.model.minimize(self.cost)
        solver, proved, known = self._run()
        if not known:
            return Solution(dict.fromkeys(self.places, Reads.WHOLE), {}, proved=False)
        self.model.add(self.cost <= round(solver.objective_value))
        self.model.minimize(self._distance())
        closer, nearest, better = self._run()
        if better:
            solver, proved = closer, proved and nearest
        reads = {
            n: next(r for r, literal in options.items() if solver.boolean_value(literal))
            for n, options in self.reads.items()
        }
        return Solution(reads, self._lines(solver), proved)

    def _run(self) -> tuple[cp_model.CpSolver, bool, bool]:
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 7
        solver.parameters.max_deterministic_time = WORK
        status = solver.solve(self.model)
        return solver, status == cp_model.OPTIMAL, status in (cp_model.OPTIMAL, cp_model.FEASIBLE)

    def _lines(self, solver: cp_model.CpSolver) -> dict[Line, int]:
        lines = {self.claims[n].line: solver.value(self.line(self.claims[n])) for n in self.places}
        for outcome in sorted({key[0] for key in self.cells}):
            sizes = {
                group: sum(
                    solver.value(v) for (o, g, _), v in self.cells.items() if (o, g) == (outcome, group)
                )
                for group in Group
            }
            counted = set(Group) if outcome is Outcome.DETAINED else set(VICTIMS)
            lines |= {(outcome, group, None): size for group, size in sizes.items()}
            lines[outcome, Group.UNSPECIFIED, None] = sum(sizes[group] for group in counted)
        return lines


def _is_combined(claim: Claim) -> bool:
    return claim.outcome is Outcome.KILLED_OR_WOUNDED


def _outcomes(claim: Claim) -> tuple[Outcome, ...]:
    return _TOTALS if claim.outcome is Outcome.KILLED_OR_WOUNDED else (claim.outcome,)
