"""Words and rules that every other layer shares; imports nothing of ours."""
