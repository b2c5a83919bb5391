"""Numbers about networks in any document, and whether they are right."""
