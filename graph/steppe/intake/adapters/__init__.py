"""One module a data set: its files to rows of our tables. File name = name of the set = suffix of its tables."""
