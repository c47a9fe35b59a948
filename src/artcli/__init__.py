"""artcli: ingest, search and read articles kept as text files."""

__version__ = "0.1.0"
