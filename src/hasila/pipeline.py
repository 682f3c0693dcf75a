"""Tie the parts together: documents in, readings, incidents and tolls out."""

import datetime as dt
import difflib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hasila import __version__
from hasila.errors import HasilaError
from hasila.extract import read_report
from hasila.gazetteer import gazetteer, named
from hasila.ingest import Skipped, read_paths, split
from hasila.judgements import decide, follow, hear, seen_claim, seen_figure, seen_mention
from hasila.lexicon import digest, table_rows
from hasila.link import link
from hasila.model import (
    Document,
    Judgement,
    JudgementAction,
    Linkage,
    Policy,
    Reading,
    Report,
    Seen,
    SubjectKind,
    Toll,
)
from hasila.reconcile import reconcile
from hasila.store import Store

# So many documents are stored at a time: a run killed between two loses none that was stored.
_BATCH = 200

Progress = Callable[[str, int, int], None]  # stage, done, of how many (0: unknown)


@dataclass
class Summary:
    """What a run did, for its last lines and its exit status."""

    added: int = 0
    known: int = 0
    read: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    incidents: int = 0


def reader() -> str:
    """The version of what reads: readings by another version are read anew."""
    return f"{__version__}+{digest()}"


def read_text(identifier: str, text: str, published: str | None = None) -> Reading:
    """Read one text as one report.

    `published` is an ISO date prefix. Positions in the reading are code points of `text`.

    >>> reading = read_text("r", "أصيب جنديان في انفجار عبوة", "2024-07-22")
    >>> [(figure.outcome.value, figure.value) for figure in reading.figures]
    [('wounded', 2)]
    """
    return read_report(Report(id=identifier, document=identifier, start=0, text=text, declared=published))


def read_document(document: Document) -> list[Reading]:
    """Read every press story of a document."""
    return [read_report(report) for report in split(document)]


def run(
    paths: Sequence[Path],
    store: Store,
    *,
    policy: Policy = Policy.CONSISTENT,
    progress: Progress | None = None,
) -> Summary:
    """Ingest, extract, link and reconcile; what is stored already is not done again."""
    summary = Summary()
    tell = progress or _silent
    ingest(paths, store, summary, tell)
    total = store.count_documents(unread_by=reader())
    for document in store.documents(unread_by=reader()):
        store.save_readings(document.id, read_document(document), reader=reader())
        summary.read += 1
        tell("read", summary.read, total)
    summary.incidents = len(derive(store, policy=policy, progress=tell).incidents)
    return summary


def ingest(paths: Sequence[Path], store: Store, summary: Summary, progress: Progress) -> None:
    """Store the documents under the paths, and what was skipped with its reason."""
    batch: list[Document] = []
    for item in read_paths(paths):
        if isinstance(item, Skipped):
            summary.skipped.append(item)
            store.skip(item.item, item.reason)
            continue
        batch.append(item)
        if len(batch) == _BATCH:
            _add(store, batch, summary)
            progress("store", summary.added + summary.known, 0)
    _add(store, batch, summary)


def _add(store: Store, batch: list[Document], summary: Summary) -> None:
    added, known = store.add_documents(batch)
    summary.added += added
    summary.known += known
    batch.clear()


def derive(store: Store, *, policy: Policy = Policy.CONSISTENT, progress: Progress | None = None) -> Linkage:
    """Link what was read into incidents and settle their tolls; a pure function of readings and judgements."""
    tell = progress or _silent
    judgements, readings = follow(store.judgements(), {r.report.id: r for r in store.readings()})
    heard = hear(judgements, readings)
    mentions = {mention.id: mention for reading in heard.values() for mention in reading.mentions}
    tell("link", 0, len(mentions))
    linkage = link(list(mentions.values()), heard, judgements)
    tolls: list[Toll] = []
    for incident in linkage.incidents:
        tolls.append(reconcile(incident, heard, mentions, policy=policy, judgements=judgements))
        tell("reconcile", len(tolls), len(linkage.incidents))
    store.save_linkage(linkage, tolls)
    return linkage


def readings(store: Store, reports: Sequence[str] | None = None) -> Iterator[Reading]:
    """What was read, by report id, with the figures that coders stand by; of all reports, or of these."""
    judgements = store.judgements()
    judged = {seen.report for judgement in judgements for seen in judgement.seen}
    found = store.readings() if reports is None else map(store.reading, reports)
    for reading in found:
        name = reading.report.id
        yield follow(judgements, {name: reading})[1][name] if name in judged else reading


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
) -> Judgement:
    """Append a judgement and settle anew what it bears on.

    `subject` and `others` are ids of figures, claims, incidents or their members, or beginnings of
    ids; of `undo`, the judgement that is taken back. `correct` gives one of the subject's fields a
    value: a code, a count, a date, a place by its name or id, ids of actors with commas between,
    or for a line of the toll (`killed_civilians`) a number or low/best/high.

    Raises:
        HasilaError: if there is no such subject, or it cannot be judged so; nothing is appended.
    """
    seen: list[Seen] = []
    if action is JudgementAction.UNDO:
        about = _one(subject, [j.id for j in store.judgements()], "judgement")
    else:
        things = [_subject(store, name, action) for name in (subject, *others)]
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
        value=_value(field, value),
    )
    store.append_judgement(judgement)
    derive(store, policy=policy)
    return judgement


_JUDGED: Mapping[JudgementAction, tuple[SubjectKind, ...]] = {
    JudgementAction.MERGE: (SubjectKind.MENTION,),
    JudgementAction.SPLIT: (SubjectKind.MENTION,),
}


_Thing = tuple[str, SubjectKind, str]  # id, kind, report


def _subject(store: Store, name: str, action: JudgementAction) -> _Thing:
    kinds = _JUDGED.get(action, tuple(SubjectKind))
    held = [
        (s.id, s.kind, s.report) for j in store.judgements() for s in j.seen if name and s.id.startswith(name)
    ]
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
        raise HasilaError(f"No {what} has the id {name!r}. `hasila show INCIDENT` prints the ids.")
    raise HasilaError(f"{name!r} fits {len(found)} ids: {', '.join(found[:5])}. Give more of the id.")


def _seen(store: Store, thing: _Thing, field: str | None, policy: Policy) -> Seen:
    name, kind, report = thing
    (reading,) = readings(store, [report])
    if kind is SubjectKind.FIGURE:
        return seen_figure(next(figure for figure in reading.figures if figure.id == name))
    if kind is SubjectKind.CLAIM:
        return seen_claim(next(claim for claim in reading.claims if claim.id == name))
    mention = next(mention for mention in reading.mentions if mention.id == name)
    incident = store.incident(name)
    return seen_mention(mention, incident, store.toll(incident.id, policy), field)


def _value(field: str | None, value: str | None) -> str | None:
    """A place by its name or id becomes the place itself; ids of actors and targets are checked."""
    if value is None:
        return None
    if field == "place":
        return named(gazetteer().places, value).model_dump_json()
    if field in ("perpetrators", "claimed_by"):
        _check_ids(value, [row.id.removeprefix("actors.") for row in table_rows("actors")], "an actor")
    if field == "targets":
        _check_ids(value, [row["target"] for row in table_rows("targets")], "a target")
    return value


def _check_ids(value: str, known: Sequence[str], what: str) -> None:
    for name in filter(None, (part.strip() for part in value.split(","))):
        if name not in known:
            near = difflib.get_close_matches(name, known, n=3)
            meant = f"Did you mean {' or '.join(near)}?" if near else "`hasila export` shows the ids in use."
            raise HasilaError(f"{name!r} is no id of {what}. {meant}")


def _silent(_stage: str, _done: int, _total: int) -> None:
    """Report no progress."""
