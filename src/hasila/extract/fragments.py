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
    is_plural,
    rated_places,
)
from hasila.extract.answered import answers_at, opens_in_answer
from hasila.extract.courts import is_sentenced
from hasila.extract.date_counted import length_of
from hasila.extract.deeds import DEED
from hasila.extract.elsewhere import (
    is_elsewhere,
    is_leader,
    is_neighbour,
    speaks_of_home,
    tells_of_nationals,
)
from hasila.extract.fragment_dates import (
    day_of_all,
    day_of_counted,
    is_ago,
    nearest_date,
    tells_of_last_year,
    tells_of_long_ago,
)
from hasila.extract.persons import UPROOTED
from hasila.extract.recalled import likenesses, recalled
from hasila.extract.scenes import Dated, Placed, Scene
from hasila.extract.series import counted_attacks
from hasila.extract.sites import Site, differ, sites_of
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import Entry, clitics
from hasila.model import (
    ActorMention,
    CasualtyFigure,
    Claim,
    EventDate,
    IncidentType,
    PlacePrecision,
    Qualifier,
    Scope,
)

# Words so far into a stretch that tell it to be of another event.
_OPENING = 4
_OCCURS = "causes.occur_v"
# "A year before that" is told in so many words.
_TIME = 4
# Who spoke before is told in so many.
_SAID = 9
# A title and a lead of so many sentences may say where before anything says what.
OPENING = 3
# The weight of where a speaker sits, a court meets or somebody lives.
_ASIDE = 0.05
_HOUSES = frozenset(("hotel", "restaurant"))
# That of one whose own police, governor or people speak.
_AT_HOME = 0.2
# So many words part an attack from the hospital it hit.
_HIT = 4
# Where speakers sit.
_SEATS = frozenset({"hospital", "embassy", "court", "airport"})
_HOSPITAL, _BASE, _CAMP = "hospital", "army_base", "camp"
# Who defuses a bomb stands between the verb and it; a relative pronoun parts an attack from its verb.
_DEFUSED, _RELATIVE = 4, 2
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
    beside, of_all = recalled(scene), day_of_all(scene)
    sites = sites_of(scene, figures)
    elsewhere, answers = _site_cuts(scene, figures, sites), answers_at(scene, figures)
    likened = {at for at, _ in likenesses(scene.sentence)}
    recalls = (at for part in beside for at in part if at < len(scene.sentence))
    cuts = sorted({*_cuts(scene), *elsewhere, *answers, *recalls})
    found: list[Fragment] = []
    for first, last in zip(cuts, [*cuts[1:], len(scene.sentence)], strict=True):
        inside = _within(scene, first, last)
        told = [
            (f, site)
            for f, site, d in zip(figures, sites, scene.drafts, strict=True)
            if first <= d.people.first < last
        ]
        if first in likened and not told:
            continue  # the attack that this one is like, of which nothing else is told
        past = any(start <= first < end for start, end in beside)
        fragment = _fragment(scene, first, last, [f for f, _ in told], past=past)
        fragment = replace(
            fragment,
            separate=fragment.separate or first in answers,
            actors=tuple(m for i, m in actors if first <= i < last),
            claims=tuple(c for c in claims if inside(c.span.start)),
            counted_from=past,
            day_of_all=of_all,
            sites=tuple(site for _, site in told if site is not None),
        )
        found.append(_as_one_deed(found[-1], fragment) if first in elsewhere else fragment)
    return sorted(found, key=lambda fragment: fragment.counted_from)  # what they are counted from comes after


def _fragment(
    scene: Scene, first: int, last: int, counted: Sequence[CasualtyFigure], *, past: bool
) -> Fragment:
    """What the units [first, last) tell, but for who is named there; `past`: of an event that is only recalled."""
    anchors, anew = _anchors(scene, first, last), _tells_anew(scene, first, last)
    return Fragment(
        scene=scene,
        first=first,
        last=last,
        attacks=_attacks(scene.sentence, first, last, done=any(f.value is not None for f in counted)),
        targets=_targets(scene, first, last),
        dated=day_of_counted(scene, first, last, counted) or nearest_date(scene, first, last, anchors),
        places=_places(scene, first, last, anchors, past=past),
        figures=tuple(counted),
        in_court=_is_in_court(scene.sentence, first, last),
        hazards=_hazards(scene.sentence, first, last),
        separate=_is_separate(scene, first, last, anew=anew),
        anew=anew,
        looks_back=any(
            first <= dated.first <= first + 1 and is_ago(dated.expression) for dated in scene.dates
        )
        or tells_of_last_year(scene, first, last)
        or tells_of_long_ago(scene, first, last),
        taken_up=any(first <= at < last for at in _taken_up(scene.sentence)),
    )


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
        displaced = any(e.row.id in UPROOTED for unit in after for e in unit.entries)
        found[_CAMP if target == _BASE and displaced else target] = None
    return tuple(found)


def _is_hit(units: Sequence[Unit], at: int) -> bool:
    """Whether a hospital is where an attack was, not where its hurt are: an attack is named beside it."""
    for unit in reversed(units[max(0, at - _HIT) : at]):
        if attack_of(unit) is not None:
            return True
        if unit.is_particle("until"):
            return False  # "to hospitals near by, after shots were fired"
        if unit.of("outcomes") is not None:
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
        meant = before is not None and before.role("irrealis", "kind", "attempt", "plan") is not None
        if done or not (meant or sentence.has(max(first, at - _DEFUSED), at, "defuses")):
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


def _places(
    scene: Scene, first: int, last: int, anchors: Sequence[int], *, past: bool = False
) -> tuple[Located, ...]:
    found = []
    anew = _tells_anew(scene, first, last)
    recalled = _recalled_from(scene, first, last) if not past else last
    rated = rated_places(scene)
    unrated = (
        p for p in scene.places if first <= p.first < last and all(p is not known for known, _ in rated)
    )
    found += [Located(placed, _AT_HOME, opens=False) for placed in unrated if speaks_of_home(scene, placed)]
    for placed, cue in rated:
        if not first <= placed.first < last or (
            placed.mention.place is not None and placed.mention.place.country == _SEVERAL
        ):
            continue
        if any(test(scene, placed) for test in (is_leader, is_neighbour, tells_of_nationals)):
            continue
        if placed.first > recalled or is_elsewhere(scene, placed, round_up=anew):
            home = placed.first <= recalled and speaks_of_home(scene, placed)
            found.append(Located(placed, _AT_HOME if home else _ASIDE, opens=False))
            continue
        if _is_named_after(scene.sentence, placed):
            found.append(Located(placed, _AT_HOME, opens=False))
            continue
        near = any(distance(scene.sentence, placed.first, anchor) <= NEAR for anchor in anchors)
        opens = cue > 1 and placed.first - first <= 3
        found.append(Located(placed, cue if near else cue / 4, opens))
    return tuple(found)


def _is_named_after(sentence: Sentence, placed: Placed) -> bool:
    """`مطعم (إسطنبول)`, `فندق (بغداد)`: a house that may bear the name of a town far away."""
    place, before = placed.mention.place, sentence.at(placed.first - 1)
    if place is None or place.kind != "city" or before is None:
        return False
    house = before.of("targets")
    return house is not None and not house.article and house.row["target"] in _HOUSES


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
        if entry.article or _tells_of_known(units, at):
            continue
        of_name = at + 1 in named and at + 1 < len(units) and not units[at + 1].is_particle("place_in")
        if not of_name or entry.row.paradigm == "verb":
            return True
    return False


def _tells_of_known(units: Sequence[Unit], at: int) -> bool:
    """`في التفجير الذي (استهدف) المعبد`: what a relative clause tells of an attack that is known."""
    if at < _RELATIVE or not units[at - 1].is_particle("relative"):
        return False
    head = units[at - _RELATIVE - units[at - _RELATIVE].is_particle("comma")]
    return any(e.row.table == "attacks" and e.article for e in head.entries)


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
    if any(unit.is_particle("separate") for unit in opening) or opens_in_answer(sentence, first, last):
        return True
    if anew and _opens_long_after(sentence, first):
        return True
    if anew and any(first <= at < first + _OPENING for at in before_that(sentence)):
        return not sentence.has(
            first, min(last, first + _SAID), "reporting"
        )  # "before that, the police said"
    if any(_is_long_before(sentence, at) for at in before_that(sentence) if first <= at < first + _OPENING):
        return True
    ends = {placed.last for placed in scene.places if first < placed.last < first + _OPENING}
    return anew and any(sentence[at].is_particle("also_there") for at in ends if at < last)


def _opens_long_after(sentence: Sentence, first: int) -> bool:
    """`وبعد أسابيع من (المجزرة) قتل مسلحون`: so long after an attack which the reader knows, another one is told."""
    if not sentence[first].is_particle("counted_after"):
        return False
    units = sentence.units[first + 1 : first + 1 + _TIME + _TIME]
    told = length_of(units)
    known = attack_of(units[told[1]]) if told is not None and told[1] < len(units) else None
    return known is not None and known.article


def _is_long_before(sentence: Sentence, at: int) -> bool:
    """`وقبل ذلك بعام`, `وقبلها بأسبوعين`: with the time between, what came before was another event."""
    after = sentence.units[at + 1 : at + _TIME]
    preposition = clitics("preposition")[0]
    return any(
        u.text.startswith(preposition) and any(e.row.id.startswith("unit.") for e in u.entries) for u in after
    )


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
        dated = nearest_date(scene, *part, _anchors(scene, *part))
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
