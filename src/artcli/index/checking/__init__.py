"""Is the index whole, and what can be saved of one that isn't?  Each segment is made again from what it stores, and compared."""
