"""The layers of Keras that are read: one function per kind, with the arguments it uses, in files by family."""
