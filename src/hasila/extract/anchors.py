"""Tell how close a date or place stands to what happened, and how its words tie it to the event."""

from collections.abc import Sequence
from functools import cache, lru_cache

from hasila.extract.missions import is_of_official, is_seat_of_victim
from hasila.extract.scenes import Placed, Scene, is_behind_direction, is_behind_distance, is_some_of
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import Entry, clitics, particles
from hasila.text import fold

# A date or place farther from what happened than this, breaks counted, belongs to something else.
NEAR = 22
# Of so many names in a list the first is sought.
_LIST = 8
# What may stand between a preposition and the name it governs.
_OF_NAME = ("place_head", "place_part", "place_extent", "quote", "brackets_open")
# So many words part who is on the way from where he goes.
_HEADS = 5
# So many words part a verb of unrest that spreads from where it spreads to.
_SPREAD = 14
# Between who was taken and from where stand so many words.
# So many words may tell who attacks, between the verb and the place.
_AGENT = 3
_NO_AGENT = ("prepositions", "clause", "function", "direction")
_TAKEN = 6
# So many words part a part of a place from the name of the whole.
_PART = 3
# So many words part an attack, and who made it, from the place it was made on.
_ATTACKED = 10
# Verbs of attack that have a place as their object.
_STRIKES = frozenset(("attacks.shell_v", "attacks.attack_v", "attacks.storm_v", "attacks.target_v"))
_OF_PLACE = ("place_head", "place_part", "edge")
# So many words part what people felt or said from where they did.
_REACTION = 4
_ABOVE = "\u0623"  # the hamza of "in front of", not of "preacher"
# So many nouns stand between "in" and the place that owns them.
_OWNED = 2
_THINGS = frozenset(("speakers", "counted", "targets"))
# So near behind a place that heads a clause stands its deed.
_OWN_DEED = 4
# So many words part the verb of a burial from its day.
_BURIED = 9
# So near to "of wounds" the day stands on which one died of them.
_WOUNDS = 3
# So many words between two commas say what a place is.
_APPOSED = 5
# A dateline is no longer than this.
_DATELINE = 8


def attack_of(unit: Unit) -> Entry | None:
    """The attack a unit names or tells, or None."""
    return unit.of("attacks")


def is_plural(entry: Entry) -> bool:
    """Whether an attack's noun is in the plural; a verb's plural is that of who attacks."""
    return "p" in entry.features and "t" not in entry.features and "i" not in entry.features


def is_of_burial(scene: Scene, first: int) -> bool:
    """`دفن الأهالي في القرية (اليوم) تسعة قتلوا`: the day on which the dead were buried."""
    if not scene.sentence.where("buried"):
        return False
    for unit in reversed(scene.sentence.units[max(0, first - _BURIED) : first]):
        if unit.is_particle("buried"):
            return True
        told = unit.of("outcomes")
        owned = told is not None and (told.article or any(entry.suffix for entry in unit.entries))
        known = owned and told is not None and told.row["role"] == "victim"
        if unit.is_any(("stop", "that", "comma")) or attack_of(unit) or (told is not None and not known):
            return False
    return False


def heads_clause(sentence: Sentence, first: int) -> bool:
    """`وقتل سبعة، وفي (كركوك) قتل ثلاثة`: a place or day with which a new clause begins, and its own deed behind it."""
    at = first - 1
    while at > 0 and sentence[at].is_particle("place_head"):
        at -= 1
    if at < 1 or not (sentence[at].is_particle("place_in") and sentence[at - 1].is_any(("comma", "stop"))):
        return False
    joined = sentence[at].text.startswith(clitics("conjunction")[0])
    return joined and sentence.has(first + 1, first + 1 + _OWN_DEED, "outcomes", "attacks")


def is_of_wounds(scene: Scene, first: int) -> bool:
    """`توفي جريح (الأحد) متأثرا بجراحه`, `توفي متأثرا بجراحه (أمس)`: the day on which one died of wounds got before."""
    units = scene.sentence.units
    for at in scene.sentence.where("of_wounds"):
        between = units[at + 1 : first] if at < first else units[first + 1 : at]
        apart = any(unit.is_any(("stop", "comma")) or attack_of(unit) for unit in between)
        if len(between) <= _WOUNDS and not apart:
            return True
    return False


@lru_cache(maxsize=1 << 6)
def before_that(sentence: Sentence) -> Sequence[int]:
    """`وقبل ذلك`, `وقبلها`, `وسبق أن`: the units with which a sentence goes back to what happened earlier."""
    earlier = [
        at
        for at in sentence.where("counted_before")
        if at + 1 < len(sentence) and sentence[at + 1].is_any(("those", "the_event"))
    ]
    already = [
        at
        for at in sentence.where("already")
        if at + 1 < len(sentence) and sentence[at + 1].is_particle("that")
    ]
    return sorted({*earlier, *already, *sentence.where("before_that")})


def distance(sentence: Sentence, there: int, here: int) -> int:
    """Units between two units, with more for each break of the clause between them."""
    return abs(sentence.steps[there] - sentence.steps[here])


@lru_cache(maxsize=1 << 8)
def cue_of(scene: Scene, placed: Placed) -> float:
    """How the words before a place tie the event to it.

    2: "in", "near", "the attack on" it, what "befell" it; 1: named beside what was hit; 0.5: no word
    says; 0.2: a dateline, a border, a country near by, where people or things came from or went,
    where a speaker or a force is seated.
    """
    placed = first_of_list(scene, placed)
    units = scene.sentence.units
    if is_dateline(scene, placed):
        return 0.2
    if is_where(scene, placed) or _is_in_front(scene, placed) or is_seat_of_victim(scene, placed):
        return 2
    outer = _told_of(scene, placed)
    if outer is not None and cue_of(scene, outer) < 1:
        return cue_of(scene, outer)
    at = _before_list(scene, placed) - 1
    if at >= 0 and _holds(scene.sentence, units[at], placed):
        if at > 0 and units[at - 1].is_particle("side_of"):
            return 2  # "the eastern edge of"
        linked = at > 0 and units[at - 1].is_particle("linked")
        return 0.2 if linked else _joined(units[at])
    while at >= 0 and _belongs_to_name(units, at):
        if _sets_there(units, at):
            return 2
        at -= 1
    if at > 1 and units[at].is_particle("of") and is_some_of(units, at):
        at -= 2  # "in both of", "in two of the quarters of"
    if at < 0 or units[at].is_particle("bullet"):
        after = scene.sentence.at(placed.last)
        heads = after is not None and after.is_particle("colon")
        told = heads or _befalls_later(scene.sentence, placed)
        return 2 if told else 1 if placed.first > 0 else 0.5
    aside = units[at].is_particle("place_aside") and not units[at].is_particle("to")
    extent = not aside and scene.sentence.has(at + 1, placed.first, "place_extent")
    if extent or units[at].is_particle("especially"):
        return 2
    felt = scene.sentence.has(at - _REACTION, at, "reaction") or _is_across(units, at)
    return 0.2 if felt or _is_denied(units, at) else _cue_of_word(scene, placed, at)


def _before_list(scene: Scene, placed: Placed) -> int:
    """`في مناطق القناة و(كذا)`: where the list begins whose first names no gazetteer knows, else where the name does."""
    units, first = scene.sentence.units, placed.first - 1
    conjunction = clitics("conjunction")[0]
    while first > 1 and units[first].text.startswith(conjunction) and _is_plain(units[first - 1]):
        first -= 1
    told = 0 < first < placed.first - 1 and units[first - 1].is_particle("place_extent")
    return first if told else placed.first


def _is_plain(unit: Unit) -> bool:
    return unit.word and not (unit.particles or attack_of(unit) or unit.of("outcomes"))


def _is_in_front(scene: Scene, placed: Placed) -> bool:
    """`انفجار (أمام مسجد) كذا`: in front of a mosque, spelt but for its hamza like its preacher."""
    view, unit = scene.sentence.view, scene.sentence.at(placed.first - 1)
    if unit is None or not _holds(scene.sentence, unit, placed):
        return False
    ahead = view.text[view.raw(unit.start, unit.end)[0] : placed.mention.span.start].strip()
    return ahead.startswith(_ABOVE) and fold(ahead) in particles("place_in")


def _told_of(scene: Scene, placed: Placed) -> Placed | None:
    """`إلى مرج الزهور (في جنوب كذا)`: the place of which one in brackets only tells where it lies."""
    units = scene.sentence.units
    for at in range(placed.first - 1, max(-1, placed.first - 1 - _PART), -1):
        if units[at].is_particle("brackets_open"):
            return next((other for other in scene.places if other.last == at), None)
        if not units[at].is_any(("place_in", "direction", "place_head")):
            return None
    return None


@lru_cache(maxsize=1 << 6)
def rated_places(scene: Scene) -> tuple[tuple[Placed, float], ...]:
    """The places that may be those of an event, each with its cue; every figure of a sentence asks for them."""
    return tuple((placed, cue_of(scene, placed)) for placed in scene.places_of_event())


def _belongs_to_name(units: Sequence[Unit], at: int) -> bool:
    """Whether a unit before a name only says what it is: `مدينة`, a quotation mark, `العاصمة العراقية،`."""
    unit = units[at]
    if unit.is_any(_OF_NAME):
        return True
    of_country = unit if _is_of_country(unit) else units[max(0, at - 1)]
    return (
        (unit is of_country or unit.is_particle("comma"))
        and _is_of_country(of_country)
        and any(head.is_particle("place_head") for head in units[max(0, at - 2) : at])
    )


def _sets_there(units: Sequence[Unit], at: int) -> bool:
    """`بمدينة`, `على مشارف`, `المداخل الرئيسية لمدينة`: a noun before a name that sets an event there."""
    unit, letter = units[at], clitics("preposition")[0]
    if unit.is_particle("place_head") and unit.text.startswith(letter):
        return True
    if unit.is_particle("place_part") and unit.text.removeprefix(letter) in _parts():
        return unit.text.startswith(letter)
    if unit.is_particle("edge") and at > 0 and units[at - 1].is_particle("on"):
        return True
    return unit.is_particle("place_head_of") and _is_part(units[max(0, at - _PART) : at])


@cache
def _parts() -> frozenset[str]:
    return frozenset((*particles("place_part"), *particles("place_head")))


def _is_part(before: Sequence[Unit]) -> bool:
    """`المداخل الرئيسية ل`, `الضاحية الجنوبية ل`: a part of the place that follows."""
    belongs = any(unit.is_particle("belonging") for unit in before)
    return any(
        unit.is_any(("part_of_place", "place_head") if belongs else ("part_of_place",)) for unit in before
    )


def _is_of_country(unit: Unit) -> bool:
    """`العراقية`, `السيرلانكية`: a nationality, in whatever spelling."""
    article, ending = clitics("article")[0], particles("nisba_endings")
    return unit.of("nationalities") is not None or (
        unit.word and unit.text.startswith(article) and unit.text[-2:] in ending
    )


def _cue_of_word(scene: Scene, placed: Placed, at: int) -> float:
    units = scene.sentence.units
    before = units[at]
    earlier = scene.sentence.at(at - 1)
    known = placed.mention.place
    country = known is not None and known.kind == "country" and not units[placed.first].is_particle("compass")
    beside = _cue_of_what_is_near(units, at, placed.first, country=country)
    if beside is not None:
        return beside
    if before.is_particle("place_in"):
        return (
            0.2
            if (
                earlier is not None
                and earlier.is_particle("place_aside")
                and not _is_taken_from(units, at - 1)
            )
            or (country and not before.is_particle("direction") and _is_of_name(units[max(0, at - 3) : at]))
            else 2
        )
    hit = _cue_of_attack(units, at, country=country)
    if hit is not None:
        return hit
    if before.is_particle("on"):
        attacked = scene.sentence.has(at - _ATTACKED, at, "attacks") or _is_waged(scene.sentence, at)
        attacked = attacked or (not country and earlier is not None and earlier.is_particle("carries_out"))
        return 2 if attacked or placed.mention.place is None else 0.5
    if before.is_particle("place_aside"):
        far = before.is_any(("of", "quoted_from")) and is_behind_distance(scene.sentence, placed.first)
        return 2 if far and not country else _cue_aside(units, at, country=country)
    if _befalls_later(scene.sentence, placed):
        return 2
    if not country and (_is_stormed(scene.sentence, placed.first) or _is_struck(scene, placed, at)):
        return 2
    owned = _is_owned(units, at) and not units[at + 1].text.startswith(clitics("preposition")[1])
    told = not country and (
        owned or _has_bearing(scene, placed) or is_of_official(scene.sentence, placed.first)
    )
    if told or before.of("targets") is not None:
        return 1
    return 0.2 if country else 0.5  # a country without a preposition acts


def _is_waged(sentence: Sentence, at: int) -> bool:
    """`الحرب على كذا`, `الحملة العسكرية على كذا`: a war or campaign right before "on"."""
    wars = (unit.role("scopes", "kind", "aggregate") for unit in sentence.units[max(0, at - _OWNED) : at])
    return any(entry is not None for entry in wars)


def _is_across(units: Sequence[Unit], at: int) -> bool:
    """`على الحدود مع ولاية كذا`: what lies on the other side."""
    return at > 0 and units[at].is_particle("along_with") and units[at - 1].is_particle("border")


def _is_denied(units: Sequence[Unit], at: int) -> bool:
    """`لم يحدث في كذا`: where nothing happened."""
    denied = at > 1 and units[at].is_particle("place_in") and units[at - 2].is_particle("negations")
    return denied and not (at > 2 and units[at - 3].is_particle("place_in"))  # "in what is called"


def _cue_aside(units: Sequence[Unit], at: int, *, country: bool) -> float:
    """The cue of a name behind "from", "to" and the like: where people come from or go, unless taken or within."""
    counted = at > 0 and units[at - 1].numeral is not None  # "140 from Tibet": where they are from
    if any(unit.is_particle("heads_for") for unit in units[max(0, at - _HEADS) : at]):
        return 0.2
    taken = not (country or counted) and _taken(units[max(0, at - _TAKEN) : at])
    if taken and units[at].is_particle("of"):
        return 2
    within = any(
        unit.is_particle("place_extent")
        or unit.is_any(("side_of", "compass", "part_of_place"))
        or (unit.is_any(("near", "on")) and not country)
        for unit in units[max(0, at - 2) : at]
    )
    return 2 if within else 0.2


def is_landmark(scene: Scene, placed: Placed) -> bool:
    """`مسجد كذا`, `السفارة الفلانية`: a name that begins with the noun for a building."""
    return placed.last > placed.first + 1 and scene.sentence[placed.first].of("targets") is not None


def _is_struck(scene: Scene, placed: Placed, at: int) -> bool:
    """`هاجم مسلحون (أمس) قرية كذا`, `تعرضت بلدة كذا لقصف`: what a verb of attack has as its object or subject."""
    units = scene.sentence.units
    headed = is_landmark(scene, placed) or any(
        unit.is_any(_OF_PLACE) for unit in units[at + 1 : placed.first]
    )
    if not headed or units[at].is_particle("prepositions"):
        return False
    for i in range(at, max(-1, at - _ATTACKED - 1), -1):
        if units[i].is_any(("stop", "clause", "that")) or any(p.first <= i < p.last for p in scene.places):
            return False
        told = attack_of(units[i])
        if units[i].is_particle("comes_under") or (told is not None and told.row.id in _STRIKES):
            return True
    return False


def _cue_of_attack(units: Sequence[Unit], at: int, *, country: bool) -> float | None:
    """The cue of what befell a place, or None where the word before it tells of no attack on it."""
    before = units[at]
    if before.is_particle("befalls") or (before.is_particle("crowd_of") and not country):
        return 2
    if before.is_particle("operation_of") and not country:
        commands = any(unit.is_particle("commands") for unit in units[max(0, at - 1) : at])
        return None if commands else 2  # the Baghdad Operations Command is a staff
    if attack_of(before) is not None:
        return 0.2 if country and before.of("outcomes") is not None else 2  # "whom Syria killed"
    if before.is_particle("to"):
        return 2 if any(unit.is_particle("spreads") for unit in units[max(0, at - _SPREAD) : at]) else None
    if before.is_particle("around") and not country and _is_attacked(units, at):
        return 2
    if before.is_particle("against") and not country:
        return 2 if _is_attacked(units, at) else 0.2
    return None


def _is_attacked(units: Sequence[Unit], at: int) -> bool:
    """`معارك ضارية (حول)`, `القصف الذي شنته القوات (ضد)`: whether an attack is told, or launched, right before."""
    if any(unit.is_particle("launched") for unit in units[max(0, at - _AGENT - 1) : at]):
        return True
    return any(attack_of(unit) is not None for unit in units[max(0, at - 3) : at])


def _cue_of_what_is_near(units: Sequence[Unit], at: int, first: int, *, country: bool) -> float | None:
    """`قرب كذا`, `بين قريتي كذا وكذا`, `في الطريق المؤدي إلى كذا`: the cue, or None where nothing is said so."""
    before, earlier = units[at], units[max(0, at - 2) : at]
    if before.is_particle("near"):
        return 0.2 if country and not before.is_particle("off_shore") else 2
    if before.is_particle("side_of"):
        return 2
    if country:
        return None
    road = before.is_particle("road") and at > 0 and units[at - 1].is_any(("on", "place_in"))
    beach = before.is_particle("on") and any(unit.is_particle("place_part") for unit in units[at + 1 : first])
    if road or beach:
        return 2
    if before.is_any(("to", "of")) and _is_passed(units, at):
        return 2
    led = before.is_any(("to", "of")) and any(unit.is_particle("leads") for unit in earlier)
    if led or before.is_particle("leads"):
        return 2  # "the road that leads from X to Y", "that links X with Y"
    return _cue_of_two(units, at, first) if before.is_particle("between") else None


def _cue_of_two(units: Sequence[Unit], at: int, first: int) -> float | None:
    """`بين قريتي كذا وكذا`; not `رحلة بين كذا وكذا`, nor `اشتباكات بين كذا وكذا`."""
    earlier = units[max(0, at - 2) : at]
    if any(unit.is_particle("journey") for unit in earlier):
        return 0.2
    if any(unit.is_any(("place_head", "place_part")) for unit in units[at + 1 : first]):
        return 2
    return None if any(unit.is_particle("fights_between") for unit in earlier) else 1


def _is_passed(units: Sequence[Unit], at: int) -> bool:
    """`لدى خروجه من كذا`, `أثناء وصول سيارات الإسعاف إلى كذا`: where people were at the moment that is told."""
    for i in range(at - 1, max(0, at - _HEADS), -1):
        if units[i].is_particle("passes"):
            return units[i - 1].is_particle("moment")
        if units[i].is_any(("stop", "comma", "prepositions", "clause")) or attack_of(units[i]):
            return False
    return False


def _taken(before: Sequence[Unit]) -> bool:
    """`خطف ثلاثة من فندق النخيل`: people are taken from where it happened."""
    return any(unit.role("outcomes", "outcome", "abducted", "detained") is not None for unit in before)


def _is_taken_from(units: Sequence[Unit], at: int) -> bool:
    """`خطف خمسة سياح (من) شمال كذا`: the word at a unit tells from where people were taken."""
    return units[at].is_particle("of") and _taken(units[max(0, at - _TAKEN) : at])


def is_where(scene: Scene, placed: Placed) -> bool:
    """`القوات في العراق، حيث قتل ثلاثة`: what follows is told of that very place; not `أكبر السجون في لبنان، حيث`."""
    if not scene.sentence.has(placed.last, placed.last + 2, "where"):
        return False
    return not scene.sentence.has(placed.first - _PART, placed.first - 1, "superlative")


def _is_of_name(before: Sequence[Unit]) -> bool:
    """Whether a country is told to say what a force or a thing is: `أكبر السجون في لبنان`."""
    return _seats(before) or any(unit.is_particle("superlative") for unit in before)


def _seats(before: Sequence[Unit]) -> bool:
    """`القوات الأميركية في العراق`: a country after a force or movement is a part of its name."""
    return any(unit.of("actors") is not None or unit.is_particle("the_group") for unit in before) and not any(
        attack_of(unit) is not None or unit.of("outcomes") is not None for unit in before
    )


def _is_owned(units: Sequence[Unit], at: int) -> bool:
    """`في بساتين كذا`, `بملعب كرة كذا`: what is of the place, behind "in"."""
    article = clitics("article")[0]
    for i in range(at, max(-1, at - _OWNED), -1):
        unit = units[i]
        told = any(
            entry.row.table not in _THINGS and entry.row.values.get("kind") != "collective"
            for entry in unit.entries
        )
        if not unit.word or unit.particles or told or unit.text.startswith(article):
            return False
        if i > 0 and units[i - 1].is_particle("place_in"):
            return True
    return False


def _has_bearing(scene: Scene, placed: Placed) -> bool:
    """`كجبار شمال السودان`, `كجبار (شمال)`: a place whose bearing is told is where something happened."""
    after = scene.sentence.units[placed.last : placed.last + 2]
    if any(unit.is_particle("on") for unit in after):
        return False
    return any(unit.is_particle("direction") for unit in after)


def _is_stormed(sentence: Sentence, first: int) -> bool:
    """`اقتحم الجيش (كذا)`, `أمطرت المدفعية الثقيلة (كذا)`: the object of a verb of attack, behind who attacks."""
    at = next(
        (
            at
            for at in range(first - 1, max(-1, first - 2 - _AGENT), -1)
            if sentence[at].is_particle("storms")
        ),
        None,
    )
    return at is not None and not any(
        unit.is_any(_NO_AGENT) or unit.conjoined or unit.of("reporting") or not (unit.word or unit.numeral)
        for unit in sentence.units[at + 1 : first]
    )


def _befalls_later(sentence: Sentence, placed: Placed) -> bool:
    """`كان قطاع غزة قد شهد`, `الجسر الذي قتل عليه اثنان`: what the words after a place say of it."""
    start = _past_apposition(sentence, placed.last)
    after = [u for u in sentence.units[start : start + 5] if not u.is_particle("quote")]
    if any(unit.is_particle("befalls") for unit in after[:2]):
        return True
    return (
        len(after) > 2
        and after[0].is_particle("relative")
        and any(unit.of("outcomes") is not None or attack_of(unit) is not None for unit in after[1:])
        and any(unit.is_particle("of_it") for unit in after[2:])
    )


def _past_apposition(sentence: Sentence, at: int) -> int:
    """`كذا، كبرى مدن الولاية، (مسرحا)`: the unit behind what two commas say a place is, else `at`."""
    closing = sentence.aside(at, _APPOSED)
    if closing is None or sentence.has(at, closing, "outcomes", "attacks", "causes", "reporting", "clause"):
        return at
    return closing + 1


def is_bearing(scene: Scene, placed: Placed) -> bool:
    """`شمال بغداد`: a name that tells in which direction another place lies; not `شرق حي الزيتون`, within it."""
    own = scene.sentence.at(placed.first)
    if own is not None and own.is_particle("place_head"):
        return False
    return is_behind_direction(scene.sentence, placed.first)


def is_joined(scene: Scene, placed: Placed) -> bool:
    """`وديالى`, `ومدينة غزة`: a place that و joins to the one before it."""
    unit = scene.sentence.at(placed.first - 1)
    conjunction = clitics("conjunction")[0]
    return (
        unit is not None
        and unit.text.startswith(conjunction)
        and (
            unit.text == conjunction
            or unit.text.removeprefix(conjunction) in particles("place_head")
            or _holds(scene.sentence, unit, placed)
        )
    )


def is_dateline(scene: Scene, placed: Placed) -> bool:
    """`بيروت - (أ ف ب)`, `* القدس - رويترز:`: the town where a report was written opens it."""
    units = scene.sentence.units
    first = placed.first
    if first > _DATELINE and not scene.sentence.where("bullet"):
        return False
    while first > 0 and first > placed.first - _DATELINE and not units[first - 1].is_particle("bullet"):
        first -= 1
    opens = first == 0 or units[first - 1].is_particle("bullet")
    if not opens or any(
        unit.word and (unit.entries or unit.is_particle("place_in")) for unit in units[first : placed.first]
    ):
        return False
    after = units[placed.last : placed.last + _DATELINE]
    dash = next((i for i, unit in enumerate(after) if unit.is_particle("dash")), None)
    colon = next((i for i, unit in enumerate(after) if unit.is_particle("colon")), None)
    if colon == 0 and len(after) > 1 and (attack_of(after[1]) or after[1].of("outcomes")):
        # a headline tells what happened in the town before it, unless it tells another place
        return any(other.first > placed.last for other in scene.places)
    if colon is not None and (colon == 0 or (dash is not None and dash < colon)):
        return True
    if first == placed.first == 0 and _is_date_line(scene, placed, after):
        return True
    return (
        bool(after)
        and not after[0].word
        and not after[0].is_particle("stop")
        and not after[0].is_particle("comma")
        and (dash == 0 or first == placed.first == 0)
    )


def _is_date_line(scene: Scene, placed: Placed, after: Sequence[Unit]) -> bool:
    """`أنقرة 22 أغسطس 2016 / `, `الرباط، 3 مايو (وكالات) -`: the town, the day, and a mark before the story."""
    mark = next((i for i, unit in enumerate(after) if _is_mark(unit)), None)
    if not mark:
        return False
    dated = any(placed.last <= dated.first < placed.last + mark for dated in scene.dates)
    words = [u for u in after[:mark] if u.word and u.numeral is None and u.of("months") is None]
    return dated and all(not unit.entries and not unit.particles for unit in words)


def _is_mark(unit: Unit) -> bool:
    return unit.text == "/" or unit.is_any(("dash", "brackets_open"))


def _holds(sentence: Sentence, unit: Unit, placed: Placed) -> bool:
    """Whether the name begins within that unit, behind a joined letter."""
    return sentence.view.raw(unit.start, unit.end)[1] > placed.mention.span.start


def _joined(unit: Unit) -> float:
    """The cue of the letter joined to a name."""
    first, second = clitics("preposition")[:2]
    bare = unit.text.removeprefix(clitics("conjunction")[0])
    if bare.startswith(first):
        return 2
    return 0.2 if bare.startswith(second) else 0.5


def first_of_list(scene: Scene, placed: Placed) -> Placed:
    """The first of names joined by و, whose preposition is that of all: `في بغداد وديالى`."""
    for _ in range(_LIST):
        unit = scene.sentence.at(placed.first - 1)
        if unit is None or not is_joined(scene, placed) or _joined(unit) != 0.5:
            break
        before = next((p for p in scene.places if placed.first - 2 <= p.last <= placed.first - 1), None)
        if before is None:
            break
        placed = before
    return placed
