"""Running: a corpus of any size is cut into shards, coded by workers that know of no store, and kept as Parquet."""
