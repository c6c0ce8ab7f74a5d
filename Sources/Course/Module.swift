// The first file of Course replaces this one.
