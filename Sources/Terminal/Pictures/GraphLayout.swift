/// Where the boxes of a graph stand and how its edges run, counted in rows and columns of letters.
///
/// Boxes stand in columns; an edge leaves its box in the middle of the right side, runs down or up a track of
/// its own between two columns, and enters at a row of its own. An edge over several columns runs through
/// every one of them as through a box without a border.
struct GraphLayout {
  /// A box or, with a nil index, a place where an edge passes.
  struct Item {
    let box: Int?
    let layer: Int
    var height: Int
    var top = 0
    var entries: [Int] = []
    var middle: Int { top + height / 2 }
  }

  /// One step of an edge from a column to the next.
  struct Segment {
    let from: Int
    let to: Int
    /// The edge it is a part of.
    let edge: Int
    var startRow = 0
    var endRow = 0
    /// Which track it turns on, counted from the left; nil where it runs straight.
    var track: Int?
  }

  private(set) var items: [Item]
  private(set) var segments: [Segment] = []
  /// Items of every column from top to bottom.
  private(set) var layers: [[Int]]
  /// How many tracks lie right of every column.
  private(set) var tracks: [Int] = []
  /// Whether two edges could not be kept apart.
  private(set) var isTangled = false

  /// - Parameters:
  ///   - boxLayers: The column of every box.
  ///   - edges: From box to box, to a higher column.
  init(layers boxLayers: [Int], edges: [(from: Int, to: Int)]) {
    items = boxLayers.enumerated().map { Item(box: $0.offset, layer: $0.element, height: 3) }
    layers = Array(repeating: [], count: (boxLayers.max() ?? 0) + 1)
    for (index, item) in items.enumerated() { layers[item.layer].append(index) }
    for (number, edge) in edges.enumerated() { thread(number, edge.from, edge.to) }
    for index in items.indices where items[index].box != nil {
      items[index].height = max(3, segments.count { $0.to == index } + 2)
    }
    order()
    for shift in 0..<4 {
      place(shifting: shift)
      route()
      if !isTangled { break }
    }
  }

  /// Cuts an edge into segments, with a passing place in every column between.
  private mutating func thread(_ edge: Int, _ from: Int, _ to: Int) {
    var last = from
    for layer in (items[from].layer + 1)..<max(items[to].layer, items[from].layer + 1) {
      items.append(Item(box: nil, layer: layer, height: 1))
      layers[layer].append(items.count - 1)
      segments.append(Segment(from: last, to: items.count - 1, edge: edge))
      last = items.count - 1
    }
    segments.append(Segment(from: last, to: to, edge: edge))
  }

  // MARK: Order within the columns

  private mutating func order() {
    var best = layers
    var fewest = crossings(layers)
    for sweep in 0..<8 where fewest > 0 {
      let isForward = sweep % 2 == 0
      var order = layers
      for layer in isForward ? Array(1..<order.count) : Array((0..<max(order.count - 1, 0)).reversed()) {
        let other = order[isForward ? layer - 1 : layer + 1]
        var position: [Int: Int] = [:]
        for (row, item) in other.enumerated() { position[item] = row }
        let weights = order[layer].enumerated().map { row, item -> (weight: Double, row: Int, item: Int) in
          let neighbours = segments.compactMap { segment -> Int? in
            if isForward { return segment.to == item ? position[segment.from] : nil }
            return segment.from == item ? position[segment.to] : nil
          }
          let weight =
            neighbours.isEmpty ? Double(row) : Double(neighbours.reduce(0, +)) / Double(neighbours.count)
          return (weight, row, item)
        }
        order[layer] = weights.sorted { ($0.weight, $0.row) < ($1.weight, $1.row) }.map(\.item)
      }
      layers = order
      let number = crossings(order)
      if number < fewest {
        fewest = number
        best = order
      }
    }
    layers = best
  }

  private func crossings(_ layers: [[Int]]) -> Int {
    var position = Array(repeating: 0, count: items.count)
    for layer in layers { for (row, item) in layer.enumerated() { position[item] = row } }
    var count = 0
    for (index, first) in segments.enumerated() {
      for second in segments[(index + 1)...] where items[first.from].layer == items[second.from].layer {
        let above = position[first.from] - position[second.from]
        let below = position[first.to] - position[second.to]
        if above * below < 0 { count += 1 }
      }
    }
    return count
  }

  // MARK: Rows

  private mutating func place(shifting shift: Int) {
    for layer in layers.indices { stack(layer) { _ in 0 } }
    for sweep in 0..<6 {
      let isForward = sweep % 2 == 1
      let order = isForward ? Array(layers.indices) : Array(layers.indices.reversed())
      for layer in order {
        let wishes = Dictionary(uniqueKeysWithValues: layers[layer].map { ($0, wish($0, isForward)) })
        stack(layer) { wishes[$0] ?? 0 }
      }
    }
    for layer in layers.indices where shift > 0 && layer % 2 == 1 {
      for item in layers[layer] { items[item].top += shift }
    }
    let top = items.map(\.top).min() ?? 0
    for index in items.indices { items[index].top -= top }
  }

  /// The row in which the middle of an item would stand best: that of its neighbours.
  private func wish(_ item: Int, _ isForward: Bool) -> Int {
    let neighbours = segments.compactMap { segment -> Int? in
      if isForward { return segment.to == item ? items[segment.from].middle : nil }
      return segment.from == item ? items[segment.to].middle : nil
    }
    if neighbours.isEmpty { return items[item].middle }
    return Int((Double(neighbours.reduce(0, +)) / Double(neighbours.count)).rounded())
  }

  /// Puts the items of a column as near to their wishes as they go without touching.
  private mutating func stack(_ layer: Int, _ wish: (Int) -> Int) {
    let column = layers[layer]
    var tops: [Int] = []
    var bottom = Int.min / 2
    for item in column {
      let top = max(bottom, wish(item) - items[item].height / 2)
      tops.append(top)
      bottom = top + items[item].height
    }
    // What was pushed down shares the way with what pushed it.
    var index = column.count - 1
    while index >= 0 {
      var start = index
      while start > 0 && tops[start - 1] + items[column[start - 1]].height == tops[start] { start -= 1 }
      let push = (start...index).map { tops[$0] - (wish(column[$0]) - items[column[$0]].height / 2) }
      let room = start > 0 ? tops[start] - tops[start - 1] - items[column[start - 1]].height : Int.max
      let shift = min(push.reduce(0, +) / push.count, room)
      if shift > 0 { for place in start...index { tops[place] -= shift } }
      index = start - 1
    }
    for (place, item) in column.enumerated() { items[item].top = tops[place] }
  }

  // MARK: Routes

  private mutating func route() {
    isTangled = false
    for index in items.indices {
      let incoming = segments.indices.filter { segments[$0].to == index }
        .sorted { items[segments[$0].from].middle < items[segments[$1].from].middle }
      for (place, segment) in incoming.enumerated() {
        let spread = items[index].box == nil ? 0 : (items[index].height - 1 - incoming.count + 1) / 2 + place
        segments[segment].endRow =
          incoming.count == 1 ? items[index].middle : items[index].top + spread
      }
    }
    for index in segments.indices { segments[index].startRow = items[segments[index].from].middle }
    tracks = layers.indices.map { route(after: $0) }
  }

  /// Gives every source of a column a track; returns how many there are.
  private mutating func route(after layer: Int) -> Int {
    let own = segments.indices.filter { items[segments[$0].from].layer == layer }
    var turning: [Int] = []
    for source in layers[layer] {
      let mine = own.filter { segments[$0].from == source }
      if mine.contains(where: { segments[$0].startRow != segments[$0].endRow }) { turning.append(source) }
    }
    // A must turn right of B where it enters on the row on which B leaves.
    func mustFollow(_ a: Int, _ b: Int) -> Bool {
      own.contains { segments[$0].from == a && segments[$0].endRow == items[b].middle }
    }
    var order: [Int] = []
    var rest = turning.sorted { turnsLater($0, $1, own) }
    while !rest.isEmpty {
      if let free = rest.firstIndex(where: { a in !rest.contains { $0 != a && mustFollow(a, $0) } }) {
        order.append(rest.remove(at: free))
      } else {
        isTangled = true
        order += rest
        rest = []
      }
    }
    for index in own { segments[index].track = order.firstIndex(of: segments[index].from) }
    return order.count
  }

  /// Fewest crossings: of two that go down the lower one turns first, of two that go up the higher one.
  private func turnsLater(_ a: Int, _ b: Int, _ own: [Int]) -> Bool {
    func slope(_ item: Int) -> Int {
      own.filter { segments[$0].from == item }.reduce(0) { $0 + segments[$1].endRow - segments[$1].startRow }
    }
    let (first, second) = (slope(a), slope(b))
    if first > 0 && second > 0 { return items[a].top > items[b].top }
    return items[a].top < items[b].top
  }
}
