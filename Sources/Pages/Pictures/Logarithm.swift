internal import Glibc

/// Powers of ten.
enum Logarithm {
  static func ten(_ value: Double) -> Double { log10(value) }
  static func power(_ exponent: Int) -> Double { raised(Double(exponent)) }
  static func raised(_ exponent: Double) -> Double { pow(10, exponent) }
}
