"""What can be asked of a network, and how the answers are written."""
