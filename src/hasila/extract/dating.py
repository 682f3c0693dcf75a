"""Choose the date of what a count tells: by clause, by the words that tie it to it."""

from functools import lru_cache

from hasila.extract.anchors import attack_of, before_that, distance, is_of_burial
from hasila.extract.date_resolution import prefix_of
from hasila.extract.date_types import DateKind
from hasila.extract.nearness import BEFORE, NEAR, OF_MENTIONED
from hasila.extract.other_events import (
    DAYS,
    TAKEN,
    befell,
    is_of_crime,
    of_another,
    of_earlier,
    running_total,
)
from hasila.extract.recalled import is_measure
from hasila.extract.scenes import Dated, Scene
from hasila.extract.units import Unit
from hasila.lexicon import particles
from hasila.model import DateMention, DatePrecision, Outcome

# Their day is not that on which they died.
_HARMED = TAKEN | {Outcome.WOUNDED.value}
# An anniversary stands so close before what it remembers.
_OF_ANNIVERSARY = 4
# A relative clause has so few words before its date, and its noun stands so near before it.
_CLAUSE, _HEAD = 5, 2
# So many words part what led to an event from the word that says so.
_CAUSE = 2
# So many words part "since" from the day of what began then.
_SINCE = 12
# So many words part the verb of a beginning from its day.
_BEGUN = 4
# So many words behind a figure stands "before that".
_BEFORE_THAT = 8


@lru_cache(maxsize=1 << 8)
def date_at(scene: Scene, at: int, *, mentioned: bool = False) -> DateMention | None:
    """The date of what is told at unit `at`: the nearest of an event, breaks of clause counted.

    A week or an interval is given as the ISO prefix that holds it; one of several years is no date of an event.
    """
    kept = _kept(scene, at)
    if kept is not None:
        return kept
    headings = [d for d in scene.dates if d.first < at and _is_heading(scene, d)]
    best = headings[-1] if headings else _nearest_date(scene, at, mentioned=mentioned)
    if best is None:
        return None
    date = prefix_of(best.mention.date) if best.mention.date is not None else None
    if date is None:
        return best.mention
    return None if date.precision is DatePrecision.RANGE else best.mention.model_copy(update={"date": date})


def _kept(scene: Scene, at: int) -> DateMention | None:
    """`تحل الذكرى الثالثة لاغتيال (فلان)`: so many years ago, in the month in which it is kept."""
    for kept in scene.dates:
        date = kept.mention.date
        ago = kept.expression.anniversary and kept.expression.year_shift is not None
        if not (ago or kept.remembered) or date is None or not 0 < at - kept.first <= _OF_ANNIVERSARY:
            continue
        return kept.mention
    return None


def _nearest_date(scene: Scene, at: int, *, mentioned: bool) -> Dated | None:
    since, held = running_total(scene, at), befell(scene, at, Outcome.DETAINED)
    dated = [
        d
        for d in scene.dates
        if (
            d.of_event
            or (d.expression.anniversary and d.expression.day and d.expression.year and d.first < at)
        )
        and (d.mention.date is not None or d.mention.weekday is not None)
        and (d.first > at or not mentioned)
        and distance(scene.sentence, d.first, at) <= (OF_MENTIONED if mentioned else NEAR)
        and not of_another(scene, d.first, at)
        and not of_earlier(scene, d.first, at, _HARMED)
        and d.first >= since
        and not _before_what_followed(scene, d, at)
        and not (_is_in_name(scene, d.first) or _is_of_statement(scene, d.first))
        and not (d.first < at and (_is_cause(scene, at) or _is_elsewhere_meanwhile(scene, d.first, at)))
        and not _of_another_noun(scene, d.first)
        and not (_begins_state(scene, d, at) or _is_begun(scene, d))
        and not (d.first > at and is_measure(scene, d.first))
        and not (held and is_of_crime(scene, d.first))
    ]
    return min(
        dated,
        key=lambda d: distance(scene.sentence, d.first, at) + (BEFORE if d.first < at else 0),
        default=None,
    )


def _is_in_name(scene: Scene, first: int) -> bool:
    """`إقليم مايو كيبي`, `ساحة 14 تموز`: a month in the name of a place."""
    return any(placed.first <= first < placed.last for placed in scene.places)


def _is_of_statement(scene: Scene, first: int) -> bool:
    """`نقلا عن مصدر أمني الاثنين أن`: the day between a source and what it says."""
    said = any(source.last <= first <= source.last + 1 for source in scene.sources)
    return said and scene.sentence.has(first + 1, first + DAYS + 1, "that")


def _is_elsewhere_meanwhile(scene: Scene, first: int, at: int) -> bool:
    """`قتل ثلاثة أمس في كذا، بينما ارتفعت حصيلة انفجار في (كذا) إلى 22`: the day of one is not that of another elsewhere."""
    turns = [i for i in scene.sentence.where("meanwhile") if first < i < at]
    return bool(turns) and scene.sentence.has(turns[-1], at, "toll_moves", "reached")


def _is_cause(scene: Scene, at: int) -> bool:
    """`مواجهات أمس بسبب مقتل (فتى)`: what only led to it happened before."""
    told = next((d.trigger.first for d in scene.drafts if d.people.first == at and d.trigger is not None), at)
    return scene.sentence.has(min(told, at) - _CAUSE, min(told, at), "because_of")


def _before_what_followed(scene: Scene, dated: Dated, at: int) -> bool:
    """`خطف ثلاثة في 19 يوليو ثم قتلت اثنين`: what followed is told of no day; what did yesterday is of that day."""
    if any(
        dated.first < then < at + _BEFORE_THAT for then in before_that(scene.sentence) if dated.first < at
    ):
        return True
    if dated.expression.kind in (DateKind.DAY, DateKind.WEEKDAY):
        return False
    return scene.sentence.has(dated.first + 1, at + 2, "afterwards")


def _begins_state(scene: Scene, dated: Dated, at: int) -> bool:
    """`منذ انهيار الهدنة بين الحركتين (الخميس) تعرض قيادي للخطف`: the day since which things are as they are."""
    if dated.expression.kind not in (DateKind.DAY, DateKind.WEEKDAY):
        return False
    for since in scene.sentence.where("since"):
        between = scene.sentence.units[since + 1 : dated.first]
        if 0 < len(between) <= _SINCE and not any(unit.is_any(("stop", "comma", "that")) for unit in between):
            return not since < at < dated.first
    return False


def _is_begun(scene: Scene, dated: Dated) -> bool:
    """`في إطار عملية بدأت في (17 أكتوبر)`: the day on which a campaign began, of which one event is told."""
    if dated.expression.kind is not DateKind.CALENDAR:
        return False
    return scene.sentence.has(dated.first - _BEGUN, dated.first, "begins")


def _of_another_noun(scene: Scene, first: int) -> bool:
    """`خلال فترة التمرد التي بدأت عام 1988`: the day of a thing that is neither an attack nor its victims."""
    units = scene.sentence.units
    if scene.sentence.has(first - _HEAD - 1, first, "no_attack", "buried") or is_of_burial(scene, first):
        return True
    for i in range(first - 1, max(0, first - _CLAUSE), -1):
        unit = units[i]
        if unit.is_any(("stop", "comma")) or unit.of("outcomes") or attack_of(unit) or unit.of("causes"):
            return False
        if unit.is_particle("relative"):
            nouns = [noun for noun in units[max(0, i - _HEAD - 1) : i] if noun.word][-_HEAD:]
            return not any(_is_of_event(noun) for noun in nouns)
    return False


def _is_of_event(unit: Unit) -> bool:
    event = (
        attack_of(unit) or unit.of("outcomes") or unit.of("causes") or unit.of("people") or unit.of("targets")
    )
    return bool(event) or unit.numeral is not None or unit.is_any(("act_of", "the_event", "befalls"))


def _is_heading(scene: Scene, dated: Dated) -> bool:
    """`21 ديسمبر: مقتل خمسين`: the day under which a chronicle tells what happened."""
    if dated.mention.date is None or dated.expression.kind is not DateKind.CALENDAR:
        return False
    after = scene.sentence.view.norm[dated.expression.end : scene.sentence.end].lstrip(" )")
    return bool(after) and after[0] in particles("colon")
