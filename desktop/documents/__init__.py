"""Papers and workbooks: a value goes in, bytes come out."""
