"""Sheets set by Typst: the report, the next agenda, the code of conduct. Imported only when one is made."""
