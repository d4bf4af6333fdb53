"""The report as a document. No format knows an exercise, and no exercise knows a format."""
