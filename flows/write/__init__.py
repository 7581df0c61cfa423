"""Word, HTML and JSON, built in memory: a function a document, from an edition to bytes."""
