"""How long sessions and tokens last: pure functions of the times that are kept and the time it is."""

import datetime as dt

from hasila.model import Session, Token

#: A session ends when nothing was asked for so long, and so long after signing in whatever was asked.
IDLE = dt.timedelta(hours=2)
LONGEST = dt.timedelta(hours=12)
#: That a session is alive is noted no more often than this: a page is not a reason to write.
NOTED = dt.timedelta(minutes=1)
TOKEN_DAYS = 365


def text(time: dt.datetime) -> str:
    """A time as it is kept: UTC, ISO 8601, whole seconds, so that times sort as texts do."""
    return time.astimezone(dt.UTC).isoformat(timespec="seconds")


def time_of(kept: str) -> dt.datetime:
    """A kept time."""
    return dt.datetime.fromisoformat(kept)


def alive(session: Session, now: dt.datetime) -> bool:
    """Whether a session still holds; one from the future (a clock set back) does not."""
    made, seen = time_of(session.made), time_of(session.seen)
    # A minute of grace: the last look is kept by the minute, and in whole seconds.
    return -NOTED <= now - seen < IDLE and -NOTED <= now - made < LONGEST


def ends(session: Session) -> dt.datetime:
    """When a session ends if nothing more is asked."""
    return min(time_of(session.seen) + IDLE, time_of(session.made) + LONGEST)


def to_be_noted(session: Session, now: dt.datetime) -> bool:
    """Whether it is time to note that the session is alive."""
    return now - time_of(session.seen) >= NOTED


def valid(token: Token, now: dt.datetime) -> bool:
    """Whether a token still opens anything."""
    return token.revoked is None and now < time_of(token.expires)
