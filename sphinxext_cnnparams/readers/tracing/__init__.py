"""What code builds, whatever framework it is: modules, tensors, and the graph that grows when they are fed."""
