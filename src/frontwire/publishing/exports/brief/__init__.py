"""The situation report: laid out once (`laying`), rendered as Markdown, HTML, DOCX and PDF."""
