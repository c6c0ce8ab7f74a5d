internal import Algebra

extension Slip {
  /// `2a + b` for `2(a + b)`.
  static let missingBrackets = Slip(
    name: "missing brackets", rank: 160,
    sentence: { _ in Sentence("brackets are missing: the factor belongs to every term", "漏了括号：因子应乘到每一项") },
    spoil: { spot, _ in
      switch spot.node.node {
      case .product(let factors, let kind):
        var edits: [Edit] = []
        for index in factors.indices {
          guard case .sum(let terms) = factors[index].node else { continue }
          for place in terms.indices {
            var parts = factors
            parts[index] = terms[place]
            var changed = terms
            changed[place] = .product(parts, kind)
            edits.append(Edit(.sum(changed), about: spot.node))
          }
        }
        return edits
      case .quotient(let top, let bottom):
        guard case .sum(let terms) = top.node else { return [] }
        return terms.indices.map { place in
          var changed = terms
          changed[place] = .quotient(terms[place], bottom)
          return Edit(.sum(changed), about: spot.node)
        }
      case .negation(let operand):
        guard case .sum(let terms) = operand.node, terms.count > 2 else { return [] }
        return [Edit(.sum([terms[0].negated] + terms.dropFirst()), about: spot.node)]
      default: return []
      }
    })
}
