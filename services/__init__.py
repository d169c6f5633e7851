"""Deeds with rules and no screen: every write requires its action and leaves its trace."""
