"""Files of other formats than plain text → raw text and hints for the normaliser; one module a format, one table of them (``table``).

A format is told by content, then by name (``told``).  Containers are read as streams, a member at a time (``walk``).
"""
