"""The slides. Only `formats.pptx` imports from here, and only when slides are made: python-pptx is slow to load."""
