"""Cut what a report tells into fragments: stretches of a sentence that tell of one event."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from hasila.extract.anchors import (
    NEAR,
    attack_of,
    before_that,
    distance,
    is_of_burial,
    is_of_wounds,
    is_plural,
    rated_places,
)
from hasila.extract.courts import is_sentenced
from hasila.extract.date_types import DateExpression, DateKind
from hasila.extract.deeds import DEED
from hasila.extract.elsewhere import is_elsewhere, is_leader, tells_of_nationals
from hasila.extract.recalled import is_at_site, recalled
from hasila.extract.scenes import Dated, Placed, Scene
from hasila.extract.series import counted_attacks
from hasila.extract.sites import Site, differ, sites_of
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import Entry
from hasila.model import (
    ActorMention,
    CasualtyFigure,
    Claim,
    DatePrecision,
    EventDate,
    IncidentType,
    PlacePrecision,
    Qualifier,
    Scope,
)

# Words so far into a stretch that tell it to be of another event.
_OPENING = 4
# Who spoke before is told in so many.
_SAID = 9
# A title and a lead of so many sentences may say where before anything says what.
OPENING = 3
_BESIDE = 4
# The weight of where a speaker sits, a court meets or somebody lives.
_ASIDE = 0.05
# So many words part the verb of a toll from the day on which it was told.
_TOLD = 4
_OCCURS = "causes.occur_v"
_DAY = 10  # the letters of an ISO day
_AGO = "ago"  # the unit of a date that is told as so long ago
_BEHIND = 10  # an event from which another is counted is told in so many words
# So many words part an attack from the hospital it hit.
_HIT = 4
# Where speakers sit.
_SEATS = frozenset({"hospital", "embassy", "court", "airport"})
_HOSPITAL, _BASE, _CAMP = "hospital", "army_base", "camp"
_DISPLACED = frozenset(("people.displaced", "people.displaced_f", "people.refugee"))
# The name of a camp is so long, behind which stands for whom it is.
_OF_CAMP = 4
_AREAS = frozenset((PlacePrecision.COUNTRY, PlacePrecision.ADMIN1))
_SEVERAL = "XX"  # the gazetteer's code for what lies in several countries


@dataclass(frozen=True, slots=True)
class Located:
    """A place of a fragment, with how strongly the words set the event there (0 to 2)."""

    placed: Placed
    weight: float
    opens: bool  # it stands at the head of its clause: "and in Aden ..."


@dataclass(frozen=True)
class Fragment:
    """What one stretch of a sentence tells of an event."""

    scene: Scene
    first: int  # units [first, last)
    last: int
    attacks: tuple[Entry, ...]
    targets: tuple[str, ...]
    dated: Dated | None
    places: tuple[Located, ...]
    figures: tuple[CasualtyFigure, ...]
    in_court: bool  # a court decides, or one is sentenced
    hazards: tuple[Entry, ...]  # disasters, accidents and matches named
    separate: bool  # the words say that it is another event
    anew: bool  # an attack is told that no definite noun takes up again
    looks_back: bool  # it opens with "two weeks ago"
    taken_up: bool  # "it happened": what was told before is placed or dated
    actors: tuple[ActorMention, ...] = ()
    claims: tuple[Claim, ...] = ()
    counted_from: bool = False  # "a day after a raid": another event, from which this one's day is counted
    day_of_all: EventDate | None = None  # "a bloody day": of all that the report goes on to tell
    sites: tuple[Site, ...] = ()  # where the words set its people

    @cached_property
    def date(self) -> EventDate | None:
        """The date that stands nearest to what happened."""
        return self.dated.mention.date if self.dated is not None else None

    @cached_property
    def weekday(self) -> int | None:
        """The weekday, where the date is not known."""
        return self.dated.mention.weekday if self.dated is not None and self.date is None else None

    @cached_property
    def counts(self) -> frozenset[tuple[str, int]]:
        """Its telling counts (three or more), by outcome: a report repeats them."""
        return frozenset(
            (f.outcome.value, f.value) for f in self.figures if f.value is not None and f.value > 2
        )

    @property
    def counts_people(self) -> bool:
        """Whether a number of this event's people is told."""
        return any(f.value is not None and f.scope is Scope.INCIDENT for f in self.figures)

    @property
    def claimed(self) -> bool:
        """Whether words speak of who is responsible; "Russian shelling" alone does not."""
        return any(claim.evidence.rule != DEED for claim in self.claims)

    @cached_property
    def counted(self) -> bool:
        """Whether it has a count of this event's people, or a claim of an attack.

        "Some people" is a count only where an attack is told; "thousands" belong to a campaign.
        """
        if self.claimed:
            return True
        counts = [f for f in self.figures if f.scope is Scope.INCIDENT and not f.negated]
        if self.happens:
            return bool(counts)
        return any(
            f.value is not None or f.qualifier in (Qualifier.DOZENS, Qualifier.HUNDREDS) for f in counts
        )

    @cached_property
    def speaks(self) -> bool:
        """Whether it says anything of an event: an attack, a count, a claim, or when it happened."""
        return self.happens or bool(self.figures) or self.claimed or (self.taken_up and self.date is not None)

    @cached_property
    def tells(self) -> bool:
        """Whether it can begin an incident: a count, a claim, or one attack at a known place or day."""
        if self.counted:
            return True
        if self.in_court:
            return False
        fine = any(p.weight > 0 and _is_fine(p.placed) for p in self.places)
        return self.happens and (fine or (self.date is not None and len(self.date.value) == 10))

    @cached_property
    def happens(self) -> bool:
        """Whether one attack is told: neither several nor one to come."""
        return any(not is_plural(entry) and not entry.future for entry in self.attacks)


def _is_fine(placed: Placed) -> bool:
    place = placed.mention.place
    return place is not None and place.precision not in (PlacePrecision.COUNTRY, PlacePrecision.ADMIN1)


def fragments_of(
    scene: Scene,
    actors: Sequence[tuple[int, ActorMention]],
    figures: Sequence[CasualtyFigure],
    claims: Sequence[Claim],
) -> list[Fragment]:
    """The fragments of a sentence, in order; one, unless it tells of attacks on other days or elsewhere.

    A sentence that counts attacks tells of none of them.
    """
    if not (figures or claims or _may_matter(scene)):
        return []
    if any(True for _ in counted_attacks(scene.sentence)) and not any(
        f.scope is Scope.INCIDENT for f in figures
    ):
        return []
    beside, day_of_all = recalled(scene), _day_of_all(scene)
    sites = sites_of(scene, figures)
    elsewhere = _site_cuts(scene, figures, sites)
    cuts = sorted(
        {*_cuts(scene), *elsewhere, *(at for part in beside for at in part if at < len(scene.sentence))}
    )
    found: list[Fragment] = []
    for first, last in zip(cuts, [*cuts[1:], len(scene.sentence)], strict=True):
        inside = _within(scene, first, last)
        told = [
            (f, site)
            for f, site, d in zip(figures, sites, scene.drafts, strict=True)
            if first <= d.people.first < last
        ]
        fragment = _fragment(scene, first, last, [f for f, _ in told])
        fragment = replace(
            fragment,
            actors=tuple(m for i, m in actors if first <= i < last),
            claims=tuple(c for c in claims if inside(c.span.start)),
            counted_from=any(start <= first < end for start, end in beside),
            day_of_all=day_of_all,
            sites=tuple(site for _, site in told if site is not None),
        )
        found.append(_as_one_deed(found[-1], fragment) if first in elsewhere else fragment)
    return sorted(found, key=lambda fragment: fragment.counted_from)  # what they are counted from comes after


def _fragment(scene: Scene, first: int, last: int, counted: Sequence[CasualtyFigure]) -> Fragment:
    """What the units [first, last) tell, but for who is named there."""
    anchors, anew = _anchors(scene, first, last), _tells_anew(scene, first, last)
    return Fragment(
        scene=scene,
        first=first,
        last=last,
        attacks=_attacks(scene.sentence, first, last, done=any(f.value is not None for f in counted)),
        targets=_targets(scene, first, last),
        dated=_day_of_counted(scene, first, last, counted) or _date(scene, first, last, anchors),
        places=_places(scene, first, last, anchors),
        figures=tuple(counted),
        in_court=_is_in_court(scene.sentence, first, last),
        hazards=_hazards(scene.sentence, first, last),
        separate=_is_separate(scene, first, last, anew=anew),
        anew=anew,
        looks_back=any(
            first <= dated.first <= first + 1 and _is_ago(dated.expression) for dated in scene.dates
        )
        or _tells_of_last_year(scene, first, last),
        taken_up=any(first <= at < last for at in _taken_up(scene.sentence)),
    )


def _day_of_counted(scene: Scene, first: int, last: int, counted: Sequence[CasualtyFigure]) -> Dated | None:
    """`استقال اليوم بعد مقتل 20 (الجمعة)`: the one day on which its people fell, whatever else is dated beside."""
    if any(attack_of(unit) is not None for unit in scene.sentence.units[first:last]):
        return None
    days = {figure.date.span for figure in counted if figure.date is not None}
    found = [dated for dated in scene.dates if first <= dated.first < last and dated.mention.span in days]
    date = found[0].mention.date if len(days) == 1 and found else None
    told = date is not None and len(date.value) == _DAY and found[0].of_event
    return found[0] if told and not _of_what_followed(scene, found[0]) else None


def _as_one_deed(before: Fragment, after: Fragment) -> Fragment:
    """`تسعة في غارة على كذا وأربعة في كذا`: those on another site fell to the deed, and on the day, told before."""
    if not after.attacks:
        after = replace(after, attacks=before.attacks, anew=before.anew)
    return after if after.dated is not None else replace(after, dated=before.dated)


def _is_in_court(sentence: Sentence, first: int, last: int) -> bool:
    return sentence.has(first, last, "verdict", "court")


def _hazards(sentence: Sentence, first: int, last: int) -> tuple[Entry, ...]:
    return tuple(entry for _, entry in sentence.readings("hazards", first, last))


def _targets(scene: Scene, first: int, last: int) -> tuple[str, ...]:
    """What was hit or near: not where a speaker works, nor the hospital that the hurt lie in."""
    units = scene.sentence.units
    found: dict[str, None] = {}
    for at, entry in scene.sentence.readings("targets", first, last):
        target = entry.row["target"]
        if any(source.first <= at < source.last for source in scene.sources) and target in _SEATS:
            continue
        if target == _HOSPITAL and not _is_hit(units, at):
            continue
        after = units[at + 1 : at + 1 + _OF_CAMP]
        displaced = any(e.row.id in _DISPLACED for unit in after for e in unit.entries)
        found[_CAMP if target == _BASE and displaced else target] = None
    return tuple(found)


def _is_hit(units: Sequence[Unit], at: int) -> bool:
    """Whether a hospital is where an attack was, not where its hurt are: an attack is named beside it."""
    for unit in reversed(units[max(0, at - _HIT) : at]):
        if attack_of(unit) is not None:
            return True
        if unit.of("outcomes") is not None or unit.is_particle("until"):
            break
    return any(attack_of(unit) is not None for unit in units[at + 1 : at + _HIT])


def _may_matter(scene: Scene) -> bool:
    """Whether a sentence without counts and claims may tell of an attack, where it was, or open the story."""
    return bool(scene.index < OPENING or scene.places or scene.sentence.where("attacks"))


def _attacks(sentence: Sentence, first: int, last: int, *, done: bool) -> tuple[Entry, ...]:
    """The attacks named; an attempt or a plan is one only where people were counted (`done`)."""
    found = []
    for at, entry in sentence.readings("attacks", first, last):
        if _is_sentence(sentence, at, entry):
            continue
        before = sentence[at - 1] if at > first else None
        if done or before is None or not before.role("irrealis", "kind", "attempt", "plan"):
            found.append(entry)
    return tuple(found)


def _is_sentence(sentence: Sentence, at: int, entry: Entry) -> bool:
    """`حكم الإعدام`, `حكمت عليه بالإعدام`: what a court does is no attack."""
    return entry.row["type"] == IncidentType.EXECUTION and (entry.preposition or is_sentenced(sentence, at))


def _anchors(scene: Scene, first: int, last: int) -> list[int]:
    """The units that say what happened: attacks (not several at once), counts, words of a claim."""
    sentence = scene.sentence
    told = {d.people.first for d in scene.drafts if first <= d.people.first < last}
    told |= {at for at, _ in sentence.readings("claims", first, last)}
    told |= {at for at in (*_taken_up(sentence), *_known(scene)) if first <= at < last}
    told |= {
        at
        for at, entry in sentence.readings("attacks", first, last)
        if not (is_plural(entry) and entry.row["kind"] == "generic")
    }
    return sorted(told)


def _taken_up(sentence: Sentence) -> list[int]:
    """`ووقع ذلك مساء السبت`, `وقع الحادث في`: the verbs by which what was told before is placed or dated."""
    return [
        at
        for at, entry in sentence.readings("causes", 0, len(sentence) - 1)
        if entry.row.id == _OCCURS and sentence[at + 1].is_particle("the_event")
    ]


def _known(scene: Scene) -> list[int]:
    """`عملية أمس`, `حادثة الجمعة`: nouns for what happened, known by its day or place."""
    units = scene.sentence.units
    named = {placed.first for placed in scene.places} | {dated.first for dated in scene.dates}
    return [at - 1 for at in sorted(named) if at and units[at - 1].is_particle("act_of")]


def _day_of_all(scene: Scene) -> EventDate | None:
    """`عاشت البلاد أمس يوما داميا`: the day of a round of events."""
    bloody = scene.sentence.where("bloody")
    for dated in scene.dates:
        date = dated.mention.date
        near = any(abs(at - dated.first) <= _BESIDE for at in bloody)
        if near and date is not None and date.precision is DatePrecision.DAY:
            return date
    return None


def _is_ago(expression: DateExpression) -> bool:
    """`قبل أسبوعين`, `قبل ثلاث سنوات`: longer ago than the days in which news is told."""
    return expression.unit == _AGO and expression.kind in (DateKind.WEEK, DateKind.CALENDAR)


def _tells_of_last_year(scene: Scene, first: int, last: int) -> bool:
    """`ففي مايو من العام الماضي قتل عشرة`: a day of no known year before whom it counts, which was last year's."""
    counted = [draft.people.first for draft in scene.drafts if first <= draft.people.first < last]
    return bool(counted) and any(
        first <= dated.first < min(counted)
        and dated.mention.date is None
        and (dated.expression.year_shift or 0) < 0
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
    """The day of a toll, a burial, a death of wounds."""
    buried = scene.sentence.has(dated.first - 2, dated.first, "buried") or is_of_burial(scene, dated.first)
    return buried or _tells_a_toll(scene, dated) or is_of_wounds(scene, dated.first)


def _date(scene: Scene, first: int, last: int, anchors: Sequence[int]) -> Dated | None:
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


def _places(scene: Scene, first: int, last: int, anchors: Sequence[int]) -> tuple[Located, ...]:
    found = []
    anew = _tells_anew(scene, first, last)
    recalled = _recalled_from(scene, first, last)
    for placed, cue in rated_places(scene):
        if not first <= placed.first < last or (
            placed.mention.place is not None and placed.mention.place.country == _SEVERAL
        ):
            continue
        if is_leader(scene, placed) or tells_of_nationals(scene, placed):
            continue
        if placed.first > recalled or is_elsewhere(scene, placed, round_up=anew):
            found.append(Located(placed, _ASIDE, opens=False))
            continue
        near = any(distance(scene.sentence, placed.first, anchor) <= NEAR for anchor in anchors)
        opens = cue > 1 and placed.first - first <= 3
        found.append(Located(placed, cue if near else cue / 4, opens))
    return tuple(found)


def _recalled_from(scene: Scene, first: int, last: int) -> int:
    """Where a fragment begins to compare with what was before: `منذ 1981 حين سقط عشرة في أسيوط`, `منذ تفجير باريس`."""
    units = scene.sentence.units
    since = [
        d.first
        for d in scene.dates
        if d.expression.year is not None
        and (d.expression.since or (not d.expression.day and units[d.first].is_particle("since")))
    ]
    since += [
        at
        for at in scene.sentence.where("since")
        if first <= at < last - 1 and attack_of(units[at + 1]) is not None
    ]
    return min((at for at in since if first <= at < last), default=last)


def _tells_anew(scene: Scene, first: int, last: int) -> bool:
    """Whether an attack is told that is not known: `انفجرت`, `في هجوم`, not `الهجوم`, `تفجير الأشرفية`."""
    units = scene.sentence.units
    named = {placed.first for placed in scene.places}
    for at, entry in scene.sentence.readings("attacks", first, last):
        if entry.article:
            continue
        of_name = at + 1 in named and at + 1 < len(units) and not units[at + 1].is_particle("place_in")
        if not of_name or entry.row.paradigm == "verb":
            return True
    return False


def _is_separate(scene: Scene, first: int, last: int, *, anew: bool) -> bool:
    """`وفي حادث منفصل`, `هجوم آخر`, `من جهة أخرى قتل`, `وفي الموصل أيضا`, `وقبل ذلك`: told as another event."""
    sentence = scene.sentence
    attacks = sentence.readings("attacks", first, last - 1)
    events = [at for at, entry in attacks if entry.row["kind"] != "means"]  # another car bomb
    counted = sentence.readings("counted", first, last - 1)
    events += [at for at, _ in counted if not sentence[at].is_particle("other_side")]
    if any(_is_another(sentence.units[at + 1 : last]) for at in events):
        return True
    opening = sentence.units[first : min(last, first + _OPENING)]
    strands = ("strand", "other_side") if anew else ("strand",)
    if any(one.is_any(strands) and two.is_particle("other_strand") for one, two in pairwise(opening)):
        return True
    if any(unit.is_particle("separate") for unit in opening):
        return True
    if anew and any(first <= at < first + _OPENING for at in before_that(sentence)):
        return not sentence.has(
            first, min(last, first + _SAID), "reporting"
        )  # "before that, the police said"
    ends = {placed.last for placed in scene.places if first < placed.last < first + _OPENING}
    return anew and any(sentence[at].is_particle("also_there") for at in ends if at < last)


def _is_another(after: Sequence[Unit]) -> bool:
    """`هجوم آخر`, `هجوما مميتا آخر`: behind the noun, or behind an adjective of it that no lexicon knows."""
    if after[0].is_particle("another"):
        return True
    described = len(after) > 1 and not (after[0].entries or after[0].particles)
    return described and after[1].is_particle("another")


def _within(scene: Scene, first: int, last: int) -> Callable[[int], bool]:
    view, units = scene.sentence.view, scene.sentence.units
    low = view.raw(units[first].start, units[first].end)[0]
    high = view.raw(units[last - 1].start, units[last - 1].end)[1]
    return lambda position: low <= position < high


def _cuts(scene: Scene) -> list[int]:
    """Where a new event begins: an attack after a break, with a place or date of its own."""
    cuts = [0]
    units = scene.sentence.units
    anchors = scene.sentence.where("attacks")
    for before, anchor in pairwise(anchors):
        following = next((a for a in anchors if a > anchor), len(units))
        at = _break_between(units, before, anchor)
        if at is None or at <= cuts[-1]:
            continue
        if _differs(scene, (cuts[-1], at), (at, following)):
            cuts.append(at)
    return cuts


def _site_cuts(scene: Scene, figures: Sequence[CasualtyFigure], sites: Sequence[Site | None]) -> set[int]:
    """Where a sentence goes on to people of another site: `مقتل تسعة في قرية كذا وأربعة في بلدة كذا`."""
    cuts: set[int] = set()
    told = [
        (draft, site, figure)
        for draft, figure, site in zip(scene.drafts, figures, sites, strict=True)
        if site is not None and figure.place is not None
    ]
    for (before, left, one), (after, right, other) in pairwise(told):
        if other.part_of is not None or not differ((left,), (right,)):
            continue
        low, high = before.people.last, after.people.first
        for placed in scene.places:
            if one.place is not None and placed.mention.span == one.place.span and placed.first < high:
                low = max(low, placed.last)
            if other.place is not None and placed.mention.span == other.place.span and placed.first > low:
                high = min(high, placed.first)
        at = _break_between(scene.sentence.units, low - 1, high - 1)
        cuts.add(max(at, low) if at is not None else low)
    return cuts


def _break_between(units: Sequence[Unit], low: int, high: int) -> int | None:
    for i in range(low + 1, high + 1):
        if i + 1 < len(units) and units[i + 1].is_particle("whence"):
            continue
        if units[i].is_particle("comma"):
            return i + 1
        if units[i].is_particle("clause") or units[i].role("links", "kind", "plus"):
            return i
    return None


def _differs(scene: Scene, left: tuple[int, int], right: tuple[int, int]) -> bool:
    def dates(part: tuple[int, int]) -> set[str]:
        dated = _date(scene, *part, _anchors(scene, *part))
        return {dated.mention.date.value} if dated is not None and dated.mention.date is not None else set()

    def places(part: tuple[int, int]) -> set[str]:
        return {p.placed.name for p in _places(scene, *part, _anchors(scene, *part)) if p.weight > 1}

    days, others = dates(left), dates(right)
    if not (days and others) or days & others:
        return False
    if len(min(days | others, key=len)) <= 7:
        return True
    here, there = places(left), places(right)
    return bool(here and there) and not here & there
