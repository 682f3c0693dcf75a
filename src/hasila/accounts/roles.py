"""What each role and each scope may do, and whose judgement who may take back: pure rules."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from hasila.model import Account, Role, TokenScope


class Permission(StrEnum):
    """Something that not everyone may do."""

    READ = "read"
    JUDGE = "judge"
    SETTLE = "settle"  # settle a conflict between coders, take back what others judged
    MANAGE = "manage"  # accounts, roles, everyone's tokens


_P = Permission
_ROLES: Mapping[Role, frozenset[Permission]] = {
    Role.VIEWER: frozenset({_P.READ}),
    Role.CODER: frozenset({_P.READ, _P.JUDGE}),
    Role.ADJUDICATOR: frozenset({_P.READ, _P.JUDGE, _P.SETTLE}),
    Role.ADMIN: frozenset(_P),
}
# A token never manages accounts: one that is lost must not let anyone in for good.
_SCOPES: Mapping[TokenScope, frozenset[Permission]] = {
    TokenScope.READ: frozenset({_P.READ}),
    TokenScope.JUDGE: frozenset({_P.READ, _P.JUDGE, _P.SETTLE}),
}
#: Whoever works alone, on a store of their own: all but what only a team has.
ALONE = frozenset({_P.READ, _P.JUDGE, _P.SETTLE})


def may(role: Role) -> frozenset[Permission]:
    """What a role may do."""
    return _ROLES[role]


def scope_may(role: Role, scope: TokenScope) -> frozenset[Permission]:
    """What a token of this scope may do: nothing that its account's role may not.

    >>> sorted(scope_may(Role.VIEWER, TokenScope.JUDGE))
    [<Permission.READ: 'read'>]
    """
    return _ROLES[role] & _SCOPES[scope]


def is_last_admin(accounts: Iterable[Account], key: str) -> bool:
    """Whether the account of this key is the only admin who can sign in."""
    return [a.key for a in accounts if a.role is Role.ADMIN and a.disabled is None] == [key]
