"""Tell the day of a fragment: that which stands nearest to what happened, not one of a toll, a burial or an earlier event."""

from collections.abc import Sequence

from hasila.extract.anchors import NEAR, attack_of, distance, is_of_burial, is_of_wounds
from hasila.extract.date_types import DateExpression, DateKind
from hasila.extract.recalled import is_at_site
from hasila.extract.remembered import is_before_remembered
from hasila.extract.scenes import Dated, Scene
from hasila.lexicon import clitics
from hasila.model import CasualtyFigure, DatePrecision, EventDate

_BESIDE = 4
# So many words part the verb of a toll from the day on which it was told.
_TOLD = 4
_DAY = 10  # the letters of an ISO day
_DAY_UNIT = "day"
_AGO = "ago"  # the unit of a date that is told as so long ago
_FREED = 8  # a release and its day are told in so many words
_FUNERAL, _OF_FUNERAL = "funeral", 3  # a funeral is told so near behind its day
_PLEADED = 9  # who pleads, and when, is told in so many words
_STRUCK = ("attacks", "outcomes", "causes")
_BEHIND = 10  # an event from which another is counted is told in so many words


def day_of_counted(scene: Scene, first: int, last: int, counted: Sequence[CasualtyFigure]) -> Dated | None:
    """`استقال اليوم بعد مقتل 20 (الجمعة)`: the one day on which its people fell, whatever else is dated beside."""
    if any(attack_of(unit) is not None for unit in scene.sentence.units[first:last]):
        return None
    days = {figure.date.span for figure in counted if figure.date is not None}
    found = [dated for dated in scene.dates if first <= dated.first < last and dated.mention.span in days]
    date = found[0].mention.date if len(days) == 1 and found else None
    told = date is not None and len(date.value) == _DAY and found[0].of_event
    return found[0] if told and not _of_what_followed(scene, found[0]) else None


def day_of_all(scene: Scene) -> EventDate | None:
    """`عاشت البلاد أمس يوما داميا`: the day of a round of events."""
    bloody = scene.sentence.where("bloody")
    for dated in scene.dates:
        date = dated.mention.date
        near = any(abs(at - dated.first) <= _BESIDE for at in bloody)
        if near and date is not None and date.precision is DatePrecision.DAY:
            return date
    return None


def is_ago(expression: DateExpression) -> bool:
    """`قبل أسبوعين`, `قبل ثلاث سنوات`: longer ago than the days in which news is told."""
    return expression.unit == _AGO and expression.kind in (DateKind.WEEK, DateKind.CALENDAR)


def tells_of_last_year(scene: Scene, first: int, last: int) -> bool:
    """`ففي مايو من العام الماضي قتل عشرة`: a day of no known year before whom it counts, which was last year's."""
    counted = [draft.people.first for draft in scene.drafts if first <= draft.people.first < last]
    return bool(counted) and any(
        first <= dated.first < min(counted)
        and dated.mention.date is None
        and (dated.expression.year_shift or 0) < 0
        for dated in scene.dates
    )


def tells_of_long_ago(scene: Scene, first: int, last: int) -> bool:
    """`وكان تفجيرا المدينة (قبل شهر ونصف) قد أوقعا 45`: what had happened some weeks, months or years before the news."""
    sentence = scene.sentence
    if not sentence.has(first, first + 1, "was_before"):
        return False
    return any(
        first < dated.first < last
        and sentence[dated.first].is_particle("ago")
        and (is_ago(dated.expression) or dated.expression.kind is DateKind.VAGUE)
        and dated.expression.unit != _DAY_UNIT
        for dated in scene.dates
    )


def _of_earlier(scene: Scene, dated: Dated) -> bool:
    """`بعد أسبوعين من انقلاب في 30 أيلول`: the day of what came before, from which the event is counted."""
    units = scene.sentence.units
    bound = False
    for at in range(dated.first - 1, max(-1, dated.first - 1 - _BEHIND), -1):
        unit = units[at]
        ends = unit.is_any(("comma", "stop", "clause"))
        if ends or attack_of(unit) is not None:
            return False
        if unit.is_particle("right_after") and bound:
            return True
        bound = bound or unit.is_any(("of", "on"))
    return False


def _of_what_followed(scene: Scene, dated: Dated) -> bool:
    """The day of a toll, a burial, a death of wounds, a release."""
    buried = scene.sentence.has(dated.first - 2, dated.first, "buried") or is_of_burial(scene, dated.first)
    buried = buried or _is_of_funeral(scene, dated) or _is_of_plea(scene, dated)
    if _is_of_verdict(scene, dated) or is_before_remembered(scene, dated):
        return True
    return (
        buried or _tells_a_toll(scene, dated) or is_of_wounds(scene, dated.first) or _of_release(scene, dated)
    )


def _is_of_plea(scene: Scene, dated: Dated) -> bool:
    """`أقر المتهم، (الخميس)، بقتل عشرة`: the day on which somebody pleaded, right before what he did."""
    sentence = scene.sentence
    pleads = sentence.has(max(0, dated.first - _PLEADED), dated.first, "confesses")
    if not pleads or sentence.has(max(0, dated.first - _PLEADED), dated.first, *_STRUCK):
        return False
    end = dated.first + _PLEADED
    deeds = (
        *sentence.readings("outcomes", dated.first, end),
        *sentence.readings("attacks", dated.first, end),
    )
    return any(e.preposition and sentence[at].text.startswith(clitics("preposition")[0]) for at, e in deeds)


def _is_of_verdict(scene: Scene, dated: Dated) -> bool:
    """`قضت محكمة (الأحد) بإعدام فلان لإدانته باغتيال`: the day on which a court sentenced, before what it judged is told."""
    if dated.expression.kind not in (DateKind.DAY, DateKind.WEEKDAY):
        return False
    sentence = scene.sentence
    first = max(0, dated.first - _PLEADED)
    if not sentence.has(first, dated.first, "verdict"):
        return False
    struck = (u for u in sentence.units[first : dated.first] if not u.is_particle("verdict"))
    if any(unit.of(table) is not None for unit in struck for table in _STRUCK):
        return False
    end = dated.first + _PLEADED
    sentenced = sentence.has(first, end, "court") and any(
        at > dated.first and sentence[at].text.startswith(clitics("preposition")[0])
        for at, _ in sentence.readings("outcomes", dated.first, end)
    )
    return sentenced or sentence.has(dated.first, end, "jail_term")


def _is_of_funeral(scene: Scene, dated: Dated) -> bool:
    """`خيم الحزن (أمس) على جنازة الوزير الذي اغتيل الجمعة`: the day of a funeral, before which nothing is told to have struck."""
    sentence = scene.sentence
    funeral = next(
        (i for i, e in sentence.readings("targets", dated.first) if e.row["target"] == _FUNERAL), None
    )
    if funeral is None or funeral - dated.first > _OF_FUNERAL or sentence.has(0, funeral, *_STRUCK):
        return False
    return any(other.first > funeral and other.of_event for other in scene.dates)


def _of_release(scene: Scene, dated: Dated) -> bool:
    """`عاد (الجمعة) 30 تلميذا أفرج عنهم بعد أسبوع من خطفهم`: the day stands nearer to the release than to any deed."""
    sentence = scene.sentence
    freed = [*sentence.where("release"), *sentence.where("rescued")]
    freed += [at for at in sentence.where("irrealis") if sentence[at].role("irrealis", "kind", "release")]
    if not freed:
        return False
    deeds = [at for at, _ in (*sentence.readings("attacks", 0), *sentence.readings("outcomes", 0))]
    near = min(distance(sentence, dated.first, at) for at in freed)
    others = min((distance(sentence, dated.first, at) for at in deeds if at not in freed), default=NEAR)
    return near < min(others, _FREED)


def nearest_date(scene: Scene, first: int, last: int, anchors: Sequence[int]) -> Dated | None:
    """The date nearest to an anchor, if it is near: one in another clause is of something else.

    A day before a verb of saying is when it was said; a month or year before it dates what is told.
    """
    best: tuple[int, int, Dated] | None = None
    counts = {d.people.first for d in scene.drafts}
    # Where people are counted, their day goes before that of what else is named beside.
    beside = {at: _BESIDE for at in anchors if at not in counts} if counts & set(anchors) else {}
    for dated in scene.dates:
        if not first <= dated.first < last or not dated.expression.may_date_an_event:
            continue
        date = dated.mention.date
        coarse = date is not None and len(date.value.partition("/")[0]) <= 7
        if not (dated.of_event or coarse) or (date is None and dated.mention.weekday is None):
            continue
        if _of_what_followed(scene, dated) or _of_earlier(scene, dated) or is_at_site(scene):
            continue
        far = min(
            (distance(scene.sentence, dated.first, at) + beside.get(at, 0) for at in anchors),
            default=NEAR + 1,
        )
        loose = 10 if date is not None and "/" in date.value else 6 if coarse else 4 if date is None else 0
        rank = (far + loose, dated.first)
        if far <= NEAR and (best is None or rank < best[:2]):
            best = (*rank, dated)
    return best[2] if best is not None else None


def _tells_a_toll(scene: Scene, dated: Dated) -> bool:
    """`اليوم بلغ عدد القتلى`, `رفعت الوزارة، الخميس، الحصيلة`: when the toll stood so, not when they were killed."""
    if dated.expression.kind not in (DateKind.DAY, DateKind.WEEKDAY):
        return False
    units = scene.sentence.units
    today = dated.expression.shift == 0
    after = units[dated.first : dated.first + 4] if today else ()
    before = units[max(0, dated.first - _TOLD) : dated.first]
    told = next((i for i in range(len(before), 0, -1) if before[i - 1].is_particle("toll_moves")), 0)
    parted = any(
        attack_of(unit) is not None or unit.is_particle("stop") or (not today and unit.of("outcomes"))
        for unit in before[told:]
    )
    moves = any(unit.is_particle("toll_moves") for unit in after) or (told > 0 and not parted)
    return moves or _closes_a_toll(scene, dated)


def _closes_a_toll(scene: Scene, dated: Dated) -> bool:
    """`ارتفعت الحصيلة إلى 39، بحسب المرصد (الخميس)`: the day right behind whoever tells how the toll moved."""
    end = scene.sentence.at(dated.first + len(dated.mention.span.quote.split()))
    closed = end is None or end.is_any(("comma", "stop"))
    said = any(source.last == dated.first for source in scene.sources)
    return closed and said and scene.sentence.has(0, dated.first, "toll_moves")
