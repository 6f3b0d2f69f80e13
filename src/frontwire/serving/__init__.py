"""Serving: the web page and its API over a store. `make_app` gives an ASGI application."""
