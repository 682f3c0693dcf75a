"""Gather one incident with its toll and readings, and the judgements that bear on it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from hasila.judgements import follow
from hasila.model import Case, Incident, Judgement, Policy, Toll
from hasila.pipeline.deriving import readings
from hasila.store import Store


def cases(
    store: Store, incidents: Iterable[Incident], tolls: Mapping[str, Toll], policy: Policy
) -> Iterator[Case]:
    """Each incident with its toll (`tolls`: by incident id) and what was read in its reports."""
    made = store.judgements()
    for incident in incidents:
        found = {r.report.id: r for r in readings(store, incident.reports, judgements=made)}
        yield Case(incident, tolls.get(incident.id), found, policy)


def judged(case: Case, made: Sequence[Judgement], about: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Every judgement about the incident, its figures or claims, also those taken back, oldest first.

    `made` are all judgements, `about` those that may bear on its reports: they are followed to what
    is read there now.
    """
    mentions = case.mentions.values()
    own = {*case.incident.members, *(name for m in mentions for name in (*m.figures, *m.claims))}
    now = {judgement.id: judgement for judgement in follow(about, case.readings)[0]}
    named = [
        item
        for item in made
        if own & {item.subject, *item.others, *(seen.id for seen in now.get(item.id, item).seen)}
    ]
    ids = {item.id for item in named}
    return tuple(item for item in made if item.id in ids or item.subject in ids)
