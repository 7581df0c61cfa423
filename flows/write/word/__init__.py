"""Word files: a template's look, python-docx for the package, and the body as text of XML."""
