internal import SourceText

/// Splits the bases of logarithms into parts without common factor, as far as exact division shows them.
///
/// ln|x² − 1| = ln|x − 1| + ln|x + 1| once one of the factors is a base itself.
struct LogBasis {
  /// For every base its parts: a key of the part, and the exponent.
  private(set) var parts: [[(atom: UInt64, exponent: Rational)]]

  init(_ bases: [Polynomial]) {
    parts = bases.map { _ in [] }
    var primes: [(polynomial: Polynomial, key: UInt64)] = []
    let order = bases.indices.sorted {
      (LogBasis.weight(bases[$0]), $0) < (LogBasis.weight(bases[$1]), $1)
    }
    for index in order {
      var rest = bases[index]
      if let value = rest.constant {
        parts[index] = [(LogBasis.key(value), .one)]
        continue
      }
      for prime in primes {
        var count = 0
        while rest.constant == nil, let quotient = rest.dividedExactly(by: prime.polynomial) {
          rest = quotient
          count += 1
        }
        if count > 0 { parts[index].append((prime.key, Rational(count))) }
      }
      if let value = rest.constant {
        if !value.magnitude.isOne { parts[index].append((LogBasis.key(value.magnitude), .one)) }
      } else {
        let key = UInt64(primes.count) &* 0x9E37_79B9 &+ 0xA11
        primes.append((rest, key))
        parts[index].append((key, .one))
      }
    }
  }

  private static func weight(_ polynomial: Polynomial) -> Int {
    var degree = 0
    for item in polynomial.items {
      var sum = 0
      for factor in item.monomial.factors {
        sum += Int(factor.numerator.magnitude) * 64 / Int(factor.denominator)
      }
      degree = max(degree, sum)
    }
    return degree * 128 + polynomial.items.count
  }

  private static func key(_ value: Rational) -> UInt64 { StableHash(value.text.utf8).value }
}
