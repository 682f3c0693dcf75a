"""The grammar of date expressions: which words make one date, and what it says."""

from collections.abc import Iterator
from typing import Any

from hasila.extract.date_calendar import CalendarGrammar
from hasila.extract.date_types import DateExpression, DateKind, Modifier
from hasila.extract.date_words import Reading, count_at
from hasila.lexicon import clitics, particles

Found = tuple[int, DateExpression] | None

_OPENERS = frozenset({
    "weekday", "day", "unit", "this", "same", "month", "hijri", "ordinal", "ago", "since", "season", "feast",
    "lead", "part", "eve", "anniversary", "english", "name", "share",
})  # fmt: skip
_SINCE = 6  # words between "since" and the date of what began then
_COMING = 5  # words between "scheduled" and its day
_LEADS = 5  # steps up to a date: "late" "in the evening of" "the day of"
_END = "lead.end"
_LED = ("part", "unit", "day", "weekday", "this", "month")
_REACH = 4  # words between "anniversary" and its date


class DateGrammar(CalendarGrammar):
    """Reads dates off a stretch of words, left to right, the longest first."""

    def scan(self) -> Iterator[DateExpression]:
        """Every date expression, none overlapping another."""
        words, at = self.words, 0
        while at < words.size:
            readings = words.readings(at)
            opens = False
            for reading in readings:  # asked of every word: no generator
                if reading.kind in _OPENERS:
                    opens = True
                    break
            if not opens and not (
                self._number_opens(at) or (readings and self._opens_interval(at, readings))
            ):
                at += 1
                continue
            found = self._at(at)
            name = words.read(at, "name")
            if name is not None and not (found and found[1].placed and found[0] > at + name.size):
                at += name.size
            elif found is None:
                at += 1
            else:
                yield self._begun(self._scheduled(found[1], at), at)
                at = found[0]

    def _number_opens(self, at: int) -> bool:
        """Whether a number stands where one of a date may: beside a word or mark of dates."""
        words = self.words
        if not words.texts[at][0].isdigit():
            if at + 1 >= words.size or not words.texts[at + 1].startswith(clitics("conjunction")):
                return False  # most words
            tens = words.read(at + 1, "ordinal")  # "(one) and twenty May"
            return (
                tens is not None and tens.prefix in clitics("conjunction") and count_at(words, at) is not None
            )
        beside = words.readings(at + 1) or words.mark(at + 1, "/-") or words.joined(at + 1)
        beside = beside or self._ends_ordinal(at + 1)
        return bool(
            beside
            or at - self._open_since <= 2
            or words.readings(at - 1)
            or words.mark(at - 1, "(")
            or "." in words.texts[at]
            or self._is_known_by_year(at)
        )

    def _opens_interval(self, at: int, readings: tuple[Reading, ...]) -> bool:
        """Whether "from" or "between" has a date after it; both are everywhere else too."""
        after = next((at + r.size for r in readings if r.kind in ("of", "between")), None)
        if after is None:
            return False
        if self.words.number(after, 1, 9999) is not None:
            return True
        return self.words.read(after, "month", "hijri", "ordinal", "unit", "weekday") is not None

    def _scheduled(self, expression: DateExpression, at: int) -> DateExpression:
        """A date without a year after "scheduled for" is the next such date."""
        if expression.kind not in (DateKind.CALENDAR, DateKind.INTERVAL) or expression.placed:
            return expression
        if any(self.words.read(place, "to_come") for place in range(max(0, at - _COMING), at)):
            return expression._replace(modifier=Modifier.FUTURE)
        return expression

    def _begun(self, expression: DateExpression, at: int) -> DateExpression:
        """A date after "since" and what began then ("since the war broke out in April 2023")."""
        if expression.kind is not DateKind.CALENDAR or at - self._open_since > _SINCE:
            return expression
        if any(self.words.mark(place, ".،؛:") for place in range(self._open_since, at)):
            return expression
        return expression._replace(since=True)

    def _at(self, at: int) -> Found:
        words = self.words
        if (reading := words.read(at, "since")) is not None:
            return self._since(at, at + reading.size)
        if (reading := words.read(at, "anniversary")) is not None:
            return self._anniversary(at, at + reading.size)
        return self._led(at)

    def _since(self, first: int, at: int) -> Found:
        found = self._led(at) or self._bare_year(at) or self._counted(at)
        if found is None:
            self._open_since = at
            return None
        return found[0], self._widen(found[1], first)._replace(since=True)

    def _anniversary(self, first: int, at: int) -> Found:
        words = self.words
        years = None
        for place in range(at, min(at + _REACH, words.size)):
            if words.mark(place, ".،؛:("):
                break
            if years is None and (ordinal := words.read(place, "ordinal")) is not None:
                years = int(ordinal.value)
            elif (found := self._day_month(place)) is not None and words.read(
                place - 1, "name_before"
            ) is None:
                return found[0], self._widen(found[1], first)._replace(anniversary=True)
        if years is None:
            return None
        end = at + 1
        while words.read(end - 1, "ordinal") is None:
            end += 1
        return end, self._make(first, end, DateKind.CALENDAR, year_shift=-years, anniversary=True)

    def _led(self, first: int) -> Found:
        """A date with what leads up to it: "late on the evening of", "early in", "on the day"."""
        words, at, part, eve = self.words, first, "", False
        for _ in range(_LEADS):
            reading = words.read(at, "lead", "part", "eve", "unit")
            if reading is None or (reading.kind == "unit" and (reading.value != "day" or reading.article)):
                break
            if reading.kind == "part" and words.read(at + reading.size, "same") is not None:
                break
            part = reading.value if reading.kind == "part" else part
            eve = eve or reading.kind == "eve"
            at += reading.size
            if words.read(at, "of") is not None and words.read(at + 1, *_LED) is not None:
                at += 1
        found = self._core(at, part=part, led=at > first)
        if found is None and at > first:
            found = self._core(first, part="", led=False) or self._this(first, at)
        if found is None or at >= words.size or found[1].start < words.tokens[at].start:
            return found
        end, expression = found
        expression = self._first_night(expression) if part == "night" else expression
        if eve and not expression.day:
            return None if expression.start == words.tokens[first].start else found
        end = self._trailing_part(end)
        expression = self._widen(expression, first, end)
        return end, expression._replace(part=part or expression.part, eve=eve)

    def _this(self, first: int, at: int) -> Found:
        """The current year, month or week after a word for a part of it: "at the start of the year"."""
        unit = self.words.read(at, "unit") if self.words.read(at - 1, "lead") else None
        if unit is None or not unit.article or unit.features[:1] != "s":
            return None
        if unit.value not in ("year", "month", "week"):
            return None
        end = at + unit.size
        if self.words.texts[end : end + 1] and self.words.definite(end):
            return None  # "the start of the school year"
        kind = DateKind.WEEK if unit.value == "week" else DateKind.CALENDAR
        key = "shift" if unit.value == "week" else f"{unit.value}_shift"
        lead = self.words.read(at - 1, "lead")
        ends = kind is DateKind.WEEK and lead is not None and lead.row == _END
        return end, self._make(first, end, kind, rows=(unit.row,), unit="weekend" if ends else "", **{key: 0})

    @staticmethod
    def _first_night(expression: DateExpression) -> DateExpression:
        """The night of the 14th to the 15th began on the 14th."""
        until = expression.until
        if expression.kind is not DateKind.INTERVAL or until is None or expression.day is None:
            return expression
        if until.day != expression.day + 1 or until.month != expression.month:
            return expression
        year = expression.year or until.year
        modifier = expression.modifier or until.modifier
        return expression._replace(kind=DateKind.CALENDAR, until=None, year=year, modifier=modifier)

    def _trailing_part(self, end: int) -> int:
        words = self.words
        reading = words.read(end, "part")
        if reading is None or reading.prefix or not ("a" in reading.features or reading.value == "evening"):
            return end
        return end if words.read(end + 1, "day", "weekday", "unit", "of") else end + reading.size

    def _core(self, at: int, *, part: str, led: bool) -> Found:
        return (
            self._interval(at)
            or self._numeric(at, led=led or self.words.read(at - 1, "dated") is not None)
            or self._weekday(at, part=part)
            or self._same_day(at)
            or self._relative_day(at)
            or self._calendar(at)
            or self._ago(at)
            or self._season(at)
            or self._share(at)
            or self._feast(at, led=led)
            or self._period(at)
            or self._english(at)
            or (self._bare_year(at) if self._year_may_stand(at, led=led) else None)
        )

    def _year_may_stand(self, at: int, *, led: bool) -> bool:
        words = self.words
        if (
            words.mark(at - 1, "(") and words.mark(at + 1, ")") and self._year_stands(at + 2)
        ) or at - self._open_since <= 2:
            return True
        return led or self._is_known_by_year(at) or words.read(at - 1, "in", "during") is not None

    def _is_known_by_year(self, at: int) -> bool:
        """`مجزرة 1982`, `تفجيرات 1998`: whether a noun before a number is known by its year."""
        return at > 0 and self.words.texts[at - 1] in particles("known_by_year")

    def _weekday(self, at: int, *, part: str = "") -> Found:
        words = self.words
        reading, before = words.read(at, "weekday"), words.read(at - 1, "unit")
        if reading is None or (before is not None and before.features[:1] == "p"):
            return None  # "on Fridays" is no day
        weekday, end = int(reading.value), at + reading.size
        fields: dict[str, Any] = {"weekday": weekday, "rows": (reading.row,)}
        if part in ("night", "midnight", "evening") and (second := self._next_weekday(end, weekday)):
            end = second
            if part == "midnight":  # between the two days the second begins
                fields["weekday"] = weekday = (weekday + 1) % 7
        if (modifier := words.read(end, "modifier")) is not None:
            fields["modifier"] = Modifier(modifier.value)
            end += modifier.size
        elif (ranged := self._weekday_range(at, end, reading)) is not None:
            return ranged
        elif words.read(end, "of") and (week := self._unit_shift(end + 1, "week")) and not week[2]:
            fields["modifier"] = {-1: Modifier.PAST, 0: Modifier.CURRENT, 1: Modifier.FUTURE}.get(week[1])
            end = week[0]
        dated = self._dated(end)
        if dated is not None:
            fields.pop("modifier", None)
            calendar = dated[1]._replace(weekday=weekday, rows=(reading.row, *dated[1].rows))
            return dated[0], self._widen(calendar, at, dated[0])
        return end, self._make(at, end, DateKind.WEEKDAY, **fields)

    def _weekday_range(self, at: int, end: int, first: Reading) -> Found:
        """Days from one weekday to another: "between Sunday and Tuesday", "on Friday and Saturday"."""
        words = self.words
        before = words.read(at - 1, "between", "of", "unit")
        if before is None or (before.kind == "unit" and before.features[:1] != "d"):
            return None
        to = words.read(end, "to")
        second_at = end + to.size if to else end
        second = words.read(second_at, "weekday")
        if second is None or (to is None and not second.prefix):
            return None
        end = second_at + second.size
        fields: dict[str, Any] = {"weekday": int(second.value), "rows": (second.row,)}
        if (modifier := words.read(end, "modifier")) is not None:
            fields["modifier"] = Modifier(modifier.value)
            end += modifier.size
        until = self._make(second_at, end, DateKind.WEEKDAY, **fields)
        return end, self._make(
            at, end, DateKind.INTERVAL, weekday=int(first.value), until=until, rows=(first.row, second.row)
        )

    def _next_weekday(self, at: int, weekday: int) -> int | None:
        """Past the second day of "the night of Saturday to Sunday", which began on the first."""
        words = self.words
        for skip in (0, 1):
            if skip and not (words.mark(at, "/-") or words.read(at, "to", "over") or words.joined(at)):
                break
            second = words.read(at + skip, "weekday")
            if second is not None and int(second.value) == (weekday + 1) % 7:
                return at + skip + second.size
        return None

    def _dated(self, at: int) -> Found:
        """The calendar date that follows a weekday or "yesterday": after a comma, in parentheses, bare."""
        words = self.words
        opened = words.mark(at, "(")
        start = at + 1 if opened or words.mark(at, "،,/-") else at
        if (reading := words.read(start, "dated", "unit")) is not None and reading.value in ("", "day"):
            start += reading.size
        found = self._numeric(start, led=True) or self._day_month(start)
        if found is None or found[1].kind is DateKind.INTERVAL or found[1].day is None:
            return None
        end = found[0]
        if opened:
            if not words.mark(end, ")"):
                return None
            end += 1
        return end, found[1]

    def _relative_day(self, at: int) -> Found:
        words = self.words
        reading = words.read(at, "day")
        if reading is None or self._not_today(at, int(reading.value)):
            return None
        shift, end = int(reading.value), at + reading.size
        rows: tuple[str, ...] = (reading.row,)
        opened = words.mark(end, "(")
        place = end + 1 if opened or words.mark(end, "/،,-") else end
        named = self._weekday(place)
        weekday = None
        if named is not None and (not opened or words.mark(named[0], ")")):
            end, weekday = named[0] + opened, named[1].weekday
            rows += named[1].rows
            if words.mark(place - 1, "/") and words.mark(end, "/"):
                end += 1
            if named[1].kind is DateKind.CALENDAR:
                return end, self._widen(named[1], at, end)._replace(shift=shift, rows=rows)
        elif (dated := self._dated(end)) is not None:
            return dated[0], self._widen(dated[1], at, dated[0])._replace(shift=shift)
        return end, self._make(at, end, DateKind.DAY, shift=shift, weekday=weekday, rows=rows)

    def _not_today(self, at: int, shift: int) -> bool:
        """Whether the word for "today" is "until now", "the first day", "per day"."""
        words = self.words
        if shift != 0 or words.read(at, "unit") is None:
            return False
        return words.read(at - 1, "to", "in") is not None or words.read(at + 1, "ordinal", "same") is not None

    def _same_day(self, at: int) -> Found:
        found = self._unit_shift(at, "day")
        if found is None or (not found[2] and found[1] != 0):
            return None
        return found[0], self._make(
            at, found[0], DateKind.DAY, shift=found[1], same="day" if found[2] else ""
        )

    def _ago(self, at: int) -> Found:
        reading = self.words.read(at, "ago")
        found = self._counted(at + reading.size) if reading else None
        return (found[0], self._widen(found[1], at)) if found else None

    def _counted(self, at: int) -> Found:
        """A length of time back from the anchor: "three days", "a month", "about two years"."""
        words, first = self.words, at
        loose = False
        for _ in range(2):
            if (about := words.read(at, "about", "bound")) is not None:
                loose = loose or about.kind == "bound"
                at += about.size
        counted = count_at(words, at)
        unit_at = counted[1] if counted else at
        unit = words.read(unit_at, "unit")
        if unit is None or unit.article or unit.prefix or unit.value == "hour":
            return None
        end = unit_at + unit.size
        count = counted[0] if counted else {"s": 1, "d": 2}.get(unit.features[:1])
        if words.read(end, "of") and words.read(end + 1, "now") is None:
            return None  # counted from another event or a feast, which only its sentence tells
        if count is None or loose or words.read(end, "half") is not None or words.read(at, "vague"):
            return end, self._make(first, end, DateKind.VAGUE, unit=unit.value)
        key = {"year": "year_shift", "month": "month_shift"}.get(unit.value, "shift")
        kind = {"day": DateKind.DAY, "week": DateKind.WEEK}.get(unit.value, DateKind.CALENDAR)
        if unit.value == "decade":
            return end, self._make(first, end, DateKind.VAGUE, unit="decade")
        return end, self._make(first, end, kind, rows=(unit.row,), unit="ago", **{key: -count})

    def _period(self, at: int) -> Found:
        """A length of time up to the anchor: "the last six months", "during 24 hours"."""
        words, first = self.words, at
        during = words.read(at - 1, "during") is not None
        at += words.bare_article(at)
        counted = count_at(words, at)
        at = counted[1] if counted else at
        unit = words.read(at, "unit")
        if unit is None:
            return None
        end = at + unit.size
        if counted is None and unit.article:
            inner = end + words.bare_article(end)
            counted = count_at(words, inner)
            end = counted[1] if counted else end
        last = words.read(end, "modifier", "last")
        if last is None and not (during and counted) and not (during and unit.features[:1] in ("d", "p")):
            return None
        if last is None and words.number(end, 0, 9999) is not None:
            return None
        count = counted[0] if counted else {"d": 2}.get(unit.features[:1])
        end += last.size if last else 0
        past = last is None or last.value in ("", "past")
        if count is None and unit.features[:1] != "p":
            return None
        kind = DateKind.PERIOD if count and past else DateKind.VAGUE
        return end, self._make(first, end, kind, shift=-(count or 0), unit=unit.value, rows=(unit.row,))
