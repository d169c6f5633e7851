"""Many rows by one statement whose parameters are lists: seconds become hundredths."""

from collections.abc import Mapping, Sequence

from db.connection import Transaction


def run_for_rows(transaction: Transaction, name: str, rows: Sequence[Mapping[str, object]]) -> None:
    """Run a statement of list parameters once for all rows; each row names every parameter."""
    if rows:
        columns = {column: [row[column] for row in rows] for column in rows[0]}
        transaction.run(name, **columns)
