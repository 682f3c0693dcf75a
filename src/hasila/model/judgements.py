"""Human decisions: appended, never changed."""

from pydantic import Field

from hasila.model.base import Value
from hasila.model.values import JudgementAction


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
