"""Documents that are no plain text and no page: PDF, Word, Markdown, mail, saved pages. Each gives lines and a head."""
