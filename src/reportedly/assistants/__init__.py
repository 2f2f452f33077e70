"""A workspace for assistants: small answers by the Model Context Protocol, each number with the id of its evidence."""
