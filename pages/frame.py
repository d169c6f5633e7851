"""The script Streamlit runs at every interaction: the gate inside the error boundary."""

from ui import boundary, gate

with boundary.guarded():
    gate.enter()
