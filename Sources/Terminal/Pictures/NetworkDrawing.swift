internal import Experiments
internal import SourceText

/// A network as columns of units with lines between them; a list where there is no room or no eye.
struct NetworkDrawing {
  private let picture: NetworkPicture
  private let setting: Setting
  /// More units than this are drawn as the first ones, dots and the last.
  private static let mostUnits = 8
  private static let gap = 9

  init(_ picture: NetworkPicture, _ setting: Setting) {
    self.picture = picture
    self.setting = setting
  }

  var lines: [Line] {
    if setting.isSpoken || setting.asciiOnly { return listed }
    return drawn ?? listed
  }

  /// The units of a layer that are drawn; nil stands for the dots.
  private func shown(_ layer: NetworkPicture.Layer) -> [Int?] {
    let count = layer.unitCount
    if count <= NetworkDrawing.mostUnits { return Array(0..<max(count, 0)) }
    return [0, 1, 2, nil, count - 2, count - 1]
  }

  private func text(_ layer: NetworkPicture.Layer, _ unit: Int) -> String {
    var text =
      unit < layer.unitLabels.count ? setting.formula(layer.unitLabels[unit]) : setting.asciiOnly ? "o" : "○"
    if unit < layer.values.count {
      text += " " + NumberStyle.significant(3).text(layer.values[unit])
    }
    return text
  }

  private var drawn: [Line]? {
    let columns = picture.layers.map { shown($0) }
    let texts = zip(picture.layers, columns).map { layer, units in
      units.map { $0.map { text(layer, $0) } ?? "⋮" }
    }
    let heads = picture.layers.map {
      [setting.formula($0.label), setting.line($0.title).text, "\($0.unitCount)"]
    }
    let widths = zip(texts, heads).map { texts, heads in
      (texts + heads).map { DisplayWidth.columns(of: $0) }.max() ?? 1
    }
    let width = widths.reduce(0, +) + NetworkDrawing.gap * max(0, widths.count - 1)
    guard width <= setting.columns else { return nil }

    var canvas = Canvas(asciiOnly: false)
    let height = (columns.map(\.count).max() ?? 1) * 2 - 1
    let top = 2
    func row(_ layer: Int, _ place: Int) -> Int {
      top + (height - (columns[layer].count * 2 - 1)) / 2 + place * 2
    }
    var start = 0
    for layer in columns.indices {
      for (number, head) in heads[layer].prefix(2).enumerated() {
        let free = widths[layer] - DisplayWidth.columns(of: head)
        canvas.write(head, row: number, column: start + free / 2, number == 0 ? .strong : .quiet)
      }
      for (place, text) in texts[layer].enumerated() {
        let free = widths[layer] - DisplayWidth.columns(of: text)
        canvas.write(text, row: row(layer, place), column: start + free / 2)
      }
      let count = heads[layer][2]
      canvas.write(
        count, row: top + height + 1, column: start + (widths[layer] - count.utf8.count) / 2, .quiet)
      start += widths[layer] + NetworkDrawing.gap
      if layer + 1 < columns.count {
        connect(layer + 1, columns, height, start - NetworkDrawing.gap, top, row, &canvas)
      }
    }
    return canvas.lines
  }

  /// The lines that lead to a layer, as dots between two columns.
  private func connect(
    _ layer: Int, _ columns: [[Int?]], _ height: Int, _ column: Int, _ top: Int,
    _ row: (Int, Int) -> Int, _ canvas: inout Canvas
  ) {
    var braille = Braille(columns: NetworkDrawing.gap - 2, rows: height)
    func place(_ layer: Int, _ unit: Int) -> Int? {
      columns[layer].firstIndex(of: unit).map { (row(layer, $0) - top) * 4 + 2 }
    }
    func draw(_ from: Int, _ to: Int, _ weight: Double?) {
      guard let y0 = place(layer - 1, from), let y1 = place(layer, to) else { return }
      // Negative weights are dashed: the sign does not hang on the colour.
      let isNegative = (weight ?? 0) < 0
      let style: Style = weight == nil ? .quiet : Style(.series(isNegative ? 1 : 0))
      braille.line(0, y0, braille.width - 1, y1, style, gap: isNegative ? 2 : 0)
    }
    if let links = picture.links {
      for link in links where link.layer == layer { draw(link.from, link.to, link.weight) }
    } else {
      for from in columns[layer - 1].compactMap({ $0 }) {
        for to in columns[layer].compactMap({ $0 }) { draw(from, to, nil) }
      }
    }
    for line in 0..<height {
      for offset in 0..<(NetworkDrawing.gap - 2) {
        if let letter = braille.letter(row: line, column: offset) {
          canvas.write(letter.text, row: top + line, column: column + 1 + offset, letter.style)
        }
      }
    }
  }

  private var listed: [Line] {
    var lines: [Line] = []
    for (number, layer) in picture.layers.enumerated() {
      var flow = Flow()
      flow.append("\(setting.formula(layer.label)): ", .strong)
      flow.append(setting.say(.units(layer.unitCount, setting.line(layer.title).text)))
      if !layer.unitLabels.isEmpty || !layer.values.isEmpty {
        flow.append(": " + (0..<min(layer.unitCount, 12)).map { text(layer, $0) }.joined(separator: ", "))
      }
      lines += flow.lines(columns: setting.columns)
      let weights = (picture.links ?? []).filter { $0.layer == number && $0.weight != nil }
      for link in weights.prefix(40) {
        var detail = Flow()
        let weight = NumberStyle.significant(3).text(link.weight ?? 0)
        detail.append(setting.say(.weight(from: link.from + 1, to: link.to + 1, weight)), .quiet)
        lines += detail.lines(columns: setting.columns - 2).map { $0.indented(by: 2) }
      }
    }
    return lines
  }
}
