"""The screen of papers: making one, the standing texts of the letter, the list of what was made."""
