"""What a lexicon row expects of its example, and whether a reading holds it."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial

from hasila.ingest import debris_kinds
from hasila.model import Attribution, CasualtyFigure, Claim, Outcome, Reading, Statistic

_FIGURE = re.compile(r"(?P<value>[0-9]+|null)(?:~(?P<qualifier>\w+))?(?::(?P<group>\w+))?")


def known_item(item: str) -> bool:
    """Whether an item of `expect` is one that can be judged."""
    kind, _, value = item.partition("=")
    if kind in set(Outcome):
        return _FIGURE.fullmatch(value) is not None
    return kind in _HOLDS and bool(value)


def holds(item: str, reading: Reading) -> bool:
    """Whether a reading yields an item such as `killed=3:civilians`, `date=2024-07-15`, `by=medical`.

    Raises:
        ValueError: no such item; see `known_item`.
    """
    if not known_item(item):
        raise ValueError(item)
    kind, _, value = item.partition("=")
    return _HOLDS.get(kind, partial(_figure, kind))(value, reading)


def rows_of(reading: Reading) -> frozenset[str]:
    """The lexicon rows that what was read rests on."""
    return frozenset(row for item in _read(reading) for row in item.evidence.rows)


def brief(reading: Reading) -> str:
    """All that was read, as items of `expect`; `nothing` if that is all."""
    items = [_brief_figure(figure) for figure in reading.figures]
    items += [f"by={by.authority}" for by in _attributions(reading)]
    items += [f"claim={claim.stance}:{claim.actor.id}" for claim in reading.claims]
    items += [f"statistic={s.counts}:{'null' if s.value is None else s.value}" for s in reading.statistics]
    items += [f"date={date.date.value}" for date in reading.dates if date.date]
    items += [f"place={place.place.country}" for place in reading.places if place.place]
    items += [f"actor={mention.actor.id}" for mention in reading.actors]
    items += [f"type={mention.type}" for mention in reading.mentions if mention.type]
    items += [f"target={target}" for mention in reading.mentions for target in mention.targets]
    return " ".join(dict.fromkeys(items)) or "nothing"


def _brief_figure(figure: CasualtyFigure) -> str:
    value = "null" if figure.value is None else figure.value
    return f"{'not-' if figure.negated else ''}{figure.outcome}={value}~{figure.qualifier}:{figure.group}"


def _figure(outcome: str, value: str, reading: Reading) -> bool:
    match = _FIGURE.fullmatch(value)
    if match is None:
        return False
    count = None if match["value"] == "null" else int(match["value"])
    return any(
        figure.outcome == outcome
        and figure.value == count
        and match["qualifier"] in (None, figure.qualifier)
        and match["group"] in (None, figure.group)
        and not figure.negated
        for figure in reading.figures
    )


def _attributions(reading: Reading) -> Iterable[Attribution]:
    return (item.attribution for item in _read(reading) if item.attribution is not None)


def _read(reading: Reading) -> tuple[CasualtyFigure | Claim | Statistic, ...]:
    return (*reading.figures, *reading.claims, *reading.statistics)


def _by(value: str, reading: Reading) -> bool:
    return any(source.authority == value for source in _attributions(reading))


def _date(value: str, reading: Reading) -> bool:
    return any(mention.date is not None and mention.date.value == value for mention in reading.dates)


def _place(value: str, reading: Reading) -> bool:
    return any(m.place is not None and value in (m.place.country, m.place.id) for m in reading.places)


def _type(value: str, reading: Reading) -> bool:
    return any(mention.type == value for mention in reading.mentions)


def _target(value: str, reading: Reading) -> bool:
    return any(value in mention.targets for mention in reading.mentions)


def _incidents(value: str, reading: Reading) -> bool:
    return str(len(reading.mentions)) == value


def _actor(value: str, reading: Reading) -> bool:
    return any(mention.actor.id == value for mention in reading.actors)


def _claim(value: str, reading: Reading) -> bool:
    return any(f"{claim.stance}:{claim.actor.id}" == value for claim in reading.claims)


def _nationality(value: str, reading: Reading) -> bool:
    return any(figure.nationality == value for figure in reading.figures)


def _statistic(value: str, reading: Reading) -> bool:
    return any(f"{statistic.counts}:{statistic.value}" == value for statistic in reading.statistics)


def _scope(value: str, reading: Reading) -> bool:
    return any(figure.scope == value for figure in reading.figures)


def _via(value: str, reading: Reading) -> bool:
    return any((claim.via or "").casefold() == value.casefold() for claim in reading.claims)


def _debris(value: str, reading: Reading) -> bool:
    return value in debris_kinds(reading.report.text)


_HOLDS: Mapping[str, Callable[[str, Reading], bool]] = {
    "actor": _actor,
    "by": _by,
    "claim": _claim,
    "date": _date,
    "debris": _debris,
    "incidents": _incidents,
    "nationality": _nationality,
    "place": _place,
    "scope": _scope,
    "statistic": _statistic,
    "target": _target,
    "type": _type,
    "via": _via,
}
