/// The word that needs the fewest edits to become another, where at most a third of its letters must change.
func nearest(to word: String, among words: [String]) -> String? {
  let distances = words.map { ($0, editDistance(Array(word.utf8), Array($0.utf8))) }
  guard let best = distances.min(by: { $0.1 < $1.1 }), best.1 <= max(1, word.utf8.count / 3) else {
    return nil
  }
  return best.0
}

/// Letters put in, left out, exchanged or swapped with their neighbour.
private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  var before: [Int] = []
  var row = Array(0...right.count)
  for i in left.indices {
    var next = [i + 1]
    for j in right.indices {
      var best = min(row[j + 1] + 1, next[j] + 1, row[j] + (left[i] == right[j] ? 0 : 1))
      if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
        best = min(best, before[j - 1] + 1)
      }
      next.append(best)
    }
    before = row
    row = next
  }
  return row[right.count]
}
