"""Tell the places of speakers, courts and homes from those of events, and what `المدينة` names again."""

from collections.abc import Sequence

from hasila.extract.anchors import attack_of, is_where
from hasila.extract.missions import is_seat_of_victim
from hasila.extract.scenes import Placed, Scene
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import clitics

# A speaker's title, his seat and how he spoke are said in so many words.
_SEAT = 5
# So many words at most part a speaker from what he says.
_SAID = 20
# So many words at most part a court or a home from its town.
_OF_COURT = 6
# Between a hospital and its town stands an adjective at most.
_OF_HOSPITAL = 3
# So many words part an attack from the embassy whose car or guards it struck.
_OF_MISSION = 8
_AREAS = frozenset(("admin1", "region"))
# So many words part a government from its people of whom it tells.
_NATIONALS = 7
# So many words part a count from the home of those who fell.
_HOME = 5
# So many words part a burial from its place.
_BURIED = 10
# So many words part the word that says that people are brought somewhere from where.
_CARRIED = 9
# So many words tell that a country is near.
_BESIDE = 2
# So many words part a local office from its town.
_LOCAL = 3
_GOVERNS = frozenset(("city", "country"))


def is_elsewhere(scene: Scene, placed: Placed, *, round_up: bool = True) -> bool:
    """Whether a place is only where a speaker sits, a court meets or somebody lives.

    `وفي بغداد قالت الشرطة إن` goes on a round of the day's events, unless the sentence tells no new one.
    """
    if is_where(scene, placed) or is_seat_of_victim(scene, placed):
        return False
    return (
        is_leader(scene, placed)
        or _of_speaker(scene, placed, round_up=round_up)
        or _of_court_or_home(scene, placed)
        or _of_burial(scene, placed)
        or _of_destination(scene, placed)
    )


def _of_burial(scene: Scene, placed: Placed) -> bool:
    """`شيع ضحايا الهجوم في (كذا)، وقصف الجيش بلدة كذا`: the dead of an attack told before, where another is told."""
    units = scene.sentence.units
    for at in range(placed.first - 1, max(-1, placed.first - 1 - _BURIED), -1):
        if units[at].is_particle("buried"):
            later = next((p.first for p in scene.places if p.first >= placed.last), len(units))
            return any(attack_of(unit) is not None for unit in units[placed.last : later]) and later < len(
                units
            )
        if units[at].is_any(("stop", "that", "comma")):
            return False
    return False


def speaks_of_home(scene: Scene, placed: Placed) -> bool:
    """`قالت شرطة (الموصل) إن`, `قال محافظ (كذا)`, `سكان في (كذا)`: an office or people of the town, who tell of what befell it."""
    place = placed.mention.place
    if place is None or place.kind == "country":
        return False
    before = scene.sentence.units[max(0, placed.first - _LOCAL) : placed.first]
    named = [unit for unit in before if not unit.is_particle("place_head")]
    force = named[-1].role("people", "kind", "collective") if named else None
    own = force is not None and not force.article and not force.preposition
    return own or any(unit.is_any(("local_office", "local_people")) for unit in before)


def is_leader(scene: Scene, placed: Placed) -> bool:
    """`التحالف بقيادة (السعودية)`: a country that leads or backs a party."""
    before = scene.sentence.at(placed.first - 1)
    return before is not None and before.is_particle("led_by")


def _tells(unit: Unit) -> bool:
    """Whether a unit tells of violence; `مستشفى الشهيد فلان` only names one."""
    told = unit.of("outcomes")
    titled = told is not None and told.article and told.row["role"] == "victim" and "p" not in told.features
    return attack_of(unit) is not None or (told is not None and not titled) or unit.of("causes") is not None


def _ends(unit: Unit) -> bool:
    """Whether the words of a speaker end here."""
    return unit.is_any(("that", "clause", "stop", "comma", "meanwhile")) or _tells(unit)


def _of_speaker(scene: Scene, placed: Placed, *, round_up: bool) -> bool:
    """`قال مصدر في باماكو إن`, `في كابل قال مسؤول`: the place is where the speaker is."""
    units = scene.sentence.units
    for source in scene.sources:
        between = units[source.last : placed.first]
        if source.document:
            continue  # "by an official count in the town of": papers have no seat
        if source.last <= placed.first <= source.last + _SEAT and not any(_ends(unit) for unit in between):
            return _joins_in(scene, placed) or any(unit.is_particle("place_in") for unit in between)
        if _before_that(scene, placed, source.last):
            return True
    at, after = placed.first - 1, scene.sentence.at(placed.last)
    if _is_government(scene, placed):
        return True
    joined = at >= 0 and units[at].text.startswith(clitics("conjunction")[0])
    if joined and not round_up and after is not None and after.is_particle("comma"):
        after = scene.sentence.at(placed.last + 1)
    return (
        at >= 0
        and after is not None
        and after.of("reporting") is not None
        and units[at].is_particle("place_in")
        and not (joined and round_up and not _tells_where(scene, placed))
        and not any(_tells(unit) for unit in units[:at])
    )


def _tells_where(scene: Scene, speaks: Placed) -> bool:
    """`وفي نيويورك قال الناطق إن غارة (على سوق في دارفور)`: whether another country is told behind "that"."""
    own, that = speaks.mention.place, scene.sentence.where("that")
    return own is not None and any(
        other.first > min(that, default=len(scene.sentence))
        and (place := other.mention.place) is not None
        and place.country != own.country
        for other in scene.places
    )


def home_of(scene: Scene, at: int) -> Placed | None:
    """`قتل خمسة من سكان قرية (كذا)`: where those who fell live, told right behind their count; not of who speaks."""
    for placed in scene.places:
        if not 0 < placed.first - at <= _HOME:
            continue
        before = scene.sentence.units[at : placed.first]
        headed = next((unit for unit in reversed(before) if not unit.is_particle("place_head")), None)
        if headed is None or not headed.is_particle("local_people"):
            return None
        return None if any(s.first <= placed.first < s.last for s in scene.sources) else placed
    return None


def is_neighbour(scene: Scene, placed: Placed) -> bool:
    """`قرية قريبة من حدود (كذا)`, `مسيّرة من (كذا)`: a country that the event was near, or that led to it, and so not in."""
    place, units = placed.mention.place, scene.sentence.units
    if place is None or place.kind != "country" or units[placed.first].is_particle("compass"):
        return False
    before = units[max(0, placed.first - _BESIDE) : placed.first]
    if (
        before
        and before[-1].is_particle("of")
        and not any(u.is_any(("side_of", "compass", "place_extent")) for u in before)
    ):
        return not is_where(scene, placed)
    return any(unit.is_any(("near", "border")) for unit in before)


def tells_of_nationals(scene: Scene, placed: Placed) -> bool:
    """`أعلنت (بكين) مقتل ثلاثة من مواطنيها`: a government that speaks of its own people, who fell somewhere else."""
    last = placed.last
    return _is_government(scene, placed) and scene.sentence.has(last, last + _NATIONALS, "own_nationals")


def _is_government(scene: Scene, placed: Placed) -> bool:
    """`أعلنت (بغداد) أن`, `(طهران) تنفي أن`: a capital or country that speaks; not `سجلت (حلب) مقتل`, where it happened."""
    before, unit, after = (scene.sentence.at(at) for at in (placed.first - 1, placed.first, placed.last))
    place = placed.mention.place
    if unit is None or place is None or place.kind not in _GOVERNS:
        return False
    bare = scene.sentence.view.raw(unit.start, unit.end)[0] == placed.mention.span.start
    told = before is not None and before.of("reporting") is not None and attack_of(before) is None
    told = told and before is not None and not before.is_any(("tallies", "between"))
    return bare and (told or (_opens(before) and after is not None and _says(after)))


def _opens(before: Unit | None) -> bool:
    return before is None or before.is_any(("stop", "comma", "bullet", "clause"))


def _says(unit: Unit) -> bool:
    """A verb of saying, of the feminine, as towns and countries are."""
    said = unit.of("reporting")
    return said is not None and "f" in said.features and attack_of(unit) is None


def _before_that(scene: Scene, placed: Placed, last: int) -> bool:
    """`قال مسؤول، في مؤتمر صحافي عقده أمس في كابل، إن`: what stands between a speaker and what he says."""
    if not last <= placed.first <= last + _SAID:
        return False
    units = scene.sentence.units
    for at in range(last, min(len(units), last + _SAID)):
        if units[at].is_particle("that"):
            joined = _joins_in(scene, placed) or units[placed.first - 1].is_particle("place_in")
            return at > placed.first and joined
        if _tells(units[at]) or units[at].is_any(("stop", "relative", "colon")):
            return False
    return False


def _joins_in(scene: Scene, placed: Placed) -> bool:
    """`وزارة الصحة بغزة`: the letter "in" joined to the name."""
    unit = scene.sentence.at(placed.first - 1)
    if unit is None or not unit.text.startswith(clitics("preposition")[0]):
        return False
    return scene.sentence.view.raw(unit.start, unit.end)[1] > placed.mention.span.start


def _of_court_or_home(scene: Scene, placed: Placed) -> bool:
    """`محاكمة في ميلانو`, `يعيش في لندن`: a place of what came after or before the deed."""
    units = scene.sentence.units
    low = max(0, placed.first - _OF_COURT)
    for at in range(placed.first - 1, low - 1, -1):
        unit = units[at]
        hospital = (
            at >= placed.first - _OF_HOSPITAL and unit.role("targets", "target", "hospital") is not None
        )
        if _ends(unit) and not unit.is_particle("comma") and not hospital:
            return False
        if unit.is_particle("resides"):
            return True
        if unit.is_any(("court", "mission")) or hospital:
            beside = units[max(low, at - 2) : at]  # "at its gate", "the hotel near to it"
            if beside and (
                beside[-1].is_particle("at_building") or any(u.is_particle("near") for u in beside)
            ):
                return False
            # a court or embassy that is attacked, or whose car is, is where it happened
            reach = _OF_MISSION if unit.is_particle("of_mission") else 3
            ruled = at > 0 and units[at - 1].is_particle("doomed")  # "a court in Milan ruled"
            return not any(_tells(before) for before in units[max(0, at - reach) : at - ruled])
    return False


def _of_destination(scene: Scene, placed: Placed) -> bool:
    """`نقل الجرحى إلى (باريس)`, `عائدا من (كذا)`, `فروا نحو (كذا)`: where people are brought, come from or go."""
    units = scene.sentence.units
    at = next(
        (n for n in (placed.first, placed.first - 1) if n > 0 and units[n - 1].is_particle("to_place")), 0
    )
    for unit in reversed(units[max(0, at - _CARRIED) : at]):
        if unit.is_any(("carried_to", "heads_for", "travels")):
            return True
        if unit.is_particle("comes") and units[at - 1].is_particle("of"):
            return True
        if unit.is_any(("stop", "that", "comma", "relative")) or attack_of(unit) is not None:
            return False
    return False


def named_again(sentence: Sentence, places: Sequence[Placed]) -> list[Placed]:
    """`وقع في المدينة`: each noun that sets something in a place named before, as that place."""
    found: list[Placed] = []
    if not (places and sentence.may_have("town_again", "province_again")):
        return found
    for at, unit in enumerate(sentence.units):
        town, province = unit.is_particle("town_again"), unit.is_particle("province_again")
        if not (town or province) or not _sets_in(sentence.units, at):
            continue
        if any(placed.first <= at + 1 and at < placed.last for placed in places):
            continue
        for placed in reversed(places):
            kind = _kind(placed)
            if (
                placed.last <= at
                and kind != "country"
                and (kind in _AREAS) == province
                and not (placed.first > 0 and sentence[placed.first - 1].is_particle("direction"))
            ):
                found.append(Placed(at, at + 1, placed.mention, placed.name))
                break
    return found


def _kind(placed: Placed) -> str:
    place = placed.mention.place
    return place.kind if place is not None else ""


def _sets_in(units: Sequence[Unit], at: int) -> bool:
    if units[at].text.startswith(clitics("preposition")[0]):
        return True
    return at > 0 and units[at - 1].is_any(("place_in", "near", "place_extent", "these"))
