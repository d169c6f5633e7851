"""Text from people inside a figure: Plotly reads some markup there, and some names of signs."""

from html import escape


def escaped(text: str) -> str:
    """Return a text that a figure shows letter by letter.

    Quotation marks stay as they are: Plotly knows no name for them and would show it instead.
    """
    return escape(text, quote=False)
