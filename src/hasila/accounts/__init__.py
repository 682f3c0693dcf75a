"""Accounts of a team: who may do what, how long a session lasts, and what is kept of it."""

from hasila.accounts.attempts import Attempts, Limit
from hasila.accounts.book import AccountBook, Clock, now
from hasila.accounts.naming import AccountError, account_key, account_name
from hasila.accounts.roles import ALONE, Permission, may, scope_may

__all__ = [
    "ALONE",
    "AccountBook",
    "AccountError",
    "Attempts",
    "Clock",
    "Limit",
    "Permission",
    "account_key",
    "account_name",
    "may",
    "now",
    "scope_may",
]
