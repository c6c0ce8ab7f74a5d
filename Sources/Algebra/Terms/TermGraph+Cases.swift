extension TermGraph {
  /// A node on whose sign the argument of a logarithm depends: |z| in log(1 + e^(−|z|)).
  func splittingCondition(of roots: [TermID]) -> TermID? {
    var hasLog = false
    for term in terms where term.operation == .log { hasLog = true }
    if !hasLog { return nil }
    for root in roots {
      for id in reachable(from: root) where self[id].operation == .log {
        if let found = conditionInBases(of: self[id].b) { return found }
      }
    }
    return nil
  }

  /// A node with one sign of which some divisor is 0 everywhere, as relu(z) is for negative z.
  func vanishingCondition(of divisors: [TermID]) -> TermID? {
    for divisor in divisors where !vanishes(divisor) {
      var tried: Set<TermID> = []
      for id in reachable(from: divisor) {
        switch self[id].operation {
        case .abs, .sign, .select:
          let condition = stripped(self[id].a)
          guard tried.insert(condition).inserted, tried.count <= 4 else { continue }
          for isPositive in [true, false] {
            let image = resolving(condition, isPositive: isPositive, in: divisor)
            if vanishes(image) { return condition }
          }
        default: break
        }
      }
    }
    return nil
  }

  /// Whether a node is 0 whatever its names are, as far as multiplying out shows.
  func vanishes(_ id: TermID) -> Bool {
    if let value = constantValue(id) { return value.isZero }
    return self[id].operation == .add && polynomial(id)?.items.isEmpty == true
  }

  /// A condition inside a base that the logarithm could not be split any further than; |x| as a factor is no trouble.
  private func conditionInBases(of expansion: TermID) -> TermID? {
    for part in reachable(from: expansion) where self[part].operation == .logBase {
      for item in logBases[Int(self[part].a)].items {
        for factor in item.monomial.factors {
          for inner in reachable(from: factor.atom) {
            let term = self[inner]
            switch term.operation {
            case .abs, .sign, .select: return stripped(term.a)
            default: break
            }
          }
        }
      }
    }
    return nil
  }

  /// Without a negative factor in front: −z and z are one condition.
  private func stripped(_ id: TermID) -> TermID {
    let term = self[id]
    guard term.operation == .multiply else { return id }
    if constantValue(term.a) != nil { return term.b }
    return constantValue(term.b) != nil ? term.a : id
  }

  /// Where `condition` has a known sign: every |…|, sign and branch that hangs on it carried out.
  func resolving(_ condition: TermID, isPositive: Bool, in root: TermID) -> TermID {
    var images: [TermID: TermID] = [:]
    for id in reachable(from: root) {
      if exhausted != nil { return root }
      let term = self[id]
      var resolved: TermID?
      switch term.operation {
      case .abs, .sign, .select:
        if let sign = sign(of: term.a, from: condition, isPositive) {
          switch term.operation {
          case .abs:
            let inner = images[term.a] ?? term.a
            resolved = sign > 0 ? inner : negate(inner)
          case .sign: resolved = constant(sign)
          default:
            let branch = sign > 0 ? term.b : term.c
            resolved = images[branch] ?? branch
          }
        }
      default: break
      }
      images[id] = resolved ?? image(of: id, images)
    }
    return images[root] ?? root
  }

  private func sign(of id: TermID, from condition: TermID, _ isPositive: Bool) -> Int? {
    let sign = isPositive ? 1 : -1
    if id == condition { return sign }
    let term = self[id]
    guard term.operation == .multiply else { return nil }
    if let factor = constantValue(term.a), term.b == condition { return sign * factor.signum }
    if let factor = constantValue(term.b), term.a == condition { return sign * factor.signum }
    return nil
  }
}
