"""Find where one person is named: by an office or kin, by given names, or by words of no other kind.

Only the stretch matters, to count one: names are kept nowhere but in the quote.
"""

from functools import cache

from hasila.extract.aged import aged_name
from hasila.extract.persons import People
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import Entry, clitics

_LONGEST = 7
# A name of one word is longer than this.
_SHORT = 4
# A title of one letter, and its stop.
_LETTER = 2
# So many asides, of so many words, may part a name from its verb.
_ASIDES, _ASIDE = 2, 10
# So many words may stand between an office and the name of its holder (of a nation, former, late).
_BETWEEN = 4
# So many words may tell where an office is.
_OFFICE = 9
# An age is told in so many words.
_AGE = 7


def given_name(unit: Unit | None) -> Entry | None:
    """The reading of a unit as a known part of a name; the article makes most of them common words."""
    if unit is None or not unit.word:
        return None
    return next((e for e in unit.entries if e.row.table == "names" and _may_bear(unit, e)), None)


def _may_bear(unit: Unit, entry: Entry) -> bool:
    """Whether a name may bear its clitics: no article or pronoun; what ends like an accusative, no ك (`كمينا`)."""
    like = entry.prefix.endswith(clitics("preposition")[2]) and unit.text.endswith(clitics("article")[0][0])
    return not (entry.article or entry.suffix or like)


def read_name(sentence: Sentence, at: int, *, certain: bool) -> int | None:
    """The unit after a person's name that begins at unit `at`, or None.

    `certain`: the words before can only be followed by a person ("اغتيال"), so words that are
    in no lexicon are taken for a name; otherwise a known given name must be among them.
    """
    at += _past_abbreviation(sentence, at)
    end = at
    known = False
    opening = sentence.at(at)
    if not certain and opening is not None and opening.is_particle("on"):
        after = sentence.at(at + 1)
        known = _is_written_out(sentence, at)
        if not known and (after is None or after.of("names") is None):
            return None  # the given name is spelt like "on"
    while end < min(len(sentence), at + _LONGEST):
        unit = sentence[end]
        spelt_alike = end > at and (_ends_name(sentence, end) or _is_middle(sentence, end))
        if not _may_be_name(unit, first=end == at) and not spelt_alike:
            break
        known = known or (given_name(unit) is not None and not is_closed(unit))
        end += 1
    if end == at or (is_closed(sentence[at]) and end == at + 1):
        return None
    return end if known or (certain and looks_proper(sentence[at])) else None


def _past_abbreviation(sentence: Sentence, at: int) -> int:
    """`(د.) نبيل`, `(م.) عادل`: how many units a title of one letter and its stop have, before a given name."""
    letter, name = sentence.at(at), sentence.at(at + _LETTER)
    short = letter is not None and letter.is_particle("title_letter") and sentence.has(at + 1, at + 2, "stop")
    return _LETTER if short and given_name(name) is not None else 0


def _is_written_out(sentence: Sentence, at: int) -> bool:
    """`الصحافي (علي) المحمود`: a given name spelt like "on" but for its dots, before a family name of no lexicon."""
    before, after = sentence.at(at - 1), sentence.at(at + 1)
    office = before.of("people") if before is not None else None
    one = office is not None and office.article and "s" in (office.features or "s")
    if not one or after is None or after.particles or not after.text.startswith(clitics("article")):
        return False
    family = after.word and all(entry.row.table == "names" for entry in after.entries)
    return family and given_name(sentence[at]) is not None and sentence.ends_as_folded(sentence[at])


def _ends_name(sentence: Sentence, at: int) -> bool:
    """`محمد (علي)،`: a given name spelt like "on", with nothing behind it that it could govern."""
    after = sentence.at(at + 1)
    alone = after is None or not after.word or after.conjoined
    name = given_name(sentence[at])
    return alone and name is not None and not name.prefix and is_closed(sentence[at])


def _is_middle(sentence: Sentence, at: int) -> bool:
    """`آصف (علي) زرداري`: a given name that is spelt like "on" but for its dots, between parts of a name."""
    unit, before, after = sentence[at], sentence[at - 1], sentence.at(at + 1)
    name = given_name(unit)
    if name is None or name.prefix or not is_closed(unit) or before.of("names") is None or after is None:
        return False
    return sentence.ends_as_folded(unit) and _may_be_name(after, first=False)


def is_closed(unit: Unit) -> bool:
    """A word of the grammar; some given names are spelt like one ("on", "or")."""
    return unit.is_any(("prepositions", "function", "clause", "or_else"))


def read_unknown(sentence: Sentence, at: int) -> int | None:
    """The unit after `الناقد المعروف فلان`, `فلان الفلاني`: words of no lexicon, and no construct, for a person."""
    after = sentence.at(at + 1)
    construct = after is not None and after.text.startswith(clitics("article")) and not after.particles
    opening = sentence.at(at)
    if opening is None or (construct and not opening.text.startswith(clitics("article"))):
        return None
    end = read_name(sentence, at, certain=True)
    return end if end is not None and end > at + 1 else None


def looks_proper(unit: Unit) -> bool:
    """Whether a word of no lexicon may open a name: it has no ending of a common noun, no prefix of a verb."""
    definite = unit.text.startswith(clitics("article"))
    return definite or not (
        unit.text.endswith(clitics("common_ending")) or unit.text.startswith(clitics("imperfect"))
    )


def _may_be_name(unit: Unit, *, first: bool) -> bool:
    if not unit.word:
        return False
    closed = is_closed(unit)
    name = given_name(unit)
    if name is not None:
        joined = name.prefix and name.prefix != clitics("conjunction")[1]  # a family name may begin like "so"
        return first or not (closed or joined)  # a given name is spelt like "on"
    if (
        closed
        or unit.is_particle("along")
        or (not first and len(unit.text) > 4 and unit.text.startswith(clitics("conjunction")))
    ):
        return False
    if (
        len(unit.text) < 3
        or unit.is_particle("not_names")
        or any(
            e.row.table not in ("nationalities", "speakers", "names") and (first or not _is_trade(e))
            for e in unit.entries
        )
    ):
        return False
    if unit.entries and all(entry.preposition for entry in unit.entries):
        return False  # "in the order", spelt like a name
    # a family name may be a given name with the article
    return not (first and any(e.prefix for e in unit.entries if not (e.row.table == "names" and e.article)))


def _is_trade(entry: Entry) -> bool:
    """`يوسف (النجار)`, `علي (حاجي) عمر`: a trade with the article, or spelt like a pair, may be a family name."""
    trade = entry.row.table == "people" and entry.row.values["kind"] == "person"
    if entry.features == "dc":
        return trade and not (entry.prefix or entry.suffix)
    return trade and entry.article and not entry.conjunction and entry.features == "s"


def extend_name(sentence: Sentence, at: int) -> int:
    """The unit after the words that go on naming a person after an office: وزير (الدفاع الياس المر)."""
    end = at
    while end < min(len(sentence), at + _LONGEST):
        unit = sentence[end]
        if end > at and _is_middle(sentence, end):
            end += 1
            continue
        if (
            not unit.word
            or unit.is_any(("prepositions", "function", "clause", "along"))
            or (unit.is_particle("place_head") and unit.text.startswith(clitics("preposition")[0]))
        ):
            break
        if (
            unit.role("outcomes", "role", "undergo", "inflict", "act", "light")
            or unit.of("reporting")
            or unit.of("links")
            or (unit.of("quantities") and unit.text.split()[0].endswith(clitics("accusative")))
            or (unit.of("times") and end + 1 < len(sentence) and sentence[end + 1].numeral is not None)
        ):
            break
        if any(e.conjunction for e in unit.entries) or unit.of("attacks"):
            break
        end += 1
    return end


def whole_person(sentence: Sentence, people: People, *, stop: int | None = None) -> People:
    """One person with the rest of the office and the name: `النائب (فلان)`, `وزير (الدفاع، فلان)`.

    Counts, plurals and pronouns are left as they are; `stop` is a unit not to pass.
    """
    if people.counted or people.value != 1 or people.others:
        return people
    office = people.proper and people.noun is not None
    last = extend_name(sentence, people.last) if office else people.last
    named = _name_after(sentence, last)
    if named is None:
        people = _from_name(sentence, people)
    if stop is not None:
        named = named if named is not None and named <= stop else None
        last = min(last, max(stop, people.last))
    if named is None:
        return people._replace(last=last)
    return people._replace(last=named, proper=True)


def is_nickname(sentence: Sentence, people: People) -> bool:
    """`فلان الملقب (بالشيخ)`: by what others call him, behind a participle that no lexicon has."""
    called = sentence.at(people.first - 1)
    joined = people.noun is not None and bool(people.noun.preposition) and people.value == 1
    return joined and called is not None and not called.entries and called.text.startswith(clitics("article"))


def _from_name(sentence: Sentence, people: People) -> People:
    """`(فلان الفلاني) قائد العمليات`: one person with the name that stands before the office."""
    if people.first == 0 or sentence[people.first].conjoined or "a" in people.noun_features:
        return people
    first = people.first
    while first > max(0, people.first - _LONGEST) and _may_be_name(sentence[first - 1], first=False):
        first -= 1
    words = range(first, people.first)
    given = next((at for at in words if given_name(sentence[at]) is not None), None)
    if given is not None:
        return people._replace(first=_before_ranks(sentence, first, given), proper=True)
    before = sentence.at(first - 1)
    told = before is not None and any(before.of(table) for table in ("outcomes", "actors", "people"))
    return people._replace(first=first, proper=True) if told and len(words) > 1 else people


def _before_ranks(sentence: Sentence, first: int, given: int) -> int:
    """The unit where `(العميد الركن) فلان` begins, of those from `first` on: ranks with the article before a name."""
    while given > first and _may_be_rank(sentence[given - 1]):
        given -= 1
    return given


def _may_be_rank(unit: Unit) -> bool:
    """`الركن`, `الدكتورة`: not an adjective of an event (`العنيفة`)."""
    feminine = unit.text.endswith(clitics("feminine_ending")) and unit.of("people") is None
    return unit.text.startswith(clitics("article")) and not feminine


def _name_after(sentence: Sentence, at: int) -> int | None:
    """The unit after a name that follows a noun for its bearer, adjectives or a comma between: a known one, or one with an age."""
    aged = aged_name(sentence, at)
    if aged is not None and not sentence[at].conjoined:
        return aged
    for start in range(at, at + _BETWEEN):
        end = read_name(sentence, start, certain=False)
        name = given_name(sentence[start]) if end is not None else None
        if name is not None:
            return None if name.conjunction else end
        unit = sentence.at(start)
        if unit is None or not (
            unit.is_any(("comma", "quotes")) or _is_adjective(unit) or _opens_construct(sentence, start)
        ):
            return _beyond_place(sentence, start)
    return None


def _opens_construct(sentence: Sentence, at: int) -> bool:
    """`لاعب (فريق) الزوراء`: a word of no lexicon that the article after it makes part of an office."""
    unit, after = sentence[at], sentence.at(at + 1)
    bodies = ("counted", "speakers", "targets")
    plain = unit.word and not is_closed(unit) and looks_proper(unit)
    plain = plain and all(e.row.table in bodies and not e.prefix for e in unit.entries)
    article = clitics("article")
    return (
        plain and after is not None and after.text.startswith(article) and not unit.text.startswith(article)
    )


def _beyond_place(sentence: Sentence, at: int) -> int | None:
    """The unit after `شيخ الطريقة (في العراق، الشيخ محمد خضير)`: a name in apposition past where the office is."""
    opening = sentence.at(at)
    if opening is None or not opening.is_any(("place_in", "of")):
        return None
    named = _past_phrases(sentence, at)
    if named is not None:
        return named
    for i in range(at + 2, min(len(sentence) - 1, at + 3 + _BETWEEN)):
        unit = sentence[i]
        if unit.is_particle("comma"):
            if sentence[i + 1].conjoined:
                return None  # one more of a list
            title = sentence[i + 1].of("people")
            start = i + 1 + (title is not None and title.article)
            end = read_name(sentence, start, certain=False)
            return end if end is not None and given_name(sentence[start]) is not None else None
        if not unit.word or is_closed(unit) or any(e.conjunction for e in unit.entries):
            return None
    return None


def _past_phrases(sentence: Sentence, at: int) -> int | None:
    """The unit after `النائب (في البرلمان عن كتلة المستقبل وليد حداد)`: a name of two words past where one's office is."""
    for i in range(at + 1, min(len(sentence) - 1, at + _OFFICE)):
        unit, before = sentence[i], sentence[i - 1]
        if given_name(unit) is not None and not is_closed(unit):
            ended = before.text.startswith(clitics("article")) or before.of("actors") is not None
            end = read_name(sentence, i, certain=False)
            name = given_name(unit)
            joined = name is not None and name.prefix
            return end if ended and not joined and end is not None and end > i + 1 else None
        tables = ("outcomes", "attacks", "reporting", "times", "weekdays", "people", "causes")
        known = any(unit.of(table) for table in tables) or unit.numeral is not None
        if not unit.word or known or unit.conjoined or unit.is_any(("clause", "relative", "and")):
            return None
    return None


def _is_adjective(unit: Unit) -> bool:
    if not unit.word or is_closed(unit):
        return False
    if unit.of("nationalities") is not None or unit.of("people") is not None:
        return not any(e.conjunction or e.preposition for e in unit.entries)
    return unit.text.startswith(clitics("article")) and not any(
        unit.of(table) for table in ("outcomes", "attacks", "reporting", "times", "weekdays")
    )


def named_member(sentence: Sentence, people: People) -> People | None:
    """The first of the persons named after a noun for several: `النائبين (فلان) وفلان`; None without a name."""
    several = people.value is None or people.value == 2
    if not several or people.noun is None:
        return None
    if people.noun.suffix and people.value is None:
        return None
    if not people.definite and not people.noun.suffix:
        return None
    if people.noun_at != people.last - 1 and sentence[people.last - 1].of("nationalities") is None:
        return None
    first, adjective = people.last, sentence.at(people.last)
    if (
        adjective is not None
        and people.definite
        and given_name(adjective) is None
        and _is_adjective(adjective)
    ):
        first += 1  # "the two field commanders so-and-so"
    if given_name(sentence.at(first)) is None:
        return None
    end = read_name(sentence, first, certain=False)
    if end is None:
        return None
    return People(
        first, end, 1, proper=True, group=people.group, nationality=people.nationality, rows=people.rows
    )


def joined_name(sentence: Sentence, at: int) -> People | None:
    """`و(فلان الفلاني)`: one more person named in a list."""
    name = given_name(sentence.at(at))
    before = sentence.at(at - 1)
    if before is not None and before.is_particle("quotes"):
        before = sentence.at(at - 2)
    joined = name is not None and (name.conjunction or (before is not None and before.is_particle("and")))
    aged = aged_name(sentence, at) if not joined else None
    unknown = aged is not None and sentence[at].text.startswith(clitics("conjunction")[0])
    if aged is not None and unknown and given_name(sentence.at(at + 1)) is None:  # no verb before a name
        return People(at, aged, 1, proper=True)
    return named_person(sentence, at) if joined else None


def named_person(sentence: Sentence, at: int) -> People | None:
    """The one person whose name begins at unit `at`; None without a known name."""
    end = read_name(sentence, at, certain=False)
    listed = sentence.at(at - 1)
    after = sentence.at(at + 1)
    proper = given_name(sentence.at(at)) is not None and after is not None
    if (
        end is None
        and proper
        and listed is not None
        and any(e.row.id == "links.they" for e in listed.entries)
    ):
        on = sentence[at].is_particle("on") and not sentence.ends_as_folded(sentence[at])  # "they are on ..."
        family = after is not None and not on and not after.text.startswith(clitics("article"))
        end = read_name(sentence, at, certain=True) if family else None
    return People(at, end, 1, proper=True) if end is not None else None


def name_before(sentence: Sentence, at: int, within: int, *, certain: bool) -> tuple[int, int] | None:
    """The last stretch before unit `at` that names a person: units [first, last).

    `certain`: a relative pronoun follows, so words of no lexicon right before it are a name.
    """
    last = at
    while last > max(0, at - within):
        unit = sentence[last - 1]
        if unit.is_particle("stop") or unit.of("reporting") is not None:
            return None
        if unit.is_particle("brackets_close") and _may_be_name(sentence[last - 2], first=False):
            opening = (
                i
                for i in range(last - 2, max(0, at - within), -1)
                if sentence[i].is_particle("brackets_open")
            )
            last = next(opening, last - 1)  # so-and-so (by his other name)
            continue
        named = given_name(unit) is not None and not is_closed(unit)
        if (named and not unit.is_particle("manner")) or (
            certain
            and last == at
            and _may_be_name(unit, first=False)
            and looks_proper(unit)
            and not unit.entries
        ):
            first = last - 1
            while (
                first > 0
                and (_may_be_name(sentence[first - 1], first=False) or _opens(sentence, first - 1))
                and not _is_of_noun(sentence[first - 1])
            ):
                first -= 1
            while first < last and not looks_proper(sentence[first]) and given_name(sentence[first]) is None:
                first += 1
            known = any(given_name(sentence[i]) is not None for i in range(first, last))
            common = first == last or sentence[first].text.startswith(clitics("article"))
            return (first, last) if known or not common else None  # "the regime that kills" is nobody's name
        last -= 1
    return None


def name_up_to(sentence: Sentence, at: int, within: int) -> tuple[int, int] | None:
    """The known name that ends right before unit `at`, its family name too: units [first, at)."""
    found = name_before(sentence, at, within, certain=False)
    end = read_name(sentence, found[0], certain=False) if found is not None else None
    return (found[0], at) if found is not None and end == at else None


def before_apposition(sentence: Sentence, at: int) -> int | None:
    """Where `، رئيس اللجنة،` or `الذي شيع أمس،` begins: what one is or did, if it ends with a comma right before unit `at`."""
    last = sentence.at(at - 1)
    if last is None or not last.is_particle("comma"):
        return None
    for i in range(at - 2, max(-1, at - 3 - _ASIDE), -1):
        unit = sentence[i]
        if unit.is_particle("relative_of_one") and i < at - 2 and not unit.conjoined:
            return i - (
                i > 0 and sentence[i - 1].is_particle("comma")
            )  # "so-and-so, who was buried today, was killed"
        if unit.is_particle("comma"):
            return i if i < at - 2 and not sentence[i + 1].conjoined else None
        told = unit.is_particle("that") or unit.of("outcomes") or unit.of("reporting")
        if unit.is_particle("stop") or told or unit.conjoined:
            return None
    return None


def _before_age(sentence: Sentence, at: int) -> int | None:
    """The unit where `البالغ من العمر 50 عاما` begins, if it ends right before unit `at`; commas belong to it."""
    end = at - (at > 0 and sentence[at - 1].is_particle("comma"))
    for i in range(end - 1, max(-1, end - 1 - _AGE), -1):
        if sentence[i].is_particle("aged") and any(
            unit.numeral is not None for unit in sentence.units[i:end]
        ):
            return i - (i > 0 and sentence[i - 1].is_particle("comma"))
        if sentence[i].is_any(("stop", "comma")):
            break
    return None


def _is_of_noun(unit: Unit) -> bool:
    """`بالنظام`, `للحزب`: a preposition and a common noun in one word."""
    return not unit.entries and len(unit.text) > _SHORT + 1 and unit.text.startswith(behind_letter())


@cache
def behind_letter() -> tuple[str, ...]:
    """The article with a letter joined to it: `بال`, `وال`, `لل`."""
    article = clitics("article")
    return tuple(p for p in clitics("noun_prefix") if p.endswith(article) and p != article[0])


def before_aside(sentence: Sentence, at: int) -> int:
    """The unit where what is said in brackets, between dashes or commas begins, if it ends right before unit `at`."""
    for _ in range(_ASIDES):
        aged = _before_age(sentence, at)
        if aged is not None:
            at = aged
            continue
        last = sentence.at(at - 1)
        if last is None or not last.is_any(("brackets_close", "dash")):
            break
        opening = "brackets_open" if last.is_particle("brackets_close") else "dash"
        back = range(at - 2, max(-1, at - 2 - _ASIDE), -1)
        first = next((i for i in back if sentence[i].is_particle(opening)), None)
        if first is None:
            break
        at = first
    return at


def stated_name(sentence: Sentence, at: int, *, given: bool = False) -> tuple[int, int] | None:
    """`قال إن (كيفان فارزين) قتل`: two words of no lexicon or more, right after "that", are a name.

    `given`: a given name must be among them; then a sentence may begin with it, too.
    """
    first = at
    while first > 0 and at - first < _LONGEST and _may_be_name(sentence[first - 1], first=False):
        first -= 1
    before = sentence.at(first - 1)
    opening = sentence.at(first)
    if given:
        known = any(given_name(unit) is not None for unit in sentence.units[first:at])
        opens = before is None or before.is_any(("that", "stop"))
        return (first, at) if known and opens else None
    if before is None or opening is None or first == at:
        return None
    if before.is_particle("was_before") and sentence.at(at) is not None and sentence[at].is_particle("may"):
        return first, at  # "so-and-so had been"
    if not before.is_particle("that") or (at - first <= 1 and not _is_diptote(opening)):
        return None
    common = opening.text.startswith(clitics("article")) or not looks_proper(opening)
    return None if common else (first, at)


def _is_diptote(unit: Unit) -> bool:
    """`إن ليتفينينكو`: a word of no lexicon that, after "that", bears no ending of the accusative."""
    return not unit.entries and len(unit.text) > _SHORT and not unit.text.endswith(clitics("accusative"))


def _opens(sentence: Sentence, at: int) -> bool:
    """`إن (علي) حسن`: a given name spelt like a preposition, where only a name can stand."""
    before = sentence.at(at - 1)
    return given_name(sentence[at]) is not None and before is not None and before.is_particle("that")
