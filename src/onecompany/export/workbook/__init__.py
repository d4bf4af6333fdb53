"""The report as a workbook for Excel: one sheet a table."""
