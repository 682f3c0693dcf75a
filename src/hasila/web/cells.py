"""What may stand in a cell of a CSV file that a spreadsheet opens."""

from typing import Any


def plain(value: Any) -> Any:
    """A value for a cell: lists joined, and nothing that a spreadsheet would run.

    >>> plain(["a", "b"]), plain("=1+1"), plain(7)
    ('a; b', "'=1+1", 7)
    """
    text = "; ".join(map(str, value)) if isinstance(value, list) else value
    return f"'{text}" if isinstance(text, str) and text[:1] in "=+-@\t\r" and text else text
