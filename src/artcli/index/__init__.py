"""The library's full-text index: its schema, and the folder it lives in."""
