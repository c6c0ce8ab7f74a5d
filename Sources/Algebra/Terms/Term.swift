/// One node of a term graph: an operation on earlier nodes.
package struct Term: Hashable, Sendable {
  package enum Operation: UInt8, Sendable {
    /// `a` is an index into the constants.
    case constant
    /// `a` is an index into the variables.
    case variable
    case pi
    case add
    case multiply
    /// `a` to the integer power `b`.
    case power
    /// The principal `b`-th root of `a`; for odd `b` also of negative numbers.
    case root
    case exp
    /// The logarithm of `a`; `b` is the same value split over the factors of `a`.
    case log
    /// ln|B| of base polynomial `a`; made only as part of a `log`.
    case logBase
    case sin
    case cos
    case asin
    case atan
    case abs
    case sign
    /// `b` where `a > 0`, else `c`.
    case select
    /// Unknown function: `a` indexes the functions (name and number of primes), `b` the argument lists.
    case unknown
    /// The greatest integer not above `a`.
    case floor
    case factorial
  }

  package let operation: Operation
  package var a: Int32
  package var b: Int32
  package var c: Int32

  @inline(__always)
  package init(_ operation: Operation, _ a: Int32 = 0, _ b: Int32 = 0, _ c: Int32 = 0) {
    self.operation = operation
    self.a = a
    self.b = b
    self.c = c
  }
}

/// Index of a node in its graph. Operands always come before the node that uses them.
package typealias TermID = Int32
