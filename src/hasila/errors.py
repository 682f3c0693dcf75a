"""Errors a user can meet: each says what is wrong, where, and what to do."""


class HasilaError(Exception):
    """Something a user can put right; the message says how.

    One that the page may meet has a `key`, by which the page says the same in its own language with
    the `blanks` filled in.
    """

    def __init__(self, message: str, key: str = "", **blanks: str) -> None:
        super().__init__(message)
        self.key = key
        self.blanks = blanks
