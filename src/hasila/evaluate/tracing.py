"""Show how one sentence is read: which rows and rules fired, on which words, and what came of it."""

from collections.abc import Iterator

from hasila.evaluate.examples import PUBLISHED
from hasila.extract import read_report
from hasila.extract.reading import words
from hasila.extract.triggers import find_triggers
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import Entry
from hasila.model import Attribution, CasualtyFigure, Reading, Report, Statistic
from hasila.text import View


def trace(sentence: str, published: str | None = None) -> list[str]:
    """Lines that tell how a sentence is read; `published` is an ISO date prefix.

    Without it the sentence is read as published on Monday 22 July 2024, as the lexicon examples are.
    """
    day = published or PUBLISHED
    report = Report(id="sentence", document="sentence", start=0, text=sentence, declared=day)
    reading = read_report(report, names=True)
    lines = [f"read as published on {day}"]
    view = View(sentence)
    for start, end in view.sentences:
        lines += _section("words", _words(Sentence(view, start, end, words())))
        lines += _section("outcome words", _triggers(Sentence(view, start, end, words())))
    lines += _section("figures", [line for figure in reading.figures for line in _figure(figure, reading)])
    lines += _section("claims", _claims(reading))
    lines += _section("statistics", [_statistic(item) for item in reading.statistics])
    lines += _section("dates", _dates(reading))
    lines += _section("places", _places(reading))
    lines += _section("incidents", _incidents(reading))
    return lines


def _section(title: str, lines: list[str] | Iterator[str]) -> list[str]:
    found = list(lines)
    return [title, *(f"  {line}" for line in found)] if found else []


def _words(sentence: Sentence) -> Iterator[str]:
    for unit in sentence.units:
        readings = "; ".join(_entry(entry) for entry in unit.entries)
        yield f"{unit.text}{_number(unit)}    {readings or '-'}"


def _number(unit: Unit) -> str:
    numeral = unit.numeral
    if numeral is None:
        return ""
    rows = f" ({', '.join(numeral.rows)})" if numeral.rows else ""
    return f" = {numeral.value}{f' to {numeral.high}' if numeral.high else ''}{rows}"


def _entry(entry: Entry) -> str:
    """`people.soldier [p]`, with the clitics around it."""
    joined = " ".join(
        f"{sign}{text}" for sign, text in (("prefix ", entry.prefix), ("suffix ", entry.suffix)) if text
    )
    table = "" if entry.row.id.startswith(f"{entry.row.table}.") else f"{entry.row.table}: "
    return f"{table}{entry.row.id} [{entry.features}]{f' {joined}' if joined else ''}"


def _triggers(sentence: Sentence) -> Iterator[str]:
    for trigger in find_triggers(sentence):
        text = " ".join(unit.text for unit in sentence.units[trigger.first : trigger.last])
        standing = f", {trigger.standing}" if trigger.standing else ""
        yield f"{text}    {trigger.outcome}, {trigger.role}{standing}    {', '.join(trigger.rows)}"


def _figure(figure: CasualtyFigure, reading: Reading) -> Iterator[str]:
    denied = "not " if figure.negated else ""
    bounds = f"{'?' if figure.low is None else figure.low}-{'' if figure.high is None else figure.high}"
    value = "some" if figure.value is None else figure.value
    yield f"{denied}{figure.outcome} {value} ({figure.qualifier}, {bounds}), {figure.group}    {figure.span.quote}"
    yield f"  rule {figure.evidence.rule}: {', '.join(figure.evidence.rows) or '-'}"
    parent = next((f for f in reading.figures if f.id == figure.part_of), None)
    told = {
        "part of": parent.span.quote if parent else None,
        "nationality": figure.nationality,
        "said by": _source(figure.attribution),
        "place": figure.place.span.quote if figure.place else None,
        "date": figure.date.date.value if figure.date and figure.date.date else None,
        "scope": figure.scope.value,
    }
    yield "  " + "; ".join(f"{name} {value}" for name, value in told.items() if value)


def _source(attribution: Attribution | None) -> str | None:
    if attribution is None:
        return None
    via = "".join(f" via {span.quote}" for span in attribution.via)
    return f"{attribution.source.quote} ({attribution.authority}){via}"


def _claims(reading: Reading) -> Iterator[str]:
    for claim in reading.claims:
        via = f" via {claim.via}" if claim.via else ""
        rows = ", ".join(claim.evidence.rows)
        yield f"{claim.stance}: {claim.actor.name_en}{via}    {claim.span.quote}    {claim.evidence.rule}: {rows}"


def _statistic(item: Statistic) -> str:
    told = {
        "period": item.period.value if item.period else None,
        "area": ", ".join(place.name_en for place in item.area),
        "by": item.actor,
        "said by": _source(item.attribution),
    }
    context = "; ".join(f"{name} {value}" for name, value in told.items() if value)
    return f"{item.counts} {item.value} ({item.qualifier})    {item.span.quote}    {context}"


def _dates(reading: Reading) -> Iterator[str]:
    for mention in reading.dates:
        meant = mention.date.value if mention.date else f"unresolved: {mention.unresolved}"
        yield f"{mention.span.quote}    {meant}    {mention.rule}"


def _places(reading: Reading) -> Iterator[str]:
    for mention in reading.places:
        place = mention.place
        meant = (
            f"{place.name_en}, {place.country} ({place.precision})"
            if place
            else f"unresolved: {mention.unresolved}"
        )
        yield f"{mention.span.quote}    {meant}"


def _incidents(reading: Reading) -> Iterator[str]:
    for mention in reading.mentions:
        told = {
            "type": mention.type.value if mention.type else None,
            "date": mention.date.value if mention.date else None,
            "place": mention.place.name_en if mention.place else None,
            "targets": ", ".join(mention.targets),
            "attackers": ", ".join(mention.attackers),
            "figures": len(mention.figures) or None,
        }
        yield "; ".join(f"{name} {value}" for name, value in told.items() if value) or "nothing but the event"
