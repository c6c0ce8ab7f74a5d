// The first file of Derivation replaces this one.
