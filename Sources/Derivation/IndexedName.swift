internal import Algebra
internal import Notation

/// A quantity that every example has: `z_i = w x_i + b`, `a^{(i)} = σ(z^{(i)})`.
struct IndexedName {
  let base: Symbol
  private let kind: Expression.Index
  private let index: Symbol

  /// Sums are compared at sizes up to this.
  private static let greatestIndex = 6

  /// nil for a name without an index that is a letter.
  init?(_ text: String) {
    guard let formula = try? read(text), case .element(let base, let indices) = formula.node,
      case .symbol(let name) = base.node, indices.count == 1, let place = indices[0].place,
      case .symbol(let index) = place.node
    else { return nil }
    self.base = name
    self.index = index
    kind = indices[0]
  }

  /// The quantity of every example as a definition of its own: `z1`, `z2`, … as the judge spells them.
  func definitions(_ value: Expression) -> [Definition] {
    (1...IndexedName.greatestIndex).map { number in
      Definition(spelled(number), value.replacing([index: .number(Rational(number))]))
    }
  }

  private func spelled(_ number: Int) -> Symbol {
    switch kind {
    case .example: Symbol("\(base.name)(\(number))")
    case .entry: Symbol("\(base.name)[\(number)]")
    case .subscript, .all:
      Symbol(base.name + (base.name.utf8.last.map(ASCII.isDigit) ?? false ? "_" : "") + "\(number)")
    }
  }
}
