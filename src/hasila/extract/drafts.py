"""Read the casualty figures of one sentence: who suffered what, and how many."""

from functools import lru_cache

from hasila.extract.adjusted import (
    CAPTURES,
    CARRIED,
    as_captured,
    as_either,
    as_found_dead,
    as_many,
    as_numbered,
    as_treated,
)
from hasila.extract.ailments import is_ailment, is_natural, may_be_natural
from hasila.extract.bereaved import as_bereaved, bereft
from hasila.extract.dying import as_died
from hasila.extract.generic import is_generic
from hasila.extract.governed import governed
from hasila.extract.holders import held_by_gunmen
from hasila.extract.known import known
from hasila.extract.lists import Draft, before_subjects, coordinate
from hasila.extract.lost import is_of_force, is_pronoun_of_loser, loses, lost_by_place
from hasila.extract.modality import (
    adds,
    blames,
    caused_by_chance,
    hides_name,
    is_asked,
    is_denied,
    is_denied_by,
    may_exist,
)
from hasila.extract.moves import moved, moved_beside, told_again
from hasila.extract.named import named_as
from hasila.extract.other_uses import is_harmless, is_of_theirs, is_other_use
from hasila.extract.parts import among_counted, among_victims, together
from hasila.extract.persons import BODIES, People, kind_of
from hasila.extract.pointing_back import of_them
from hasila.extract.pronouns import beside_pronoun, by_clause, by_no_word, by_pronoun, shared_with_next
from hasila.extract.reached import is_done_to, reached
from hasila.extract.repeats import told_once
from hasila.extract.spread import spread
from hasila.extract.standing import EXECUTION, VOID, goes_on
from hasila.extract.subsets import subsets
from hasila.extract.supposed import is_supposed
from hasila.extract.toll_numbers import between_dead_and_hurt
from hasila.extract.triggers import Trigger, find_triggers
from hasila.extract.units import Sentence
from hasila.extract.victims import both_nouns, tells_of_victims, victims
from hasila.lexicon import clitics, particles
from hasila.model import Group, Outcome, Qualifier

# So near behind those who did it stand those to whom it was done.
_DOER = 4
# Words of these kinds before an outcome deny it or leave it open.
_DENIED = frozenset(("negation", "possible"))


@lru_cache(maxsize=1 << 6)  # whether a report tells of anything is seen before the rest of it is read
def read_drafts(sentence: Sentence) -> list[Draft]:
    """All figures of a sentence, in the order of their counts."""
    if not sentence.where("outcomes"):
        return []
    triggers = find_triggers(sentence)
    acts = {d.people.first: d for d in (*bereft(sentence), *reached(sentence))}
    if not (triggers or acts or tells_of_victims(sentence)):
        return []
    drafts, without = _governed(sentence, triggers)
    _drop_agents(sentence, drafts, acts)
    drafts = acts | drafts | {d.people.first: d for d in moved(sentence)}
    for draft in victims(sentence, drafts):
        standing = _with_standing(sentence, draft)
        if standing is not None and any(_or_else(sentence, d, standing) for d in drafts.values()):
            standing = standing._replace(negated=True)
        if standing is not None and not _is_planned(standing, triggers):
            drafts.setdefault(draft.people.first, as_treated(standing, triggers))
    _add_meant(sentence, triggers, without, drafts)
    drafts.update({d.people.first: d for d in before_subjects(sentence, drafts)})
    _drop_counted_after(sentence, drafts)
    coordinate(sentence, drafts, triggers)
    drafts |= {d.people.first: d for d in moved_beside(sentence, drafts)}
    drafts |= {d.people.first: d for d in told_again(sentence, drafts)}
    ordered = as_many(_without_overlap([drafts[at] for at in sorted(drafts)]))
    ordered = [told for draft in ordered if (told := as_numbered(sentence, draft)) is not None]
    ordered = as_captured(_without_renamed(sentence, ordered))
    ordered = named_as(sentence, together(sentence, ordered))
    ordered = of_them(sentence, among_counted(sentence, among_victims(sentence, ordered)))
    ordered = as_either(_settled(_denied_too(subsets(sentence, spread(sentence, ordered)))))
    ordered = as_died(sentence, ordered, triggers)
    ordered = [d for d in ordered if not (_is_void(d) or is_supposed(sentence, d))]
    ordered = as_bereaved(sentence, ordered)
    known_too = known(sentence, told_once(sentence, ordered))
    return as_found_dead(sentence, [d for d in known_too if not is_ailment(sentence, d)])


def _governed(sentence: Sentence, triggers: list[Trigger]) -> tuple[dict[int, Draft], list[int]]:
    """What each outcome word governs, and which of them govern nothing."""
    drafts: dict[int, Draft] = {}
    without: list[int] = []
    for i, trigger in enumerate(triggers):
        found = governed(sentence, trigger, triggers, [draft.people for draft in drafts.values()])
        draft = _draft(sentence, trigger, *found) if found else None
        if draft is not None and _is_held_by_what_was_hit(sentence, draft):
            continue
        if draft is not None:
            draft = _fallen(sentence, _beside_body(sentence, draft))
            at = draft.people.first
            draft = _beside_told(
                draft, next((d for d in drafts.values() if d.people.first <= at < d.people.last), None)
            )
            drafts.setdefault(draft.people.first, draft)
        else:
            without.append(i)
    return drafts, without


def _beside_body(sentence: Sentence, draft: Draft) -> Draft:
    """`على جثة (طبيب خطف)`, `على جثث (ثمانية خطفوا)`: the body's own count stands at the person, so this one stands at the verb."""
    people, trigger, before = draft.people, draft.trigger, sentence.at(draft.people.first - 1)
    of_body = before is not None and any(
        entry.row.id in BODIES and set(entry.features) & {"s", "d", "p"} for entry in before.entries
    )
    if trigger is None or not of_body or trigger.first < people.last or draft.outcome is Outcome.KILLED:
        return draft
    moved_to = people._replace(first=trigger.first, last=trigger.last, noun_at=None)
    return draft._replace(people=moved_to, named_at=people.first)


def _beside_told(draft: Draft, told: Draft | None) -> Draft:
    """`قتل 30 رجلا (تم خطفهم)`: what else befell those of whom the sentence has told stands at its own word."""
    people, trigger = draft.people, draft.trigger
    if told is None or trigger is None or not trigger.entry.suffix or trigger.first < people.last:
        return draft
    if draft.outcome in (told.outcome, Outcome.WOUNDED):
        return draft
    moved_to = told.people._replace(first=trigger.first, last=trigger.last, noun_at=None)
    return draft._replace(people=moved_to, named_at=told.people.first)


def _is_held_by_what_was_hit(sentence: Sentence, draft: Draft) -> bool:
    """`أصابت الغارة مبنى يضم (120 نازحا)`: the people in what was hit, of whom not all need be hurt."""
    harmed = (Outcome.KILLED, Outcome.WOUNDED, Outcome.KILLED_OR_WOUNDED, Outcome.MISSING)
    trigger = draft.trigger
    if trigger is None or draft.outcome not in harmed:
        return False
    return sentence.has(trigger.last, draft.people.first, "holds")


def _fallen(sentence: Sentence, draft: Draft) -> Draft:
    """`سقط (14 قتيلا وجريحا)`: the verb leaves the outcome to the nouns, which share the number."""
    falls = draft.trigger is not None and draft.trigger.entry.row.id in _FALLS
    both = both_nouns(sentence, draft.people) if falls else None
    return draft if both is None else draft._replace(people=both.people, outcome=both.outcome)


def _drop_agents(sentence: Sentence, drafts: dict[int, Draft], acts: dict[int, Draft]) -> None:
    """`خطف (المسلحين) لصحافية`, `قتل (عناصر الشرطة) للمحتجين`: who did it, before those it was done to, is no victim."""
    for draft in list(drafts.values()):
        people = draft.people
        trigger = draft.trigger
        if trigger is None or people.counted or people.first != trigger.last:
            continue
        act = any(entry.row.paradigm == "masdar" for entry in sentence[trigger.last - 1].entries)
        several = act and people.value is None and is_done_to(sentence.at(people.last))
        behind = (d for d in acts.values() if people.last <= d.people.first <= people.last + _DOER)
        several = several or (act and people.value is None and any(d.rows[0] in trigger.rows for d in behind))
        if several or (people.definite and draft.last in acts):
            del drafts[people.first]


def _drop_counted_after(sentence: Sentence, drafts: dict[int, Draft]) -> None:
    """`هويات (من سقطوا)، وهم 38 قتيلا`, `عدد (الجنود) الذين سقطوا إلى 40`: those whose number is told are told of once."""
    for at, draft in list(drafts.items()):
        before = sentence.at(at - 1)
        of_bodies = before is not None and sentence[at].role("people", "kind", "person") is not None
        of_bodies = of_bodies and before is not None and any(e.row.id in BODIES for e in before.entries)
        of_toll = before is not None and before.is_particle("count_of") and draft.trigger is not None
        who = draft.people.value is None and (sentence[at].is_particle("who_are") or of_toll)
        who = who or (draft.people.value is None and of_bodies)
        counted = any(d.outcome is draft.outcome and d.people.value is not None for d in drafts.values())
        if who and counted:
            del drafts[at]


def _add_meant(
    sentence: Sentence, triggers: list[Trigger], without: list[int], drafts: dict[int, Draft]
) -> None:
    """Whom outcome words mean by a pronoun, by no word at all, or with the next one (adds to `drafts`)."""
    for i in without:
        trigger = triggers[i]
        meant = by_pronoun(sentence, trigger, drafts) or by_clause(sentence, trigger, drafts)
        missing = by_no_word(sentence, trigger, drafts) if meant is None else None
        after = next((d for d in drafts.values() if d.trigger in triggers[i + 1 : i + 2]), None)
        shared = shared_with_next(trigger, after) if after is not None else None
        if meant is not None:
            draft = _draft(sentence, trigger, meant[0], "figure.pronoun")
            draft = draft._replace(named_at=meant[1]) if draft is not None else None
        elif shared is not None:
            draft = _draft(sentence, trigger, shared, "figure.shared")
        elif missing is not None:
            draft = _draft(sentence, trigger, missing[0], "figure.no-subject")
            draft = draft._replace(named_at=missing[1]) if draft is not None else None
        elif (beside := beside_pronoun(sentence, trigger)) is not None:
            draft = _draft(sentence, trigger, beside, "figure.masdar-people")
        else:
            continue
        if draft is not None:
            drafts.setdefault(draft.people.first, draft)


def _denied_too(drafts: list[Draft]) -> list[Draft]:
    """`هددوا بقتل الرهائن الأربعة، وهم كنديان و...`: what has not come to pass for all has not for any of them."""
    denied = {d.people.first for d in drafts if d.negated}
    return [d._replace(negated=True) if d.part_of in denied else d for d in drafts]


def _settled(drafts: list[Draft]) -> list[Draft]:
    """Without plurals that only name the outcome of a count in the sentence (`قتلى ... 115 قتيلا`)."""
    told = {d.outcome for d in drafts if d.part_of is None and (d.people.counted or d.trigger is not None)}
    return [
        d
        for d in drafts
        if not (d.rule == "figure.victim-plural" and d.outcome in told and d.part_of is None)
        and not (d.rule == "figure.body" and d.people.value is None and d.outcome in told and not d.trigger)
        and not (d.rule == "figure.toll-number" and d.people.value is None and _counts_again(d, drafts))
    ]


def _counts_again(toll: Draft, drafts: list[Draft]) -> bool:
    """`عدد القتلى من الحزب يقدر بنحو 300 قتيل`: the number of a toll said with its own noun, further on."""
    if toll.people.counted:
        return False
    alike = (d.people for d in drafts if d.outcome is toll.outcome and d.people.first > toll.people.first)
    return any(people.value is not None and people.outcome is not None for people in alike)


def _draft(sentence: Sentence, trigger: Trigger, people: People, rule: str) -> Draft | None:
    standing = trigger.standing
    if trigger.entry.row.id in _FALLS and people.proper and not _fell_as_martyr(sentence, trigger, people):
        return None  # a president, a regime or a city falls, too
    without = people.outcome is not None and _is_without(sentence, trigger.last, people.first)
    known = people.outcome is not None and people.definite and not people.counted
    again = people.first >= trigger.last or sentence.has(people.first - 1, people.first, "stop")
    fall = trigger.entry.row.id in _FALLS and known and (again or people.first == 0)
    if without or fall:
        return None  # "deplored the fall of the victims"
    others = people.others and trigger.entry.row.id == "outcomes.fate"
    # "lost much"
    much = trigger.entry.row.id == "outcomes.lose" and people.noun is None and people.value is None
    one = trigger.entry.row.id == "outcomes.fate" and people.value == 1 and kind_of(people.noun) == "person"
    one = one or (trigger.entry.row.id in CARRIED and _is_one_struck(sentence, people))
    told = _counts_persons(sentence, people) or _is_to_unknown(sentence, trigger) or others or one
    if trigger.entry.row.id in _ONLY_COUNTED and (
        much or not told or is_of_theirs(sentence, trigger, people)
    ):
        return None
    topples = trigger.entry.row.id in _TAKES_WITH and not _has_with(sentence, people.first)
    if topples or (may_be_natural(trigger) and is_natural(sentence, trigger, counted=people.counted)):
        return None
    if (standing == "plan" and not _is_specific(sentence, trigger, people)) or is_other_use(
        trigger, sentence, people.last
    ):
        return None
    held = trigger.outcome in (Outcome.DETAINED, Outcome.ABDUCTED)
    # whoever keeps bodies holds nobody
    keeps = held and people.noun is not None and people.noun.row.id in BODIES
    dead = trigger.outcome is Outcome.WOUNDED and people.outcome is Outcome.KILLED  # "hit a camp: 116 dead"
    if keeps or dead or is_harmless(sentence, trigger, people) or _are_others(sentence, trigger, people):
        return None
    if standing == "negation" and trigger.entry.row.id == "outcomes.find_body":
        return None  # the dead have died, found or not
    if is_generic(sentence, trigger, people):
        return None
    # what is denied of a named person's death is most often something else about it, but for a sentence
    elsewhere = rule == "figure.masdar-name" and trigger.entry.row.id not in (EXECUTION, _SENTENCED)
    only = sentence.has(trigger.last, people.first, "except")
    denied = standing in _DENIED and not elsewhere and not only
    negated = denied or standing == "plan" or people.nobody
    return Draft(
        people, _outcome(sentence, trigger, people), trigger, rule, negated=negated, rows=trigger.rows
    )


# Verbs that say to arrest only with a preposition before those they are said of.
_WITH = clitics("preposition")[0]
_TAKES_WITH = frozenset(("outcomes.topple", "outcomes.catch", "outcomes.throw_in_jail", "outcomes.carry_off"))


def _has_with(sentence: Sentence, at: int) -> bool:
    """`أودى (بثلاثة)`: a preposition joined to those it stands before; before digits (`بـ 22`) it is read with them."""
    text = sentence[at].text
    return text.startswith(_WITH) or text[0].isdigit()


def _are_others(sentence: Sentence, trigger: Trigger, people: People) -> bool:
    """`قضى عليه (رجال الأمن)`: who did it; `(37 قتيلا) و36 جريحا بعضهم في حالة حرجة`: the dead beside the hurt."""
    if trigger.entry.row.id == "outcomes.critical":
        return people.outcome is Outcome.KILLED
    _, _, last = sentence[trigger.last - 1].text.rpartition(" ")
    upon_them = trigger.entry.row.paradigm == "phrase" and last in particles("upon_them")
    return upon_them and people.first == trigger.last


def _is_without(sentence: Sentence, after: int, at: int) -> bool:
    """`سقط صاروخ (دون) وقوع إصابات`: none of those named behind it, whatever the verb before it says."""
    return any(entry.row.id in _WITHOUT for _, entry in sentence.readings("irrealis", after, at))


_WITHOUT = frozenset(("irrealis.without", "irrealis.without2", "irrealis.without3", "irrealis.without4"))


def _is_specific(sentence: Sentence, trigger: Trigger | None, people: People) -> bool:
    """Whether harm that has not come is told of certain people: guideline 11 counts no others."""
    if trigger is not None and trigger.outcome is people.outcome and (people.counted or not people.definite):
        return False  # "vowed to take more hostages"
    if _are_held_by_them(sentence, people):
        return True
    told = people.value is not None or people.outcome is not None or people.nationality is not None
    held = people.outcome is Outcome.ABDUCTED and people.value == 1 and people.nationality is not None
    if people.counted and people.value is None and people.outcome not in (None, Outcome.ABDUCTED):
        return False  # "more dead"
    return people.proper or held or (people.definite and told and people.qualifier not in _VAST)


def _are_held_by_them(sentence: Sentence, people: People) -> bool:
    """`هدد بقتل ثلاثة أتراك (خطفهم)`, `رهينتين (تحتجزهما)`: they are in the hands of whoever threatens them."""
    for unit in sentence.units[people.last : people.last + _DESCRIBED]:
        entry = unit.role("outcomes", "role", "act", "inflict")
        if entry is not None:
            held = entry.row["outcome"] in (Outcome.ABDUCTED, Outcome.DETAINED)
            return held and bool(entry.suffix) and entry.row.paradigm == "verb"
        if not unit.word or unit.conjoined or unit.particles:
            return False
    return False


# So near behind the people a clause about them may stand.
_DESCRIBED = 3


# Numbers that nobody has counted.
_VAST = (Qualifier.DOZENS, Qualifier.HUNDREDS, Qualifier.THOUSANDS)


def _or_else(sentence: Sentence, left: Draft, right: Draft) -> bool:
    """`دون سقوط قتلى (أو جرحى)`, `(وجرحى)`: what is joined to what is denied is denied, too."""
    joined = right.first - left.last == 1 and sentence[left.last].is_particle("or")
    joined = joined or (right.first == left.last and sentence[right.first].conjoined)
    return joined and left.negated and right.people.value is None


def _is_planned(draft: Draft, triggers: list[Trigger]) -> bool:
    """`هدد بقتل عشر رهائن`: a victim noun right after an outcome that has not come to pass."""
    vague = draft.people.counted and draft.people.value is None  # "more of the dead"
    return (vague or not draft.people.definite) and any(
        t.last == draft.people.first and (t.standing == "plan" or t.void) for t in triggers
    )


def _fell_as_martyr(sentence: Sentence, trigger: Trigger, people: People) -> bool:
    """`سقط النائب فلان من الكتلة (شهيدا)`: one who is said to have fallen dead, and from no office."""
    behind = max(people.last, trigger.last)
    after = sentence.at(trigger.last)
    if behind == trigger.last and after is not None and after.is_any(("harm", "by_hands")):
        return True  # "who fell by bullets"
    for unit in (*sentence.units[people.first : people.last], *sentence.units[behind : behind + _ILL]):
        if unit.is_any(("stop", "clause")) or unit.role("outcomes", "role", "act", "undergo", "inflict"):
            break
        victim = unit.role("outcomes", "role", "victim")
        if victim is not None and victim.row["outcome"] == Outcome.KILLED and "a" in victim.features:
            return not victim.conjunction
    return False


_SENTENCED = "outcomes.sentenced"
_LEADINGS = frozenset(("outcomes.lead_off", "outcomes.leading_off"))


def _is_to_unknown(sentence: Sentence, trigger: Trigger) -> bool:
    """`واقتادوه إلى جهة مجهولة`: nobody is led there for another reason."""
    reach = _ILL if trigger.entry.suffix else _LATER
    after = sentence.units[trigger.last : trigger.last + reach]
    led = trigger.number == "p" or bool(trigger.entry.suffix) or trigger.entry.row.id in _LEADINGS
    return led and any(entry.row.id == "outcomes.companion_place" for unit in after for entry in unit.entries)


def _is_one_struck(sentence: Sentence, people: People) -> bool:
    """`نقل (طبيب) إلى المستشفى بعد التفجير`: one person nobody has told of, where an attack is told."""
    known = people.definite or people.proper or people.outcome is not None
    return (
        people.value == 1
        and not known
        and kind_of(people.noun) == "person"
        and bool(sentence.where("attacks"))
    )


def _counts_persons(sentence: Sentence, people: People) -> bool:
    """A count with a noun for people, or with none at all: `عولج ستة في المركز`."""
    after = sentence.at(people.last)
    bare = (
        after is None
        or not after.word
        or any(entry.row.table != "irrealis" for entry in after.entries)  # not "nine schemes"
        or after.text.startswith(clitics("preposition"))
        or after.is_any(("prepositions", "function"))
    )
    one = "a" in people.noun_features and not people.definite  # "led off a guard", the object
    return one or (people.counted and (people.noun is not None or people.others or bare))


# Verbs that leave the outcome to the noun: so many fell dead, or hurt.
_FALLS = frozenset(("outcomes.fall", "outcomes.fall_n", "outcomes.falling"))
_ONLY_COUNTED = CARRIED | {
    "outcomes.cost", "outcomes.lose", "outcomes.lead_off", "outcomes.take_v", "outcomes.lose_contact", "outcomes.fate",
    "outcomes.hold_n", "outcomes.hold_v", "outcomes.toppling", "outcomes.topple", "outcomes.catch", "outcomes.catch_n",
    "outcomes.entrap_n",
}  # fmt: skip
_AFTER = 18


def _outcome(sentence: Sentence, trigger: Trigger, people: People) -> Outcome:
    """The noun's outcome or the verb's: `سقوط 5 جرحى`, `مقتل 3 رهائن`, `احتجاز 5 رهائن`."""
    if between_dead_and_hurt(sentence, people.last) or between_dead_and_hurt(sentence, trigger.last):
        return Outcome.KILLED_OR_WOUNDED
    falls = trigger.entry.row.id in _FALLS or trigger.entry.row.id in CARRIED
    if trigger.outcome is Outcome.DETAINED and (
        _is_to_unknown(sentence, trigger)
        or (trigger.entry.row.id in CAPTURES and people.group is Group.SECURITY_FORCES)
        or people.outcome is Outcome.ABDUCTED
        or held_by_gunmen(sentence, trigger.last, people)
    ):
        return Outcome.ABDUCTED
    if trigger.entry.row.id == "outcomes.fate" and people.outcome is Outcome.ABDUCTED:
        return Outcome.ABDUCTED  # hostages of whom nobody knows what becomes
    if people.outcome is not None:
        either = people.outcome is Outcome.KILLED_OR_WOUNDED and trigger.entry.row.id in CARRIED
        told = (falls and not either) or trigger.entry.row.id == "outcomes.go_missing"  # "lost five dead"
        return people.outcome if told else trigger.outcome
    own = people.noun is not None and bool(people.noun.suffix)
    own = own or is_of_force(sentence, trigger.last, people.first)
    own = own or (people.first == trigger.last and loses(people, feminine=trigger.feminine))
    own = own or lost_by_place(sentence, trigger.last - 1, trigger.entry)
    own = own or (people.first == trigger.last and is_pronoun_of_loser(sentence, trigger.first))
    if trigger.entry.row.id == "outcomes.go_missing" and own and trigger.number == "s":
        # a force that "lost five of its men", or "five soldiers", not "lost contact with five of its men"
        contact = sentence.has(trigger.last, people.first, "contact")
        return Outcome.MISSING if contact else Outcome.KILLED
    for unit in sentence.units[people.last : people.last + (_AFTER if falls else 4)]:
        if unit.is_particle("stop") or unit.numeral is not None:
            break
        victim = unit.role("outcomes", "role", "victim")
        if victim is None or victim.definite or victim.conjunction:
            continue
        said = Outcome(victim.row["outcome"])
        if said is Outcome.KILLED_OR_WOUNDED and "s" in victim.features:
            said = Outcome.KILLED  # "fell victim to"
        if falls or (trigger.outcome is Outcome.DETAINED and said is Outcome.ABDUCTED):
            return said
    return trigger.outcome


def _with_standing(sentence: Sentence, draft: Draft) -> Draft | None:
    """`لم تسفر عن ضحايا`, `الإفراج عن ثلاث رهائن`: a denial or release before a noun that says the outcome."""
    first = _head_of_list(sentence, draft.people.first)
    asked = is_asked(sentence, first)
    if asked and draft.people.definite and draft.people.value is None:
        return None  # who the dead were is asked, not whether anybody died
    if asked or caused_by_chance(sentence, first) or may_exist(sentence, first):
        return draft._replace(negated=True) if _is_specific(sentence, draft.trigger, draft.people) else None
    if _are_freed(sentence, draft):
        return None
    known = draft.people.definite and draft.people.value is not None  # "denied that the two dead were"
    denied_far = _cause_is_denied(sentence, first)
    for at in range(first - 1, max(-1, first - 7), -1):
        unit = sentence[at]
        if unit.is_any(("stop", "except", "asked")) or adds(sentence, at):
            break
        if known and at < first - 1:
            break
        denied = unit.role("irrealis", "kind", "negation") is not None and not goes_on(sentence, at)
        if denied and (sentence.has(at + 1, first, "number_of") or hides_name(sentence, at)):
            break  # "without telling the number of the hurt"
        if denied and _denies_verb(sentence, at, draft.people):
            break
        if denied and not blames(sentence, at + 1, first):
            return draft._replace(negated=True)
        feared = None if _causes_in_denial(sentence, at) else unit.role("irrealis", "kind", "plan")
        brought = at == first - 2 or sentence[first - 1].of("causes")
        if feared is not None and feared.row.id in _FEARS and brought:
            return None  # "to avoid that there be victims"
        generic = unit.role("irrealis", "kind", "generic")
        if generic is not None and draft.people.value is not None and (generic.article or at < first - 1):
            continue  # "in those operations 200 dead"
        if unit.role("irrealis", "kind", *VOID) is not None and not _causes_in_denial(sentence, at):
            # "after the release of the two six hostages are left"
            other = any(u.numeral is not None for u in sentence.units[at + 1 : first])
            return draft if other else None
    return None if draft.people.nobody and not denied_far else draft._replace(negated=denied_far)


def _are_freed(sentence: Sentence, draft: Draft) -> bool:
    """`أفرجت عن (المخطوفين)`, `مقابل (الأسرى)`: those let go, or exchanged for others."""
    before = sentence.at(draft.people.first - 1)
    held = draft.outcome in (Outcome.DETAINED, Outcome.ABDUCTED)
    return before is not None and (
        before.is_particle("letting_go") or (held and before.is_particle("in_return"))
    )


def _cause_is_denied(sentence: Sentence, first: int) -> bool:
    """`نفى المتحدث باسم وزارة الداخلية وقوع (إصابات)`, `نفى أن تكون الغارة قد أوقعت (قتلى)`: who or what stands between."""
    at, cause = next(reversed([*sentence.readings("causes", max(0, first - _CAUSED), first)]), (first, None))
    if cause is None:
        return False
    return is_denied(sentence, at) or (at == first - 1 and is_denied_by(sentence, at, cause))


def _head_of_list(sentence: Sentence, first: int) -> int:
    """The first of the victims that are joined: `لم تسفر عن (قتلى) أو جرحى` denies both."""
    while first > 1:
        back = first - 1 - sentence[first - 1].is_particle("or")
        joined = back < first - 1 or sentence[first].conjoined
        if not joined or sentence[back].role("outcomes", "role", "victim") is None:
            break
        first = back
    return first


def _causes_in_denial(sentence: Sentence, at: int) -> bool:
    """`دون أن (توقع) إصابات`: behind "that" no verb is in the perfect, so it is no "expected"."""
    before = sentence.at(at - 1)
    return before is not None and before.is_particle("that_may") and sentence[at].of("causes") is not None


# What is feared, expected, meant or prevented has not come.
_FEARS = frozenset(
    (
        "irrealis.avoid", "irrealis.fear", "irrealis.fear2", "irrealis.prevent", "irrealis.apprehension",
        "irrealis.possibility", "irrealis.feared", "irrealis.expect", "irrealis.rule_out", "irrealis.warn",
        "irrealis.for_sake", "irrealis.aim", "irrealis.purpose",
    )
)  # fmt: skip


def _denies_verb(sentence: Sentence, at: int, people: People) -> bool:
    """`لا تشمل (20 مفقودا)`, `لا تشمل (القتلى) من المسلحين`: what is denied is that a toll includes them, or another verb that tells of no harm, and a number stands."""
    if sentence.has(at + 1, at + 2, "includes"):
        return True
    verb = sentence.at(at + 1)
    if (people.value or 0) <= _BOTH or verb is None or not verb.word or verb.is_any(("exists", "not_was")):
        return False
    told = any(verb.of(table) for table in ("causes", "outcomes", "reporting"))
    return not told and not verb.is_particle("function") and not verb.is_particle("prepositions")


_BOTH = 2
# So far before victims the verb may stand that causes them.
_CAUSED = 3
# So many words may part an office from the name of its holder.
_RENAMED = 4
# So near a verb of leading off the place that nobody knows is told.
_ILL, _LATER = 5, 12


def _is_void(draft: Draft) -> bool:
    return draft.trigger is not None and draft.trigger.void


def _without_renamed(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """Without `اغتيال العميل السابق (فلان الذي قتل)`: the name of one whose death has just been told."""
    kept: list[Draft] = []
    for draft in drafts:
        before = kept[-1] if kept else None
        gap = sentence.units[before.people.last : draft.people.first] if before is not None else []
        renamed = (
            before is not None
            and draft.rule == "figure.name-verb"
            and before.outcome is draft.outcome
            and before.people.value == 1
            and len(gap) <= _RENAMED
            and all(unit.word and not unit.conjoined for unit in gap)
        )
        if not renamed:
            kept.append(draft)
    return kept


def _without_overlap(drafts: list[Draft]) -> list[Draft]:
    kept: list[Draft] = []
    for draft in drafts:
        if kept and draft.people.first < kept[-1].people.last:
            if draft.people.last - draft.people.first > kept[-1].people.last - kept[-1].people.first:
                kept[-1] = draft
            continue
        kept.append(draft)
    return kept
