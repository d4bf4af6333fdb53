"""What the keys of an open workshop do: one registry of actions, and by subject the functions that do them."""
