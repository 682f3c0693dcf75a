"""Counts joined by and, and parts of a count (بينهم)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hasila.extract.names import joined_name, whole_person
from hasila.extract.people import People, one_more, read_people
from hasila.extract.triggers import Trigger
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import clitics
from hasila.model import Outcome

# So many words may go on describing the people of a count before the next count is joined to it.
_REST = 3
# So many words may say where they were.
_PHRASE = 4
# A bracket that tells more of them is no longer than this.
_BRACKET = 16
# So many words of a clause may stand between parts of one list.
_CLAUSE = 6
# So far before those it is joined to a count may begin.
_BEFORE = 9
# So far behind a count one of its people may be told apart.
_FAR = 8
_BOTH = 2
# A link to the sentence before is one of the first so many words.
_HEAD = 3


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure within its sentence, before attributes from around it are added."""

    people: People
    outcome: Outcome
    trigger: Trigger | None
    rule: str
    part_of: int | None = None  # the first unit of the people it is a part of
    negated: bool = False
    rows: tuple[str, ...] = ()
    continues: bool = False  # a part of the last whole of the sentence before
    named_at: int | None = None  # where the people stand whom a pronoun takes up

    @property
    def first(self) -> int:
        """The first unit of the quote: from the outcome word, if the people stand right after it."""
        if self.named_at is not None:
            return self.named_at
        trigger = self.trigger
        joined = trigger is not None and trigger.first < self.people.first <= trigger.last
        return trigger.first if trigger is not None and joined else self.people.first

    @property
    def last(self) -> int:
        """The unit after the quote's last."""
        trigger = self.trigger
        return trigger.last if trigger is not None and trigger.first == self.people.last else self.people.last


# -- joined counts --------------------------------------------------------------------------------------


def coordinate(sentence: Sentence, drafts: dict[int, Draft], triggers: list[Trigger]) -> None:
    """`مقتل جندي وثلاثة مدنيين`: what is joined to a count shares its outcome (adds to `drafts`)."""
    queue = sorted(drafts)
    starts = {trigger.first for trigger in triggers}
    while queue:
        draft = drafts[queue.pop(0)]
        at = _next_member(sentence, draft.last, starts)
        if at is None or at in drafts:
            continue
        people = _member(sentence, at, named=draft.people.proper)
        if (
            people is None
            or people.outcome is not None
            or _is_other_subject(people, triggers)
            or (is_plain_plural(people) and not _are_his(draft.people, people))
        ):
            continue
        if _same_person(draft.people, people) or _is_verb(sentence, people):
            continue
        if _shares_count(draft.people, people):
            drafts[draft.people.first] = replace(draft, people=replace(draft.people, last=people.last))
            queue.insert(0, draft.people.first)
            continue
        drafts[at] = replace(draft, people=people, trigger=None, rule="figure.coordinated")
        queue.append(at)


def _member(sentence: Sentence, at: int, *, named: bool) -> People | None:
    """The people at unit `at` of a list; a bare name only where the one before it is `named`."""
    people = read_people(sentence, at)
    if people is not None:
        return whole_person(sentence, people)
    return one_more(sentence, at) or (joined_name(sentence, at) if named else None)


def _same_person(left: People, right: People) -> bool:
    """`الوزير والنائب فلان`: two offices of one person."""
    return left.proper and right.proper and left.definite and right.definite and left.last - left.first == 1


def before_subjects(sentence: Sentence, drafts: dict[int, Draft]) -> list[Draft]:
    """`نحو 200 مسلح ونحو 50 جنديا قتلوا`, `أن ضابطا وجنديين قتلوا`: counts joined before a plural verb's subject."""
    found: list[Draft] = []
    for draft in drafts.values():
        if draft.rule != "figure.subject-verb" or draft.trigger is None or draft.trigger.number not in "dp":
            continue
        end: int | None = draft.people.first
        while end is not None and (people := joined_before(sentence, end)) is not None:
            found.append(replace(draft, people=people, trigger=None, rule="figure.coordinated"))
            end = people.first
    return [d for d in found if d.people.first not in drafts]


def joined_before(sentence: Sentence, end: int) -> People | None:
    """The people to whom `و` joins those that begin at unit `end`; one person only where a clause opens."""
    if end and sentence[end - 1].is_particle("and"):
        end -= 1
    elif not sentence[end].conjoined:
        return None
    found: People | None = None
    for at in range(end - 1, max(-1, end - _BEFORE), -1):
        people = read_people(sentence, at)
        if people is None or people.outcome is not None:
            continue
        people = whole_person(sentence, people, stop=end)
        joined = people.counted or sentence[at].conjoined or _opens_clause(sentence, at)
        if (
            joined
            and people.last <= end
            and _past_place(sentence, _past_rest(sentence, people.last)) >= end - 1
        ):
            found = people if found is None or people.first == found.first - 1 else found
    return found


def _opens_clause(sentence: Sentence, at: int) -> bool:
    """Whether a subject may stand at a unit: at the head of a sentence or of what was said."""
    before = sentence.at(at - 1)
    return before is None or before.is_particle("that") or before.is_particle("stop")


def _shares_count(left: People, right: People) -> bool:
    """`58 ضابطا ومجندا`, `287 فتى وفتاة`: a second noun for the number before it."""
    if left.noun is None or left.value is None or left.value <= 10 or right.value != 1 or right.counted:
        return False
    if left.noun_at is None or "s" not in left.noun_features or right.definite or right.proper:
        return False
    both_accusative = "a" in left.noun_features and "a" in right.noun_features
    unmarked = "f" in right.noun_features or "f" in left.noun_features or left.value % 100 == 0
    return both_accusative or unmarked


def _is_verb(sentence: Sentence, people: People) -> bool:
    """`وطالب الأطراف`: a bare singular before a definite noun is more likely a verb."""
    if people.counted or people.value != 1 or people.last - people.first != 1 or people.definite:
        return False
    after = sentence.at(people.last)
    if (
        after is None
        or not after.word
        or after.of("links") is not None
        or after.of("nationalities") is not None
    ):
        return False
    return any(entry.article for entry in after.entries) or (
        not after.entries and after.text.startswith(clitics("article"))
    )


def _are_his(left: People, right: People) -> bool:
    """`اغتيال الوزير ورفاقه`: they belong to the person before them."""
    own = right.noun.suffix if right.noun is not None else ""
    return left.value == 1 and own in clitics("singular_pronoun")


def is_plain_plural(people: People) -> bool:
    """`والمتظاهرين`: a definite plural without number joins no list of victims by itself."""
    return people.value is None and people.definite and not people.counted


def _past_rest(sentence: Sentence, at: int) -> int:
    """The unit after the words that still describe people: `رجال الشرطة (الوطنية) و...`."""
    for step in range(_REST + 1):
        unit = sentence.at(at + step)
        if unit is not None and unit.is_particle("quotes"):
            continue
        if unit is None or not unit.word:
            after = sentence.at(at + step + 1)
            more = step and unit is not None and unit.is_particle("comma") and after is not None
            if (
                more
                and after is not None
                and after.conjoined
                and _joins_more(sentence, at + step + 1, rank=True)
            ):
                return at + step
            break
        if unit.conjoined or unit.is_particle("and"):
            return at + step
        described = unit.text.startswith(clitics("article")) or (
            not unit.entries and not unit.is_particle("function")
        )
        if not described or unit.is_particle("prepositions") or unit.is_particle("clause"):
            break
    return at


def _past_place(sentence: Sentence, at: int) -> int:
    """The unit after `في حي الصافية`, `من الثانوية`, `برتبة نقيب`, if more people are joined there by و, else `at`."""
    start = next((i for i in (at, at + 1) if _opens_phrase(sentence.at(i))), None)
    if start is None or (start > at and (_ends_phrase(sentence[at]) or sentence[at].conjoined)):
        return at  # one word may stand before: "a (leading) member of the movement and his wife"
    rank = sentence[start].is_particle("rank_of")
    for i in range(start + 1, min(len(sentence), start + _PHRASE + 2)):
        joined = i + sentence[i].is_particle("comma")  # where the joined "and" may stand
        number = joined + sentence[min(joined, len(sentence) - 1)].is_particle("and")
        counts = sentence.at(number)
        if counts is not None and (number > joined or counts.conjoined):
            if counts.numeral is not None:
                return i if i > start + 1 and sentence[i - 1].numeral is None else at
            if joined == i > start + 1 and _joins_more(sentence, number, rank=rank):
                return i
        if _ends_phrase(sentence[i]):
            break
    return at


def _opens_phrase(unit: Unit | None) -> bool:
    return unit is not None and any(unit.is_particle(name) for name in ("place_in", "of", "rank_of"))


def _joins_more(sentence: Sentence, at: int, *, rank: bool) -> bool:
    """Whether people are told beyond a phrase: two (`وجنديان`), their own (`وزوجته`), or one beside a rank."""
    people = read_people(sentence, at)
    if people is None or people.outcome is not None or people.noun is None:
        return False
    own = people.noun.suffix in (
        *clitics("singular_pronoun"),
        *clitics("plural_pronoun"),
        *clitics("dual_pronoun"),
    )
    return own or people.value == _BOTH or (rank and people.value == 1 and not people.definite)


def _ends_phrase(unit: Unit) -> bool:
    if any(unit.is_particle(name) for name in ("prepositions", "clause", "relative", "stop", "comma", "and")):
        return True
    return any(unit.of(table) for table in ("outcomes", "reporting", "qualifiers"))


def _past_brackets(sentence: Sentence, at: int) -> int:
    """The unit after `(سبعة منهم ضباط)`, if a bracket opens at `at`."""
    opening = sentence.at(at)
    if opening is None or not opening.is_particle("brackets_open"):
        return at
    inside = range(at + 1, min(len(sentence), at + _BRACKET))
    return next((i + 1 for i in inside if sentence[i].is_particle("brackets_close")), at)


def _next_member(sentence: Sentence, at: int, starts: set[int]) -> int | None:
    at = _past_brackets(sentence, _past_place(sentence, _past_rest(sentence, at)))
    unit = sentence.at(at)
    if unit is not None and unit.is_particle("comma"):
        at, unit = at + 1, sentence.at(at + 1)
    if unit is None or at in starts:
        return None
    if unit.is_particle("and") or unit.role("links", "kind", "plus"):
        at += 1
    elif unit.is_particle("with"):
        at += 1
        after = sentence.at(at)
        if after is None or after.numeral is None:
            return None
    elif not unit.conjoined:
        return None
    return None if at in starts or at >= len(sentence) else at


def _is_other_subject(people: People, triggers: list[Trigger]) -> bool:
    return any(
        t.first == people.last
        and (t.number == "n" or (t.number == "s") == (people.value == 1))
        and t.role != "masdar"
        and not t.entry.conjunction
        for t in triggers
    )


# -- parts ----------------------------------------------------------------------------------------------


def subsets(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """`بينهم أربعة جنود وطفلان`, `(28 من الشرطة و20 من المتظاهرين)`: parts of the count before."""
    result = drafts
    for at, unit in enumerate(sentence.units):
        link = unit.role("links", "kind", "subset")
        opening = unit.is_particle("brackets_open") or unit.text == ":"
        single = unit.is_particle("one_of_them")
        if (link is None and not opening and not single) or _is_inside(result, at):
            continue
        # "among them 54 civilians, of them 39 children": a part has parts, but "and" goes on with those of the whole
        parents = [d for d in result if d.people.last <= at and (d.part_of is None or not unit.conjoined)]
        if not parents or not _reaches(sentence, parents[-1], at, bracket=opening):
            continue
        if single and not _is_single(sentence, parents[-1], at):
            continue
        if at and sentence[at - 1].role("irrealis", "kind", "negation") is not None:
            continue  # "not among them members of"
        if at and sentence[at - 1].is_particle("returns"):
            continue  # "of whom 25 came back"
        parent = parents[-1]
        outcome = parent.outcome
        if not opening and len(parents) > 1 and _beside(sentence, parents[-2], parent):
            outcome = Outcome.KILLED_OR_WOUNDED
        rows = (link.row.id,) if link else ()
        part = Draft(parent.people, outcome, None, "figure.subset", parent.people.first, rows=rows)
        result = _parts(sentence, at + (not single), result, part, bracket=opening)
    return result


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
    new = [replace(d, part_of=None, continues=True) for d in found]
    free = [d for d in drafts if not any(n.first < d.last and d.first < n.last for n in new)]
    return sorted([*free, *new], key=lambda d: d.people.first)


def last_whole(drafts: Sequence[Draft]) -> Draft | None:
    """The last count of a sentence that is no part of another, if it is of several people."""
    wholes = [draft for draft in drafts if draft.part_of is None and not draft.continues]
    last = wholes[-1] if wholes else None
    return last if last is not None and not last.negated and (last.people.value or 0) > 1 else None


def _linked_at(sentence: Sentence) -> int | None:
    """The last unit of a link to people named before, if the sentence begins with one."""
    for at, unit in enumerate(sentence.units[:_HEAD]):
        if unit.role("links", "kind", "subset") is not None:
            return at
        if not (unit.is_particle("of") or unit.is_particle("and")):
            return None
    return None


def _is_inside(drafts: list[Draft], at: int) -> bool:
    """Whether a link belongs to a count itself: `18 منهم مدنيون`."""
    return any(draft.people.first < at < draft.people.last for draft in drafts)


def _is_single(sentence: Sentence, parent: Draft, at: int) -> bool:
    """`خمسة جنود، أحدهم ضابط`, `قتيلان في اشتباكات أحدهما نجم`: one of those who were counted."""
    if parent.people.value == 1:
        return False
    before = sentence[at - 1]
    if before.is_particle("comma") or at == parent.last:
        return at - parent.last <= _REST
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
        if not first and (unit.is_particle("comma") or unit.is_particle("and")):
            at += 1
            continue
        if not first and not unit.conjoined and not _follows_and(sentence, at):
            past = _past_rest(sentence, at)
            if past == at:
                past = (
                    _past_clause(sentence, at, found, part)
                    if len(found) != alone
                    else _to_other(sentence, at)
                )
            if past == at:
                break
            at = past
            continue
        if any(d.trigger is not None and d.first <= at < d.last for d in found.values()):
            break
        told = found.get(at)
        if told is not None and told.part_of is not None:
            at, first = told.people.last, False  # "(7 of them captains, and 16 sergeants)"
            continue
        people = read_people(sentence, at, governed=first and not bracket and unit.numeral is not None)
        if people is None and len(found) == alone:
            people = one_more(sentence, at)
        if people is None or (bracket and not people.counted):
            break
        people = whole_person(sentence, people)
        if people.outcome is not None and people.outcome is not part.outcome:
            break  # "51 dead, among them 40 children, and 79 hurt"
        found[people.first] = replace(part, people=people, part_of=_whole(found, part, people).people.first)
        at = people.last
        first = False
    return [found[start] for start in sorted(found)]


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
        parts = [d.people.value or 0 for d in drafts.values() if d.part_of == part.part_of]
        whole = drafts[part.part_of].people.value if part.part_of in drafts else None
        fits = whole is not None and sum(parts) + people.value <= whole
        return i + 1 if fits and people.outcome is None else at
    return at


def _whole(drafts: dict[int, Draft], part: Draft, people: People) -> Draft:
    """The count that a part is of: one that is itself a part has none that are more than it."""
    parent = drafts[part.part_of] if part.part_of is not None else part
    while parent.part_of is not None and (people.value or 0) > (parent.people.value or 0):
        parent = drafts[parent.part_of]
    return parent


def _follows_and(sentence: Sentence, at: int) -> bool:
    before = sentence[at - 1]
    return before.is_particle("comma") or before.is_particle("and")
