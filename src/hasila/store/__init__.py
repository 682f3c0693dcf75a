"""What is kept and what is derived, in one SQLite file (or a PostgreSQL database)."""

from hasila.store.accounts import AccountRows
from hasila.store.store import Settled, Store, open_store, settled_row

__all__ = ["AccountRows", "Settled", "Store", "open_store", "settled_row"]
