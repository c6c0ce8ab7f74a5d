// The first file of Notation replaces this one.
