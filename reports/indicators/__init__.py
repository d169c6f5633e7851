"""The workbook of a period: every indicator divided in every way, and the records behind them."""

from reports.indicators.paper import TITLE, indicators

__all__ = ["TITLE", "indicators"]
