"""Text → article: pure functions from the bytes of a file to an Article."""
