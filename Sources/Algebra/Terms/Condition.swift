/// What a formula needs in order to have a value.
package struct Condition: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// log: the term has to be positive.
    case positive
    /// An even root: the term must not be negative.
    case notNegative
    /// A divisor: the term must not be 0.
    case notZero
    /// `(-1)^n` and `n!`: the term has to be an integer.
    case integer
    /// An odd root written as a power: below 0 books differ, so no verdict rests on a point there.
    case unsettledBelowZero
  }

  package let kind: Kind
  package let term: TermID
  /// The branches in which it matters: every term here is positive (or not, where `false`).
  package let guards: [Guard]

  package struct Guard: Hashable, Sendable {
    package let term: TermID
    package let isPositive: Bool
  }
}
