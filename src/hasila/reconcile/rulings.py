"""Lines of a toll that a coder set: they stand, and what the figures come to is told beside them."""

from collections.abc import Mapping, Sequence

from hasila.errors import HasilaError
from hasila.model import (
    TOLL_FIELDS,
    Incident,
    Judgement,
    JudgementAction,
    Range,
    Ruling,
    as_range,
    standing,
)
from hasila.reconcile.lines import COUNTED, groups_in, overfull
from hasila.reconcile.phrases import line_name, say
from hasila.reconcile.policies import parts_of


def line_rulings(
    lines: Mapping[str, Range], incident: Incident, judgements: Sequence[Judgement]
) -> tuple[Ruling, ...]:
    """The last correction that stands of each line of this incident's toll, by line.

    Raises:
        HasilaError: a judgement sets a line to what is no range.
    """
    last = {
        item.field: item
        for item in standing(judgements)
        if item.action is JudgementAction.CORRECT
        and item.subject in incident.members
        and item.field in TOLL_FIELDS
    }
    return tuple(_ruling(field, item, lines.get(field)) for field, item in sorted(last.items()) if field)


def _ruling(field: str, item: Judgement, now: Range | None) -> Ruling:
    try:
        human = as_range(item.value or "")
    except ValueError as error:
        raise HasilaError(
            f"judgement {item.id} by {item.coder}: {item.value!r} is no line of a toll, which is {error};"
            f" undo it and correct {item.subject} again"
        ) from error
    seen = item.seen_of(item.subject)
    machine = str(now) if now else None
    return Ruling(
        judgement=item.id,
        coder=item.coder,
        subject=item.subject,
        field=field,
        human=str(human),
        machine=machine,
        changed=seen is not None and seen.said != machine,
    )


def told_rulings(rulings: Sequence[Ruling], lines: Mapping[str, Range], language: str) -> str:
    """A sentence for each line that a coder set, to follow the explanation; empty if there is none.

    `lines` are those of the toll with the coder's in it: where its groups come to more than its total,
    the sentence says so, as only the coder can mend it.
    """
    outcomes = {parts_of(ruling.field)[0] for ruling in rulings}
    return "".join(
        "\n"
        + say(
            "text.ruled_changed" if ruling.changed else "text.ruled",
            language,
            line=line_name(ruling.field, language),
            human=ruling.human,
            machine=ruling.machine or say("text.ruled_nothing", language),
            coder=ruling.coder,
        )
        for ruling in rulings
    ) + "".join(
        "\n"
        + say(
            "text.ruled_overfull",
            language,
            line=line_name(outcome, language),
            total=lines[outcome],
            groups=say("join.list", language).join(
                f"{line_name(name, language)} {lines[name]}" for name in groups_in(lines, outcome)
            ),
        )
        for outcome in COUNTED
        if outcome in outcomes and overfull(lines, outcome)
    )
