"""Makes the report of a workshop from its rows and from what each kind of exercise gives to it."""
