"""From source text to a network; the code is read, never executed."""
