"""The lossless JSON document of a workshop: making it, reading it back, and its JSON Schema.

`shape` says what stands where, for all three. Making a document imports no SQLModel.
"""
