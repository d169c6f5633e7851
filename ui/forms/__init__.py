"""The forms and the list of the entry screens."""
