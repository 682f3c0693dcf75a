"""What the forms for judgements offer, where they lead back to, and how what was decided is worded."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from pydantic import ValidationError

from hasila.judgements import FIELDS, Matter
from hasila.model import (
    CasualtyFigure,
    Claim,
    Group,
    IncidentType,
    Judgement,
    JudgementAction,
    Outcome,
    Place,
    Qualifier,
    Scope,
    Seen,
    Stance,
    SubjectKind,
)
from hasila.web.words import code, messages

_A = JudgementAction
_PLAIN = (_A.ACCEPT, _A.REJECT, _A.CORRECT, _A.COMMENT)

#: What can be decided about each kind of thing.
ACTIONS: Mapping[str, Sequence[JudgementAction]] = {
    SubjectKind.FIGURE: _PLAIN,
    SubjectKind.CLAIM: _PLAIN,
    SubjectKind.MENTION: (_A.ACCEPT, _A.REJECT, _A.CORRECT, _A.MERGE, _A.SPLIT, _A.COMMENT),
}

#: The fields that a correction can set, by the kind of thing.
FIELD_NAMES: Mapping[str, Sequence[str]] = {kind.value: tuple(held) for kind, held in FIELDS.items()}

#: The closed values that a field can hold, by the kind of thing: (field, codes).
VALUES: Mapping[str, Sequence[tuple[str, Sequence[str]]]] = {
    SubjectKind.FIGURE: (
        ("outcome", tuple(Outcome)),
        ("group", tuple(Group)),
        ("qualifier", tuple(Qualifier)),
        ("scope", tuple(Scope)),
        ("negated", ("true", "false")),
    ),
    SubjectKind.CLAIM: (("stance", tuple(Stance)),),
    SubjectKind.MENTION: (("type", tuple(IncidentType)),),
}

#: A reason is a sentence or a few; more belongs in a file of one's own.
LONGEST = 2_000


def safe_address(address: str, lang: str) -> str:
    """An address of our own pages to go back to, as it is; of anything else, the list of incidents.

    >>> safe_address("/en/incidents/3f#f-1", "en"), safe_address("//evil.example", "ar")
    ('/en/incidents/3f#f-1', '/ar/incidents')
    """
    safe = (
        address.startswith(("/ar/", "/en/"))
        and "\\" not in address
        and "//" not in address.split("?", maxsplit=1)[0].split("#", maxsplit=1)[0]
        and address.isascii()
        and address.isprintable()
        and " " not in address
    )
    return address if safe else f"/{lang}/incidents"


def told(address: str, judgement: str) -> str:
    """The address with the judgement that was just made, for the page to say so.

    >>> told("/en/review?q=a#f-1", "3f")
    '/en/review?q=a&judged=3f#f-1'
    """
    parts = urlsplit(address)
    held = [(name, value) for name, value in parse_qsl(parts.query) if name != "judged"]
    return parts._replace(query=urlencode([*held, ("judged", judgement)])).geturl()


def value_text(lang: str, field: str | None, value: str | None) -> str:
    """What a field was set to, as people read it: a place by its name."""
    if value is None:
        return "–"
    if field == "place":
        try:
            place = Place.model_validate_json(value)
        except ValidationError:
            return value
        return f"{place.name_ar if lang == 'ar' else place.name_en} ({place.country})"
    return value


@lru_cache(512)
def field_text(lang: str, field: str | None) -> str:
    """The word for a field of a thing, or a line of a toll."""
    if field is None:
        return "–"
    kind = "field" if f"field.{field}" in messages() else "line"
    return code(lang, kind, field)


def before(judgement: Judgement) -> str | None:
    """What the machine said of the field that a judgement corrects, when it was made."""
    seen = judgement.seen_of(judgement.subject)
    if seen is None or seen.said is None or judgement.field is None:
        return None
    if seen.kind is SubjectKind.MENTION:
        return seen.said
    held: CasualtyFigure | Claim = _thing(seen)
    said = getattr(held, judgement.field, None)
    return None if said is None else str(said).lower() if isinstance(said, bool) else str(said)


def other_of(matter: Matter, judgement: Judgement) -> int:
    """Of a merge or split, the place among its others of the one that a matter pairs with its subject."""
    pair = {matter.subject, matter.field.removeprefix("one with ")}
    return next((at for at, other in enumerate(judgement.others) if other in pair), 0)


def _thing(seen: Seen) -> CasualtyFigure | Claim:
    kind: type[CasualtyFigure | Claim] = CasualtyFigure if seen.kind is SubjectKind.FIGURE else Claim
    return kind.model_validate_json(seen.said or "")


def quote_of(judgement: Judgement) -> str | None:
    """The sentence that was judged, if it was one of a figure or a claim."""
    seen = judgement.seen_of(judgement.subject)
    if seen is None or seen.said is None or seen.kind is SubjectKind.MENTION:
        return None
    return _thing(seen).evidence.sentence.quote


def subject_address(lang: str, judgement: Judgement) -> str | None:
    """Where what was judged stands: the figure or claim in its report, the incident."""
    seen = judgement.seen_of(judgement.subject)
    if seen is None:
        return None
    if seen.kind is SubjectKind.MENTION:
        return f"/{lang}/incidents/{seen.id}"
    letter = "f" if seen.kind is SubjectKind.FIGURE else "c"
    return f"/{lang}/reports/{quote(seen.report, safe='')}#{letter}-{seen.id}"
