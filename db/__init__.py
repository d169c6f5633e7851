"""The only code that imports duckdb: storage, statements, migrations, seeds, demonstration data."""

from db.connection import Row, Storage, Transaction
from db.opening import open_storage

__all__ = ["Row", "Storage", "Transaction", "open_storage"]
