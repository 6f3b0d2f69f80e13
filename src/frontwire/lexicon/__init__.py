"""The words: what people who do not program edit, loaded strictly and matched fast."""
