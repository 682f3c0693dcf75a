"""Who is asking: whoever works alone, a signed-in account, or a program with a token."""

from dataclasses import dataclass

from hasila.accounts import Permission
from hasila.errors import HasilaError
from hasila.model import Account


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks for a page, and what they may do on it.

    `account` is None for whoever works alone. `form` is what their forms must hold: empty where none
    need hold anything, as nothing but the request itself says who it is from.
    """

    name: str
    permissions: frozenset[Permission]
    account: Account | None = None
    form: str = ""

    def may(self, permission: Permission) -> bool:
        """Whether they may do this."""
        return permission in self.permissions


class NotAllowedError(HasilaError):
    """A judgement that this visitor may not make; `key` and `coder` tell the page what to say of it."""

    def __init__(self, key: str, coder: str) -> None:
        super().__init__(f"Only an adjudicator may do that: what {coder} decided is in the way.")
        self.key = key
        self.coder = coder
