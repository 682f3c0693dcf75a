"""What every value shares: frozen, closed to unknown fields, named by its content."""

import hashlib
from collections.abc import Callable

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A frozen record; equal content means equal value."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def content_id(*parts: object) -> str:
    """Name content by its hash: 12 hexadecimal digits (48 bits of BLAKE2b).

    The same parts give the same id on every machine and in every run.

    >>> content_id("report", 3) == content_id("report", 3)
    True
    """
    text = "\x1f".join(str(part) for part in parts)
    return hashlib.blake2b(text.encode(), digest_size=6).hexdigest()


def ids_below(*parts: object) -> Callable[..., str]:
    """Give `content_id` of these parts and further ones; a long text among them is hashed once.

    >>> ids_below("report")(3) == content_id("report", 3)
    True
    """
    known = hashlib.blake2b("".join(f"{part}\x1f" for part in parts).encode(), digest_size=6)

    def name(*further: object) -> str:
        whole = known.copy()
        whole.update("\x1f".join(map(str, further)).encode())
        return whole.hexdigest()

    return name
