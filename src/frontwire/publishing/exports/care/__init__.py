"""Health and aid on their way out: what the health picture makes of claims, and tables in the columns of others."""
