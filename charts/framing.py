"""A chart's frame in a picture of its own, for the page in the browser and the server's Chromium.

The script beside this module puts title and lines around what Plotly drew.
"""

from pathlib import Path

FRAMING = Path(__file__).with_name("framing.js")
