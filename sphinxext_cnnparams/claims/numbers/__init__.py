"""How numbers, shapes and calculations are typed."""
