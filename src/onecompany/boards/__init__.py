"""The few kinds of board that exercises are made of: lanes, grids and records, all drawn as one sheet."""
