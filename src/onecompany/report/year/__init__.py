"""The year of an organisation as a report: where it was and is, what was kept, what moved, what comes next. Pure."""
