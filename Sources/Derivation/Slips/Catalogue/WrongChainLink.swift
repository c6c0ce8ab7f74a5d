internal import Algebra

extension Slip {
  /// dJ/da = dJ/du · du/da although a does not go through u; dL/dz = dL/dz · da/dz.
  static let wrongChainLink = Slip(
    name: "wrong chain link", rank: 145,
    sentence: { part in
      part.map { Sentence("\($0) is not a link of this chain", "\($0) 不是这条链上的一环") }
        ?? Sentence("this is not a link of the chain", "这不是链上的一环")
    },
    mend: { spot, context in
      var edits: [Edit] = []
      if case .derivative(let target, let variables, let partial) = spot.node.node, variables.count == 1 {
        for name in context.quantities {
          let other = Expression.name(name)
          if other != target && other != variables[0] {
            edits.append(
              Edit(Expression(.derivative(other, by: variables, partial: partial)), about: spot.node))
            edits.append(
              Edit(Expression(.derivative(target, by: [other], partial: partial)), about: spot.node))
          }
        }
      }
      // One intermediate for another, in both links that meet there.
      if spot.role == .whole, context.isChainRule {
        for old in context.quantities {
          for new in context.quantities where new != old {
            let changed = spot.node.renamingLinks(old, new)
            let isTrivial = changed.contains { node in
              if case .derivative(let target, let variables, _) = node.node {
                return variables.contains(target)
              }
              return false
            }
            if changed != spot.node && !isTrivial {
              let first = spot.node.positions.first { $0.node.isLink(through: old) }?.node
              edits.append(Edit(changed, about: first))
            }
          }
        }
      }
      return edits
    })
}

extension Expression {
  /// The formula with a name changed in its derivatives alone.
  fileprivate func renamingLinks(_ old: Symbol, _ new: Symbol) -> Expression {
    replacing { node in
      guard case .derivative(let target, let variables, let partial) = node.node else { return nil }
      return Expression(
        .derivative(
          target.swapping(.name(old), for: .name(new)),
          by: variables.map { $0.swapping(.name(old), for: .name(new)) }, partial: partial), at: node.range)
    }
  }

  fileprivate func isLink(through name: Symbol) -> Bool {
    if case .derivative(let target, let variables, _) = node {
      return target == .name(name) || variables.contains(.name(name))
    }
    return false
  }
}
