"""Files → articles → the index: which files (``sources``), where each belongs (``shelf``), one outcome each (``run``)."""
