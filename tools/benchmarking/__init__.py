"""The parts of the benchmark: sites, processes, pairs, what is measured, and how it is printed."""
