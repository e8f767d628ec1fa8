"""Facts and figures as documents. No Streamlit."""
