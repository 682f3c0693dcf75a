"""What coders put in the place of an incident's type, date, place, targets and actors."""

from collections.abc import Sequence

from hasila.errors import HasilaError
from hasila.model import (
    INCIDENT_FIELDS,
    Incident,
    Judgement,
    JudgementAction,
    Ruling,
    corrected_incident,
    incident_text,
    standing,
)

_STATUS = (JudgementAction.ACCEPT, JudgementAction.REJECT)


def ruled(incidents: Sequence[Incident], judgements: Sequence[Judgement]) -> tuple[Incident, ...]:
    """The incidents with what the standing judgements say of them: of each field the last holds.

    A judgement is about the incident that has its subject as a member. The machine's answer is
    kept in the ruling, which is flagged if that answer is another one than when it was judged.

    Raises:
        HasilaError: a judgement sets a field to what it cannot hold.
    """
    about: dict[str, list[Judgement]] = {}
    for item in standing(judgements):
        if item.action in _STATUS or (
            item.action is JudgementAction.CORRECT and item.field in INCIDENT_FIELDS
        ):
            about.setdefault(item.subject, []).append(item)
    if not about:
        return tuple(incidents)
    return tuple(
        _ruled(i, sorted((j for m in i.members for j in about.get(m, ())), key=lambda j: (j.made, j.id)))
        for i in incidents
    )


def _ruled(incident: Incident, judgements: Sequence[Judgement]) -> Incident:
    last = {"status" if item.action in _STATUS else item.field or "": item for item in judgements}
    if not last:
        return incident
    human = incident
    for field, item in sorted(last.items()):
        if field != "status":
            human = _corrected(human, field, item)
    rulings = tuple(_ruling(incident, human, field, item) for field, item in sorted(last.items()))
    return human.model_copy(update={"rulings": rulings})


def _corrected(incident: Incident, field: str, item: Judgement) -> Incident:
    try:
        return corrected_incident(incident, field, item.value or "")
    except ValueError as error:
        raise HasilaError(
            f"judgement {item.id} by {item.coder}: {item.value!r} is no {field} of an incident, which is {error};"
            f" undo it and correct {item.subject} again"
        ) from error


def _ruling(machine: Incident, human: Incident, field: str, item: Judgement) -> Ruling:
    if field == "status":
        now, said = None, item.action.value
    else:
        now, said = incident_text(machine, field), incident_text(human, field) or ""
    seen = item.seen_of(item.subject)
    return Ruling(
        judgement=item.id,
        coder=item.coder,
        subject=item.subject,
        field=field,
        human=said,
        machine=now,
        changed=field != "status" and seen is not None and seen.said != now,
    )
