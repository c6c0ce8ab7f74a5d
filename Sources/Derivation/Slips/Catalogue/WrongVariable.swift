internal import Algebra

extension Slip {
  /// dJ/dc for dJ/db.
  static let wrongVariable = Slip(
    name: "wrong variable", rank: 280,
    sentence: { part in
      part.map { Sentence("this is the derivative by \($0)", "这是对 \($0) 的导数") }
        ?? Sentence("this is the derivative by another variable", "这是对另一个变量的导数")
    },
    chain: { step, context in
      var names: Set<Symbol> = []
      for path in step.paths { for link in path { names.formUnion(link.formula.names) } }
      return names.filter { $0 != step.variable }.sorted().map {
        Edit(.derivative(step.target, by: .name($0)), about: .name($0))
      }
    })
}
