"""What the four dashboards show: their cards, declared in tables, and the data behind them."""
