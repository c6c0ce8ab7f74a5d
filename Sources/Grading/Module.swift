// The first file of Grading replaces this one.
