"""Files coming in: tables in any encoding, mappings, and the rows of each noun."""
