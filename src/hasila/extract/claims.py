"""Read claims: who took or denied responsibility, who was blamed or suspected."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from hasila.extract.anaphora import is_patron
from hasila.extract.anchors import attack_of
from hasila.extract.attribution_names import Name, authority_of, name_at
from hasila.extract.avowed import avowed
from hasila.extract.deed_words import is_act, is_deed, is_killing, is_that
from hasila.extract.figures import attribution_at
from hasila.extract.people import read_people
from hasila.extract.scenes import Scene
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import Entry, clitics
from hasila.model import (
    Actor,
    ActorKind,
    ActorMention,
    Attribution,
    AuthorityKind,
    Claim,
    Evidence,
    Group,
    IncidentType,
    Stance,
    content_id,
)

_REACH = 12
_BEFORE = 8
_WONT = 4
_ASCRIBED = "claims.ascribed"
# So far before words of responsibility a denial stands; so near no other clause is between, but a name may be.
_DENIED, _NAMED = 9, 5
_RESPONSIBILITY = "claims.responsibility2"
_OWN_UP = "claims.responsibility"
# So many words part an armed group from what it says, and "that" from the deed.
_SAYS = 7
_SAID = 5
_OWN = 8
_AND = clitics("conjunction")[0]
# Fighters of the one who speaks: "its fighters", "soldiers of the caliphate".
_ITS_FIGHTERS = ("own_fighters", "caliphate")
# So many words may name whoever lays blame.
_ACCUSER = 6


def read_claims(scene: Scene, actors: list[tuple[int, ActorMention]], report: str) -> list[Claim]:
    """The claims of one sentence; an outlet's claim is that of the group it speaks for."""
    found: dict[tuple[str, Stance], Told] = {}
    for told in _worded(scene.sentence, actors):
        found.setdefault((told.actor.id, told.stance), told)
    spoken = (_own(at, actor) for at, actor in avowed(scene.sentence, actors))
    for told in (*_own_deeds(scene.sentence, actors), *_own_outlet(scene.sentence, actors), *spoken):
        if not any(name == told.actor.id for name, _ in found):
            found[told.actor.id, told.stance] = told
    via = _via(scene.sentence, actors) if found else None
    said = ((told, _said_by(scene, told)) for told in found.values())
    return [
        claim_of(scene, _of_himself(told, source), report, attribution=source, via=via)
        for told, source in said
    ]


class Told(NamedTuple):
    """What the word at a unit says of an actor, the rule that read it and the lexicon rows that fired."""

    at: int
    actor: Actor
    stance: Stance
    rule: str
    rows: tuple[str, ...]
    whose: tuple[int, ActorMention] | None = None  # the actor as named, and at which unit


def _of_himself(told: Told, source: Attribution | None) -> Told:
    """`أعلن الجيش أنه مسؤول عن القتل`: whoever calls himself responsible is not blamed, but claims it."""
    own = source is not None and source.actor == told.actor.id and told.rows[0] in _OWNED
    return told._replace(stance=Stance.CLAIMED, rule="claim.claimed") if own else told


_OWNED = frozenset(("claims.responsible", "claims.stand_behind"))


def claim_of(
    scene: Scene, told: Told, report: str, *, attribution: Attribution | None = None, via: str | None = None
) -> Claim:
    """The claim that a sentence makes with what is told."""
    unit = scene.sentence[told.at]
    span = scene.sentence.view.span(unit.start, unit.end)
    return Claim(
        id=content_id(report, span.start, span.end, told.actor.id, told.stance),
        report=report,
        span=span,
        actor=told.actor,
        stance=told.stance,
        via=via,
        attribution=attribution,
        evidence=Evidence(sentence=scene.sentence.span, rule=told.rule, rows=told.rows),
    )


def _worded(sentence: Sentence, actors: list[tuple[int, ActorMention]]) -> Iterator[Told]:
    """`تبنى التنظيم`, `نفت الحركة مسؤوليتها`: words of responsibility, with whose it is."""
    for at, entry in sentence.readings("claims"):
        if sentence[at].numeral is not None:
            continue
        stance = _stance(sentence, at, entry)
        whose = _actor_of(sentence, at, entry.row["side"], actors) if stance is not None else None
        if whose is not None and stance is not None:
            actor = whose[1].actor
            yield Told(at, actor, stance, f"claim.{stance}", (entry.row.id, f"actors.{actor.id}"), whose)


def _own_deeds(sentence: Sentence, actors: list[tuple[int, ActorMention]]) -> Iterator[Told]:
    """`قالت الحركة إن (مقاتليها) شنوا الهجوم`, `أعلن الحزب أنه (قصف)`: an armed group tells a deed of its own."""
    if not (sentence.may_have("reporting") or sentence.where("hands_out")):
        return
    for i, mention in actors:
        if mention.actor.kind is not ActorKind.ARMED_GROUP or not _speaks(sentence, i):
            continue
        if is_patron(sentence, i) or sentence.has(i - 1, i, "to"):
            continue
        announced = _announced(sentence, i)
        if announced is None:
            announced = _shown(sentence, i)
        if announced is not None:
            yield _own(announced, mention.actor)
            continue
        that = next((at for at in range(i + 1, min(len(sentence), i + _SAYS)) if is_that(sentence[at])), None)
        if that is None:
            continue
        near = sentence.units[that : that + _OWN]
        own = next((at for at, unit in enumerate(near) if unit.is_any(_ITS_FIGHTERS)), None)
        start = own if own is not None else 0 if sentence[that].is_particle("that_it") else None
        denied = any(unit.role("irrealis", "kind", "negation") for unit in near)
        if start is None:
            if not denied and _sets_off_his_own(near[1:]):
                yield _own(that, mention.actor)
            continue
        if own is None and len(near) > 1 and near[1].is_particle("of"):
            start = 1  # "that it was it who"
        deed = near[start + 1 : start + 1 + (_OWN if own is not None else 1)]
        killed = _kills(sentence, that + start + 1)
        did_it = own is not None and sentence.has(
            that + 1, that + own, "perpetrator"
        )  # "those who did it are its men"
        if not denied and (killed or did_it or any(is_deed(unit) for unit in deed)):
            yield _own(that + start, mention.actor)


def _own_outlet(sentence: Sentence, actors: list[tuple[int, ActorMention]]) -> Iterator[Told]:
    """`أعلنت وكالة أعماق أن (مقاتلا من التنظيم) فجر سيارة`: the outlet of a group tells what its fighters did."""
    for i, outlet in actors:
        if outlet.actor.kind is not ActorKind.OUTLET or outlet.actor.part_of is None:
            continue
        colon = sentence.has(i + 1, i + 2, "colon")
        if not (colon or sentence.has(max(0, i - _SAID), i + _SAYS, "reporting")):
            continue
        for at, mention in actors:
            its_group = outlet.actor.part_of in (mention.actor.id, mention.actor.part_of)
            if not its_group or not i < at <= i + _OWN + _SAID or mention.actor.kind is ActorKind.OUTLET:
                continue
            near = sentence.units[i + 1 : at + 1 + _OWN]
            did_it = sentence.has(i + 1, at, "perpetrator")
            denied = any(unit.role("irrealis", "kind", "negation") for unit in near)
            struck = sentence.has(i + 1, at, "attacks")  # "that a strike on the group killed"
            fighter = any(unit.of("people") is not None for unit in sentence.units[i + 1 : at])
            behind = sentence.units[at + 1 : at + _OWN]
            deed = any(is_deed(unit) or (fighter and attack_of(unit) is not None) for unit in behind)
            if (did_it or (deed and not struck)) and not denied:
                yield _own(at, mention.actor)
                break


def _kills(sentence: Sentence, at: int) -> bool:
    """`أنه (قتل) 40 جنديا`: a count of others right behind the verb; not `أنه قتل عشرة من عناصره`."""
    unit, after = sentence.at(at), sentence.at(at + 1)
    verb = unit.of("outcomes") if unit is not None else None
    if verb is None or after is None or verb.row.paradigm != "verb" or verb.row["role"] == "undergo":
        return False
    counted = after.numeral is not None or after.of("people") is not None
    return counted and not sentence.has(at, at + _OWN, "own_fighters")


def _own(at: int, actor: Actor) -> Told:
    return Told(at, actor, Stance.CLAIMED, "claim.own-deed", (f"actors.{actor.id}",))


def _announced(sentence: Sentence, at: int) -> int | None:
    """`أعلن التنظيم (إعدام) الرهائن`, `أعلنت الجماعة (استهدافها) القاعدة`, `بث شريط (ذبح)`: a deed right behind who tells it."""
    actor = sentence[at].of("actors")
    own = actor.row.id if actor is not None else ""
    for i in range(at + 1, min(len(sentence), at + _SAYS)):
        unit = sentence[i]
        other = unit.of("actors")
        if unit.is_any(("stop", "that", "that_it", "clause")) or (other is not None and other.row.id != own):
            return None
        if unit.is_particle("own_deed") or _strikes(sentence, i):
            return i
    return None


def _strikes(sentence: Sentence, at: int) -> bool:
    """`أعلن الحوثيون (استهداف) المعسكر`: a target right behind a strike, and nobody else told of; not `استهداف مقرها`."""
    target = sentence.at(at + 1)
    if target is None or not sentence[at].is_particle("strike"):
        return False
    entry = target.of("targets")
    near = sentence.units[at + 1 : at + _OWN]
    others = any(
        unit.of("actors")
        or unit.is_any(_ITS_FIGHTERS)
        or unit.role("attacks", "type", IncidentType.AIRSTRIKE)
        for unit in near
    )
    return entry is not None and entry.article and not others


def _speaks(sentence: Sentence, at: int) -> bool:
    """Whether a verb of saying stands a little before a name or soon after it."""
    before = sentence.units[max(0, at - _SAID) : at]
    part = next((i for i in range(len(before), 0, -1) if _parts(before[i - 1])), 0)
    for unit in (*before[part:], *sentence.units[at + 1 : at + _SAYS]):
        entry = unit.of("reporting")
        if (entry is not None and entry.row["kind"] == "verb") or unit.is_particle("hands_out"):
            return True
        if unit.is_particle("stop"):
            break
    return False


def _parts(unit: Unit) -> bool:
    return unit.is_any(("stop", "that", "clause", "comma"))


def _sets_off_his_own(near: Sequence[Unit]) -> bool:
    """`أن فلانا (فجر شاحنته)`: the group tells by name who did it; not `أن انتحاريا فجر نفسه`."""
    for at, (verb, thing) in enumerate(pairwise(near)):
        if verb.is_particle("sets_off") and thing.is_particle("his_bomb"):
            return not any(_is_somebody(unit) for unit in near[:at])
    return False


def _is_somebody(unit: Unit) -> bool:
    people = unit.of("people")
    return unit.of("attacks") is not None or (people is not None and not people.article)


def _shown(sentence: Sentence, at: int) -> int | None:
    """`نشر التنظيم شريطا يظهر فيه (مسلحوه) وهم يعدمون`, `بث التنظيم تسجيلا (لإعدام)`: a deed of its own on film."""
    films = [i for i in sentence.where("film") if at < i <= at + _SAYS]
    if not films or not sentence.has(max(0, at - _SAID), films[0], "reporting", "hands_out"):
        return None
    for i in range(films[0] + 1, min(len(sentence), films[0] + _OWN)):
        own = sentence[i].is_any(_ITS_FIGHTERS)
        if sentence[i].is_particle("stop"):
            return None
        if sentence[i].is_particle("own_deed") or (
            own and any(is_deed(u) for u in sentence.units[i : i + _OWN])
        ):
            return i
    return None


def _stance(sentence: Sentence, at: int, entry: Entry) -> Stance | None:
    """What the words say of responsibility, or None if they are not about an attack at all."""
    stance = Stance(entry.row["stance"])
    if entry.row.id == _ASCRIBED and not any(
        is_act(unit) for unit in sentence.units[max(0, at - _SAYS) : at]
    ):
        return None  # a statement that is ascribed to a group
    if entry.row.id == _OWN_UP and sentence.has(at - 1, at, "bears"):
        return None  # "must bear its responsibility"
    if not _is_of_attack(sentence, at, entry, worded=stance is not Stance.CLAIMED):
        return None
    if sentence.has(at - _WONT, at, "wont_to"):
        return None  # "such attacks are usually claimed by"
    if entry.row.id in (_RESPONSIBILITY, _BEHIND) and _is_laid(sentence, at):
        return None
    campaign = entry.row.id == _BLAME and entry.suffix and sentence.has(at + 1, at + 2, "on")
    if campaign or (entry.row.id == _DENY and _denies_loss(sentence, at)):
        return None  # "its campaign against", spelt like "held it responsible"
    if stance is Stance.CLAIMED:
        return Stance.DENIED if _denied(sentence, at) else stance
    before = sentence.at(at - 1)
    if (
        stance is Stance.BLAMED
        and entry.row["side"] == "subject"
        and before is not None
        and before.is_particle("that_it")
    ):
        return Stance.CLAIMED  # "the group said that it was responsible for"
    return stance


def _denies_loss(sentence: Sentence, at: int) -> bool:
    """`نفى الحزب مقتل قائده`, `(ينفي) الحزب اغتيال القيادي فلان`: a party denies what befell its own, not that it did it."""
    for i in range(at + 1, min(len(sentence), at + _REACH)):
        unit = sentence[i]
        if unit.is_any(("stop", "blame", "accused")) or unit.of("claims") is not None:
            return False
        if not any(e.row.table == "outcomes" and e.row.paradigm == "masdar" for e in unit.entries):
            continue
        if any(entry.row.id in _BEFALLS for entry in unit.entries):
            return True
        hit = read_people(sentence, i + 1, governed=True)
        own = hit is not None and hit.noun is not None and bool(hit.noun.suffix)
        return hit is not None and (own or hit.group is Group.ARMED_GROUP)
    return False


_CLAIM = "claims.claim_v"
_DENY, _BLAME, _BEHIND = "claims.deny", "claims.blame", "claims.stand_behind"
# Verbal nouns of what befell people, not of what somebody did.
_BEFALLS = frozenset(
    (
        "outcomes.killing",
        "outcomes.death",
        "outcomes.death2",
        "outcomes.wounding",
        "outcomes.fall_n",
        "outcomes.martyrdom",
    )
)


def _is_laid(sentence: Sentence, at: int) -> bool:
    """`حمّلت السلطات الحركة (مسؤولية الهجوم)`: whom others hold responsible has claimed nothing."""
    for unit in reversed(sentence.units[max(0, at - _REACH) : at]):
        if unit.is_particle("stop"):
            return False
        if unit.role("claims", "stance", "blamed") is not None:
            return True
    return False


def _is_of_attack(sentence: Sentence, at: int, entry: Entry, *, worded: bool) -> bool:
    """Whether an attack stands near: `تبنى الهجوم`, not `تبنى القانون`; `تبناه` has it as its object.

    A denial or an accusation may also be of responsibility (`worded`).
    """
    after = sentence.at(at + 1)
    announced = sentence.has(at - _SAYS, at, "reporting")
    alone = announced and (after is None or after.is_any(("stop", "comma")))
    if (_has_object(sentence[at], entry) and not worded) or (entry.row.id == _OWN_UP and alone):
        return True  # "the group said that it was responsible", of what was told before
    bare = after is None or after.is_any(("stop", "comma")) or _begins_verb(after)
    if not worded and bare and sentence.readings("outcomes", 0, at):
        return True  # "ten killed at a college; the group claims"
    near = sentence.units[max(0, at - _BEFORE) : at + _REACH]
    if any(is_act(unit) for unit in near) or len(entry.row.lemma.split()) > 1 or _is_killing(sentence, at):
        return True
    if entry.row.id == _DENY and sentence.has(at + 1, at + _NAMED, "blame"):
        return sentence.has(at + 1, at + _REACH, "outcomes")  # "denied its part in the killing of"
    return worded and any(unit.role("claims", "stance", "claimed") is not None for unit in near)


def _has_object(unit: Unit, entry: Entry) -> bool:
    """`تبناه`, `تبنتها`: the attack told before is the object."""
    return bool(entry.suffix) or (entry.row.id == _CLAIM and unit.text.endswith(("\u0647", "\u0647\u0627")))


def _begins_verb(unit: Unit) -> bool:
    """`يتبنى (وينشر) صورا`: a second verb right behind the first, which has no object then."""
    return unit.text.startswith(_AND) and all(entry.conjunction for entry in unit.entries)


def _is_killing(sentence: Sentence, at: int) -> bool:
    """`تبنت الحركة (قتل) ستة`: what is claimed is a killing or an abduction; not `تبنى قرارا بعد مقتل ستة`."""
    commas = [i for i in sentence.where("comma") if at < i < at + _REACH]
    for i in range(at + 1, min(len(sentence), at + _REACH)):
        unit = sentence[i]
        if len(commas) == _TWO and commas[0] <= i <= commas[1]:
            continue  # "the group claimed, in a recording, the killing of"
        if any(_is_killing_noun(entry) for entry in unit.entries):
            return not sentence[i - 1].is_particle("prepositions")
        if unit.is_any(("stop", "comma", "clause", "prepositions")) and not unit.is_particle("in"):
            return False
    return False


def _is_killing_noun(entry: Entry) -> bool:
    return is_killing(entry) and not (entry.article or entry.preposition)


def _denied(sentence: Sentence, at: int) -> bool:
    """`لم تعلن أي جهة مسؤوليتها`, `نفت مسؤوليتها`."""
    for back in range(at, max(-1, at - 1 - _DENIED), -1):
        unit = sentence[back]
        if unit.role("irrealis", "kind", "negation") is not None:
            return True
        if back < at - _NAMED and _parts(unit):
            return False
        if back == at - 1 and unit.is_particle("that") and sentence.has(back - 1, back, "right_after"):
            return False  # "denied it, after another group had claimed it"
    return False


def _actor_of(
    sentence: Sentence, at: int, side: str, actors: list[tuple[int, ActorMention]]
) -> tuple[int, ActorMention] | None:
    """The subject of a claim stands before or right after its verb; whom a blame hits, after."""
    groups = [(i, m) for i, m in actors if m.actor.kind is not ActorKind.OUTLET]
    after = [(i, m) for i, m in groups if at < i <= at + _REACH and not _breaks(sentence, at, i)]
    before = [(i, m) for i, m in groups if i < at and at - i <= _REACH + 6 and not _breaks(sentence, i, at)]
    after = [(i, m) for i, m in after if not is_patron(sentence, i)] or after
    before = [(i, m) for i, m in before if not is_patron(sentence, i)] or before
    if side == "object":
        return _accused(sentence, at, after)
    if after and after[0][0] - at <= 2:
        return after[0]
    if before:
        # "the coalition against the group, which claimed it": the group did, by whatever name it was told of
        of_group = sentence.has(before[-1][0] + 1, at, "the_group")
        groups = (
            [item for item in before if item[1].actor.kind is ActorKind.ARMED_GROUP] if of_group else before
        )
        return groups[-1] if groups else None
    # "his country is behind the killing of a leader of the group": the party of the dead did not do it
    return after[0] if after and not sentence.has(at, after[0][0], "outcomes") else None


def _accused(
    sentence: Sentence, at: int, after: list[tuple[int, ActorMention]]
) -> tuple[int, ActorMention] | None:
    """`اتهمت الحركة (الجيش) بالهجوم`: of two parties behind a verb the first accuses, and the other is accused."""
    verb = any(entry.row.table == "claims" and entry.row.paradigm == "verb" for entry in sentence[at].entries)
    if not verb or len(after) < _TWO:
        return after[0] if after and not (verb and _accuses(sentence, at, after[0][0])) else None
    (left, accuser), (right, other) = after[:_TWO]
    parts = sentence.units[left + 1 : right]
    joined = sentence[right].conjoined or accuser.actor.id == other.actor.id
    crime = any(u.is_any(("that", "clause", "comma", "blame", "and")) for u in parts)
    crime = crime or any(_names_crime(unit) for unit in (*parts, sentence[left], sentence[right]))
    return after[0] if joined or crime else after[1]


def _accuses(sentence: Sentence, at: int, actor_at: int) -> bool:
    """`اتهمت (الحركة) السلطة بالهجوم`: right behind the verb, and behind it another party that no lexicon of actors has."""
    other = sentence.at(actor_at + 1)
    if actor_at != at + 1 or other is None or not other.text.startswith(clitics("article")):
        return False
    return other.role("people", "kind", "collective") is not None or any(
        other.of(table) is not None for table in ("speakers", "attacks")
    )


def _names_crime(unit: Unit) -> bool:
    """`بالهجوم`, `بمحاولة`: of what one is accused."""
    by = unit.text.startswith(clitics("preposition")[0]) and not unit.of("people")
    return by and (not unit.entries or any(entry.preposition for entry in unit.entries))


_TWO = 2


def _said_by(scene: Scene, told: Told) -> Attribution | None:
    """Who claims, denies or accuses: the source of the sentence, else the party itself, or whoever blames it."""
    said_by = attribution_at(scene, told.at)
    if said_by is not None or told.whose is None:
        return said_by
    at, mention = told.whose
    if told.stance in (Stance.CLAIMED, Stance.DENIED):
        armed = mention.actor.kind is ActorKind.ARMED_GROUP
        authority = AuthorityKind.ARMED_ACTOR if armed else AuthorityKind.POLICE_MILITARY
        return Attribution(source=mention.span, authority=authority, actor=mention.actor.id)
    name = _accuser(scene.sentence, told.at, at) if told.stance is Stance.BLAMED else None
    if name is None:
        return None
    units = scene.sentence.units
    authority, actor = authority_of(scene.sentence, name)
    source = scene.sentence.view.span(units[name.first].start, units[name.last - 1].end)
    return Attribution(source=source, authority=authority, actor=actor)


def _accuser(sentence: Sentence, at: int, actor_at: int) -> Name | None:
    """`اتهمت (الشرطة) الحركة`, `(الحكومة) تحمّل الحركة`, `ألقى (الرئيس) اللوم على الحركة`: whoever blames."""
    behind = name_at(sentence, at + 1, unknown=True, people=True)
    if behind is not None and behind.last <= actor_at:
        return behind
    for first in range(max(0, at - _ACCUSER), at):
        name = name_at(sentence, first, people=True)
        if name is not None and name.last == at and not name.first <= actor_at < name.last:
            return name
    return None


def _breaks(sentence: Sentence, low: int, high: int) -> bool:
    """Whether the sentence stops between; a colon goes on with what the speaker says."""
    return any(
        unit.is_particle("stop") and not unit.is_particle("colon") for unit in sentence.units[low:high]
    )


def _via(sentence: Sentence, actors: list[tuple[int, ActorMention]]) -> str | None:
    """The outlet the claim came through, if the sentence names one."""
    outlet = next((m.actor.name_en for _, m in actors if m.actor.kind is ActorKind.OUTLET), None)
    if outlet is not None:
        return outlet
    return next((entry.row["name_en"] for _, entry in sentence.readings("channels")), None)
