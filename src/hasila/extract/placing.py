"""Choose the place and the date of what a count tells: by clause, by the words that tie them to it."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from hasila.extract.anchors import (
    attack_of,
    before_that,
    cue_of,
    distance,
    first_of_list,
    heads_clause,
    is_bearing,
    is_joined,
    is_of_burial,
    rated_places,
)
from hasila.extract.date_counted import is_counted
from hasila.extract.date_resolution import prefix_of
from hasila.extract.date_types import DateKind
from hasila.extract.elsewhere import home_of, is_elsewhere
from hasila.extract.recalled import is_measure
from hasila.extract.scenes import Dated, Placed, Scene
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import Entry, clitics, particles
from hasila.model import DateMention, DatePrecision, Outcome, PlacePrecision

# Farther than this, breaks of clause counted, a place or date belongs to something else.
_NEAR = 110
# So many words off nothing can be near, whatever is between: a sentence without end costs no more a word.
_WITHIN = 2 * _NEAR
# A death that is only mentioned takes its place from its own phrase.
_OF_MENTIONED = 18
# What stands before a count is told of it less often than what follows.
_BEFORE = 2
# A place before the verb that tells the news is often where the news comes from; so is one before another deed.
_OF_NEWS, _OF_DEED = 8, 4
# "While three others were hurt" is said in so many words.
_OTHERS = 5
# So is one before "meanwhile".
_OF_ANOTHER = 8
# Between "had" and what befell someone before stand so many words.
_HAD = 3
_CRIMES = frozenset(
    ("bombing", "suicide_bombing", "armed_attack", "assassination", "ambush", "shelling", "abduction")
)
# So many words may part the deed of those held from its place or day.
_DEED = 16
_TAKEN = frozenset((Outcome.ABDUCTED.value, Outcome.DETAINED.value))
_HARMED = _TAKEN | {Outcome.WOUNDED.value}
# An anniversary stands so close before what it remembers.
_OF_ANNIVERSARY = 4
# A name that no preposition or attack ties to the event (as `anchors.cue_of` rates it) is none of its places.
_TIED = 1
# So many words at most part an office from its district.
_OFFICE = 3
# So many words part the word of a total that rises from its number.
_TOTAL = 24
# "Since the war began", "in all".
_OVERALL = frozenset(("scopes.since_start", "scopes.total"))
# Places so close together say one place: the finest, else the first.
_CHAIN = 7
# How wide an area a kind of place is; quarters, villages, landmarks and names known from their head are 0.
_BREADTH = {"city": 1, "district": 1, "admin1": 2, "region": 2, "island": 2, "sea": 2, "country": 3}
_AREA, _COUNTRY, _BEARING = 2, 3, 4
# A relative clause has so few words before its date, and its noun stands so near before it.
_CLAUSE, _HEAD = 5, 2
# The name of a force has so many words before the area it is in; where it was hit is told so far behind.
_FORCE, _OF_FORCE = 8, 20
# So many words behind a figure stands the town in a province told before it.
_OF_PROVINCE = 16
# So many words part what led to an event from the word that says so.
_CAUSE = 2
# So many words behind a figure stands "before that".
_BEFORE_THAT = 8
# Days that are told together stand so close.
_DAYS = 3
# A town opens a sentence with so few words; so many words behind a figure stands what is in that town.
_OPENS, _TOWN, _OF_TOWN = 3, 1, 30
# A town so much farther than its country is still that of the event.
_SAME_BREATH = 5


@lru_cache(maxsize=1 << 8)  # what a count is of, and its scope, are asked of the same place and day
def place_at(scene: Scene, at: int, *, mentioned: bool = False) -> Placed | None:
    """The place of what is told at unit `at`, or None if the sentence ties none to it.

    Of what is only `mentioned` ("since the murder of ..."), no place is known but the one said with it.
    """
    tied = [
        placed
        for placed in _tied(scene)
        if abs(placed.first - at) <= _WITHIN
        and not (_of_another(scene, placed.first, at) or _of_earlier(scene, placed.first, at, _TAKEN))
    ]
    again = [
        placed
        for placed in scene.again
        if abs(placed.first - at) <= _WITHIN
        and not _of_another(scene, placed.first, at)
        and not any(0 <= placed.first - other.last <= _CHAIN for other in tied)
    ]
    since = _running_total(scene, at)
    near = [p for p in (*tied, *again) if _cost(scene, p, at) <= _NEAR and p.first >= since]
    if _is_held(scene, at):
        near = [p for p in near if not _is_of_crime(scene, p.first)]
    if mentioned:
        near = [placed for placed in near if _is_said_with(scene, placed, at) or _befell(scene, placed, at)]
    best = min(near, key=lambda placed: _cost(scene, placed, at), default=None)
    if best is None and not mentioned and not since:
        return home_of(scene, at) or _of_office(scene, at)
    if best is None or best in again:
        return best
    return _inside(scene, first_of_list(scene, _finest(scene, best, tied)), near, at)


def _is_held(scene: Scene, at: int) -> bool:
    return any(d.people.first == at and d.outcome is Outcome.DETAINED for d in scene.drafts)


def _is_of_crime(scene: Scene, first: int) -> bool:
    """`أوقف ثلاثة في أعقاب التفجير في ...`, `كانوا يخططون لتفجيرات في ...`: where or when the deed was, not the arrest."""
    units = scene.sentence.units
    for i in range(first - 1, max(-1, first - _DEED - 1), -1):
        if units[i].is_any(("stop", "comma", "raid")) or units[i].of("causes") or _holds(units[i]):
            return False
        entry = next((e for e in units[i].entries if _is_crime(e)), None)
        if entry is not None:
            return entry.preposition or scene.sentence.has(i - 2, i, "in_the_wake", "to_whom", "behind_it")
    return False


def _is_crime(entry: Entry) -> bool:
    return entry.row.table == "attacks" and entry.row.paradigm != "verb" and entry.row["type"] in _CRIMES


def _holds(unit: Unit) -> bool:
    return unit.role("outcomes", "outcome", Outcome.DETAINED.value) is not None


def _befell(scene: Scene, placed: Placed, at: int) -> bool:
    """`شهد جنوب البلاد حادثة خطف`: what went through the event, told as one."""
    if not 0 < at - placed.last <= _OF_MENTIONED // 2:
        return False
    told = next((d.trigger for d in scene.drafts if d.people.first == at and d.trigger is not None), None)
    act = scene.sentence.at(told.first - 1) if told is not None else None
    if act is None or not act.is_particle("act_of"):
        return False
    return scene.sentence.has(placed.first - 2, placed.first, "befalls")


def _running_total(scene: Scene, at: int) -> int:
    """`قتل اثنان في كركوك، ليرتفع عدد القتلى منذ يناير إلى 60`: where the words of a total over a time begin, else 0.

    What its sentence tells before them is one event more, not the place or day of all.
    """
    periods = [d.first for d in scene.dates if d.expression.since or d.expression.kind is DateKind.PERIOD]
    periods += [
        i
        for i, entry in scene.sentence.readings("scopes")
        if entry.row.id in _OVERALL and not scene.sentence.has(i, at, "attacks")
    ]
    if not periods:
        return 0
    for i in reversed(scene.sentence.where("reached", "toll_moves")):
        counts = scene.sentence.has(i + 1, i + 3, "count_of", "quantities", "scopes")
        if 0 < at - i <= _TOTAL and counts:
            return i if any(i < first for first in periods) else 0
    return 0


def _inside(scene: Scene, best: Placed, near: Sequence[Placed], at: int) -> Placed:
    """A finer place told in the same breath as the area it lies in: `في بيروت ... يهدد الأمن في لبنان`.

    So for a province or region after a force (`قتل جندي من القوة الدولية في (دارفور) في كمين في الجنينة`),
    and for what lies in some direction from a town (`في جنوب بغداد قتل اثنان في هجوم في الحصوة`).
    """
    area = best.mention.place
    breadth = _breadth(scene, best)
    of_force = breadth == _AREA and _is_of_force(scene, best)
    if breadth == _TOWN and best.first <= _OPENS and best.first < at:
        told = [p for p in near if _is_of_town(scene, p, best, at)]
        return min(told, key=lambda placed: _cost(scene, placed, at), default=best)
    if breadth == _AREA and best.first < at and not of_force:
        told = [p for p in near if _is_of_province(p, best, at) and _cost(scene, p, at) <= _OF_PROVINCE]
        return min(told, key=lambda placed: _cost(scene, placed, at), default=best)
    if area is None or not (breadth >= _COUNTRY or of_force):
        return best
    reach = _cost(scene, best, at) + (_SAME_BREATH if breadth == _COUNTRY else _OF_FORCE)
    finer = [
        placed
        for placed in near
        if _breadth(scene, placed) < (_AREA if breadth == _BEARING else breadth)
        and (_cost(scene, placed, at) <= reach or _is_told_before(scene, placed, best, at))
        and (of_force or _lies_in(scene, placed, best, at))
        and not _is_parted(scene, placed, at)
    ]
    return min(finer, key=lambda placed: _cost(scene, placed, at), default=best)


def _is_told_before(scene: Scene, placed: Placed, country: Placed, at: int) -> bool:
    """`في مدينة (شارسادا)، وقت الصلاة أمس في باكستان، فقتل`: a place and its country, told of one event before its figure."""
    if not placed.last <= country.first < at or cue_of(scene, placed) < 2:
        return False
    figures = any(placed.first < draft.people.first < country.first for draft in scene.drafts)
    return not figures and distance(scene.sentence, placed.last, country.first) <= _OF_PROVINCE


def _is_parted(scene: Scene, placed: Placed, at: int) -> bool:
    """`في هجوم شرقي بغداد، كما أصيب اثنان في (الكرادة)`, `بينهم ضابط قتل في (حي النسيم)`: others are told of between."""
    units = scene.sentence.units
    for draft in scene.drafts:
        if not at < draft.people.first < placed.first:
            continue
        told = (unit.of("outcomes") for unit in units[draft.people.first : placed.first])
        if any(entry is not None and not entry.conjunction for entry in told):
            return True
        if any(unit.is_any(("comma", "clause")) for unit in units[at : draft.people.first]):
            return True
    return False


def _is_of_town(scene: Scene, placed: Placed, town: Placed, at: int) -> bool:
    """`وفي كركوك قتل خمسة في انفجار في قضاء (الدبس)`: a finer place, behind a figure, of the town that opens."""
    if placed.first < at or cue_of(scene, placed) < 2 or is_bearing(scene, placed):
        return False
    known, of_town = placed.mention.place, town.mention.place
    if _is_parted(scene, placed, at) or of_town is None or _cost(scene, placed, at) > _OF_TOWN:
        return False
    headed = scene.sentence[placed.first - 1].is_any(("place_head", "quotes"))
    return headed if known is None else known.country == of_town.country and known.admin1 == of_town.admin1


def _is_of_province(placed: Placed, area: Placed, at: int) -> bool:
    """`شهدت محافظة ديالى مقتل اثنين غربي (بعقوبة)`: a known place, behind a figure, of the province before it."""
    known, province = placed.mention.place, area.mention.place
    if known is None or province is None or placed.first < at:
        return False
    wide = known.precision in (PlacePrecision.COUNTRY, PlacePrecision.ADMIN1)
    return not wide and known.country == province.country and known.admin1 == province.admin1


def _lies_in(scene: Scene, placed: Placed, area: Placed, at: int) -> bool:
    """Whether a place is in the country of another; one not known, if it stands behind the figure with "in"."""
    known = placed.mention.place
    if known is None:
        return placed.first > max(at, area.last) and cue_of(scene, placed) >= 2
    return area.mention.place is not None and known.country == area.mention.place.country


def _is_of_force(scene: Scene, placed: Placed) -> bool:
    before = scene.sentence.units[max(0, placed.first - _FORCE) : placed.first]
    return any(
        unit.of("actors") is not None
        or unit.role("people", "kind", "collective") is not None
        or unit.is_particle("the_group")
        for unit in before
    )


def _of_office(scene: Scene, at: int) -> Placed | None:
    """`قال حاكم منطقة زهاري إن`, `قال سكان في كيسمايو إن`: where nothing else is said, what befell those who tell it."""
    for placed in scene.places:
        known = placed.mention.place
        if placed.first > at or (known is not None and _BREADTH.get(known.kind, 0) > 1):
            continue
        before = scene.sentence.units[max(0, placed.first - _OFFICE) : placed.first]
        if not before or not any(unit.is_any(("local_office", "local_people")) for unit in before):
            continue
        seated = before[-1].is_any(("place_head", "place_in", "local_people"))
        if seated and any(source.first <= placed.first <= source.last + _OFFICE for source in scene.sources):
            return placed
    return None


@lru_cache(maxsize=1 << 6)  # every figure of a sentence asks for them, more than once
def _tied(scene: Scene) -> tuple[Placed, ...]:
    """The places that the sentence ties to an event of its own."""
    return tuple(
        placed for placed, cue in rated_places(scene) if cue >= _TIED and not is_elsewhere(scene, placed)
    )


def _is_said_with(scene: Scene, placed: Placed, at: int) -> bool:
    """Whether a place stands in the phrase of a death that is only mentioned, behind it."""
    before = scene.sentence.at(placed.first - 1)
    if before is not None and before.of("targets") is not None:
        return False  # the guard of a mosque may be killed elsewhere
    steps = distance(scene.sentence, placed.first, at)
    return placed.first > at and steps <= _OF_MENTIONED


def _of_another(scene: Scene, first: int, at: int) -> bool:
    """Whether a place or date after a count is that of what its people did, or of what went on meanwhile."""
    units = scene.sentence.units
    if _of_next_day(scene, first, at) or scene.sentence.has(at + 1, first, "for_in"):
        return True
    if first > at and (scene.sentence.has(at, first, "constitutes") or heads_clause(scene.sentence, first)):
        return True
    if first < at:
        told = ("revenge", "protests_at", "followed_by")
        return is_of_burial(scene, first) or scene.sentence.has(first + 1, at, *told)
    if (
        _of_another_attack(scene, first, at)
        or _after_counted(scene, first, at)
        or _at_that_time(scene, first, at)
    ):
        return True
    others = ("accused", "among_events", "release", "meanwhile", "as", "revenge", "as_for")
    if not scene.sentence.has(at, first + 1, *others):
        return _of_one_of_them(scene, first, at)
    return any(
        unit.is_any(("accused", "among_events", "release", "revenge", "as_for"))
        or _turns_aside(units, i)
        or (unit.is_particle("as") and attack_of(after) is not None and after.of("outcomes") is None)
        for i, (unit, after) in enumerate(pairwise(units[at : first + 1]), start=at)
    ) or _of_one_of_them(scene, first, at)


def _is_cause(scene: Scene, at: int) -> bool:
    """`مواجهات أمس بسبب مقتل (فتى)`: what only led to it happened before."""
    told = next((d.trigger.first for d in scene.drafts if d.people.first == at and d.trigger is not None), at)
    return scene.sentence.has(min(told, at) - _CAUSE, min(told, at), "because_of")


def _of_another_attack(scene: Scene, first: int, at: int) -> bool:
    """`قتل ثلاثة، مؤكدا مقتل رابع في هجوم آخر في ...`: where another attack was; `قتل ثلاثة وأصيب ستة بعبوة أخرى` was one."""
    units = scene.sentence.units
    return any(
        units[i + 1].is_particle("another")
        for i in scene.sentence.where("attacks")
        if at < i < first - 1
        and any(
            at < draft.people.first < i
            and any(unit.is_any(("comma", "clause", "adding")) for unit in units[at + 1 : draft.people.first])
            for draft in scene.drafts
        )
    )


def _at_that_time(scene: Scene, first: int, at: int) -> bool:
    """`قتل اثنان في حين قتل ثالث في ...`, `في حين استهدفت غارة ...`: where something else was; not `في وقت سابق`."""
    units = scene.sentence.units
    happened = (*(draft.people.first for draft in scene.drafts), *scene.sentence.where("attacks"))
    return any(
        at < i < first
        and units[i - 1].is_particle("in")
        and not units[i + 1].is_particle("of_time")
        and any(i < other < first for other in happened)
        for i in scene.sentence.where("at_time")
    )


def _after_counted(scene: Scene, first: int, at: int) -> bool:
    """`اعتقل سبعة وبعد مضي أشهر على انفجارات في ...`: where that was from which time is counted."""
    return _is_held(scene, at) and is_counted(scene, at, first)


def _of_next_day(scene: Scene, first: int, at: int) -> bool:
    """`أصيب ثلاثة أمس وصباح اليوم انفجرت عبوة في ...`: what happened on a day that و adds."""
    units = scene.sentence.units
    return any(
        at < dated.first < first
        and units[dated.first].text.startswith(clitics("conjunction")[0])
        and not units[dated.first].text.startswith(clitics("conjunction")[0] * 2)
        and not units[dated.first].is_particle("at_time")
        and not any(0 < dated.first - other.first <= _DAYS for other in scene.dates)
        and scene.sentence.has(dated.first, first, "attacks", "outcomes")
        for dated in scene.dates
    )


def _of_earlier(scene: Scene, first: int, at: int, outcomes: frozenset[str]) -> bool:
    """`جثة صحافي كان قد خطف في بغداد`: where or when the dead had been taken, or hurt (`متأثرا بجروح أصيب بها`)."""
    units = scene.sentence.units
    ends = max((d.people.last for d in scene.drafts if d.people.first == at), default=0)
    if not (ends < first and _is_taken(units[ends])) and not scene.sentence.has(
        at + 1, first, "was_before", "of_wounds", "relative"
    ):
        return False
    own = {draft.outcome.value for draft in scene.drafts if draft.people.first == at}
    for i in range(at + 1, first):
        told = units[i].of("outcomes")
        if told is None or told.conjunction or told.row["outcome"] in own:
            continue
        if told.row["role"] not in ("undergo", "act", "inflict") or told.row["outcome"] not in outcomes:
            continue
        if i == ends or scene.sentence.has(max(at, i - _HAD), i, "was_before", "of_wounds", "relative"):
            return True
    return False


def _is_taken(unit: Unit) -> bool:
    """`جثة صحافي (خطف) قبل أسبوعين`: a verb right behind a noun tells what befell him, and no "who" joins it."""
    told = unit.role("outcomes", "outcome", *_TAKEN)
    return told is not None and told.row.paradigm == "verb" and not (told.conjunction or told.suffix)


def _turns_aside(units: Sequence[Unit], at: int) -> bool:
    """Whether "while" turns to what went on meanwhile: not `فيما يبدو`, `بينما كان في سيارته`, `فيما جرح ستة`."""
    after = units[at + 1 : at + 1 + _OTHERS]
    if not units[at].is_particle("meanwhile") or not after:
        return False
    if after[0].is_any(("seems", "was_before")):
        return False
    told = after[0].of("outcomes")
    others = any((link := unit.of("links")) is not None and link.row["kind"] == "others" for unit in after)
    return told is None or not (others or told.row["outcome"] == Outcome.WOUNDED)


def _of_one_of_them(scene: Scene, first: int, at: int) -> bool:
    """`قتل اثنان، أحدهما في بعقوبة`: where one of them died is not where both did."""
    if not scene.sentence.where("one_of_them"):
        return False
    for unit in reversed(scene.sentence.units[at + 1 : first]):
        told = unit.of("outcomes")
        if unit.is_any(("comma", "stop")) or (told is not None and told.conjunction):
            return False  # "one of them a policeman, and hurt seven in"
        if unit.is_particle("one_of_them"):
            return True
    return False


def _cost(scene: Scene, placed: Placed, at: int) -> int:
    steps = distance(scene.sentence, placed.first, at)
    if placed.first >= at:
        return 0 if _is_right_behind(scene, placed, at) else steps
    told = scene.sentence.has(placed.last, at, "reporting")
    steps += _OF_DEED if _goes_on_telling(scene.sentence, placed.last, at) else 0
    steps += _OF_ANOTHER if scene.sentence.has(placed.last, at, "meanwhile") else 0
    return steps + _BEFORE + (_OF_NEWS if told else 0)


def _is_right_behind(scene: Scene, placed: Placed, at: int) -> bool:
    """`وأربعة مدنيين في بلدة كذا`: whether nothing but "in" and the kind of place parts a count from its place."""
    last = next((draft.people.last for draft in scene.drafts if draft.people.first == at), placed.first)
    between = scene.sentence.units[last : placed.first]
    return bool(between) and all(unit.is_any(("place_in", "place_head", "quotes")) for unit in between)


def _goes_on_telling(sentence: Sentence, first: int, last: int) -> bool:
    """`في الخليل وجرح العشرات في نابلس`: what another deed was told of is less the place of this one."""
    return any(told.conjunction for _, told in sentence.readings("outcomes", first, last))


def _finest(scene: Scene, best: Placed, tied: list[Placed]) -> Placed:
    """The finest place of the chain that `best` stands in; of equally fine ones the best tied, then the first."""
    chain = [best]
    for placed in reversed([p for p in tied if p.first < best.first]):
        if not _goes_on(scene, placed, chain[0]):
            break
        chain.insert(0, placed)
    for placed in (p for p in tied if p.first > best.first):
        if not _goes_on(scene, chain[-1], placed):
            break
        chain.append(placed)
    return min(chain, key=lambda placed: (_breadth(scene, placed), -cue_of(scene, placed)))


def _goes_on(scene: Scene, before: Placed, after: Placed) -> bool:
    """Whether two names say one place (`في قرية الندة بقضاء خانقين`), not two (`في بغداد وديالى`)."""
    if is_joined(scene, after) or distance(scene.sentence, before.last, after.first) > _CHAIN:
        return False
    if any(before.last <= draft.people.first < after.first for draft in scene.drafts):
        return False  # "one in Spain and the other in Portugal"
    between = scene.sentence.units[before.last : after.first]
    if any(unit.is_particle("comma") and next_.numeral is not None for unit, next_ in pairwise(between)):
        return False  # "in Iraq, three in Baghdad"
    # "in Hebron, and hurt dozens in the Bank"
    return not scene.sentence.has(before.last, after.first, "outcomes")


def _breadth(scene: Scene, placed: Placed) -> int:
    if is_bearing(scene, placed):
        return _BEARING
    known = placed.mention.place
    if known is None and scene.sentence[placed.first].is_particle("border"):
        return _COUNTRY
    return _BREADTH.get(known.kind, 0) if known is not None else 0


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
    since, held = _running_total(scene, at), _is_held(scene, at)
    dated = [
        d
        for d in scene.dates
        if (
            d.of_event
            or (d.expression.anniversary and d.expression.day and d.expression.year and d.first < at)
        )
        and (d.mention.date is not None or d.mention.weekday is not None)
        and (d.first > at or not mentioned)
        and distance(scene.sentence, d.first, at) <= (_OF_MENTIONED if mentioned else _NEAR)
        and not _of_another(scene, d.first, at)
        and not _of_earlier(scene, d.first, at, _HARMED)
        and d.first >= since
        and not _before_what_followed(scene, d, at)
        and not (_is_in_name(scene, d.first) or _is_of_statement(scene, d.first))
        and not (d.first < at and (_is_cause(scene, at) or _is_elsewhere_meanwhile(scene, d.first, at)))
        and not _of_another_noun(scene, d.first)
        and not (d.first > at and is_measure(scene, d.first))
        and not (held and _is_of_crime(scene, d.first))
    ]
    return min(
        dated,
        key=lambda d: distance(scene.sentence, d.first, at) + (_BEFORE if d.first < at else 0),
        default=None,
    )


def _is_in_name(scene: Scene, first: int) -> bool:
    """`إقليم مايو كيبي`, `ساحة 14 تموز`: a month in the name of a place."""
    return any(placed.first <= first < placed.last for placed in scene.places)


def _is_of_statement(scene: Scene, first: int) -> bool:
    """`نقلا عن مصدر أمني الاثنين أن`: the day between a source and what it says."""
    said = any(source.last <= first <= source.last + 1 for source in scene.sources)
    return said and scene.sentence.has(first + 1, first + _DAYS + 1, "that")


def _is_elsewhere_meanwhile(scene: Scene, first: int, at: int) -> bool:
    """`قتل ثلاثة أمس في كذا، بينما ارتفعت حصيلة انفجار في (كذا) إلى 22`: the day of one is not that of another elsewhere."""
    turns = [i for i in scene.sentence.where("meanwhile") if first < i < at]
    return bool(turns) and scene.sentence.has(turns[-1], at, "toll_moves", "reached")


def _before_what_followed(scene: Scene, dated: Dated, at: int) -> bool:
    """`خطف ثلاثة في 19 يوليو ثم قتلت اثنين`: what followed is told of no day; what did yesterday is of that day."""
    if any(
        dated.first < then < at + _BEFORE_THAT for then in before_that(scene.sentence) if dated.first < at
    ):
        return True
    if dated.expression.kind in (DateKind.DAY, DateKind.WEEKDAY):
        return False
    return scene.sentence.has(dated.first + 1, at, "afterwards")


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
