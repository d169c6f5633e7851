"""The screen of boards: choosing one, what stands on it, putting it together."""
