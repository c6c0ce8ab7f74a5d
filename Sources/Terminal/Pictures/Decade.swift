internal import Glibc

/// The logarithm to base ten.
func decade(_ value: Double) -> Double { log10(value) }
