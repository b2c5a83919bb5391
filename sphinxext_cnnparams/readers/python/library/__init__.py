"""What model code uses of Python's libraries: re-implemented, never called."""
