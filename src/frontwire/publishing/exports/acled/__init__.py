"""ACLED's rows: happenings typed, cast, counted and noted as its codebook has it (docs/export-acled.md)."""
