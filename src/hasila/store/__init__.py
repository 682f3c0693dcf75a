"""What is kept and what is derived, in one SQLite file (or a PostgreSQL database)."""

from hasila.store.store import Store, open_store

__all__ = ["Store", "open_store"]
