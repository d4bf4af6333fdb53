"""The whole program from outside: real processes, real pseudo-terminals, no network."""
