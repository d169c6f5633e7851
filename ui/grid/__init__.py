"""The table of records: many rows at once, judged as they are typed or pasted."""
