"""Where do an article's sketch and those of others lie?  What ``writing.sketches`` makes and ``ingest.candidates`` compares; no numpy."""

from __future__ import annotations

SKETCHES = "sketch"
"""The section's name.  Segments that an artcli before it wrote have none."""
SIZE = 8
"""Hashes of a sketch.  Two articles whose trigrams resemble each other by 0.44, as after 15 % of edits, share two of 8 in 93 cases of 100."""
HASH_BYTES = 3
SKETCH_BYTES = SIZE * HASH_BYTES
"""Together 0.9 % of an article of 2,800 bytes."""
NO_HASH = (1 << 8 * HASH_BYTES) - 1
"""Stands where a text has fewer trigrams than a sketch has room for."""
