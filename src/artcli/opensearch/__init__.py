"""How does a library live in OpenSearch?  The second of the two engines: what ``index.engine`` asks, said to a cluster."""
