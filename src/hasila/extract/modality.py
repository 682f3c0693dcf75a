"""What may come, is asked or is denied from far off: `أن يقتل`, `ستوقع`, `ما إذا كان`, `نفى أنباء عن`."""

from hasila.extract.asides import before_commas
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import Entry, clitics, particles

# So far before those who are harmed the verb of what harms them may stand.
_CAUSE = 5
# So far before a harm its denial, or the question whether it came, may stand.
_ASIDE, _NEWS_ASIDE = 14, 20
# So far before "that he be" a word of fear or doubt may stand.
_FEARED = 4
DENIALS = frozenset(
    (
        "irrealis.denied", "irrealis.denying", "irrealis.denial", "irrealis.belie", "irrealis.belying",
        "irrealis.disown", "irrealis.disowning", "irrealis.refute",
    )
)  # fmt: skip
"""Verbs and nouns by which somebody denies what is told."""
_ABSENCE = "irrealis.non"
_LIKELY = "irrealis.likely_to_be"
_AND = clitics("conjunction")[0]
_UNTRUE, _NEWS = "irrealis.no_truth", "causes.news"
_NAMING = 4  # "revealing (of) his name" or "mentioning his own name"
_NEVER = frozenset(("irrealis.lam", "irrealis.la", "irrealis.lan"))


def may_come(sentence: Sentence, at: int, entry: Entry) -> bool:
    """Whether the reading of unit `at` is a verb of what may come: future, or in the mood of a wish or fear."""
    if entry.future:
        return True
    if "i" not in entry.features:
        return False
    before, earlier = sentence.at(at - 1), sentence.at(at - 2)
    if before is None:
        return False
    if before.is_any(("may", "shall", "so_that")) or _is_lest(sentence, at):
        return True
    if entry.conjunction and _goes_on_from_wish(sentence, at):
        return True
    # an imperfect right after "that" is a wish, a fear or a chance; but "before he was killed" tells, and
    # "without that anybody was killed" denies
    told = earlier is not None and (
        earlier.is_particle("until_that") or earlier.role("irrealis", "kind", "negation") is not None
    )
    return before.is_particle("that_may") and not told


def _is_lest(sentence: Sentence, at: int) -> bool:
    """`حتى لا (يسقط) ضحايا`: what one means to keep off."""
    denial, so = sentence[at - 1], sentence.at(at - 2)
    return (
        so is not None
        and so.is_particle("so_that")
        and denial.role("irrealis", "kind", "negation") is not None
    )


def would_have(sentence: Sentence, at: int, entry: Entry) -> bool:
    """`لولا تدخل الشرطة (لسقط) قتلى`: what would have happened, behind what kept it off."""
    joined = any(
        e.row.paradigm == "verb" and "t" in e.features and e.prefix.endswith(clitics("purpose"))
        for e in (entry, *sentence[at].entries)
        if e.row.table == entry.row.table
    )
    return (
        joined and sentence.has(at - _ASIDE, at, "if_not_for") and not sentence.has(at - _ASIDE, at, "stop")
    )


def may_set_about(sentence: Sentence, at: int) -> bool:
    """`قد تقدم إسرائيل على (اغتيال)`, `ستقوم باغتيال`: a verb of setting about a deed, that may come or is to come."""
    for back in range(at - 1, max(-1, at - 1 - _CAUSE), -1):
        unit = sentence[back]
        if unit.is_any(("stop", "clause", "comma")):
            return False
        if unit.is_particle("sets_about_later"):
            return True
        if unit.is_particle("sets_about"):
            return back > 0 and sentence[back - 1].is_any(("may", "shall"))
    return False


def _goes_on_from_wish(sentence: Sentence, at: int) -> bool:
    """`خشينا أن يأتي الطيران (ويقتل) الناس`: a verb joined to one that is feared, wished or planned."""
    for back in range(at - 1, max(0, at - 1 - _ASIDE), -1):
        unit = sentence[back]
        if unit.is_particle("that_may"):
            return sentence[back - 1].role("irrealis", "kind", "plan", "possible") is not None
        if unit.is_any(("stop", "clause", "relative")) or unit.of("reporting"):
            return False
    return False


def caused_by_chance(sentence: Sentence, at: int) -> bool:
    """`من المحتمل أن يسفر عن (ضحايا)`, `قد تؤدي إلى (مقتل)`: what brings the harm at unit `at` has not come."""
    if not sentence.where("causes"):
        return False
    for back in range(at - 1, max(-1, at - 1 - _CAUSE), -1):
        unit = sentence[back]
        if unit.is_any(("stop", "clause")):
            return False
        cause = unit.of("causes")
        if cause is not None and cause.row.paradigm == "verb":
            return may_come(sentence, back, cause)
    return False


def may_exist(sentence: Sentence, at: int) -> bool:
    """`قد يكون هناك (قتلى)`, `ربما يوجد (أسرى)`: there may be those at unit `at`, or not."""
    back = at - 1 - sentence.has(at - 1, at, "there")
    if back < 0:
        return False
    be, before = sentence[back], sentence[max(0, back - 1)]
    if any(entry.row.id == _LIKELY for entry in be.entries):
        return back < at - 1
    may = before.is_particle("may") or before.role("irrealis", "kind", "possible") is not None
    return may and be.is_any(("to_be", "exists"))


def is_asked(sentence: Sentence, at: int) -> bool:
    """`لم يتضح ما إذا كان الهجوم قد تسبب في (مقتله)`: whether it came is not known."""
    if not sentence.where("irrealis"):
        return False
    for back in range(at - 1, max(0, at - 1 - _ASIDE), -1):
        unit = sentence[back]
        if unit.is_particle("stop") or unit.of("reporting"):
            return False
        if unit.is_particle("comma") and sentence[back + 1].is_particle("they_are"):
            return False  # "whether it might ..., and these are raids in which"
        if any(entry.row.id == "irrealis.if2" for entry in unit.entries):
            return sentence[back - 1].is_any(("what", "of_what"))
    return False


def said_to_be(sentence: Sentence, at: int) -> str:
    """`يخشى أن يكون الجنود الثلاثة (قتلوا)`, `يحتمل أن تكون الشرطة (اعتقلت)`: the kind of what is said before "be"; "" for none.

    The verb in the past at unit `at` stands behind its subject.
    """
    if not sentence.where("irrealis"):
        return ""
    for back in range(at - 1, max(-1, at - 1 - _ASIDE), -1):
        unit = sentence[back]
        if unit.role("outcomes", "role", "act", "undergo", "inflict"):
            return ""
        if unit.role("irrealis", "kind", "possible") is not None and unit.text.endswith(
            tuple(particles("to_be"))
        ):
            return "possible"
        if unit.is_particle("to_be") and sentence[back - 1].is_particle("that_may"):
            doubts = sentence.units[max(0, back - 1 - _FEARED) : back - 1]
            said = (u.role("irrealis", "kind", "possible", "plan", "negation") for u in reversed(doubts))
            kind: str = next((e.row["kind"] for e in said if e is not None), "")
            return kind
        if unit.is_any(("stop", "clause", "that", "relative")) or unit.of("reporting") is not None:
            return ""
    return ""


def adds(sentence: Sentence, at: int) -> bool:
    """`نفى ذلك، (مؤكدا) مقتل جندي`: what follows is said, whatever was denied; no `أنباء غير مؤكدة`."""
    if not sentence[at].is_particle("adding") or at == 0:
        return False
    return sentence[at - 1].is_particle("comma") or sentence.has(at + 1, at + 3, "that")


def is_denied(sentence: Sentence, at: int) -> bool:
    """`نفى أن يكون جنود (قتلوا)`, `نفت أنباء تحدثت عن (خطف) مهندس`: denied by a verb that stands far off."""
    if not sentence.where("irrealis"):
        return False
    talk = at - 2 if at > 1 and sentence[at - 1].is_particle("of") else at - 1  # "talk of"
    if at and sentence[talk].is_any(("news", "talk")) and _is_untrue(sentence, at):
        return True
    news = that = told = False
    for back in range(at - 1, max(-1, at - 1 - _NEWS_ASIDE), -1):
        unit = sentence[back]
        # "denied that ..., and instead told that"; news may stand farther off than what else is denied
        anew = told and unit.is_particle("comma") and sentence[back + 1].text.startswith(_AND)
        apart = not news and (anew or back < at - _ASIDE)
        if apart or unit.is_particle("stop") or adds(sentence, back) or _is_blame(unit):
            return False
        if any(entry.row.id in DENIALS or entry.row.id == _UNTRUE for entry in unit.entries):
            return news or that
        if (
            news
            and unit.role("irrealis", "kind", "negation") is not None
            and sentence[back + 1].is_particle("exists")
        ):
            return True  # "no news came at once of"
        said = unit.of("reporting")
        if said is not None and (said.conjunction or said.row["kind"] != "verb"):
            return False  # "denied that ... and confirmed that"
        if unit.is_particle("relative") and not sentence[back - 1].is_particle("news"):
            return False
        told = told or said is not None
        news = news or unit.is_particle("news") or any(e.row.id == _NEWS for e in unit.entries)
        that = that or unit.is_particle("that_may")
    return False


def _is_untrue(sentence: Sentence, at: int) -> bool:
    """`خبر (مقتل) ضابط غير صحيح`: news of it are called untrue behind it."""
    for unit in sentence.units[at + 1 : at + _ASIDE]:
        if unit.is_any(("stop", "that")):
            return False
        if any(entry.row.id == _UNTRUE for entry in unit.entries):
            return True
    return False


def denies_other(sentence: Sentence, back: int, at: int, irreal: Entry) -> bool:
    """`لن ننسى (مقتل)`, `نفى مسؤوليته عن (مقتل)`: the verb or the blame is denied, not the harm it takes as known."""
    if irreal.row.id == _ABSENCE:
        return hides_name(sentence, back) or sentence[at - 1].text.endswith(clitics("singular_pronoun"))
    if irreal.row.id in DENIALS:
        return blames(sentence, back + 1, at)
    if irreal.row.id not in _NEVER or not any(e.row.paradigm == "masdar" for e in sentence[at].entries):
        return False
    verb = sentence[back + 1]
    because = sentence.has(back + 2, at, "because")
    if verb.is_particle("not_was") and (at == back + 2 or because):
        return True  # "the killing of so-and-so was no passing matter"
    tells = any(verb.of(table) for table in ("causes", "outcomes", "reporting", "times"))
    return verb.word and not tells and not verb.is_particle("exists") and not verb.is_particle("function")


def hides_name(sentence: Sentence, at: int) -> bool:
    """`طلب (عدم) ذكر اسمه، (مقتل) خمسة`: who speaks is not named, and nothing is denied."""
    return sentence.has(at + 1, at + 1 + _NAMING, "own_name")


def tells_anew(sentence: Sentence, back: int, at: int) -> bool:
    """`لم تتوقف الهجمات، وقد (أودت) بحياة`: a clause behind a comma that says what has happened, whatever was denied."""
    for i in range(back + 1, at - 1):
        has = sentence[i + 1]
        if (
            sentence[i].is_particle("comma")
            and has.is_particle("may")
            and has.text.startswith(clitics("conjunction"))
        ):
            return True
    return False


def blames(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a word for blame stands among these units: a denial before it denies the blame, not the harm."""
    return any(_is_blame(unit) for unit in sentence.units[first:last])


def _is_blame(unit: Unit) -> bool:
    blamed = unit.is_any(("accused", "linked", "blame"))
    claim = unit.of("claims")  # "his responsibility for" is one unit
    return blamed or (claim is not None and claim.row.id == "claims.responsibility")


_TRIED, _FAILED = frozenset(("irrealis.tried",)), frozenset(("irrealis.fail_v",))


def is_tried(sentence: Sentence, at: int, entry: Entry) -> bool:
    """`حاول أفراد من القوة (خطف)`, `فشل الانتحاري في (قتل)`: the first verbal noun behind a verb of trying and who tried."""
    fails = at > 0 and sentence[at - 1].is_particle("place_in")
    return _is_object_of(_TRIED | _FAILED if fails else _TRIED, sentence, at, entry)


def is_denied_by(sentence: Sentence, at: int, entry: Entry) -> bool:
    """`نفى ناطق باسم الجيش (سقوط) قتلى`: the first verbal noun behind a verb of denying and who denied; no `نفى تهمة (قتل)`."""
    before = sentence.at(at - 1)
    of_other = before is None or before.is_any(("prepositions", "charge", "act_of"))
    return not of_other and _is_object_of(DENIALS, sentence, at, entry)


def _is_object_of(verbs: frozenset[str], sentence: Sentence, at: int, entry: Entry) -> bool:
    """Whether the verbal noun at a unit is the first behind one of these verbs and whoever did it."""
    if not sentence.where("irrealis"):
        return False
    noun = any(
        e.row.table in ("outcomes", "causes") and e.row.paradigm == "masdar" for e in sentence[at].entries
    )
    if not noun or entry.conjunction or entry.preposition:
        return False
    inside = at > 0 and sentence[at - 1].is_particle("place_in")
    start = before_commas(sentence, at - inside)
    for back in range(start - 1, max(-1, start - 1 - _ASIDE), -1):
        unit = sentence[back]
        if any(e.row.id in verbs for e in unit.entries):
            return True
        ends = unit.is_any(("stop", "comma", "clause", "that", "right_after")) or _is_blame(unit)
        if ends or any(unit.of(table) for table in ("outcomes", "reporting", "causes")):
            return False
    return False
