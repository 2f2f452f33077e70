"""What opening pages and finding articles share: addresses, encodings, JSON of strangers, feeds, zip files."""
