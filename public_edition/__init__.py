"""The public edition: a folder of plain pages, pictures and files that any web server carries."""
