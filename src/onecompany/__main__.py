"""`python -m onecompany` is the same as the command `onecompany`."""

from onecompany.cli import main

main()
