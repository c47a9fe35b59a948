"""Which lines of an article are its source's rather than its own?  What recurs at the edges of many articles, and how it is left out."""
