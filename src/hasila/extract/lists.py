"""Counts joined by and (مقتل جندي وثلاثة مدنيين)."""

from typing import NamedTuple

from hasila.extract.aged import past_age
from hasila.extract.dated_numbers import is_designator
from hasila.extract.far_members import far_member, past_day, past_parts, then_member
from hasila.extract.names import joined_name, named_member, whole_person
from hasila.extract.offices import bears_name, same_person
from hasila.extract.people import one_more, one_national, read_people, second_kind
from hasila.extract.persons import ORDINAL, UPROOTED, People, kind_of
from hasila.extract.shared_counts import shares_count, shares_nation
from hasila.extract.sides import side_member
from hasila.extract.triggers import Trigger
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import clitics, particles
from hasila.model import Outcome, Qualifier

# So many words may go on describing the people of a count before the next count is joined to it.
_REST = 4
# So many words may say where they were.
_PHRASE = 4
# A bracket that tells more of them is no longer than this.
_BRACKET = 16
# So far before those it is joined to a count may begin.
_BEFORE = 9
_BOTH = 2
# So many endings of two or several in a row are a list of several.
_LIST = 3
# A bare number greater than this is no count of people beside another.
_MANY = 1_000_000
# So many words between commas may say what a person of a list is.
_APPOSITION = 12
# So many words a town's name may have, and one more.
_TOWN = 3


class Draft(NamedTuple):
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


def coordinate(sentence: Sentence, drafts: dict[int, Draft], triggers: list[Trigger]) -> None:
    """`مقتل جندي وثلاثة مدنيين`: what is joined to a count shares its outcome (adds to `drafts`)."""
    _join_counts(sentence, drafts)
    queue = sorted(drafts)
    starts = {trigger.first for trigger in triggers}
    while queue:
        draft = drafts[queue.pop(0)]
        side = side_member(sentence, draft.people)
        if side is not None and side.first not in drafts and not (draft.trigger and draft.trigger.void):
            drafts[side.first] = draft._replace(people=side, trigger=None, rule="figure.side")
            queue.append(side.first)
            continue
        at = _joined_at(sentence, draft, starts)
        if at is None or at in drafts or (draft.trigger is not None and draft.trigger.void):
            continue
        people = _member(sentence, at, draft.people)
        far = far_member(sentence, draft.last, starts) if people is None else None
        if far is not None and far not in drafts:
            at, people = far, _member(sentence, far, draft.people)
        people = _as_two(draft.people, people) if people is not None and draft.people.proper else people
        if (
            people is None
            or people.outcome is not None
            or _is_other_subject(people, triggers)
            or (is_plain_plural(people) and not _joins_known(sentence, draft, people))
            or _is_other_plural(sentence, draft, people)
        ):
            continue
        if _is_verb(sentence, people) or _does_more(sentence, draft, people):
            continue
        if same_person(sentence, draft.people, people):
            whole = draft.people._replace(last=people.last, proper=True)
            drafts[draft.people.first] = draft._replace(people=whole)
            queue.insert(0, draft.people.first)
            continue
        if draft.people.value != 1 and not people.counted and sentence.has(draft.last, at, "rank_of"):
            continue  # "two policemen of the ranks of captain and sergeant"
        people = _as_two(draft.people, people)
        if shares_count(draft.people, people) or shares_nation(sentence, draft.people, people):
            drafts[draft.people.first] = draft._replace(people=draft.people._replace(last=people.last))
            queue.insert(0, draft.people.first)
            continue
        drafts[at] = draft._replace(people=people, trigger=None, rule="figure.coordinated")
        queue.append(at)
    _as_several(sentence, drafts)


def _joined_at(sentence: Sentence, draft: Draft, starts: set[int]) -> int | None:
    """The unit where those begin who are joined to a count, past what is said of it."""
    if second_kind(sentence, draft.people) is not None:
        # "30 of the civilians and policemen", behind whom others may be counted
        return far_member(sentence, draft.people.last + _BOTH, starts)
    at = _next_member(sentence, draft.last, starts)
    if at is None and _goes_on_of(sentence, draft):
        at = draft.last + 1
    if at is None and draft.people.proper:
        at = _past_apposition(sentence, draft.last, starts) or past_day(sentence, draft.last, starts)
    at = at if at is not None else _past_verb(sentence, draft)
    at = at if at is not None else past_parts(sentence, draft.last, starts)
    at = at if at is not None else _past_clause(sentence, draft, starts)
    at = at if at is not None else far_member(sentence, draft.last, starts)
    return at if at is not None else then_member(sentence, draft.last, starts)


def _join_counts(sentence: Sentence, drafts: dict[int, Draft]) -> None:
    """`سبعة ضباط (وجنود قتلوا)`, `16 من الشرطة ومقاتلي العشائر (قتلوا)`: the number before two nouns counts both (changes `drafts`)."""
    for at in sorted(drafts):
        left = drafts[at]
        right = drafts.get(left.people.last)
        if right is not None and left.outcome is right.outcome and shares_count(left.people, right.people):
            del drafts[left.people.last]
            drafts[at] = left._replace(people=left.people._replace(last=right.people.last))
            return
        both = right is not None and right.people.value is None and left.outcome is right.outcome
        if both and second_kind(sentence, left.people) is not None:
            del drafts[left.people.last]
            return


def _does_more(sentence: Sentence, draft: Draft, people: People) -> bool:
    """`أن طفلا توفي و(13 شخصا) واجهوا`: behind a subject and its verb, those who have a verb of their own."""
    trigger, after = draft.trigger, sentence.at(people.last)
    if trigger is None or trigger.role == "masdar" or after is None or after.entries or after.particles:
        return False
    verb = after.word and after.text.endswith(clitics("past_plural")[0])
    return verb and draft.people.last <= trigger.first < people.first


def _member(sentence: Sentence, at: int, left: People) -> People | None:
    """The people at unit `at` of a list, behind those at its `left`; a bare name only where they are one named."""
    named = left.proper
    if sentence[at - 1].is_particle("and_of"):
        some = read_people(sentence, at, governed=True)
        known = some is not None and is_plain_plural(some)
        return some._replace(definite=False) if some is not None and known else some
    people = read_people(sentence, at)
    if people is not None:
        return named_member(sentence, people) or whole_person(sentence, people)
    bare = None if named else _bare_number(sentence, at)
    if any(entry.row.id == ORDINAL for entry in sentence[at].entries):
        return bare  # "and the second led to": another attack, not one more of the dead
    more = bare or one_more(sentence, at) or one_national(sentence, at, left)
    return more or (joined_name(sentence, at) if named else None)


def _bare_number(sentence: Sentence, at: int) -> People | None:
    """`مقتل 20 شخصا في بغداد (و15) في الموصل`, `(وعشرة) بحسب الحكومة`, `(وستة) بالرصاص`: so many of the same, elsewhere, by others or otherwise."""
    unit, after = sentence[at], sentence.at(at + 1)
    if unit.numeral is None or after is None or unit.numeral.value > _MANY or unit.numeral.high:
        return None
    if not (after.is_any(("in", "harm")) or after.role("reporting", "kind", "preposition") is not None):
        return None
    return People(at, at + 1, unit.numeral.value, counted=True, rows=unit.numeral.rows)


def _is_other_plural(sentence: Sentence, draft: Draft, people: People) -> bool:
    """`المتهمون باغتيال (فلان) وعناصر من الحركة`, `12 قتيلا و300 نازح`: people joined to a name or to the dead stand beside others."""
    left = draft.people
    if left.outcome is not None and people.noun is not None and people.noun.row.id in UPROOTED:
        return True
    named = left.proper and (left.noun is None or left.noun.definite or left.last > left.first + 1)
    alone = named and draft.trigger is not None and draft.trigger.role == "masdar"
    own = people.noun is not None and bool(people.noun.suffix)
    whose = sentence.units[people.last - 1 : people.last + 2]  # "members of his family", "men of his guard"
    own = own or any(e.suffix in clitics("singular_pronoun") for unit in whose for e in unit.entries)
    return alone and people.value is None and not people.counted and not people.others and not own


def _as_two(left: People, right: People) -> People:
    """`سبعة سياح وسائقين`: an ending of two or several, beside a count, is that of two."""
    counted = left.value is not None and (left.counted or left.value == 1)
    both = right.noun is not None and "e" in right.noun_features and not right.noun.definite
    both = both and "c" not in right.noun_features  # "and gunmen of the clans"
    if not counted or not both or right.value is not None or right.counted or right.others:
        return right
    return right._replace(value=2, qualifier=Qualifier.EXACT, counted=True)


def _as_several(sentence: Sentence, drafts: dict[int, Draft]) -> None:
    """`مقتل عسكريين وسياسيين وعمال`: endings of two or several are those of several in a list without a number."""
    run: list[int] = []
    for at in [*sorted(drafts), -1]:
        if at >= 0 and drafts[at].rule == "figure.coordinated" and run:
            run.append(at)
            continue
        members = [drafts[i].people for i in run]
        open_ended = [p for p in members if _may_be_several(sentence, p)]
        plural = [p for p in members if p.value is None and not p.counted and not p.others]
        one = [p for p in members if p.value == 1 and not p.counted]
        plain = len(open_ended) + len(plural) + len(one) == len(members)
        if open_ended and plain and (plural or len(open_ended) >= _LIST):
            for i in run:
                if _may_be_several(sentence, drafts[i].people):
                    several = drafts[i].people._replace(
                        value=None, qualifier=Qualifier.UNSPECIFIED, counted=False
                    )
                    drafts[i] = drafts[i]._replace(people=several)
        run = [at]


def _may_be_several(sentence: Sentence, people: People) -> bool:
    """Whether a count of two rests on nothing but an ending that several may have, too."""
    if people.value != _BOTH or people.noun is None or people.noun_at is None or people.definite:
        return False
    if people.first != people.noun_at or people.noun.suffix:
        return False
    return any(e.row is people.noun.row and "e" in e.features for e in sentence[people.noun_at].entries)


def before_subjects(sentence: Sentence, drafts: dict[int, Draft]) -> list[Draft]:
    """`نحو 200 مسلح ونحو 50 جنديا قتلوا`, `أن ضابطا وجنديين قتلوا`: counts joined before a plural verb's subject."""
    found: list[Draft] = []
    for draft in drafts.values():
        if draft.rule != "figure.subject-verb" or draft.trigger is None or draft.trigger.number not in "dp":
            continue
        end: int | None = draft.people.first
        while end is not None and (people := joined_before(sentence, end)) is not None:
            found.append(draft._replace(people=people, trigger=None, rule="figure.coordinated"))
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
        joined = joined or (people.value == 1 and _follows_preposition(sentence, at))
        joined = joined or (people.value == 1 and people.proper and bears_name(sentence, people))
        last = past_place(sentence, past_rest(sentence, past_brackets(sentence, people.last)))
        if joined and people.last <= end and last >= end - 1:
            found = people if found is None or people.first == found.first - 1 else found
    return found


def _opens_clause(sentence: Sentence, at: int) -> bool:
    """Whether a subject may stand at a unit: at the head of a sentence or of what was said."""
    before = sentence.at(at - 1)
    return before is None or before.is_any(("that", "stop", "was_before"))


def _follows_preposition(sentence: Sentence, at: int) -> bool:
    """`مع (الضابط) والجندي اللذين خطفا`: one person behind a preposition, with whom a list may open."""
    before = sentence.at(at - 1)
    return before is not None and before.is_any(("prepositions", "with"))


def _is_verb(sentence: Sentence, people: People) -> bool:
    """`وطالب الأطراف`: a bare singular before a definite noun is more likely a verb."""
    if people.counted or people.value != 1 or people.definite:
        return False
    if people.noun is None:
        return False  # a given name
    if sentence[people.first].text.removeprefix(clitics("conjunction")[0]) not in particles("like_verbs"):
        return False
    after = sentence.at(people.first + 1)
    if (
        after is None
        or not after.word
        or after.of("links") is not None
        or after.of("nationalities") is not None
    ):
        return False
    own = after.text.endswith((*clitics("plural_pronoun"), clitics("singular_pronoun")[0]))
    if own and sentence.ends_as_folded(after) and not any(e.row.paradigm == "verb" for e in after.entries):
        return True  # "and his captors asked"
    return any(entry.article for entry in after.entries) or (
        not after.entries and after.text.startswith(clitics("article"))
    )


def _goes_on_of(sentence: Sentence, draft: Draft) -> bool:
    """`عشرات من المتظاهرين (ومن) رجال الشرطة`: some of others, beside those of whom a vague word tells."""
    vague = draft.people.value is None and draft.people.counted
    unit = sentence.at(draft.last)
    return vague and unit is not None and unit.is_particle("and_of")


def _joins_known(sentence: Sentence, draft: Draft, people: People) -> bool:
    """`اغتيال الوزير ورفاقه`, `قتل النساء والأطفال`: known people who are his, or stand right beside others."""
    if _are_his(draft.people, people):
        return True
    left = draft.people
    if not is_plain_plural(left) or people.first != draft.last or left.noun is None or people.noun is None:
        return False
    nominative = [sentence[who.last - 1].text.endswith(clitics("nominative")) for who in (left, people)]
    return not nominative[1] or nominative[0]


def _are_his(left: People, right: People) -> bool:
    """`اغتيال الوزير ورفاقه`: they belong to the person before them."""
    own = right.noun.suffix if right.noun is not None else ""
    return left.value == 1 and own in clitics("singular_pronoun")


def is_his(sentence: Sentence, people: People) -> bool:
    """`سائقه`, `حارسه الشخصي`: of one man or woman."""
    if people.noun is None or people.noun_at is None:
        return False
    word = sentence[people.noun_at].text.partition(" ")[0]
    phrase = people.noun.row.paradigm == "phrase" and word.endswith(clitics("singular_pronoun"))
    return phrase or people.noun.suffix in clitics("singular_pronoun")


def is_plain_plural(people: People) -> bool:
    """`والمتظاهرين`: a definite plural without number joins no list of victims by itself."""
    return people.value is None and people.definite and not people.counted


def past_rest(sentence: Sentence, at: int) -> int:
    """The unit after the words that still describe people: `رجال الشرطة (الوطنية) و...`."""
    for step in range(_REST + 1):
        unit = sentence.at(at + step)
        if unit is not None and (unit.is_particle("quotes") or (step == 0 and _is_one(unit))):
            continue
        if unit is not None and is_designator(sentence, at + step):
            continue
        if unit is not None and unit.numeral is not None and unit.conjoined:
            return at + step
        if unit is None or not unit.word:
            after = sentence.at(at + step + 1)
            more = step and unit is not None and unit.is_particle("comma") and after is not None
            if more and after is not None and after.conjoined and _joins_more(sentence, at + step + 1):
                return at + step
            break
        if unit.conjoined or unit.is_particle("and"):
            return at + step
        described = (
            (step == 0 and (_is_force_of(unit) or _is_adverbial(unit) or _is_group(unit)))
            or unit.text.startswith(clitics("article"))
            or (not unit.entries and not unit.is_particle("function"))
            or (step == 0 and (_is_owner(unit) or unit.is_particle("former")))
            or (bool(unit.entries) and all(e.row.table == "names" and not e.prefix for e in unit.entries))
        )
        if not described or unit.is_any(("prepositions", "clause", "as_for")):
            break
    return at


def _is_group(unit: Unit) -> bool:
    """`مقاتلي (فتح الإسلام)`: the organisation whose men are counted."""
    actor = unit.of("actors")
    return actor is not None and not actor.prefix.startswith(clitics("conjunction")[0])


def _is_adverbial(unit: Unit) -> bool:
    """`12 رهينة (أجنبيا)`, `ستة سائقين (مدنيا)`: a noun for people that agrees with the counted noun before it."""
    noun = unit.of("people") or unit.of("nationalities")
    if noun is None or noun.prefix:
        return False
    return "a" in noun.features or noun.row.paradigm == "nisba" or noun.row.id in _DESCRIBE


# Nouns for people that describe others no less often than they stand alone.
_DESCRIBE = frozenset(("people.pregnant", "people.retired", "people.elder", "people.military"))


def _is_owner(unit: Unit) -> bool:
    """`سائق (شاحنة)`, `مراسل (رويترز)`: a thing or body that tells what one does there."""
    return all(
        entry.row.table in ("counted", "targets", "speakers") and not entry.prefix for entry in unit.entries
    )


def _is_one(unit: Unit) -> bool:
    """`من عائلة (واحدة)`: an adjective, not a count."""
    return unit.numeral is not None and unit.numeral.value == 1 and unit.numeral.high is None


def _is_force_of(unit: Unit) -> bool:
    """`رقيب (شرطة)`, `عنصر (أمن)`: whose rank it is, without the article."""
    force = unit.role("people", "kind", "collective")
    return force is not None and not force.prefix and not force.suffix


def past_place(sentence: Sentence, at: int) -> int:
    """The unit after `في حي الصافية`, `من الثانوية`, `برتبة نقيب`, if more people are joined there by و, else `at`."""
    start = next((i for i in (at, at + 1) if _opens_phrase(sentence.at(i))), None)
    adjective = sentence.at(at)
    if start is None and adjective is not None and adjective.text.startswith(clitics("article")):
        start = at + 2 if _opens_phrase(sentence.at(at + 2)) else None
    if start is None or (start > at and (_ends_phrase(sentence[at]) or sentence[at].conjoined)):
        return at  # one word may stand before: "a (leading) member of the movement and his wife"
    least = start + (not _is_short(sentence[start]))
    end = start + _PHRASE + 2
    for i in range(start + 1, min(len(sentence), start + 3 * _PHRASE)):
        end += 2 * sentence[i].is_any(("of", "place_in"))  # "in the fifth of her years"
        if i >= end:
            break
        joined = i + sentence[i].is_particle("comma")  # where the joined "and" may stand
        link = sentence[min(joined, len(sentence) - 1)]
        number = joined + (link.is_particle("and") or link.role("links", "kind", "plus") is not None)
        counts = sentence.at(number)
        if counts is not None and (number > joined or counts.conjoined):
            if counts.numeral is not None:
                last = sentence[i - 1].numeral
                return i if i > least and (last is None or last.value == 1) else at
            if joined == i > least and _joins_more(sentence, number):
                return i
        beyond = past_brackets(sentence, i)
        if i < beyond < len(sentence) and sentence[beyond].conjoined and _joins_more(sentence, beyond):
            return beyond
        if _ends_phrase(sentence[i]) and not _opens_phrase(sentence[i]):
            break
    return at


def _opens_phrase(unit: Unit | None) -> bool:
    if unit is None:
        return False
    source = unit.role("reporting", "kind", "preposition") is not None
    return source or unit.is_any(("place_in", "of", "rank_of")) or _is_short(unit)


def _is_short(unit: Unit) -> bool:
    """`بالقوة`, `للحزب`: a preposition and its noun in one word."""
    article = clitics("article")[0]
    return unit.word and unit.text.startswith(tuple(letter + article for letter in clitics("preposition")))


def _joins_more(sentence: Sentence, at: int) -> bool:
    """Whether people are told beyond a phrase: two (`وجنديان`), their own (`وزوجته`), or one (`وجندي`)."""
    people = read_people(sentence, at)
    if people is None or people.outcome is not None or people.noun is None:
        return False
    several = (*clitics("plural_pronoun"), *clitics("dual_pronoun"))
    after = sentence.at(people.last)
    own = is_his(sentence, people) or people.noun.suffix in several
    own = own or (after is not None and after.is_particle("to_them"))  # "a friend of his"
    one = people.value == 1 and not people.definite and not people.proper and not _is_verb(sentence, people)
    speaks = after is not None and after.of("reporting") is not None
    return own or people.value == _BOTH or (one and not speaks)


def _ends_phrase(unit: Unit) -> bool:
    if unit.is_any(("prepositions", "clause", "relative", "stop", "comma", "and")):
        return True
    told = any(e.row.table == "outcomes" and not e.article for e in unit.entries)  # not "the jail"
    return told or any(unit.of(table) for table in ("reporting", "qualifiers"))


def past_brackets(sentence: Sentence, at: int) -> int:
    """The unit after `(سبعة منهم ضباط)`, if a bracket opens at `at`."""
    opening = sentence.at(at)
    if opening is None or not opening.is_particle("brackets_open"):
        return at
    inside = range(at + 1, min(len(sentence), at + _BRACKET))
    return next((i + 1 for i in inside if sentence[i].is_particle("brackets_close")), at)


def _next_member(sentence: Sentence, at: int, starts: set[int]) -> int | None:
    at = past_age(sentence, at)
    at = past_place(sentence, past_rest(sentence, at))
    beyond = past_brackets(sentence, at)
    at = past_rest(sentence, beyond) if beyond > at else at
    at = _past_day(sentence, at + _is_second_force(sentence, at))
    unit = sentence.at(at)
    if unit is not None and (unit.is_particle("comma") or _says_himself(sentence, at)):
        at, unit = at + 1, sentence.at(at + 1)
    if unit is None or at in starts:
        return None
    if unit.is_particle("and") or unit.role("links", "kind", "plus"):
        at += 1
        quoted = sentence.at(at)
        at += quoted is not None and quoted.is_particle("quotes")
    elif unit.is_particle("with"):
        at += 1
        after = sentence.at(at)
        if after is None or after.numeral is None:
            return None
    elif not unit.conjoined:
        return None
    return None if at in starts or at >= len(sentence) else at


def _past_day(sentence: Sentence, at: int) -> int:
    """The comma behind `، مساء الخميس، (ومدني)`: when it was, between commas the first of which stands at unit `at`."""
    end = at + 1
    while sentence.has(end, end + 1, "times", "weekdays"):
        end += 1
    framed = sentence.has(at, at + 1, "comma") and sentence.has(end, end + 1, "comma")
    return end if framed and end > at + 1 else at


def _is_second_force(sentence: Sentence, at: int) -> bool:
    """`رجال الأمن (والجيش) ومدنيين`: one more force whose men are counted, people joined behind it."""
    unit, after = sentence.at(at), sentence.at(at + 1)
    if unit is None or after is None or not (unit.conjoined and after.conjoined):
        return False
    force = unit.role("people", "kind", "collective") or unit.role("actors", "kind", "state_force")
    return force is not None and force.article and not force.preposition


def _past_apposition(sentence: Sentence, at: int, starts: set[int]) -> int | None:
    """`فلان، نائب رئيس الحزب، (وفلان)`, `، إمام المسجد، (ونجله)`, `فلان في نابلس (وفلان)`: the next of a list beyond what one is, between commas, or where."""
    opening = sentence.at(at)
    if opening is not None and opening.is_particle("place_in"):
        town = range(at + 2, min(len(sentence) - 1, at + 2 + _TOWN))
        return next((i for i in town if i not in starts and joined_name(sentence, i) is not None), None)
    if opening is None or not opening.is_particle("comma"):
        return None
    for i in range(at + 1, min(len(sentence) - 1, at + _APPOSITION)):
        if i in starts or sentence[i].is_any(("stop", "clause")):
            return None
        if sentence[i].is_particle("comma"):
            joined = joined_name(sentence, i + 1) is not None or _joins_his(sentence, i + 1)
            return i + 1 if joined else None
    return None


def _past_clause(sentence: Sentence, draft: Draft, starts: set[int]) -> int | None:
    """`رجل دين ينتمي إلى الحركة (وشقيقه)`: the kin of one of whom a few words tell what he is."""
    trigger = draft.trigger
    if draft.people.value != 1 or (trigger is not None and trigger.first > draft.people.first):
        return None
    for at in range(draft.last, min(len(sentence), draft.last + _REST + _PHRASE)):
        unit = sentence[at]
        if at in starts or not unit.word or unit.is_any(("clause", "that")):
            return None
        if at > draft.last and unit.conjoined:
            people = read_people(sentence, at)
            kin = people is not None and kind_of(people.noun) == "title"
            return at if kin and _joins_his(sentence, at) else None
    return None


def _joins_his(sentence: Sentence, at: int) -> bool:
    """`فلان، إمام المسجد، (ونجله)`: his kin or his man, joined beyond what one is."""
    people = read_people(sentence, at) if sentence[at].conjoined else None
    return people is not None and people.value == 1 and is_his(sentence, people)


def _past_verb(sentence: Sentence, draft: Draft) -> int | None:
    """`أن العقيد فلان، قتل (وابن شقيقه)`: his kin or companion, joined behind the verb of which he is the subject."""
    trigger, people = draft.trigger, draft.people
    if trigger is None or people.value != 1 or not people.last <= trigger.first <= people.last + _APPOSITION:
        return None
    ends = sentence[trigger.first - 1]
    if trigger.first > people.last + 1 and not ends.is_any(("comma", "relative")):
        return None
    other = read_people(sentence, trigger.last)
    unit = sentence.at(trigger.last)
    if other is None or unit is None or not unit.conjoined or other.noun is None:
        return None
    own = {entry.suffix for u in sentence.units[other.first : other.last + 1] for entry in u.entries}
    return trigger.last if own & set(clitics("singular_pronoun")) else None


def _says_himself(sentence: Sentence, at: int) -> bool:
    """`قتل الحارس (هو) وعائلته`: a pronoun that only carries the joined one."""
    after = sentence.at(at + 1)
    return sentence[at].is_particle("himself") and after is not None and after.conjoined


def _is_other_subject(people: People, triggers: list[Trigger]) -> bool:
    return any(
        t.first == people.last
        and (t.number == "n" or (t.number == "s") == (people.value == 1))
        and t.role != "masdar"
        and not t.entry.conjunction
        for t in triggers
    )
