"""Sets pages with typst: the report as PDF. Imported only when one is made."""
