"""A family to look around in: made afresh for each visitor, believable, and gone after a few hours."""
