"""Claims as Web Annotations."""
