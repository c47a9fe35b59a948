"""A library on an OpenSearch cluster: the second engine, beside the index in a folder."""
