"""Append a judgement, and link and settle anew what it bears on."""

import datetime as dt
import difflib
import unicodedata
from collections.abc import Callable, Mapping, Sequence

from hasila.errors import HasilaError
from hasila.gazetteer import gazetteer, named
from hasila.judgements import decide, said_already, seen_mention, seen_words
from hasila.lexicon import table_rows
from hasila.model import (
    CasualtyFigure,
    Claim,
    IncidentMention,
    Judgement,
    JudgementAction,
    Policy,
    Seen,
    SubjectKind,
    taken_back,
)
from hasila.pipeline.deriving import derive_judged, readings
from hasila.store import Store


def judge(  # noqa: PLR0913 - a judgement has so many parts
    store: Store,
    action: JudgementAction,
    subject: str,
    *,
    coder: str,
    reason: str,
    others: Sequence[str] = (),
    field: str | None = None,
    value: str | None = None,
    policy: Policy = Policy.CONSISTENT,
    settles: bool = False,
    permit: Callable[[Judgement], None] = lambda _judgement: None,
) -> Judgement:
    """Append a judgement and settle anew what it bears on.

    `subject` and `others` are ids of figures, claims, incidents or their members, or beginnings of
    ids; of `undo`, the judgement that is taken back. `correct` gives one of the subject's fields a
    value: a code, a count, a date, a place by its name or id, ids of actors with commas between,
    or for a line of the toll (`killed_civilians`) a number or low/best/high.

    With `settles` it ends a conflict between coders; `value` is then as the judgement that is upheld
    holds it. `permit` is asked just before it is appended, and raises if it may not be.

    Raises:
        HasilaError: if there is no such subject, or it cannot be judged so; nothing is appended.
    """
    seen: list[Seen] = []
    made = store.judgements()
    if action is JudgementAction.UNDO:
        about = _standing_one(subject, made)
    else:
        things = [_subject(store, name, action, made) for name in (subject, *others)]
        about = things[0][0]
        seen = [_seen(store, thing, field, policy) for thing in dict.fromkeys(things)]
    judgement = decide(
        action,
        about,
        coder=coder,
        reason=reason,
        made=dt.datetime.now(dt.UTC).isoformat(timespec="microseconds"),
        seen=seen,
        field=field,
        value=value if settles else _value(field, value),
        settles=settles,
    )
    permit(judgement)
    _refuse_repeated(judgement, made)
    store.append_judgement(judgement)
    derive_judged(store, judgement, policy=policy)
    return judgement


def _standing_one(subject: str, made: Sequence[Judgement]) -> str:
    about = _one(subject, [j.id for j in made], "judgement")
    if about in taken_back(made):
        raise HasilaError(
            f"Judgement {about} is taken back already; to bring it back, undo that undo.",
            "taken_back",
            judgement=about,
        )
    return about


def _refuse_repeated(judgement: Judgement, made: Sequence[Judgement]) -> None:
    """A button pressed twice is one decision."""
    before = said_already(judgement, made)
    if before is not None:
        raise HasilaError(
            f"{judgement.coder} has said so already, in judgement {before.id}, which stands.",
            "said_already",
            coder=judgement.coder,
            judgement=before.id,
        )


_JUDGED: Mapping[JudgementAction, tuple[SubjectKind, ...]] = {
    JudgementAction.MERGE: (SubjectKind.MENTION,),
    JudgementAction.SPLIT: (SubjectKind.MENTION,),
}


_Thing = tuple[str, SubjectKind, str]  # id, kind, report


def _subject(store: Store, name: str, action: JudgementAction, made: Sequence[Judgement]) -> _Thing:
    kinds = _JUDGED.get(action, tuple(SubjectKind))
    held = [(s.id, s.kind, s.report) for j in made for s in j.seen if name and s.id.startswith(name)]
    found = {row[0]: row for row in (*held, *(store.subjects(name) if name else ())) if row[1] in kinds}
    what = " or ".join("incident or member" if kind is SubjectKind.MENTION else kind.value for kind in kinds)
    return found[_one(name, list(found), what)]


def _one(name: str, ids: Sequence[str], what: str) -> str:
    """The id that a name is, or the only one that it begins."""
    if name in ids:
        return name
    found = sorted(identifier for identifier in ids if name and identifier.startswith(name))
    if len(found) == 1:
        return found[0]
    if not found:
        raise HasilaError(
            f"No {what} has the id {name!r}. `hasila show INCIDENT` prints the ids.", "no_id", id=name
        )
    listed = ", ".join(found[:5])
    raise HasilaError(
        f"{name!r} fits {len(found)} ids: {listed}. Give more of the id.", "many_ids", id=name, found=listed
    )


def _seen(store: Store, thing: _Thing, field: str | None, policy: Policy) -> Seen:
    name, kind, report = thing
    (reading,) = readings(store, [report])
    things: tuple[CasualtyFigure | Claim | IncidentMention, ...] = (
        *reading.figures,
        *reading.claims,
        *reading.mentions,
    )
    match next((thing for thing in things if thing.id == name), None):
        case CasualtyFigure() | Claim() as told:
            return seen_words(told)
        case IncidentMention() as mention:
            incident = store.incident(name)
            return seen_mention(mention, incident, store.toll(incident.id, policy), field)
        case _:
            raise HasilaError(
                f"The {kind.value} {name} was judged before, and is read in {report} no more: only an "
                "`undo` of that judgement can be made. `hasila show INCIDENT` prints what is read now.",
                "read_no_more",
                id=name,
                report=report,
            )


def _value(field: str | None, value: str | None) -> str | None:
    """A place by its name or id becomes the place itself; ids are checked; digits become those of 0-9."""
    if value is None:
        return None
    if field == "place":
        return named(gazetteer().places, value).model_dump_json()
    if field in ("perpetrators", "claimed_by"):
        _check_ids(value, [row.id.removeprefix("actors.") for row in table_rows("actors")], "an actor")
    if field == "targets":
        _check_ids(value, [row["target"] for row in table_rows("targets")], "a target")
    return _in_western_digits(value)


def _in_western_digits(value: str) -> str:
    """A number or a date as it is kept, from an Arabic keyboard, too.

    >>> _in_western_digits("٨/٩/؟"), _in_western_digits("۲۰۲۴-07")
    ('8/9/?', '2024-07')
    """
    digits = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in value)
    return digits.replace("؟", "?")


def _check_ids(value: str, known: Sequence[str], what: str) -> None:
    for name in filter(None, (part.strip() for part in value.split(","))):
        if name not in known:
            near = difflib.get_close_matches(name, known, n=3)
            meant = f"Did you mean {' or '.join(near)}?" if near else "`hasila export` shows the ids in use."
            key = "near_id" if near else "unknown_id"
            raise HasilaError(f"{name!r} is no id of {what}. {meant}", key, id=name, near=", ".join(near))
