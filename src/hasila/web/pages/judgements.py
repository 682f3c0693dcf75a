"""Record a judgement from a form, and lead back to where one was; what is refused is said, with what was typed."""

import re
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response
from pydantic import BaseModel

from hasila.errors import HasilaError
from hasila.model import Judgement, JudgementAction, SubjectKind
from hasila.web.desk import Desk
from hasila.web.judging import LONGEST, safe_address, told
from hasila.web.refusals import refusal
from hasila.web.render import desk_of, page, visitor_of
from hasila.web.visitors import NotAllowedError, Visitor
from hasila.web.words import LANGUAGES, code, say

router = APIRouter()

_PAIRS = (JudgementAction.MERGE, JudgementAction.SPLIT)


class Typed(BaseModel):
    """What a form holds; `member` is the one that a split takes out of its incident."""

    action: str = ""
    subject: str = ""
    others: list[str] = []
    member: str = ""
    field: str = ""
    value: str = ""
    reason: str = ""
    back: str = ""


class Settled(BaseModel):
    """What the form of a conflict holds: the judgement that is upheld, which of its others, and why."""

    upheld: str = ""
    other: str = ""
    reason: str = ""
    back: str = ""


@router.post("/judgements")
def judgement(request: Request, lang: str, typed: Annotated[Typed, Form()]) -> Response:
    """Record what the form says; a program that asks for JSON is answered in JSON."""
    desk = desk_of(request)
    lang = lang if lang in LANGUAGES else "en"
    as_json = _as_json(request)
    back = safe_address(typed.back, lang)
    try:
        made = _judge(desk, lang, typed, visitor_of(request))
    except HasilaError as error:
        status, said = _refused(lang, error)
        if as_json:
            return JSONResponse({"error": said}, status_code=status)
        return page(
            request, lang, "judgement.html", status=status, error=said, back=back, **_again(desk, typed)
        )
    return _made(request, lang, made, back)


@router.post("/judgements/settled")
def settled(request: Request, lang: str, typed: Annotated[Settled, Form()]) -> Response:
    """End a conflict between coders: record again, as the last word, what one of them decided."""
    desk = desk_of(request)
    lang = lang if lang in LANGUAGES else "en"
    back = safe_address(typed.back, lang)
    try:
        made = _settle(desk, lang, typed, visitor_of(request))
    except HasilaError as error:
        status, said = _refused(lang, error)
        if _as_json(request):
            return JSONResponse({"error": said}, status_code=status)
        return page(request, lang, "error.html", status=status, said=said, title="judge.refused", back=back)
    return _made(request, lang, made, back)


def _refused(lang: str, error: HasilaError) -> tuple[int, str]:
    if isinstance(error, NotAllowedError):
        return 403, say(lang, f"denied.{error.key}", coder=error.coder)
    return 422, refusal(lang, error)


def _as_json(request: Request) -> bool:
    return "application/json" in request.headers.get("accept", "")


def _made(request: Request, lang: str, made: Judgement, back: str) -> Response:
    if _as_json(request):
        said = say(lang, "judge.recorded", action=code(lang, "action", made.action))
        return JSONResponse({"id": made.id, "said": said, "judgement": made.model_dump(mode="json")})
    return RedirectResponse(told(back, made.id), status_code=303)


def _judge(desk: Desk, lang: str, typed: Typed, visitor: Visitor) -> Judgement:
    if typed.action not in list(JudgementAction):
        raise HasilaError(say(lang, "judge.wrong.action"))
    if not typed.reason.strip():
        raise HasilaError(say(lang, "judge.wrong.reason"))
    if max(len(typed.reason), len(typed.value)) > LONGEST:
        raise HasilaError(say(lang, "judge.wrong.long", most=LONGEST))
    action = JudgementAction(typed.action)
    subject, others = typed.subject.strip(), _ids(typed.others)
    if action is JudgementAction.SPLIT and typed.member:
        subject, others = _taken_out(desk, lang, typed)
    corrects = action is JudgementAction.CORRECT
    if corrects and not typed.field:
        raise HasilaError(say(lang, "judge.wrong.field"))
    return desk.judge(
        action,
        subject,
        visitor=visitor,
        others=others if action in _PAIRS else (),
        field=typed.field if corrects else None,
        value=typed.value.strip() if corrects else None,
        reason=typed.reason.strip(),
    )


def _settle(desk: Desk, lang: str, typed: Settled, visitor: Visitor) -> Judgement:
    upheld = next((item for item in desk.stock.judged().standing if item.id == typed.upheld), None)
    if upheld is None or not any(
        matter.open and typed.upheld in [item.id for item in matter.latest]
        for matter in desk.shared(desk.around(upheld))
    ):
        raise HasilaError(say(lang, "judge.wrong.upheld"))
    if not typed.reason.strip():
        raise HasilaError(say(lang, "judge.wrong.reason"))
    if len(typed.reason) > LONGEST:
        raise HasilaError(say(lang, "judge.wrong.long", most=LONGEST))
    others: tuple[str, ...] = ()
    if upheld.action in _PAIRS:
        others = (
            upheld.others[int(typed.other) :][:1] if typed.other.isdecimal() and typed.other.isascii() else ()
        )
    return desk.judge(
        upheld.action,
        upheld.subject,
        visitor=visitor,
        others=others,
        field=upheld.field,
        value=upheld.value,
        reason=typed.reason.strip(),
        settles=True,
    )


def _ids(typed: list[str]) -> tuple[str, ...]:
    """The ids in some fields: with commas or spaces between, or the ends of addresses of incidents."""
    parts = [part for held in typed for part in re.split(r"[\s,،]+", held) if part]
    return tuple(dict.fromkeys(part.split("?")[0].split("#")[0].rstrip("/").split("/")[-1] for part in parts))


def _taken_out(desk: Desk, lang: str, typed: Typed) -> tuple[str, tuple[str, ...]]:
    """The member that leaves its incident, and all the others, which it is kept apart from."""
    incident = desk.incident(typed.subject)
    if incident is None or typed.member not in incident.members:
        raise HasilaError(say(lang, "judge.wrong.member"))
    return typed.member, tuple(other for other in incident.members if other != typed.member)


def _again(desk: Desk, typed: Typed) -> dict[str, Any]:
    """What the page of a refusal needs: the form as it was filled in, and the sentence it is about."""
    kind, report = desk.subject(typed.subject) or (SubjectKind.MENTION, "")
    reading = desk.reading(report) if report else None
    sentences = {
        **{figure.id: figure.evidence.sentence for figure in (reading.figures if reading else ())},
        **{claim.id: claim.evidence.sentence for claim in (reading.claims if reading else ())},
    }
    sentence = sentences.get(typed.subject)
    incident = desk.incident(typed.subject) if kind is SubjectKind.MENTION else None
    return {
        "typed": typed.model_dump(),
        "kind": kind.value,
        "quote": sentence.quote if sentence else None,
        "incident": incident,
        "members": [(member, member) for member in incident.members] if incident else [],
        "undoing": typed.action == JudgementAction.UNDO,
    }
