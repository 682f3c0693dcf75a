"""The day of publication that an item declares, or that its address files it under."""

import datetime as dt
import json
import re

from hasila.model import EventDate

# Many newsrooms file their pages by day: .../2024/07/15/...
_DAY_IN_PATH = re.compile(r"/((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})(?=/|-|$)")
_FIRST = "1800"  # no Arabic newspaper is older; an earlier year is one of the Hijri calendar
_AHEAD = dt.timedelta(days=1)  # east of Greenwich it may be tomorrow already


def declared(value: object) -> tuple[str | None, str]:
    """A declared date as an ISO prefix, its clock time dropped, and what is wrong with it if it will not do.

    >>> declared("2024-07-15T21:00:00Z"), declared(None)
    (('2024-07-15', ''), (None, ''))
    """
    if value is None or value == "":
        return None, ""
    prefix = value[:10].strip() if isinstance(value, str) else ""
    wrong = _wrong(prefix)
    if not wrong:
        return prefix, ""
    shown = json.dumps(value, ensure_ascii=False)[:40]
    return None, f'"published" is {shown}, {wrong}, so the text was read without it: write 2024-07-15'


def _wrong(prefix: str) -> str:
    try:
        date = EventDate(value=prefix)
    except ValueError:
        return "no ISO date"
    if date.first is None or "/" in prefix:
        return "no ISO date"
    if date.first < _FIRST:
        return "before there was a press (a Hijri year?)"
    return "a day to come" if date.first > (_today() + _AHEAD).isoformat() else ""


def _today() -> dt.date:
    return dt.datetime.now(dt.UTC).date()


def day_in_url(url: object) -> str | None:
    """The day that an address files its page under, if it does.

    >>> day_in_url("https://example.org/2024/7/5/blast")
    '2024-07-05'
    """
    found = _DAY_IN_PATH.search(url) if isinstance(url, str) else None
    if found is None:
        return None
    try:
        day = dt.date(int(found[1]), int(found[2]), int(found[3])).isoformat()
    except ValueError:
        return None
    return None if _wrong(day) else day
