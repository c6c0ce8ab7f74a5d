/// The candidate that a slip of the keys would explain: at most a third of the letters differ.
func nearest(to word: String, among candidates: [String]) -> String? {
  candidates
    .map { (name: $0, distance: editDistance(Array(word.utf8), Array($0.utf8))) }
    .filter { $0.distance <= max(1, $0.name.utf8.count / 3) }
    .min { $0.distance < $1.distance }?.name
}

/// Levenshtein's distance: how many bytes to insert, delete or replace.
private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  var row = Array(0...right.count)
  for (i, byte) in left.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for j in right.indices {
      let above = row[j + 1]
      row[j + 1] = min(above + 1, row[j] + 1, diagonal + (byte == right[j] ? 0 : 1))
      diagonal = above
    }
  }
  return row[right.count]
}
