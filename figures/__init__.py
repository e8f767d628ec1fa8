"""Frames in, pictures out. Pure: no Streamlit, no disk, no SQL."""
