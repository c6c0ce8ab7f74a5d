// The first file of Pages replaces this one.
