"""One file a page: a short list of panels."""
