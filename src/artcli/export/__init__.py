"""In which forms does an article leave the library?  Entries → Markdown, pages, books, records and citations; prints nothing, opens no index.

``table.py`` has the forms as values; each has a module of its own.  Articles are other people's texts: what a form gives meaning to
(``<``, ``{``, a line's beginning, a control character) is escaped where it is written.
"""
