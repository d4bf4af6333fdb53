"""Following a workshop file from a second process, which neither writes to it nor reads what is masked."""
