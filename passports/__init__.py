"""One figure and its travels: found, named, cited, linked, and written as files. No Streamlit."""
