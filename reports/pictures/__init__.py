"""The charts of a snapshot as pictures, PNG at twice the size and SVG, drawn by a Chromium."""
