"""Say a refusal in the language of the page: what is wrong, where, and what to do."""

from collections.abc import Mapping

from hasila.errors import HasilaError
from hasila.model import TOLL_FIELDS
from hasila.web.judging import VALUES, field_text
from hasila.web.words import messages, say

_CODES: Mapping[str, tuple[str, ...]] = {
    field: tuple(codes) for held in VALUES.values() for field, codes in held
}


def refusal(lang: str, error: HasilaError) -> str:
    """The refusal in the page's language; one that no page meets stays as it was raised."""
    key = f"refused.{error.key}"
    if key not in messages():
        return str(error)
    blanks = {name: value[:200] for name, value in error.blanks.items()}
    field = error.blanks.get("field")
    if field is not None:
        blanks |= {"field": field_text(lang, field), "should": _should(lang, field)}
    return say(lang, key, **blanks)


def _should(lang: str, field: str) -> str:
    """What a field can hold."""
    if field in _CODES:
        return ", ".join(_CODES[field])
    key = f"should.{'line' if field in TOLL_FIELDS else field}"
    return say(lang, key) if key in messages() else ""
