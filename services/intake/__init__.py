"""Importing: read a file, match its rows with what is there, check them by the rules, apply."""
