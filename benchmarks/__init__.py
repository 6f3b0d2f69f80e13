"""Benchmarks: how time and memory grow with a store. They import frontwire and are never imported by it."""
