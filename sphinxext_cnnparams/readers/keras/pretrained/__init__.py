"""The models of ``keras.applications``: what is recorded of them, and what code can do with them."""
