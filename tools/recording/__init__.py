"""What the frameworks themselves say, recorded once so that the tests need none of them."""
