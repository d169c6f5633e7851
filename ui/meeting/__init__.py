"""Meetings: the builder, the show, the notes for the speaker, what was decided."""
