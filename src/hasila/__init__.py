"""hasila reads Arabic press reports of armed violence into sourced, reconciled tolls.

The public API, loaded when it is first asked for: `read_text` and `read_document` read,
`open_store` and `run` do what the command `hasila run` does, and the packages `link` and
`reconcile` turn readings into incidents (`link.link`) and incidents into tolls
(`reconcile.reconcile`). What they take and give are the frozen types of `hasila.model`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hasila import link, reconcile
    from hasila.pipeline import run
    from hasila.read import read_document, read_text
    from hasila.store import open_store

__version__ = "0.1.0"
__all__ = ["__version__", "link", "open_store", "read_document", "read_text", "reconcile", "run"]

_HOMES = {
    "link": "hasila.link",
    "open_store": "hasila.store",
    "read_document": "hasila.read",
    "read_text": "hasila.read",
    "reconcile": "hasila.reconcile",
    "run": "hasila.pipeline",
}


def __getattr__(name: str) -> Any:
    """Import a public name at its first use: `hasila --version` must not load a solver."""
    if name not in _HOMES:
        raise AttributeError(f"module 'hasila' has no attribute {name!r}")
    home = import_module(_HOMES[name])
    return home if _HOMES[name] == f"hasila.{name}" else getattr(home, name)
