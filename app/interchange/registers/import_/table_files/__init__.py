"""Files of registers as rows of text: CSV in any encoding, and workbooks."""
