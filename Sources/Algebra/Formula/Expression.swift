public import SourceText

/// A formula as it was written: nothing is simplified, every node knows its bytes in the source.
///
/// Two expressions are `==` when their trees are, wherever they came from.
public struct Expression: Hashable, Sendable {
  public let node: Node
  /// Where it stands in the text that was read; empty at 0 for a formula that was made, not read.
  public let range: SourceRange
  /// A power written `**` or `np.power`: of every entry, even where the base is a square matrix.
  public let actsOnEntries: Bool

  public init(_ node: Node, at range: SourceRange = SourceRange(at: 0), actsOnEntries: Bool = false) {
    self.node = node
    self.range = range
    self.actsOnEntries = actsOnEntries
  }

  public static func == (left: Expression, right: Expression) -> Bool { left.node == right.node }

  public func hash(into hasher: inout Hasher) { hasher.combine(node) }

  public indirect enum Node: Hashable, Sendable {
    /// A number, exact: `0.1` is one tenth.
    case number(Rational)
    case constant(Constant)
    case symbol(Symbol)
    /// Two or more terms, left to right; a subtracted term is a `negation`.
    case sum([Expression])
    case negation(Expression)
    /// Two or more factors joined by one kind of multiplication.
    case product([Expression], Multiplication)
    case quotient(Expression, Expression)
    case power(Expression, Expression)
    /// `f(x)`; with primes, the derivative of `f` at `x`: `g'(z)` is `call(.unknown("g"), primes: 1, [z])`.
    case call(Function, primes: Int, [Expression])
    /// `d²f/(dx dy)`: the first operand differentiated by each of the others in turn.
    ///
    /// A name as first operand means the quantity of that name, through its definitions.
    case derivative(Expression, by: [Expression], partial: Bool)
    /// `Σ` or `Π` over an index that runs from `lower` to `upper`, both included.
    case series(Series, index: Symbol, lower: Expression, upper: Expression, body: Expression)
    /// `Σ`, mean, … over the entries of an array; all of them where `axis` is nil.
    case reduction(Reduction, Expression, axis: Int?, keepsDimensions: Bool)
    case transpose(Expression)
    /// Entries picked out: `a[0, 1]`, `x_i`, `x^{(i)}`.
    case element(Expression, [Index])
    case comparison(Relation, Expression, Expression)
    /// All conditions hold: `0 < a < 1` is two comparisons.
    case conjunction([Expression])
    /// The value of the first branch whose condition holds; `otherwise` where none does, undefined without one.
    case piecewise([Branch], otherwise: Expression?)
    /// A matrix written out, row by row; every row has the same number of entries.
    case matrix([[Expression]])
    /// `np.ones((n, m))`, `np.zeros(…)`, `np.eye(n)`.
    case filled(Filling, rows: Expression, columns: Expression)
    /// `A.reshape(r, c)`; −1 stands for the size that is left over.
    case reshape(Expression, rows: Expression, columns: Expression)
  }

  public enum Constant: Hashable, Sendable {
    /// Euler's number.
    case e
    case pi
    case infinity
  }

  /// How a product was written. For scalars all mean the same.
  public enum Multiplication: Hashable, Sendable {
    /// `a b`: the matrix product between matrices.
    case juxtaposed
    /// `a @ b`, `np.dot(a, b)`, `a · b`, `a \cdot b`, `a × b`: the matrix product between matrices.
    case dot
    /// `a * b`, `np.multiply(a, b)`, `a ⊙ b`, `a ∘ b`: entry by entry between matrices.
    case elementwise
  }

  public enum Series: Hashable, Sendable {
    case sum
    case product
  }

  public enum Reduction: Hashable, Sendable {
    case sum
    case mean
    case maximum
    case minimum
  }

  public enum Index: Hashable, Sendable {
    /// `a[i]`: counted from 0, as NumPy does.
    case entry(Expression)
    /// `a_i`: counted from 1, as the course does.
    case `subscript`(Expression)
    /// `x^{(i)}`: the example (column), counted from 1.
    case example(Expression)
    /// `:` — all of this axis.
    case all
  }

  public enum Relation: Hashable, Sendable {
    case less
    case lessOrEqual
    case equal
    case notEqual
    case greaterOrEqual
    case greater
  }

  public struct Branch: Hashable, Sendable {
    public let value: Expression
    public let condition: Expression

    public init(_ value: Expression, when condition: Expression) {
      self.value = value
      self.condition = condition
    }
  }

  public enum Filling: Hashable, Sendable {
    case ones
    case zeros
    case identity
  }
}
