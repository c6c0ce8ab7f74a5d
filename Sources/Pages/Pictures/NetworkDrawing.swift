internal import Experiments

/// Draws a network as the lecture does: a column of units for each layer, the input at the left.
struct NetworkDrawing {
  let inlines: InlinePrinter
  let words: Words

  /// More units than this are shown as the first ones, dots and the last.
  private static let unitLimit = 6
  private static let radius = 12.0

  /// What stands in a column, from top to bottom.
  private enum Place: Hashable {
    case unit(Int)
    case dots
  }

  func draw(_ network: NetworkPicture) -> HTML {
    let columns = network.layers.map { NetworkDrawing.places($0.unitCount) }
    let rows = Double(columns.map(\.count).max() ?? 1)
    // A value below a unit that has a name takes a line of its own.
    let rowDistance = network.layers.contains { !$0.unitLabels.isEmpty && !$0.values.isEmpty } ? 40.0 : 32.0
    let titleWidth = network.layers.map { 8.5 * titleEstimate($0) }.max() ?? 0
    let distance = max(86, titleWidth + 8)
    let width = distance * Double(max(network.layers.count - 1, 0)) + max(titleWidth, 50) + 10
    let middle = 26 + rows * rowDistance / 2
    let center = { (column: Int, row: Int) -> (x: Double, y: Double) in
      let y = middle + (Double(row) - Double(columns[column].count - 1) / 2) * rowDistance
      return ((max(titleWidth, 50) + 10) / 2 + Double(column) * distance, y)
    }
    var drawing = Drawing(width: width, height: middle + rows * rowDistance / 2 + 24)
    drawLinks(network, columns, center, in: &drawing)
    for (index, layer) in network.layers.enumerated() {
      drawUnits(layer, columns[index], { center(index, $0) }, in: &drawing)
      let x = center(index, 0).x
      drawing.label(
        [inlines.formulas.label(layer.label)], centerX: x, centerY: 9, width: distance, height: 16, "layer")
      drawing.label(
        inlines.print(layer.title), centerX: x, centerY: drawing.frame.bottom - 10, width: distance,
        height: 18,
        "title")
    }
    return drawing.svg(PictureWords(words: words, formulas: inlines.formulas).network(network))
  }

  private func titleEstimate(_ layer: NetworkPicture.Layer) -> Double {
    inlines.print(layer.title).reduce(0) { $0 + MathWidth.estimate($1) }
  }

  private static func places(_ count: Int) -> [Place] {
    guard count > unitLimit else { return (0..<max(count, 0)).map { .unit($0) } }
    return (0..<unitLimit - 2).map { .unit($0) } + [.dots, .unit(count - 1)]
  }

  private func drawLinks(
    _ network: NetworkPicture, _ columns: [[Place]], _ center: @escaping (Int, Int) -> (x: Double, y: Double),
    in drawing: inout Drawing
  ) {
    let place = { (column: Int, unit: Int) -> (x: Double, y: Double)? in
      columns[column].firstIndex(of: .unit(unit)).map { center(column, $0) }
    }
    let all = network.links ?? NetworkDrawing.dense(columns)
    let largest = all.compactMap { $0.weight?.magnitude }.filter(\.isFinite).max() ?? 0
    for link in all where link.layer > 0 && link.layer < columns.count {
      guard let from = place(link.layer - 1, link.from), let to = place(link.layer, link.to) else { continue }
      // Thick is far from zero, dashed is negative.
      let strength = link.weight.map { largest > 0 ? Int(($0.magnitude / largest * 3).rounded(.up)) : 1 } ?? 1
      let sign = (link.weight ?? 0) < 0 ? " negative" : ""
      drawing.line(
        from.x + NetworkDrawing.radius, from.y, to.x - NetworkDrawing.radius, to.y,
        "link strength\(min(max(strength, 1), 3))\(sign)")
    }
    guard all.contains(where: { $0.weight != nil }), all.count <= 12 else { return }
    for link in all where link.layer > 0 && link.layer < columns.count {
      guard let weight = link.weight, let from = place(link.layer - 1, link.from),
        let to = place(link.layer, link.to)
      else { continue }
      // A third of the way: there the lines that meet at a unit are still apart.
      let text = NumberSetting.text(weight, .significant(3))
      drawing.label(
        [.text(text)], centerX: from.x + (to.x - from.x) * 0.42, centerY: from.y + (to.y - from.y) * 0.42,
        width: 4.5 * Double(text.count) + 4, height: 10, "weight")
    }
  }

  private static func dense(_ columns: [[Place]]) -> [NetworkPicture.Link] {
    columns.indices.dropFirst().flatMap { layer in
      columns[layer - 1].flatMap { from in
        columns[layer].compactMap { to -> NetworkPicture.Link? in
          guard case .unit(let from) = from, case .unit(let to) = to else { return nil }
          return NetworkPicture.Link(layer: layer, from: from, to: to)
        }
      }
    }
  }

  private func drawUnits(
    _ layer: NetworkPicture.Layer, _ places: [Place], _ center: (Int) -> (x: Double, y: Double),
    in drawing: inout Drawing
  ) {
    for (row, place) in places.enumerated() {
      let middle = center(row)
      guard case .unit(let unit) = place else {
        for offset in [-6.0, 0, 6] { drawing.circle(middle.x, middle.y + offset, 1.2, "dot") }
        continue
      }
      drawing.circle(middle.x, middle.y, NetworkDrawing.radius, "unit")
      if unit < layer.unitLabels.count {
        drawing.label(
          [inlines.formulas.label(layer.unitLabels[unit])], centerX: middle.x, centerY: middle.y,
          width: 2 * NetworkDrawing.radius, height: 2 * NetworkDrawing.radius, "unit-label")
      }
      if unit < layer.values.count {
        let text = NumberSetting.text(layer.values[unit], .significant(3))
        if layer.unitLabels.isEmpty {
          drawing.text(text, middle.x, middle.y + 2.5, .middle, "unit-value inside")
        } else {
          drawing.text(text, middle.x, middle.y + NetworkDrawing.radius + 7.5, .middle, "unit-value")
        }
      }
    }
    let hidden = layer.unitCount - places.count { $0 != .dots }
    if hidden > 0, let row = places.firstIndex(of: .dots) {
      let middle = center(row)
      drawing.text("\(layer.unitCount)", middle.x + 7, middle.y + 3, .start, "unit-value")
    }
  }
}
