"""Turn the drafts of a sentence into casualty figures with all their attributes."""

from collections.abc import Sequence

from hasila.extract.attribution import attribution_of, source_of
from hasila.extract.attribution_background import goes_on_from, in_known_event, is_background
from hasila.extract.date_counted import counted_from
from hasila.extract.dating import date_at
from hasila.extract.earlier import is_earlier
from hasila.extract.groups import group_of
from hasila.extract.lists import Draft
from hasila.extract.placing import place_at
from hasila.extract.remaining import is_remaining, is_sent_home
from hasila.extract.retracted import is_retracted
from hasila.extract.scenes import Placed, Scene
from hasila.extract.scope import scope_of
from hasila.extract.units import Unit
from hasila.model import (
    Attribution,
    CasualtyFigure,
    DateMention,
    Evidence,
    Qualifier,
    Scope,
    Span,
    content_id,
)

# "about N" stands for N give or take a tenth; the policy may choose otherwise.
_TOLERANCE = 10


def read_figures(scene: Scene, report: str, before: Sequence[CasualtyFigure] = ()) -> list[CasualtyFigure]:
    """The figures of one sentence, in the order of the text; `before` are those of the sentence before."""
    wholes = [figure for figure in before if figure.part_of is None]
    quotes = [_quote(scene, draft) for draft in scene.drafts]
    ids = [_id(draft, quote, report) for draft, quote in zip(scene.drafts, quotes, strict=True)]
    where = {draft.people.first: i for i, draft in enumerate(scene.drafts)}
    sentence = scene.sentence
    figures: list[CasualtyFigure] = []
    for i, draft in enumerate(scene.drafts):
        people = draft.people
        low, high = bounds(draft)
        parent = where.get(draft.part_of) if draft.part_of is not None else None
        mentioned = _is_mentioned(scene, i)
        place = _place(scene, i, parent, mentioned=mentioned)
        figures.append(
            CasualtyFigure(
                id=ids[i],
                report=report,
                span=quotes[i],
                outcome=draft.outcome,
                value=people.value,
                low=low,
                high=high,
                qualifier=people.qualifier
                if people.value is not None or people.counted
                else Qualifier.UNSPECIFIED,
                group=group_of(scene, i),
                group_text=_noun_text(scene, draft),
                people=people.noun.row.id.partition(".")[2] if people.noun else None,
                nationality=people.nationality,
                part_of=ids[parent] if parent is not None and parent != i else None,
                others=(people.others and _beside_same(scene, i)) or is_sent_home(sentence, draft),
                attribution=_attribution(scene, i, parent),
                place=place.mention if place else None,
                date=_date(scene, i, parent, mentioned=mentioned),
                scope=_scope(scene, i, parent),
                negated=draft.negated,
                earlier=is_earlier(sentence, draft),
                remaining=is_remaining(sentence, draft),
                withdrawn=is_retracted(sentence, draft),
                evidence=Evidence(sentence=sentence.span, rule=draft.rule, rows=_rows(draft)),
            )
        )
    return [
        _continues(figure, wholes, among=draft.rule == "figure.among-victims")
        if draft.continues and wholes
        else figure
        for figure, draft in zip(figures, scene.drafts, strict=True)
    ]


def _place(scene: Scene, index: int, parent: int | None, *, mentioned: bool) -> Placed | None:
    """That of its own clause; a part's, unless one stands right behind it, is its whole's."""
    draft = scene.drafts[index]
    own = place_at(scene, draft.people.first, mentioned=mentioned)
    if parent is None or parent == index:
        return own
    whole = place_at(scene, scene.drafts[parent].people.first, mentioned=mentioned)
    return own if whole is None or (own is not None and _is_behind(scene, own.first, index)) else whole


def _date(scene: Scene, index: int, parent: int | None, *, mentioned: bool) -> DateMention | None:
    """That of its own clause, or counted from another event; a part's, unless told right behind it, its whole's."""
    draft = scene.drafts[index]
    counted = counted_from(scene, draft)
    if counted is not None:
        return counted[0]
    own = date_at(scene, draft.people.first, mentioned=mentioned)
    if parent is None or parent == index:
        return own
    whole = _date(scene, parent, None, mentioned=mentioned)
    told = own is not None and any(
        dated.mention.span == own.span and _is_behind(scene, dated.first, index) for dated in scene.dates
    )
    return own if whole is None or told else whole


def _is_behind(scene: Scene, at: int, index: int) -> bool:
    """Whether a place or date stands behind a figure, with no other figure between."""
    last = scene.drafts[index].last
    return at >= last and not any(last <= other.people.first < at for other in scene.drafts[index + 1 :])


def _scope(scene: Scene, index: int, parent: int | None) -> Scope:
    """That of its own clause; a part's is its whole's; what `بالإضافة إلى` or `آخرين` sets beside a total is of it."""
    draft = scene.drafts[index]
    if parent is not None and parent != index:
        return scope_of(scene, scene.drafts[parent])
    wholes = [d for d in scene.drafts[:index] if d.part_of is None]
    if wholes and draft.part_of is None and not draft.people.proper:
        between = scene.sentence.units[wholes[-1].last : draft.first]
        stops = any(unit.is_any(("stop", "break")) for unit in between)
        added = draft.people.others or any(unit.role("links", "kind", "plus") for unit in between)
        # "of 1100 dead and 5762 hurt"
        added = added or (not between and scene.sentence[draft.first].conjoined and draft.people.counted)
        if added and not stops and scope_of(scene, wholes[-1]) is Scope.AGGREGATE:
            return Scope.AGGREGATE
    return scope_of(scene, draft)


def _continues(part: CasualtyFigure, wholes: Sequence[CasualtyFigure], *, among: bool) -> CasualtyFigure:
    """A part told in the next sentence: who says it, where and when are those of the whole.

    One that is said to be `among` the dead may have a speaker, a place and a day of its own.
    """
    whole = next((f for f in reversed(wholes) if f.outcome is part.outcome), wholes[-1])
    told: dict[str, object] = {"part_of": whole.id, "attribution": whole.attribution, "scope": whole.scope}
    told |= {"place": whole.place, "date": whole.date}
    own = {name for name in ("attribution", "place", "date") if among and getattr(part, name) is not None}
    return part.model_copy(update={name: value for name, value in told.items() if name not in own})


def _beside_same(scene: Scene, index: int) -> bool:
    """Whether `آخرين` sets the count beside one of the same outcome, not beside the dead."""
    return any(draft.outcome is scene.drafts[index].outcome for draft in scene.drafts[:index])


def _id(draft: Draft, quote: Span, report: str) -> str:
    return content_id(report, quote.start, quote.end, draft.outcome, draft.people.value)


def _quote(scene: Scene, draft: Draft) -> Span:
    """From the outcome word to the noun, without the و that joins it to what stands before."""
    units = scene.sentence.units
    start = _start(units[draft.first], draft)
    return scene.sentence.view.span(start, units[draft.last - 1].end)


def _noun_text(scene: Scene, draft: Draft) -> str | None:
    at = draft.people.noun_at
    if at is None:
        return None
    unit = scene.sentence[at]
    return scene.sentence.view.span(_start(unit, draft), unit.end).quote


def _start(unit: Unit, draft: Draft) -> int:
    """Where a word of a figure begins, past a و that joins it to what stands before."""
    rows = {*_rows(draft), *(draft.trigger.rows if draft.trigger is not None else ())}
    return unit.start + any(entry.conjunction for entry in unit.entries if entry.row.id in rows)


def _rows(draft: Draft) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*draft.rows, *draft.people.rows)))


def bounds(draft: Draft) -> tuple[int | None, int | None]:
    """The least and greatest count that the wording allows."""
    people = draft.people
    value = people.value
    if value is None:
        return people.low, people.high
    match people.qualifier:
        case Qualifier.AT_LEAST:
            return value, people.high
        case Qualifier.MORE_THAN:
            return value + 1, None
        case Qualifier.UP_TO:
            return 0, value
        case Qualifier.ABOUT:
            slack = max(1, value // _TOLERANCE)
            return value - slack, value + slack
        case _:
            return value, people.high if people.high is not None else value


def _attribution(scene: Scene, index: int, parent: int | None) -> Attribution | None:
    """The source of a figure: a part has its whole's; what is told as known, only that of its own phrase."""
    draft = scene.drafts[index]
    if parent is not None and parent != index and scene.drafts[parent].part_of is None:
        return _attribution(scene, parent, None)
    at = draft.people.first
    if not _is_known(scene, index):
        return attribution_at(scene, at)
    after = next((s for s in scene.sources if s.first > at), None)
    nearer = after is not None and any(at < other.people.first < after.first for other in scene.drafts)
    source = source_of([after], at) if after is not None and after.weak and not nearer else None
    return attribution_of(scene.sentence, source) if source is not None else None


def _is_known(scene: Scene, index: int) -> bool:
    if is_background(scene.sentence, scene.drafts[index]):
        return True
    before = scene.drafts[index - 1] if index > 0 else None
    return (
        before is not None
        and goes_on_from(scene.sentence, before, scene.drafts[index])
        and _is_known(scene, index - 1)
    )


def _is_mentioned(scene: Scene, index: int) -> bool:
    draft = scene.drafts[index]
    if is_background(scene.sentence, draft):
        return not in_known_event(scene.sentence, draft)
    return _is_known(scene, index) and _is_mentioned(scene, index - 1)


def attribution_at(scene: Scene, at: int) -> Attribution | None:
    """Who says what stands at unit `at`: a source of the sentence, or one that goes on speaking."""
    source = source_of(scene.sources, at)
    if source is None:
        return None
    if not source.again:
        return attribution_of(scene.sentence, source)
    if scene.carried is not None and scene.carried_from is not None:
        return attribution_of(scene.carried_from, scene.carried)
    return None
