"""onecompany: run a one-company leadership workshop from one projected laptop, without a network."""

__version__ = "0.1.0"
