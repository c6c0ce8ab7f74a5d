internal import Algebra

extension Slip {
  /// dL/dw = dL/da · dz/dw: da/dz is missing.
  static let missingChainLink = Slip(
    name: "missing chain link", rank: 70,
    sentence: { part in
      part.map { Sentence("the link \($0) of the chain rule is missing", "链式法则漏了 \($0)") }
        ?? Sentence("a link of the chain rule is missing", "链式法则漏了一环")
    },
    spoil: { spot, context in
      guard context.isChainRule, case .product(let factors, let kind) = spot.node.node else { return [] }
      return factors.indices.compactMap { index in
        guard case .derivative = factors[index].node else { return nil }
        var rest = factors
        rest.remove(at: index)
        return Edit(.product(rest, kind), about: factors[index])
      }
    },
    chain: { step, _ in
      guard let terms = step.terms else { return [] }
      var edits: [Edit] = []
      var seen: [DefinitionGraph.Link] = []
      for (number, path) in step.paths.enumerated() where path.count > 1 {
        guard let slopes = step.slopes(path) else { continue }
        for (place, link) in path.enumerated() where slopes[place].numericValue?.magnitude.isOne != true {
          var rest = slopes
          rest.remove(at: place)
          var all = terms
          all[number] = .product(rest)
          edits.append(Edit(.sum(all), about: link.derivative))
          // A link that several ways share, lost in all of them.
          if step.paths.count > 1, !seen.contains(link) {
            seen.append(link)
            let shared = step.paths.compactMap { other -> Expression? in
              guard let slopes = step.slopes(other) else { return nil }
              return .product(zip(other, slopes).filter { $0.0 != link }.map { $0.1 })
            }
            edits.append(Edit(.sum(shared), about: link.derivative))
          }
        }
      }
      return edits
    })
}
