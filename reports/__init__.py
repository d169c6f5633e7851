"""Papers from frozen content: the letter, the deck, the workbook, the portfolio, the reports."""
