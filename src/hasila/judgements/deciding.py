"""Make a judgement: refuse what says too little, too much or nonsense, and keep what the machine said."""

import datetime as dt
from collections.abc import Mapping, Sequence

from hasila.errors import HasilaError
from hasila.model import (
    CLAIM_FIELDS,
    FIGURE_FIELDS,
    INCIDENT_FIELDS,
    TOLL_FIELDS,
    CasualtyFigure,
    Claim,
    EventDate,
    Incident,
    IncidentMention,
    Judgement,
    JudgementAction,
    Seen,
    SubjectKind,
    Toll,
    content_id,
    incident_text,
)

_A = JudgementAction
_PAIRS = (_A.MERGE, _A.SPLIT)
FIELDS: Mapping[SubjectKind, Mapping[str, object]] = {
    SubjectKind.FIGURE: FIGURE_FIELDS,
    SubjectKind.CLAIM: CLAIM_FIELDS,
    SubjectKind.MENTION: {**INCIDENT_FIELDS, **TOLL_FIELDS},
}
"""The fields that `correct` may set, by what it is about."""


def seen_words(told: CasualtyFigure | Claim) -> Seen:
    """A figure or a claim as it stands."""
    kind = SubjectKind.FIGURE if isinstance(told, CasualtyFigure) else SubjectKind.CLAIM
    span = told.span
    return Seen(
        id=told.id, kind=kind, report=told.report, start=span.start, end=span.end, said=told.model_dump_json()
    )


def seen_mention(
    mention: IncidentMention,
    incident: Incident | None = None,
    toll: Toll | None = None,
    field: str | None = None,
) -> Seen:
    """A mention as it stands, with what the machine says of its incident's `field`.

    Where a coder decided on the field before, the machine's own answer is kept, not the coder's.
    """
    said = None
    if field is None:
        pass
    elif field in INCIDENT_FIELDS and incident is not None:
        ruling = next((r for r in incident.rulings if r.field == field), None)
        said = ruling.machine if ruling else incident_text(incident, field)
    elif field in TOLL_FIELDS and toll is not None:
        ruling = next((r for r in toll.rulings if r.field == field), None)
        found = toll.line(field)
        said = ruling.machine if ruling else str(found) if found else None
    spans = mention.sentences
    return Seen(
        id=mention.id,
        kind=SubjectKind.MENTION,
        report=mention.report,
        start=spans[0].start if spans else 0,
        end=spans[-1].end if spans else 0,
        said=said,
    )


def decide(  # noqa: PLR0913 - a judgement has so many parts
    action: JudgementAction,
    subject: str,
    *,
    coder: str,
    reason: str,
    made: str,
    seen: Sequence[Seen] = (),
    field: str | None = None,
    value: str | None = None,
    settles: bool = False,
) -> Judgement:
    """A judgement about `subject`; `seen` holds the subject (none for `undo`), then the others.

    `made` is UTC (ISO 8601). Its id is a hash of all it says. `settles` ends a conflict between coders.

    Raises:
        HasilaError: if it says too little or too much, or what its field cannot hold.
    """
    _check_words(coder, reason)
    others = tuple(sorted({item.id for item in seen} - {subject}))
    if (action in _PAIRS) != bool(others):
        raise HasilaError(
            f"{action.value} {subject}: merge and split need other ids (--other), and only they take them.",
            "others",
        )
    corrects = action is _A.CORRECT
    if corrects != (field is not None) or corrects != (value is not None):
        raise HasilaError(
            f"{action.value} {subject}: correct needs a field and a value, and only it takes them.",
            "field_and_value",
        )
    if field is not None and value is not None:
        _check_value(subject, seen, field, value, made)
    return Judgement(
        id=content_id(
            action.value,
            subject,
            *others,
            field,
            value,
            coder,
            reason,
            made,
            *(["settles"] if settles else []),
        ),
        action=action,
        subject=subject,
        others=others,
        field=field,
        value=value,
        coder=coder,
        made=made,
        reason=reason,
        seen=tuple(seen),
        settles=settles,
    )


def _check_words(coder: str, reason: str) -> None:
    for name, words in (("coder", coder), ("reason", reason)):
        if not words.strip():
            raise HasilaError(f"A judgement needs a {name}: others will read it.", f"needs_{name}")
        if any("\ud800" <= char <= "\udfff" for char in words):
            raise HasilaError(f"The {name} {words!r} is no text in UTF-8: type it again.", "no_text")


def _check_value(subject: str, seen: Sequence[Seen], field: str, value: str, made: str) -> None:
    kind = next((item.kind for item in seen if item.id == subject), None)
    readers = FIELDS[kind] if kind else {}
    if field not in readers:
        what = "an incident" if kind is SubjectKind.MENTION else f"a {kind.value}" if kind else "nothing"
        listed = ", ".join(readers)
        raise HasilaError(
            f"{field} is no field of {what}; it has {listed}.", "no_field", field=field, found=listed
        )
    read = readers[field]
    try:
        held = read(value)  # type: ignore[operator]
        if isinstance(held, EventDate) and (held.first or "") > _day_after(made):
            raise ValueError("a date that has come")  # noqa: TRY301
    except ValueError as error:
        raise HasilaError(
            f"{value!r} is no {field}: it should be {error}.", "value", value=value, field=field
        ) from error


def _day_after(made: str) -> str:
    """The day after a moment in UTC: east of Greenwich it may have come already."""
    return (dt.datetime.fromisoformat(made) + dt.timedelta(days=1)).date().isoformat()
