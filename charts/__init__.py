"""Frame in, Plotly figure out; and the sentences that say what a figure shows."""
