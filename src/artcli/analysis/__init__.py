"""How does text become terms?  The same way for indexing, queries and snippets.  Pure.

``words`` has the tokens of a text; ``forms`` the terms that a word is indexed by, and those by which a typed one is found.
"""
