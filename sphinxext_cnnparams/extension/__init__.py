"""The part that speaks to Sphinx; the only one that imports docutils or sphinx."""
