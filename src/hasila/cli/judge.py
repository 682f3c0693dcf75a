"""`hasila judge`: append one human decision and say what it changed."""

import datetime as dt
from collections.abc import Iterator

import click

from hasila import pipeline
from hasila.cli.options import db_option, settled
from hasila.cli.words import bounds
from hasila.errors import HasilaError
from hasila.model import Group, Judgement, JudgementAction, Outcome, Qualifier, content_id
from hasila.store import Store, open_store

_CODES = {"outcome": Outcome, "group": Group, "qualifier": Qualifier}
_Tolls = dict[str, dict[str, str]]


@click.command()
@click.argument("action", type=click.Choice([action.value for action in JudgementAction]))
@click.argument("subject")
@db_option
@click.option("--coder", required=True, metavar="NAME", help="Who decides.")
@click.option("--reason", required=True, metavar="TEXT", help="Why: others will read it.")
@click.option("--other", "others", multiple=True, metavar="ID", help="For merge and split; may be repeated.")
@click.option(
    "--field",
    type=click.Choice(["value", *_CODES]),
    help="For correct: the field of the figure.",
)
@click.option("--value", metavar="VALUE", help="For correct: what the field should hold.")
def command(  # noqa: PLR0913 - one for each option
    *,
    action: str,
    subject: str,
    db: str,
    coder: str,
    reason: str,
    others: tuple[str, ...],
    field: str | None,
    value: str | None,
) -> None:
    """Record a decision about SUBJECT, settle the tolls anew, and print what changed.

    Judgements are appended, never changed: `undo` takes one back by its id. SUBJECT is the id of
    a figure, claim, incident or member, as `hasila show` prints it, or its beginning.

    \b
    accept   the figure is right: it outweighs those that disagree
    reject   the figure counts for nothing
    correct  a --field of the figure holds --value
    merge    the incidents --other are this one
    split    the members --other are not of one incident with this member
    comment  changes nothing; the reason is kept
    undo     takes back the judgement SUBJECT

    \b
    Example:
      hasila judge reject 81fe --db cases.db --coder sara --reason "counts the wounded"
      hasila judge merge 3f2a --other 77aa --db cases.db --coder sara --reason "one attack"
    """  # noqa: D301 - \b keeps click from filling the lines
    decision = JudgementAction(action)
    _check(decision, others, field, value)
    with open_store(db, create=False) as store:
        kinds = _ids(store)
        named = _find(kinds, subject, decision)
        made = dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")
        rest = tuple(sorted({_find(kinds, other, decision) for other in others}))
        parts = (decision.value, named, *rest, field, value, coder, reason, made)
        policy, _ = settled(store)
        before = _tolls(store)
        judgement = Judgement(
            id=content_id(*parts),
            action=decision,
            subject=named,
            others=rest,
            field=field,
            value=value,
            coder=coder,
            made=made,
            reason=reason,
        )
        store.append_judgement(judgement)
        pipeline.derive(store, policy=policy)
        changes = list(_changes(before, _tolls(store)))
    click.echo(f"Judgement {judgement.id} is recorded; `hasila judge undo {judgement.id} ...` takes it back.")
    for line in changes or ["No incident and no toll changed."]:
        click.echo(line)


def _check(decision: JudgementAction, others: tuple[str, ...], field: str | None, value: str | None) -> None:
    """Refuse a decision that says too little or too much: what is appended stays."""
    pairs = decision in (JudgementAction.MERGE, JudgementAction.SPLIT)
    if pairs != bool(others):
        raise click.UsageError("merge and split need --other, and only they take it.")
    corrects = decision is JudgementAction.CORRECT
    if corrects != (field is not None) or corrects != (value is not None):
        raise click.UsageError("correct needs --field and --value, and only it takes them.")
    if field == "value" and not (value or "").isdecimal():
        raise click.UsageError(f"--value {value}: the count of a figure is a whole number.")
    if field in _CODES and value not in list(_CODES[field]):
        raise click.UsageError(f"--value {value}: {field} is one of {', '.join(_CODES[field])}.")


def _ids(store: Store) -> dict[str, str]:
    """All that one may judge: id -> what it is."""
    found = {judgement.id: "judgement" for judgement in store.judgements()}
    for reading in store.readings():
        found |= {figure.id: "figure" for figure in reading.figures}
        found |= {claim.id: "claim" for claim in reading.claims}
        found |= {mention.id: "incident or member" for mention in reading.mentions}
    return found


def _find(kinds: dict[str, str], name: str, decision: JudgementAction) -> str:
    """The id that a name begins, of those that the decision can be about."""
    wanted = {
        JudgementAction.UNDO: ("judgement",),
        JudgementAction.MERGE: ("incident or member",),
        JudgementAction.SPLIT: ("incident or member",),
        JudgementAction.CORRECT: ("figure",),
        JudgementAction.ACCEPT: ("figure", "claim"),
        JudgementAction.REJECT: ("figure", "claim"),
    }.get(decision, ("figure", "claim", "incident or member"))
    able = [identifier for identifier, kind in kinds.items() if kind in wanted]
    if name in able:
        return name
    found = sorted(identifier for identifier in able if name and identifier.startswith(name))
    if len(found) == 1:
        return found[0]
    what = " or ".join(wanted)
    if not found:
        raise HasilaError(f"No {what} has the id {name!r}. `hasila show INCIDENT` prints the ids.")
    raise HasilaError(f"{name!r} fits {len(found)} ids: {', '.join(found[:5])}. Give more of the id.")


def _tolls(store: Store) -> _Tolls:
    """Each incident's toll in words, and its members."""
    _, tolls = settled(store)
    return {
        incident.id: {
            "members": ", ".join(incident.members),
            **{
                name: bounds(settled_)
                for name, settled_ in (tolls[incident.id].lines if incident.id in tolls else ())
            },
        }
        for incident in store.incidents()
    }


def _changes(before: _Tolls, after: _Tolls) -> Iterator[str]:
    for name in sorted(before.keys() | after.keys()):
        old, new = before.get(name, {}), after.get(name, {})
        if not new:
            yield f"Incident {name} is no incident of its own any more."
        elif not old:
            yield f"Incident {name} is new."
        for line in dict.fromkeys([*old, *new]):
            if new and old.get(line, "-") != new.get(line, "-"):
                yield f"Incident {name}: {line} {old.get(line, '-')} -> {new.get(line, '-')}"
