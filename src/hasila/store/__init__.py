"""What is kept and what is derived, in one SQLite file (or a PostgreSQL database)."""

from hasila.store.accounts import AccountRows
from hasila.store.linked import Rows, linked_rows
from hasila.store.store import Store, open_store
from hasila.store.unchanged import Unchanged

__all__ = ["AccountRows", "Rows", "Store", "Unchanged", "linked_rows", "open_store"]
