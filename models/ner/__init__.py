"""The trained recogniser of names and phrases of the genre: its data, its training, its evaluation and its weights.

`CARD.md` beside this file says what each label covers, how well it is found, and what ships.
"""
