"""The model in other programs' formats: one file a format, each a function from the model to text."""
