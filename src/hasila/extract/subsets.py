"""Parts of a count that a link or a bracket lists (بينهم أربعة جنود), in its sentence or the next."""

from collections.abc import Mapping, Sequence

from hasila.extract.aged import past_age
from hasila.extract.lists import Draft, past_place, past_rest
from hasila.extract.named import persons_listed
from hasila.extract.names import given_name, joined_name, named_person, whole_person
from hasila.extract.people import one_more, one_national, read_people
from hasila.extract.persons import BODIES, People
from hasila.extract.units import Sentence
from hasila.model import Group, Outcome, Qualifier

# So many words may stand before one of those just counted.
_REST = 3
# So near behind a link it may be said that they live.
_LIVE = 4
# So many words of a clause may stand between parts of one list.
_CLAUSE = 6
# So many words may share out a count among places.
_SHARED = 24
# So far behind a count one of its people may be told apart.
_FAR = 8
_BOTH = 2
# So far behind two of whom "one ..., and the other" is said.
_APART = 16
# Between a count and its parts these end no clause.
_LEADS_ON = (":", "؛")
# A link to the sentence before is one of the first so many words.
_HEAD = 3
# Behind "that" it may stand so far from the first.
_HEAD_SAID = 10
# So many words between a count of people and a colon tell where or when.
_SAID = 8
# So many words of a headline may tell of parts, and so many may stand between them and their count.
_HEADLINE = 8


def subsets(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """`بينهم أربعة جنود وطفلان`, `(28 من الشرطة و20 من المتظاهرين)`: parts of the count before."""
    result = _told_ahead(sentence, drafts)
    marks = sentence.where("brackets_open", "colon", "one_of_them", "of_things")
    for at in sorted({*sentence.where("links"), *marks}):
        unit = sentence[at]
        link = unit.role("links", "kind", "subset")
        opening = unit.is_particle("brackets_open") or unit.text == ":"
        single = unit.is_particle("one_of_them")
        if not (link or opening or single or _is_of_bodies(sentence, at)) or _is_inside(result, at):
            continue
        # "among them 54 civilians, of them 39 children": a part has parts, but "and" goes on with those of the whole
        # and one person has none
        parents = [
            d
            for d in result
            if d.people.last <= at and (d.part_of is None or not unit.conjoined) and d.people.value != 1
        ]
        known = _of_known(sentence, at) if link is not None and not parents else None
        if known is not None:
            result = _parts_of_known(sentence, at, result, known)
        if not parents or not _reaches(sentence, parents[-1], at, bracket=opening):
            continue
        if single and not _is_single(sentence, parents[-1], at):
            continue
        if at and sentence[at - 1].role("irrealis", "kind", "negation") is not None:
            continue  # "not among them members of"
        escaped = sentence.at(at + 1) if single else None
        gone = (at and sentence[at - 1].is_particle("returns")) or (
            escaped and escaped.is_particle("returns")
        )
        if gone or (link is not None and _are_others_saved(sentence, parents[-1].last, at)):
            continue  # "of whom 25 came back", "one of them escaped"
        parent = parents[-1]
        back = sentence.has(parent.last, at, "returns")
        if link is not None and link.row.id == "links.they" and (back or _says_of_all(sentence, at + 1)):
            continue
        outcome = parent.outcome
        beside = not opening and len(parents) > 1 and parents[-2].part_of is None
        if beside and _beside(sentence, parents[-2], parent):
            outcome = Outcome.KILLED_OR_WOUNDED
        outcome = _fate(sentence, at) or outcome
        if _are_hurt_so(sentence, at, parent):
            some = People(at, at + 1, None, qualifier=Qualifier.UNSPECIFIED, group=parent.people.group)
            told = Draft(some, parent.outcome, None, "figure.subset", parent.people.first)
            result = sorted([*result, told], key=lambda d: d.people.first)
            continue
        rows = (link.row.id,) if link else ()
        part = Draft(parent.people, outcome, None, "figure.subset", parent.people.first, rows=rows)
        if link is not None and sentence.has(at + 1, at + 1 + _LIVE, "alive"):
            continue  # "of whom 20 are alive"
        also = link is not None and at + 1 < len(sentence) and sentence[at + 1].is_particle("also_there")
        parts = _parts(sentence, at + (not single) + also, result, part, bracket=opening)
        if unit.text == ":" and len(parts) == len(result):
            parts = _named(sentence, at + 1, result, part)
        result = parts
    return _shared_out(sentence, _apposed(sentence, result))


def _told_ahead(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """`(بينهم طفلان).. مقتل خمسة`: in a headline the parts stand before a mark and the count that they are of."""
    at = 1 if sentence.has(0, 1, "of") else 0
    link = sentence[at].role("links", "kind", "subset") if at < len(sentence) else None
    whole = next(iter(drafts), None)
    if link is None or whole is None or whole.people.value == 1 or whole.negated:
        return drafts
    mark = next((i for i in range(at, whole.first) if sentence[i].is_any(("stop", "comma"))), None)
    if mark is None or mark - at > _HEADLINE or whole.first - mark > _HEADLINE:
        return drafts
    beside = sentence[mark].is_particle("comma") and (
        whole.first > mark + 1 or sentence[whole.first].conjoined
    )
    if beside or sentence[0].conjoined or sentence.has(mark, whole.first, "rescued"):
        return drafts  # a part of those of the sentence before; others who were saved
    part = Draft(whole.people, whole.outcome, None, "figure.subset", whole.people.first, rows=(link.row.id,))
    return _parts(sentence, at + 1, drafts, part, bracket=False)


def _are_others_saved(sentence: Sentence, after: int, at: int) -> bool:
    """`قتل المهاجمون وأنقذ (106 أشخاص) بينهم أطفال`: those counted nearest before a link were rescued or freed."""
    saved = [i for i in sentence.where("rescued") if after <= i < at]
    return bool(saved) and any(unit.numeral is not None for unit in sentence.units[saved[-1] : at])


def _of_known(sentence: Sentence, at: int) -> Outcome | None:
    """`تشييع (القتلى)، ومن بينهم`: what befell the known victims that a link at unit `at` goes back to."""
    for back in range(at - 1, max(-1, at - _SAID), -1):
        unit = sentence[back]
        if unit.is_any(("stop", "clause")) or unit.of("reporting") is not None:
            return None
        victim = unit.role("outcomes", "role", "victim")
        if victim is not None:
            owner = sentence[back - 1].of("people") if back else None
            free = any(u.role("irrealis", "kind", "release") for u in sentence.units[max(0, back - 2) : back])
            if free or (owner is not None and not owner.article):
                return None  # "the detained were released", "the families of the dead"
            several = victim.article and not victim.conjunction and set(victim.features) & set("pe")
            outcome = Outcome(victim.row["outcome"])
            killed = outcome is Outcome.KILLED_OR_WOUNDED
            return (Outcome.KILLED if killed else outcome) if several else None
    return None


def _parts_of_known(sentence: Sentence, at: int, drafts: list[Draft], outcome: Outcome) -> list[Draft]:
    """The drafts with those whom the link at unit `at` tells of, parts of no count."""
    those = People(at, at + 1, None)
    found = _parts(sentence, at + 1, [], Draft(those, outcome, None, "figure.among-victims"), bracket=False)
    new = [d._replace(part_of=None) for d in found if d.people.value is not None]
    free = [d for d in new if not any(o.first < d.last and d.first < o.last for o in drafts)]
    return sorted([*drafts, *free], key=lambda d: d.people.first)


def _named(sentence: Sentence, at: int, drafts: list[Draft], part: Draft) -> list[Draft]:
    """The drafts with `سبعة من أعضائها: (القائدان فلان وفلان) وأربعة آخرون`: two or more by name, and whoever is joined to them."""
    people = persons_listed(sentence, at)
    if len(people) < _BOTH:
        return drafts
    beyond = people[-1].last + sentence.has(people[-1].last, people[-1].last + 1, "comma")
    rest = read_people(sentence, beyond)
    joined = rest is not None and rest.counted and sentence[beyond].conjoined and rest.outcome is None
    listed = [*people, rest] if rest is not None and joined else people
    if sum(one.value or 0 for one in listed) > (part.people.value or 0):
        return drafts
    group = part.people.group
    told = [one._replace(group=group) if one.group is Group.UNSPECIFIED else one for one in listed]
    new = [part._replace(people=one, part_of=part.people.first) for one in told]
    return sorted([*drafts, *new], key=lambda d: d.people.first)


def _apposed(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """The drafts with `خمسة أشخاص، ثلاثة جنود ومدنيان`, `- رجل وامرأة -`: no link, but parts that make up the count."""
    result = drafts
    for parent in drafts:
        whole = parent.people.value
        if whole is None or whole < _BOTH or parent.part_of is not None or parent.negated:
            continue
        at = _aside_at(sentence, parent)
        if at is None or any(d.first <= at < d.last or d.part_of == parent.people.first for d in result):
            continue
        part = Draft(parent.people, parent.outcome, None, "figure.subset", parent.people.first)
        more = _parts(sentence, at, result, part, bracket=False)
        new = [d for d in more if d.part_of == parent.people.first]
        told = sum(d.people.value or 0 for d in new)
        as_two = [_as_two(d) if told == whole - _BOTH else d for d in new]
        nouns = all(d.people.noun is not None for d in new)
        exact = sum(d.people.value or 0 for d in as_two) == whole
        if len(more) == len(result) + len(new) and len(new) > 1 and nouns and exact:
            result = sorted([*(d for d in more if d not in new), *as_two], key=lambda d: d.people.first)
    return result


def _shared_out(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """The drafts with `سبعة جنود، (اثنان) في العاصمة و(خمسة) في الشمال`: numbers alone that make up the count."""
    result = drafts
    for parent in drafts:
        whole = parent.people.value
        if whole is None or whole < _BOTH or parent.part_of is not None or parent.negated:
            continue
        start = _aside_at(sentence, parent)
        if start is None:
            continue
        told = _numbers_alone(sentence, start, parent.people)
        free = not any(d.first <= one.first < d.last for d in result for one in told)
        if len(told) < _BOTH or sum(one.value or 0 for one in told) != whole or not free:
            continue
        part = Draft(parent.people, parent.outcome, None, "figure.subset", parent.people.first)
        result = sorted([*result, *(part._replace(people=one) for one in told)], key=lambda d: d.people.first)
    return result


def _numbers_alone(sentence: Sentence, start: int, whole: People) -> list[People]:
    """The numbers from unit `start` on behind which no noun but a place stands, each joined to the one before."""
    found: list[People] = []
    for at in range(start, min(len(sentence) - 1, start + _SHARED)):
        unit, after = sentence[at], sentence[at + 1]
        if unit.is_any(("stop", "clause", "relative")) or unit.of("outcomes") or unit.of("reporting"):
            break
        number = unit.numeral
        if number is not None and after.is_particle("prepositions") and (at == start or unit.conjoined):
            one = People(at, at + 1, number.value, counted=True, group=whole.group, rows=number.rows)
            found.append(one)
        elif not found:
            break
    return found


def _as_two(draft: Draft) -> Draft:
    """`ومدنيين`: one spelling for two and for several, where two are left."""
    people = draft.people
    if people.value is not None or people.counted or "e" not in people.noun_features:
        return draft
    return draft._replace(people=people._replace(value=_BOTH, qualifier=Qualifier.EXACT, counted=True))


def _aside_at(sentence: Sentence, parent: Draft) -> int | None:
    """The unit behind the first comma or dash after a count, no outcome and no other clause between, or in a bracket behind it."""
    two = read_people(sentence, parent.last)
    told = two is not None and two.first == two.noun_at and not sentence[parent.last].conjoined
    if told and two is not None and "d" in two.noun_features and parent.people.last == parent.last:
        return parent.last  # "four people, two policemen and two civilians"
    for at in range(parent.last, min(len(sentence) - 1, parent.last + _FAR)):
        unit, after = sentence[at], sentence[at + 1]
        if unit.is_any(("comma", "dash")) or (at == parent.last and unit.is_particle("brackets_open")):
            return None if after.conjoined else at + 1
        if unit.is_any(("stop", "clause", "that", "relative")) or unit.of("outcomes") is not None:
            return None
    return None


def _is_told_otherwise(found: Mapping[int, Draft], at: int) -> bool:
    """Whether an outcome word of its own governs what stands at a unit."""
    return any(d.trigger is not None and d.first <= at < d.last for d in found.values())


def _is_state_of_part(told: Draft, part: Draft) -> bool:
    """`إصابة 14 بينهم (اثنان بحالة حرجة)`: what state some of the hurt are in, told of a count of them."""
    state = told.trigger is not None and told.trigger.entry.row.paradigm == "phrase"
    counted = told.people.counted and told.people.value is not None
    return state and counted and told.part_of is None and told.outcome is part.outcome


def _are_hurt_so(sentence: Sentence, at: int, parent: Draft) -> bool:
    """`أصيب عشرون، (بعضهم) بالرصاص`, `بعضهم في حالة خطيرة`: how some of the hurt were hit, or are."""
    after, next_ = sentence.at(at + 1), sentence.at(at + 2)
    if parent.outcome is not Outcome.WOUNDED or not sentence[at].is_particle("some_of_them") or after is None:
        return False
    state = after.is_particle("in") and next_ is not None and next_.is_particle("condition")
    return state or after.is_any(("harm", "condition")) or after.of("attacks") is not None


def _fate(sentence: Sentence, at: int) -> Outcome | None:
    """`خطف عشرين عاملا (قتل) منهم ثلاثة`: what became of a part, if a verb before the link says it."""
    verb = sentence[at - 1].role("outcomes", "role", "undergo", "act") if at else None
    if verb is None or verb.row.paradigm != "verb" or "s" not in verb.features:
        return None
    return Outcome(verb.row["outcome"])


def _says_of_all(sentence: Sentence, at: int) -> bool:
    """`عشرون شخصا وهم (مدنيون)`: a plural without a number is said of all of them."""
    people = read_people(sentence, at)
    return people is not None and people.value is None and not people.counted


def continued(sentence: Sentence, drafts: list[Draft], whole: Draft) -> list[Draft]:
    """The drafts with `ومن بينهم ثلاثون بريطانيا` at the head: parts of `whole`, of the sentence before."""
    at = _linked_at(sentence)
    if at is None or any(draft.first <= at for draft in drafts):
        return drafts
    link = sentence[at].role("links", "kind", "subset")
    rows = (link.row.id,) if link is not None else ()
    part = Draft(whole.people, whole.outcome, None, "figure.continued", rows=rows)
    found = _parts(sentence, at + 1, [], part, bracket=False)
    counts = [d.people.value or 0 for d in found]
    if not found or sum(counts) > (whole.people.value or whole.people.low or 0):
        return drafts
    new = [d._replace(part_of=None, continues=True) for d in found]
    free = [d for d in drafts if not any(n.first < d.last and d.first < n.last for n in new)]
    return sorted([*free, *new], key=lambda d: d.people.first)


def last_whole(drafts: Sequence[Draft]) -> Draft | None:
    """The last count of a sentence that is no part of another, if it is of several people."""
    wholes = [draft for draft in drafts if draft.part_of is None and not draft.continues]
    last = wholes[-1] if wholes else None
    return last if last is not None and not last.negated and (last.people.value or 0) > 1 else None


def _linked_at(sentence: Sentence) -> int | None:
    """The last unit of a link to people named before, if the sentence begins with one."""
    if not sentence.may_have("links", "as_follows"):
        return None
    for at, unit in enumerate(sentence.units[:_HEAD]):
        if unit.role("links", "kind", "subset") is not None:
            return at
        if not unit.is_any(("of", "and")):
            break
    listed = next((at for at in sentence.where("colon") if _is_broken_down(sentence, at)), None)
    return listed or next((at for at in sentence.where("links") if _is_said(sentence, at)), None)


def _is_broken_down(sentence: Sentence, at: int) -> bool:
    """`وفصل المرصد الرقم كالآتي (:) 12 مدنيا و9 جنود`: the colon behind which the parts of the last count are listed."""
    before = sentence.units[max(0, at - _SAID) : at]
    toll = any(unit.is_any(("toll_nouns", "count_of", "as_follows")) for unit in before)
    return toll and bool(before) and before[-1].is_any(("as_follows", "toll_nouns", "count_of"))


def _is_said(sentence: Sentence, at: int) -> bool:
    """`وتبين لاحقا أن (منهم) ضابطين`: a link right behind "that", which opens what is said."""
    that = at and sentence[at - 1].is_particle("that")
    link = sentence[at].role("links", "kind", "subset")
    return bool(that) and link is not None and at <= _HEAD_SAID


def _is_inside(drafts: list[Draft], at: int) -> bool:
    """Whether a link belongs to a count itself: `18 منهم مدنيون`."""
    return any(draft.people.first < at < draft.people.last for draft in drafts)


def _is_single(sentence: Sentence, parent: Draft, at: int) -> bool:
    """`خمسة جنود، أحدهم ضابط`, `قتيلان في اشتباكات أحدهما نجم`: one of those who were counted."""
    if parent.people.value == 1:
        return False
    before = sentence[at - 1]
    if before.is_any(("comma", "dash")) or at == parent.last:
        other = parent.people.value == _BOTH and _to_other(sentence, at + 1) > at + 1
        return at - parent.last <= (_APART if other else _REST)
    if (
        parent.people.value == _BOTH
        and not before.of("outcomes")
        and before.word
        and at - parent.last <= _FAR
    ):
        return not before.is_particle("prepositions")
    noun = read_people(sentence, at + 1)
    said = noun is not None and noun.value == 1 and noun.first == at + 1
    verb = before.of("outcomes") or before.of("reporting") or before.is_particle("prepositions")
    return said and not verb and before.word and at - parent.last <= _FAR


def _reaches(sentence: Sentence, parent: Draft, at: int, *, bracket: bool) -> bool:
    between = sentence.units[parent.last : at]
    if len(between) == 1 and between[0].text in _LEADS_ON:
        return True
    if sentence[at].text == ":":
        told = any(unit.is_any(("stop", "clause")) or unit.of("reporting") for unit in between)
        return len(between) <= _SAID and not told
    return not any(unit.is_particle("stop") for unit in between) and (not bracket or len(between) <= 3)


def _beside(sentence: Sentence, left: Draft, right: Draft) -> bool:
    """`68 قتيلا و120 جريحا، بينهم نساء`: the parts may be of either."""
    if {left.outcome, right.outcome} != {Outcome.KILLED, Outcome.WOUNDED} or right.trigger is not None:
        return False
    between = sentence.units[left.last : right.first]
    return len(between) <= 1


def _parts(sentence: Sentence, at: int, drafts: list[Draft], part: Draft, *, bracket: bool) -> list[Draft]:
    """The drafts with the parts listed from unit `at` on; `part` is what each of them is like."""
    found = {draft.people.first: draft for draft in drafts}
    first = True
    one = sentence.at(at)
    # only "one of them" is told so far
    alone = len(found) + 1 if one is not None and one.is_particle("one_of_them") else 0
    while (unit := sentence.at(at)) is not None:
        if not first and unit.is_any(("comma", "and")):
            at += 1
            continue
        if not first and not unit.conjoined and not _follows_and(sentence, at):
            past = _past_gap(sentence, at, found, part, alone=len(found) == alone)
            if past == at:
                break
            at = past
            continue
        told = _as_part(sentence, at, found, part)
        if told is None and _is_told_otherwise(found, at):
            break
        if told is not None:
            at, first = told.people.last, False  # "(7 of them captains, and 16 sergeants)"
            continue
        people = read_people(sentence, at, governed=first and not bracket and unit.numeral is not None)
        if people is None and len(found) == alone:
            people = one_more(sentence, at)
        last = max((start for start in found if start < at), default=None)
        national = None if first or last is None else one_national(sentence, at, found[last].people)
        if people is None and not bracket:
            people = named_person(sentence, at) if first else joined_name(sentence, at)
        people = people if people is not None else national
        of_nation = national is not None and _fits(found, part, 1)
        if people is None or (
            bracket and not (people.counted or of_nation or _completes(found, part, people))
        ):
            break
        people = whole_person(sentence, people)
        if _says_what_he_is(sentence, at, people, found):
            at = people.last
            continue
        if people.outcome is not None and people.outcome is not part.outcome and not _was_held(people, part):
            break  # "51 dead, among them 40 children, and 79 hurt"
        found[people.first] = part._replace(people=people, part_of=_whole(found, part, people).people.first)
        at = past_age(sentence, people.last)
        first = False
    return [found[start] for start in sorted(found)]


def _is_of_bodies(sentence: Sentence, at: int) -> bool:
    """`تسع جثث، (منها) جثة طفل`: a pronoun for things, which bodies are, before some of them."""
    some = read_people(sentence, at + 1) if sentence[at].is_particle("of_things") else None
    return some is not None and some.noun is not None and some.noun.row.id in BODIES


def _as_part(sentence: Sentence, at: int, drafts: dict[int, Draft], part: Draft) -> Draft | None:
    """What is told for itself at a unit and is a part: a count with a link of its own, the state of some, or a body's (changes `drafts`)."""
    told = drafts.get(at)
    if told is None:
        told = _whose_body(read_people(sentence, at), drafts)
    elif not _is_state_of_part(told, part):
        return told if told.part_of is not None else None
    if told is not None:
        told = drafts[told.people.first] = told._replace(
            part_of=_whole(drafts, part, told.people).people.first
        )
    return told


def _whose_body(body: People | None, drafts: dict[int, Draft]) -> Draft | None:
    """`تسع جثث، منها جثة (طفل)`: the dead whose bodies those are that stand right before them, told for themselves."""
    if body is None or body.noun is None or body.noun.row.id not in BODIES:
        return None
    whose = drafts.get(body.last)
    return whose if whose is not None and whose.part_of is None else None


def _past_gap(sentence: Sentence, at: int, found: dict[int, Draft], part: Draft, *, alone: bool) -> int:
    """The unit where a list of parts goes on beyond what is said of the last one; `alone`: only one of two is told."""
    past = past_rest(sentence, at)
    if past > at:
        return past
    if alone:
        return _to_other(sentence, at)
    past = max(_past_clause(sentence, at, found, part), _past_phrase(sentence, at, found, part))
    return past if past > at else _past_owner(sentence, at, found, part)


def _past_owner(sentence: Sentence, at: int, drafts: dict[int, Draft], part: Draft) -> int:
    """`300 من أبناء (القرية)، و257 جنديا`: the comma behind whose or whence the last part is, if a counted part follows it."""
    comma = next((i for i in range(at, min(len(sentence), at + _REST + 1)) if not sentence[i].word), at)
    owner = sentence.units[at:comma]
    if not owner or not sentence[comma].is_particle("comma"):
        return at
    if any(unit.is_any(("that", "clause", "relative")) or unit.of("outcomes") for unit in owner):
        return at
    apart = sentence.has(comma + 1, comma + 2, "and")
    people = read_people(sentence, comma + 1 + apart)
    counted = people is not None and people.counted and people.noun is not None and people.outcome is None
    joined = apart or (counted and sentence[comma + 1].conjoined)
    return (
        comma if counted and joined and people is not None and _fits(drafts, part, people.value or 0) else at
    )


def _was_held(people: People, part: Draft) -> bool:
    """`مقتل خمسة بينهم (رهينة)`: what one of the dead or hurt had suffered before."""
    harmed = part.outcome not in (Outcome.ABDUCTED, Outcome.DETAINED, Outcome.MISSING)
    return harmed and people.outcome in (Outcome.ABDUCTED, Outcome.DETAINED)


def _says_what_he_is(sentence: Sentence, at: int, people: People, drafts: dict[int, Draft]) -> bool:
    """`هم فلان، وفلان، (قائد المنطقة)`: one person joined by a comma alone to a name is the one just named."""
    comma = at > 0 and sentence[at - 1].is_particle("comma") and not sentence[at].conjoined
    last = next((d.people for d in drafts.values() if d.people.last == at - 1), None)
    if not comma or last is None or not last.proper or people.value != 1 or people.counted:
        return False
    named = any(given_name(unit) is not None for unit in sentence.units[last.first : last.last])
    return named and not any(
        given_name(unit) is not None for unit in sentence.units[people.first : people.last]
    )


def _to_other(sentence: Sentence, at: int) -> int:
    """The next part after `أحدهما في المدينة (والآخر في الريف)`, beyond what is said of the one."""
    for i in range(at, min(len(sentence), at + _CLAUSE)):
        if sentence[i].is_particle("stop"):
            break
        if sentence[i].conjoined and one_more(sentence, i) is not None:
            return i
    return at


def _past_clause(sentence: Sentence, at: int, drafts: dict[int, Draft], part: Draft) -> int:
    """The next part of a list, beyond what is said of the last one: `منهم 80 متطوعا كانوا مسلحين، و29 مدنيا`.

    Only if it leaves the parts together no more than the whole.
    """
    for i in range(at, min(len(sentence) - 1, at + _CLAUSE)):
        if sentence[i].is_particle("stop"):
            break
        after = sentence[i + 1]
        start = i + 1 + after.is_particle("and")
        people = read_people(sentence, start) if sentence[i].is_particle("comma") else None
        joined = after.conjoined or after.is_particle("and")
        if people is None or not joined or people.value is None or people.noun is None:
            continue
        return i + 1 if _fits(drafts, part, people.value) and people.outcome is None else at
    return at


def _past_phrase(sentence: Sentence, at: int, drafts: dict[int, Draft], part: Draft) -> int:
    """`منهم خمسة جنود (من القوات الحكومية) وثلاثة مدنيين`: the next part beyond whose or where the last are."""
    past = past_place(sentence, at)
    people = read_people(sentence, past) if past > at else None
    if people is None or not sentence[past].conjoined or people.value is None or people.noun is None:
        return at
    return past if people.outcome is None and _fits(drafts, part, people.value) else at


def _fits(drafts: dict[int, Draft], part: Draft, more: int) -> bool:
    """Whether so many more leave the parts together no more than the whole."""
    parts = [d.people.value or 0 for d in drafts.values() if d.part_of == part.part_of]
    told_before = part.people.value if part.part_of is None else None  # the whole, of the sentence before
    whole = drafts[part.part_of].people.value if part.part_of in drafts else told_before
    return whole is not None and sum(parts) + more <= whole


def _completes(drafts: dict[int, Draft], part: Draft, last: People) -> bool:
    """`14 شخصا: عشرة رجال وثلاث نساء (وطفل)`: one person, with whom the parts are the whole."""
    several = any(d.part_of == part.part_of for d in drafts.values())
    one = last.value == 1 and not (last.definite or last.proper)
    return several and one and _fits(drafts, part, 1) and not _fits(drafts, part, _BOTH)


def _whole(drafts: dict[int, Draft], part: Draft, people: People) -> Draft:
    """The count that a part is of: one that is itself a part has none that are more than it."""
    parent = drafts[part.part_of] if part.part_of is not None else part
    while parent.part_of is not None and (people.value or 0) > (parent.people.value or 0):
        parent = drafts[parent.part_of]
    return parent


def _follows_and(sentence: Sentence, at: int) -> bool:
    before = sentence[at - 1]
    return before.is_any(("comma", "and"))
