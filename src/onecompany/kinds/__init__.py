"""What a kind of exercise is, and what the kinds share."""
