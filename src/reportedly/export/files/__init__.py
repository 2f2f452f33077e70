"""Files for other programs: each format has a module that writes findings to a stream, story by story."""
