extension NetworkPicture {
  /// A network by its sizes, named as the course names it: a[0] = x, a[1], …, a[L] = ŷ.
  init(sizes: [Int], links: [Link]? = nil, activations: [[Double]] = []) {
    let last = sizes.count - 1
    let layers = sizes.enumerated().map { l, size in
      let title =
        switch l {
        case 0: LocalizedText("input layer, not counted", "输入层，不计数")
        case last: LocalizedText("output layer", "输出层")
        default: LocalizedText("hidden layer \(l)", "隐藏层 \(l)")
        }
      let name = "a^{[\(l)]}"
      let label = l == 0 ? "\(name) = x" : l == last ? "\(name) = \\hat{y}" : name
      let units = size > 12 ? [] : (1...size).map { l == 0 ? "x_{\($0)}" : "a^{[\(l)]}_{\($0)}" }
      return Layer(
        label, title: title, unitCount: size, unitLabels: units,
        values: activations.indices.contains(l) ? activations[l] : [])
    }
    self.init(layers: layers, links: links)
  }
}
