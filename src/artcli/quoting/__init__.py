"""Where in an article do words stand, and how is that place named so that it is found again?  Articles → passages and anchors.  Pure."""
