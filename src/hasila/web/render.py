"""Fill in a template: what every page knows, and the words and forms that templates ask for."""

import re
from functools import cache, partial
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup, escape

from hasila import __version__
from hasila.extract.publication_words import publication_reason
from hasila.link.words import field_name, level_name, reason_text
from hasila.model import Card, EventDate, Incident, Place, Range
from hasila.pipeline import target_names
from hasila.web.desk import Desk
from hasila.web.digits import COOKIE, KINDS, arabic_digits
from hasila.web.font import font_files
from hasila.web.highlights import harmless
from hasila.web.judging import ACTIONS, FIELD_NAMES, LONGEST, VALUES, field_text, other_of, value_text
from hasila.web.visitors import Visitor
from hasila.web.words import DIRECTIONS, LANGUAGES, code, countries_named, marked, say


def desk_of(request: Request) -> Desk:
    """The desk that the application was made with."""
    found: Desk = request.app.state.desk
    return found


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("hasila.web"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["bounds"] = bounds
    made.globals |= {"judge_actions": ACTIONS, "judge_fields": FIELD_NAMES, "judge_values": VALUES}
    made.globals["longest_reason"] = LONGEST
    made.globals["other_of"] = other_of
    made.filters["harmless"] = harmless
    made.filters["filled"] = filled
    made.filters["whole"] = whole
    made.filters["told"] = lambda text, lang: dates_apart(countries_named(lang, text))
    made.filters["target"] = target_name
    made.filters["place_in"] = lambda place, lang: place_name(lang, place)
    made.filters |= {"field_name": field_name, "level_name": level_name, "reason_text": reason_text}
    made.filters["publication_reason"] = publication_reason
    made.filters["segment"] = partial(quote, safe="")
    return made


def compile_templates() -> None:
    """Compile all templates, each of which is otherwise compiled when it is first filled in."""
    for name in _environment().list_templates():
        _environment().get_template(name)


def bounds(settled: Range | None) -> str:
    """Low, best and high as one number, or with dashes between; a question mark for what nothing bounds."""
    if settled is None:
        return "–"
    held = ["?" if value is None else str(value) for value in (settled.low, settled.best, settled.high)]
    return held[0] if len(set(held)) == 1 else "–".join(held)


def target_name(target: str, lang: str) -> str:
    """What was hit, in the language of the page; a code of no row is left as it is."""
    arabic, english = target_names().get(target, (target, target))
    return arabic if lang == "ar" else english


_ISO = re.compile(r"(?<![\w-])\d{4}-\d\d(?:-\d\d)?(?:/\d{4}-\d\d(?:-\d\d)?)?(?![\w-])", re.ASCII)


def dates_apart(text: str) -> str:
    r"""A text in which each ISO date is isolated: after Arabic letters its parts would change places.

    >>> ascii(dates_apart("x 2024-07-15."))
    "'x \\u20662024-07-15\\u2069.'"
    """
    return _ISO.sub("\u2066\\g<0>\u2069", text)


def whole(text: str) -> Markup:
    """A text for the page of which the browser drops no character: it would make one line end of two.

    >>> whole("a" + chr(13) + "<b>")
    Markup('a&#13;&lt;b&gt;')
    """
    return Markup(str(escape(text)).replace("\r", "&#13;"))  # noqa: S704 - escaped just here


def filled(form: Markup, subject: str, back: str) -> Markup:
    """A blank form, which many things of a page share, for one of them and the place to go back to.

    >>> filled(Markup('<input value="{subject}">{back}'), '3f"', "/en")
    Markup('<input value="3f&#34;">/en')
    """
    return form.replace("{subject}", subject).replace("{back}", back)


def place_name(lang: str, place: Place | None) -> str:
    """The name of a place in the language of the page."""
    if place is None:
        return "–"
    return place.name_ar if lang == "ar" else place.name_en


def date_text(date: EventDate | str | None) -> str:
    """A date as far as it is known."""
    if date is None:
        return "–"
    return date if isinstance(date, str) else date.value


def called(lang: str, incident: Incident | Card) -> Markup:
    """What an incident is called: its type, place and date, without what is not known."""
    parts = [
        escape(text)
        for text in (code(lang, "type", incident.type), place_name(lang, incident.place))
        if text != "–"
    ]
    if incident.date:
        parts.append(Markup('<bdi dir="ltr">{}</bdi>').format(date_text(incident.date)))
    own = incident.incident if isinstance(incident, Card) else incident.id
    return escape(say(lang, "app.comma")).join(parts or [own])


def _here(request: Request) -> str:
    """The address of the page that is asked for, without what was said on it once."""
    held = [(name, value) for name, value in request.query_params.multi_items() if name != "judged"]
    path = quote(request.scope["path"], safe="/")  # as it is meant: that of the URL may be quoted or not
    return f"{path}?{urlencode(held)}" if held else path


def visitor_of(request: Request) -> Visitor:
    """Who asks, as the guard before the page found.

    Raises:
        LookupError: if nobody does: the page is open to all, and should not ask.
    """
    found: Visitor | None = request.state.visitor
    if found is None:
        raise LookupError("nobody is signed in")
    return found


def _judged(request: Request) -> str:
    """The judgement that was just made, if the address names one that is there."""
    named = request.query_params.get("judged", "") if request.state.visitor else ""
    made = {judgement.id for judgement in desk_of(request).stock.judged().made} if named else frozenset()
    return named if named in made else ""


def page(request: Request, lang: str, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A page in one of the languages; any other language is a page that is not there."""
    if lang not in LANGUAGES:
        return page(request, "en", "error.html", status=404, said=say("en", "missing.page"))
    other = "en" if lang == "ar" else "ar"
    path = request.scope["path"]
    there = quote(f"/{other}{path[3:]}", safe="/") if path[1:3] in LANGUAGES else f"/{other}/incidents"
    digits = request.cookies.get(COOKIE, KINDS[0]) if lang == "ar" else KINDS[0]
    known: dict[str, Any] = {
        "lang": lang,
        "dir": DIRECTIONS[lang],
        "other_lang": other,
        "other_address": f"{there}?{request.url.query}" if request.url.query else there,
        "path": path,
        "comma": say(lang, "app.comma"),
        "say": partial(say, lang),
        "marked": partial(marked, lang),
        "code": partial(code, lang),
        "place_name": partial(place_name, lang),
        "date_text": date_text,
        "called": partial(called, lang),
        "field_text": partial(field_text, lang),
        "value_text": partial(value_text, lang),
        "here": _here(request),
        "judged": _judged(request),
        "title": "error.title",
        **_who(request),
        "version": __version__,
        "digits": digits,
        "own_font": bool(font_files()),
    }
    told = _environment().get_template(template).render(**known | values)
    return HTMLResponse(arabic_digits(told) if digits == "arabic" else told, status_code=status)


def _who(request: Request) -> dict[str, Any]:
    """What templates know of who asks, with the field that their forms must hold."""
    visitor: Visitor | None = request.state.visitor
    guard = Markup('<input type="hidden" name="guard" value="{}">').format(visitor.form if visitor else "")
    return {
        "coder": visitor.name if visitor else "",
        "may": visitor.permissions if visitor else frozenset(),
        "account": visitor.account if visitor else None,
        "guard": guard if visitor and visitor.form else "",
    }
