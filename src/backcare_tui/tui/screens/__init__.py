"""One screen a file; its stylesheet stands beside it."""
