"""The one place that knows language models: what an article's language is, its parse, and what that says of a token.

This module alone loads none of it.
"""

DEFAULT_MODEL = "en_core_web_sm"
"""The model that comes with Reportedly."""
