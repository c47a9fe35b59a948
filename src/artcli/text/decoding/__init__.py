"""Bytes → text: which encoding, and is it a text at all?"""

from artcli.text.decoding.decode import Decoded, decode

__all__ = ["Decoded", "decode"]
