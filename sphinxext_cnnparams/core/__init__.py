"""The mathematics of layers; standard library only."""
