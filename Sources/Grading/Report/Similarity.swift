internal import SourceText

/// How much two texts share beyond what everybody's share.
///
/// Winnowing (Schleimer, Wilkerson and Aiken, 2003): of every eight neighbouring hashes of twelve letters the smallest is kept.
/// What more than one in twenty has is what the exercise forces, and is left out. A hint for a person, never a verdict.
public struct Similarity: Sendable {
  private let prints: [Set<UInt64>]

  private static let length = 12
  private static let window = 8

  public init(_ texts: [String]) {
    let all = texts.map(Similarity.fingerprints)
    var counts: [UInt64: Int] = [:]
    for prints in all { for print in prints { counts[print, default: 0] += 1 } }
    let common = max(3, texts.count / 20)
    prints = all.map { $0.filter { counts[$0, default: 0] <= common } }
  }

  public struct Pair: Hashable, Sendable {
    public let first: Int
    public let second: Int
    /// 0 to 1: what the smaller of the two has in common with the other.
    public let share: Double
  }

  /// Pairs that share most of what is their own.
  public func pairs(atLeast least: Double = 0.7, prints fewest: Int = 5) -> [Pair] {
    var holders: [UInt64: [Int]] = [:]
    for (index, own) in prints.enumerated() { for print in own { holders[print, default: []].append(index) } }
    var shared: [Int: Int] = [:]
    for holders in holders.values {
      for (place, first) in holders.enumerated() {
        for second in holders[(place + 1)...] { shared[first * prints.count + second, default: 0] += 1 }
      }
    }
    return shared.compactMap { key, count in
      let (first, second) = (key / prints.count, key % prints.count)
      let smaller = min(prints[first].count, prints[second].count)
      let share = Double(count) / Double(max(smaller, 1))
      return smaller >= fewest && share >= least ? Pair(first: first, second: second, share: share) : nil
    }.sorted { ($1.share, $0.first, $0.second) < ($0.share, $1.first, $1.second) }
  }

  private static func fingerprints(_ text: String) -> Set<UInt64> {
    let bytes = text.utf8.filter { $0 > 0x20 }
    guard bytes.count >= length else { return [] }
    let hashes = (0...(bytes.count - length)).map { start in
      StableHash(bytes[start..<(start + length)]).value
    }
    guard hashes.count > window else { return hashes.min().map { [$0] } ?? [] }
    var kept: Set<UInt64> = []
    for start in 0...(hashes.count - window) {
      if let least = hashes[start..<(start + window)].min() { kept.insert(least) }
    }
    return kept
  }
}
