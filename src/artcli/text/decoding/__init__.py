"""Bytes → text: which encoding, and is it a text at all?  The way from a file into the program."""

from artcli.text.decoding.decode import Decoded, decode

__all__ = ["Decoded", "decode"]
