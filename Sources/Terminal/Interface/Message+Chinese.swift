extension Message {
  var chinese: String {
    switch self {
    case .value(let value): "值 \(value)"
    case .gradient(let value): "输出对它的导数 \(value)"
    case .localDerivative(let name, let value): "来自 \(name)，局部导数 \(value)"
    case .graphLegend: "上边是值，下边是输出对它的导数。"
    case .arrowLegend: "箭头上是局部导数。"
    case .curve(let name, let from, let to, let low, let high):
      "\(name)：从 \(from) 到 \(to)，最低在 \(low)，最高在 \(high)。"
    case .contourLevels: "等高线："
    case .pathStart: "起点"
    case .pathEnd: "终点"
    case .heatRange(let low, let high): "值从 \(low) 到 \(high)。"
    case .heatShare(let share, let level): "\(share) 的面积不低于 \(level)。"
    case .path(let from, let to, let steps): "路径共 \(steps) 步，从 \(from) 到 \(to)。"
    case .doesNotFit: "形状不符"
    case .repeated(let down, let right):
      right <= 1
        ? "向下重复 \(down) 次" : down <= 1 ? "向右重复 \(right) 次" : "向下重复 \(down) 次，向右重复 \(right) 次"
    case .units(let count, let title): title.isEmpty ? "\(count) 个单元" : "\(title)，\(count) 个单元"
    case .weight(let from, let to, let weight): "单元 \(from) 到单元 \(to) 的权重：\(weight)"
    case .image(let width, let height, let mean): "图像，宽 \(width) 像素，高 \(height) 像素，平均亮度 \(mean)。"
    case .picture: "图："
    }
  }
}
