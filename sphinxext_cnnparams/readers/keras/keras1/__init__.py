"""What Keras 1 and TensorFlow 1 spelled otherwise."""
