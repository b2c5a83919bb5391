"""The constructs of Python that are read: one function per kind of node, in tables."""
