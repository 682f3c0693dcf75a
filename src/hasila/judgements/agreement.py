"""How far coders agree beyond what chance would give: Cohen's kappa for two, Krippendorff's alpha for any number."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from hasila.judgements.agreeing import Matter

#: The matters of a merge or a split, whatever the other incident: whether two mentions are one incident.
SAME = "same_incident"


def cohen_kappa(answers: Sequence[tuple[str, str]]) -> float | None:
    """Kappa of two coders: `answers` are what each said of the same things; None where chance alone would agree.

    1 is full agreement, 0 what chance gives, below 0 less than that. Source: J. Cohen, A coefficient of
    agreement for nominal scales, Educational and Psychological Measurement 20 (1960).

    >>> cohen_kappa([("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15)
    0.4
    """
    size = len(answers)
    if not size:
        return None
    left, right = (Counter(said) for said in zip(*answers, strict=True))
    expected = sum(left[answer] * right[answer] for answer in left)  # over size squared
    if expected == size * size:
        return None
    observed = sum(one == other for one, other in answers) * size
    return round((observed - expected) / (size * size - expected), 4)


def krippendorff_alpha(units: Iterable[Sequence[str]]) -> float | None:
    """Alpha for nominal answers: each unit holds what some coders said of one thing; None where it is undefined.

    Coders may have passed over some things; a unit with one answer says nothing of agreement. Source:
    K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section C.

    >>> krippendorff_alpha(zip("aabbdcccedda", "babbbcccedddd"[:12]))
    0.692
    """
    held = [Counter(unit) for unit in units if len(unit) > 1]
    totals: Counter[str] = Counter()
    for unit in held:
        totals.update(unit)
    size = totals.total()
    expected = sum(n * (size - n) for n in totals.values())
    if not expected:
        return None
    differing = sum(sum(n * (u.total() - n) for n in u.values()) / (u.total() - 1) for u in held)
    return round(1 - (size - 1) * differing / expected, 4)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far some coders agree on one field: `kappa` of two coders, `alpha` of all who decided on it."""

    field: str
    coders: tuple[str, ...]
    matters: int
    agreed: int
    kappa: float | None = None
    alpha: float | None = None


def agreements(matters: Iterable[Matter]) -> tuple[Agreement, ...]:
    """For each field all coders together, then, of three and more, each two of them; fields and coders by name."""
    by_field: dict[str, list[dict[str, str]]] = {}
    for matter in matters:
        field = SAME if matter.field.startswith("one with ") else matter.field
        said = {item.coder: answer for item, answer in zip(matter.latest, matter.said, strict=True)}
        by_field.setdefault(field, []).append(said)
    found = []
    for field in sorted(by_field):
        units = by_field[field]
        coders = tuple(sorted({coder for unit in units for coder in unit}))
        pairs = [_of_two(field, units, *two) for two in combinations(coders, 2)]
        same = sum(len(set(unit.values())) == 1 for unit in units)
        kappa = pairs[0].kappa if len(coders) == 2 else None
        alpha = krippendorff_alpha([list(unit.values()) for unit in units])
        found.append(Agreement(field, coders, len(units), same, kappa, alpha))
        found += [pair for pair in pairs if pair.matters and len(coders) > 2]
    return tuple(found)


def _of_two(field: str, units: Sequence[Mapping[str, str]], one: str, other: str) -> Agreement:
    said = [(unit[one], unit[other]) for unit in units if one in unit and other in unit]
    return Agreement(field, (one, other), len(said), sum(a == b for a, b in said), cohen_kappa(said))
