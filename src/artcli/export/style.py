"""How does an exported page look?  Style sheets, data only: no font, picture or script from elsewhere."""

from __future__ import annotations

BASE = """\
h1, h2, h3 { line-height: 1.25; text-wrap: balance; font-weight: 600; }
header p { margin: 0.2em 0; }
.subtitle { font-style: italic; }
.authors, .origin { font-size: 0.9em; }
blockquote { margin: 1em 0; padding-left: 1em; border-left: 3px solid; }
blockquote p { margin: 0; }
.verse { white-space: pre-wrap; padding-left: 2em; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.85em; line-height: 1.4; }
table { border-collapse: collapse; font-size: 0.9em; }
th, td { padding: 0.25em 0.8em 0.25em 0; text-align: left; border-bottom: 1px solid; vertical-align: top; }
li.marked { list-style: none; }
"""
"""What pages and books share."""

PAGE = (
    """\
:root { color-scheme: light dark; --paper: #fdfbf7; --ink: #282624; --soft: #5f5b55; --rule: #d8d2c6; --link: #284f9e; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #1b1a19; --ink: #dedad3; --soft: #a39d93; --rule: #45423d; --link: #9db8f2; }
}
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 66ch; background: var(--paper); color: var(--ink);
  font: 1.125rem/1.6 Charter, "Bitstream Charter", "Source Serif 4", Georgia, serif; overflow-wrap: break-word; }
a { color: var(--link); }
"""
    + BASE
    + """\
.authors, .origin, nav { color: var(--soft); }
blockquote, th, td { border-color: var(--rule); }
article + article { margin-top: 3.5rem; padding-top: 2.5rem; border-top: 1px solid var(--rule); }
nav ol { padding-left: 1.5em; }
nav { margin-bottom: 3.5rem; }
:target { outline: 2px solid var(--link); outline-offset: 0.3em; }
@media print {
  :root { --paper: #fff; --ink: #000; --soft: #333; --rule: #999; --link: #000; }
  body { max-width: none; padding: 0; font-size: 11pt; line-height: 1.45; }
  article + article { break-before: page; border: 0; margin: 0; padding: 0; }
  h1, h2, h3 { break-after: avoid; }
  p { orphans: 3; widows: 3; }
  pre, table, blockquote { break-inside: avoid; }
}
"""
)
"""A page for a browser: 66 characters to a line; both palettes have a contrast of 6:1 and more for every text."""

BOOK = "body { line-height: 1.5; }\n" + BASE
"""A book's: readers choose fonts, sizes and colours themselves."""
