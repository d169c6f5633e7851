"""Checking: the queue of records that wait, and what waits for whom on the first screen."""
