"""What lies in a segment, and how is it read?  One file of columns: its bytes, terms, postings, stored records; no numpy, no Whoosh."""
