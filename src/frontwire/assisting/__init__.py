"""A store for assistants: a server of the Model Context Protocol, so that they answer with quotes. Read only."""
