"""MUC-4: incident templates of reports on guerrilla war in Latin America, scored as in 1992 and as by GTT."""
