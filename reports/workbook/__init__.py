"""Any paper as a workbook: a sheet a table or chart, native charts, and records as they stood."""
