"""The report as a Word document that people go on editing: real styles, lists, headings and tables."""
