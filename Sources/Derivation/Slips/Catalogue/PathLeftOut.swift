internal import Algebra

extension Slip {
  /// Only one of the ways from a to J is taken.
  static let pathLeftOut = Slip(
    name: "path left out", rank: 60,
    sentence: { part in
      part.map { Sentence("the path through \($0) is left out", "漏了经过 \($0) 的路径") }
        ?? Sentence("a path through the graph is left out", "漏了一条路径")
    },
    chain: { step, _ in
      guard step.paths.count > 1, let terms = step.terms else { return [] }
      var edits: [Edit] = []
      for number in terms.indices {
        var rest = terms
        rest.remove(at: number)
        let through = step.paths[number].first.map { Expression.name($0.lower) }
        edits.append(Edit(.sum(rest), about: step.paths[number].count > 1 ? through : nil))
        if terms.count > 2 { edits.append(Edit(terms[number])) }
      }
      return edits
    })
}
