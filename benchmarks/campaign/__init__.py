"""The campaign against what pages, servers and people can do: `python -m benchmarks fuzz`."""
