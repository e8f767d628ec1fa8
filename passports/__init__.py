"""One figure outside its page: finding, naming, citing and linking it, and writing it to files.

No Streamlit.
"""
