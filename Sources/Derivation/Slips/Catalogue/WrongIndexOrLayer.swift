internal import Algebra

extension Slip {
  /// `W1` for `W2`, `x_1` for `x_2`, `a_i` for `a_k`.
  static let wrongIndexOrLayer = Slip(
    name: "wrong index or layer", rank: 130,
    sentence: { part in
      part.map { Sentence("\($0) has the wrong index or layer", "\($0) 的下标或层号错了") }
        ?? Sentence("an index or a layer is wrong", "下标或层号错了")
    },
    spoil: { spot, context in renamed(spot, context, isMend: false) },
    mend: { spot, context in renamed(spot, context, isMend: true) })

  private static func renamed(_ spot: Spot, _ context: SlipContext, isMend: Bool) -> [Edit] {
    var edits: [Edit] = []
    if case .symbol(let name) = spot.node.node {
      for other in context.siblings(of: name) {
        edits.append(Edit(.name(other), about: .name(isMend ? name : other)))
      }
    }
    if case .element(let base, let indices) = spot.node.node {
      for index in context.indices {
        let changed = indices.map { $0.with(index) }
        if changed != indices {
          let made = Expression(.element(base, changed))
          edits.append(Edit(made, about: isMend ? spot.node : made))
        }
      }
    }
    if case .derivative(let target, let variables, let partial) = spot.node.node, variables.count == 1 {
      for name in target.names.union(variables.names).sorted() {
        for other in context.siblings(of: name) {
          let made = Expression(
            .derivative(
              target.swapping(.name(name), for: .name(other)),
              by: variables.map { $0.swapping(.name(name), for: .name(other)) }, partial: partial))
          edits.append(Edit(made, about: isMend ? spot.node : made))
        }
      }
    }
    if spot.role == .whole {
      for name in spot.node.names.sorted() {
        for other in context.siblings(of: name) {
          edits.append(Edit(spot.node.replacing([name: .name(other)]), about: .name(isMend ? name : other)))
        }
      }
    }
    return edits
  }
}

extension Expression.Index {
  /// The same kind of index at another place.
  func with(_ place: Expression) -> Expression.Index {
    switch self {
    case .entry: .entry(place)
    case .subscript: .subscript(place)
    case .example: .example(place)
    case .all: .all
    }
  }

  var place: Expression? {
    switch self {
    case .entry(let place), .subscript(let place), .example(let place): place
    case .all: nil
    }
  }
}
