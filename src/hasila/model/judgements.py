"""Human decisions: appended, never changed, and kept beside what the machine says."""

from collections.abc import Iterable

from pydantic import Field

from hasila.model.base import Value
from hasila.model.values import JudgementAction, SubjectKind

HELD = "judgement"
"""The rule of a figure that a coder stands by and that the machine no longer reads."""


class Seen(Value):
    """What the machine said of a judged thing when it was judged: a later reading is held against it."""

    id: str
    kind: SubjectKind
    report: str
    start: int = Field(ge=0, description="first code point of the figure, claim or first sentence")
    end: int = Field(description="code point after the last of the figure, claim or last sentence")
    said: str | None = Field(
        default=None, description="the figure or claim as JSON; of an incident, its field as text"
    )


class Judgement(Value):
    """One human decision.

    `subject` is the id of a figure, claim, mention or incident. `merge` joins the incidents
    in `others` to it; `split` keeps its mentions in `others` apart from the rest; `correct`
    sets `field` to `value`; `undo` takes back the judgement whose id is the subject.
    """

    id: str
    action: JudgementAction
    subject: str
    others: tuple[str, ...] = ()
    field: str | None = None
    value: str | None = None
    coder: str
    made: str = Field(description="UTC, ISO 8601")
    reason: str = ""
    seen: tuple[Seen, ...] = Field(
        default=(), description="the subject and the others as they were; empty in judgements of old"
    )
    settles: bool = Field(default=False, description="whether it ends a conflict between coders")

    def seen_of(self, subject: str) -> Seen | None:
        """What the machine said of one of the judged things."""
        return next((seen for seen in self.seen if seen.id == subject), None)


class Ruling(Value):
    """A human decision that holds, beside what the machine says now and said then."""

    judgement: str
    coder: str
    subject: str
    field: str = Field(description="what was decided: a field, a line of the toll, or `status`")
    human: str
    machine: str | None = Field(default=None, description="what the machine says now; None: nothing")
    changed: bool = Field(
        default=False, description="whether the machine says something else than when it was decided"
    )


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Order the judgements by when they were made and leave out those taken back.

    An `undo` may itself be undone: the later decision always holds.
    """
    ordered = sorted(judgements, key=lambda j: (j.made, j.action is JudgementAction.UNDO, j.id))
    undone = taken_back(ordered)
    return tuple(j for j in ordered if j.id not in undone and j.action is not JudgementAction.UNDO)


def taken_back(judgements: Iterable[Judgement]) -> frozenset[str]:
    """The ids of the judgements that another takes back which is not itself taken back."""
    undone: set[str] = set()
    ordered = sorted(judgements, key=lambda j: (j.made, j.action is JudgementAction.UNDO, j.id))
    for judgement in reversed(ordered):
        if judgement.action is JudgementAction.UNDO and judgement.id not in undone:
            undone.add(judgement.subject)
    return frozenset(undone)
