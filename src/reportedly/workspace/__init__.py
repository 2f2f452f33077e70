"""What works on a workspace as a whole: pages are taken in, ledgers built and kept, corrections made, news told."""
