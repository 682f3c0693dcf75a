"""Find date expressions in a text, and tell the date of an event from the date of a statement."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from hasila.extract.date_grammar import DateGrammar
from hasila.extract.date_resolution import prefix_of, resolve, resolve_all
from hasila.extract.date_types import DateExpression, DateKind, Modifier
from hasila.extract.date_words import Words, date_lexicon
from hasila.lexicon import generate, lexicon
from hasila.lexicon.grammar import clitics, particles
from hasila.text import Kind, Token, View

__all__ = [
    "DateExpression",
    "DateKind",
    "Modifier",
    "find_dates",
    "prefix_of",
    "resolve",
    "resolve_all",
    "statement_date",
]

# Kinds of words without which there is no date but in digits.
_TELLING = frozenset({"day", "unit", "season", "feast", "anniversary", "english"})
_DIGITS = re.compile(r"(?<!\d)(?:1[3-9]|20)\d\d(?!\d)|\d ?[/-] ?\d|\d\.\d\d?\.\d")
_LETTER = re.compile("[\u0621-\u064aA-Za-z]")
_SPACE = re.compile(r"\s")
_LEFT, _RIGHT, _SNAP = 50, 45, 24  # code points around a telling word that may belong to its date
_HAPPENINGS = ("outcomes", "attacks")  # between a reporting verb and a day they make the day theirs
_QUOTED_NAME = 5  # tokens from one quotation mark to the other, of a name between them
_REPORTING_REACH = 9  # words from a reporting verb to the day it was said
_LONG_REACH = 24  # where "that" follows the day, whatever the speaker's titles
_SINCE = 14  # words from "since" to the date of what began then, none of a date or of violence between
_TOLLED = 4  # words from the day of a toll that moves ("rose yesterday to 202 ...") to the word for it
_MOVED = 6  # words from a verb of a toll that moves to the day on which it did
_NEXT = 30  # code points that hold the word after a date
_NAME = 4  # words of a name in quotation marks
_LOOK_BACK = 220  # code points that hold those words
_SPELLINGS = 1 << 14  # words near dates whose meaning is kept


@cache
def _gate() -> AhoCorasick:
    words = set()
    for row in date_lexicon().rows:
        if row.table in ("months", "weekdays") or row["kind"] in _TELLING:
            # Two letters stand in every other word: only as a whole word after a space.
            words |= {form.text if len(form.text) > 2 else f" {form.text}" for form in generate(row)}
    return AhoCorasick(sorted(words), matchkind=MatchKind.Standard)


@cache
def _digits() -> re.Pattern[str]:
    """Dates in digits, and a day of no month but this or the last: `في 4 الجاري`."""
    rows = (row for row in date_lexicon().rows if row.table == "times" and row["kind"] == "modifier")
    said = sorted({form.text for row in rows for form in generate(row)})
    article = clitics("article")[0]
    return re.compile(rf"{_DIGITS.pattern}|\d {article}(?:{'|'.join(map(re.escape, said))})\b")


@cache
def _prefixes() -> frozenset[str]:
    return frozenset({"", *clitics("noun_prefix")})


def _is_word(norm: str, start: int, end: int) -> bool:
    """Whether a match is a word of its own, up to the clitics before it."""
    if end < len(norm) and _LETTER.match(norm, end):
        return False
    first = start + (norm[start] == " ")
    begin = first
    while begin > 0 and first - begin < 6 and _LETTER.match(norm, begin - 1):
        begin -= 1
    return norm[begin:first] in _prefixes()


def _telling(norm: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    text = norm[start:end]
    for _, first, last in _gate().find_matches_as_indexes(text, overlapping=True):
        if _is_word(norm, start + first, start + last):
            yield start + first, start + last
    for match in _digits().finditer(text):
        yield start + match.start(), start + match.end()


def _windows(norm: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches that may hold a date, cut at spaces, none overlapping another."""
    window: tuple[int, int] | None = None
    for first, last in sorted(_telling(norm, start, end)):
        if window is not None and first - _LEFT <= window[1]:
            window = window[0], max(window[1], min(end, last + _RIGHT))
            continue
        if window is not None:
            yield _snapped(norm, *window, start, end)
        window = max(start, first - _LEFT), min(end, last + _RIGHT)
    if window is not None:
        yield _snapped(norm, *window, start, end)


def _snapped(norm: str, first: int, last: int, start: int, end: int) -> tuple[int, int]:
    if first > start:
        space = _SPACE.search(norm, first, first + _SNAP)
        first = space.start() if space else first
    if last < end:
        space = _SPACE.search(norm, last, min(end, last + _SNAP))
        last = space.start() if space else min(end, last + _SNAP)
    return first, last


@lru_cache(maxsize=1 << 8)  # the search for the day of publication reads the same sentences
def find_dates(view: View, start: int, end: int) -> Sequence[DateExpression]:
    """Every date expression of `norm[start:end]` in the order of the text, none overlapping another.

    >>> [e.span.quote for e in find_dates(View("قتل جندي مساء أمس"), 0, 17)]
    ['مساء أمس']
    """
    found: list[DateExpression] = []
    for first, last in _windows(view.norm, start, end):
        found += DateGrammar(Words(view, first, last)).scan()
    return tuple(
        e._replace(since=False)
        if _since_event(view, e, end) or _since_death(view, e)
        else e._replace(since=True)
        if _ends_since(view, e, start)
        else e
        for e in found
    )


def _since_event(view: View, expression: DateExpression, end: int) -> bool:
    """`منذ 11 يونيو عندما قتل ...`: the day from which something holds is that of what the next words tell.

    Of a month or a year, only words for "when" say so: `منذ يوليو 2018 حين قتل ...`, not `منذ 2018 عقب ...`.
    """
    if not (expression.since and expression.kind is DateKind.CALENDAR):
        return False
    after = view.tokens(expression.end, min(end, expression.end + _NEXT))
    words = [token.text for token in after if token.kind is Kind.WORD]
    if words and words[0] in particles("relative") and _is_of_happening(view, expression):
        return True
    if not (expression.day or expression.year):
        return False
    if expression.day or not words:
        return bool(words) and words[0] in particles("event_then")
    return words[0] in particles("when") and any(_happens(word) for word in words[1:2])


def _since_death(view: View, expression: DateExpression) -> bool:
    """`الأعنف منذ مقتل 25 شرطيا في (19 أغسطس)`: the day of those who fell, since whom something is counted."""
    if not expression.since or expression.kind is not DateKind.CALENDAR:
        return False
    before = view.tokens(max(0, expression.start - _LOOK_BACK), expression.start)[-_SINCE:]
    words = [token.text for token in before if token.kind is Kind.WORD]
    at = next((i for i in range(len(words) - 1, -1, -1) if words[i] in particles("since")), None)
    return at is not None and any(_befalls(word) for word in words[at + 1 : at + 2])


@lru_cache(maxsize=_SPELLINGS)
def _befalls(word: str) -> bool:
    """`مقتل`, `اغتيال`: a noun of what befell people."""
    return any(entry.row["role"] == "act" and not entry.article for entry in lexicon("outcomes").word(word))


def _is_of_happening(view: View, expression: DateExpression) -> bool:
    """`منذ تفجير كذا في (سبتمبر) الذي`: whether violence stands between "since" and a date that a clause follows."""
    before = view.tokens(max(0, expression.start - _LOOK_BACK), expression.start)[-_SINCE:]
    words = [token.text for token in before if token.kind is Kind.WORD]
    at = next((i for i in range(len(words) - 1, -1, -1) if words[i] in particles("since")), None)
    return at is not None and any(_happens(word) for word in words[at + 1 : at + 2])


def _ends_since(view: View, expression: DateExpression, start: int) -> bool:
    """`منذ تسلمت القوة مهامها في مطلع 2008`: a date far behind "since" is that of what began then."""
    if expression.kind is not DateKind.CALENDAR or expression.since:
        return False
    for token in reversed(view.tokens(max(start, expression.start - _LOOK_BACK), expression.start)[-_SINCE:]):
        if token.kind is not Kind.WORD or _happens(token.text):
            return False
        if token.text in particles("since"):
            return True
    return False


@lru_cache(maxsize=_SPELLINGS)
def _reports(word: str, kind: str) -> bool:
    if word in particles("no_report"):
        return False
    if any(entry.row.values.get("kind") == kind for entry in lexicon("reporting").word(word)):
        return True
    return kind == "verb" and any(
        entry.row.values.get("kind") == "speech" for entry in date_lexicon().word(word)
    )


def statement_date(view: View, expression: DateExpression, sentence_start: int) -> bool:
    """Whether a day is when something was said, not when it happened.

    So it is where it follows a reporting verb and its subject before what is reported begins
    ("the police said on Saturday that"), or opens the clause of such a verb.
    """
    opening = max(sentence_start, expression.start - _LOOK_BACK)
    after = view.tokens(expression.end, min(len(view.norm), expression.end + 40))
    begun = next((token.text for token in after if token.kind is Kind.WORD), "")
    before = view.tokens(opening, expression.start)
    said = _begins_report(begun)
    quoted = begun in particles("quoted_from")  # "as the agency reported on Sunday from the minister"
    before = before[-_LONG_REACH:] if said else before[-_REPORTING_REACH:]
    before = _without_quoted(_without_names(before))
    if any(token.text in particles("published") for token in before[-3:]) or _counted_then(
        before, [token.text for token in after[:_TOLLED]]
    ):
        return True
    if opening == sentence_start and _says_then(before, after):
        return True
    for place, token in reversed(list(enumerate(before))):
        if token.kind is Kind.MARK and token.text in '.؛:"':
            break
        if token.kind is not Kind.WORD:
            continue
        if quoted and _reports(token.text, "verb"):
            return True
        if _begins_report(token.text) or _happens(token.text):
            return False
        if _claims(token.text):
            return True
        if _reports(token.text, "verb"):
            return True
        if token.text in particles("statement") and len(before) - place <= 3:
            return True
        if _reports(token.text, "noun") and len(before) - place <= 3:
            return True
    words = [token.text for token in after if token.kind is Kind.WORD]
    return opening == sentence_start and len(before) <= 1 and bool(words) and _reports(words[0], "verb")


def _without_quoted(tokens: Sequence[Token]) -> Sequence[Token]:
    """`تبنت ("سرايا الفجر")، الثلاثاء، الهجوم`: a name in quotation marks parts no verb from its day."""
    marks = [at for at, token in enumerate(tokens) if token.text == '"']
    if len(marks) < 2 or marks[-1] - marks[-2] > _QUOTED_NAME:
        return tokens
    return [*tokens[: marks[-2]], *tokens[marks[-1] + 1 :]]


def _counted_then(before: Sequence[Token], after: Sequence[str]) -> bool:
    """`حصيلة الاعتداء حتى (الأربعاء) 101 قتيل`, `ارتفع عدد القتلى (الأربعاء) إلى 9`: the day of a toll, not of its event.

    `after`: the words behind the day, of which a toll may be the first, or stand behind its number.
    """
    conjunction = clitics("conjunction")[0]
    words = [token.text.removeprefix(conjunction) for token in before]
    tolls = particles("count_of")
    if words and words[-1] in particles("until_then") and not tolls.isdisjoint(words):
        return True
    near = words[-_MOVED:]
    moved = next((i for i in range(len(near) - 1, -1, -1) if near[i] in particles("toll_moves")), None)
    if moved is None or any(_happens(word) for word in near[moved:]):
        return False
    raised = after[:1] and (
        after[0] in tolls or (after[0] in particles("to") and not tolls.isdisjoint(after))
    )
    return bool(raised) or not tolls.isdisjoint(near[moved:])


def _says_then(before: Sequence[Token], after: Sequence[Token]) -> bool:
    """`الشرطة اليوم الأربعاء: ...`: a speaker, the day on which it speaks, and what it says behind a colon."""
    colon = bool(after) and after[0].text in particles("colon")
    if not colon or any(token.kind is not Kind.WORD or _happens(token.text) for token in before):
        return False
    return any(lexicon("speakers").word(token.text) for token in before[:2])


def _without_names(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without the names in quotation marks: a quotation that reports nothing."""
    kept: list[Token] = []
    opened: int | None = None
    for token in tokens:
        if token.kind is Kind.MARK and token.text == '"':
            inside = kept[opened + 1 :] if opened is not None else []
            if opened is not None and len(inside) <= _NAME and not any(_says(t.text) for t in inside):
                del kept[opened:]
                opened = None
                continue
            opened = len(kept)
        kept.append(token)
    return kept


def _says(word: str) -> bool:
    return _begins_report(word) or _reports(word, "verb") or _happens(word)


@lru_cache(maxsize=_SPELLINGS)
def _happens(word: str) -> bool:
    """Whether a word tells of violence; `the dead` only names those it befell, `the hospital` where they are."""
    roles = ((entry.row.values.get("role"), entry.article) for entry in lexicon(*_HAPPENINGS).word(word))
    return any(role != "companion" and not (article and role == "victim") for role, article in roles)


@lru_cache(maxsize=_SPELLINGS)
def _claims(word: str) -> bool:
    """`تبنى (أمس) الهجوم`: the day on which a group said that it was responsible."""
    return any(
        entry.row["stance"] == "claimed" and entry.row.paradigm == "verb"
        for entry in lexicon("claims").word(word)
    )


@lru_cache(maxsize=_SPELLINGS)
def _begins_report(word: str) -> bool:
    return any(entry.row.values.get("kind") == "that" for entry in date_lexicon().word(word))
