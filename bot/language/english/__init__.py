"""English: its words in `en.yaml` and `everyday.txt`, its rules beside them."""
