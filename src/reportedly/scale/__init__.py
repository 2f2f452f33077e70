"""Many archives on one machine or many: crawl them into shards, gather the shards into stories, load what is wanted.

Daft runs the plans, on this machine or on Ray. None of the extra libraries is imported before a command asks for it.
"""
