"""Documents that know nothing of us: where code, numbers and outputs stand in them."""
