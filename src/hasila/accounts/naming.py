"""What may be a name of an account and what may be its password: pure rules, the same for both ways in."""

import unicodedata

from hasila.errors import HasilaError

LONGEST_NAME = 40
LEAST_PASSWORD, LONGEST_PASSWORD = 12, 1_000
_LEAST_CHARACTERS = 5
_BETWEEN = frozenset(" ._-'")


class AccountError(HasilaError):
    """Something about an account that will not do; `key` and `values` tell the page what to say of it."""

    def __init__(self, key: str, said: str, **values: object) -> None:
        super().__init__(said)
        self.key = key
        self.values = values


def account_name(typed: str) -> str:
    """The name as it is kept and shown: letters, digits, and single signs between them.

    >>> account_name("  سارة  أحمد ")
    'سارة أحمد'

    Raises:
        AccountError: if it cannot be one.
    """
    name = " ".join(unicodedata.normalize("NFC", typed).split())
    if not 0 < len(name) <= LONGEST_NAME:
        raise AccountError(
            "name_length", f"A name has between 1 and {LONGEST_NAME} characters.", most=LONGEST_NAME
        )
    # Letters, marks and digits only: a name may not turn the line around it, nor pass for an empty one.
    if not all(unicodedata.category(c)[0] in "LMN" or c in _BETWEEN for c in name) or not account_key(name):
        raise AccountError(
            "name_signs", f"{name!r} is no name: use letters and digits, with . _ - ' or a space between."
        )
    return name


def account_key(typed: str) -> str:
    """The name folded: what two accounts may not share, whatever their case, marks and signs.

    >>> account_key("Sara_K.") == account_key("SARA k")
    True
    >>> account_key("سَارة") == account_key("سارة")
    True
    """
    folded = unicodedata.normalize("NFKD", typed.casefold())
    return "".join(c for c in folded if unicodedata.category(c)[0] in "LN")


def check_password(password: str, name: str) -> None:
    """Refuse a password that is soon guessed.

    Length is what counts (NIST SP 800-63B-4, 3.1.1.2); no kinds of characters are asked for.

    Raises:
        AccountError: saying what it lacks.
    """
    if not LEAST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise AccountError(
            "password_length",
            f"A password has between {LEAST_PASSWORD} and {LONGEST_PASSWORD} characters: several words do well.",
            least=LEAST_PASSWORD,
            most=LONGEST_PASSWORD,
        )
    if len(set(password)) < _LEAST_CHARACTERS:
        raise AccountError(
            "password_repeats", "That password repeats a few characters: it would soon be guessed."
        )
    key = account_key(name)
    rest = account_key(password).replace(key, "") if key else account_key(password)
    if len(rest) < LEAST_PASSWORD // 2 and key in account_key(password):
        raise AccountError(
            "password_name", "That password is little more than the name: it would soon be guessed."
        )
