"""Which address asks for which permission: a pure rule over every address, the strictest where none is named."""

from enum import StrEnum

from hasila.accounts import Permission


class Door(StrEnum):
    """What an address of a team's page asks of whoever comes."""

    OPEN = "open"  # nothing: one signs in there
    OWN = "own"  # to be signed in, in a browser
    READ = "read"
    JUDGE = "judge"
    MANAGE = "manage"  # to be signed in as an admin, in a browser


#: What else but being signed in a door asks for.
NEEDS = {
    Door.READ: Permission.READ,
    Door.JUDGE: Permission.JUDGE,
    Door.MANAGE: Permission.MANAGE,
}
#: Files that are the same for everybody, also for whoever has yet to sign in.
STILL = ("/static/", "/fonts/")
_SAFE = ("GET", "HEAD")
_NAMED = {"sign-in": Door.OPEN, "sign-out": Door.OWN, "account": Door.OWN, "accounts": Door.MANAGE}


def door(method: str, path: str) -> Door:
    """What a request asks of its visitor; `path` as the router sees it.

    >>> door("GET", "/ar/incidents.csv"), door("POST", "/en/anything"), door("POST", "/xx/accounts")
    (<Door.READ: 'read'>, <Door.JUDGE: 'judge'>, <Door.MANAGE: 'manage'>)
    """
    parts = path.split("/")
    if method in _SAFE and path.startswith(STILL):
        return Door.OPEN
    named = _NAMED.get(parts[2]) if len(parts) > 2 else None
    if named is not None:
        # Only the page itself is open, whatever may come to stand below it.
        return Door.READ if named is Door.OPEN and len(parts) > 3 else named
    return Door.READ if method in _SAFE else Door.JUDGE
