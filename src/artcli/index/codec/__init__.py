"""What does Whoosh see of the index?  Its codec, readers, matchers and writers over our segments; imported by no command."""
