internal import Algebra

extension Spot {
  /// Where a 1/m may stand: before a whole line, a term, or what is summed.
  fileprivate var holdsMean: Bool { role == .whole || role == .term || role == .argument }
}

extension Slip {
  /// `Σ …` for `1/m Σ …`.
  static let meanFactorLost = Slip(
    name: "1/m lost", rank: 100,
    sentence: { part in
      let m = part ?? "m"
      return Sentence("the factor 1/\(m) is lost", "因子 1/\(m) 丢了")
    },
    spoil: { spot, context in
      guard spot.holdsMean else { return [] }
      return context.sizes.sorted().map { Edit(.product([.name($0), spot.node]), about: .name($0)) }
    },
    mend: { spot, context in
      guard spot.holdsMean else { return [] }
      return context.sizes.sorted().map { Edit(.quotient(spot.node, .name($0)), about: .name($0)) }
    })

  /// `1/m² Σ …` for `1/m Σ …`.
  static let meanFactorDoubled = Slip(
    name: "1/m doubled", rank: 100,
    sentence: { part in
      let m = part ?? "m"
      return Sentence("the factor 1/\(m) is there twice", "因子 1/\(m) 用了两次")
    },
    spoil: { spot, context in
      guard spot.holdsMean else { return [] }
      return context.sizes.sorted().map { Edit(.quotient(spot.node, .name($0)), about: .name($0)) }
    },
    mend: { spot, context in
      guard spot.holdsMean else { return [] }
      return context.sizes.sorted().map { Edit(.product([.name($0), spot.node]), about: .name($0)) }
    })
}
