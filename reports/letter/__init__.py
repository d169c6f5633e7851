"""The letter to the district office: «Information on the results of the network community»."""

from reports.letter.paper import LANGUAGE, TITLE, letter

__all__ = ["LANGUAGE", "TITLE", "letter"]
