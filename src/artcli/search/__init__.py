"""A request → ranked hits: which articles match, in what order, and why."""
