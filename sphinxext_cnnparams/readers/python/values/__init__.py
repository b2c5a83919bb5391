"""What names stand for besides Python's plain data."""
