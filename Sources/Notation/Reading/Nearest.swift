/// The word most like a mistyped one; nil where none is like it.
func nearest(to word: String, among known: [String]) -> String? {
  let typed = Array(word.unicodeScalars.map { $0.value })
  var best: String?
  var bestDistance = typed.count <= 2 ? 2 : typed.count <= 5 ? 3 : 4
  for candidate in known {
    let scalars = Array(candidate.unicodeScalars.map { $0.value })
    guard scalars != typed else { continue }
    let distance = editDistance(typed, scalars)
    if distance < bestDistance && distance < max(typed.count, scalars.count) * 2 {
      bestDistance = distance
      best = candidate
    }
  }
  return best
}

/// Twice the number of insertions, deletions, changes and swaps of neighbours that turn one word into the
/// other; a change of case alone counts half.
private func editDistance(_ a: [UInt32], _ b: [UInt32]) -> Int {
  guard a.count <= 40 && b.count <= 40 else { return Int.max / 2 }
  var beforeLast: [Int] = []
  var last = Array(stride(from: 0, through: 2 * b.count, by: 2))
  for i in a.indices {
    var row = [2 * (i + 1)]
    for j in b.indices {
      let change = a[i] == b[j] ? 0 : isSameButCase(a[i], b[j]) ? 1 : 2
      var cost = min(last[j] + change, last[j + 1] + 2, row[j] + 2)
      if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 2) }
      row.append(cost)
    }
    beforeLast = last
    last = row
  }
  return last[b.count]
}

private func isSameButCase(_ a: UInt32, _ b: UInt32) -> Bool {
  a < 0x80 && b < 0x80 && a ^ b == 0x20 && isLetter(UInt8(a))
}
