"""What has the reader added that no file can give back?  Saved searches, tags and notes; ``unread`` is a tag.

``database`` is the only opener of the file, ``migrations`` what is in it; ``searches`` are the saved searches, ``articles`` the tags and
notes by the articles' ids, ``view`` is what a query sees of these, and ``backup`` has all of it as lines.
"""
