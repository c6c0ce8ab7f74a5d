// The first file of Gradebook replaces this one.
