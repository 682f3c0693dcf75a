"""The sheet of one report: when it was published, and all that was read in it."""

from collections.abc import Iterator

import click

from hasila.cli.tongue import ENGLISH
from hasila.cli.words import day, location, place_name, plain
from hasila.model import IncidentMention, Publication, Qualifier, Reading, Statistic


def sheet(reading: Reading) -> list[str]:
    """The lines of the sheet."""
    report = reading.report
    lines = [click.style(f"Report {plain(report.id)}", bold=True)]
    lines += [f"  title      {plain(report.title)}"] if report.title else []
    lines += [f"  outlet     {plain(report.outlet)}"] if report.outlet else []
    lines += [f"  document   {plain(report.document)}, from code point {report.start}"]
    lines += [f"  {line}" for line in _published(report.published)]
    for title, found in (
        ("Figures", _figures(reading)),
        ("Claims", _claims(reading)),
        ("Incidents it tells of", (line for mention in reading.mentions for line in _mention(mention))),
    ):
        body = [f"  {line}" for line in found]
        lines += ["", click.style(title, bold=True), *(body or ["  none"])]
    totals = statistics(reading)
    return lines + (["", *totals] if totals else [])


def _published(published: Publication) -> Iterator[str]:
    bounds = [
        f"not before {published.earliest}" if published.earliest else "",
        f"not after {published.latest}" if published.latest else "",
    ]
    known = ", ".join(filter(None, bounds))
    if published.date:
        yield f"published  {day(published.date)}, from {published.source}"
    else:
        yield f"published  unknown{f'; {known}' if known else ''}"
    if published.reason:
        yield f"because    {plain(published.reason)}"
    if published.span:
        yield f"words      {plain(published.span.quote)}"


def _figures(reading: Reading) -> Iterator[str]:
    places = {figure.id: number for number, figure in enumerate(reading.figures, 1)}
    for number, figure in enumerate(reading.figures, 1):
        part = f", part of {places[figure.part_of]}" if figure.part_of else ""
        flags = "".join(
            f", {word}"
            for word, holds in (
                ("negated", figure.negated),
                ("aggregate", figure.scope.value == "aggregate"),
                ("withdrawn", figure.withdrawn),
            )
            if holds
        )
        yield f"{number}. {figure.outcome.value} {ENGLISH.counted(figure)}, {figure.group.value}{part}{flags}"
        yield f"     says      {ENGLISH.speaker(figure.attribution)}"
        yield f"     words     {plain(figure.span.quote)}"
        yield f"     stands    {location(figure.report, figure.span)}; figure {figure.id}"


def _claims(reading: Reading) -> Iterator[str]:
    for claim in reading.claims:
        yield f"{claim.stance.value}: {claim.actor.name_en}"
        yield f"     words     {plain(claim.span.quote)}"
        yield f"     stands    {location(claim.report, claim.span)}; claim {claim.id}"


def _mention(mention: IncidentMention) -> Iterator[str]:
    part = "main" if mention.main else "background"
    kind = mention.type.value if mention.type else "type unknown"
    name = plain(mention.place.name_ar) if mention.place else ""
    yield f"{mention.id}: {part}, {kind}, {day(mention.date)}, {place_name(mention.place)}  {name}".rstrip()
    facts = {
        "not after": mention.not_after or "",
        "targets": ", ".join(mention.targets),
        "attackers": ", ".join(mention.attackers),
        "figures": ", ".join(mention.figures),
    }
    for fact, value in facts.items():
        if value:
            yield f"     {fact:<10}{value}"


def statistics(reading: Reading) -> list[str]:
    """The totals of a report over periods and areas, each with its sum; none, no line."""
    if not reading.statistics:
        return []
    named = {statistic.id: statistic for statistic in reading.statistics}
    lines = [click.style(f"Statistics of report {plain(reading.report.id)}", bold=True)]
    for statistic in reading.statistics:
        lines += [f"  {line}" for line in _statistic(statistic, named)]
    return lines


def _statistic(statistic: Statistic, named: dict[str, Statistic]) -> Iterator[str]:
    wording = "" if statistic.qualifier is Qualifier.EXACT else f"{statistic.qualifier.value} "
    area = ", ".join(plain(place.name_en) for place in statistic.area) or "area unknown"
    value = "?" if statistic.value is None else str(statistic.value)
    actor = f", of {statistic.actor}" if statistic.actor else ""
    yield f"{statistic.counts} {wording}{value}: {day(statistic.period)}, {area}{actor}"
    parts = [str(named[part].value) for part in statistic.parts]
    if parts:
        yield f"     sum       {value} = {' + '.join(parts)}"
    if statistic.note:
        yield f"     note      {plain(statistic.note)}"
    yield f"     says      {ENGLISH.speaker(statistic.attribution)}"
    yield f"     words     {plain(statistic.span.quote)}"
    yield f"     stands    {location(statistic.report, statistic.span)}; statistic {statistic.id}"
