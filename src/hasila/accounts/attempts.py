"""How often a sign-in may fail before one has to wait: what failed when, held in memory for a quarter of an hour."""

import datetime as dt
import ipaddress
import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WINDOW = dt.timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Limit:
    """So many failures are let pass in a window."""

    name_and_address: int = 5
    address: int = 20
    # Someone who has many addresses; the owner of the name is kept out too, so it is set high.
    name: int = 50


def network(address: str) -> str:
    """What counts as one address: of IPv6 the half that a house is given.

    >>> network("2001:db8::1") == network("2001:db8::2"), network("10.0.0.1")
    (True, '10.0.0.1')
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return "?"
    if found.version == 4:
        return str(found)
    return str(ipaddress.ip_network((found, 64), strict=False))


def wait(failed: Sequence[dt.datetime], most: int, now: dt.datetime) -> dt.timedelta:
    """How long to wait until fewer than `most` of these failures lie within the window; failures in order of time.

    >>> at = dt.datetime(2024, 7, 15, 9, 0)
    >>> wait([at, at], 2, at + dt.timedelta(minutes=5)), wait([at], 2, at)
    (datetime.timedelta(seconds=600), datetime.timedelta(0))
    """
    recent = [time for time in failed if now - time < WINDOW]
    return recent[-most] + WINDOW - now if len(recent) >= most else dt.timedelta()


class Attempts:
    """The failures of late by name, by address and by both; safe to use from many threads."""

    def __init__(self, limit: Limit | None = None, *, most: int = 10_000) -> None:
        self._limit = limit or Limit()
        self._most = most
        self._lock = threading.Lock()
        self._failed: OrderedDict[tuple[str, ...], tuple[dt.datetime, ...]] = OrderedDict()

    def begin(self, name: str, address: str, now: dt.datetime) -> dt.timedelta:
        """How long this one has to wait; if not at all, the attempt counts as failed until `forget`.

        Counted before the password is looked at: many at once get no further than one after another.
        """
        with self._lock:
            keys = self._keys(name, address)
            waits = [wait(self._failed.get(key, ()), most, now) for key, most in keys.items()]
            if any(waits):
                return max(waits)
            for key, most in keys.items():
                recent = [time for time in self._failed.get(key, ()) if now - time < WINDOW]
                self._failed[key] = (*recent, now)[-most:]
                self._failed.move_to_end(key)
            while len(self._failed) > self._most:
                self._failed.popitem(last=False)
            return dt.timedelta()

    def forget(self, name: str, address: str, now: dt.datetime) -> None:
        """The attempt of this moment was right: it does not count, nor what failed before from this address by name."""
        with self._lock:
            both, *others = self._keys(name, address)
            self._failed.pop(both, None)
            for key in others:
                held = list(self._failed.get(key, ()))
                if now in held:
                    held.remove(now)
                self._failed[key] = tuple(held)

    def _keys(self, name: str, address: str) -> Mapping[tuple[str, ...], int]:
        home = network(address)
        return {
            ("both", name, home): self._limit.name_and_address,
            ("address", home): self._limit.address,
            ("name", name): self._limit.name,
        }
