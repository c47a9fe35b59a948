"""The library as a place, full screen: ``artcli browse``, with the extra ``[tui]``.  Only modules here know textual."""
