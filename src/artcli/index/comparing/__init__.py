"""Which articles are versions of one another?  Candidates by their sketches, links by what they say, groups by links."""
