"""The query language: what a person types → Whoosh query objects."""
