"""Which version is this?  A number by https://semver.org."""

__version__ = "0.1.0"
