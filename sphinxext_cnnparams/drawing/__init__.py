"""Pictures of networks: what is drawn, where it stands, and how it is printed; nothing of Sphinx."""
