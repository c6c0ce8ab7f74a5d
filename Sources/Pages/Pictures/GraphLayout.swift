/// Where the boxes of a computation graph stand and how its edges run.
///
/// Columns are given. An edge that skips columns gets a place of its own in each of them, so that it goes between the boxes and
/// not through them. Heights come from a few rounds in which every column moves as near to its neighbours as the order and
/// the distances in it allow.
struct GraphLayout {
  struct Box: Hashable {
    let column: Int
    let width: Double
    let height: Double
  }

  struct Link: Hashable {
    let from: Int
    let to: Int
  }

  /// The middle of each box.
  private(set) var centers: [(x: Double, y: Double)] = []
  /// The places that each edge goes through between its boxes, left to right; a place is as wide as its column.
  private(set) var bends: [[(left: Double, right: Double, y: Double)]] = []
  /// The gap that the label of each edge stands in: between which x, and the heights of the edge at both ends.
  private(set) var width = 0.0
  private(set) var top = 0.0
  private(set) var bottom = 0.0

  private struct Slot {
    /// The box, or nil for an edge that passes.
    let box: Int?
    let edge: Int?
    let height: Double
    var y = 0.0
    /// Slots in the columns beside, as (column, index).
    var neighbours: [(column: Int, index: Int)] = []
  }

  /// - Parameter gaps: The space between a column and the next.
  init(boxes: [Box], links: [Link], gaps: [Double], distance: Double, passing: Double) {
    let count = (boxes.map(\.column).max() ?? -1) + 1
    guard count > 0 else { return }
    var columns: [[Slot]] = Array(repeating: [], count: count)
    var places: [(column: Int, index: Int)] = []
    for (index, box) in boxes.enumerated() {
      places.append((box.column, columns[box.column].count))
      columns[box.column].append(Slot(box: index, edge: nil, height: box.height + distance))
    }
    // How far down a box stands, 0 to 1: as far as the boxes that lead to it, on average.
    var ranks = boxes.indices.map { GraphLayout.rank(places[$0].index, of: columns[boxes[$0].column].count) }
    for column in columns.indices.dropFirst() {
      for slot in columns[column] {
        guard let box = slot.box else { continue }
        let sources = links.filter { $0.to == box }.map { ranks[$0.from] }
        if !sources.isEmpty { ranks[box] = sources.reduce(0, +) / Double(sources.count) }
      }
    }
    // An edge passes a column above the first box that stands further down than where it comes from.
    for (edge, link) in links.enumerated() {
      for column in stride(from: boxes[link.from].column + 1, to: boxes[link.to].column, by: 1) {
        let index = columns[column].firstIndex { slot in
          ranks[slot.box ?? links[slot.edge ?? edge].from] > ranks[link.from]
        }
        columns[column].insert(
          Slot(box: nil, edge: edge, height: passing), at: index ?? columns[column].count)
      }
    }
    var routes: [[(column: Int, index: Int)]] = []
    for column in columns.indices {
      for (index, slot) in columns[column].enumerated() {
        if let box = slot.box { places[box] = (column, index) }
      }
    }
    for (edge, link) in links.enumerated() {
      var route = [places[link.from]]
      for column in stride(from: boxes[link.from].column + 1, to: boxes[link.to].column, by: 1) {
        if let index = columns[column].firstIndex(where: { $0.edge == edge }) {
          route.append((column, index))
        }
      }
      route.append(places[link.to])
      for (one, two) in zip(route, route.dropFirst()) {
        columns[one.column][one.index].neighbours.append(two)
        columns[two.column][two.index].neighbours.append(one)
      }
      routes.append(route)
    }
    GraphLayout.settle(&columns)
    place(columns, boxes: boxes, routes: routes, gaps: gaps)
  }

  /// How far down in its column a slot is, from 0 to 1.
  private static func rank(_ index: Int, of count: Int) -> Double {
    count <= 1 ? 0.5 : Double(index) / Double(count - 1)
  }

  private static func settle(_ columns: inout [[Slot]]) {
    for column in columns.indices {
      var y = -columns[column].reduce(0) { $0 + $1.height } / 2
      for index in columns[column].indices {
        columns[column][index].y = y + columns[column][index].height / 2
        y += columns[column][index].height
      }
    }
    for round in 0..<12 {
      let order = round % 2 == 0 ? Array(columns.indices) : columns.indices.reversed()
      for column in order {
        let wishes = columns[column].map { slot in
          slot.neighbours.isEmpty
            ? slot.y
            : slot.neighbours.reduce(0) { $0 + columns[$1.column][$1.index].y }
              / Double(slot.neighbours.count)
        }
        let heights = columns[column].map(\.height)
        for (index, y) in spaced(wishes, heights: heights).enumerated() { columns[column][index].y = y }
      }
    }
  }

  /// The places nearest to the wishes, by least squares, that keep the order and the distances.
  static func spaced(_ wishes: [Double], heights: [Double]) -> [Double] {
    // With the distances taken off, this is isotonic regression: neighbours that are out of order are pooled.
    var offsets: [Double] = []
    var offset = 0.0
    for index in heights.indices {
      if index > 0 { offset += (heights[index - 1] + heights[index]) / 2 }
      offsets.append(offset)
    }
    var pools: [(sum: Double, count: Int)] = []
    for (index, wish) in wishes.enumerated() {
      pools.append((wish - offsets[index], 1))
      while pools.count > 1 {
        let last = pools[pools.count - 1]
        let before = pools[pools.count - 2]
        guard before.sum / Double(before.count) > last.sum / Double(last.count) else { break }
        pools.removeLast(2)
        pools.append((before.sum + last.sum, before.count + last.count))
      }
    }
    let levels = pools.flatMap { Array(repeating: $0.sum / Double($0.count), count: $0.count) }
    return zip(levels, offsets).map { $0 + $1 }
  }

  private mutating func place(
    _ columns: [[Slot]], boxes: [Box], routes: [[(column: Int, index: Int)]], gaps: [Double]
  ) {
    var lefts: [Double] = []
    var widths: [Double] = []
    var x = 0.0
    for column in columns.indices {
      let own = boxes.filter { $0.column == column }.map(\.width).max() ?? 0
      lefts.append(x)
      widths.append(own)
      x += own + (column < gaps.count ? gaps[column] : 0)
    }
    width = (lefts.last ?? 0) + (widths.last ?? 0)
    centers = Array(repeating: (0, 0), count: boxes.count)
    for column in columns.indices {
      for slot in columns[column] {
        top = min(top, slot.y - slot.height / 2)
        bottom = max(bottom, slot.y + slot.height / 2)
        if let box = slot.box { centers[box] = (lefts[column] + widths[column] / 2, slot.y) }
      }
    }
    bends = routes.map { route in
      route.dropFirst().dropLast().map { step in
        (lefts[step.column], lefts[step.column] + widths[step.column], columns[step.column][step.index].y)
      }
    }
  }
}
