// The first file of Numerics replaces this one.
