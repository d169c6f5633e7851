"""Pasting lines as people write them: reading, asking what is doubtful, saving."""
