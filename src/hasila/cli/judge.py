"""`hasila judge`: append one human decision and say what it changed."""

from collections.abc import Iterator
from typing import Any

import click

from hasila import pipeline
from hasila.cli.options import db_option, settled
from hasila.cli.words import bounds
from hasila.model import INCIDENT_FIELDS, JudgementAction, incident_text
from hasila.store import Store, open_store

_Tolls = dict[str, dict[str, str]]


@click.command()
@click.argument("action", type=click.Choice([action.value for action in JudgementAction]))
@click.argument("subject")
@db_option
@click.option("--coder", required=True, metavar="NAME", help="Who decides.")
@click.option("--reason", required=True, metavar="TEXT", help="Why: others will read it.")
@click.option("--other", "others", multiple=True, metavar="ID", help="For merge and split; may be repeated.")
@click.option("--field", metavar="FIELD", help="For correct: the field, or the line of the toll.")
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
    accept   the figure is right and outweighs those that disagree; the incident is one
    reject   the figure or the claim counts for nothing; the incident is none
    correct  --field holds --value
    merge    the incidents --other are this one
    split    the members --other are not of one incident with this member
    comment  changes nothing; the reason is kept
    undo     takes back the judgement SUBJECT

    \b
    A figure has   value outcome group qualifier scope nationality negated
    A claim has    stance
    An incident has  type date place targets perpetrators claimed_by, and
                   the lines of its toll (killed, wounded_civilians, ...):
                   one number, or low/best/high such as 8/9/12 (? is unknown)
    A place is its name or id, or 'NAME, CC, LAT, LON'; several ids have
    commas between them.

    What the machine says stays beside what a coder says, and a judgement is
    kept when the reports are read anew; if the machine then says another
    thing, `hasila show INCIDENT` flags it.

    \b
    Example:
      hasila judge correct 3f2a --field killed --value 9 --db cases.db --coder sara --reason "police list"
      hasila judge reject 81fe --db cases.db --coder sara --reason "counts the wounded"
      hasila judge merge 3f2a --other 77aa --db cases.db --coder sara --reason "one attack"
    """  # noqa: D301 - \b keeps click from filling the lines
    _record(
        db,
        JudgementAction(action),
        subject,
        {"others": others, "field": field, "value": value, "coder": coder, "reason": reason},
    )


def _record(db: str, action: JudgementAction, subject: str, said: dict[str, Any]) -> None:
    """Append the judgement and say what it changed."""
    with open_store(db, create=False) as store:
        policy, _ = settled(store)
        before = _told(store)
        judgement = pipeline.judge(store, action, subject, policy=policy, **said)
        changes = list(_changes(before, _told(store)))
    click.echo(f"Judgement {judgement.id} is recorded; `hasila judge undo {judgement.id} ...` takes it back.")
    for line in changes or ["No incident and no toll changed."]:
        click.echo(line)


def _told(store: Store) -> _Tolls:
    """What is said of each incident, in words: its fields, its members and the lines of its toll."""
    _, tolls = settled(store)
    return {
        incident.id: {
            "members": ", ".join(incident.members),
            "status": incident.status or "-",
            **{field: incident_text(incident, field) or "-" for field in INCIDENT_FIELDS},
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
