"""The formats of export, a module each: it holds `FORMAT`. What is heavy is imported where it is used."""
