"""Errors a user can meet: each says what is wrong, where, and what to do."""


class HasilaError(Exception):
    """Something a user can put right; the message says how."""
