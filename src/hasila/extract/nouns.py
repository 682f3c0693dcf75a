"""What a noun for people says without a number: one, two or several, a construct, or but an adjective."""

from hasila.extract.persons import BODIES, kind_of, noun_of
from hasila.extract.units import Sentence, Unit
from hasila.gazetteer import gazetteer
from hasila.lexicon import Entry, clitics, particles
from hasila.text import has_dual_mark

# So many words after a noun its pronoun may stand.
_PRONOUN, _NEXT = 14, 3
# A verb in the imperfect is longer than this.
_VERB = 4
# A phrase opens behind one of these.
_OPENS = ("that", "clause", "comma", "and", "was_before", "continues", "to_be")
_TWO = 2
_BOMBER = "people.suicide_bomber"
_ENDS_ANYBODY = ("prepositions", "and", "clause", "resumes")
_WITH = clitics("preposition")[0]
# So far before anybody the denial may stand, who does it between; so near where one of many may be meant.
_DENIED, _RIGHT_BEHIND = 5, 3


def in_construct(before: Unit | None) -> bool:
    """`مقاتلو (طالبان)`: a plural before a word that can only be followed by its owner."""
    person = before.of("people") if before is not None else None
    return person is not None and "c" in person.features


def takes_by_letter(after: Unit | None) -> bool:
    """`احتجاز طالبان (لاثنين)`, `قتل طالبان (لجندي)`: those behind ل to whom the one before it has done something."""
    if after is None or not after.text.startswith(clitics("preposition")[1]):
        return False
    joined = any(e.preposition for e in after.entries if e.row.table in ("people", "quantities"))
    return after.numeral is not None or joined


def has_complement(after: Unit | None) -> bool:
    """Whether a noun may follow that completes a construct: not a break or a preposition."""
    if after is None or not after.word or after.is_particle("prepositions"):
        return after is not None and (after.numeral is not None or after.is_particle("quotes"))
    return not after.entries or not all(entry.preposition or entry.conjunction for entry in after.entries)


def number_told(sentence: Sentence, at: int) -> str:
    """`السائحين ... سراحهما`, `عسكريين خطفهم`: d or p where a pronoun says it, two further on or several next.

    A vowel written on the noun itself (`معتقلَين`) says it first, or a dual before it (`جثتي صحفيين`).
    """
    noun, body = sentence[at - 1], sentence.at(at - 2)
    if body is not None and body.text.split()[-1] in particles("two_bodies"):
        return "d"
    if has_dual_mark(sentence.view.span(noun.start, noun.end).quote):
        return "d"
    if _are_two_by_context(sentence, at):
        return "d"
    for step, unit in enumerate(sentence.units[at : at + _PRONOUN]):
        if unit.is_particle("stop"):
            break
        if step == 0 and any(
            "p" in e.features and e.suffix and e.row.paradigm == "verb" for e in unit.entries
        ):
            return "p"  # "the attackers killed them both"
        if step > 1 and _are_others(unit):
            break
        described = step == 1 and sentence[at].text.endswith(clitics("oblique"))  # "peaceful tourists who"
        near = step == 0 or described
        if unit.is_particle("dual_verb") or (near and _is_verb_of(unit, "dual_verb")):
            return "d"
        if near and _is_verb_of(unit, "plural_verb"):
            return "p"
        if unit.text.endswith(clitics("dual_pronoun")) and unit.text not in clitics("dual_pronoun"):
            return "d"
        if step < _NEXT and any(entry.suffix in clitics("plural_pronoun") for entry in unit.entries):
            return "p"
    return ""


def _are_two_by_context(sentence: Sentence, at: int) -> bool:
    """`مدنيين (على الأقل)`, `(وإصابة ثالث)`, `(وجرح 14 آخرين)`: what only two of them leave room for.

    Nobody says "at least" of several whom he does not count, or counts the hurt and not the dead.
    """
    first = sentence.at(at)
    if first is not None and first.role("qualifiers", "side", "both", "after") is not None:
        return True
    if _are_of_a_nation_each(first, sentence.at(at + 1)):
        return True
    for i in range(at, min(len(sentence) - 1, at + _NEXT)):
        if not sentence[i].conjoined or sentence[i].of("outcomes") is None:
            continue
        other = sentence[i + 1]
        more = next((e for e in other.entries if e.row.table == "links" and e.row["kind"] == "others"), None)
        third = more is not None and more.features[:1] == "s"
        return third or (i == at and other.numeral is not None and not other.numeral.definite)
    return False


def _are_of_a_nation_each(one: Unit | None, other: Unit | None) -> bool:
    """`مهندسين (فرنسي وإيطالي)`: one adjective of nation for each of two."""
    first, second = (unit.of("nationalities") if unit is not None else None for unit in (one, other))
    if first is None or second is None or first.definite or not second.conjunction:
        return False
    return "s" in first.features and "s" in second.features


def _are_others(unit: Unit) -> bool:
    """Whether a unit is a noun without the article for two or several others, whom a pronoun behind it means."""
    noun = unit.of("people")
    return noun is not None and not noun.definite and bool(set(noun.features) & set("de"))


def _is_verb_of(unit: Unit, number: str) -> bool:
    """`موظفين (يعملان)`, `عسكريين (كانوا)`: a verb that says how many it is said of."""
    if unit.is_particle(number):
        return True
    imperfect = unit.text.startswith(clitics("imperfect")) and len(unit.text) > _VERB
    return imperfect and not unit.entries and unit.text.endswith(clitics(number))


def _is_woman(sentence: Sentence, at: int, noun: Entry, before: Unit | None) -> bool:
    """`(الصحافية) فلانة`, `أن (الصحافية) قتلت`: no adjective opens a phrase, a name or what befell her behind it."""
    opens = before is None or not before.word or before.is_any(_OPENS) or _is_of_one(sentence, at, before)
    after = sentence.at(at + 1)
    told = before is not None and before.is_particle("that")  # "that a woman journalist was"
    if noun.row.table == "people" and not noun.article and _is_no_adjective(sentence, at, noun):
        return True
    among = before is not None and before.role("links", "kind", "subset") is not None
    if among and noun.row.table == "people" and not noun.article:
        return True  # "among them a woman journalist"
    if (
        not opens
        or not (noun.article or told)
        or noun.row.table != "people"
        or noun.conjunction
        or after is None
    ):
        return False
    named = any(e.row.table == "names" and not e.prefix for e in after.entries)
    return (
        named
        or told
        or (before is not None and before.is_particle("returns"))
        or _is_told_of(sentence, at)
        or after.role("outcomes", "role", "undergo", "act", "victim") is not None
    )


def _is_no_adjective(sentence: Sentence, at: int, noun: Entry) -> bool:
    """`قوات الأمن (صحفية)`, `جندي (وصحفية)`, `بين القتلى (صحفي)`, `في حلب (صحفي)`: a nisba that does not agree with the noun before it."""
    before = sentence[at - 1] if at else None
    woman = "f" in noun.features
    if before is None or not before.word:
        after = sentence.at(at + 1)
        verb = after.role("outcomes", "role", "undergo", "act", "light") if after is not None else None
        return woman and verb is not None and "f" in verb.features
    person, thing = before.of("people"), before.of("targets") or before.of("counted")
    if noun.conjunction:  # no force, whose adjectives may be feminine
        return (
            woman
            and person is not None
            and kind_of(person) != "collective"
            and "s" in person.features
            and "f" not in person.features
        )
    if woman:
        force = person or before.of("actors") or before.of("speakers")
        definite = force is not None and before.text.split()[-1].startswith(clitics("article"))
        return definite or before.text.endswith(
            clitics("nominative")
        )  # an adjective of several is one of them
    victims = before.role("outcomes", "role", "victim")
    among = victims is not None and victims.article and "p" in victims.features
    owned = next((e for e in (person, thing) if e is not None), None)
    if among or (owned is not None and "f" in owned.features and not owned.definite):
        return True
    attack, article = before.of("attacks") is not None, clitics("article")
    if attack and before.text.removeprefix(_WITH).startswith(article) and before.text.startswith(_WITH):
        return True
    if at < _TWO or not sentence[at - _TWO].is_particle("place_in"):
        return False
    return (attack and before.text.startswith(article)) or bool(
        gazetteer().find(sentence.view, before.start, before.end)
    )


def _is_of_one(sentence: Sentence, at: int, before: Unit) -> bool:
    """`عاد (الصحافي)`, `مع (الصحافية) التي`: a verb before it, or a preposition or owned noun and a clause behind it."""
    owned = next(filter(None, (before.of(table) for table in ("targets", "people"))), None)
    alone = before.is_particle("prepositions") or (owned is not None and not owned.definite)
    return before.is_particle("returns") or (alone and _is_told_of(sentence, at))


def _has_own(sentence: Sentence, at: int) -> bool:
    """`فجر انتحاري (سيارته)`, `(نفسه)`: what is his, so that the word before is no adjective."""
    unit = sentence.at(at)
    if unit is None or not unit.word or not unit.text.endswith(clitics("singular_pronoun")):
        return False
    return unit.text.endswith(clitics("feminine_pronoun")) or sentence.ends_as_folded(unit)


def _is_told_of(sentence: Sentence, at: int) -> bool:
    """`عن (الصحافي) الأميركي الذي خطف`: a clause that tells of one person opens behind the noun, or his nation."""
    after = sentence.at(at + 1)
    nation = after.of("nationalities") if after is not None else None
    clause = sentence.at(at + 2) if nation is not None and nation.article else after
    return clause is not None and clause.is_particle("relative_of_one")


def may_be_noun(sentence: Sentence, at: int, noun: Entry) -> bool:
    """A nisba in the singular is an adjective (مصدر عسكري) unless it opens a phrase or joins a list."""
    before = sentence.at(at - 1)
    if noun.row.id == _BOMBER and _has_own(sentence, at + 1):
        return True
    if "f" in noun.features and "a" not in noun.features:
        return _is_woman(sentence, at, noun, before)
    if before is None or not before.word or noun.conjunction or "a" in noun.features:
        return True
    if noun.article and any(
        (owned := before.of(table)) is not None and not owned.definite for table in ("targets", "people")
    ):
        return True  # "the journalist's house": an adjective would have no article here
    if noun.article and (_is_of_one(sentence, at, before) or before.is_particle("they_are")):
        return True
    if not noun.definite and before.is_any(("on", "with_bare")):
        return True  # "opened fire on a civilian": no adjective stands behind a preposition
    if not noun.definite and _is_no_adjective(sentence, at, noun):
        return True
    return before.is_any(_OPENS) or before.role("links", "kind", "subset", "plus") is not None


def own_or_first(unit: Unit) -> Entry | None:
    """The noun of a unit; `حراسه` are his guards rather than the guarding spelt alike."""
    first = noun_of(unit)
    if first is None or first.suffix or kind_of(first) != "collective":
        return first
    own = (e for e in unit.entries if e.row.table == "people" and e.suffix and "p" in e.features)
    return next(own, first)


def mine(sentence: Sentence, at: int) -> Entry | None:
    """`قتل (أخي) أمام بيته`, `خطفوا (ابني)`: kin of the one who speaks; not `ابني مسؤول`, two who are another's."""
    own = next((e for e in sentence[at].entries if e.suffix == clitics("mine")[0]), None)
    after = sentence.at(at + 1)
    if own is None or after is None or not after.word or after.conjoined:
        return own
    owner = any(after.of(table) for table in ("people", "names", "actors", "speakers", "targets"))
    return None if owner or after.text.startswith(clitics("article")) else own


def is_pair_of(sentence: Sentence, at: int) -> bool:
    """`عنصرا (شرطة)`, `ضابطا (أمن)`: two of a force; one in the accusative would be of none."""
    after = sentence.at(at + 1)
    force = after.role("people", "kind", "collective") if after is not None else None
    return force is not None and not (force.prefix or force.suffix) and force.row.paradigm != "phrase"


def whoever_was(sentence: Sentence, at: int) -> bool:
    """`كل (من كان) فيها`, `جميع (من في) المنزل`, `كل (من وجده)`: all those who were in a place, or were met there."""
    who, was = sentence.at(at), sentence.at(at + 1)
    if who is None or was is None or not who.is_particle("of"):
        return False
    return was.is_any(("was_before", "resumes", "place_in", "met"))


def is_bare_noun(unit: Unit) -> bool:
    """`جثامين`, `رجال`: with neither article nor preposition, and no word for what people suffered."""
    noun = noun_of(unit)
    suffered = noun is not None and noun.row.table == "outcomes" and noun.row.id not in BODIES
    return noun is not None and not suffered and not noun.definite and not noun.prefix


def is_who(sentence: Sentence, at: int) -> bool:
    """`من (وجدوهم)`, `من (فيها)`, `من (كان) فيها`: a verb or a place by which people are known."""
    unit, next_ = sentence.at(at), sentence.at(at + 1)
    inside = unit is not None and unit.is_particle("was_before") and next_ is not None
    wont = unit is not None and _is_verb_of(unit, "nominative")  # "those who fire rockets"
    return wont or is_past_plural(unit) or _is_inside(unit) or (inside and _is_inside(next_))


def _is_inside(unit: Unit | None) -> bool:
    return (
        unit is not None
        and unit.is_particle("resumes")
        and unit.text.startswith(tuple(particles("place_in")))
    )


def is_past_plural(unit: Unit | None) -> bool:
    """`من (وجدوهم)`, `من (تبقى)`: a verb by which people are known, as its ending or the word itself says."""
    if unit is None or not unit.word:
        return False
    told = not unit.entries and len(unit.text) > _VERB and unit.text.endswith(clitics("past_plural"))
    return told or unit.is_any(("remained", "met"))


def numbered_after(sentence: Sentence, at: int) -> bool:
    """`الألمان (الخمسة)`: a number with the article says how many they are."""
    after = sentence.at(at + 1)
    return after is not None and after.numeral is not None and after.numeral.definite


def is_one_of_his(sentence: Sentence, at: int) -> bool:
    """`ضابطا (وأحد أقربائه)`: one more person, spelt like "one officer"."""
    unit, noun = sentence.at(at), noun_of(sentence.at(at + 1), nationality=False)
    one = unit is not None and unit.is_particle("one_of") and unit.text.startswith(clitics("conjunction")[0])
    return one and noun is not None and (noun.definite or bool(noun.suffix))


def tens_after(sentence: Sentence, at: int) -> int:
    """`الأربعة (والعشرون)`: the tens joined to a definite number below ten, else 0."""
    units, after = sentence[at].numeral, sentence.at(at + 1)
    tens = after.numeral if after is not None and after.conjoined else None
    if units is None or tens is None or units.value >= 10 or not tens.definite:
        return 0
    return tens.value if tens.value in range(20, 100, 10) else 0


def is_nobody(sentence: Sentence, at: int) -> bool:
    """`لم يصب (أحد)`, `دون أن يقتل (أحد) من المارة`, `نفى مقتل (أحد)`: anybody, behind a verb that is denied, or what befell nobody."""
    before, after = sentence.at(at - 1), sentence.at(at + 1)
    if after is not None and not ends_anybody(after):
        return False
    harmed = before is not None and before.role("outcomes", "role", "act", "undergo", "inflict") is not None
    return is_anybody(sentence, at) or (harmed and sentence[at].is_particle("anybody"))


def is_anybody(sentence: Sentence, at: int) -> bool:
    """`لم يصب (أحد) الركاب`: one, or one of many, of whom a verb that is denied is said."""
    if not sentence[at].is_any(("one_of", "anybody")):
        return False
    near = _DENIED if is_accusative_anybody(sentence[at]) else _RIGHT_BEHIND
    for unit in reversed(sentence.units[max(0, at - near) : at]):
        if unit.role("irrealis", "kind", "negation") is not None:
            return True
        if unit.is_any(("stop", "comma", "clause", "and")) and not unit.is_particle("that_may"):
            return False
        if unit.of("outcomes") is not None and all(e.row.paradigm == "masdar" for e in unit.entries):
            return False  # "did not claim the killing of one of"
    return False


def is_accusative_anybody(unit: Unit) -> bool:
    """`أحدا`: the object of a verb that is denied, or its subject behind "that"."""
    return unit.is_particle("anybody") and not unit.is_particle("one_of")


def ends_anybody(after: Unit) -> bool:
    """Whether what stands behind "anybody" tells of no owner: `لم يصب أحد (بجروح)`, `لم يتعرض أحد (لأذى)`."""
    if not after.word or after.is_any(_ENDS_ANYBODY) or after.text.startswith(_WITH):
        return True
    dated = after.of("times") is not None or after.of("weekdays") is not None
    return dated or after.role("outcomes", "role", "companion") is not None


def is_whole_family(sentence: Sentence, at: int, noun: Entry) -> bool:
    """`عائلة (بأكملها)`, `أسرة كاملة`, `عائلات بأكملها`: all of a family, however many it was."""
    after = sentence.at(at + 1)
    whole = after is not None and after.is_particle("whole")
    return whole and noun.row.id in ("people.family", "people.family2")
