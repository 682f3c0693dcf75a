"""The page: a local web application to see, question and correct every toll."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hasila.web.app import create_app

__all__ = ["create_app"]


def __getattr__(name: str) -> Any:
    """Import the application at its first use: the words of the page are read without a server too."""
    if name != "create_app":
        raise AttributeError(f"module 'hasila.web' has no attribute {name!r}")
    from hasila.web.app import create_app  # noqa: PLC0415 - that is the point

    return create_app
