"""The screen of the own account."""
