"""Tell a count of one incident from a total over a period, a campaign, a war or many attacks."""

import datetime as dt
from collections.abc import Sequence

from hasila.extract.anchors import attack_of, distance, is_joined, is_plural
from hasila.extract.date_types import DateExpression, DateKind
from hasila.extract.dating import date_at
from hasila.extract.lists import Draft, past_brackets
from hasila.extract.placing import place_at
from hasila.extract.scenes import Dated, Placed, Scene
from hasila.extract.series import counted_attacks, speaks_of_series
from hasila.extract.units import Unit
from hasila.lexicon import clitics
from hasila.model import CasualtyFigure, DatePrecision, Outcome, Qualifier, Scope

# How far from a count, within its clause, a word may stand that makes it a total.
_BEFORE = 16
_AFTER = 12
# Nobody counts so many of one incident, as a rule.
_OF_A_WAR = 1000
# Nor so many of one riot.
_MANY = 50
# Fewer are not counted over a month.
_SOME = 10
_LOST = frozenset((Outcome.KILLED, Outcome.KILLED_OR_WOUNDED, Outcome.MISSING))
_WIDE = frozenset(("country", "region", "admin1"))
# So many words before a length of time may rank an event in it.
_RANKED = 6
# So near before a war stands the day on which it is remembered.
_KEPT = 3
# Kinds of words that make a total: of an area unless it is one town; a length of time unless so long ago.
_SPREAD, _SPAN, _WAR = "spread", "span", "aggregate"
# A sum, or a count so far, of one attack is its toll.
_SUM, _SO_FAR = "sum", "so_far"
# A place so far before the villages is not where they are.
_FAR = 12
# Two ISO days have so many letters; one attack lasts so many days at most.
_DAYS, _SIEGE = 20, 7
# So many words part a road from the first of its towns.
_ROAD = 5
# So many words part acts in the plural from those they befell.
_ACTS = 6
# Hours of a day; a number and its noun.
_DAY, _PAIR = 24, 2
# Of so many words a time opens a sentence.
_OPENS = 2
_EVENTS = ("attacks", "outcomes", "causes")
_VAGUE = frozenset((Qualifier.DOZENS, Qualifier.HUNDREDS, Qualifier.THOUSANDS))


def scope_of(scene: Scene, draft: Draft) -> Scope:
    """Aggregate if the count's own clause speaks of a period, a war, a campaign or a number of attacks.

    One or two people are an incident: nobody counts them over a war (guideline 17 read backwards).
    """
    people = draft.people
    if people.proper or (people.value in (1, 2) and not _is_scattered(scene, draft)):
        return Scope.INCIDENT
    first, last = clause(scene, draft)
    total = (
        any(
            _is_period(scene, dated) and not _is_of_later_deaths(scene, draft, dated)
            for dated in scene.dates
            if first <= dated.first < last
        )
        or any(
            _says_so(scene, draft, at)
            for at, _ in scene.sentence.readings("scopes", first, last)
            if not _is_age(scene, at)
        )
        or any(first <= at < last for at, _, _ in counted_attacks(scene.sentence))
        or speaks_of_series(scene.sentence, first, people.first)
        or _is_year(scene, draft)
        or _is_month(scene, draft)
        or _is_of_several_places(scene, draft)
        or _is_of_opening_period(scene, draft)
        or _is_of_unrest(scene, draft, first, last)
        or _is_told_of_no_event(scene, draft)
        or _is_of_a_war(scene, draft)
        or _is_of_a_time(scene, draft)
        or any(
            _is_turning_point(scene, draft, at) for at in scene.sentence.where("since") if first <= at < last
        )
        or _is_over_days(scene, draft, first, last)
        or any(_is_since_event(scene, draft, at) for at in scene.sentence.where("since") if at < last)
        or any(_is_over_a_time(scene, at) for at in scene.sentence.where("over", "in") if first <= at < last)
        or any(
            is_plural(attack) and scene.sentence[at + 1].is_particle("lately")  # the recent acts of violence
            for at, attack in scene.sentence.readings("attacks", first, last - 1)
        )
        or (bool(scene.sentence.where("thereby")) and _is_running_total(scene.sentence.units[first:last]))
    )
    return Scope.AGGREGATE if total else Scope.INCIDENT


def _is_scattered(scene: Scene, draft: Draft) -> bool:
    """`قتل شخص وأصيب تسعة في هجمات متفرقة في (بلد)`: one of those told of several attacks over a country."""
    if not scene.sentence.where("scopes") or not _is_in_wide(scene, draft):
        return False
    _, last = clause(scene, draft)
    return any(e.row["kind"] == _SPREAD for _, e in scene.sentence.readings("scopes", draft.last, last))


def clause(scene: Scene, draft: Draft) -> tuple[int, int]:
    """The units around a count up to where another clause begins, [first, last)."""
    units = scene.sentence.units
    opens, closes = draft.first, draft.last
    first, last = opens, closes
    while first > max(0, opens - _BEFORE):
        unit = units[first - 1]
        if not unit.particles:
            first -= 1
            continue
        if unit.is_any(("stop", "that", "brackets_close")):
            break
        if unit.is_particle("comma") and opens - first > 2:
            break
        first -= 1
    end = min(len(units), closes + _AFTER)
    while last < end:
        unit = units[last]
        if not unit.particles:
            last += 1
            continue
        own = last == closes and unit.is_particle("relative")  # "the martyrs who fell since"
        beyond = past_brackets(scene.sentence, last)  # "53 dead (4 of them found) and 183 hurt in 24 hours"
        if beyond > last:
            last = beyond
            continue
        if not own and unit.is_any(("stop", "clause", "brackets_open", "toll_moves")):
            break
        after = units[last + 1] if last + 1 < len(units) else None
        if unit.is_particle("comma") and (
            after is None or any(e.conjunction for e in after.entries) or after.is_particle("clause")
        ):
            break
        last += 1
    return first, last


def _says_so(scene: Scene, draft: Draft, at: int) -> bool:
    """Whether a word makes it a total: not `قبل ثلاثة أعوام`; `حوادث متفرقة` in one town are a day's there."""
    units = scene.sentence.units
    entry = units[at].of("scopes")
    if entry is None or (entry.row["kind"] in (_SPAN, _WAR) and _is_ranked(scene, at)):
        return False
    if entry.row["kind"] == _WAR and any(_is_memorial(unit) for unit in units[max(0, at - _KEPT) : at]):
        return False  # "on the day on which the war is remembered"
    if entry.row["kind"] == _WAR and scene.sentence.has(at - 1, at, "crime_of"):
        return False  # "a war crime"
    if entry.row["kind"] == _SPREAD:
        return _is_wide(scene, draft)
    if entry.row["kind"] == _SUM:
        whole = _tells_one_attack(scene) or _is_of_known(scene, at)
        return not whole or _is_of_a_force(scene, at, draft)
    if entry.row["kind"] == _SO_FAR:
        return _is_in_wide(scene, draft) and not _tells_one_attack(scene)
    before = at - 1 if at and units[at - 1].numeral is not None else at
    after = scene.sentence.has(before - 2, before, "right_after", "counted_after")
    return entry.row["kind"] != _SPAN or not after


def _is_of_known(scene: Scene, at: int) -> bool:
    """`إن (إجمالي) الشهداء 28`, `(إجمالي) عدد الضحايا`: the whole toll of the attack that the reader knows."""
    units = scene.sentence.units[at + 1 : at + 3]
    if units and units[0].is_particle("count_of"):
        units = units[1:]
    victims = units[0].entries if units else ()
    return any(e.article and e.row.table == "outcomes" and e.row["role"] == "victim" for e in victims)


def _is_of_a_force(scene: Scene, at: int, draft: Draft) -> bool:
    """`ليرتفع (إجمالي) قتلى الجيش إلى 512`: all the dead of a force, not of an attack."""
    force = scene.sentence.has(at + 1, draft.first, "actors") or any(
        entry.row["kind"] == "collective"
        for _, entry in scene.sentence.readings("people", at + 1, draft.first)
    )
    return at < draft.first and force and not scene.sentence.has(at, draft.last, "attacks")


def _is_memorial(unit: Unit) -> bool:
    return unit.role("irrealis", "kind", "memorial") is not None


def _is_over_a_time(scene: Scene, at: int) -> bool:
    """`خلال الأسبوع الماضي`, `في أربعة أيام`, `معارك استمرت أسبوعا`."""
    unit, after = scene.sentence[at], scene.sentence.units[at + 1 : at + 3]
    counted = len(after) > 1 and after[0].numeral is not None and after[1].is_particle("spans")
    hours = _in_hours(after)
    told = counted or hours or (bool(after) and after[0].is_particle("spans"))
    whole = bool(after) and after[0].is_particle("spans") and not after[0].text.startswith(clitics("article"))
    over = (unit.is_particle("over") and told) or (unit.is_particle("in") and (counted or hours or whole))
    return over and not _is_ranked(scene, at)


def _is_over_days(scene: Scene, draft: Draft, first: int, last: int) -> bool:
    """`قتلوا أيام السبت والأحد والاثنين`: a count over days that are named one by one, in no one town."""
    named = any(
        scene.sentence.has(at + 1, at + 2, "weekdays") and scene.sentence.has(at + 2, at + 4, "weekdays")
        for at in scene.sentence.where("days_of")
        if first <= at < last
    )
    return named and _is_wide(scene, draft)


def _is_since_event(scene: Scene, draft: Draft, at: int) -> bool:
    """`قتل 25 جنديا منذ تفجير سامراء`: all that happened after it, unless this is the worst or the first since."""
    opens = at <= 1 and draft.first - at > _ACTS and (draft.people.value or 0) >= _SOME
    if not opens and at < draft.last:
        return False
    if scene.sentence.has(min(at, draft.last), max(at, draft.first), "relative", "clause"):
        return False  # "those of whom nothing was heard since the attack"
    return scene.sentence.has(at + 1, at + 2, *_EVENTS) and not _is_ranked(scene, at)


def _is_turning_point(scene: Scene, draft: Draft, at: int) -> bool:
    """`قتل خمسون عالما منذ الغزو`, `منذ الانتخابات اعتقل 200`, `منذ انضمامها`: all that happened since times changed."""
    if scene.sentence.has(min(at, draft.last), max(at, draft.first), "relative", "clause"):
        return False
    since = scene.sentence.at(at + 1)
    own = (
        since is not None
        and since.word
        and not since.entries
        and since.text.endswith(clitics("noun_suffix")[:3])
    )
    turning = since is not None and (since.is_particle("turning_point") or (own and at >= draft.last))
    return turning and not _is_ranked(scene, at)


def _is_of_a_time(scene: Scene, draft: Draft) -> bool:
    """`قتل 40 شخصا في دارفور هذا الشهر`, `شهد الشهر الماضي مقتل 120`: many over a month or year, told of no one attack."""
    if (draft.people.value or 0) < _SOME or len(scene.dates) != 1 or _tells_one_attack(scene):
        return False
    told = scene.dates[0].expression
    if (
        told.kind is not DateKind.CALENDAR
        or told.day is not None
        or told.month_shift == told.year_shift is None
    ):
        return False
    first = scene.dates[0].first
    return _is_in_wide(scene, draft) or scene.sentence.has(first - 1, first, "befalls")


def _in_hours(after: Sequence[Unit]) -> bool:
    """`في 24 ساعة`: a day or more in hours."""
    if len(after) < _PAIR or after[0].numeral is None or after[0].numeral.value < _DAY:
        return False
    return any(entry.row.id == "unit.hour" for entry in after[1].entries)


def _is_running_total(clause: Sequence[Unit]) -> bool:
    """`ليرتفع بذلك عدد قتلى القوات إلى 82`: what happened is added to what came before, unless to one attack's."""
    moves = any(
        unit.is_particle("thereby")
        and any(u.is_particle("toll_moves") for u in clause[max(0, at - 1) : at + 3])
        for at, unit in enumerate(clause)
    )
    return moves and not any(
        (entry := attack_of(unit)) is not None and not is_plural(entry) for unit in clause
    )


def _is_wide(scene: Scene, draft: Draft) -> bool:
    """Whether it is told of no place or of one wider than a town."""
    place = place_at(scene, draft.people.first)
    return place is None or (place.mention.place is not None and place.mention.place.kind in _WIDE)


def _is_in_wide(scene: Scene, draft: Draft) -> bool:
    place = place_at(scene, draft.people.first)
    return place is not None and place.mention.place is not None and place.mention.place.kind in _WIDE


def _is_of_a_war(scene: Scene, draft: Draft) -> bool:
    """Thousands: no one attack kills so many, unless the words tell of one in one town."""
    many = draft.people.qualifier is Qualifier.THOUSANDS or (draft.people.value or 0) >= _OF_A_WAR
    if not many or draft.outcome not in _LOST:
        return False
    return _is_wide(scene, draft) or not _tells_one_attack(scene)


def _is_period(scene: Scene, dated: Dated) -> bool:
    """A length of time ("the last six months", "since 2014", "from Sunday to Tuesday"), not an anniversary."""
    expression = dated.expression
    if expression.anniversary or expression.kind is DateKind.VAGUE or _is_ranked(scene, dated.first):
        return False
    if _is_age(scene, dated.first):
        return False
    siege = _tells_one_attack(scene) or bool(scene.sentence.where("besieges"))
    goes_on = expression.kind is DateKind.INTERVAL or _goes_on(scene, dated)
    if goes_on and _is_short(dated) and siege:
        return False  # the siege of three days is one attack
    if not _goes_on(scene, dated) and _names_season(scene, dated.first) and _tells_one_attack(scene):
        return False  # "killed in the summer of 2017 in an attack": when it was
    return not expression.may_date_an_event or expression.kind is DateKind.INTERVAL


def _is_of_later_deaths(scene: Scene, draft: Draft, dated: Dated) -> bool:
    """`إلى 91 قتيلا (بعد وفاة) جرحى في اليومين الماضيين`: the time in which some died by whom a toll rises."""
    sentence = scene.sentence
    return any(
        sentence.has(at + 1, at + 2, "outcomes")
        for at in sentence.where("right_after")
        if draft.last <= at < dated.first
    )


def _is_short(dated: Dated) -> bool:
    date = dated.mention.date
    if date is None or date.first is None or date.last is None or len(date.first) + len(date.last) < _DAYS:
        return False
    return (dt.date.fromisoformat(date.last) - dt.date.fromisoformat(date.first)).days <= _SIEGE


def _goes_on(scene: Scene, dated: Dated) -> bool:
    """`حصار الفندق (المستمر منذ) الجمعة`: since when one attack goes on."""
    return scene.sentence.has(dated.first - 1, dated.first, "goes_on")


def _is_age(scene: Scene, at: int) -> bool:
    """`رضيع عمره 40 يوما`: how old somebody is, no time to count over."""
    return scene.sentence.has(at - 2, at, "aged")


def _is_ranked(scene: Scene, at: int) -> bool:
    """`ثاني هجوم خلال أسبوع`: a time in which an event is the second or the worst is not counted over."""
    return scene.sentence.has(at - _RANKED, at, "ranked")


def _is_year(scene: Scene, draft: Draft) -> bool:
    """A count of a whole year, in a country or nowhere in particular."""
    date = date_at(scene, draft.people.first)
    if date is None or date.date is None or date.date.precision is not DatePrecision.YEAR:
        return False
    known = any(scene.sentence.has(d.first - 1, d.first, "known_by_year") for d in scene.dates)
    if known or _tells_one_attack(scene):
        return False
    place = place_at(scene, draft.people.first)
    return place is None or (place.mention.place is not None and place.mention.place.kind == "country")


def _tells_one_attack(scene: Scene) -> bool:
    attacks = scene.sentence.readings("attacks")
    return any("p" not in e.features and not scene.sentence.has(at - 1, at, "since") for at, e in attacks)


def _names_season(scene: Scene, at: int) -> bool:
    return any(e.row["kind"] == "season" for _, e in scene.sentence.readings("times", at, at + _OPENS))


def _names_month(expression: DateExpression) -> bool:
    return expression.kind is DateKind.CALENDAR and expression.month is not None and expression.day is None


def _is_month(scene: Scene, draft: Draft) -> bool:
    """`أحصت البعثة في سبتمبر 75 قتيلا`, `مقتل 759 عراقيا خلال شهر تموز`: a month's count, of no one attack."""
    months = [d.first for d in scene.dates if _names_month(d.expression)]
    if draft.people.value is None or not months or len(months) < len(scene.dates) or _tells_one_attack(scene):
        return False
    units = scene.sentence.units
    through = any(u.is_particle("throughout") for at in months for u in units[max(0, at - 2) : at + 1])
    return through or scene.sentence.has(draft.first - _BEFORE, draft.first, "tallies")


def _is_of_several_places(scene: Scene, draft: Draft) -> bool:
    """`في بغداد وديالى`: a count over two towns or countries (guideline 17)."""
    after = scene.sentence.at(draft.people.last)
    if after is not None and after.is_particle("of") and _named_at(scene, draft.people.last + 1):
        return False  # "28 people from Tunisia and Germany"
    place = place_at(scene, draft.people.first)
    if _is_over_villages(scene, draft, place):
        return True
    if place is None or scene.sentence.has(place.first - _ROAD, place.first, "road"):
        return False  # "on the road between Kirkuk and Tikrit"
    if _is_of_villages(scene, place) or _is_of_two_sites(scene, place):
        return True
    beside = next((p for p in scene.places if 0 <= p.first - place.last <= 1 and p.name != place.name), None)
    return beside is not None and is_joined(scene, beside)


def _is_of_villages(scene: Scene, place: Placed) -> bool:
    """`في قرى (كذا) وكذا`: the first of villages that are named one by one."""
    after = scene.sentence.at(place.last)
    named = after is not None and _is_added(after)
    return named and scene.sentence.has(place.first - 1, place.first, "several_places")


def _is_added(unit: Unit) -> bool:
    """Whether و joins a name or noun, known or not, to what stands before it."""
    return unit.conjoined or (
        unit.word and not unit.entries and unit.text.startswith(clitics("conjunction")[0])
    )


def _is_of_two_sites(scene: Scene, place: Placed) -> bool:
    """`الهجومان اللذان استهدفا السفارة في كذا والمصرف في كذا`: two attacks, each in a town of its own."""
    if not any(set("dt") & set(a.features) == {"d"} for _, a in scene.sentence.readings("attacks")):
        return False
    for other in scene.places:
        low, high = (place, other) if place.first < other.first else (other, place)
        between = scene.sentence.units[low.last : high.first]
        if low is high or not 2 <= len(between) <= _FAR or low.name == high.name:
            continue
        parted = any(
            unit.is_any(("comma", "stop", "clause", "direction")) or unit.of("outcomes") for unit in between
        )
        second = scene.sentence[high.first - 1].is_particle("in")
        if not parted and second and any(_is_added(unit) for unit in between):
            return True
    return False


def _is_of_opening_period(scene: Scene, draft: Draft) -> bool:
    """`وخلال السنوات الست الماضية، أطلقت صواريخ، قتلت 15`: a time with which a sentence opens, and no other."""
    if len(scene.dates) != 1 or not 0 <= scene.dates[0].first <= _OPENS or (draft.people.value or 0) < _SOME:
        return False
    return _is_period(scene, scene.dates[0]) and not _tells_one_attack(scene)


def _is_over_villages(scene: Scene, draft: Draft, place: Placed | None) -> bool:
    """`قصف على عدة قرى وبلدات في ريف كذا`, `مناطق متفرقة من كذا`: a count over places that are not one."""
    units, last = scene.sentence.units, draft.people.last
    if place is not None and (place.mention.place is None or place.mention.place.kind not in _WIDE):
        return False
    for at in scene.sentence.where("several_places"):
        between = units[last:at] if at > last else ()
        if not between or any(unit.is_any(("stop", "clause")) for unit in between):
            continue
        return place is None or place.first > at or distance(scene.sentence, place.first, at) > _FAR
    return False


def _named_at(scene: Scene, at: int) -> bool:
    return any(place.first == at for place in scene.places)


def _is_of_unrest(scene: Scene, draft: Draft, first: int, last: int) -> bool:
    """`أدت أعمال العنف في البلاد إلى 300 قتيل`: unrest over a country (guideline 17)."""
    unrest = scene.sentence.has(first, last, "unrest")
    if (
        not unrest
        or (draft.people.value or 0) < _MANY
        or _tells_one_attack(scene)
        or any(_names_day(dated) for dated in scene.dates)
    ):
        return False
    place = place_at(scene, draft.people.first)
    return place is not None and place.mention.place is not None and place.mention.place.kind == "country"


def _is_told_of_no_event(scene: Scene, draft: Draft) -> bool:
    """`قتل العشرات من المسلحين`, `يخطفون الأطفال في البلاد`: no number, no attack, day or town: what is known over time.

    What the dead or hurt come to is the toll of an event (`أدى إلى سقوط جرحى`), as kin with someone are.
    """
    people = draft.people
    if people.value is not None:
        return False
    if people.qualifier in _VAGUE and not (
        scene.dates or scene.places or scene.sentence.where("attacks", "causes")
    ):
        return True
    if scene.sentence.has(draft.first - _ACTS, draft.first + 1, "acts_of"):
        return True  # "the killings of clerics"
    noun = people.noun.row if people.noun is not None else None
    several = (
        noun is not None
        and noun.table in ("people", "nationalities")
        and noun.values.get("kind") != "collective"
    )
    if not several or _tells_one_attack(scene) or scene.sentence.where("causes"):
        return False
    if any(other is not draft and other.people.value is not None for other in scene.drafts):
        return False  # beside a number they are told of its event
    return not any(_names_day(d) or _is_week(d) for d in scene.dates) and _is_wide(scene, draft)


def _is_week(dated: Dated) -> bool:
    return dated.expression.kind is DateKind.WEEK


def with_totals(
    scenes: Sequence[Scene], figures: Sequence[Sequence[CasualtyFigure]]
) -> list[list[CasualtyFigure]]:
    """The figures of a report, those that go on with a total being totals as well.

    `قتل 900 شخص خلال العام، نصيب الموصل منهم 300. وبلغ عدد الأطفال 120`: smaller counts of the
    outcomes counted, in sentences that tell no attack and give no day.
    """
    found: list[list[CasualtyFigure]] = []
    totals: dict[Outcome, int] = {}
    for scene, counted in zip(scenes, figures, strict=True):
        if _tells_one_attack(scene) or any(_names_day(dated) for dated in scene.dates):
            totals = {}
            found.append(list(counted))
            continue
        here = []
        for figure in counted:
            if figure.scope is Scope.AGGREGATE:
                totals[figure.outcome] = max(totals.get(figure.outcome, 0), figure.value or 0)
            part = figure.value is not None and 2 < figure.value < totals.get(figure.outcome, 0)
            here.append(figure.model_copy(update={"scope": Scope.AGGREGATE}) if part else figure)
        found.append(here)
    return found


def _names_day(dated: Dated) -> bool:
    date = dated.mention.date
    return dated.mention.weekday is not None or (date is not None and date.precision is DatePrecision.DAY)
