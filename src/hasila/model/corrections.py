"""What a coder's correction makes of a figure, a claim, an incident or a line of its toll."""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from hasila.model.actors import Claim
from hasila.model.dates import EventDate
from hasila.model.figures import CasualtyFigure
from hasila.model.incidents import Incident
from hasila.model.places import Place
from hasila.model.tolls import Range
from hasila.model.values import Group, IncidentType, Outcome, Qualifier, Scope, Stance

_BOUND = re.compile(r"[0-9]+|\?", re.ASCII)


def _code(codes: type[StrEnum]) -> Callable[[str], StrEnum]:
    def read(value: str) -> StrEnum:
        try:
            return codes(value)
        except ValueError:
            raise ValueError(f"one of {', '.join(codes)}") from None

    return read


def _count(value: str) -> int:
    if not (value.isascii() and value.isdecimal()):
        raise ValueError("a whole number")
    return int(value)


def _yes_or_no(value: str) -> bool:
    if value not in ("true", "false"):
        raise ValueError("true or false")
    return value == "true"


def _country(value: str) -> str | None:
    if value and not re.fullmatch("[A-Z]{2}", value):
        raise ValueError("two capital letters (ISO 3166-1 alpha-2), or empty")
    return value or None


def _date(value: str) -> EventDate:
    try:
        date = EventDate(value=value)
    except ValueError:
        raise ValueError("a date (2024, 2024-07, 2024-07-15) or two with a slash between") from None
    if date.first and date.last and date.first > date.last:
        raise ValueError("two dates in rising order")
    return date


def _place(value: str) -> Place:
    try:
        return Place.model_validate_json(value)
    except ValueError:
        raise ValueError("a place") from None


def _ids(value: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in value.split(",") if part.strip()))


def as_range(value: str) -> Range:
    """Read a line of a toll: `9`, or `low/best/high` such as `8/9/?`.

    Raises:
        ValueError: says what it should be.
    """
    parts = value.split("/")
    if len(parts) not in (1, 3) or not all(_BOUND.fullmatch(part) for part in parts):
        raise ValueError("a whole number, or low/best/high such as 8/9/12 (? is unknown)")
    low, best, high = (None if part == "?" else int(part) for part in (parts * 3)[:3])
    known = [n for n in (low, best, high) if n is not None]
    if known != sorted(known):
        raise ValueError("low/best/high in rising order")
    return Range(low=low, best=best, high=high)


_Readers = Mapping[str, Callable[[str], Any]]

FIGURE_FIELDS: _Readers = {
    "value": _count,
    "outcome": _code(Outcome),
    "group": _code(Group),
    "qualifier": _code(Qualifier),
    "scope": _code(Scope),
    "nationality": _country,
    "negated": _yes_or_no,
}
CLAIM_FIELDS: _Readers = {"stance": _code(Stance)}
INCIDENT_FIELDS: _Readers = {
    "type": _code(IncidentType),
    "date": _date,
    "place": _place,
    "targets": _ids,
    "perpetrators": _ids,
    "claimed_by": _ids,
}
TOLL_FIELDS: _Readers = {
    **{outcome.value: as_range for outcome in Outcome if outcome is not Outcome.KILLED_OR_WOUNDED},
    **{
        f"{outcome}_{group}": as_range
        for outcome in Outcome
        if outcome is not Outcome.KILLED_OR_WOUNDED
        for group in Group
        if group is not Group.UNSPECIFIED
    },
}


def corrected_figure(figure: CasualtyFigure, field: str, value: str) -> CasualtyFigure:
    """The figure with one of `FIGURE_FIELDS` set.

    Another count or qualifier takes the bounds that the old wording gave with it; a count given
    to a vague figure makes it exact.

    Raises:
        ValueError: says what the field should hold.
    """
    changes: dict[str, object] = {field: FIGURE_FIELDS[field](value)}
    if field in ("value", "qualifier"):
        changes |= {"low": None, "high": None}
    if field == "value" and figure.value is None:
        changes["qualifier"] = Qualifier.EXACT
    return CasualtyFigure.model_validate(figure.model_dump() | changes)


def corrected_claim(claim: Claim, field: str, value: str) -> Claim:
    """The claim with one of `CLAIM_FIELDS` set.

    Raises:
        ValueError: says what the field should hold.
    """
    return claim.model_copy(update={field: CLAIM_FIELDS[field](value)})


def corrected_incident(incident: Incident, field: str, value: str) -> Incident:
    """The incident with one of `INCIDENT_FIELDS` set.

    Raises:
        ValueError: says what the field should hold.
    """
    return incident.model_copy(update={field: INCIDENT_FIELDS[field](value)})


def incident_text(incident: Incident, field: str) -> str | None:
    """One of `INCIDENT_FIELDS` as people read it and as judgements remember it; None: unknown."""
    held = getattr(incident, field)
    match held:
        case None | ():
            return None
        case EventDate():
            return held.value
        case Place():
            point = "" if held.lat is None or held.lon is None else f", {held.lat:.4f} {held.lon:.4f}"
            return f"{held.name_en} ({held.country}{point})"
        case tuple():
            return ", ".join(held)
        case _:
            return str(held)
