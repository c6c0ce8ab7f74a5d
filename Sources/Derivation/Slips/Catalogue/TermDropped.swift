internal import Algebra

extension Slip {
  static let termDropped = Slip(
    name: "dropped term", rank: 185,
    sentence: { part in
      part.map { Sentence("the term \($0) is lost", "漏了 \($0) 这一项") } ?? Sentence("a term is lost", "漏了一项")
    },
    spoil: { spot, _ in
      guard case .sum(let terms) = spot.node.node else { return [] }
      return terms.indices.map { index in
        var rest = terms
        rest.remove(at: index)
        return Edit(.sum(rest), about: terms[index].unsigned)
      }
    })

  static let termAdded = Slip(
    name: "added term", rank: 320,
    sentence: { part in
      part.map { Sentence("the term \($0) does not belong here", "多了 \($0) 这一项") }
        ?? Sentence("a term does not belong here", "多了一项")
    },
    mend: { spot, _ in
      guard case .sum(let terms) = spot.node.node else { return [] }
      return terms.indices.map { index in
        var rest = terms
        rest.remove(at: index)
        return Edit(.sum(rest), about: terms[index].unsigned)
      }
    })
}
