"""dealbot: answers questions about one business deal from a curated, cited fact base."""

__version__ = "0.1.0"
