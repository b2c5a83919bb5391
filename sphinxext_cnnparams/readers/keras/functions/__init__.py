"""Functions of Keras and TensorFlow on tensors: names and arguments, each with what it means."""
