internal import Course
internal import Experiments

/// Says a picture in words, for those who hear the page.
struct PictureWords {
  let words: Words
  let formulas: FormulaPrinter

  private var isChinese: Bool { words.language == .chinese }

  private func said(_ text: LocalizedText) -> String {
    let parts = words.text(text).split(separator: "$", omittingEmptySubsequences: false)
    guard parts.count % 2 == 1 else { return words.text(text) }
    return parts.enumerated().map {
      $0.offset % 2 == 0 ? String($0.element) : formulas.spoken(String($0.element))
    }
    .joined()
  }

  private func number(_ value: Double, _ style: NumberStyle = .significant(4)) -> String {
    style.text(value)
  }

  private func list(_ items: [String]) -> String { items.joined(separator: isChinese ? "；" : "; ") }

  private func sentence(_ parts: [String]) -> String {
    parts.filter { !$0.isEmpty }.map { isChinese ? $0 + "。" : $0 + "." }.joined(
      separator: isChinese ? "" : " ")
  }

  func graph(_ picture: GraphPicture) -> String {
    let names = Dictionary(picture.nodes.map { ($0.id, formulas.spoken($0.label)) }) { first, _ in first }
    let nodes = picture.nodes.map { node -> String in
      var text = formulas.spoken(node.label)
      if let formula = node.formula { text += (isChinese ? " 等于 " : " is ") + formulas.spoken(formula) }
      if let value = node.value {
        text += (isChinese ? "，值 " : ", value ") + number(value, picture.style)
      }
      if let gradient = node.gradient {
        text += (isChinese ? "，导数 " : ", derivative ") + number(gradient, picture.style)
      }
      return text
    }
    let edges = picture.edges.compactMap { edge -> String? in
      guard let from = names[edge.from], let to = names[edge.to] else { return nil }
      let arrow = isChinese ? "\(from) 到 \(to)" : "\(from) to \(to)"
      guard let derivative = edge.derivative else { return arrow }
      return arrow + (isChinese ? "，局部导数 " : ", local derivative ") + number(derivative, picture.style)
    }
    return sentence([
      isChinese ? "计算图" : "Computation graph", (isChinese ? "节点：" : "Nodes: ") + list(nodes),
      edges.isEmpty ? "" : (isChinese ? "边：" : "Edges: ") + list(edges),
    ])
  }

  func plot(_ plot: Plot) -> String {
    let axis = { (axis: Plot.Axis) -> String in
      let (low, high) = (number(axis.range.lowerBound), number(axis.range.upperBound))
      let kind = axis.scale == .logarithmic ? (isChinese ? "，对数轴" : ", logarithmic") : ""
      return isChinese
        ? "\(said(axis.title))，从 \(low) 到 \(high)\(kind)"
        : "\(said(axis.title)) from \(low) to \(high)\(kind)"
    }
    let series = plot.series.map { series -> String in
      let points = series.points.filter { $0.x.isFinite && $0.y.isFinite }
      guard let first = points.first, let last = points.last else { return said(series.name) }
      if series.style == .points {
        return said(series.name) + (isChinese ? "，\(points.count) 个点" : ", \(points.count) points")
      }
      let low = points.map(\.y).min() ?? first.y
      let high = points.map(\.y).max() ?? first.y
      return said(series.name)
        + (isChinese
          ? "，从 \(number(first.y)) 到 \(number(last.y))，最低 \(number(low))，最高 \(number(high))"
          : ", from \(number(first.y)) to \(number(last.y)), lowest \(number(low)), highest \(number(high))")
    }
    let marks = plot.marks.map { mark -> String in
      switch mark {
      case .point(let point, let text): "\(said(text)) (\(number(point.x)), \(number(point.y)))"
      case .horizontal(let value, let text), .vertical(let value, let text): "\(said(text)) \(number(value))"
      }
    }
    return sentence([
      (isChinese ? "图：" : "Plot: ") + said(plot.title), (isChinese ? "横轴：" : "Across: ") + axis(plot.x),
      (isChinese ? "纵轴：" : "Up: ") + axis(plot.y), list(series), list(marks),
    ])
  }

  func heatMap(_ map: HeatMap) -> String {
    let finite = map.values.joined().filter(\.isFinite)
    let range =
      isChinese
      ? "值从 \(number(finite.min() ?? 0)) 到 \(number(finite.max() ?? 0))"
      : "Values from \(number(finite.min() ?? 0)) to \(number(finite.max() ?? 0))"
    let levels = map.levels.map { number($0) }.joined(separator: ", ")
    let zeros = map.examples.count { $0.label == 0 }
    let ones = map.examples.count - zeros
    return sentence([
      (isChinese ? "图：" : "Map: ") + said(map.title), range,
      map.levels.isEmpty ? "" : (isChinese ? "等值线：" : "Lines at ") + levels,
      map.examples.isEmpty
        ? ""
        : isChinese
          ? "样本：标签 0 有 \(zeros) 个，标签 1 有 \(ones) 个" : "Examples: \(zeros) with label 0, \(ones) with label 1",
      map.path.isEmpty ? "" : isChinese ? "路径共 \(map.path.count) 点" : "A path of \(map.path.count) points",
    ])
  }

  func network(_ network: NetworkPicture) -> String {
    let layers = network.layers.map { layer in
      isChinese
        ? "\(said(layer.title))，\(layer.unitCount) 个单元" : "\(said(layer.title)), \(layer.unitCount) units"
    }
    let weights = (network.links ?? []).compactMap { link in
      link.weight.map {
        isChinese
          ? "第 \(link.layer) 层 \(link.from + 1) 到 \(link.to + 1)：\(number($0))"
          : "layer \(link.layer), \(link.from + 1) to \(link.to + 1): \(number($0))"
      }
    }
    return sentence([
      isChinese ? "神经网络" : "Network", list(layers),
      network.links == nil ? (isChinese ? "相邻两层全连接" : "Neighbouring layers are fully connected") : "",
      weights.isEmpty ? "" : (isChinese ? "权重：" : "Weights: ") + list(weights),
    ])
  }

  func shapes(_ line: [ShapeBoxes.Item]) -> String {
    let items = line.map { item -> String in
      switch item {
      case .sign(let latex): return formulas.spoken(latex)
      case .box(let box):
        let size = isChinese ? "\(box.rows) 行 \(box.columns) 列" : "\(box.rows) by \(box.columns)"
        let fault = box.isWrong ? (isChinese ? "，不匹配" : ", does not fit") : ""
        return "\(formulas.spoken(box.label)) (\(size)\(fault))"
      }
    }
    return sentence([(isChinese ? "形状：" : "Shapes: ") + items.joined(separator: " ")])
  }

  func image(_ image: ImageGrid.Image) -> String {
    sentence([
      said(image.caption),
      isChinese ? "\(image.width) 乘 \(image.height) 像素" : "\(image.width) by \(image.height) pixels",
      image.labels.isEmpty ? "" : image.labels.joined(separator: " "),
    ])
  }
}
