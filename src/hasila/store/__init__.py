"""What is kept and what is derived, in one SQLite file (or a PostgreSQL database)."""

from hasila.store.accounts import AccountRows
from hasila.store.changes import JUDGED, LINKED, READ
from hasila.store.linked import Rows, linked_rows
from hasila.store.store import Store, open_store

__all__ = ["JUDGED", "LINKED", "READ", "AccountRows", "Rows", "Store", "linked_rows", "open_store"]
