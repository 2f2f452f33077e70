"""How what was found is put in words and signs for people: the command line, the web page and the reports say the same.

One function says one kind of thing: a value, a moment, a source, a tally, a slot, a change, a correction.
"""
