"""Formats that both opening pages and finding articles need: addresses, encodings, foreign JSON, feeds, zip files."""
