"""How do articles become a segment, and segments one?  By numpy, over whole segments."""
