"""Secrets: made at random, kept as hashes only, and compared in a time that tells nothing."""

import hashlib
import hmac
import secrets
import threading
import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

# RFC 9106, 4: the second recommended option (64 MiB, 3 passes, 4 lanes).
_HASHER = PasswordHasher(time_cost=3, memory_cost=65_536, parallelism=4)
# Each hash takes 64 MiB: many who sign in at once wait for one another instead of filling the memory.
_AT_ONCE = threading.BoundedSemaphore(2)
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that looks like another
_GROUPS, _GROUP = 4, 5


def hash_password(password: str) -> str:
    """An Argon2id hash with its own salt; takes some hundredths of a second and 64 MiB on purpose."""
    with _AT_ONCE:
        return _HASHER.hash(_same(password))


def verify_password(kept: str | None, password: str) -> bool:
    """Whether the password is the one that was hashed; None takes as long, and is never right."""
    with _AT_ONCE:
        nobody = _nobody()  # also where it is not needed: the first time it takes as long again
        try:
            right = _HASHER.verify(kept if kept is not None else nobody, _same(password))
        except (VerificationError, InvalidHashError):
            return False
    return right and kept is not None


def outdated(kept: str) -> bool:
    """Whether a hash was made with weaker settings than today's."""
    return _HASHER.check_needs_rehash(kept)


@cache
def _nobody() -> str:
    return _HASHER.hash(secrets.token_urlsafe())


def _same(password: str) -> str:
    """The password as it is hashed: one keyboard composes a letter and its mark, another does not."""
    return unicodedata.normalize("NFC", password)


def new_secret() -> str:
    """256 random bits as text: for a session or a token."""
    return secrets.token_urlsafe(32)


def new_password() -> str:
    """A password to be changed at once: 20 characters, 99 random bits, easy to read aloud."""
    groups = ("".join(secrets.choice(_ALPHABET) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


def secret_key(secret: str) -> str:
    """What is kept of a random secret. It needs no salt and no slowness: nobody can try 256 bits."""
    return hashlib.sha256(secret.encode()).hexdigest()


def form_key(secret: str) -> str:
    """What the forms of a session hold: made from its secret, and of no use without it."""
    return hmac.new(secret.encode(), b"form", hashlib.sha256).hexdigest()


def same(left: str, right: str) -> bool:
    """Whether two texts are equal, in a time that does not tell where they differ."""
    return hmac.compare_digest(left.encode(), right.encode())
