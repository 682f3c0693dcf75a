"""The part of the date grammar that reads calendar dates: days, months, years, intervals."""

from typing import Any

from hasila.extract.date_types import DateExpression, DateKind, Modifier
from hasila.extract.date_words import Reading, Words, count_at
from hasila.extract.numerals import read_numeral
from hasila.lexicon import lexicon

Found = tuple[int, DateExpression] | None

_YEARS = (1900, 2100)
_HIJRI_YEARS = (1343, 1500)  # what the Umm al-Qura tables cover
_BARE_YEARS = (1950, 2035)  # years that need no word for "year" beside them
_SHIFTS = {"past": -1, "before_last": -2, "current": 0, "future": 1}
_LAST_DAY, _ONES = 31, 10
_ENDINGS = frozenset(("st", "nd", "rd", "th"))  # of English ordinals


class CalendarGrammar:
    """Reads what names a day, a month, a year or an interval of them."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._open_since = -100  # where a "since" stands that has no date of its own yet

    def _make(self, first: int, end: int, kind: DateKind, **fields: Any) -> DateExpression:
        start, stop = self.words.tokens[first].start, self.words.tokens[end - 1].end
        reading = self.words.read(first, "weekday", "day", "month", "unit", "of", "between", "season")
        if reading is not None and reading.prefix and not reading.article:
            start += len(reading.prefix)
        return DateExpression(start, stop, self.words.view.span(start, stop), kind, **fields)

    def _widen(self, expression: DateExpression, first: int, end: int | None = None) -> DateExpression:
        start = min(self.words.tokens[first].start, expression.start)
        stop = max(self.words.tokens[end - 1].end, expression.end) if end else expression.end
        return expression._replace(start=start, end=stop, span=self.words.view.span(start, stop))

    # -- the pieces ---------------------------------------------------------------------------

    def _day(self, at: int) -> tuple[int, int] | None:
        """A day of the month, in digits, as an ordinal or in words (`واحد وعشرين مايو`): (end, day)."""
        words = self.words
        if (number := words.number(at, 1, 31)) is not None:
            return at + 1, number
        ordinal = words.read(at, "ordinal")
        if ordinal is None:
            spelt = count_at(words, at)
            return (spelt[1], spelt[0]) if spelt and spelt[1] > at + 1 and spelt[0] <= _LAST_DAY else None
        day, end = int(ordinal.value), at + ordinal.size
        tens = words.read(end, "ordinal")
        if day < 10 and tens is not None and tens.value in ("20", "30"):
            day, end = day + int(tens.value), end + tens.size
        elif "f" in ordinal.features and not (
            day > _ONES and words.read(end, "of") and words.read(end + 1, "month", "hijri")
        ):
            return None  # an hour of the day
        return (end, day) if day <= _LAST_DAY else None

    def _days(self, at: int) -> tuple[int, int, int | None] | None:
        """One day or two: (end, first, last)."""
        words = self.words
        first = self._day(at)
        if first is None:
            return None
        end, day = first
        joint = end + 1 if words.mark(end, "-/") or words.joined(end) or words.read(end, "to") else 0
        second = self._day(joint) if joint else None
        if second is not None and second[1] > day and self._month_ahead(second[0]):
            return second[0], day, second[1]
        return end, day, None

    def _month_ahead(self, at: int) -> bool:
        words = self.words
        at += words.read(at, "of") is not None
        return words.read(at, "month", "hijri", "unit", "this") is not None

    def _month(self, at: int) -> tuple[int, Reading, Reading | None] | None:
        """A month, with its second name or the month it runs to: (end, month, last month)."""
        words = self.words
        month = words.read(at, "month", "hijri")
        if month is None:
            return None
        end, last = at + month.size, None
        opened = words.mark(end, "(")
        skip = int(opened or words.mark(end, "/-،"))
        second = words.read(end + skip, month.kind)
        if second is not None and second.value == month.value:
            after = end + skip + second.size
            if not opened:
                return after, month, None
            if words.mark(after, ")"):
                return after + 1, month, None
        elif second is not None and not opened and int(second.value) > int(month.value):
            joined = bool(skip) and not words.mark(end, "،")
            if joined or (not skip and second.prefix and not second.article):
                end, last = end + skip + second.size, second
        return end, month, last

    def _year(self, at: int) -> tuple[int, dict[str, Any]] | None:
        """The year that follows a month: a number, "last year", "of the same year"."""
        words = self.words
        start = at + (words.read(at, "of") is not None)
        shifted = self._unit_shift(start, "year")
        if shifted is not None:
            return shifted[0], {"year_shift": shifted[1], "same": "year" if shifted[2] else ""}
        unit = words.read(start, "unit")
        if unit is not None and unit.value == "year" and unit.features[:1] == "s":
            start += unit.size
        elif start > at:
            return None
        opened = words.mark(start, "(")
        start += opened or words.mark(start, "/-")
        if words.mark(start, "،,") and words.number(start + 1, *_BARE_YEARS) and self._year_stands(start + 2):
            start += 1
        number = words.number(start, *_YEARS) or words.number(start, *_HIJRI_YEARS)
        if number is None:
            return None
        end = start + 1
        if opened:
            if not words.mark(end, ")"):
                return None
            end += 1
        return self._era(end), {"year": number}

    def _era(self, at: int) -> int:
        return at + self.words.era(at)

    def _unit_shift(self, at: int, unit: str) -> tuple[int, int, bool] | None:
        """A unit told by its neighbour: "last month", "this year", "the same day": (end, shift, same)."""
        words = self.words
        before = words.read(at, "this", "same")
        noun_at = at + before.size if before else at
        noun = next((r for r in words.readings(noun_at) if r.kind == "unit" and r.value == unit), None)
        if noun is None or not noun.article or noun.features[:1] != "s":
            return None
        end = noun_at + noun.size
        if before is not None:
            return end, 0, before.kind == "same"
        after = words.read(end, "modifier", "same")
        if after is None:
            return None
        if after.kind == "same":
            return end + after.size, int(after.value), True
        return end + after.size, _SHIFTS[after.value], False

    # -- whole dates --------------------------------------------------------------------------

    def _calendar(self, at: int) -> Found:
        return self._day_month(at) or self._named_year(at) or self._shifted(at)

    def _day_month(self, at: int, *, loose: bool = False) -> Found:
        """A month, or a day of it; `loose` where the words around already say that it is a date."""
        words = self.words
        days = self._days(at)
        month_at = days[0] if days else at
        if days:
            month_at += words.read(month_at, "of") is not None or words.mark(month_at, "/-")
            shifted = self._unit_shift(month_at, "month")
            if shifted is not None:
                shifts = {"month_shift": shifted[1], "same": "month" if shifted[2] else ""}
                return shifted[0], self._spread(at, shifted[0], days, shifts)
            if (monthless := self._of_no_month(at, days)) is not None:
                return monthless
        unit = words.read(month_at, "unit")
        if unit is not None and unit.value == "month" and unit.features[:1] in ("s", "d"):
            month_at += unit.size
        else:
            unit = None
        months = self._month(month_at)
        if months is None or (not days and words.read(at - 1, "name_before")):
            return None
        end, month, last = months
        fields: dict[str, Any] = {
            "month": int(month.value),
            "hijri": month.kind == "hijri",
            "rows": (month.row,),
        }
        tail, named_twice = self._tail(end), last is None and end > month_at + month.size
        if not (days or unit or tail or named_twice or loose or self._month_alone(month_at, month)):
            return None
        if days and words.read(at - 1, "name_before") and not tail:
            return None
        if tail:
            end, more = tail
            fields |= more
        end = self._era(end)
        if last is not None and not days:
            until = self._make(month_at, end, DateKind.CALENDAR, **(fields | {"month": int(last.value)}))
            return end, self._make(at, end, DateKind.INTERVAL, until=until, **fields)
        return self._with_gregorian(at, end, self._spread(at, end, days, fields))

    def _of_no_month(self, at: int, days: tuple[int, int, int | None]) -> Found:
        """`في 4 الجاري`, `يوم 28 الماضي`: a day whose month only its distance tells."""
        words = self.words
        modifier = words.read(days[0], "modifier")
        shift = _SHIFTS.get(modifier.value) if modifier is not None and modifier.article else None
        led = words.read(at - 1, "in", "unit", "weekday")
        if modifier is None or shift is None or led is None or words.number(at, 1, _LAST_DAY) is None:
            return None
        end = days[0] + modifier.size
        return end, self._spread(at, end, days, {"month_shift": shift})

    def _tail(self, at: int) -> tuple[int, dict[str, Any]] | None:
        year = self._year(at)
        if year is not None:
            return year
        modifier = self.words.read(at, "modifier")
        if modifier is not None and not modifier.prefix.strip("".join(self.words.article_letters)):
            return at + modifier.size, {"modifier": Modifier(modifier.value)}
        return None

    def _spread(
        self, at: int, end: int, days: tuple[int, int, int | None] | None, fields: dict[str, Any]
    ) -> DateExpression:
        if days is None:
            return self._make(at, end, DateKind.CALENDAR, **fields)
        day = {"day": days[1]}
        if days[2] is None:
            return self._make(at, end, DateKind.CALENDAR, **(fields | day))
        until = self._make(at, end, DateKind.CALENDAR, **(fields | {"day": days[2]}))
        return self._make(at, end, DateKind.INTERVAL, until=until, **(fields | day))

    def _with_gregorian(self, at: int, end: int, expression: DateExpression) -> Found:
        """A Hijri date with its Gregorian equal after it is one date, and the Gregorian one is sure."""
        words = self.words
        if expression.hijri and words.read(end, "dated") is not None:
            equal = self._numeric(end + 1, led=True) or self._day_month(end + 1)
            if equal is not None:
                return equal[0], self._widen(equal[1], at, equal[0])
        return end, expression

    def _month_alone(self, at: int, month: Reading) -> bool:
        """Whether a bare month name is one here, and not the verb, the name or the town it may be."""
        numbered = at - (2 if self.words.read(at - 1, "of") else 1)
        if self._day(numbered) is not None:
            return False  # the day before it belongs to a name ("the 6th of October Bridge")
        if month.kind == "month" and self.words.stands_alone(month):
            return True
        return (
            month.exact
            and not month.prefix
            and self.words.read(at - 1, "in", "during", "since", "to", "lead") is not None
        )

    def _named_year(self, at: int) -> Found:
        """A year after the word for it: "in the year 2019", "in the years 2013 and 2014"."""
        words = self.words
        unit = words.read(at, "unit")
        if unit is None or unit.value != "year":
            return None
        first = at + unit.size
        year, end = words.number(first, 1800, 2100) or words.number(first, *_HIJRI_YEARS), first + 1
        if year is None and (spelt := self._spelt_year(first)) is not None:
            end, year = spelt
        if year is None:
            return None
        end = self._era(end)
        fields: dict[str, Any] = {"rows": (unit.row,), "hijri": year <= _HIJRI_YEARS[1]}
        if unit.features[:1] != "s" and (words.joined(end) or words.mark(end, "-")):
            last = words.number(end + 1, year + 1, 2100)
            if last is not None:
                until = self._make(end + 1, end + 2, DateKind.CALENDAR, year=last)
                return end + 2, self._make(at, end + 2, DateKind.INTERVAL, year=year, until=until, **fields)
        return end, self._make(at, end, DateKind.CALENDAR, year=year, **fields)

    def _spelt_year(self, at: int) -> tuple[int, int] | None:
        """A year in words: "two thousand and six"."""
        if at >= self.words.size:
            return None
        number = read_numeral(self.words.tokens, at, lexicon("numerals"))
        if number is None or number.high is not None or not _YEARS[0] <= number.value <= _YEARS[1]:
            return None
        return number.last, number.value

    def _shifted(self, at: int) -> Found:
        """Last month, this year, next week."""
        decade = self._unit_shift(at, "decade")
        if decade is not None and decade[1] == -1:
            return decade[0], self._make(at, decade[0], DateKind.PERIOD, shift=-1, unit="decade")
        for unit in ("month", "year", "week"):
            found = self._unit_shift(at, unit)
            if found is None:
                continue
            end, shift, same = found
            kind = DateKind.WEEK if unit == "week" else DateKind.CALENDAR
            key = "shift" if unit == "week" else f"{unit}_shift"
            return end, self._make(at, end, kind, same=unit if same else "", **{key: shift})
        return None

    def _bare_year(self, at: int) -> Found:
        """A year with no word for it, where nothing counted follows."""
        year = self.words.number(at, *_BARE_YEARS)
        if year is None or not self._year_stands(at + 1):
            return None
        return at + 1, self._make(at, at + 1, DateKind.CALENDAR, year=year)

    def _year_stands(self, at: int) -> bool:
        words = self.words
        if at >= words.size or not words.texts[at][0].isalpha():
            return at >= words.size or not words.mark(at, "%$€-/")
        if words.definite(at) or words.joined(at) or words.adds(at):
            return True
        return words.read(at, "follows_year", "that", "of", "in", "to", "during", "since", "ago") is not None

    def _numeric(self, at: int, *, led: bool = False) -> Found:
        """A date in digits: day first unless that cannot be, or year first."""
        words = self.words
        if at >= words.size or not words.texts[at][0].isdigit():
            return None
        text = words.texts[at]
        if text.count(".") == 2:
            return self._from_digits(at, at + 1, text.split("."))
        for mark in "/-":
            if not words.mark(at + 1, mark) or words.mark(at - 1, mark):
                continue
            if words.mark(at + 3, mark) and words.number(at + 4, 0, 2100) is not None:
                if words.mark(at + 5, mark):
                    return None
                return self._from_digits(at, at + 5, [words.texts[at + i] for i in (0, 2, 4)])
            day, month = words.number(at, 1, 31), words.number(at + 2, 1, 12)
            if day and month and not words.mark(at + 3, mark):
                end, modifier = at + 3, words.read(at + 3, "modifier")
                fields: dict[str, Any] = {"day": day, "month": month}
                if modifier is not None and modifier.article:
                    end, fields["modifier"] = end + modifier.size, Modifier(modifier.value)
                elif not (led and mark == "/") and not self._is_day_alone(at, mark):
                    return None
                return end, self._make(at, end, DateKind.CALENDAR, **fields)
            year = words.number(at + 2, *_BARE_YEARS)
            if words.number(at, 1, 12) and year and mark == "/" and words.read(at - 1, "unit", "in"):
                return at + 3, self._make(
                    at, at + 3, DateKind.CALENDAR, month=words.number(at, 1, 12), year=year
                )
        return None

    def _is_day_alone(self, at: int, mark: str) -> bool:
        """`في 22/4`, `يوم 22-4`: a day and a month in digits, with no noun behind that they would count."""
        words = self.words
        day = words.read(at - 1, "unit", "weekday")
        led = day is not None and (day.kind == "weekday" or day.value == "day")
        after = at + 3
        ends = after >= words.size or words.mark(after, ".،؛:,)") or words.joined(after) > 0
        return led or (mark == "/" and ends and words.read(at - 1, "in") is not None)

    def _from_digits(self, at: int, end: int, digits: list[str]) -> Found:
        if not all(part.isdigit() for part in digits):
            return None
        if len(digits[0]) == 4:
            digits.reverse()
        day, month, year = (int(part) for part in digits)
        if month > 12 >= day:
            day, month = month, day
        if len(digits[2]) == 2 and len(digits[0]) <= 2:
            year += 2000 if year <= 35 else 1900
        elif len(digits[2]) != 4:
            return None
        hijri = _HIJRI_YEARS[0] <= year <= _HIJRI_YEARS[1]
        if not (1 <= day <= 31 and 1 <= month <= 12 and (hijri or _YEARS[0] <= year <= _YEARS[1])):
            return None
        end = self._era(end)
        return self._with_gregorian(
            at, end, self._make(at, end, DateKind.CALENDAR, day=day, month=month, year=year, hijri=hijri)
        )

    def _english(self, at: int) -> Found:
        """The date of a post embedded in an Arabic page: "March 22, 2024", "22 March 2024", "22nd, March 2024"."""
        words = self.words
        day = words.number(at, 1, 31)
        month_at = at + 1 if day else at
        if day and self._ends_ordinal(month_at):
            month_at += 1
            month_at += words.mark(month_at, ",")
        month = words.read(month_at, "english")
        if month is None:
            return None
        end = month_at + 1
        if day is None:
            day = words.number(end, 1, 31)
            end += 1
        end += words.mark(end, ",،")
        year = words.number(end, *_YEARS)
        if day is None or year is None:
            return None
        return end + 1, self._make(at, end + 1, DateKind.CALENDAR, day=day, month=int(month.value), year=year)

    def _ends_ordinal(self, at: int) -> bool:
        return at < self.words.size and self.words.texts[at] in _ENDINGS

    # -- intervals ----------------------------------------------------------------------------

    def _interval(self, at: int) -> Found:
        """From one date to another, the first as short as the second lets it be."""
        words = self.words
        opening = words.read(at, "of", "between")
        start = at + opening.size if opening else at
        if opening is not None:
            unit = words.read(start, "unit")
            start += unit.size if unit and unit.features[:1] == "d" else 0
        first = self._point(start, loose=opening is not None)
        if first is None:
            return None
        if first[1].kind is DateKind.INTERVAL:
            return first[0], self._widen(first[1], at)
        link = self._link(first[0], opening)
        today = self.words.read(link, "now", "day") if link and not words.mark(link - 1, "-") else None
        if link and today is not None and today.value in ("", "0"):
            return link + today.size, self._widen(first[1], at, link + today.size)._replace(since=True)
        second = self._point(link, loose=True) if link else None
        if second is None or second[1].kind is not DateKind.CALENDAR:
            return None
        begin = self._begin(first[1], second[1], opened=opening is not None)
        if begin is None:
            return None
        return second[0], self._widen(begin, at, second[0])._replace(kind=DateKind.INTERVAL, until=second[1])

    @staticmethod
    def _begin(begin: DateExpression, last: DateExpression, *, opened: bool) -> DateExpression | None:
        """The beginning, with the month that only the end names; None if the two make no interval."""
        if not opened and begin.day is None:
            return None
        if begin.month is None and begin.year is None:  # a day alone
            if last.day is None or last.month is None:
                return None
            return begin._replace(month=last.month, hijri=last.hijri, modifier=last.modifier)
        if last.month is None and (last.year is None or begin.month is not None):
            return None
        return None if begin.month is None and last.year is None else begin

    def _point(self, at: int, *, loose: bool) -> Found:
        words = self.words
        found = self._numeric(at, led=False) or self._day_month(at, loose=loose)
        if found is not None:
            return found
        if not loose:
            return None
        named = self._named_year(at)
        if named is not None:
            return named
        if (year := words.number(at, *_BARE_YEARS)) is not None:
            stands = self._year_stands(at + 1) or words.mark(at + 1, "-")
            return (at + 1, self._make(at, at + 1, DateKind.CALENDAR, year=year)) if stands else None
        day = self._day(at)
        return (day[0], self._make(at, day[0], DateKind.CALENDAR, day=day[1])) if day else None

    def _link(self, at: int, opening: Reading | None) -> int | None:
        """Past the word between the two ends of an interval, or None if none stands there."""
        words = self.words
        if (to := words.read(at, "to")) is not None:
            return at + to.size
        if words.mark(at, "-"):
            return at + 1
        if opening is not None and opening.kind == "between":
            if words.joined(at):
                return at + 1
            month = words.read(at, "month", "unit", "ordinal")
            return at if month is not None and month.prefix else None
        return None

    # -- feasts and seasons -------------------------------------------------------------------

    def _season(self, at: int) -> Found:
        words = self.words
        this = words.read(at, "this")
        season = words.read(at + 1 if this else at, "season")
        if season is None:
            return None
        end = at + season.size + (1 if this else 0)
        first, last = (int(month) for month in season.value.split("/"))
        tail = (end, {"year_shift": 0}) if this else self._year(end)
        if tail is None and season.article and (modifier := words.read(end, "modifier")) is not None:
            tail = end + modifier.size, {"modifier": Modifier(modifier.value)}
        if tail is None:
            return None
        end, fields = tail
        later = dict(fields)
        if last < first:
            later = {
                key: value + 1 if key in ("year", "year_shift") else value for key, value in fields.items()
            }
        until = self._make(at, end, DateKind.CALENDAR, month=last, **later)
        return end, self._make(at, end, DateKind.INTERVAL, month=first, until=until, **fields)

    def _share(self, at: int) -> Found:
        """A part of a year: "the first half of 2024", "the second quarter of last year"."""
        words = self.words
        share = words.read(at, "share")
        if share is None or not share.article:
            return None
        ordinal = words.read(at + share.size, "ordinal")
        of = at + share.size + (ordinal.size if ordinal else 0)
        if ordinal is None or words.read(of, "of") is None:
            return None
        year = words.number(of + 1, *_BARE_YEARS)
        tail = (of + 2, {"year": year}) if year else self._year(of)
        months, last = int(share.value), int(ordinal.value) * int(share.value)
        if tail is None or last > 12:
            return None
        end, fields = tail
        until = self._make(at, end, DateKind.CALENDAR, month=last, **fields)
        return end, self._make(at, end, DateKind.INTERVAL, month=last - months + 1, until=until, **fields)

    def _feast(self, at: int, *, led: bool) -> Found:
        """A feast day, where the words before it make a date of it."""
        words = self.words
        feast = words.read(at, "feast")
        if feast is None or not (led or words.read(at - 1, "in", "during")):
            return None
        calendar, month, day = feast.value.split("-")
        end = at + feast.size
        fields: dict[str, Any] = {
            "month": int(month),
            "day": int(day),
            "hijri": calendar == "h",
            "rows": (feast.row,),
        }
        tail = self._tail(end)
        if tail is not None:
            end, more = tail
            fields |= more
        return end, self._make(at, end, DateKind.CALENDAR, **fields)
