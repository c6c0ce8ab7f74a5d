/// The lines on which a sampled function has a given height.
enum Contours {
  typealias Point = (x: Double, y: Double)

  /// Lines in units of cells: (0, 0) is the first sample of the first row. Marching squares; the saddle is parted by
  /// the mean of its corners.
  static func lines(_ values: [[Double]], at level: Double) -> [[Point]] {
    var segments: [(Edge, Edge)] = []
    guard let columns = values.first?.count, values.count > 1, columns > 1 else { return [] }
    for row in 0..<values.count - 1 {
      for column in 0..<columns - 1 {
        let corners = [
          values[row][column], values[row][column + 1], values[row + 1][column + 1], values[row + 1][column],
        ]
        guard corners.allSatisfy(\.isFinite) else { continue }
        segments += cell(corners.map { $0 >= level }, mean: corners.reduce(0, +) / 4 >= level, row, column)
      }
    }
    return chained(segments).map { $0.map { point(on: $0, values, level) } }
  }

  /// An edge of the grid: from a sample to the right or upwards.
  private struct Edge: Hashable {
    let row: Int
    let column: Int
    let isHorizontal: Bool
  }

  private static func cell(_ above: [Bool], mean: Bool, _ row: Int, _ column: Int) -> [(Edge, Edge)] {
    let low = Edge(row: row, column: column, isHorizontal: true)
    let high = Edge(row: row + 1, column: column, isHorizontal: true)
    let left = Edge(row: row, column: column, isHorizontal: false)
    let right = Edge(row: row, column: column + 1, isHorizontal: false)
    switch (above[0], above[1], above[2], above[3]) {
    case (false, false, false, false), (true, true, true, true): return []
    case (true, false, false, false), (false, true, true, true): return [(left, low)]
    case (false, true, false, false), (true, false, true, true): return [(low, right)]
    case (false, false, true, false), (true, true, false, true): return [(right, high)]
    case (false, false, false, true), (true, true, true, false): return [(high, left)]
    case (true, true, false, false), (false, false, true, true): return [(left, right)]
    case (true, false, false, true), (false, true, true, false): return [(low, high)]
    case (true, false, true, false):
      return mean ? [(left, high), (low, right)] : [(left, low), (right, high)]
    case (false, true, false, true):
      return mean ? [(left, low), (right, high)] : [(left, high), (low, right)]
    }
  }

  private static func point(on edge: Edge, _ values: [[Double]], _ level: Double) -> Point {
    let start = values[edge.row][edge.column]
    let end = edge.isHorizontal ? values[edge.row][edge.column + 1] : values[edge.row + 1][edge.column]
    let part = end == start ? 0.5 : min(max((level - start) / (end - start), 0), 1)
    return edge.isHorizontal
      ? (Double(edge.column) + part, Double(edge.row)) : (Double(edge.column), Double(edge.row) + part)
  }

  /// Segments that share an edge, joined to lines.
  private static func chained(_ segments: [(Edge, Edge)]) -> [[Edge]] {
    var byEdge: [Edge: [Int]] = [:]
    for (index, segment) in segments.enumerated() {
      byEdge[segment.0, default: []].append(index)
      byEdge[segment.1, default: []].append(index)
    }
    var isUsed = Array(repeating: false, count: segments.count)
    var lines: [[Edge]] = []
    for index in segments.indices where !isUsed[index] {
      isUsed[index] = true
      var line = [segments[index].0, segments[index].1]
      for _ in 0..<2 {
        while let last = line.last,
          let next = byEdge[last]?.first(where: { !isUsed[$0] })
        {
          isUsed[next] = true
          line.append(segments[next].0 == last ? segments[next].1 : segments[next].0)
        }
        line.reverse()
      }
      lines.append(line)
    }
    return lines
  }
}
