"""Workbooks of rejected rows made out of the ones they came in, in a process of little means."""
