"""Find where the name of a source begins and ends, and what kind of authority it is."""

from typing import NamedTuple

from hasila.extract.units import Sentence, Unit
from hasila.lexicon import Entry, clitics, particles
from hasila.model import AuthorityKind, Group
from hasila.text import Kind

# A source's name rarely goes on longer; words no lexicon knows seldom make so long a personal name.
_LONGEST, _UNKNOWN, _LONG_UNKNOWN = 14, 3, 5
# A quotation in a name is short (that of an agency); a longer one is what was said.
_QUOTED = 5
# The least telling kinds give way to any other in the same source ("a source in the health ministry").
_WEAK = (AuthorityKind.UNNAMED, AuthorityKind.GOVERNMENT)
# Words of these tables tell what happened, how many, or when.
_NEWS = ("attacks", "causes", "times", "weekdays", "months", "quantities", "qualifiers", "irrealis", "claims")
_ACTS = ("act", "undergo", "inflict", "victim")


class Name(NamedTuple):
    """The name of a source: units [first, last) of its sentence."""

    first: int
    last: int


def is_speaker(unit: Unit) -> bool:
    """Whether a word by itself may name a source: an office, a body, a group, a medium."""
    return (
        unit.of("speakers") is not None
        or unit.of("actors") is not None
        or unit.role("people", "kind", "title") is not None
    )


def is_quote(unit: Unit | None) -> bool:
    """Whether it is a quotation mark of any kind."""
    return unit is not None and unit.is_particle("quotes")


def name_at(sentence: Sentence, first: int, *, unknown: bool = False, people: bool = False) -> Name | None:
    """The name that begins at unit `first`, or None.

    `unknown`: a verb of saying stands before, so people and words no lexicon knows may be a name too;
    `people`: words for people may, but unknown words may not.
    """
    start = _past_heads(sentence, first)
    maker = _maker(sentence, start)
    if maker is not None:
        return name_at(sentence, maker, unknown=unknown, people=people)
    unit = sentence.at(start)
    if unit is None:
        return None
    quoted = _quotation(sentence, start)
    if quoted:
        inside = [at for at in range(start + 1, quoted - 1) if not is_quote(sentence[at])]
        units = [sentence[at] for at in inside]
        known = unknown or (people and is_quote(unit)) or any(is_speaker(u) for u in units)
        return (
            Name(inside[0], inside[-1] + 1)
            if known and inside and not any(_tells(u) for u in units)
            else None
        )
    named = is_speaker(unit) or (people and unit.of("people") is not None and unit.numeral is None)
    if is_quote(unit) or not (
        named or (unknown and (_may_be_name(unit) or _opens_given_name(sentence, start)))
    ):
        return None
    inner = _behind_statement(sentence, start)
    last = _end(sentence, inner)
    if not any(is_speaker(u) or u.of("people") or u.of("names") for u in sentence.units[inner:last]):
        last = min(last, inner + (_LONG_UNKNOWN if _closed(sentence, last) else _UNKNOWN))
    return Name(first if inner == start else inner, _with_apposition(sentence, inner, last))


def _past_heads(sentence: Sentence, at: int) -> int:
    """`أحد`, `بعض`, `نفس` belong to the name but do not tell whose it is."""
    while (unit := sentence.at(at)) is not None and unit.is_any(("one_of", "some_of")):
        at += 1
    return at + (
        sentence.at(at) is not None
        and sentence[at].is_particle("latest")
        and sentence.has(at + 1, at + 2, "toll_nouns")
    )


def _maker(sentence: Sentence, at: int) -> int | None:
    """`إحصاء أعدته (الوكالة)`, `البيان الصادر عن (الجيش)`: where whoever made a paper or count is named."""
    paper, made, from_ = sentence.at(at), sentence.at(at + 1), sentence.at(at + 2)
    if paper is None or made is None or not paper.word or paper.is_particle("prepositions"):
        return None
    if made.is_particle("made_by"):
        return at + 2
    if made.is_particle("issued") and from_ is not None and from_.is_particle("quoted_from"):
        return at + 3
    if paper.is_particle("toll_nouns") and paper.of("speakers") is None:
        body = at + 1 + made.is_any(("to_whom", "former"))
        return body if body < len(sentence) and is_speaker(sentence[body]) else None
    return None


def _behind_statement(sentence: Sentence, at: int) -> int:
    """`بيان للشرطة`, `تقرير وزارة الصحة`: the body that gives it out, not the paper, is the source."""
    if sentence[at].role("speakers", "authority", "document") is None:
        return at
    after = at + 1
    while (unit := sentence.at(after)) is not None and (unit.is_particle("to_whom") or is_quote(unit)):
        after += 1
    unit = sentence.at(after)
    if unit is None or not is_speaker(unit) or unit.role("speakers", "authority", "document") is not None:
        return at
    return after


def _with_apposition(sentence: Sentence, first: int, last: int) -> int:
    """`الناطق، طارق عريان، إن`, `وزير الصحة في الإقليم سامان علي إن`: the rest of a name that what is said follows."""
    last = _with_person(sentence, first, last)
    for _ in range(2):
        unit = sentence.at(last)
        if unit is None:
            return last
        if unit.is_particle("comma"):
            start = last + 1
        elif unit.text in particles("name_joins_place"):
            start = last + 2
        else:
            return last
        after = sentence.at(start)
        if after is None or not (is_speaker(after) or _may_be_name(after)):
            return last
        if any(e.conjunction or e.preposition for e in after.entries) or (
            not after.entries and after.text.startswith(clitics("conjunction"))
        ):
            return last
        end = _end(sentence, start)
        if not _closed(sentence, end) or (
            start == last + 2 and (end - start < _UNKNOWN - 1 or sentence[last + 1].is_particle("manner"))
        ):
            return last
        if end - start > 6 or end - first > _LONGEST:
            return last
        last = end
    return last


def _with_person(sentence: Sentence, first: int, last: int) -> int:
    """`مدير صحة المدينة (سامي كريم) إن`, `المسؤولة في وزارة الصحة (هند سامي) إن`: who holds the office that is named."""
    office, unit = sentence[first].role("people", "kind", "title", "person"), sentence.at(last)
    if office is None or unit is None or not _may_be_name(unit):
        return last
    if unit.text.startswith((*clitics("article"), *clitics("conjunction"))) or any(
        e.prefix for e in unit.entries
    ):
        return last
    end = next((i for i in range(last, last + _LONG_UNKNOWN) if _closed(sentence, i)), last)
    words = sentence.units[last:end]
    return end if all(word.of("names") or not word.entries for word in words) else last


def bearer(sentence: Sentence, start: int, office: Name) -> int:
    """Where `(رامي عثمان)، مدير المرصد، قال` begins: a personal name, before the office that its bearer holds."""
    comma = office.first - 1
    if comma < start or not sentence[comma].is_particle("comma"):
        return office.first
    first = next((i + 1 for i in range(comma - 1, start - 1, -1) if not sentence[i].word), start)
    words = sentence.units[first:comma]
    if not 0 < len(words) < _LONG_UNKNOWN or not all(
        unit.of("names") or _may_be_name(unit) for unit in words
    ):
        return office.first
    return first


def _closed(sentence: Sentence, at: int) -> bool:
    """Whether what stands at a unit shows that a name is complete: `that`, a mark, an addressee."""
    unit = sentence.at(at)
    return unit is None or not unit.word or unit.is_any(("that", "to_whom")) or _to_medium(unit)


def last_link(sentence: Sentence, name: Name) -> Name:
    """`(نقلت الصحيفة) عن الوكالة عن مسؤولين`: of media that quote one another, whom the last of them quotes."""
    while authority_of(sentence, name)[0] is AuthorityKind.MEDIA:
        unit = sentence.at(name.last)
        next_ = name_at(sentence, name.last + 1, unknown=True) if unit is not None else None
        if unit is None or next_ is None or not unit.is_particle("quoted_from"):
            break
        name = next_
    return name


def is_document(sentence: Sentence, name: Name) -> bool:
    """Whether a name is only that of a paper or of information, not of who gave it out."""
    units = sentence.units[name.first : name.last]
    return units[0].role("speakers", "authority", "document") is not None and not any(
        is_speaker(u) for u in units[1:]
    )


def _may_be_name(unit: Unit) -> bool:
    if not unit.word or unit.numeral is not None or len(unit.text) < 3:
        return False
    if unit.is_any(
        (
            "prepositions",
            "that",
            "function",
            "clause",
            "relative",
            "count_of",
            "reached",
            "of_it",
            "may",
            "adverbs",
            "manner",
            "no_names",
        )
    ):
        return False
    if _tells(unit) or any(
        unit.of(table)
        for table in ("attacks", "irrealis", "quantities", "counted", "times", "reporting", "claims")
    ):
        return False
    if unit.of("people") or unit.of("names") or unit.of("nationalities"):
        return True
    return not unit.entries


def _tells(unit: Unit) -> bool:
    """Whether a word says what happened, which no name does."""
    return (unit.role("outcomes", "role", *_ACTS) is not None and not unit.of("names")) or unit.is_particle(
        "that"
    )


def _quotation(sentence: Sentence, at: int) -> int:
    """The unit after a short quotation or bracket that opens at `at`; 0 if none does."""
    unit = sentence.at(at)
    if unit is None or not (is_quote(unit) or unit.is_particle("brackets_open")):
        return 0
    start = at + 1
    while is_quote(sentence.at(start)):
        start += 1
    for end in range(start + 1, min(len(sentence), start + _QUOTED)):
        closing = sentence[end]
        if is_quote(closing) or closing.is_particle("brackets_close"):
            doubled = start > at + 1 and is_quote(sentence.at(end + 1))
            return end + (2 if doubled else 1)
        if closing.is_particle("comma"):
            return 0
    return 0


def _end(sentence: Sentence, first: int) -> int:
    """The unit after a name that begins at `first`."""
    at, unknown = first + 1, 0
    while at < min(len(sentence), first + _LONGEST):
        unit = sentence[at]
        quoted = _quotation(sentence, at)
        if quoted:
            inside = sentence.units[at + 1 : quoted - 1]
            bracket = unit.is_particle("brackets_open")
            document = sentence[at - 1].role("speakers", "authority", "document") is not None
            if (
                document
                or any(_tells(u) or u.of("times") or u.of("weekdays") for u in inside)
                or (bracket and not any(is_speaker(u) for u in inside))
            ):
                break
            at = quoted
            continue
        if unit.is_particle("called") and at + 1 < len(sentence) and _may_be_name(sentence[at + 1]):
            at += 2
            continue
        if _stops(sentence, at):
            break
        unknown = 0 if unit.entries or unit.is_particle("prepositions") else unknown + 1
        if unknown > _LONG_UNKNOWN:
            break
        at += 1
    while at > first + 1 and sentence[at - 1].is_particle("name_joins"):
        at -= 1
    return at


def _stops(sentence: Sentence, at: int) -> bool:
    unit = sentence[at]
    if unit.numeral is not None or unit.kind is Kind.NUMBER:  # the number of a channel
        return (
            sentence[at - 1].role("speakers", "authority", "media") is None
            or sentence[at - 1].of("people") is not None
        )
    if not unit.word:
        return True
    if unit.is_any(
        (
            "that",
            "clause",
            "relative",
            "may",
            "reached",
            "count_of",
            "break",
            "negations",
            "some_of",
            "adverbs",
            "subject_heads",
            "except",
            "asks",
            "saying",
            "toll_stands",
        )
    ):
        return True
    after = sentence.at(at + 1)
    if unit.is_particle("to_whom") or (after is not None and after.is_particle("of_it")):
        return True
    if unit.is_particle("one_of"):
        return True  # "mourned one of its men"
    if unit.is_particle("on") and _is_given_name(sentence, at):
        return False
    if unit.is_any(("prepositions", "name_joins")):
        return not _goes_on(sentence, at)
    return _other_part(sentence, at)


def _opens_given_name(sentence: Sentence, at: int) -> bool:
    """`قال (علي) كريم`: the name that is spelt like `على` but for its last letter, before another name or an office."""
    unit, after, office = sentence[at], sentence.at(at + 1), sentence.at(at + 2)
    if after is None or not (unit.is_particle("on") and unit.of("names") and sentence.ends_as_folded(unit)):
        return False
    named = any(entry.row.table == "names" and not entry.prefix for entry in after.entries)
    holds = office is not None and office.role("people", "kind", "title") is not None
    return named or (holds and not after.entries and not after.particles)


def _is_given_name(sentence: Sentence, at: int) -> bool:
    """`وزير الصحة علي العبيد`: the name that is spelt like `على`."""
    after = sentence.at(at + 1)
    if after is None or _closed(sentence, at + 1):
        return True
    family = all(entry.row.table in ("names", "people", "nationalities") for entry in after.entries)
    return family and after.text.startswith(clitics("article")) and _closed(sentence, at + 2)


def _other_part(sentence: Sentence, at: int) -> bool:
    """Whether a word belongs to what the source says or does, not to its name."""
    unit = sentence[at]
    if sentence[at - 1].is_particle("name_joins_any"):
        return False
    if unit.of("names") or (unit.of("speakers") and not _joined(unit)):
        return _second_party(sentence, at)
    if is_speaker(unit):
        return _second_party(sentence, at) or (_joined(unit) and _to_medium(unit))
    if any(entry.preposition for entry in unit.entries):
        return True
    if unit.role("outcomes", "role", *_ACTS) or any(unit.of(table) for table in _NEWS):
        return True
    if not unit.entries and _complete(sentence[at - 1]) and not unit.text.startswith(clitics("article")):
        return True
    verb = unit.of("reporting")
    if verb is not None and not verb.article:
        return True
    people = unit.role("people", "kind", "person", "kin")
    return people is not None and not people.article


def _complete(before: Unit) -> bool:
    """Whether only an adjective can follow: a definite body (`وزارة الصحة`, `الشرطة`) or paper, but not a person."""
    entry = before.of("speakers")
    if entry is None or before.of("people"):
        return False
    words = before.text.split()
    definite = entry.article or (len(words) > 1 and words[-1].startswith(clitics("article")))
    return definite and (
        words[0].endswith(clitics("feminine_ending")) or entry.row["authority"] == "document"
    )


def _joined(unit: Unit) -> bool:
    """Whether a joined preposition makes it the addressee or object, not a part of the name."""
    return any(entry.preposition and entry.row.table in ("speakers", "actors") for entry in unit.entries)


def _to_medium(unit: Unit) -> bool:
    """`قال مسؤول (لوكالة) ...`: whom a source told it."""
    return any(
        e.preposition and e.row.table == "speakers" and e.row["authority"] == AuthorityKind.MEDIA
        for e in unit.entries
    )


def _second_party(sentence: Sentence, at: int) -> bool:
    """An armed group or a new accusative after a name that is complete (`الشرطة طالبان`): its object."""
    before = sentence[at - 1]
    medium = sentence[at].role("speakers", "authority", "media")
    if (
        medium is not None
        and not medium.article
        and not medium.conjunction
        and before.word
        and (not before.entries or len(before.text.split()) > 1)
    ):
        return True
    actor = sentence[at].of("actors")
    if actor is not None and not actor.preposition and not actor.conjunction and not is_quote(before):
        return any(entry.article for entry in before.entries) or (
            len(before.text.split()) > 1 and before.of("speakers") is not None
        )
    return any(
        "a" in entry.features and not entry.article
        for entry in sentence[at].entries
        if entry.row.table == "speakers"
    )


def _goes_on(sentence: Sentence, at: int) -> bool:
    """`مصدر (في) وزارة الداخلية`, `متحدث (باسم) الجيش`: a preposition inside the name."""
    if not sentence[at].is_particle("name_joins"):
        return False
    after = sentence.at(at + 1)
    if after is None:
        return False
    if is_quote(after):
        return _quotation(sentence, at + 1) > 0
    if is_speaker(after) or after.role("people", "kind", "collective") is not None:
        return True
    return sentence[at].is_particle("name_joins_any") and not any(
        after.of(table) for table in ("times", "outcomes", "attacks")
    )


# -- what kind of authority ------------------------------------------------------------------------------


def authority_of(sentence: Sentence, name: Name) -> tuple[AuthorityKind, str | None]:
    """The kind of authority a name stands for, and the id of the party it speaks for, if any."""
    kinds: list[AuthorityKind] = []
    actor: str | None = None
    for unit in sentence.units[name.first : name.last]:
        speaker = unit.of("speakers")
        if speaker is not None:
            kinds.append(_kind(speaker))
        known = unit.of("actors")
        if known is not None and actor is None:
            actor = (
                known.row["part_of"]
                if known.row["kind"] == "outlet"
                else known.row.id.removeprefix("actors.")
            )
            kinds.append(
                AuthorityKind.ARMED_ACTOR
                if known.row["kind"] in ("armed_group", "outlet")
                else AuthorityKind.POLICE_MILITARY
            )
    strong = next((kind for kind in kinds if kind not in _WEAK), None)
    kind = strong or next((kind for kind in kinds if kind is not AuthorityKind.UNNAMED), None)
    if kind is None:
        kind = kinds[0] if kinds else _by_people(sentence, name)
        if not kinds and is_quote(sentence.at(name.first - 1)) and is_quote(sentence.at(name.last)):
            kind = (
                AuthorityKind.MEDIA
            )  # titles of papers and names of agencies are quoted, other names are not
    return kind, actor


def _kind(speaker: Entry) -> AuthorityKind:
    code = speaker.row["authority"]
    return AuthorityKind.UNNAMED if code == "document" else AuthorityKind(code)


def _by_people(sentence: Sentence, name: Name) -> AuthorityKind:
    for unit in sentence.units[name.first : name.last]:
        people = unit.of("people")
        if people is not None:
            return (
                AuthorityKind.POLICE_MILITARY
                if people.row["group"] == Group.SECURITY_FORCES
                else AuthorityKind.WITNESS
            )
    return AuthorityKind.UNNAMED
