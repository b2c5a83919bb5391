"""The languages in which texts state numbers."""
